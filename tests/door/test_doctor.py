"""``presswork doctor``."""

import importlib.metadata
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from presswork import faces
from presswork.door import doctor as door
from presswork.door import libraries, typefaces
from presswork.door.cli import presswork
from presswork.door.libraries import MISSING, OK, WARN, Check
from presswork.model.style import Face, TypeStyle


def test_healthy_machine_is_told_as_json(runner: CliRunner) -> None:
    """On a machine made ready by script/bootstrap nothing is missing."""
    result = runner.invoke(presswork, ["doctor", "--json"])
    values = json.loads(result.stdout)
    assert [] == [check for check in values["checks"] if check["state"] == MISSING]
    assert (0, True) == (result.exit_code, values["healthy"])


def test_every_dependency_is_pinned() -> None:
    """Each run-time dependency of the project has one exact version, and the doctor looks at all of them."""
    pins = libraries.pins()
    assert 25 == len(pins)
    assert "70.0" == pins["weasyprint"]


def test_missing_makes_the_code_1(runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is told with the line that gets it; the exit code is 1."""
    monkeypatch.setattr(
        door, "libraries", lambda: [Check("system", "Pango", MISSING, "not found", "apt install x")]
    )
    result = runner.invoke(presswork, ["doctor"])
    assert 1 == result.exit_code
    assert "  MISSING  Pango  not found\n           to get it: apt install x\n" in result.stdout


def test_package_that_is_missing_or_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is not there is missing, one with another version a warning; both have their cure."""

    def version(name: str) -> str:
        if name == "b":
            raise importlib.metadata.PackageNotFoundError
        return {"a": "1.03", "c": "2.1"}[name]

    monkeypatch.setattr(libraries, "pins", lambda: {"a": "1.3", "b": "1.0", "c": "2.0"})
    monkeypatch.setattr(importlib.metadata, "version", version)
    checks = list(libraries.packages())
    assert [OK, MISSING, WARN] == [check.state for check in checks]
    assert ["", "pip install b==1.0", "pip install c==2.0"] == [check.cure for check in checks]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1.3", "1.003", True), ("4.10", "4.1", False), ("2.10", "2.1", False), ("70.0", "70.0", True)],
)
def test_leading_zeros_do_not_count(one: str, other: str, same: bool) -> None:
    """1.003 and 1.3 are one version, 4.10 and 4.1 are two."""
    assert same is libraries.same_version(one, other)


def test_library_without_a_file_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shared library that no name loads is missing and has a cure."""
    lost = libraries.System("Lost", ("lost.so", "lost.dylib", "lost.dll"), "liblost", "lost")
    monkeypatch.setattr(libraries, "LIBRARIES", (lost,))
    check = next(libraries.libraries())
    assert ("Lost", MISSING) == (check.subject, check.state)
    assert "lost" in check.cure


@pytest.fixture
def one_serif(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a machine with one face: Noto Serif CJK SC in weight 400."""
    only = {("Noto Serif CJK SC", False): (faces.FaceFile("Serif.ttc", 0, 400),)}
    monkeypatch.setattr(faces, "installed", lambda: only)
    faces.resolve.cache_clear()
    yield
    faces.resolve.cache_clear()


@pytest.mark.usefixtures("one_serif")
def test_faces_found_other_and_missing() -> None:
    """A weight that is not there is a warning that names it, a family that is not there is missing."""
    assert (OK, "Serif.ttc", "") == typefaces.found(Face("Noto Serif CJK SC"))
    state, what, cure = typefaces.found(Face("Noto Serif CJK SC", 900))
    assert WARN == state
    assert "900" in what
    assert "fonts-noto-cjk-extra" in cure
    state, what, cure = typefaces.found(Face("LXGW WenKai"))
    assert MISSING == state
    assert "LXGW WenKai" in what
    assert "fonts-lxgw-wenkai" in cure


def test_face_is_listed_once_with_its_users() -> None:
    """A face in many styles is looked for once and names them, the first few."""
    face = Face("Noto Serif CJK SC")
    styles = {name: TypeStyle(name, (face,), 9, 12, strong=(face,)) for name in "abcde"}
    assert {face: list("abcde")} == typefaces.users_of(styles)
    assert "a, b, c and 2 more" == typefaces.abridged("abcde")


def test_layout_with_a_fault_is_told(tmp_path: Path) -> None:
    """A layout of the workspace that cannot be read is missing, with the fault's own line."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "layout.yaml").write_text("page: [")
    (check, *_) = typefaces.typefaces([tmp_path])
    assert ("mine", MISSING) == (check.subject, check.state)
    assert "layout.yaml:" in check.detail
