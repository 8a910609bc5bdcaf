"""The chart stage: a table and a figure's words become SVG with real text, drawn for its frame."""
