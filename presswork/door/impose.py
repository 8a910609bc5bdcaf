"""``presswork impose``: pages laid out on press sheets."""

from pathlib import Path

import click

from presswork.door.findings import tell
from presswork.model.report import Faults

EPILOG = """\
\b
Examples:
  presswork impose brochure.press.pdf                        saddle-stitched, two pages a side
  presswork impose book.pdf --style perfect --up 8 --sheet 889x1194 --spine 3 --cover --back 4
  presswork impose issue.pdf --style newspaper --up 0 --sheet A2
  presswork impose leaflet.pdf --up 2 --sheet SRA2 --work-and-turn

\b
Styles:
  saddle      sheets put into each other and stitched through the fold
  perfect     sheets one behind the other, with collation marks
  newspaper   sheets put into each other, loose

The pages keep their operators and inks; a PDF/X-4 stays one.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", metavar="FILE.pdf", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--style", type=click.Choice(["saddle", "perfect", "newspaper"]), default="saddle", show_default=True,
              help="How the sheets are bound.")
@click.option("--up", type=click.Choice(["0", "2", "4", "8", "16"]), default="2", show_default=True,
              help="Pages a side: signatures of 4, 8, 16 or 32 pages; 0 takes what the sheet holds.")
@click.option("--sheet", default="", metavar="SIZE",
              help="A3, SRA3, A2, ..., 787x1092, 889x1194, or any width x height in mm; else the smallest that fits.")
@click.option("--paper", "thickness", type=click.FloatRange(0, 2), default=0.1, show_default=True, metavar="MM",
              help="Thickness of the paper, for creep.")
@click.option("--gripper", type=click.FloatRange(0, 50), default=None, metavar="MM",
              help="What the press holds at the foot of the sheet: 10, 0 for a newspaper.")
@click.option("--gutter", type=click.FloatRange(0, 20), default=None, metavar="MM",
              help="Bleed that each page keeps beside a cut: 3, 0 for a newspaper.")
@click.option("--spine", type=click.FloatRange(0, 20), default=0.0, show_default=True, metavar="MM",
              help="What each page keeps beside a spine that is milled.")
@click.option("--work-and-turn", "turn", is_flag=True, help="Both sides from one plate; the sheet is cut in two.")
@click.option("--cover", is_flag=True, help="The first and last two pages as a file of their own.")
@click.option("--back", type=click.FloatRange(0, 100), default=0.0, show_default=True, metavar="MM",
              help="Width of the cover's back.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Where the sheets go; else NAME.sheets.pdf beside the file.")
def impose(file: Path, style: str, up: str, sheet: str, thickness: float, gripper: float | None,
           gutter: float | None, spine: float, turn: bool, cover: bool, back: float, out: Path | None) -> None:
    """Lay the pages of FILE out on sheets, so that they are in order when the sheets are folded and bound."""
    from presswork.deliver.files import write_file
    from presswork.impose.job import Order, lay_out

    order = Order(style, int(up), sheet, thickness, gripper, gutter, spine, turn, cover, back)
    target = out or file.with_suffix(".sheets.pdf")
    try:
        for part, made in lay_out(file, order).items():
            path = target.with_suffix(f".{part}.pdf") if part else target
            write_file(path, made.data)
            tell(made.findings)
            size = f"{made.size[0]:.0f} x {made.size[1]:.0f} mm"
            click.echo(f"{path}: {made.sheets} sheet{'s' * (made.sheets != 1)} of {size}, {made.up} pages a side")
    except Faults as faults:
        tell(faults.findings)
        raise SystemExit(2) from None
