"""Misfits: pages that no legal lever fills, with how far they are off and what the levers left are worth."""

from collections.abc import Iterator

from presswork.model.report import Finding
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.makeup import Issue


def misfits(desk: Desk, made: Issue) -> list[Finding]:
    """Tell of each page that could not be filled."""
    told = made.misfits if made.pages else made.misfits[:1]  # without a front page that is full no other is made
    return [finding for page in told for finding in _page(desk, made, page)]


def _page(desk: Desk, made: Issue, page: int) -> Iterator[Finding]:
    here = [copy for name, copy in desk.copies.items() if made.placed.get(name) == page]
    cells = desk.rooms[page]
    rooms = {copy.story.id: desk.room(copy) for copy in here}
    least, usual = (sum(room[at] for room in rooms.values()) for at in (0, 1))
    if not here:
        yield Finding(desk.edition.place, f"page {page} has no story", "underset",
                      "add stories, or let the sections of others have this page, or make fewer pages")
        return
    longest = max(here, key=lambda copy: copy.lines)
    names = ", ".join(copy.story.id for copy in here)
    place = longest.story.place
    if least > cells or (usual > cells and usual - cells > cells - usual):
        over = max(1, round(max(least - cells, (usual - cells) / 2)))
        yield Finding(place, f"page {page} ({names}) is about {over} lines over with every elastic used", "overset",
                      f"cut about {over} lines, for example from {longest.story.id} ({longest.lines} lines), or let "
                      "a story go to another page (sections, pins)")
    else:
        under = max(1, round(cells - usual))
        bank = len(desk.publication.notices)
        yield Finding(place, f"page {page} ({names}) is about {under} lines under", "underset",
                      f"add text, a figure or a pull quote, or notices to the bank (it has {bank})")
