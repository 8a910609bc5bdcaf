"""Finish: one module a standard."""
