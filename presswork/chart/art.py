"""Art from data: drawings in which every mark is one counted thing.

A generator is a file charts/art/NAME.py with ``draw(values, inks, width, height, *, ...options) -> Drawing``,
a pure function of its arguments; what it needs for drawing marks is here. Lengths are pt, y runs down.

How marks are drawn: a row or ring of marks is one stroke with butt caps and a dash pattern, a dot is a stroke
of no length with round caps (1,660 dots take WeasyPrint 36 ms so, 418 ms as circles). PDF starts the pattern
anew at every subpath (ISO 32000-2, 8.4.3.6), so a subpath holds few marks and ends inside a gap: the count
stays exact however coarsely a viewer flattens the curve.
"""

import importlib.util
import inspect
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import cast

from presswork.chart import cache
from presswork.model.report import Faults, Finding

PITCH = 1.6  # below this marks run into a grey bar
ROOT = Path(__file__).resolve().parents[1]
HOUSES = (ROOT.parent / "charts", ROOT / "house" / "charts")  # the checkout's, the package's
WORDS = {
    "zh": {
        "unit": "一格为一",
        "scale": "“{label}”一格为{n}",
        "open": "末端三点表示不止所画之数",
        "rest": "不足一格的不画",
        "days": "外圈一线一日，亮线为每月一日",
        "percent": "百分比以一百格为满，减少的收成细点",
        "left": "未画：{labels}",
        "every": "每满{n}格一条长线",
        "colon": "：",
        "stop": "；",
        "list": "、",
    },
    "en": {
        "unit": "One mark is one",
        "scale": "one mark of “{label}” is {n}",
        "open": "three dots at the end: more than the marks drawn",
        "rest": "less than a mark is not drawn",
        "days": "outer rings: one line a day, the first of each month bright",
        "percent": "a percentage has a hundred marks; what is gone shrinks to ticks",
        "left": "not drawn: {labels}",
        "every": "every {n}th mark is longer",
        "colon": ": ",
        "stop": "; ",
        "list": ", ",
    },
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number to draw: ``display`` is how the text shows it, ``approx`` the hedge of an inexact one.

    A percentage below 0 is a drop, one shown with "+" a rise, any other a share. ``hot`` takes the accent
    ink; ``rank`` 1 (most) to 4 sets how much room it gets, 0 leaves that to the generator.
    """

    label: str
    value: Decimal
    display: str
    unit: str = ""
    approx: str = ""
    hot: bool = False
    rank: int = 0

    @property
    def percent(self) -> bool:
        """Tell a percentage from a count."""
        return self.unit in {"%", "％"}

    @property
    def open(self) -> bool:
        """Tell whether a drawing of marks needs an open end, since a reader will count them."""
        return bool(self.approx) and not self.percent


@dataclass(frozen=True, slots=True)
class Label:
    """Where the composer sets a name and its value: ``y`` is the line's middle, ``x`` its ``align`` edge."""

    x: float
    y: float
    align: str
    text: str
    value: str
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing without text: SVG, size in pt, labels to set, alt text, ``note`` on how to read it."""

    svg: str
    width: float
    height: float
    labels: tuple[Label, ...]
    alt: str
    note: str = ""


Generator = Callable[..., Drawing]


def draw_art(
    name: str,
    values: Sequence[Quantity],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    folders: Sequence[Path] = (),
    **options: object,
) -> Drawing:
    """Draw ``values`` with the generator ``name``; ``folders`` (a workspace's charts/) come before ours.

    ``inks`` are #rrggbb by role. What was drawn before is read from the cache. Raises Faults for an unknown name,
    option or ink.
    """
    generator = find_art(name, tuple(folders))
    parameters = inspect.signature(generator).parameters.values()
    known = [option.name for option in parameters if option.kind is option.KEYWORD_ONLY]
    wrong = sorted(set(options) - set(known))
    if wrong:
        raise fault(
            f"art {name} has no option {', '.join(wrong)}", "art-option", f"it has {', '.join(known)}"
        )
    told = [asdict(value) for value in values], dict(inks), width, height, options
    kept = f"{cache.key_of_art(Path(inspect.getfile(generator)), told)}.art"
    if drawing := _kept(kept):
        return drawing
    drawing = generator(tuple(values), inks, width, height, **options)
    cache.keep(kept, json.dumps(asdict(drawing), ensure_ascii=False, sort_keys=True).encode())
    return drawing


def _kept(name: str) -> Drawing | None:
    """Read a drawing from the cache, or None where there is none or it cannot be read."""
    try:
        stored = json.loads(cache.kept(name) or b"")
        return Drawing(**{**stored, "labels": tuple(Label(**label) for label in stored["labels"])})
    except (ValueError, KeyError, TypeError):
        return None


def find_art(name: str, folders: tuple[Path, ...] = ()) -> Generator:
    """Find the generator in NAME.py, the user's folders first. Raises Faults when there is none."""
    places = [folder / "art" for folder in (*folders, *HOUSES)]
    for path in (place / f"{name}.py" for place in places if re.fullmatch(r"[a-z][a-z0-9_]*", name)):
        if path.is_file():
            return _load(path, path.stat().st_mtime_ns)
    names = sorted({path.stem for place in places if place.is_dir() for path in place.glob("[a-z]*.py")})
    raise fault(
        f"no art named {name}", "art-unknown", f"write one of {', '.join(names)}, or add charts/art/{name}.py"
    )


@lru_cache(maxsize=64)
def _load(path: Path, _changed: int) -> Generator:
    spec = importlib.util.spec_from_file_location(f"presswork_art_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise fault(f"{path.name} cannot be read", "art-file", "write it as a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not callable(getattr(module, "draw", None)):
        raise fault(f"{path.name} has no draw()", "art-file", "add draw(values, inks, width, height, *, ...)")
    return cast(Generator, module.draw)


def fault(what: str, slug: str, cure: str) -> Faults:
    """Make the error of a drawing that cannot be made."""
    return Faults([Finding(None, what, slug, cure)])


def pick(inks: Mapping[str, str], *roles: str) -> tuple[str, ...]:
    """Give the inks of ``roles``. Raises Faults where one is no #rrggbb, which a target could not rewrite."""
    for role in roles:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", inks.get(role, "")):
            raise fault(f"art needs the ink {role} as #rrggbb", "art-ink", "add it to the layout's inks")
    return tuple(inks[role].lower() for role in roles)


def number(value: float) -> str:
    """Write a length to 0.01 pt, as short as it gets."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def place(x: float, y: float) -> str:
    """Write a point."""
    return f"{number(x)} {number(y)}"


def strokes(data: str, ink: str, width: float, mark: float = 0, gap: float = 0) -> str:
    """Stroke ``data`` in ``ink``: dashes of ``mark`` and ``gap`` (0.0001 pt: they add up), or solid."""
    dashes = f' stroke-dasharray="{mark:.4f} {gap:.4f}"' if mark else ""
    return (
        f'<path d="{data}" fill="none" stroke="{ink}" stroke-width="{number(width)}"{dashes}/>'
        if data
        else ""
    )


def fills(data: str, ink: str) -> str:
    """Fill ``data`` with ``ink``."""
    return f'<path d="{data}" fill="{ink}"/>' if data else ""


def dots(points: Iterable[tuple[float, float]], ink: str, radius: float) -> str:
    """Draw dots of one size: strokes of no length (0.01 pt, which no viewer drops) with round caps."""
    data = "".join(f"M{place(x, y)}h.01" for x, y in points)
    look = f'stroke="{ink}" stroke-width="{number(2 * radius)}" stroke-linecap="round"'
    return f'<path d="{data}" fill="none" {look}/>' if data else ""


def circle(x: float, y: float, radius: float) -> str:
    """Write the path of a circle round a point."""
    half, across = number(radius), number(2 * radius)
    return f"M{place(x - radius, y)}a{half} {half} 0 1 1 {across} 0a{half} {half} 0 1 1 {number(-2 * radius)} 0z"


def run(x: float, y: float, count: int, mark: float, gap: float) -> str:
    """Write the path of ``count`` marks in a row to the right of ``x``; it ends inside the last gap."""
    return f"M{place(x, y)}h{number(count * (mark + gap) - gap / 2)}" if count > 0 else ""


def scale(value: Decimal, fits: Callable[[int], bool]) -> int:
    """Choose how much one mark is, the first of 1, 2, 5, 10, 20 ... at which that many marks fit."""
    for exponent in range(40):
        for digit in (1, 2, 5):
            unit: int = digit * 10**exponent
            if fits(max(1, int(-(-abs(value) // unit)))):
                return unit
    raise fault(f"{value} has no room", "art-room", "give the drawing more room")


def svg(width: float, height: float, ink: str, *parts: str) -> str:
    """Wrap ``parts`` in a root with a fill: the default black is no ink. The ground is the page's."""
    wide, high = number(width), number(height)
    size = f'width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="{ink}">{"".join(parts)}</svg>'


def words(language: str) -> Mapping[str, str]:
    """Give the words of notes and alt texts in the language, English where there are none."""
    return WORDS.get(language.split("-", maxsplit=1)[0], WORDS["en"])


def describe(values: Sequence[Quantity], language: str) -> str:
    """Say the numbers of a drawing as its alt text."""
    return words(language)["stop"].join(f"{value.label} {value.display}" for value in values)


def counted(values: Sequence[Quantity], art: str) -> Quantity:
    """Give the first value, for an art of one count. Raises Faults where there is no count of 1 or more."""
    if not values or values[0].percent or values[0].value < 1:
        raise fault(f"a {art} needs a count", "art-empty", "choose a figure of 1 or more, no percentage")
    return values[0]


def measured(value: Quantity, unit: int, language: str) -> tuple[str, str, str]:
    """Say what one mark is, what is not drawn, and what an open end means, for an art of one count."""
    say = words(language)
    scaled = say["scale"].format(label=value.label, n=unit) if unit > 1 else say["unit"]
    return scaled, say["rest"] if value.value % unit else "", say["open"] if value.open else ""


def explain(sentences: Iterable[str], language: str) -> str:
    """Join the sentences that say how to read a drawing; a sentence said twice is said once."""
    return words(language)["stop"].join(dict.fromkeys(sentence for sentence in sentences if sentence))
