#!/usr/bin/env python3
"""Build the demo publications, or the folders given: the same as ``presswork render``, for a checkout.

Runs in the checkout's own environment (.venv, made by script/bootstrap) when this Python lacks the libraries.
"""

import importlib.util
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"


def enter_environment() -> None:
    """Start again with the Python of .venv where this one lacks the libraries, or say what to run."""
    if importlib.util.find_spec("weasyprint"):
        return
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file() or Path(sys.prefix).resolve() == VENV.resolve():
        sys.exit(f"render.py: the libraries are not installed; run {HERE / 'script' / 'bootstrap'} first")
    os.execv(python, [str(python), __file__, *sys.argv[1:]])  # noqa: S606 - our own interpreter, our own script


def main() -> None:
    """Run ``presswork render``, with every publication of data/ where none is named."""
    sys.path.insert(0, str(HERE))
    from presswork.door.render import render  # noqa: PLC0415 - known only now

    render.main(obj=HERE / "data", prog_name="render.py")


if __name__ == "__main__":
    enter_environment()
    main()
