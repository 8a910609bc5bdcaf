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


def test_started_painter():
    """A painter started so writes pages with text and leaves ctypes as it was."""
    result = subprocess.run([sys.executable, "-c", SAME], capture_output=True, text=True, check=False)
    assert (0, "") == (result.returncode, result.stderr)
