"""Fixtures of the imposition's tests."""

import sys
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "check")]

from sound import saved, sound  # noqa: E402 - found on the path above


@pytest.fixture
def book(tmp_path):
    """Make a press file of so many pages, each with its number as text."""
    def make(pages: int) -> Path:
        pdf = sound(pages)
        for number, page in enumerate(pdf.pages, start=1):
            page.contents_add(f"\nq /Over gs BT /F1 9 Tf 0 0 0 1 k 1 0 0 1 200 400 Tm (page {number} ends) Tj ET Q\n"
                              .encode())
        return saved(pdf, tmp_path / f"book{pages}.pdf")

    return make


@pytest.fixture
def opened():
    """Open PDFs that are closed after the test."""
    files = []

    def open_pdf(source) -> pikepdf.Pdf:
        files.append(pikepdf.open(source))
        return files[-1]

    yield open_pdf
    for file in files:
        file.close()
