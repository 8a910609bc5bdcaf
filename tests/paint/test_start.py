"""The quick start of WeasyPrint: the same painter, started sooner."""

import subprocess
import sys

SAME = """
from presswork.paint.start import painter
weasyprint = painter()
import ctypes.util, sys
pdf = weasyprint.HTML(string="<p lang=zh style='font-family:Noto Serif CJK SC'>河边</p>").write_pdf()
assert pdf.startswith(b"%PDF-")
assert ctypes.util.find_library("c")
"""
FETCHER = """
import sys
from presswork.paint.fetching import fetcher
fetcher({})
assert "weasyprint" in sys.modules
assert "fontTools.subset" not in sys.modules
"""


def test_started_painter():
    """A painter started so writes pages with text and leaves ctypes as it was."""
    result = subprocess.run([sys.executable, "-c", SAME], capture_output=True, text=True, check=False)
    assert (0, "") == (result.returncode, result.stderr)


def test_fetcher_starts_the_painter():
    """What is asked for first, a fetcher of pictures, starts WeasyPrint in the same quick way."""
    result = subprocess.run([sys.executable, "-c", FETCHER], capture_output=True, text=True, check=False)
    assert (0, "") == (result.returncode, result.stderr)
