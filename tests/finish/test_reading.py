"""What is read of the demos' papers is what was written, story by story, jumps joined."""

from itertools import groupby, pairwise
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from presswork.check.paper import UnreadableError
from presswork.check.reading import heard
from presswork.door.check import check
from presswork.house import shelves
from presswork.load.publication import load_publication
from presswork.model.story import Intertitle, Paragraph

DATA = Path(__file__).resolve().parents[2] / "data"
PAPERS = [("yongkang-decade", "issue"), ("yongkang-decade", "newspaper"), ("printing-gazette", "issue"),
          ("printing-gazette", "tabloid")]
DEMO = DATA / "yongkang-decade"


def bare(text):
    """Take white space and soft hyphens out, which lines have as they fall."""
    return "".join(text.replace("\u00ad", "").split())


def articles(told):
    """Cut what is heard into articles: the lines of each."""
    found = []
    for line in told:
        if line.role in ("Art", "Part"):
            found.append([])
        elif found:
            found[-1].append(line)
    return [lines for lines in found if lines]


def pieces(story):
    """Give what a page must have of a story's text, in order: heads, paragraphs, these cut at optional sentences."""
    for block in story.blocks:
        if isinstance(block, Intertitle):
            yield bare("".join(block.lines))
        elif isinstance(block, Paragraph):
            for optional, runs in groupby(block.runs, key=lambda run: bool(run.optional)):
                if not optional:
                    yield bare("".join(run.text for run in runs))


@pytest.mark.parametrize(("name", "edition"), PAPERS)
def test_each_story_is_read_in_order_and_whole(finished, gazette, name, edition):
    """In one article stand a story's headline and all its text, each piece in the order of writing."""
    publication = load_publication(DATA / name, layouts=shelves("layouts", DATA / name))
    told = heard((finished if name == "yongkang-decade" else gazette)[edition, "screen"])
    read = [[bare(line.text) for line in lines] for lines in articles(told)]
    for story in next(each for each in publication.editions if each.id == edition).stories:
        head = bare(publication.stories[story].headline)
        text = "".join(next(texts for texts in read if head in texts))
        at = text.index(head) + len(head)
        for piece in filter(None, pieces(publication.stories[story])):
            assert text.find(piece, at) >= at, (story, piece)
            at = text.find(piece, at) + len(piece)


def test_a_book_of_stories_is_read_in_order_and_whole(gazette):
    """Each story of a book is an article, or a chapter, with its headline as heading and all its text in order."""
    publication = load_publication(DATA / "printing-gazette", layouts=shelves("layouts", DATA / "printing-gazette"))
    groups = articles(heard(gazette["brochure", "screen"]))
    for name in next(each for each in publication.editions if each.id == "brochure").stories:
        story = publication.stories[name]
        head = bare(story.headline)
        lines = next(lines for lines in groups if head in [bare(line.text) for line in lines if line.role[:1] == "H"])
        assert ["", *pieces(story)] == in_order("".join(bare(line.text) for line in lines), ["", *pieces(story)])


def test_a_story_cut_into_chapters_is_read_in_order_and_whole(finished):
    """A story that is a whole book is read from its opening to its last paragraph."""
    publication = load_publication(DEMO, layouts=shelves("layouts", DEMO))
    text = "".join(bare(line.text) for line in heard(finished["brochure", "screen"]))
    wanted = list(pieces(publication.stories["record"]))
    assert wanted == in_order(text, wanted)


def in_order(text, wanted):
    """Give those of the wanted pieces that stand in a text, one after the other."""
    at, found = 0, []
    for piece in wanted:
        if (place := text.find(piece, at)) >= at:
            at = place + len(piece)
            found.append(piece)
    return found


def test_the_contents_of_a_book_lead_to_its_pages(gazette):
    """Each entry of a book's contents and lists leads to the page that it names."""
    with pikepdf.open(gazette["brochure", "screen"]) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        leads = {(str(note.Contents).strip(), pages[note.A.D[0].objgen])
                 for page in pdf.pages for note in page.obj.get("/Annots", []) if "/D" in note.A}
    lines = [line.text for line in heard(gazette["brochure", "screen"])]
    parts = [(head.removeprefix("[link] "), int(number)) for number, head in pairwise(lines)
             if number.isdigit() and head.startswith("[link]")]
    links = [line.removeprefix("[link] ").rpartition(" ") for line in lines if line.startswith("[link]")]
    stories = [(head, int(number)) for head, _, number in links if number.isdigit()]
    assert len(parts) > 15
    assert len(stories) > 15
    assert {*parts, *stories} <= leads


def test_jumps_are_joined(finished, gazette):
    """The lead of each issue jumps, and is read in one: no figure, no jump line stands in its text."""
    for files in (finished, gazette):
        lines = max(articles(heard(files["issue", "screen"])), key=lambda lines: sum(len(line.text) for line in lines))
        last = max(at for at, line in enumerate(lines) if line.role == "H3")
        links = [at for at, line in enumerate(lines) if line.text.startswith("[link]")]
        assert 2 == len(links)
        assert min(links) > last
        assert "Figure" not in [line.role for line in lines[:last]]


def test_links_lead_into_the_document(finished):
    """Jump lines and the guide lead to places of pages, in files of PDF 2.0 also to elements."""
    for target, structured in (("screen", False), ("screen-ua2", True)):
        with pikepdf.open(finished["issue", target]) as pdf:
            pages = [page.obj.objgen for page in pdf.pages]
            notes = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if "/D" in note.A]
            assert 6 <= len(notes)
            assert all(note.A.D[0].objgen in pages and note.A.D[1] == "/XYZ" for note in notes)
            assert all(structured == ("/SD" in note.A) and str(note.Contents) for note in notes)


def test_the_command_reads(finished):
    """The command prints the walk: headings with their level, graphics with their words, the guide as contents."""
    result = CliRunner().invoke(check, [str(finished["issue", "screen"]), "--read"])
    assert 0 == result.exit_code
    assert "heading 1: 永康公安" in result.output
    assert "graphic: " in result.output
    assert "contents" in result.output


def test_what_cannot_be_read(tmp_path):
    """A file that is no PDF is told; one without tags has nothing to read."""
    (tmp_path / "no.pdf").write_text("no")
    with pytest.raises(UnreadableError):
        heard(tmp_path / "no.pdf")
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "plain.pdf")
    assert [] == heard(tmp_path / "plain.pdf")
