"""The lengths that a feature is tried at are in lengths.py, which tests import from beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
