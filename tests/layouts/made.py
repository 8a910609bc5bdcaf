"""Pages of issues made up by hand, painted for the screen: one for each layout of issues."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from hand import Hand, Spot

from presswork import line
from presswork.compose.compositor import Compositor
from presswork.finish.conditions import condition
from presswork.finish.targets import TARGETS
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.plan import PagePlan
from presswork.model.publication import Publication

DATA = Path(__file__).resolve().parents[2] / "data"
GUIDES = {"gazette": (4, 8, 1, 30), "special": (3, 45, 2, 12), "newspaper-modern": (4, 7, 2, 18)}


@dataclass(frozen=True)
class Issue:
    """A painted issue: what it was made from and its file."""

    publication: Publication
    plan: PagePlan
    path: Path

    def text(self, page):
        """Give the text of a page as a reader's program finds it, without white space at line ends."""
        opened = pypdfium2.PdfDocument(self.path)
        return opened[page - 1].get_textpage().get_text_bounded()

    def tags(self):
        """List the tags of the file in reading order, artifacts aside."""
        with pikepdf.open(self.path) as pdf:
            return list(_tags(pdf.Root.StructTreeRoot))


def _tags(element):
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:]
            yield from _tags(kid)


def english(hand):
    return [
        hand.page(1, [Spot("steam", (0, 8, 4, 44), (1, 33), jump_to=2), Spot("linotype", (0, 54, 2, 24), (3, 17))],
                  guide=GUIDES["gazette"], entries=[("weekly", 3), ("clay", 2)], rules=[(4, 8, 0, 44), (0, 53, 5, 0)]),
        hand.page(2, [Spot("steam", (0, 4, 2, 34), (2, 20), jump_from=1), Spot("briefs", (0, 40, 1, 39), kind="briefs"),
                      Spot("setting", (1, 60, 1, 19), kind="notice"),
                      Spot("handpress", (2, 4, 3, 60), (2, 23), [("press", 0, 44, 3, 20)], dress="tint")],
                  sections=("Presses",))]


def chinese(hand):
    return [
        hand.page(1, [Spot("lead", (0, 6, 3, 38), (1, 44), [("declines", 1, 30, 2, 13)], jump_to=2),
                      Spot("sixteen", (3, 6, 2, 36), (2, 24))],
                  guide=GUIDES["special"], entries=[("fight", 2), ("team", 4)], rules=[(3, 6, 0, 36), (0, 44, 5, 0)]),
        hand.page(2, [Spot("lead", (0, 3, 2, 54), (1, 44), jump_from=1), Spot("briefs", (4, 3, 1, 46), kind="briefs"),
                      Spot("sources", (4, 50, 1, 8), kind="notice"),
                      Spot("safety", (2, 3, 2, 50), (2, 28), quote=(1, 44, 8))], sections=("防范", "攻坚"))]


ISSUES = {"gazette": ("printing-gazette", english), "special": ("yongkang-decade", chinese),
          "newspaper-modern": ("yongkang-decade", chinese)}


def painted(name, out):
    """Make an issue's pages up and paint them."""
    folder, pages = DATA / ISSUES[name][0], ISSUES[name][1]
    publication = load_publication(folder, layouts=shelves("layouts", folder))
    edition = next(edition for edition in publication.editions if edition.issue)
    layout = load_layout(name, shelves("layouts", folder))
    compositor = Compositor(layout, publication.language, publication.names)
    hand = Hand(publication, layout, compositor)
    plan = hand.plan(*pages(hand))
    frames = line.figure_frames(publication, layout, plan)
    job = line.Job(edition, layout, compositor, plan, line.draw(publication, layout, frames),
                   line.picture(publication, frames), condition(str(layout.plan["press"])), 0.0)
    target = TARGETS["screen"]
    out.write_bytes(line._finished(publication, job, target, line._rendered(publication, job, target)))
    return Issue(publication, plan, out)
