"""The zip, its name and its embargo."""

import datetime as dt
import io
import zipfile

import pytest
from kit_office import files_of

from presswork.deliver.kit.embargo import told
from presswork.deliver.kit.naming import kit_name, naming_of, plain_name
from presswork.deliver.kit.pack import packed
from presswork.load.publication import load_publication

BEFORE, AFTER = (dt.datetime(2026, 12, 1, hour, tzinfo=dt.UTC) for hour in (0, 1))
UNTIL = "2026-12-01T08:30+08:00"


def test_same_kit_is_the_same_bytes(office):
    """Two publications alike in two folders give the same zip."""
    first, second = (packed("kit", files_of(office()), dt.date(2026, 11, 29)) for _ in range(2))
    assert first == second


def test_zip_has_one_folder_and_one_date():
    """Every entry lies in the kit's folder, dated as the publication, readable by everyone."""
    made = zipfile.ZipFile(io.BytesIO(packed("a-kit", {"b.txt": b"b", "a/c.pdf": b"c"}, dt.date(2026, 11, 29))))
    day = (2026, 11, 29, 0, 0, 0)
    assert [("a-kit/a/c.pdf", day, 0o100644, 0), ("a-kit/b.txt", day, 0o100644, 8)] == [
        (each.filename, each.date_time, each.external_attr >> 16, each.compress_type) for each in made.infolist()]


@pytest.mark.parametrize(("moment", "name"), [
    (None, "gate-kit"), ("2026-12-01T08:00+08:00", "gate-kit.EMBARGO-20261201T0800+0800"),
    ("2026-12-01T08:00+00:00", "gate-kit.EMBARGO-20261201T0800Z"),
    ("2026-12-01T08:00-03:30", "gate-kit.EMBARGO-20261201T0800-0330"),
])
def test_kit_is_called_by_its_embargo(moment, name):
    """The zip's name has the embargo with its zone."""
    assert name == kit_name("gate", naming_of(dt.datetime.fromisoformat(moment) if moment else None))


def test_names_are_plain():
    """An id in Chinese becomes a name that no unzip program spoils."""
    assert "a-u56fe_1" == plain_name("a-图_1")


@pytest.mark.parametrize(("now", "lifted", "early", "slugs"), [
    (BEFORE, False, False, []), (AFTER, False, False, ["embargo-over"]), (BEFORE, True, False, ["embargo-holds"]),
    (BEFORE, True, True, []), (AFTER, True, False, []),
])
def test_embargo_is_watched(office, now, lifted, early, slugs):
    """A kit without its embargo is refused before the time, unless asked for; after it the embargo is a warning."""
    findings = told(load_publication(office(UNTIL)), now, lifted=lifted, early=early)
    assert slugs == [finding.slug for finding in findings]
    assert all(finding.place and finding.place.line == 8 for finding in findings)


def test_free_publication_is_not_watched(office):
    """A publication without an embargo is never refused."""
    assert [] == told(load_publication(office()), BEFORE, lifted=True, early=False)
