"""Misfits: pages that no legal lever fills: by how many lines, found by making them up again, and what is left to do.

The lines are exact for the story that is named: with so many fewer (or more) the page was made up and is full.
"""

from collections.abc import Iterator
from dataclasses import replace

from presswork.model.galley import Galley
from presswork.model.report import Finding
from presswork.plan.issue.bodies import FIRST, REST
from presswork.plan.issue.copy import Copy, Variant
from presswork.plan.issue.desk import TURN, Desk, Stand
from presswork.plan.issue.flow import sheet_of
from presswork.plan.issue.makeup import Issue
from presswork.plan.issue.pinned import Pinned

STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)  # lines by which a story is cut or lengthened, until the page is full
BETWEEN = 6  # tries between the last two of them


def misfits(desk: Desk, made: Issue) -> list[Finding]:
    """Tell of each pin that no page can keep; where there is none, of each page that could not be filled."""
    if unkept := Pinned(desk).unkept():
        return unkept
    told = made.misfits if made.pages else made.misfits[:1]  # without a front page that is full no other is made
    return [finding for page in told for finding in _page(desk, made, page)]


def _page(desk: Desk, made: Issue, page: int) -> Iterator[Finding]:
    here = [copy for name, copy in desk.copies.items() if made.placed.get(name) == page]
    if not here:
        yield Finding(desk.edition.place, f"page {page} has no story", "underset",
                      "add stories, or let the sections of others have this page, or make fewer pages")
        return
    longest = max(here, key=lambda copy: copy.lines)
    usual = sum(desk.room(copy)[1] for copy in here)
    over = usual > desk.rooms[page]
    count = _exact(desk, made, page, longest, -1 if over else 1)
    about = max(1, round(abs(usual - desk.rooms[page]) / 2))
    names = ", ".join(copy.story.id for copy in here)
    lines = f"{count} line{'s' * (count > 1)}" if count else f"more than {about} lines"
    if over:
        levers = [f"cut {lines} from {longest.story.id}, which has {longest.lines}",
                  *_relief(desk, made, page, here), "mark sentences as optional, in braces"]
    else:
        levers = [f"add {lines} to {longest.story.id}", *_matter(desk, here)]
    what = f"{lines} over with every elastic used" if over else f"{lines} under"
    yield Finding(longest.story.place, f"page {page} ({names}) is {what}", "overset" if over else "underset",
                  "; or ".join(levers))


def _relief(desk: Desk, made: Issue, page: int, here: list[Copy]) -> Iterator[str]:
    """Name what would take lines off a page: stories that may stand elsewhere, or jump; the most lines first."""
    for copy in sorted(here, key=lambda copy: -copy.lines)[:3]:
        if copy.rank > 1 and not copy.pin.page and desk.windows(copy) == (page,) and len(desk.pages) > 1:
            yield f"let {copy.story.id} stand on another page (sections): -{copy.lines} lines"
        sent = copy.lines - FIRST
        if sent >= REST and copy.pin.jump is False and page < len(desk.pages):
            yield f"let {copy.story.id} jump (its pin says no): up to -{sent} lines"
        if copy.pin.head or copy.pin.columns:
            yield f"free the columns and the head of {copy.story.id} (its pin)"
    spare = [other for other in desk.pages if other != page and other in made.pages
             and any(each.leaf.story.startswith("notice") for each in made.pages[other].standing)]
    if spare:
        yield f"page {spare[0]} has room: notices stand there"


def _matter(desk: Desk, here: list[Copy]) -> Iterator[str]:
    """Name what would fill a page: notices, pull quotes, figures, with their worth in lines."""
    depth = desk.rules.pad["quote"] + 4
    quoteless = [copy.story.id for copy in here if not copy.quotes and copy.lines > 2 * depth]
    if quoteless:
        yield f"choose a pull quote in {quoteless[0]}: +{depth} lines"
    bare = [copy.story.id for copy in here if not copy.figures and not copy.briefs]
    if bare:
        yield f"give {bare[0]} a figure: +{round(0.3 * desk.rules.depth(2))} lines or more"
    yield f"add notices to the bank (it has {len(desk.publication.notices)})"


def _exact(desk: Desk, made: Issue, page: int, copy: Copy, sign: int) -> int:
    """Give the lines by which a story must be shorter (or longer) for its page to be full; 0 where none will do."""
    before = 0
    for step in STEPS:
        if sign < 0 and step > copy.lines - FIRST:
            return 0
        if _fills(desk, made, page, copy, sign * step):
            between = range(before + 1, step)[:BETWEEN]
            return next((lines for lines in between if _fills(desk, made, page, copy, sign * lines)), step)
        before = step
    return 0


def _fills(desk: Desk, made: Issue, page: int, copy: Copy, by: int) -> bool:
    """Make a page up with one story ``by`` lines longer; tell whether it is full."""
    galley = _lengthened(copy.variants[0].galley, by)
    name = f"{copy.story.id} {by:+}"
    story = replace(copy.story, id=name)
    changed = replace(copy, story=story, variants=(Variant(galley, sheet_of(galley, desk.rules.weights)),))
    trial = Desk(desk.publication, desk.edition, desk.compositor, desk.rules, desk.brief, shelf=desk.shelf)
    others = {key: value for key, value in desk.copies.items() if key != copy.story.id}
    vars(trial).update(copies={**others, name: changed}, nursery=desk.nursery, strained=desk.strained)
    placed = {key: at for key, at in made.placed.items() if key != copy.story.id and TURN not in key}
    jumping = tuple(name if turn == copy.story.id else turn for turn in
                    (key.removesuffix(TURN) for key in made.placed if key.endswith(TURN)))
    stand = Stand({**placed, name: page}, tuple(turn for turn in jumping if placed.get(turn, page) == page))
    return bool(trial.page(page, stand) or trial.page(page, stand, desk.publication.notices)
                or trial.page(page, stand, strained=True))


def _lengthened(galley: Galley, by: int) -> Galley:
    """Cut the last lines of a galley, or set its last line so many times more."""
    if by > 0:
        last = galley.blocks[-1]
        return replace(galley, lines=galley.lines + (galley.lines[-1],) * by,
                       blocks=(*galley.blocks[:-1], replace(last, stop=last.stop + by)))
    lines = galley.lines[:by]
    blocks = tuple(replace(block, stop=min(block.stop, len(lines))) for block in galley.blocks
                   if block.start < len(lines))
    return replace(galley, lines=lines, blocks=blocks)
