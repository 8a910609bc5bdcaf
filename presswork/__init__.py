"""Presswork: one folder of text and data in, press, screen and archive publications out."""

import os

__version__ = "0.1.0"

# numpy's sums are then added up in one order, however many cores there are; and its other threads, which have nothing
# to do here, take half as long as its import.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
