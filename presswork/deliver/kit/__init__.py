"""The press kit: one deterministic zip of what a newsroom needs of a publication."""
