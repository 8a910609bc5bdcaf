"""Bags: complete, the same wherever they are made, every change in them named, and pages made again from them alone."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner

from presswork.deliver.bag import tag_manifest
from presswork.deliver.fixity import differences
from presswork.door.archive import archive
from presswork.door.rebuild import rebuild
from presswork.door.verify import verify

sys.path.insert(0, str(Path(__file__).parents[1] / "line"))

from demo_page import copy_demo

ROOT = Path(__file__).resolve().parents[2]
PREMIS = "{http://www.loc.gov/premis/v3}"
PDFS = [f"newspaper.{target}.pdf" for target in ("archive", "press", "screen")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Copy the demo publication with its page alone."""
    return copy_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def bag(demo, tmp_path_factory):
    """Put it in a bag."""
    out = tmp_path_factory.mktemp("bags")
    result = CliRunner().invoke(archive, [str(demo), "--out", str(out)])
    assert 0 == result.exit_code, result.output
    return out / f"{demo.name}.bag"


@pytest.fixture
def copy(bag, tmp_path):
    """Copy the bag, to change something in it."""
    return Path(shutil.copytree(bag, tmp_path / bag.name))


def elsewhere(room, code, *arguments):
    """Run a command of Presswork in another folder, time zone, locale and hash seed, with an empty cache."""
    surroundings = {**os.environ, "PYTHONHASHSEED": "9", "TZ": "Pacific/Auckland", "LC_ALL": "C",
                    "XDG_CACHE_HOME": str(room / "cache"), "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "presswork", code, *map(str, arguments)], cwd=room, env=surroundings,
                          check=False, capture_output=True, text=True, encoding="utf-8")


def test_it_is_a_bag(bag):
    """The library of BagIt finds it valid, with SHA-256 and SHA-512 of every file."""
    opened = bagit.Bag(str(bag))
    assert opened.validate()
    assert {"sha256", "sha512"} == set(opened.algorithms)
    assert "2022-10-12" == opened.info["Bagging-Date"]
    assert "永康市公安局" == opened.info["Source-Organization"]


def test_what_it_holds(bag, demo):
    """Finished files, the whole publication, its layouts and charts, typefaces with licences, packages."""
    data = bag / "data"
    assert PDFS == sorted(path.name for path in (data / "pdf").iterdir())
    for path in demo.rglob("*.*"):
        assert path.read_bytes() == (data / "workspace" / "data" / demo.name / path.relative_to(demo)).read_bytes()
    assert (data / "house" / "layouts" / "newspaper" / "page.html.j2").is_file()
    assert (data / "house" / "charts" / "bar.py").is_file()
    fonts = (data / "environment" / "typefaces.csv").read_text(encoding="utf-8")
    assert "Noto Serif CJK SC" in fonts
    assert "SIL Open Font License" in fonts
    assert "weasyprint==" in (data / "environment" / "packages.txt").read_text(encoding="utf-8")


def test_its_record(bag):
    """The record names each finished file with its checksums, what it was made from, and the event that made it."""
    root = ET.parse(bag / "metadata" / "premis.xml").getroot()
    objects = root.findall(f"{PREMIS}object")
    assert [f"pdf/{name}" for name in PDFS] == sorted(
        thing.find(f"{PREMIS}objectIdentifier/{PREMIS}objectIdentifierValue").text for thing in objects)
    assert all(thing.findall(f"{PREMIS}relationship") for thing in objects)
    assert ["creation"] == [event.text for event in root.iter(f"{PREMIS}eventType")]
    described = ET.parse(bag / "metadata" / "dublin-core.xml").getroot()
    assert "十年在岗" == described.find("{http://purl.org/dc/elements/1.1/}title").text


def test_nothing_of_the_machine(bag, demo):
    """No file of the bag has a path of the machine, nor the day on which it was made."""
    for path in bag.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert all(word.encode() not in data for word in (str(demo.parents[1]), str(ROOT) + "/", str(Path.home())
                                                              + "/.")), path


def test_the_same_bag_elsewhere(bag, demo, tmp_path):
    """Made in another place, time zone, locale and hash seed the bag has the same bytes in every file."""
    shutil.copytree(demo, tmp_path / "别处" / "data" / demo.name)
    made = elsewhere(tmp_path, "archive", tmp_path / "别处" / "data" / demo.name, "--out", tmp_path)
    assert 0 == made.returncode, made.stderr
    other = tmp_path / bag.name
    files = sorted(path.relative_to(bag) for path in bag.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [] == [str(file) for file in files if (bag / file).read_bytes() != (other / file).read_bytes()]


def test_rebuilt_elsewhere(copy, tmp_path):
    """From the bag alone the finished files come out the same, in another folder, time zone, locale and hash seed."""
    made = elsewhere(tmp_path, "rebuild", copy)
    assert 0 == made.returncode, made.stdout + made.stderr
    assert 3 == made.stdout.count("the same")
    assert [] == differences(copy)


def test_a_rebuild_that_differs(copy):
    """A file that does not come out the same is named, with the byte from which it differs."""
    sheet = next((copy / "data" / "pdf").glob("*.screen.pdf"))
    flipped(sheet, 5000)
    engine = copy / "data" / "environment" / "engine.txt"
    engine.write_text("presswork 0.0.9 sha256:0", encoding="utf-8")
    bagit.Bag(str(copy)).save(manifests=True)
    for algorithm in ("sha256", "sha512"):
        (copy / f"tagmanifest-{algorithm}.txt").write_bytes(tag_manifest(copy, algorithm))
    result = CliRunner().invoke(rebuild, [str(copy)])
    assert 1 == result.exit_code
    assert "newspaper.screen.pdf: differs from byte 5000" in result.output
    assert "newspaper.press.pdf: the same" in result.output
    assert "the engine is another" in result.output


def test_a_changed_bag_is_not_rebuilt(copy):
    """A bag that has changed is told, file by file, and not built from."""
    flipped(copy / "data" / "house" / "charts" / "bar.py", 100)
    result = CliRunner().invoke(rebuild, [str(copy)])
    assert 1 == result.exit_code
    assert "data/house/charts/bar.py: changed" in result.output


def test_it_is_intact(bag):
    """A bag as it was made is intact."""
    result = CliRunner().invoke(verify, [str(bag)])
    assert 0 == result.exit_code
    assert "intact" in result.output


def flipped(path, at, by=1):
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= by
    path.write_bytes(data)


def test_a_byte_in_any_file(bag, tmp_path):
    """One byte of any file of the bag changed: that file is named, and no other."""
    names = sorted(path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file())
    assert 30 < len(names)
    copy = Path(shutil.copytree(bag, tmp_path / "bag"))
    for turn, name in enumerate(names):
        for at, by in ((0, 1), (7919 * turn, 32), (-1, 2)):
            flipped(copy / name, at, by)
            assert [name] == [one.name for one in differences(copy)]
            flipped(copy / name, at, by)
    assert [] == differences(copy)


def test_every_byte_of_a_tag_manifest(bag, tmp_path):
    """The tag manifests, which no other file holds, are watched too, to their last byte."""
    copy = Path(shutil.copytree(bag, tmp_path / "bag"))
    path = copy / "tagmanifest-sha512.txt"
    for at in range(0, path.stat().st_size, 11):
        flipped(path, at, 32)
        assert [path.name] == [one.name for one in differences(copy)]
        flipped(path, at, 32)


def test_files_that_come_and_go(copy):
    """A file that was added and one that is missing are named as such."""
    (copy / "data" / "README.txt").unlink()
    (copy / "data" / "letter.txt").write_text("new")
    (copy / "note.txt").write_text("new")
    (copy / "tagmanifest-sha256.txt").unlink()
    assert [("data/README.txt", "is missing"), ("data/letter.txt", "was not there"), ("note.txt", "was not there"),
            ("tagmanifest-sha256.txt", "is missing")] == [(one.name, one.how) for one in differences(copy)]


def test_a_folder_that_is_no_bag(tmp_path):
    """A folder without manifests is told; a folder that stands where a bag is to be is left alone."""
    (tmp_path / "kept.txt").write_text("mine")
    result = CliRunner().invoke(verify, [str(tmp_path)])
    assert 1 == result.exit_code
    assert "no bag" in result.output


def test_a_folder_in_the_way(demo, tmp_path):
    """A folder that is no bag is not replaced by one."""
    (tmp_path / f"{demo.name}.bag").mkdir()
    (tmp_path / f"{demo.name}.bag" / "kept.txt").write_text("mine")
    result = CliRunner().invoke(archive, [str(demo), "--out", str(tmp_path), "--target", "screen"])
    assert 2 == result.exit_code
    assert "no-bag" in result.output
    assert "mine" == (tmp_path / f"{demo.name}.bag" / "kept.txt").read_text()
