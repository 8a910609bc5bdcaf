"""A line that builds nothing, for the doors."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from presswork.model.built import Built
from presswork.model.place import Place
from presswork.model.report import WARNING, Faults, Finding


class FakeLine:
    """Stands for presswork.line; keeps the calls it got."""

    def __init__(self) -> None:
        self.calls: list[tuple[Path, Sequence[str] | None, Sequence[str], Path]] = []

    def build(
        self,
        folder: Path,
        *,
        editions: Sequence[str] | None,
        targets: Sequence[str],
        out: Path,
        report: Callable[[str], None],
    ) -> list[Built]:
        """Give one result a target; a publication named "bad" has two faults, "odd" a warning."""
        self.calls.append((folder, editions, targets, out))
        report("load")
        report("1/2 newspaper: paint")
        if folder.name == "bad":
            place = Place(f"{folder}/publication.yaml", 4, 3)
            raise Faults([Finding(place, f"wrong {n}", "wrong", "mend it") for n in (1, 2)])
        odd = (
            (Finding(None, "light", "missing-weight", "install it", WARNING),) if folder.name == "odd" else ()
        )
        return [
            Built(
                out / folder.name / f"page.{target}.pdf",
                folder.name,
                "page",
                target,
                2,
                1234567,
                0.5,
                "no marks",
                odd,
            )
            for target in targets
        ]


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> FakeLine:
    """Put the fake line in the place of presswork.line."""
    fake, module = FakeLine(), ModuleType("presswork.line")
    module.build = fake.build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "presswork.line", module)
    return fake


@pytest.fixture
def runner() -> CliRunner:
    """Run commands in this process, standard output and error apart."""
    return CliRunner()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a workspace with the publications bad, good and odd."""
    for name in ("bad", "good", "odd"):
        (tmp_path / "data" / name).mkdir(parents=True)
        (tmp_path / "data" / name / "publication.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path
