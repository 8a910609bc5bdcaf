"""Fixtures of the chart tests. The helpers are in chart_office.py, which tests import from beside them."""

import sys
from pathlib import Path

import pytest

from presswork.model.fact import Table
from presswork.model.style import Face, TypeStyle

sys.path.insert(0, str(Path(__file__).parent))

from chart_office import (
    BOOK,
    EVENTS,
    FACTS,
    NEWS,
    make_fact,
    make_layout,
    make_publication,
    serif,
)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keep every test's drawings to itself; fonts that were cut stay where they are."""
    folder = tmp_path / "cache"
    monkeypatch.setattr("presswork.chart.cache.folder", lambda: folder)
    return folder


@pytest.fixture
def publication():
    table = Table("events", ("year", "event", "source"), EVENTS, ())
    return make_publication([make_fact(*fact) for fact in FACTS], [table])


@pytest.fixture
def newspaper():
    return make_layout("newspaper", NEWS)


@pytest.fixture
def brochure():
    styles = (
        TypeStyle("chart-figure", (serif(300, 60), Face("Noto Serif CJK SC", 300)), 30, 30, tracking=-0.025),
        TypeStyle("chart-label", (Face("Noto Sans CJK SC", 500),), 8.2, 10.6),
        TypeStyle("chart-unit", (serif(400, 20), Face("Noto Serif CJK SC", 400)), 9, 12),
    )
    return make_layout("brochure", BOOK, styles)
