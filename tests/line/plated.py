"""Demo publications with other settings of the press: options of every edition, laid into a copy."""

import re
import shutil
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


def with_options(demo: str, folder: Path, **options: str) -> Path:
    """Copy a demo and give each of its editions the options; gives the copy's folder."""
    place = folder / "data" / demo
    shutil.copytree(DATA / demo, place)
    file = place / "publication.yaml"
    head, mark, rest = file.read_text(encoding="utf-8").partition("\neditions:\n")
    editions, tail = re.split(r"\n(?=\S)", rest, maxsplit=1)
    set_ = "".join(f"      {name}: {value}\n" for name, value in options.items())
    blocks = re.split(r"(?m)^(?=  \w)", editions + "\n")
    done = [re.sub(r"(?m)^    options:\n", f"    options:\n{set_}", block) if "\n    options:\n" in block
            else re.sub(r"(\s*)\Z", f"\n    options:\n{set_}\\1", block, count=1) if block.strip() else block
            for block in blocks]
    file.write_text(f"{head}{mark}{''.join(done)}{tail}", encoding="utf-8")
    return place
