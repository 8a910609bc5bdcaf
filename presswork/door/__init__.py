"""Doors: the command line. They read what the user wants, call the line and tell what came of it."""

from presswork.collector import quieten

quieten()
