"""Issues made up at random from the demos' stories and figures, by hand and not by the planner, which is slow."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "layouts"))

from hand import Hand, Spot
from made import DATA, GUIDES

from presswork import line
from presswork.compose.compositor import Compositor
from presswork.finish.conditions import condition
from presswork.finish.targets import TARGETS
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication

LAYOUTS = {"special": "yongkang-decade", "newspaper-modern": "yongkang-decade", "gazette": "printing-gazette"}
SIZES = {1: (3, 17.0), 2: (2, 22.0), 3: (2, 28.0), 4: (1, 33.0), 5: (1, 40.0)}  # class and size of a head by columns
# columns and rows in which every chart of the demos can be drawn
FIGURES = {"special": (2, 14), "newspaper-modern": (2, 18), "gazette": (3, 24)}


class Maker:
    """Makes issues of one layout up."""

    def __init__(self, name):
        folder = DATA / LAYOUTS[name]
        self.publication = load_publication(folder, layouts=shelves("layouts", folder))
        self.edition = next(edition for edition in self.publication.editions if edition.issue)
        self.layout = load_layout(name, shelves("layouts", folder))
        self.compositor = Compositor(self.layout, self.publication.language, self.publication.names)
        self.guide, self.figure, self.rail = GUIDES[name], FIGURES[name], True

    def issue(self, chance):
        """Give a plan of one to four pages; the lead jumps where there is a second page."""
        hand = Hand(self.publication, self.layout, self.compositor)
        stories = [name for name, story in self.publication.stories.items() if story.kind == "story"]
        chance.shuffle(stories)
        figures = [name for name, figure in self.publication.figures.items() if figure.kind != "picture"]
        chance.shuffle(figures)
        count, lead, self.rail = chance.randint(1, 4), stories.pop(0), True
        pages = []
        for number in range(1, count + 1):
            spots = list(self.spots(chance, number, stories, figures))
            if number == 1:
                spots[0] = Spot(lead, spots[0].at, (1, 33.0), jump_to=2 if count > 1 else 0)
            elif number == 2:
                spots[0] = Spot(lead, spots[0].at, (1, 33.0), jump_from=1)
            entries = [(name, 2) for name in stories[:2]] if count > 1 and number == 1 else []
            pages.append(hand.page(number, spots, guide=self.guide if entries else None, entries=entries,
                                   sections=chance.sample(("Presses", "News", "民生"), chance.randint(0, 2))))
        return hand.plan(*pages)

    def spots(self, chance, number, stories, figures):
        """Cut a page into bands and these into modules, each a story, the briefs or a notice."""
        plan, page = self.layout.plan, self.layout.page
        row = plan["masthead" if number == 1 else "folio"] + 1
        end = page.rows - plan["foot"] - 1
        while end - row >= 18 and stories:
            rows = end - row if end - row < 40 else chance.randint(20, end - row - 18)
            column = 0
            while column < page.columns and stories:
                columns = chance.randint(1, page.columns - column)
                yield self.spot(chance, (column, row, columns, rows - 1), stories, figures)
                column += columns
            row += rows

    def spot(self, chance, at, stories, figures):
        """Choose what stands in a module."""
        columns, rows = at[2:]
        if columns == 1 and rows > 30 and self.rail:
            self.rail = False
            return Spot("briefs", at, kind="briefs")
        if columns == 1 and self.publication.notices and chance.random() < 0.3:
            return Spot(chance.choice(self.publication.notices).id, at, kind="notice")
        shown, quote = [], None
        if columns >= self.figure[0] and rows >= self.figure[1] + 14 and figures:
            shown = [(figures.pop(), columns - self.figure[0], at[1] + rows - self.figure[1] - 1, *self.figure)]
        elif columns == 2 and rows >= 30:
            quote = (1, at[1] + rows - 9, 8)
        dress = chance.choice(("", "", "tint", "box"))
        return Spot(stories.pop(0), at, SIZES[min(columns, 5)], shown, quote, dress=dress)


def issues(folder, count, targets):
    """Paint ``count`` issues of each layout for the targets; gives the files."""
    for name in LAYOUTS:
        maker = Maker(name)
        for number in range(count):
            planned = maker.issue(random.Random(f"{name} {number}"))
            frames = line.figure_frames(maker.publication, maker.layout, planned)
            job = line.Job(maker.edition, maker.layout, maker.compositor, planned,
                           line.draw(maker.publication, maker.layout, frames),
                           line.picture(maker.publication, frames), condition(str(maker.layout.plan["press"])), 0.0)
            image = line._rendered(maker.publication, job, TARGETS[targets[0]])
            for target in targets:
                path = folder / f"{name}-{number}.{target}.pdf"
                path.write_bytes(line._finished(maker.publication, job, TARGETS[target], image))
                yield path
