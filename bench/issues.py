"""Random issues, planned: how many pages are full, what meets that should not, how columns break, how long it takes.

    python bench/issues.py [ISSUES] [--seed N] [--language zh|en] [--pages N] [--draw FOLDER]

Each issue has 1 to 8 pages and stories of 40 to 700 words (or as many characters as fill the like), made up from the
sentences of the demos in an order that never repeats, with their heads, figures and quotes; ranks as a desk gives
them; loads from 0.85 to 1.20 of what its pages hold. Chinese in layouts/special, English in layouts/gazette. Times are
seconds of the processor; *beyond* are the open pages of issues whose stories at their smallest take more than the
pages hold (or at their largest, with all notices, less); each issue is told on the error stream as it ends. With
--pages every issue has so many
pages; with --draw those that are full are also painted, to be looked at.
"""

import argparse
import random
import re
import statistics
import sys
import time
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from presswork.compose.compositor import Compositor  # noqa: E402
from presswork.house import shelves  # noqa: E402
from presswork.line import TARGETS, painted, planned  # noqa: E402
from presswork.load.layout import load_layout  # noqa: E402
from presswork.load.publication import load_with_warnings  # noqa: E402
from presswork.model.issue import IssueBrief, Pin  # noqa: E402
from presswork.model.publication import Edition, Publication  # noqa: E402
from presswork.model.story import FigureSlot, Intertitle, Paragraph, Quotation, Run, Story  # noqa: E402
from presswork.plan.issue.copy import copy_of  # noqa: E402
from presswork.plan.issue.desk import Desk  # noqa: E402
from presswork.plan.issue.makeup import make_up  # noqa: E402
from presswork.plan.issue.making import Made  # noqa: E402
from presswork.plan.issue.misfit import beyond as over_all  # noqa: E402
from presswork.plan.issue.misfit import homeless  # noqa: E402
from presswork.plan.issue.rules import rules_of  # noqa: E402
from presswork.plan.issue.stand import rest_of  # noqa: E402

DEMOS = {"zh": ("yongkang-decade", "special"), "en": ("printing-gazette", "gazette")}
# Where a sentence ends: after its mark and what closes it; a point after a single letter is that of an initial.
ENDS = {False: re.compile("(?<=。)(?![”’》）])"),
        True: re.compile(r"(?<=\w\w[.?!])\s+|(?<=[^\w\s][.?!])\s+|(?<=[.?!][”’)])\s+")}
SHORTEST = 9  # characters of a sentence, its mark counted
RANKS = (2, 3, 3, 3, 4, 4, 4)
FIGURES = {1: 0.9, 2: 0.6, 3: 0.4}  # chance of a figure, by rank
OVER, MISSED = 1.01, 6  # times the load that is asked for, at most; stories tried for what is left of it
OPTIONAL = 0.25  # chance of a sentence that may go, for each paragraph
LINES = {1: (110, 190), 2: (50, 110), 3: (25, 60), 4: (10, 28)}  # of a story, by rank


@dataclass
class Tally:
    """What was counted over all issues."""

    pages: int = 0
    misfits: int = 0
    beyond: int = 0
    lost: int = 0
    met: int = 0
    tombstones: int = 0
    breaks: int = 0
    quotes: int = 0
    jumps: int = 0
    notices: int = 0
    costs: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


class Pool:
    """Sentences, heads, figures and quotes of a demo."""

    def __init__(self, name: str, layout: str) -> None:
        folder = ROOT / "data" / name
        self.publication = load_with_warnings(folder, layouts=shelves("layouts", folder)).publication
        self.layout = load_layout(layout, shelves("layouts", folder))
        self.compositor = Compositor(self.layout, self.publication.language, self.publication.names)
        stories = [story for story in self.publication.stories.values() if story.kind == "story"]
        self.heads = [story for story in stories if 5 <= len(story.headline) <= 60]
        self.spaced = not self.publication.language.startswith("zh")
        texts = [block.text for story in stories for block in story.blocks if isinstance(block, Paragraph)]
        parts = [part.strip() for text in texts for part in ENDS[self.spaced].split(text)]
        self.sentences = [part + " " * self.spaced for part in parts if len(part) > SHORTEST]
        self.titles = [block.lines for story in stories for block in story.blocks if isinstance(block, Intertitle)]

    def story(self, chance: random.Random, name: str, rank: int, figures: list[str]) -> Story:
        """Make a story up."""
        like = chance.choice(self.heads)
        column = self.layout.page.column / self.layout.styles["body"].size
        each = column if self.publication.language.startswith("zh") else column * 2.25
        wanted = chance.randint(*LINES[rank]) * each
        blocks: list = []
        said, spare = 0.0, 0
        while said < wanted:
            text = "".join(chance.choice(self.sentences) for _ in range(chance.randint(2, 5))).strip()
            if rank < 4 and said > wanted * 0.2 and chance.random() < 0.18 and self.titles:
                blocks.append(Intertitle(chance.choice(self.titles), like.place))
            runs = [Run(text)]
            if rank < 4 and chance.random() < OPTIONAL:
                spare += 1
                runs.append(Run((" " if self.spaced else "") + chance.choice(self.sentences).strip(), optional=spare))
            blocks.append(Paragraph(tuple(runs), like.place))
            said += sum(len(run.text) for run in runs)
        if rank < 3 and chance.random() < 0.6:
            said_by = Paragraph((Run(chance.choice(self.sentences).strip()),), like.place)
            blocks.append(Quotation((said_by,), True, like.place))
        if chance.random() < FIGURES.get(rank, 0.0):
            blocks.append(FigureSlot(chance.choice(figures), like.place))
        return replace(like, id=name, rank=rank, section="", blocks=tuple(blocks), kind="story",
                       deck=like.deck if rank < 3 else "", jumphead="")

    def desk(self, chance: random.Random, pages: int, load: float) -> Desk:
        """Make an issue up whose stories take ``load`` of its pages."""
        figures = sorted(self.publication.figures)
        stories: dict[str, Story] = {}
        edition = next(each for each in self.publication.editions if each.issue)
        brief = IssueBrief(pages, (), (), 0, "", "", "", "", {})
        taken, page, desk, wanted = 0.0, 1, None, 0.0
        missed = 0
        while missed < MISSED:
            rank = (1 if not stories else 4 if missed else 2 if page < pages and len(stories) >= 5 * page
                    else chance.choice(RANKS))
            name = f"s{len(stories):02}{'abcdefgh'[missed]}"
            tried = {**stories, name: self.story(chance, name, rank, figures)}
            other = self._desk(edition, brief, tried, desk)
            room = other.room(other.copies[name])[1]
            wanted = wanted or load * sum(other.rooms.values())
            if stories and taken + room > wanted * OVER:
                missed += 1
                continue
            taken, stories, desk, page = taken + room, tried, other, page + (rank == 2)
        if desk is None:
            raise ValueError("an issue has a story")
        return desk

    def _desk(self, edition: Edition, brief: IssueBrief, stories: dict[str, Story], before: Desk | None) -> Desk:
        made: Publication = replace(self.publication, stories=stories)
        desk = Desk(made, replace(edition, stories=tuple(stories), issue=brief), self.compositor,
                    rules_of(self.layout), brief)
        known = before.copies if before else {}
        vars(desk)["copies"] = {name: known.get(name) or copy_of(self.compositor, desk.rules, story, Pin(name), order)
                                for order, (name, story) in enumerate(stories.items())}
        if before:
            vars(desk)["nursery"] = before.nursery
        return desk


def draw(desk: Desk, folder: Path, name: str) -> None:
    """Paint an issue as the reader's PDF, each figure with the first story that has it."""
    shown: set[str] = set()
    stories = {}
    for story in desk.publication.stories.values():
        mine = [block for block in story.blocks if isinstance(block, FigureSlot)]
        twice = [block for block in mine if block.figure in shown]
        stories[story.id] = replace(story, blocks=tuple(block for block in story.blocks if block not in twice))
        shown.update(block.figure for block in mine)
    publication = replace(desk.publication, id="random", stories=stories)
    edition = replace(desk.edition, id=name)
    job = planned(publication, edition, shelves("layouts", Path(publication.folder)), lambda *_: None, ["screen"])
    for built in painted(publication, job, [TARGETS["screen"]], folder, lambda *_: None, ()):
        print(built.path, file=sys.stderr)


def count(tally: Tally, desk: Desk, folder: Path | None, name: str) -> None:
    """Plan an issue and count."""
    start = time.process_time()
    made = make_up(desk)
    spent = time.process_time() - start
    tally.seconds.append(spent / desk.brief.pages)
    print(f"{desk.brief.pages} pages, {len(desk.copies)} stories: {spent:.1f} s, {len(made.misfits)} open",
          file=sys.stderr, flush=True)
    if folder and not made.misfits:
        draw(desk, folder, name)
    tally.pages += desk.brief.pages
    tally.misfits += len(made.misfits)
    tally.beyond += len(made.misfits) * beyond(desk)
    tally.jumps += len(made.jumps)
    lines = dict.fromkeys(desk.copies, 0)
    for page in made.pages.values():
        tally.costs.append(page.cost)
        tally.met += _overlaps(page)
        tally.tombstones += _tombstones(page)
        tally.quotes = max(tally.quotes, sum(each.leaf.quotes for each in page.standing))
        for each in page.standing:
            leaf = each.leaf
            tally.breaks += leaf.filled.bad if leaf.filled else 0
            tally.notices += leaf.story.startswith("notice")
            if leaf.filled and leaf.variant and not leaf.jumps:
                lines[rest_of(leaf) or leaf.story] = leaf.filled.stops[-1] - leaf.variant.sheet.lines
    if not made.misfits:
        tally.lost += sum(-short for short in lines.values())


def beyond(desk: Desk) -> bool:
    """Tell whether an issue cannot be filled, wherever its stories stand, by the cells that they take at least or most.

    The least is what the planner tells of an issue that no plan can hold; the most of all is that of the stories'
    largest leaves with all notices of the bank.
    """
    gap = desk.rules.gap
    tables = [*map(desk.strained.story, desk.copies.values()), *map(desk.notice, desk.publication.notices)]
    most = sum(max((width * (rows + gap) for width, depths in table.items() for rows in depths), default=0)
               for table in tables)
    return over_all(desk)[0] > 0 or bool(homeless(desk)) or most < sum(desk.rooms.values())


def _overlaps(page: Made) -> int:
    return sum(1 for one, other in combinations(page.standing, 2)
               if one.column < other.right and other.column < one.right
               and one.row < other.foot and other.row < one.foot)


def _tombstones(page: Made) -> int:
    """Count heads of one class side by side."""
    heads = [(each, each.leaf.group, each.row + each.leaf.top) for each in page.standing
             if each.leaf.group and each.leaf.group.rank]
    return sum(1 for (one, group, row), (other, near, at) in combinations(heads, 2)
               if group.rank == near.rank and (one.right == other.column or other.right == one.column)
               and row < at + near.rows and at < row + group.rows)


def main() -> None:
    """Plan, count and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("issues", nargs="?", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--language", choices=sorted(DEMOS), help="one language only")
    options.add_argument("--pages", type=int, help="pages of every issue")
    options.add_argument("--draw", type=Path, metavar="FOLDER", help="paint the issues that are full into a folder")
    asked = options.parse_args()
    print(f"{'':3}{'load':>10}{'issues':>7}{'pages':>6}{'open':>6}{'beyond':>7}{'lost':>5}{'meet':>5}{'tomb/100':>9}{'breaks/p':>9}"
          f"{'quotes':>7}{'jumps':>6}{'notices':>8}{'cost':>7}{'90 %':>7}{'s/page':>7}")
    for language, (name, layout) in DEMOS.items():
        if asked.language not in (None, language):
            continue
        pool = Pool(name, layout)
        for low, high in ((0.85, 0.95), (0.95, 1.05), (1.05, 1.20)):
            tally, issues = Tally(), max(1, asked.issues // 6)
            for number in range(issues):
                chance = random.Random(f"{asked.seed} {language} {low} {number}")
                pages = chance.randint(1, 8)
                desk = pool.desk(chance, asked.pages or pages, chance.uniform(low, high))
                count(tally, desk, asked.draw, f"{language}-{low:g}-{number}")
            ranked = sorted(tally.costs) or [0.0]
            print(f"{language:3}{low:>5.2f}-{high:.2f}{issues:>6}{tally.pages:>6}{tally.misfits:>6}{tally.beyond:>7}{tally.lost:>5}"
                  f"{tally.met:>5}{100 * tally.tombstones / tally.pages:>9.1f}{tally.breaks / tally.pages:>9.2f}"
                  f"{tally.quotes:>7}{tally.jumps:>6}{tally.notices:>8}{statistics.median(ranked):>7.1f}"
                  f"{ranked[int(0.9 * len(ranked))]:>7.1f}{statistics.median(tally.seconds):>7.2f}", flush=True)


if __name__ == "__main__":
    main()
