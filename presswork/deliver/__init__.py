"""Deliver: names of finished files, and writing them so that a half-written one is never seen."""
