"""The command ``presswork``: a table of commands, imported one by one, so that help is quick."""

import gc
import importlib
from typing import Any

import click

from presswork import __version__

EPILOG = """\
\b
Examples:
  presswork new gazette                 make a workspace that renders at once
  cd gazette && presswork render        build everything in its data/
  presswork render data/first-issue --target screen --open
  presswork doctor                      is everything here that a page needs?

\b
Exit codes:
  0  done
  1  doctor found something missing, or Presswork itself failed
  2  something in the input is wrong; each fault is one line: file:line:column: what (name); how to mend it
"""

# command: (module, attribute, one line of help for the list)
COMMANDS = {
    "render": ("presswork.door.render", "render", "Build publications into finished PDFs."),
    "plan": ("presswork.door.plan", "plan", "Plan issues: where their stories stand, and why."),
    "compose": ("presswork.door.compose", "compose", "Show the lines of stories, with what was done to fill them."),
    "charts": ("presswork.door.charts", "charts", "Write each chart as SVG, PDF, PNG and CSV."),
    "check": ("presswork.door.check", "check", "Preflight finished PDFs as a printer would."),
    "impose": ("presswork.door.impose", "impose", "Lay pages out on press sheets."),
    "kit": ("presswork.door.kit", "kit", "Pack a press kit: release, web page, ninjs, pages, charts, pictures."),
    "ticket": ("presswork.door.ticket", "ticket", "Write the job ticket of a press file."),
    "archive": ("presswork.door.archive", "archive", "Put publications in archive bags, with all they were made from."),
    "verify": ("presswork.door.verify", "verify", "Tell whether bags and finished files are as they were made."),
    "rebuild": ("presswork.door.rebuild", "rebuild", "Make a bag's files again from it alone, and compare."),
    "new": ("presswork.door.new", "new", "Make a workspace that renders at once."),
    "doctor": ("presswork.door.doctor", "doctor", "Tell what is here, what is missing and how to get it."),
}


class Table(click.Group):
    """A group that knows its commands by COMMANDS and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; None for a name that is not one."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(cls=Table, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def presswork() -> None:
    """Make publications of a folder of text and data: newspaper, brochure; for screen, press and archive.

    Text is Markdown, numbers are CSV tables, publication.yaml says what is made of them. Layouts and chart
    kinds are plain files too, in layouts/ and charts/ of your workspace; what is not there comes from the
    house.

    "presswork COMMAND --help" tells more.
    """


def main(**extra: Any) -> None:
    """Run the command line (the entry point of the package)."""
    try:
        presswork.main(prog_name="presswork", **extra)
    finally:
        gc.freeze()  # the process ends: what it holds goes with it, and is not walked once more
