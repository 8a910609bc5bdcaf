"""``presswork new``: a workspace that renders at once."""

import shutil
import tempfile
from pathlib import Path

import click

from presswork.door.findings import tell
from presswork.model.place import Place
from presswork.model.report import Faults, Finding

STARTER = Path(__file__).parent / "starter"  # a folder a language, each one publication
FIRST = "first-issue"
LANGUAGES = tuple(sorted(folder.name for folder in STARTER.iterdir() if folder.is_dir()))

# What stands in the two folders that begin empty.
READMES = {
    "layouts": """# Layouts

Empty: publications use the house's layouts. A folder here with the name of one of them goes before it, file
by file: `layouts/newspaper/style.css` changes the look of the newspaper and leaves the rest as it is. A new
folder with a `layout.yaml` is a new layout.
""",
    "charts": """# Charts

Empty: publications use the house's chart kinds. A file `NAME.py` here is a new kind, drawn by `kind: NAME` in
publication.yaml, and goes before a kind of the house with the same name.
""",
}
EPILOG = """\
\b
Examples:
  presswork new gazette                   ./gazette with a Chinese first issue
  presswork new gazette --language en     the same in English
  cd gazette && presswork render          out/first-issue/newspaper.screen.pdf and the rest

\b
What is in it:
  data/first-issue/     publication.yaml, stories/lead.md, tables/year.csv: change them, or copy the folder
  layouts/  charts/     empty; what you put there goes before the house's own
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="zh-Hans",
    show_default=True,
    help="Of the first issue.",
)
def new(name: Path, language: str) -> None:
    """Make the workspace NAME: a folder with a first publication, ready to render and to change.

    NAME may be a path. A folder that has anything in it is left alone.
    """
    try:
        make_workspace(name, language)
    except Faults as faults:
        tell(faults.findings)
        raise SystemExit(2) from None
    click.echo(f"{name} is ready. Next:\n  cd {quoted(name)}\n  presswork render")


def quoted(path: Path) -> str:
    """Give a path as it is typed in a shell."""
    import shlex

    return shlex.quote(str(path))


def make_workspace(folder: Path, language: str) -> None:
    """Make a workspace whole or not at all. Raises Faults (``folder-in-use``, ``cannot-write``)."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "there is something here already"
        raise Faults(
            [Finding(Place(str(folder)), what, "folder-in-use", "choose another name, or empty the folder")]
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".presswork-") as room:
            made = Path(room) / "workspace"
            fill(made, language)
            if folder.is_dir():
                folder.rmdir()
            made.rename(folder)
    except OSError as error:
        what = f"cannot write: {error.strerror or error}"
        raise Faults(
            [Finding(Place(str(folder)), what, "cannot-write", "choose a folder that you may write to")]
        ) from error


def fill(folder: Path, language: str) -> None:
    """Write the workspace's files."""
    shutil.copytree(STARTER / language, folder / "data" / FIRST)
    for name, text in READMES.items():
        (folder / name).mkdir()
        (folder / name / "README.md").write_text(text, encoding="utf-8")
    (folder / ".gitignore").write_text("out/\n", encoding="utf-8")
