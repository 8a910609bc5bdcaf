"""Furniture that was laid out once is written again without being laid out."""

from types import SimpleNamespace

import pytest
import weasyprint
from painting import INKS, embed, panel

from presswork.paint import standing
from presswork.paint.document import Painted
from presswork.paint.operators import SRGB
from presswork.paint.placeholder import Drawn, Replacements

CSS = "@page{size:300pt 200pt;margin:10pt}embed,img{display:block}"


@pytest.fixture
def press(tmp_path, monkeypatch):
    """Make a shop that prints a text and tells how often pages were laid out."""
    monkeypatch.setattr(standing, "folder", lambda: tmp_path / "pages")
    told = SimpleNamespace(times=0)

    def printed(text, *, body="", fetched=(), **options):
        replacements = Replacements()
        made = panel(text)
        html = f'<html lang="zh"><title>t</title>{embed(replacements.add(made))}{body}'
        drawing = Drawn(lambda: [b"0 0 9 9 re", b"f"], 20, 20)
        html += f'<img alt="a" src="{replacements.draw(drawing, "square")}" style="width:20pt;height:20pt">'

        def lay_out():
            told.times += 1
            return weasyprint.HTML(string=html).render(
                stylesheets=[weasyprint.CSS(string=CSS)], cache=replacements)

        document = standing.Standing([html, CSS], lay_out, replacements, fetched)
        painted = Painted(SimpleNamespace(inks=INKS), document, replacements, SRGB)
        return painted.write(**{"pdf_tags": True, "uncompressed_pdf": True, **options}), painted.pages

    return SimpleNamespace(printed=printed, told=told, folder=tmp_path / "pages")


def test_the_second_printing_is_the_first(press):
    """What is kept is written byte for byte as what was laid out, with as many pages."""
    assert press.printed("河边的早晨") == press.printed("河边的早晨")
    assert press.told.times == 1


def test_other_words_of_the_same_size_are_the_same_furniture(press):
    """Panels are painted anew."""
    first, second = press.printed("河边的早晨")[0], press.printed("山上的黄昏")[0]
    assert press.told.times == 1
    assert first != second


def test_words_of_another_size_are_other_furniture(press):
    """A panel's size is that of its place: what stands after a text that has grown is laid out anew."""
    press.printed("河边")
    press.printed("河边的早晨" * 5)
    assert press.told.times == 2


def test_other_options_are_other_pages(press):
    """A variant is written as WeasyPrint writes it, version and identifier included."""
    press.printed("河边的早晨")
    once, again = (press.printed("河边的早晨", pdf_variant="pdf/a-3u")[0] for _ in range(2))
    assert press.told.times == 2
    assert once == again
    assert again.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(("body", "fetched"), [("<p style='font:9pt Noto Sans CJK SC'>字</p>", ()), ("", ("a.png",))])
def test_what_depends_on_the_machine_is_laid_out_every_time(press, body, fetched):
    """Text that WeasyPrint sets and anything fetched keep a document from being kept."""
    for _ in range(2):
        press.printed("河边的早晨", body=body, fetched=fetched)
    assert press.told.times == 2


def test_a_spoilt_copy_is_laid_out_anew(press):
    """A file that cannot be read, or holds what no page has, is as good as none."""
    whole = press.printed("河边的早晨")
    [file] = press.folder.iterdir()
    for data in (b"", b"cos\nsystem\n(S'true'\ntR.", file.read_bytes()[:900]):
        file.write_bytes(data)
        assert whole == press.printed("河边的早晨")
    assert press.told.times == 4


def test_old_formes_are_broken_up(press, monkeypatch):
    """Only the newest are kept."""
    monkeypatch.setattr(standing, "MOST", 2)
    for size in (12, 13, 14):
        press.printed("河边", body=f"<div style='height:{size}pt'></div>")
    assert len(list(press.folder.iterdir())) == 2


def test_a_digest_tells_parts_apart():
    """The same letters cut elsewhere are other parts."""
    assert standing.digest(["ab", "c"]) != standing.digest(["a", "bc"])
