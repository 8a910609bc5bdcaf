"""Fixtures of the finished files: the demos' editions for every tagged target, built once; veraPDF."""

import sys
from pathlib import Path

import pikepdf
import pytest

from presswork.check.validation import missing, validate
from presswork.line import build

sys.path.insert(0, str(Path(__file__).parent))

DATA = Path(__file__).resolve().parents[2] / "data"
DEMO = DATA / "yongkang-decade"
TAGGED = ("screen", "screen-ua2", "archive", "archive-2u", "archive-4f")


def built(folder, out):
    """Build a demo: {(edition, target): path}."""
    made = build(folder, editions=None, targets=TAGGED, out=out, report=lambda _stage: None)
    return {(one.edition, one.target): one.path for one in made}


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """Build the Chinese demo: {(edition, target): path}."""
    return built(DEMO, tmp_path_factory.mktemp("finished"))


@pytest.fixture(scope="session")
def gazette(tmp_path_factory):
    """Build the English demo: {(edition, target): path}."""
    return built(DATA / "printing-gazette", tmp_path_factory.mktemp("gazette"))


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


@pytest.fixture(scope="session")
def verapdf():
    """Give the validator; where Java or its jars are absent the tests that ask for it are skipped, each with this."""
    if lacks := missing():
        pytest.skip(f"NOT VALIDATED: veraPDF needs {', '.join(lacks)}")
    return validate
