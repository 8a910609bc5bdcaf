"""Doors: the command line. They read what the user wants, call the line and tell what came of it."""

import gc

# A build makes many values and drops few: with the usual thresholds the collector takes a tenth of its time.
gc.set_threshold(200_000, 50, 50)
