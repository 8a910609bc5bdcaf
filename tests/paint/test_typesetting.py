"""Typesetting in templates: charts placed whole and in parts."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from painting import panel

from presswork.paint.lettering import Lettered
from presswork.paint.panel import Panel
from presswork.paint.placeholder import Replacements
from presswork.paint.typesetting import Typesetter


@pytest.fixture
def desk():
    """Make a typesetter with one chart, 400 pt wide, its texts at 10 and at 300 pt."""
    first, last = (panel(word).passages[0].strokes[0] for word in ("左", "右"))
    passage = replace(panel("左").passages[0], strokes=(replace(first, x=10.0), replace(last, x=300.0)))
    chart = Lettered("<svg></svg>", Panel(400.0, 90.0, (passage,)))
    return Typesetter(SimpleNamespace(layout=None), None, {"chart": chart}, Replacements())


def placed(desk):
    """List the text and place of what the last placeholder paints."""
    each = desk.replacements.panels[-1]
    return each.width, [(stroke.line.text, stroke.x) for passage in each.passages for stroke in passage.strokes]


def test_a_chart_is_placed_whole(desk):
    """Without a width the chart stands as it is drawn."""
    assert 'class="lettered" style="width:400.000pt' in desk.drawing("chart")
    assert placed(desk) == (400.0, [("左", 10.0), ("右", 300.0)])


def test_a_chart_over_two_pages_is_placed_in_two(desk):
    """Each part has the texts that begin in it, at their place in it, and shows the drawing from its start on."""
    assert "left:0.000pt" in desk.drawing("chart", 0, 250)
    assert placed(desk) == (250, [("左", 10.0)])
    assert "left:-250.000pt" in desk.drawing("chart", 250, 150)
    assert placed(desk) == (150, [("右", 50.0)])
