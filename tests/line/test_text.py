"""What a reader takes out of the finished page is what the editor wrote."""

import shutil
import subprocess

import pypdfium2
import pytest
from demo_page import body_texts
from pdf_reader import bare, marked_texts, texts_of


def by_pdfium(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def by_pdftotext(path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine")
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()


READERS = {"pdfium": by_pdfium, "pdftotext": by_pdftotext}


@pytest.fixture(scope="module", params=READERS)
def extracted(request, files):
    """Extract the screen page's text by each reader."""
    return bare(READERS[request.param](files["screen"]))


@pytest.fixture(scope="module")
def story(page):
    """Give the page's story."""
    return page[0].stories["lead"]


def test_body_is_one_run(extracted, story):
    """The story's paragraphs and intertitles stand one after the other, character for character."""
    assert bare("".join(body_texts(story))) in extracted


def test_head_group_stands_before_the_body(extracted, story):
    """Kicker, headline, subhead, deck and body come in this order."""
    parts = [story.kicker, story.headline, story.subhead, story.deck, body_texts(story)[0]]
    places = [extracted.find(bare(part)) for part in parts]
    assert -1 not in places
    assert sorted(places) == places


def test_every_paragraph_once(extracted, story):
    """No paragraph, intertitle or deck is there twice."""
    texts = [story.deck, *body_texts(story)]
    assert [1] * len(texts) == [extracted.count(bare(text)) for text in texts]


@pytest.mark.parametrize("target", ["press", "archive"])
def test_other_targets_say_the_same(files, target, story):
    """The press and the archive file hold the same body."""
    assert bare("".join(body_texts(story))) in bare(by_pdfium(files[target]))


def test_figures_say_their_numbers(extracted, page):
    """The finding of each figure on the page and each number that it draws can be read."""
    publication, _, plan = page
    for slot in plan.pages[0].slots:
        if slot.name == "figure":
            figure = publication.figures[slot.content]
            assert bare(figure.title) in extracted
            for fact in figure.facts:
                assert f"{abs(publication.facts[fact].value):g}" in extracted


def test_no_text_outside_the_page(screen):
    """Every text stands inside the trimmed page."""
    width, height = map(float, screen.pages[0].mediabox[2:])
    outside = [
        shown
        for shown in texts_of(screen.pages[0])
        if shown.text and not (0 <= shown.left < shown.right <= width and 0 < shown.baseline < height)
    ]
    assert [] == outside


def test_text_outside_the_tags_is_none(screen, story):
    """All that the story says is tagged: the marked content alone gives the whole body, in order."""
    assert bare("".join(body_texts(story))) in bare("".join(marked_texts(screen).values()))
