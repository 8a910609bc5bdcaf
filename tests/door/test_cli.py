"""The command ``presswork`` as a whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from presswork import __version__
from presswork.door.cli import COMMANDS, presswork

ROOT = Path(__file__).parents[2]
HEAVY = ("weasyprint", "matplotlib", "pydantic", "rich", "jinja2", "yaml", "uharfbuzz", "pikepdf")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in the checkout."""
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [[], ["render"], ["new"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """Help comes at once: none of the libraries that a page needs is imported for it."""
    code = f"""
import sys
from presswork.door.cli import presswork
try:
    presswork({[*words, "--help"]!r})
except SystemExit:
    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    assert "[]\n" == run("-c", code).stderr


def test_every_command_has_help_with_examples(runner: CliRunner) -> None:
    """Each command tells what it does and shows how it is called."""
    for name in COMMANDS:
        result = runner.invoke(presswork, [name, "--help"])
        assert 0 == result.exit_code
        assert "Examples:\n" in result.stdout


def test_unknown_command_is_refused(runner: CliRunner) -> None:
    """A word that is no command is one line and code 2."""
    result = runner.invoke(presswork, ["print"])
    assert 2 == result.exit_code
    assert "No such command 'print'" in result.stderr


def test_module_is_the_command() -> None:
    """``python -m presswork`` is the command."""
    assert f"presswork {__version__}\n" == run("-m", "presswork", "--version").stdout


def test_render_py_is_render() -> None:
    """render.py is ``presswork render``, from any folder."""
    assert "Usage: render.py [OPTIONS] [FOLDER]..." in run("render.py", "--help").stdout


def test_render_py_without_libraries_says_what_to_run(tmp_path: Path) -> None:
    """Without the libraries and without .venv render.py names the script that gets them."""
    copy = tmp_path / "render.py"
    copy.write_bytes((ROOT / "render.py").read_bytes())
    result = run("-I", "-S", str(copy))
    assert 1 == result.returncode
    assert "script/bootstrap first" in result.stderr


def test_fault_is_no_traceback(tmp_path: Path) -> None:
    """A publication that is broken in many ways ends with code 2 and lines, by the real line."""
    (tmp_path / "publication.yaml").write_text("titel: x\n", encoding="utf-8")
    result = run("-m", "presswork", "render", str(tmp_path))
    assert 2 == result.returncode
    assert "publication.yaml:1:1" in result.stderr
    assert "Traceback" not in result.stderr
