"""The ledger of a book's numbers: which are hot, which the cover draws, and on which pages each stands."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from presswork.model.fact import Fact
from presswork.model.layout import Layout
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.plan.brochure.chapters import unknown

BIG = 3  # facts of the figures page
MORE = 6  # facts of the page that faces it
BLOCKS, FIELD = (4, 24), 2500  # counts of its column, the largest count of its fields
PAIR = 400  # the largest count that stands on its lower half


@dataclass(slots=True)
class Ledger:
    """Facts by number (their order in the tables) and the pages where each stands."""

    facts: Mapping[str, Fact]
    pages: dict[str, set[int]] = field(default_factory=dict)

    def number(self, fact: str) -> int:
        """Give a fact's index number, from 1."""
        return list(self.facts).index(fact) + 1

    def stands(self, facts: Iterable[str], page: int) -> None:
        """Note that facts stand on a page."""
        for fact in facts:
            self.pages.setdefault(fact, set()).add(page)


CHOICES = {  # options that take a word of a few
    "footnotes": ("chapter", "column"), "index": ("auto", "always", "never"), "open": ("left", "right")}


def check(publication: Publication, edition: Edition) -> None:
    """Raise Faults where the options cover, hot, big or tables name what is not there, and for words unknown."""
    options: Mapping[str, Any] = edition.options
    findings = [
        finding
        for key in ("cover", "hot", "big")
        for finding in unknown(publication, edition, f"the option {key}", options.get(key) or [])
    ]
    findings += [
        Finding(
            edition.place,
            f"the option tables names {name}, which is no table",
            "unknown-table",
            f"name one of {', '.join(publication.tables)}",
        )
        for name in options.get("tables") or []
        if name not in publication.tables
    ]
    findings += [
        Finding(edition.place, f"the option {name} is {options[name]!r}", "wrong-type",
                f"write one of {', '.join(choices)}")
        for name, choices in CHOICES.items()
        if options.get(name, choices[0]) not in choices
    ]
    if findings:
        raise Faults(findings)


def hot(publication: Publication, edition: Edition) -> tuple[str, ...]:
    """Give the facts in the accent ink: those named, or what the edition's first figures focus on."""
    if named := edition.options.get("hot"):
        return tuple(named)  # type: ignore[arg-type]
    focused = (publication.figures[name].focus for name in edition.figures if name in publication.figures)
    return tuple(focus for focus in focused if focus in publication.facts)


def rings(publication: Publication, edition: Edition, layout: Layout) -> tuple[str, ...]:
    """Give the facts that the cover draws: those named, or the largest that can be counted."""
    if named := edition.options.get("cover"):
        return tuple(named)  # type: ignore[arg-type]
    rule: Mapping[str, Any] = layout.plan["cover"]  # type: ignore[assignment]
    chosen = [
        name
        for name, fact in publication.facts.items()
        if abs(fact.value) >= rule["least"] and fact.unit not in rule["without"]
    ]
    while len(chosen) > rule["most"]:
        chosen.remove(
            min(
                reversed(chosen),
                key=lambda name: (publication.facts[name].unit == "%", abs(publication.facts[name].value)),
            )
        )
    return tuple(chosen)


def big(publication: Publication, edition: Edition, wanted: Sequence[str]) -> tuple[str, ...]:
    """Give the three facts of the figures page: a hot percentage, and two counts that a figure compares."""
    if named := edition.options.get("big"):
        return tuple(named)[:BIG]  # type: ignore[arg-type]
    facts = publication.facts
    rates = [name for name in (*wanted, *facts) if facts[name].unit in ("%", "％")]
    percents = sorted(rates, key=lambda name: bool(facts[name].approx))  # an exact one first: a hedge is no giant
    pairs = [figure.facts for name in edition.figures if (figure := publication.figures.get(name))]
    counts = [
        name for pair in pairs for name in reversed(pair) if name in facts and countable(facts[name], PAIR)
    ]
    chosen = dict.fromkeys(
        [*percents[:1], *counts, *(name for name in facts if name in facts and countable(facts[name], PAIR))]
    )
    return tuple(chosen)[:BIG] if len(chosen) >= BIG else ()


def more(publication: Publication, edition: Edition, chosen: Sequence[str]) -> tuple[str, ...]:
    """Give the six facts of the facing page: a count for the column, two for fields, three small numbers.

    They are those that the option big names after the first three, or chosen.
    """
    named: Sequence[str] = edition.options.get("big") or ()  # type: ignore[assignment]
    if len(named) == BIG + MORE and _drawn(publication, named[BIG : 2 * BIG]):
        return tuple(named[BIG:])
    rest = {name: fact for name, fact in publication.facts.items() if name not in chosen}
    column = [name for name, fact in rest.items() if countable(fact, FIELD, BLOCKS[0]) and fact.value <= BLOCKS[1]]
    large = sorted((name for name, fact in rest.items() if countable(fact, FIELD, BLOCKS[1] + 1)),
                   key=lambda name: -rest[name].value)  # fmt: skip
    column = sorted(column, key=lambda name: -rest[name].value)[:1]
    fields = large[:2]
    small = [name for name in rest if name not in {*column, *fields}][: MORE - BIG]
    return (*column, *fields, *small) if len(column) == 1 and len(fields) == BIG - 1 else ()


def _drawn(publication: Publication, names: Sequence[str]) -> bool:
    """Tell whether the column and the fields can draw what is named for them."""
    column, *fields = (publication.facts[name] for name in names)
    counts = [column, *fields]
    whole = all(fact.value == int(fact.value) and fact.unit not in ("%", "％") for fact in counts)
    return whole and BLOCKS[0] <= column.value <= BLOCKS[1] and all(0 < fact.value <= FIELD for fact in fields)


def countable(fact: Fact, most: int = 2500, least: int = 10) -> bool:
    """Tell a fact that marks can show: an exact count of some size, no percentage, no money."""
    money = "元" in fact.unit or unicodedata.category((fact.unit or "x")[0]) == "Sc"
    exact = bool(fact.unit) and not fact.approx and fact.value == int(fact.value)  # a bare number counts nothing
    return exact and fact.unit not in ("%", "％") and not money and least <= fact.value <= most
