"""``presswork verify``: whether a bag or a finished file is still what it was when it was made."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from presswork.door.standards import tell_standards

EPILOG = """\
\b
Examples:
  presswork verify out/annual-report.bag
  presswork verify newspaper.archive.pdf      by the checksum in its own identifier
  presswork verify out/*.bag --standards      and put the PDFs to veraPDF again

\b
Exit codes:
  0  every byte is as it was made
  1  something changed, is missing or was added: each file is named
  2  the command line is wrong
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="BAG|PDF...", type=click.Path(exists=True, path_type=Path))
@click.option("--standards", is_flag=True, help="Put the PDFs to veraPDF too, for the standards that they name.")
@click.option("--json", "machine", is_flag=True, help="Print the result as JSON on standard output.")
def verify(paths: tuple[Path, ...], standards: bool, machine: bool) -> None:
    """Compare bags and finished PDFs with their checksums, and name every file that changed."""
    found = {path: list(_wrong(path)) for path in paths}
    if machine:
        values = [{"path": str(path), "intact": not wrong, "differences": [
            {"file": name, "what": what} for name, what in wrong]} for path, wrong in found.items()]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        for path, wrong in found.items():
            for name, what in wrong:
                click.echo(f"{name}: {what}")
            count = sum(1 for file in path.rglob("*") if file.is_file()) if path.is_dir() else 1
            click.echo(f"{path}: {'changed' if wrong else 'intact'}, {count} file{'' if count == 1 else 's'}")
    sound = not any(found.values())
    if standards:
        from presswork.check.claims import claimed

        files = [file for path in paths for file in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
        sound &= tell_standards([file for file in files if claimed(file)], ["claimed"], machine=machine)
    if not sound:
        raise SystemExit(1)


def _wrong(path: Path) -> Iterator[tuple[str, str]]:
    """Give each file that is not as it was, with what is wrong with it."""
    from presswork.deliver.fixity import differences, of_pdf

    if path.is_file():
        yield from ((str(path), what) for what in of_pdf(path))
        return
    if not any(path.glob("*manifest-*.txt")):
        yield str(path), "is no bag: it has no manifest"
        return
    for one in differences(path):
        yield str(path / one.name), one.how
        if one.how == "changed" and one.name.endswith(".pdf"):
            yield from ((str(path / one.name), what) for what in of_pdf(path / one.name)[1:])
