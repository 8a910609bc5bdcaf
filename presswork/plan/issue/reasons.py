"""Reasons: a made-up issue told page by page, with what each module costs and why, and what was elastic."""

from collections.abc import Iterator, Mapping

from presswork.model.issue import NOTICES
from presswork.plan.issue.makeup import Issue
from presswork.plan.issue.making import Made, Standing, look_of
from presswork.plan.issue.stand import rest_of

SAID: Mapping[str, str] = {
    "size": "a smaller head", "class": "a head of the next class",
    "lines": "breaks between columns, or lines of the head",
    "short-head": "a head that does not fill its width", "width": "narrower or wider than its rank wants",
    "deck": "no deck", "air": "air under the head", "head-break": "a head broken inside a part",
    "figure": "a figure lower or higher than best", "quote": "a pull quote",
    "figure-dropped": "its figure left out", "second-dropped": "its second figure left out",
    "optional": "sentences left out", "loose": "a paragraph set a line longer or shorter",
    "leg": "columns too long to read", "body": "a low body", "tall": "a tall module", "jump": "a jump",
    "jump-short": "an early jump", "guide": "air in the guide", "notice": "a house notice"}

SHOWN = "head", "deck", "figure", "quote"  # in the order of what a leaf's look is


def explained(issue: Issue) -> Iterator[str]:
    """Tell each page: where its modules stand, what they cost by term, what was elastic."""
    for number, page in issue.pages.items():
        yield f"page {number}: cost {page.cost:.1f}, of which heads and pictures that meet {page.met:.1f}"
        for each in sorted(page.standing, key=lambda one: (one.row, one.column)):
            yield f"  {_named(each):<28} {_placed(each):<34} {each.leaf.cost:>6.1f}  {'; '.join(_terms(each))}"
            yield from (f"  {'':<28} elastic: {told}" for told in each.leaf.told)


def compared(pages: list[Made]) -> Iterator[str]:
    """Tell the next best ways to make a page up, each against the best."""
    for number, page in enumerate(pages[1:], 2):
        first = {each.leaf.story: each for each in pages[0].standing}
        told = [said for each in page.standing if (said := _otherwise(each, first.get(each.leaf.story)))]
        yield f"  next {number}: cost {page.cost:.1f}; otherwise: {', '.join(told) or 'air'}"


def _otherwise(each: Standing, before: Standing | None) -> str:
    """Name a module that stands otherwise than before, or what of it shows otherwise in the same place, else ""."""
    if before is None or _placed(each) != _placed(before):
        return _named(each)
    pairs = zip(SHOWN, look_of(each.leaf), look_of(before.leaf), strict=True)
    changed = [name for name, one, other in pairs if one != other]
    return f"the {' and '.join(changed)} of {_named(each)}" if changed else ""


def _named(each: Standing) -> str:
    rest = rest_of(each.leaf)
    return f"{rest} (continued)" if rest else each.leaf.story.replace(NOTICES, "notice ").rstrip(":")


def _placed(each: Standing) -> str:
    leaf = each.leaf
    return f"column {each.column + 1}, row {each.row + 1}: {leaf.columns} x {leaf.rows}"


def _terms(each: Standing) -> Iterator[str]:
    """Name what a module costs, the dearest first."""
    for name, price in sorted(each.leaf.terms, key=lambda term: -term[1]):
        if price >= 0.05:
            yield f"{SAID.get(name, name)} {price:.1f}"
