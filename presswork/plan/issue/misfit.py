"""Misfits: pages that no legal lever fills: by how many lines, found by making them up again, and what is left to do.

The lines are exact for the story that is named: with so many fewer (or more) the page was made up and is full. Of an
issue that is too long as a whole it is told first whether any plan could hold it: a cell of the grid, a row of one
column, is a line, and the cells of the stories at their smallest add up.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from presswork.model.galley import Galley
from presswork.model.report import Finding
from presswork.plan.issue.bodies import FIRST, REST
from presswork.plan.issue.copy import Copy
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.flow import sheet_of
from presswork.plan.issue.leaf import cells_of
from presswork.plan.issue.makeup import Issue
from presswork.plan.issue.pinned import Pinned
from presswork.plan.issue.stand import TURN, Stand

STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)  # lines by which a story is cut or lengthened, until the page is full


def misfits(desk: Desk, made: Issue) -> list[Finding]:
    """Tell of each pin that no page can keep; else of an issue that is too long, and of each page that is not full."""
    if unkept := Pinned(desk).unkept():
        return unkept
    told = made.misfits if made.pages else made.misfits[:1]  # without a front page that is full no other is made
    lacks = [_lack(desk, made, page) for page in told]
    return [*_issue(desk, [lack for lack in lacks if lack.over]), *(_page(desk, made, lack) for lack in lacks)]


@dataclass(frozen=True, slots=True)
class _Lack:
    """A page that is open: its stories, whether they are too long, the lines (0: not found), the cells that differ."""

    page: int
    here: Sequence[Copy]
    over: bool
    lines: int
    cells: float

    @property
    def longest(self) -> Copy:
        """Give the story that is cut or lengthened."""
        return max(self.here, key=lambda copy: copy.lines)


def _lack(desk: Desk, made: Issue, page: int) -> _Lack:
    here = [copy for name, copy in desk.copies.items() if made.placed.get(name) == page]
    cells = sum(desk.room(copy)[1] for copy in here) - desk.rooms[page]
    lack = _Lack(page, here, cells > 0, 0, abs(cells))
    return replace(lack, lines=_exact(desk, made, page, lack.longest, -1 if lack.over else 1)) if here else lack


def beyond(desk: Desk) -> tuple[int, tuple[int, ...]]:
    """Give the lines that stories take at least beyond all the pages that they may have, and these pages.

    Every story is at its smallest: without figures, deck and optional sentences, under its smallest head. The pages are
    those of the issue, or those of the sections with the greatest lack; no plan can hold what is over nothing.
    """
    jumpers = {copy.story.id for copy in desk.jumpers} | {name for name, copy in desk.copies.items() if copy.pin.jump}
    least = {name: _least(desk, copy, jumpers) for name, copy in desk.copies.items()}
    found = []
    for pages in dict.fromkeys([tuple(desk.pages), *(desk.windows(copy) for copy in desk.copies.values())]):
        here = [name for name, copy in desk.copies.items() if len(pages) == len(desk.pages)
                or (set(desk.windows(copy)) <= set(pages) and name not in jumpers)]
        found.append((sum(least[name] for name in here) - round(sum(desk.rooms[page] for page in pages)), pages))
    return max(found, key=lambda each: each[0])


def homeless(desk: Desk) -> list[str]:
    """Name the stories that fill no page at any width and may not jump."""
    able = {copy.story.id for copy in desk.jumpers}
    return [name for name, copy in desk.copies.items() if not (
        name in able or copy.pin.jump or any(desk.strained.story(copy).values()))]


def _least(desk: Desk, copy: Copy, jumpers: Collection[str]) -> int:
    """Give the fewest cells that a story takes; of one that may jump its lines with the least that both parts add."""
    gap = desk.rules.gap
    whole = cells_of(desk.strained.story(copy), gap)
    if copy.story.id not in jumpers:
        return whole or min(each.sheet.lines for each in copy.variants) + gap
    around = [width * (rows + gap) - leaf.filled.stops[-1] for width, depths in desk.strained.opening(copy).items()
              for rows, corners in depths.items() for leaves in corners.values() for leaf in leaves if leaf.filled]
    parted = min(each.sheet.lines for each in copy.variants) + min(around, default=0) + gap + 1
    return min(whole, parted) if whole else parted


def _issue(desk: Desk, lacks: Sequence[_Lack]) -> Iterator[Finding]:
    """Tell of an issue that is too long as a whole: by how many lines, whether any plan could hold it, what helps."""
    (over, pages), usual = beyond(desk), sum(desk.room(copy)[1] for copy in desk.copies.values())
    if over <= 0 and (not lacks or usual <= sum(desk.rooms.values())):
        return
    said, alone = _said(lacks), homeless(desk)
    lines = max(over, sum(lack.lines for lack in lacks))
    if over > 0:
        named = f" ({', '.join(map(str, pages))})" if len(pages) < len(desk.pages) else ""
        said = _lines(over)
        what = (f"no plan can hold this issue: without figures, decks and optional sentences its stories are {said} "
                f"over what its {_pages(len(pages))}{named} can hold")
    elif alone:
        what = f"no plan can hold this issue: {', '.join(alone)} fills no page at any width, {said} over"
    else:
        what = (f"the issue is {said} over with every elastic used: without figures, decks and optional sentences its "
                f"stories leave {-over} of the {round(sum(desk.rooms.values()))} lines of its {_pages(len(pages))}")
    whence = "its stories" if over > 0 else f"page {' and page '.join(str(lack.page) for lack in lacks)}"
    cures = [f"cut {said} from {whence}"]
    others = [copy for copy in desk.copies.values() if copy.rank > 1 and copy.lines >= lines]
    if spared := min(others, key=lambda copy: copy.lines, default=None):
        cures.append(f"keep {spared.story.id} for another issue: -{_lines(spared.lines)}")
    cures.append(f"add a page: {_lines(round(desk.rooms[desk.pages[-1]]))} more")
    yield Finding(desk.edition.place, what, "overset", "; or ".join(cures))


def _said(lacks: Sequence[_Lack]) -> str:
    """Say how many lines open pages have too many or too few, all together."""
    if all(lack.lines for lack in lacks):
        return _lines(sum(lack.lines for lack in lacks))
    return f"more than {_lines(sum(lack.lines or max(1, round(lack.cells / 2)) for lack in lacks))}"


def _pages(count: int) -> str:
    return f"{count} page{'s' * (count > 1)}"


def _lines(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"


def _page(desk: Desk, made: Issue, lack: _Lack) -> Finding:
    page, over = lack.page, lack.over
    if not lack.here:
        return Finding(desk.edition.place, f"page {page} has no story", "underset",
                       "add stories, or let the sections of others have this page, or make fewer pages")
    name, count = lack.longest.story.id, lack.longest.lines
    lines = _said([lack])
    if over:
        levers = [f"cut {lines} from {name}, which has {count}", *_relief(desk, made, page, lack.here),
                  "mark sentences as optional, in braces"]
    else:
        levers = [f"add {lines} to {name}", *_matter(desk, lack.here)]
    names = ", ".join(copy.story.id for copy in lack.here)
    what = f"{lines} over with every elastic used" if over else f"{lines} under"
    return Finding(lack.longest.story.place, f"page {page} of {desk.edition.id} ({names}) is {what}",
                   "overset" if over else "underset", "; or ".join(levers))


def _relief(desk: Desk, made: Issue, page: int, here: Sequence[Copy]) -> Iterator[str]:
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


def _matter(desk: Desk, here: Sequence[Copy]) -> Iterator[str]:
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
            return _between(desk, made, page, copy, sign, (before, step))
        before = step
    return 0


def _between(desk: Desk, made: Issue, page: int, copy: Copy, sign: int, known: tuple[int, int]) -> int:
    """Give the lines between two numbers of which the first does not fill a page and the second does."""
    before, lines = known
    while lines - before > 1:
        middle = (before + lines) // 2
        before, lines = (before, middle) if _fills(desk, made, page, copy, sign * middle) else (middle, lines)
    return lines


def _fills(desk: Desk, made: Issue, page: int, copy: Copy, by: int) -> bool:
    """Make a page up with one story ``by`` lines longer; tell whether it is full."""
    name = f"{copy.story.id} {by:+}"
    story = replace(copy.story, id=name)
    galleys = [(variant, _lengthened(variant.galley, by)) for variant in copy.variants if variant.sheet.lines > -by]
    changed = replace(copy, story=story, variants=tuple(
        replace(variant, galley=galley, sheet=sheet_of(galley, desk.rules.weights)) for variant, galley in galleys))
    trial = Desk(desk.publication, desk.edition, desk.compositor, desk.rules, desk.brief, shelf=desk.shelf,
                 tight=desk.tight)
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
