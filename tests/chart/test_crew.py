"""Charts drawn together: in several processes as in one, each kept, and all that is wrong told at once."""

import pytest
from chart_office import make_figure

from presswork.chart import crew
from presswork.chart.draw import draw_all, draw_figure
from presswork.model.report import Faults

NAMES = ("people", "transferred", "dens", "days", "firms", "theft", "traffic", "fraud")


def frames():
    return [(make_figure("bar", [name], id=f"bar{at}"), 200.0, 60.0) for at, name in enumerate(NAMES)]


def test_processes_draw_the_same_bytes(publication, newspaper, cache):
    """Eight charts of two processes are those of one, in the order asked for, and are all in the cache."""
    many = draw_all(frames(), publication, newspaper, 2)
    assert len(NAMES) == len(list(cache.glob("*.json")))
    for entry in cache.glob("*.json"):
        entry.unlink()
    assert many == draw_all(frames(), publication, newspaper, 1)
    assert [figure.id for figure, _, _ in frames()] == list(many)


def test_what_is_cached_is_not_drawn(publication, newspaper, monkeypatch):
    """A second time nothing is made, and nothing is shared out."""
    first = draw_all(frames(), publication, newspaper, 1)
    monkeypatch.setattr(crew, "share", lambda _make, pieces, _workers: [None for _ in pieces])
    assert first == draw_all(frames(), publication, newspaper)


def test_all_that_is_wrong_is_told(publication, newspaper):
    """A kind that is not there, a frame that is too small in a process of its own: each is a finding."""
    wrong = [(make_figure("pie", ["people"]), 200.0, 60.0), (make_figure("change", NAMES[:4]), 40.0, 20.0)]
    with pytest.raises(Faults) as caught:
        draw_all([*frames(), *wrong], publication, newspaper, 2)
    assert ["unknown-chart-kind", "chart-tight"] == [each.slug for each in caught.value.findings]


def test_a_figure_alone_is_the_same(publication, newspaper):
    """A chart drawn alone is the one drawn among others."""
    figure, width, height = frames()[0]
    assert draw_figure(figure, publication, newspaper, width, height) == draw_all(
        frames(), publication, newspaper, 2)["bar0"]


def test_few_pieces_are_not_shared_out(monkeypatch):
    """Under eight pieces no process is started."""
    monkeypatch.setattr(crew, "ProcessPoolExecutor", None)
    assert [2, 3] == crew.share(lambda piece: piece + 1, [1, 2], 2)
