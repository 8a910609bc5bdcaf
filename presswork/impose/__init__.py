"""Impose: pages laid out on press sheets, so that they are in order when the sheets are folded and bound."""
