"""The standards that finished files name are kept: veraPDF, the reference validator, says so."""

import pikepdf
import pytest
from random_issues import issues

from presswork.check.claims import claimed
from presswork.check.validation import AbsentError, validate

# target: the standards that it keeps, by veraPDF's names
KEPT = {"screen": ("ua1",), "screen-ua2": ("ua2",), "archive": ("3u", "ua1"), "archive-2u": ("2u", "ua1"),
        "archive-4f": ("4f", "ua2")}


def broken(verdicts):
    """Give the verdicts that are not clean, in words."""
    return [f"{one.path.name} {one.standard}: {one.error or '; '.join(map(str, one.breaches))}"
            for one in verdicts if not one.passed]


def of_target(files, target):
    """Give the files of a target from {(edition, target): path}."""
    return [path for (_, name), path in files.items() if name == target]


@pytest.mark.parametrize("target", KEPT)
def test_the_chinese_demo(verapdf, finished, target):
    """Each edition of the Chinese demo keeps what its target says."""
    files = of_target(finished, target)
    assert [KEPT[target]] * 3 == [claimed(file) for file in files]
    assert [] == broken(verapdf(files, KEPT[target]))


@pytest.mark.parametrize("target", KEPT)
def test_the_english_demo(verapdf, gazette, target):
    """Each edition of the English demo keeps what its target says."""
    files = of_target(gazette, target)
    assert [KEPT[target]] * 3 == [claimed(file) for file in files]
    assert [] == broken(verapdf(files, KEPT[target]))


@pytest.mark.parametrize("target", ["archive", "archive-4f"])
def test_random_issues(verapdf, tmp_path, target):
    """Issues of any make-up keep them too: heads, jumps, figures, boxes, briefs and notices wherever they fall."""
    files = list(issues(tmp_path, 7, (target,)))
    assert 21 == len(files)
    assert [] == broken(verapdf(files, KEPT[target]))


def test_it_is_a_test(verapdf, finished, tmp_path):
    """A file that breaks its standards is found, with the rule, the count and the place."""
    with pikepdf.open(finished["newspaper", "archive"]) as pdf:
        del pdf.Root.Lang
        del pdf.Root.OutputIntents
        pdf.save(tmp_path / "no language.pdf")
    archive, access = verapdf([tmp_path / "no language.pdf"], ("3u", "ua1"))
    assert not archive.passed
    assert not access.passed
    assert any(breach.clause.startswith("6.2") and breach.count and breach.words for breach in archive.breaches)


def test_what_is_no_pdf(verapdf, tmp_path):
    """A file that cannot be read has an error in the place of a verdict, and does not keep the next from its own."""
    (tmp_path / "a.pdf").write_text("This is no PDF.")
    (verdict,) = verapdf([tmp_path / "a.pdf"], ("ua1",))
    assert verdict.error
    assert not verdict.passed


def test_it_says_what_is_missing(monkeypatch, tmp_path):
    """Without Java the validator says that it needs it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AbsentError, match="java"):
        validate([tmp_path / "a.pdf"], ("ua1",))


def test_claims_of_a_file_without_metadata(tmp_path):
    """A file that names no standard claims none, nor does one that is no PDF."""
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "plain.pdf")
    (tmp_path / "no.pdf").write_text("no")
    assert ((), ()) == (claimed(tmp_path / "plain.pdf"), claimed(tmp_path / "no.pdf"))
