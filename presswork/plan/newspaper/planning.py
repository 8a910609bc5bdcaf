"""The newspaper page: one story under its head group, with figures on the diagonal, every column full.

A page that no elastic fills is an error.
"""

from dataclasses import replace

from presswork.compose.compositor import Compositor
from presswork.compose.story import story_galley
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults
from presswork.plan.grid import Grid
from presswork.plan.newspaper.copy import Copy, copy_of
from presswork.plan.newspaper.elastics import choices
from presswork.plan.newspaper.fitting import Trial, cheapest
from presswork.plan.newspaper.misfit import overset
from presswork.plan.newspaper.page import page_plan
from presswork.plan.optional import shortened
from presswork.plan.pour import Sheet

AIRIEST = 2  # rows put before an intertitle, where one each leaves a column short
TRIED = 6  # ways to leave out optional sentences that are poured


def plan(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> PagePlan:
    """Plan the page of an edition. Raises Faults where text is over (by how many lines) or the head is too long."""
    copy = copy_of(publication, edition, layout, compositor)
    sheet = Sheet(copy.galley)
    best = cheapest(sheet, layout, choices(layout, copy, compositor))
    if best.over:
        copy, best = _shortened(copy, best, layout, compositor)
        sheet = Sheet(copy.galley)
    if any(leg.empty for leg in best.legs[:-1]) or best.legs[-1].empty > 1:
        airy = cheapest(sheet, layout, choices(layout, copy, compositor), AIRIEST)
        best = min(best, airy, key=lambda each: each.cost)
    if best.empty >= layout.page.columns:
        foot = best.empty // layout.page.columns
        best = cheapest(sheet, layout, choices(layout, copy, compositor, (0, foot - 1, foot)))
    return page_plan(Grid(layout.page, layout.page.inner), layout, edition, copy, sheet, best)


def _shortened(copy: Copy, best: Trial, layout: Layout, compositor: Compositor) -> tuple[Copy, Trial]:
    """Leave out optional sentences until the story fits. Raises Faults where it does not without them."""
    tried = 0
    for story, signs in shortened(copy.story):
        galley = story_galley(compositor, story, layout.page.column)
        if tried < TRIED and len(galley.lines) <= len(copy.galley.lines) - best.over:
            tried += 1
            shorter = replace(copy, galley=galley, left_out=signs)
            trial = cheapest(Sheet(galley), layout, choices(layout, shorter, compositor))
            if not trial.over:
                return shorter, trial
    raise Faults([overset(copy, best, layout)])
