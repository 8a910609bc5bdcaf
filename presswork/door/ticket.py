"""``presswork ticket``: the job ticket of a press file."""

import json
from pathlib import Path

import click

from presswork.door.findings import tell
from presswork.model.report import Faults

EPILOG = """\
\b
Examples:
  presswork ticket brochure.press.pdf --copies 500 --paper "115 g/m2 matt coated" --binding "saddle stitch"
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", metavar="FILE.pdf", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--profile", metavar="NAME", help="Printing condition: coated, newsprint, or a .yaml or .icc file.")
@click.option("--copies", type=click.IntRange(0), default=0, help="How many are printed.")
@click.option("--paper", default="", help="The paper.")
@click.option("--binding", default="", help="How it is bound.")
@click.option("--finishing", default="", help="What else is done to it.")
@click.option("--note", default="", help="A word to the printer.")
@click.option("--json", "machine", is_flag=True, help="Write JSON in place of YAML.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Where the ticket goes; else beside the file.")
def ticket(file: Path, profile: str | None, copies: int, paper: str, binding: str, finishing: str, note: str,
           machine: bool, out: Path | None) -> None:
    """Write the job ticket of FILE, as YAML and as one page: sizes, inks, paper, finishing, checksums, preflight."""
    import yaml

    from presswork.check.inspection import inspect
    from presswork.check.ticket import Wishes
    from presswork.check.ticket import ticket as written
    from presswork.deliver.files import write_file
    from presswork.paint.jobsheet import jobsheet

    folder = out or file.parent
    try:
        verdict = inspect(file, profile, ())
        if verdict.paper is None or not verdict.paper.leaves:
            click.echo(f"{verdict.faults[0]}" if verdict.faults else "the file has no pages", err=True)
            raise SystemExit(2)
        values = written(verdict, Wishes(copies, paper, binding, finishing, note))
        text = json.dumps(values, ensure_ascii=False, indent=2) if machine else yaml.safe_dump(
            values, allow_unicode=True, sort_keys=False, width=120)
        for name, data in ((f"{file.stem}.ticket.{'json' if machine else 'yaml'}", text.rstrip().encode() + b"\n"),
                           (f"{file.stem}.ticket.pdf", jobsheet(values))):
            write_file(folder / name, data)
            click.echo(str(folder / name))
    except Faults as faults:
        tell(faults.findings)
        raise SystemExit(2) from None
