"""``presswork check``: the preflight of finished PDFs, ours or another's."""

import json
from pathlib import Path

import click

from presswork.door.findings import tell
from presswork.model.report import Faults

EPILOG = """\
\b
Examples:
  presswork check out/gazette/newspaper.press.pdf --profile newsprint
  presswork check cover.pdf --profile our-printer.yaml --inks "Black,PANTONE 485 C"
  presswork check brochure.pdf --proof proof/        circles the places, as PDF and PNG
  presswork check brochure.pdf --soft-proof proof/ --plates proof/
  presswork check *.pdf --json > preflight.json      for scripts and CI
  presswork check *.archive.pdf --standard ua1,3u    veraPDF's verdict, where it is installed
  presswork check newspaper.screen.pdf --read        what a screen reader meets, in its order

\b
Without --profile the file's own output intent says what it is judged for, else coated.
Ink is measured with Ghostscript (gs); without it the report says that it was not measured.
With --standard the files are put to veraPDF and not to the printer's rules.

\b
Exit codes:
  0  a printer would take every file; with --standard, every file passed
  1  a file has errors, or veraPDF is not here
  2  the command line is wrong
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, metavar="FILE.pdf...",
                type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--profile", metavar="NAME", help="Printing condition: coated, newsprint, or a .yaml or .icc file.")
@click.option("--inks", default="", metavar="LIST", help="Plates ordered, with commas; any other is an error.")
@click.option("--proof", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Circle what was found, in DIR/NAME.proof.pdf and PNG pages.")
@click.option("--soft-proof", "soft", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Show the pages as the press prints them, as PNG.")
@click.option("--plates", "plates", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Show every plate as PNG.")
@click.option("--no-render", "quick", is_flag=True, help="Do not draw the pages: ink is not measured.")
@click.option("--standard", "standards", default="", metavar="LIST",
              help="Put the files to veraPDF: ua1, ua2, 2u, 3u, 4f, ... with commas, or claimed: what each file names.")
@click.option("--read", "aloud", is_flag=True, help="Tell what a screen reader meets, in its order.")
@click.option("--json", "machine", is_flag=True, help="Print the report as JSON on standard output.")
def check(files: tuple[Path, ...], profile: str | None, inks: str, proof: Path | None, soft: Path | None,
          plates: Path | None, quick: bool, standards: str, aloud: bool, machine: bool) -> None:
    """Put finished PDFs to the rules of a printer (GWG 2022, PDF/X-4) and tell what one would call about."""
    if aloud:
        from presswork.door.standards import tell_reading

        tell_reading(files)
        return
    if standards:
        from presswork.door.standards import chosen_standards, tell_standards

        if not tell_standards(files, chosen_standards(standards), machine=machine):
            raise SystemExit(1)
        return
    from presswork.check.inspection import inspect
    from presswork.check.report import lines, values

    ordered = [name.strip() for name in inks.split(",") if name.strip()]
    try:
        verdicts = [inspect(file, profile, ordered, rendered=not quick) for file in files]
    except Faults as faults:
        tell(faults.findings)
        raise SystemExit(2) from None
    if machine:
        click.echo(json.dumps([values(verdict) for verdict in verdicts], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(line for verdict in verdicts for line in lines(verdict)))
    from presswork.check.gallery import hang

    for verdict in verdicts:
        made = list(hang(verdict, proof, soft, plates))
        if made:
            folders = sorted({str(file.parent) for file in made})
            click.echo(f"{verdict.path}: {len(made)} proofs in {', '.join(folders)}", err=True)
    if not all(verdict.clean for verdict in verdicts):
        raise SystemExit(1)
