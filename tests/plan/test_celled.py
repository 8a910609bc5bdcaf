"""Tables of their own in the columns of a story."""

from dataclasses import replace
from pathlib import Path

import pytest

from presswork.compose.compositor import Compositor
from presswork.compose.story import story_galley
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_with_warnings
from presswork.model.place import Place
from presswork.model.story import Box, TableSlot
from presswork.plan.celled import celled

DATA = Path(__file__).parents[2] / "data" / "printing-gazette"
WHERE = Place("stories/steam.md", 3, 1)


@pytest.fixture(scope="module")
def layout():
    """Read the layout of the English issue."""
    return load_layout("gazette", shelves("layouts"), "en")


@pytest.fixture(scope="module")
def publication():
    """Read the English demo, its lead with a table of facts, and one with another in a box."""
    read = load_with_warnings(DATA, layouts=shelves("layouts", DATA)).publication
    steam = read.stories["steam"]
    box = Box("Dates", (TableSlot("chronology", (), WHERE),), WHERE)
    blocks = (*steam.blocks[:2], TableSlot("presses", (), WHERE), box)
    return replace(read, stories={**read.stories, "steam": replace(steam, blocks=blocks)})


def test_facts_are_a_list_that_people_read(publication, layout):
    """A table of facts has what, how much and when, under the layout's words, with units and hedges."""
    table = celled(publication, layout).stories["steam"].blocks[2]
    assert table.cells[0] == ("Figure", "Value", "Period")
    assert len(table.cells) == len(publication.tables["presses"].rows) + 1
    assert any("sheets" in row[1] for row in table.cells[1:])


def test_other_tables_are_as_they_are(publication, layout):
    """A table without facts keeps its columns, inside a box too."""
    [table] = celled(publication, layout).stories["steam"].blocks[3].blocks
    assert table.cells == (publication.tables["chronology"].columns, *publication.tables["chronology"].rows)


def test_a_table_of_facts_stands_in_a_column(publication, layout):
    """It is composed where it stands, every row in the galley, none wider than the column."""
    setter, measure = Compositor(layout, "en"), 2 * layout.page.column
    story = celled(publication, layout).stories["steam"]
    galley = story_galley(setter, replace(story, blocks=story.blocks[:3]), measure)
    [block] = [block for block in galley.blocks if block.role == "Table"]
    rows = {cell.row for line in galley.lines[block.start:block.stop] for cell in line.cells}
    assert rows == set(range(len(publication.tables["presses"].rows) + 1))
    assert all(line.width <= measure + 0.02 for line in galley.lines)


def test_a_layout_without_the_words_takes_the_names_of_the_columns(publication, layout):
    """A layout of the user's may lack the heads' words; then the file's names stand there."""
    bare = replace(layout, words={"en": {}})
    assert celled(publication, bare).stories["steam"].blocks[2].cells[0] == ("label", "value", "period")
