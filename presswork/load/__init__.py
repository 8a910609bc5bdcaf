"""Load: a folder of YAML, Markdown and CSV becomes a Publication, a layout a Layout; errors all at once."""
