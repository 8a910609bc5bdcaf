"""Filling: a book's page count brought to a multiple of four by pages that may go and pages that may come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations_with_replacement, pairwise, product

from presswork.plan.brochure import patterns
from presswork.plan.brochure.book import Book, Draft
from presswork.plan.brochure.chapters import Chapter
from presswork.plan.brochure.quotations import quotation

OPTIONAL = ("table", "facing", "index", "figures")  # patterns of the back matter that may go
# patterns before which quotations may stand
PLACES = (("figures",), ("chronology", "timeline", "lists", "table"), ("index", "notes"))
MOST_QUOTES = 2  # pages of quotations that fill up a book
# what a page of ruled lines costs, figures and a chronology that face nothing of theirs, two quotations in a row
MEMO, APART, TURNED, ROW = 3, 9, 1, 1


@dataclass(frozen=True, slots=True)
class Filling:
    """One way to fill up a book: patterns left out, pages of quotations and of ruled lines, the back matter so."""

    out: tuple[str, ...]
    quotes: int
    memos: int
    drafts: tuple[Draft, ...]
    gone: int
    apart: int

    @property
    def cost(self) -> int:
        """Price what it does to the book."""
        return MEMO * self.memos + self.quotes + self.gone + self.apart

    @property
    def told(self) -> list[str]:
        """Say what was done."""
        told = [f"{', '.join(self.out)} left out"] if self.out else []
        added = f"{self.quotes} pages of quotations and {self.memos} of ruled lines added"
        return [*told, added] if self.quotes or self.memos else told


def filled(book: Book, back: list[Draft], chapters: Sequence[Chapter], before: int, last: str,
           ) -> tuple[list[Draft], list[str]]:
    """Fill up a book in the cheapest way; before the back stand ``before`` pages, of which the last is a ``last``."""
    free = [(each.content, chapter.title) for chapter in chapters for each in chapter.quotes
            if each.content not in book.quoted]  # fmt: skip
    best = min(_ways(book, back, free[:MOST_QUOTES], before, last), key=lambda way: (way.cost, way.out))
    return list(best.drafts), best.told


def _ways(book: Book, back: list[Draft], quotes: Sequence[tuple[str, str]], before: int, last: str,
          ) -> Iterator[Filling]:
    multiple = int(str(book.layout.plan["multiple"]))
    asked = {"index"} if book.index == "always" else set()
    optional = [name for name in OPTIONAL if name not in asked and any(draft.pattern == name for draft in back)]
    for kept in product((True, False), repeat=len(optional)):
        out = {name for name, keep in zip(optional, kept, strict=True) if not keep}
        out |= {"facing"} & set(optional) if "figures" in out else set()
        rest = [draft for draft in back if draft.pattern not in out]
        missing = -(before + len(rest) + (0 if book.leaf else 1)) % multiple
        shown = [Draft("quotation", partial(quotation, book, quote, title, None)) for quote, title in quotes[:missing]]
        memos = [Draft("memo", partial(patterns.memo, book))] * (missing - len(shown))
        for drafts in _placed(rest, shown):
            bound = (*drafts, *memos)
            apart = _apart(before, bound) + ROW * _in_a_row([last, *(draft.pattern for draft in bound)])
            yield Filling(tuple(sorted(out)), len(shown), len(memos), bound, len(back) - len(rest), apart)


def _placed(rest: Sequence[Draft], shown: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Give the ways to place quotations: before the first page of some place, in order; at the end where none is."""
    firsts = [next((at for at, draft in enumerate(rest) if draft.pattern in place), None) for place in PLACES]
    places = sorted({at for at in firsts if at is not None}) or [len(rest)]
    for chosen in combinations_with_replacement(places, len(shown)):
        placed = list(rest)
        for at, draft in reversed(list(zip(chosen, shown, strict=True))):
            placed.insert(at, draft)
        yield placed


def _in_a_row(patterns: Sequence[str]) -> int:
    """Count the pages of quotations that follow one another."""
    return sum(one == two == "quotation" for one, two in pairwise(patterns))


def _apart(before: int, back: Sequence[Draft]) -> int:
    """Price two pages that are one and do not face each other, and a chronology that turns over."""
    right = [draft.pattern for at, draft in enumerate(back, 1) if (before + at) % 2]
    faced = any(draft.pattern == "facing" for draft in back)
    first = next((at for at, draft in enumerate(back, before + 1) if draft.pattern == "timeline"), 0)
    return APART * ((faced and "figures" in right) + first % 2) + TURNED * ("chronology" in right)
