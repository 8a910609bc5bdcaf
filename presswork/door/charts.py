"""``presswork charts``: every chart of a publication as files of its own."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.summary import near
from presswork.model.report import Faults, Finding

if TYPE_CHECKING:
    from presswork.deliver.card import Size
    from presswork.model.layout import Layout
    from presswork.model.publication import Edition, Publication

FORMATS = ("svg", "pdf", "png", "csv")
SIZE = re.compile(r"(\d+(?:\.\d+)?)(?:[x×](\d+(?:\.\d+)?))?", re.ASCII)
LEAST, MOST = 30.0, 2000.0  # mm
PIXELS = (36.0, 2400.0)

EPILOG = """\
\b
Examples:
  presswork charts data/annual-report                     SVG, PDF, PNG and CSV of every chart
  presswork charts data/annual-report --figure declines --format png --size 160x90 --dpi 144
  presswork charts data/annual-report --edition brochure  in the inks and faces of another layout
  presswork charts data/annual-report --plates black      in black alone

\b
Files:
  ID.svg  text as text, its letters' faces inside: needs nothing beside it
  ID.pdf  vectors, text in embedded faces, tagged (PDF/UA-1)
  ID.png  at --dpi pixels an inch
  ID.csv  the rows that the chart draws, UTF-8

The same publication gives the same bytes. Exit code 2: something in the input is wrong; each fault is one line.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--figure", "figures", multiple=True, metavar="ID", help="Only this chart; may be repeated.")
@click.option("--edition", default="", metavar="NAME", help="Whose layout is taken; the first edition's if not said.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Only this one; may be repeated.")
@click.option("--plates", default="", metavar="NAME",
              help="black: one plate; or a file of the layout's plates/, such as red.  [default: the edition's]")
@click.option("--size", default="120", show_default=True, metavar="MM[xMM]",
              help="Width, or width x height, in mm; without a height the chart takes what it needs.")
@click.option("--dpi", default=300.0, show_default=True, type=click.FloatRange(*PIXELS), help="Pixels an inch of PNG.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"), show_default=True,
              metavar="DIR", help="Where the files go, as DIR/PUBLICATION/charts/ID.FORMAT.")
@click.pass_obj
def charts(default: Path | None, folders: tuple[Path, ...], figures: tuple[str, ...], edition: str,
           formats: tuple[str, ...], plates: str, size: str, dpi: float, out: Path) -> None:
    """Write each chart of a publication as SVG, PDF, PNG and CSV, with its title and its source.

    FOLDER is a publication (it holds publication.yaml) or a workspace (its data/ holds publications).
    """
    asked = _size(size, dpi)
    faults: list[Finding] = []
    with caches():
        try:
            chosen = chosen_publications(folders, Path(near(default or Path())))
        except Faults as found:
            tell(found.findings)
            raise SystemExit(2) from None
        for folder in chosen:
            try:
                _write(folder, figures, (edition, plates), formats or FORMATS, asked, out)
            except Faults as found:
                faults += found.findings
    tell(faults)
    if faults:
        raise SystemExit(2)


def _size(text: str, dpi: float) -> "Size":
    from presswork.deliver.card import Size

    match = SIZE.fullmatch(text.strip())
    sides = [float(part) for part in (match.groups() if match else ()) if part]
    if not sides or not all(LEAST <= side <= MOST for side in sides):
        raise click.BadParameter(f"'{text}' is no size of {LEAST:g} to {MOST:g} mm; write 120 or 120x80",
                                 param_hint="--size")
    return Size(sides[0], sides[1] if len(sides) > 1 else 0.0, dpi)


def _write(folder: Path, figures: Sequence[str], look: tuple[str, str], formats: Sequence[str], size: "Size",
           out: Path) -> None:
    """Write the charts of one publication; ``look`` names the edition and the plates."""
    from presswork.deliver.charts import chart_files
    from presswork.deliver.files import write_file
    from presswork.house import shelves
    from presswork.load.publication import load_publication

    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    layout = _layout(publication, _edition(publication, look[0]), searched, look[1])
    files = chart_files(publication, layout, names=figures, size=size, formats=formats)
    place = out / publication.id / "charts"
    for name, data in files.items():
        write_file(place / name, data)
    click.echo(f"{place.as_posix()}: {len(files)} files" if files else f"{publication.id} has no charts")


def _layout(publication: "Publication", edition: "Edition", searched: Sequence[Path], plates: str) -> "Layout":
    """Load the layout of an edition with the inks of some plates ("": those of the edition)."""
    from presswork.chart.plates import BLACK, black
    from presswork.load.layout import load_layout

    options = {**edition.options, "plates": plates} if plates not in {"", BLACK} else edition.options
    layout = load_layout(edition.layout, searched, publication.language, options, edition.place)
    return black(layout) if plates == BLACK else layout


def _edition(publication: "Publication", name: str) -> "Edition":
    known = {edition.id: edition for edition in publication.editions}
    if name and name not in known:
        raise Faults([Finding(None, f"{publication.id} has no edition {name}", "unknown-edition",
                              f"choose from {', '.join(known)}")])
    return known[name] if name else publication.editions[0]
