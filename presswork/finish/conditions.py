"""Printing conditions: the house's own as data files in profiles/, and the user's by path."""

from pathlib import Path

from presswork.load.condition import load_condition
from presswork.model.condition import Condition
from presswork.model.place import Place

PROFILES = Path(__file__).resolve().parent / "profiles"


def condition(name: str, folder: Path | None = None, place: Place | None = None) -> Condition:
    """Give a condition by the name that a layout or an edition gives (``press:``), or by the path of its file.

    A path is seen from ``folder``. Raises Faults.
    """
    return load_condition(name, PROFILES, folder, place)
