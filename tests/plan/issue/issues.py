"""Issues to plan: the demos, whole or changed."""

from dataclasses import dataclass, replace
from pathlib import Path

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan
from presswork.model.publication import Edition, Publication
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.makeup import Issue, make_up
from presswork.plan.issue.planning import laid_out
from presswork.plan.issue.rules import rules_of

DATA = Path(__file__).parents[3] / "data"


@dataclass(frozen=True)
class Planned:
    """An issue with its plan."""

    publication: Publication
    edition: Edition
    layout: Layout
    desk: Desk
    issue: Issue
    plan: PagePlan


def desk_of(name, change=lambda brief: brief, stories=None, notices=None):
    """Prepare a demo's issue; ``change`` changes its brief, ``stories`` chooses its stories."""
    folder = DATA / name
    publication = load_publication(folder, layouts=shelves("layouts", folder))
    edition = next(edition for edition in publication.editions if edition.issue)
    edition = replace(edition, issue=change(edition.issue), stories=tuple(stories or edition.stories))
    if notices is not None:
        publication = replace(publication, notices=notices)
    layout = load_layout(edition.layout, shelves("layouts", folder))
    compositor = Compositor(layout, publication.language, publication.names)
    return Desk(publication, edition, compositor, rules_of(layout), edition.issue)


def demo(name, change=lambda brief: brief, stories=None, notices=None):
    """Plan a demo's issue, prepared as ``desk_of`` does."""
    desk = desk_of(name, change, stories, notices)
    issue = make_up(desk)
    return Planned(desk.publication, desk.edition, desk.rules.layout, desk, issue, laid_out(desk, issue))


def modules(planned):
    """Give (page, module) of every module."""
    return [(page, module) for page in planned.plan.pages for module in page.values["modules"]]


def lines_of(planned, story):
    """Give the lines of a story's galley in the order in which they stand in the paper."""
    return [line.line for page in planned.plan.pages for flow in page.flows if flow.galley == story
            for line in flow.lines]
