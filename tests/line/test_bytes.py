"""The same input gives the same bytes, wherever and whenever it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from demo_page import TARGETS, make

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def elsewhere(demo, tmp_path_factory):
    """Build the demo in another folder, process, time zone, locale, hash seed and with an empty cache."""
    room = tmp_path_factory.mktemp("another place 别处")
    folder = room / "data" / demo.name
    shutil.copytree(demo, folder)
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "XDG_CACHE_HOME": str(room / "cache"),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    code = (
        "import sys; from pathlib import Path; from presswork.line import build; "
        "build(Path(sys.argv[1]), editions=['newspaper'], targets=sys.argv[2:], "
        "out=Path('out'), report=print)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(folder), *TARGETS],
        cwd=room,
        env=surroundings,
        check=True,
        capture_output=True,
    )
    return {target: room / "out" / demo.name / f"newspaper.{target}.pdf" for target in TARGETS}


@pytest.mark.parametrize("target", TARGETS)
def test_same_bytes_from_another_place(target, files, elsewhere):
    """Two builds of one publication have the same bytes."""
    assert files[target].read_bytes() == elsewhere[target].read_bytes()


@pytest.mark.parametrize("target", TARGETS)
def test_no_path_of_the_machine(target, files, demo):
    """No finished file tells where it was made."""
    data = files[target].read_bytes()
    for path in (str(ROOT), str(demo.parents[1]), str(Path.home()) + "/", "file://"):
        assert path.encode() not in data


def test_same_bytes_in_any_order(files, demo, tmp_path):
    """A target's bytes do not depend on which targets were written before it."""
    for one in make(demo, tmp_path, ("archive", "screen")):
        assert files[one.target].read_bytes() == one.path.read_bytes()
