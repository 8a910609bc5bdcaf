"""Compose: paragraphs, a type style and a measure become lines of glyphs. No PDF, no HTML in this room."""
