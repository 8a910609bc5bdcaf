"""Printing conditions: a YAML file with the values of a Condition, or an ICC profile as it is."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from presswork.load.ledger import Ledger, nearest
from presswork.load.schema import Filled, Shape, Text
from presswork.load.source import read_source
from presswork.load.validation import validate
from presswork.load.yamldoc import read_yaml
from presswork.model.condition import Condition, Limits
from presswork.model.place import Place

Percent = Annotated[float, Field(gt=0, le=400)]
Least = Annotated[float, Field(ge=0)]
_PRINTER, _CMYK = b"prtr", b"CMYK"


class LimitsShape(Shape):
    """``limits`` of a condition."""

    line: Least = Limits().line
    ink_line: Least = Limits().ink_line
    text: Least = Limits().text
    ink_text: Least = Limits().ink_text
    reversed: Least = Limits().reversed
    overprint: Least = Limits().overprint
    rich: Least = Limits().rich
    bleed: Least = Limits().bleed
    safe: Least = Limits().safe
    ppi: tuple[Least, Least, Least] = Limits().ppi
    bitmap: Least = Limits().bitmap


class ConditionShape(Shape):
    """A condition's file."""

    profile: Filled
    about: Text = ""
    characterisation: Text = ""
    registry: Text = ""
    total_ink: Percent = 300.0
    black: Percent = 100.0
    intent: Literal["relative", "perceptual"] = "relative"
    inks: tuple[Filled, ...] = ()
    limits: LimitsShape = LimitsShape()


def load_condition(name: str, house: Path, folder: Path | None = None, place: Place | None = None) -> Condition:
    """Load a condition: a name of ``house``, or the path of a .yaml or .icc file, seen from ``folder``.

    Raises Faults (``unknown-condition``, ``bad-profile``, and what any YAML file may have).
    """
    ledger = Ledger()
    known = house / f"{name}.yaml"
    if known.is_file():
        return _read(known, ledger)
    path = (folder or Path()) / name
    if path.suffix.lower() in (".icc", ".icm") and _usable(path, place, ledger):
        base = _read(house / "coated.yaml", ledger)
        return replace(base, name=path.stem, about=path.stem, characterisation="", registry="", profile=path)
    if path.suffix.lower() in (".yaml", ".yml"):
        return _read(path, ledger)
    ledger.settle()
    names = sorted(file.stem for file in house.glob("*.yaml"))
    near = nearest(name, names)
    cure = f"did you mean '{near}'?" if near else f"write {', '.join(names)}, or the path of a .yaml or .icc file"
    ledger.error(place or Place(name), "unknown-condition", f"the printing condition '{name}' is not known", cure)
    ledger.settle()
    raise AssertionError("an unknown condition is an error")


def _read(path: Path, ledger: Ledger) -> Condition:
    """Read a condition's file; its profile is seen from where the file is."""
    source = read_source(path, ledger, "printing condition")
    document = read_yaml(source, ledger) if source else None
    shape = validate(ConditionShape, document, ledger) if document else None
    profile = path.parent / (shape.profile if shape else "")
    if document and shape:
        _usable(profile, document.place(("profile",)), ledger)
    ledger.settle()
    if shape is None:
        raise AssertionError("a condition that cannot be read has an error")
    values = shape.model_dump(exclude={"limits", "profile"})
    return Condition(name=path.stem, profile=profile, limits=Limits(**shape.limits.model_dump()), **values)


def _usable(profile: Path, place: Place | None, ledger: Ledger) -> bool:
    """Say whether a file is an output profile in CMYK (ICC.1:2010, 7.2: class and space of the header)."""
    try:
        with profile.open("rb") as file:
            head = file.read(128)
    except OSError:
        head = b""
    if head[12:16] == _PRINTER and head[16:20] == _CMYK and head[36:40] == b"acsp":
        return True
    what = "is no output profile in CMYK" if head else "cannot be opened"
    ledger.error(place or Place(profile.as_posix()), "bad-profile", f"the ICC profile {profile.name} {what}")
    return False
