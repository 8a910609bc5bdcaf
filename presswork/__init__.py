"""Presswork: one folder of text and data in, press, screen and archive publications out."""

__version__ = "0.1.0"
