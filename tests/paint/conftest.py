"""Fixtures of the painting tests. The helpers are in painting.py, which tests import from beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
