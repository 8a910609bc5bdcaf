"""The seal: one byte of a finished file changed, wherever it is, and the file is no longer intact."""

import random

import pikepdf
import pytest
from click.testing import CliRunner

from presswork.door.verify import verify
from presswork.finish.seal import intact, seal

TARGETS = ("screen", "screen-ua2", "archive", "archive-2u", "archive-4f")


@pytest.mark.parametrize("target", TARGETS)
def test_finished_files_are_sealed(finished, target):
    """Each finished file gives the checksum of its identifier."""
    assert intact(finished["newspaper", target].read_bytes())


def test_any_byte(finished):
    """A thousand bytes at random, the first, the last and the identifier's own: none can change unseen."""
    data = finished["newspaper", "archive"].read_bytes()
    chance, start = random.Random(9), data.rindex(b"/ID")
    places = [0, len(data) - 1, *range(start, start + 120), *(chance.randrange(len(data)) for _ in range(1000))]
    for at in places:
        changed = bytearray(data)
        changed[at] ^= 1 << chance.randrange(8)
        assert not intact(bytes(changed)), at


def test_sealed_twice_is_the_same(finished):
    """Sealing a sealed file changes nothing."""
    data = finished["newspaper", "screen"].read_bytes()
    assert data == seal(data)


def test_a_file_without_an_identifier():
    """A file that has no identifier is left alone, and is not called intact."""
    assert b"%PDF-1.7 nothing" == seal(b"%PDF-1.7 nothing")
    assert not intact(b"%PDF-1.7 nothing")


def test_the_part_that_changed(finished, tmp_path):
    """An attachment that another program changed is named."""
    path = tmp_path / "changed.pdf"
    with pikepdf.open(finished["newspaper", "archive"]) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        at = next(at for at in range(0, len(names), 2) if str(names[at]) == "tables/terms.csv")
        names[at + 1].EF.F.write(b"term,meaning\r\n")
        pdf.save(path, deterministic_id=True)
    result = CliRunner().invoke(verify, [str(path)])
    assert 1 == result.exit_code
    assert "tables/terms.csv" in result.output


def test_verify_a_lone_file(finished, tmp_path):
    """The command says of a file that it is intact, and names it when it is not."""
    path = tmp_path / "page.pdf"
    path.write_bytes(finished["newspaper", "screen"].read_bytes())
    assert 0 == CliRunner().invoke(verify, [str(path)]).exit_code
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    result = CliRunner().invoke(verify, [str(path)])
    assert 1 == result.exit_code
    assert f"{path}: it is not as it was made" in result.output
