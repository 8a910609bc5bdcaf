"""Check: preflight of a finished PDF, ours or another's, for a printing condition."""
