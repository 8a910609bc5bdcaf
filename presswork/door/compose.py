"""``presswork compose``: the lines of a story in the terminal, for the editor who asks why."""

from collections.abc import Sequence
from pathlib import Path

import click

from presswork.compose.compositor import Compositor
from presswork.compose.loupe import HEAD, faults, trace
from presswork.compose.story import story_galley
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.summary import near
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.lengths import parse_length
from presswork.load.pinpoint import pinpointed
from presswork.load.publication import load_with_warnings
from presswork.model.galley import Galley
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.plan.brochure.side import text_pattern
from presswork.plan.celled import celled

EPILOG = """\
\b
Examples:
  presswork compose                                  count the lines and faults of every story
  presswork compose data/gazette --show              every line of every story
  presswork compose data/gazette --story lead --show --faults
  presswork compose data/gazette --edition newspaper --measure 45mm

\b
What a line says, from the left: its number; left edge and width in pt; how far its characters were opened, em;
how many half ems of marks were taken; its word space against the natural one; what is wrong; its text.

\b
Faults:
  loose    characters opened by more than 1/8 em       wide, narrow   word spaces beyond 0.79-1.5 of normal
  lone     a last line of one character or a scrap     ladder         a third hyphen in a row
  broken   a rule was broken for want of a line        over           wider than the measure
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--edition", "editions", multiple=True, metavar="NAME", help="Only this edition; may be repeated.")
@click.option("--story", "stories", multiple=True, metavar="ID", help="Only this story; may be repeated.")
@click.option("--measure", metavar="LENGTH", help="A width of column other than the layout's, such as 45mm or 120pt.")
@click.option("--show", is_flag=True, help="Print the lines, not their number alone.")
@click.option("--faults", "faulty", is_flag=True, help="With --show: only the lines that have a fault.")
@click.pass_obj
def compose(
    default: Path | None,
    folders: tuple[Path, ...],
    editions: tuple[str, ...],
    stories: tuple[str, ...],
    measure: str | None,
    show: bool,
    faulty: bool,
) -> None:
    """Set the stories of publications in columns, and show what was done to fill the lines."""
    try:
        width = _measure(measure)
        for folder in chosen_publications(folders, Path(near(default or Path()))):
            searched = shelves("layouts", folder)
            publication = load_with_warnings(folder, layouts=searched).publication
            for edition in _chosen(publication, editions):
                _edition(publication, edition, searched, stories, width, (show, faulty))
    except Faults as found:
        tell(pinpointed(found.findings))
        raise SystemExit(2) from None


def _measure(text: str | None) -> float:
    width = parse_length(text, 0.0, "pt") if text else 0.0
    if width is None or width < 0:
        raise Faults([Finding(None, f"--measure {text} is no width", "bad-length", "write 45mm or 120pt")])
    return width


def _chosen(publication: Publication, names: tuple[str, ...]) -> list[Edition]:
    known = {edition.id: edition for edition in publication.editions}
    if missing := [name for name in names if name not in known]:
        raise Faults([Finding(None, f"{publication.id} has no edition {name}", "unknown-edition",
                              f"choose from {', '.join(known)}") for name in missing])
    return [known[name] for name in names] if names else list(known.values())


def _edition(publication: Publication, edition: Edition, searched: Sequence[Path], stories: tuple[str, ...],
             width: float, how: tuple[bool, bool]) -> None:
    layout = load_layout(edition.layout, searched, publication.language, edition.options, edition.place)
    setter = Compositor(layout, publication.language, publication.names)
    measure = width or layout.page.span(text_pattern(layout)[2] if "text" in layout.plan else 1)
    told = celled(publication, layout).stories
    for name in edition.stories:
        if not stories or name in stories:
            galley = story_galley(setter, told[name], measure)
            _told(f"{publication.id} {edition.id} {name}", galley, *how)


def _told(title: str, galley: Galley, show: bool, faulty: bool) -> None:
    wrong = faults(galley.lines)
    count = sum(1 for each in wrong if each)
    click.echo(f"{title}: {len(galley.lines)} lines at {galley.measure:.2f} pt, {count} with faults")
    if not show:
        return
    click.echo(HEAD)
    for number, (line, each) in enumerate(zip(galley.lines, wrong, strict=True), 1):
        if each or not faulty:
            click.echo(trace(line, number, each))
