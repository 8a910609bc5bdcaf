"""Fixtures of the finished files: the demo's editions for every tagged target, built once."""

from pathlib import Path

import pikepdf
import pytest

from presswork.line import build

DEMO = Path(__file__).resolve().parents[2] / "data" / "yongkang-decade"
TAGGED = ("screen", "screen-ua2", "archive", "archive-2u", "archive-4f")


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """Build the demo: {(edition, target): path}."""
    out = tmp_path_factory.mktemp("finished")
    built = build(DEMO, editions=None, targets=TAGGED, out=out, report=lambda _stage: None)
    return {(one.edition, one.target): one.path for one in built}


@pytest.fixture
def opened(finished):
    """Open a finished file by edition and target."""
    files = []

    def open_one(edition, target):
        files.append(pikepdf.open(finished[edition, target]))
        return files[-1]

    yield open_one
    for file in files:
        file.close()
