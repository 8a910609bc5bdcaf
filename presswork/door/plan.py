"""``presswork plan``: where the stories of an issue stand and why, without making the pages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from presswork.compose.compositor import Compositor
from presswork.deliver.files import replacing, write_file
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.summary import near
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.pinpoint import pinpointed
from presswork.load.publication import load_with_warnings
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults
from presswork.plan.celled import celled
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.dummy import written
from presswork.plan.issue.makeup import Issue, make_up, ways
from presswork.plan.issue.makeup import alternatives as choices
from presswork.plan.issue.making import Made
from presswork.plan.issue.misfit import misfits
from presswork.plan.issue.planning import laid_out
from presswork.plan.issue.reasons import compared, explained
from presswork.plan.issue.rules import rules_of

if TYPE_CHECKING:
    from presswork.deliver.contact import View

PIXELS = 200.0  # an inch of a contact sheet
EPILOG = """\
\b
Examples:
  presswork plan data/printing-gazette                     where each story stands, page by page
  presswork plan data/printing-gazette --explain           what each module costs, and what was elastic
  presswork plan data/printing-gazette --alternatives 3    and the next best ways to make each page up
  presswork plan data/printing-gazette --alternatives 3 --sheet ways.pdf     the same as a contact sheet
  presswork plan data/printing-gazette --edition issue --write plan.yaml     the whole plan, to be edited

\b
A page of 10 to 30 looks good; one over 45 is worth a look by hand. Pins in publication.yaml fix what the editor wants
fixed (docs/issues.md); everything else is planned round them, and the same issue always gives the same plan.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--edition", "editions", multiple=True, metavar="NAME", help="Only this edition; may be repeated.")
@click.option("--explain", "why", is_flag=True, help="Tell what each module costs by term, and what was elastic.")
@click.option("--alternatives", type=click.IntRange(0, 12), default=0, metavar="N",
              help="Tell the next N ways to make each page up.")
@click.option("--write", "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the plan into a file to be edited (the edition's option plan:), alternatives beside it; more "
                   "issues as FILE-PUBLICATION-EDITION.")
@click.option("--sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.pdf|FILE.png",
              help="Draw a contact sheet: a row a page, the chosen way first; more issues as FILE-PUBLICATION-EDITION.")
@click.pass_obj
def plan(default: Path | None, folders: tuple[Path, ...], editions: tuple[str, ...], why: bool,
         alternatives: int, file: Path | None, sheet: Path | None) -> None:
    """Plan the issues of publications, and tell where their stories stand and why."""
    if sheet and sheet.suffix.lower() not in {".pdf", ".png"}:
        raise click.BadParameter(f"'{sheet}' is no PDF and no PNG; give it a name that ends in .pdf or .png",
                                 param_hint="--sheet")
    drawn = written_down = 0
    try:
        for folder in chosen_publications(folders, Path(near(default or Path()))):
            searched = shelves("layouts", folder)
            publication = load_with_warnings(folder, layouts=searched).publication
            for edition in publication.editions:
                if edition.issue and (not editions or edition.id in editions):
                    click.echo(f"{publication.id} {edition.id}")
                    desk = _desk(publication, edition, searched)
                    made = _told(desk, alternatives, why=why)
                    if file:
                        named = file.with_stem(f"{file.stem}-{publication.id}-{edition.id}") if written_down else file
                        _write(named, desk, [made, *choices(desk, made, alternatives + 1)[1:]])
                        written_down += 1
                    if sheet:
                        named = sheet.with_stem(f"{sheet.stem}-{publication.id}-{edition.id}") if drawn else sheet
                        _draw(named, desk, made, alternatives + 1)
                        drawn += 1
    except Faults as found:
        tell(pinpointed(found.findings))
        raise SystemExit(2) from None


def _desk(publication: Publication, edition: Edition, searched: Sequence[Path]) -> Desk:
    if edition.issue is None:
        raise ValueError("the edition is no issue")
    layout = load_layout(edition.layout, searched, publication.language, edition.options, edition.place)
    setter = Compositor(layout, publication.language, publication.names)
    return Desk(celled(publication, layout), edition, setter, rules_of(layout), edition.issue)


def _write(file: Path, desk: Desk, issues: Sequence[Issue]) -> None:
    """Write plans down: the first into the file, others beside it under its name with a number."""
    for number, issue in enumerate(issues, 1):
        path = file if number == 1 else file.with_stem(f"{file.stem}-{number}")
        with replacing(path) as part:
            part.write_text("\n".join([*written(issue.pages, desk.copies), ""]), encoding="utf-8")
        click.echo(f"{path.as_posix()}: the plan of {desk.publication.id} {desk.edition.id}")


def _draw(file: Path, desk: Desk, issue: Issue, most: int) -> None:
    """Draw the ways to make each page up, ``most`` of each, as a PDF or a PNG."""
    from presswork.deliver.contact import contact

    rows = [[_view(desk, issue, page, made) for made in ways(desk, page, issue, most)] for page in issue.pages]
    publication, setter = desk.publication, desk.compositor
    card = contact(rows, setter, publication.language, f"{publication.title}, {desk.edition.id}")
    if file.suffix.lower() == ".pdf":
        from presswork.deliver.card_pdf import pdf_of

        data = pdf_of(card, publication, setter.layout)
    else:
        from presswork.deliver.card_png import png_of

        data = png_of(card, setter.layout, PIXELS)
    write_file(file, data)
    click.echo(f"{file.as_posix()}: {sum(map(len, rows))} pages drawn")


def _view(desk: Desk, issue: Issue, page: int, made: Made) -> "View":
    """Lay one way to make a page up."""
    from presswork.deliver.contact import View

    laid = laid_out(desk, replace(issue, pages={**issue.pages, page: made}))
    top = desk.rules.top(page)
    found = next(each for each in laid.pages if each.number == page)
    costs = {(each.column, each.row + top): each.leaf.cost for each in made.standing}
    jumps = [(turned.start, made.leaf(turned.story).filled) for turned in issue.jumps if turned.page == page]
    moved = [filled.stops[-1] - start for start, filled in jumps if filled and filled.stops[-1] != start]
    return View(found, laid.galleys, made.cost, costs, sum(moved))


def _told(desk: Desk, alternatives: int, *, why: bool) -> Issue:
    issue = make_up(desk)
    if issue.misfits:
        raise Faults(misfits(desk, issue))
    for line in explained(issue):
        if why or not line.startswith("  " + " " * 28):
            click.echo(line if why else line[:72].rstrip())
    for page in issue.pages if alternatives else ():
        click.echo(f"page {page}")
        for line in compared(ways(desk, page, issue, alternatives + 1)):
            click.echo(line)
    return issue
