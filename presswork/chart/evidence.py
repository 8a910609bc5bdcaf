"""Evidence: what the rows of a chart give for what its title claims.

A claim is asked of the rows that its own part of the title names, else of all; where the rows have nothing of its
sort, nothing is said. What is reckoned here follows from the rows alone: changes and ratios between two numbers of one
unit, shares of their sum, the most, the count.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from presswork.chart import claims
from presswork.chart.claims import Claim
from presswork.chart.sheet import Sheet
from presswork.load.numbers import number_text
from presswork.model.figure import Figure
from presswork.model.report import ERROR, WARNING, Finding

MOST_NUMBERS = 120  # pairs of more than these are not gone through: first, last and extremes stand for them
SHOWN = 4  # of what the rows give, so many are told
HUNDRED = Decimal(100)
MYRIAD = {"千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the sheet: value, unit and text as shown, the names of its row and series, and the row's index."""

    value: Decimal
    unit: str
    text: str
    label: str
    series: str
    row: int

    @property
    def percent(self) -> bool:
        """Say whether it is a percentage."""
        return self.unit in {"%", "％"}


@dataclass(frozen=True, slots=True)
class Given:
    """What rows give for a claim: numbers that may bear it out, each with the words for it."""

    numbers: tuple[tuple[Decimal, str], ...]
    certain: bool = False


def untrue(figure: Figure, sheet: Sheet) -> list[Finding]:
    """Tell each claim of a figure's title that its rows do not bear out (``chart-claim``).

    It is an error where the title names the one row that says otherwise, else a warning.
    """
    found = []
    asked = [(claim, TESTS[claim.kind](claim, figure, sheet))
             for claim in claims.claims_of(figure.title, sheet.language)]
    units = {number.unit for number in numbers_of(sheet)}
    asked += [(claim, _level(unit, claim, sheet))
              for unit, claim in claims.levels_of(figure.title, sheet.language, units)]
    for claim, given in asked:
        if given is not None:
            what = f"figure {figure.id}: the title says “{claim.text.strip()}”, but {_told(given)}"
            cure = "write in the title what the rows say, or correct the table"
            severity = ERROR if given.certain else WARNING
            found.append(Finding(figure.title_place or figure.place, what, "chart-claim", cure, severity))
    return found


def _told(given: Given) -> str:
    return "the rows give " + ", ".join(words for _, words in given.numbers[:SHOWN])


def numbers_of(sheet: Sheet) -> list[Number]:
    """List the numbers of a sheet."""
    return [Number(cell.value, cell.unit, cell.text, row.label or row.when, name, at)
            for at, row in enumerate(sheet.rows)
            for name, cell in zip(sheet.series, row.cells, strict=True) if not cell.value.is_nan()]


def named(claim: Claim, figure: Figure, sheet: Sheet) -> list[Number]:
    """List the numbers of the rows or series that the claim's own part of the title names in full."""
    title, (start, stop) = figure.title.casefold(), claims.clause(figure.title, claim)
    numbers = numbers_of(sheet)
    names = {name for number in numbers for name in (number.label, number.series) if len(name) > 1}
    said = {name for name in names
            if title.find(name.casefold(), max(0, start - len(name) + 1), stop + len(name)) >= 0}
    said -= {name for name in said for other in said if name != other and name in other}
    return [number for number in numbers if said & {number.label, number.series}]


def _nearest(claim: Claim, numbers: Sequence[tuple[Decimal, str]], *, certain: bool) -> Given | None:
    """Give what the rows say, the nearest first, where nothing of it bears the claim out."""
    if not numbers or any(claim.holds(number) for number, _ in numbers):
        return None
    ordered = sorted(dict.fromkeys(numbers), key=lambda pair: abs(pair[0] - claim.value))
    return Given(tuple(ordered), certain)


def _percent(value: Decimal, language: str, places: int = 2) -> str:
    return f"{number_text(round(value, places).normalize() + 0, language)}%"


def _pairs(numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Go through pairs of one unit, the earlier first; of very many numbers through the telling ones."""
    some = list(numbers)
    if len(some) > MOST_NUMBERS:
        by_value = sorted(some, key=lambda number: number.value)
        some = sorted({0: some[0], 1: some[-1], 2: by_value[0], 3: by_value[-1]}.values(), key=lambda one: one.row)
    return ((one, two) for one, two in itertools.combinations(some, 2)
            if one.unit == two.unit and (one.row, one.series) != (two.row, two.series))


def _change(claim: Claim, figure: Figure, sheet: Sheet) -> Given | None:
    """Test a change in percent: a row that is one, or what lies between two numbers."""
    own, everything = named(claim, figure, sheet), numbers_of(sheet)
    asked = own or everything
    given = [(claim.sign * number.value if number.value else Decimal(0), number) for number in asked if number.percent]
    if own and not given and len(own) == 1:
        asked = everything  # one number of counts changes against the others
    told = [(value, f"{number.label} {_percent(number.value, sheet.language)}".strip()) for value, number in given]
    # A label may say the direction that the number then does not: 降幅 36.94%.
    told += [(abs(value), words) for value, words in told if value < 0 and _turned(words, claim.sign)]
    for one, two in _pairs([number for number in asked if not number.percent]):
        for first, last in ((one, two), (two, one)):
            if first.value:
                change = (last.value - first.value) / abs(first.value) * HUNDRED
                told.append((claim.sign * change, _from(change, first, last, sheet.language)))
    for first, last in _pairs([number for number in asked if number.percent]):
        if first.label == last.label or first.series == last.series != "":
            points = last.value - first.value
            told.append((claim.sign * points, _from(points, first, last, sheet.language)))
    return _nearest(claim, told, certain=len(own) == 1 and own[0].percent and own[0].value < 0)


def _from(change: Decimal, first: Number, last: Number, language: str) -> str:
    return f"{_percent(change, language)} from {_name(first)} to {_name(last)}"


FALLS = ("降", "减", "少", "drop", "fall", "decline", "decrease", "reduction", "cut", "loss")


def _turned(words: str, sign: int) -> bool:
    return sign < 0 and any(word in words.lower() for word in FALLS)


def _name(number: Number) -> str:
    return " ".join(part for part in (number.series, number.label) if part)


def _share(claim: Claim, figure: Figure, sheet: Sheet) -> Given | None:
    """Test a share: a row that is a percentage, a part of the sum of its series, or of another number."""
    own, everything = named(claim, figure, sheet), numbers_of(sheet)
    asked = own or everything
    told = [(abs(number.value), f"{_name(number)} {_percent(number.value, sheet.language)}")
            for number in asked if number.percent]
    counts = [number for number in everything if not number.percent and number.value >= 0]
    for number in (number for number in asked if not number.percent):
        whole, across = _sum(counts, number.unit, series=number.series), _sum(counts, number.unit, row=number.row)
        told += [_part(number.value, total, _name(number), sheet.language)
                 for total in (whole, across) if total > number.value >= 0]
    told += [_part(min(one.value, two.value), max(one.value, two.value), f"{_name(one)} and {_name(two)}",
                   sheet.language) for one, two in _pairs(counts) if min(one.value, two.value) > 0]
    certain = len(own) == 1 and own[0].percent and "%" in claim.text
    return _nearest(claim, told, certain=certain)


def _sum(numbers: Sequence[Number], unit: str, *, series: str | None = None, row: int | None = None) -> Decimal:
    """Add up the numbers of one unit in a series or in a row."""
    return sum((number.value for number in numbers if number.unit == unit
                and (series is None or number.series == series) and (row is None or number.row == row)), Decimal(0))


def _part(value: Decimal, whole: Decimal, name: str, language: str) -> tuple[Decimal, str]:
    share = value / whole * HUNDRED
    return share, f"{_percent(share, language)} for {name}"


def _ratio(claim: Claim, figure: Figure, sheet: Sheet) -> Given | None:
    """Test a factor: one number over another of its unit."""
    own, everything = named(claim, figure, sheet), numbers_of(sheet)
    pairs = [(one, two) for one, two in _pairs(everything)
             if min(one.value, two.value) > 0 and (not own or one in own or two in own)]
    if claim.grown and claim.value <= 1:
        return None
    told = []
    for one, two in pairs:
        ratio = max(one.value, two.value) / min(one.value, two.value)
        factor = number_text(round(ratio, 2).normalize() + 0, sheet.language)
        words = f"{factor} times for {_name(one)} and {_name(two)}"
        told += [(ratio, words), *([(ratio - 1, words)] if claim.grown else [])]
    told += [(1 + number.value / HUNDRED, f"{_percent(number.value, sheet.language)} for {_name(number)}")
             for number in own or everything if number.percent and number.value > 0]
    told += [(HUNDRED / (HUNDRED + number.value), f"{_percent(number.value, sheet.language)} for {_name(number)}")
             for number in own or everything if number.percent and -HUNDRED < number.value < 0]
    return _nearest(claim, told, certain=False)


def _most(claim: Claim, figure: Figure, sheet: Sheet) -> Given | None:
    """Test a superlative: the row named, else the row in focus, must be the most of its series, in size or in value."""
    own, everything = named(claim, figure, sheet), numbers_of(sheet)
    rows = {number.row for number in own} or ({sheet.focus} if sheet.focus >= 0 else set())
    if len(rows) != 1 or len({number.unit for number in everything}) != 1:
        return None
    at = next(iter(rows))
    for name in sheet.series:
        column = [number for number in everything if number.series == name]
        best = max(column, key=lambda number: claim.sign * number.value, default=None)
        widest = max(column, key=lambda number: claim.sign * abs(number.value), default=None)
        if best and widest and at in {number.row for number in column
                                      if number.value == best.value or abs(number.value) == abs(widest.value)}:
            return None
    tops = [max((number for number in everything if number.series == name),
                key=lambda number: claim.sign * number.value, default=None) for name in sheet.series]
    told = tuple((top.value, f"{_name(top)} {top.text}") for top in tops if top)
    return Given(told) if told else None


def _more(claim: Claim, figure: Figure, sheet: Sheet) -> Given | None:
    """Test a comparison: of the row named last before it and the row named first after it."""
    before, after = (side.casefold() for side in claims.sides(figure.title, claim))
    numbers = {number.label: number for number in numbers_of(sheet) if len(number.label) > 1}
    if len(sheet.series) != 1:
        return None
    left = max((name for name in numbers if name.casefold() in before), default="",
               key=lambda name: before.rindex(name.casefold()) + len(name) / 1000)
    right = min((name for name in numbers if name.casefold() in after), default="",
                key=lambda name: after.index(name.casefold()) - len(name) / 1000)
    if not left or not right or left == right or numbers[left].unit != numbers[right].unit:
        return None
    one, two = numbers[left], numbers[right]
    if claim.sign * (one.value - two.value) > 0:
        return None
    others = {name for name in numbers if name.casefold() in before + after} - {left, right}
    return Given(tuple((number.value, f"{number.label} {number.text}") for number in (one, two)), certain=not others)


def _count(claim: Claim, _figure: Figure, sheet: Sheet) -> Given | None:
    """Test a count: of the rows, or of those that fall or rise where they are changes."""
    numbers = numbers_of(sheet)
    if claim.sign == 0:
        given = Decimal(len(sheet.rows))
        return None if given == claim.value else Given(((given, f"{given} rows"),))
    if not numbers or not all(number.percent for number in numbers) or len(sheet.series) != 1:
        return None
    moved = sum(claim.sign * number.value > 0 for number in numbers)
    if not any(number.value < 0 for number in numbers) and claim.sign < 0 and not moved:
        return None  # percentages that are no changes
    word = "fall" if claim.sign < 0 else "rise"
    return None if moved == claim.value else Given(((Decimal(moved), f"{moved} that {word}"),))


def _level(unit: str, claim: Claim, sheet: Sheet) -> Given | None:
    """Test a number with its unit: a row, a sum of rows or the difference of two."""
    size = MYRIAD.get(unit[:1], 1) if len(unit) > 1 else 1
    numbers = [number for number in numbers_of(sheet) if number.unit == unit]
    told = [(number.value * size, f"{_name(number)} {number.text}") for number in numbers]
    for name in dict.fromkeys(number.series for number in numbers):
        column = [number.value for number in numbers if number.series == name]
        whole = sum(column, Decimal(0))
        told.append((whole * size, f"{number_text(whole, sheet.language)}{unit} in all"))
    for one, two in _pairs(numbers):
        apart = abs(one.value - two.value)
        told.append((apart * size, f"{number_text(apart, sheet.language)}{unit} between {_name(one)} and {_name(two)}"))
    return _nearest(claim, told, certain=False)


TESTS: Mapping[str, Callable[[Claim, Figure, Sheet], Given | None]] = {
    claims.CHANGE: _change, claims.SHARE: _share, claims.RATIO: _ratio, claims.MOST: _most, claims.MORE: _more,
    claims.COUNT: _count,
}  # fmt: skip
