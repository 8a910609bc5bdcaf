"""script/bootstrap on machines made of stand-ins: what it would install, and when it does nothing."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("script/bootstrap", "pyproject.toml", "requirements.lock", "requirements-test.lock")
TOOLS = (
    "sh",
    "dirname",
    "cat",
    "cmp",
    "sed",
    "tr",
    "grep",
    "mktemp",
    "rm",
    "uname",
    "env",
    "mkdir",
    "chmod",
    "cp",
)

APT = 'echo "apt-get $*" >>"$CALLS"'
DPKG = """
shift 2
for name; do
    case " $LACKS " in *" $name "*) ;; *) echo "installed $name" ;; esac
done
"""
PYTHON = """
case "$*" in
    *-m\\ venv*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python" ;;
    *-m\\ pip*) echo "pip $*" >>"$CALLS" ;;
    --version) echo "Python 3.11.2" ;;
esac
"""


@dataclass
class Machine:
    """A checkout with spaces in its path, and a PATH with nothing but stand-ins."""

    checkout: Path
    tools: Path
    calls: Path

    def add(self, name: str, body: str) -> None:
        """Put a command on the PATH."""
        (self.tools / name).write_text(f"#!/bin/sh\n{body}\n")
        (self.tools / name).chmod(0o755)

    def run(self, *words: str, lacks: str = "") -> subprocess.CompletedProcess[str]:
        """Run script/bootstrap from another folder, without a home."""
        env = {"PATH": str(self.tools), "CALLS": str(self.calls), "LACKS": lacks, "HOME": "/nonexistent"}
        script = str(self.checkout / "script" / "bootstrap")
        return subprocess.run(
            ["sh", script, *words], cwd="/", env=env, capture_output=True, text=True, check=False
        )

    def called(self) -> list[str]:
        """Give the calls of apt and pip since the last time."""
        text = self.calls.read_text() if self.calls.exists() else ""
        self.calls.write_text("")
        return text.splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Make a Debian with root, Python and all packages, as stand-ins."""
    made = Machine(tmp_path / "check out", tmp_path / "bin", tmp_path / "calls")
    made.tools.mkdir()
    for part in PARTS:
        (made.checkout / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / part, made.checkout / part)
    for tool in TOOLS:
        (made.tools / tool).symlink_to(shutil.which(tool) or tool)
    for name, body in {"apt-get": APT, "dpkg-query": DPKG, "python3": PYTHON, "id": "echo 0"}.items():
        made.add(name, body)
    return made


def test_second_run_does_nothing(machine: Machine) -> None:
    """The first run installs lock and package; the second calls neither apt nor pip and says nothing."""
    assert 0 == machine.run().returncode
    first = machine.called()
    assert 2 == len(first)
    assert "--require-hashes" in first[0]
    assert "--editable" in first[1]
    again = machine.run()
    assert (0, "", "", []) == (again.returncode, again.stdout, again.stderr, machine.called())


def test_changed_lock_is_installed(machine: Machine) -> None:
    """A lock that changed is installed again."""
    machine.run()
    machine.called()
    with (machine.checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.run()
    assert 2 == len(machine.called())


def test_tests_have_all_that_running_has(machine: Machine) -> None:
    """After the test extra the plain run has nothing to do."""
    machine.run("test")
    assert any("requirements-test.lock" in call for call in machine.called())
    machine.run()
    assert [] == machine.called()


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    """What dpkg does not have is asked for, and nothing else."""
    machine.run(lacks="fontconfig fonts-noto-cjk-extra")
    apt = [call for call in machine.called() if call.startswith("apt-get install")]
    assert ["apt-get install -y -q --no-install-recommends fontconfig fonts-noto-cjk-extra"] == apt


def test_heavy_weights_are_a_wish(machine: Machine) -> None:
    """Where the heavy weights cannot be had the rest is installed, and a warning names them."""
    machine.add("apt-get", f'{APT}\ncase "$*" in *cjk-extra*) exit 100 ;; esac')
    result = machine.run(lacks="fontconfig fonts-noto-cjk-extra")
    assert 0 == result.returncode
    assert "warning: could not install fonts-noto-cjk-extra" in result.stderr


def test_failing_apt_stops(machine: Machine) -> None:
    """Where a needed package cannot be had the run ends, with apt's own words."""
    machine.add("apt-get", 'echo "no such package"; exit 100')
    result = machine.run(lacks="fontconfig")
    assert 0 != result.returncode
    assert "no such package" in result.stderr


def test_user_without_sudo_gets_the_line(machine: Machine) -> None:
    """Without root and sudo the exact line to run is printed and the code is 3."""
    machine.add("id", "echo 1000")
    result = machine.run(lacks="fontconfig")
    assert 3 == result.returncode
    assert "apt-get install --no-install-recommends fontconfig" in result.stderr
    assert [] == machine.called()


def test_other_system_gets_the_line(machine: Machine) -> None:
    """Without apt the line for the system is printed and the code is 3."""
    for name in ("apt-get", "dpkg-query", "uname"):
        (machine.tools / name).unlink()
    machine.add("uname", "echo Darwin")
    result = machine.run()
    assert 3 == result.returncode
    assert result.stdout.startswith("brew install python pango")


def test_unknown_extra_is_refused(machine: Machine) -> None:
    """An extra that is not one is refused with the ones that are."""
    result = machine.run("all")
    assert 2 == result.returncode
    assert "run, test, bench" in result.stderr
