"""The archive's line: a publication is built, gathered and put in a bag; the files of a bag are made again from it."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from presswork.check.claims import claimed
from presswork.check.validation import GETTING, STANDARDS, AbsentError, validate
from presswork.deliver.bag import write_bag
from presswork.deliver.deposit import dublin_core, label, premis
from presswork.deliver.environment import changed, engine, packages
from presswork.deliver.holdings import holdings
from presswork.house import standing_in
from presswork.line import build, contents
from presswork.model.built import Built
from presswork.model.place import Place
from presswork.model.report import WARNING, Faults, Finding

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Bag:
    """A written bag: its folder, the number of files held and of those that are finished."""

    path: Path
    held: int
    finished: int


def archived(folder: Path, *, editions: Sequence[str] | None, targets: Sequence[str], out: Path, checked: bool,
             report: Report, tell: Callable[[Iterable[Finding]], None]) -> Bag:
    """Build a publication in a room of its own and put it in the bag ``out/PUBLICATION.bag``.

    ``checked`` puts the files to veraPDF first and records its verdict; ``tell`` is given the build's warnings. Raises
    Faults.
    """
    publication, layouts = contents(folder)
    path = out / f"{publication.id}.bag"
    with tempfile.TemporaryDirectory(prefix="presswork-") as room:
        built = build(folder, editions=editions, targets=targets, out=Path(room), report=report)
        tell(finding for one in built for finding in one.warnings if finding.severity == WARNING)
        outcomes = _outcomes(built) if checked else {}
        report("archive")
        held = holdings(publication, layouts, built)
        described = {"metadata/dublin-core.xml": dublin_core(publication, built),
                     "metadata/premis.xml": premis(publication, built, outcomes)}
        write_bag(path, held, described, label(publication))
    return Bag(path, len(held), len(built))


def _outcomes(built: Sequence[Built]) -> dict[str, str]:
    """Put files to the standards that they name; gives veraPDF's words by file name. Raises Faults where one fails."""
    outcomes: dict[str, str] = {}
    for one in built:
        if not (names := claimed(one.path)):
            continue
        try:
            verdicts = validate([one.path], names)
        except AbsentError as absent:
            raise Faults([Finding(None, f"veraPDF cannot run here, {absent}", "no-verapdf", GETTING)]) from None
        for each in verdicts:
            if not each.passed:
                what = f"fails {STANDARDS[each.standard]}: {each.error or each.breaches[0]}"
                raise Faults([Finding(Place(one.path.name), what, "not-valid", "mend the publication or its layout")])
        outcomes[one.path.name] = "passed " + ", ".join(STANDARDS[name] for name in names)
    return outcomes


def rebuilt(data: Path, out: Path, report: Report) -> dict[str, bytes]:
    """Build what stands in pdf/ from the rest of a bag's payload; gives {file name: bytes}. Raises Faults."""
    wanted: dict[str, list[str]] = {}
    for file in sorted((data / "pdf").glob("*.pdf")):
        edition, _, target = file.stem.rpartition(".")
        wanted.setdefault(edition, []).append(target)
    made: dict[str, bytes] = {}
    with standing_in((data / "house").resolve()):
        for edition, targets in wanted.items():
            for one in build(_folder(data), editions=[edition], targets=targets, out=out, report=report):
                made[one.path.name] = one.path.read_bytes()
    return made


def compared(kept: Path, made: Mapping[str, bytes]) -> Iterator[tuple[str, bool]]:
    """Compare files kept in a folder with those made again: a line for each, and whether it is the same."""
    for name, data in sorted(made.items()):
        before = (kept / name).read_bytes()
        if before == data:
            yield f"{name}: the same {len(data)} bytes", True
            continue
        at = next((at for at, (one, other) in enumerate(zip(before, data, strict=False)) if one != other),
                  min(len(before), len(data)))
        yield f"{name}: differs from byte {at}; {len(before)} bytes in the bag, {len(data)} made here", False


def causes(data: Path) -> Iterator[str]:
    """Say what of the environment of a bag's payload is not what it was."""
    kept = data / "environment"
    if (was := (kept / "engine.txt").read_text(encoding="utf-8").strip()) != engine():
        yield f"the engine is another: {engine()}, was {was}"
    lines = (kept / "packages.txt").read_text(encoding="utf-8").splitlines()
    here = set(packages())
    yield from (f"the package {line} is not here" for line in lines if line not in here)
    with standing_in((data / "house").resolve()):
        layouts = contents(_folder(data))[1]
    yield from (f"the typeface {line}" for line in changed((kept / "typefaces.csv").read_bytes(), layouts))


def _folder(data: Path) -> Path:
    """Find the publication in a payload."""
    return next(sheet.parent for sheet in (data / "workspace" / "data").glob("*/publication.yaml"))
