"""Tables inside a column: widths, rows of several lines, figures ranged right, what does not fit."""

import pytest
from setting import compositor

from presswork.compose.story import story_galley
from presswork.model.place import Place
from presswork.model.report import Faults
from presswork.model.story import Box, Paragraph, Run, Story, TableSlot

WHERE = Place("s.md", 3, 1)
CELLS = (("渡口", "年份", "旅客"), ("东门外的旧渡口", "2019年", "46,200"), ("西门", "2020年", "7,150"))


def galley(cells, measure, *after):
    return story_galley(compositor(), Story("ferry", 1, "渡口", (TableSlot("", cells, WHERE), *after), WHERE), measure)


def test_a_row_is_a_line():
    """Where the measure has room each row is one line, with the text of its cells in order, and one block holds all."""
    made = galley(CELLS, 200.0)
    assert [line.text.split("\u3000") for line in made.lines] == [list(row) for row in CELLS]
    assert [(block.role, block.start, block.stop) for block in made.blocks] == [("Table", 0, 3)]
    assert [(line.first, line.last) for line in made.lines] == [(True, False), (False, False), (False, True)]


def test_figures_are_ranged_right():
    """A column of figures ends at one place, and its head with it."""
    ends = [sum(run.advances) + run.x for line in galley(CELLS, 200.0).lines for run in line.cells[2].line.runs[-1:]]
    assert max(ends) - min(ends) < 0.05


def test_the_widest_column_gives_way():
    """In a narrow measure the widest column takes several lines, the others one, and none runs past the measure."""
    made = galley(CELLS, 130.0)
    rows = [[(cell.row, cell.column) for cell in line.cells] for line in made.lines]
    assert rows.count([(1, 0)]) >= 1
    assert all(line.width <= 130.02 for line in made.lines)
    said = {}
    for line in made.lines:
        for cell in line.cells:
            said.setdefault((cell.row, cell.column), []).append(cell.line.text)
    assert ["".join(said[1, column]) for column in range(3)] == list(CELLS[1])


def test_heads_are_heads():
    """The cells of the first row are heads, set in the face of strong text."""
    first, second, *_ = galley(CELLS, 200.0).lines
    assert {cell.head for cell in first.cells} == {True}
    assert {cell.head for cell in second.cells} == {False}


def test_a_table_has_three_rules():
    """A rule stands over the head, one under it, one under the last row, as long as the table and clear of letters."""
    head, row, last = galley(CELLS, 200.0).lines
    assert [[rule.weight for rule in line.rules] for line in (head, row, last)] == [[0.8, 0.4], [], [0.8]]
    over, under = head.rules
    size = head.runs[0].size
    assert over.rise > 0.88 * size
    assert under.rise < -0.12 * size
    assert over.rise - under.rise == pytest.approx(15)
    ends = sum(row.runs[-1].advances) + row.runs[-1].x
    assert [rule.length for rule in (*head.rules, *last.rules)] == pytest.approx([ends] * 3, abs=0.05)


def test_a_table_fills_its_measure():
    """The room that a table does not need stands between its columns, three em at the most."""
    near, far = (galley(CELLS, measure).lines[0].rules[0].length for measure in (150.0, 400.0))
    assert near == pytest.approx(150)
    assert far < 250


def test_a_row_of_several_lines_is_ruled_once():
    """The rule under a row stands under its last line."""
    lines = galley(CELLS, 130.0).lines
    ruled = [index for index, line in enumerate(lines) if line.rules]
    assert ruled == [0, len(lines) - 1]


@pytest.mark.parametrize("cell", ["1660人", "46,200", "2300万余元", "36.94%", "108个", "12 km"])
def test_what_a_column_counts_is_figures(cell):
    """Figures with their signs and what they count are ranged right."""
    rows = galley((("项目", "数量"), ("打击", cell), ("移诉", "1" * 9)), 200.0).lines
    ends = [sum(run.advances) + run.x for line in rows for run in line.cells[1].line.runs[-1:]]
    assert max(ends) - min(ends) < 0.05


def test_text_goes_on_after_a_table():
    """A paragraph after a table is a block of its own, a row below it."""
    made = galley(CELLS, 200.0, Paragraph((Run("以上按年报。"),), WHERE))
    assert [(block.role, block.rows_before) for block in made.blocks] == [("Table", 1), ("P", 1)]
    assert {line.block for line in made.lines[:3]} == {0}


def test_a_box_has_tables():
    """A table inside a box is set under its title."""
    box = Box("航班", (Paragraph((Run("下表按年报。"),), WHERE), TableSlot("", CELLS, WHERE)), WHERE)
    made = story_galley(compositor(), Story("ferry", 1, "渡口", (box,), WHERE), 200.0)
    assert [block.role for block in made.blocks] == ["P", "P", "Table"]


@pytest.mark.parametrize("cells", [(("甲" * 9,) * 8,) * 2, (("年" * 20,) * 6,) * 2])
def test_a_table_too_wide_is_a_fault(cells):
    """More columns than the measure takes are a fault with its place and by how much."""
    with pytest.raises(Faults) as raised:
        galley(cells, 100.0)
    [finding] = raised.value.findings
    assert (finding.slug, str(finding.place)) == ("table-in-column", "s.md:3:1")
    assert "pt wider" in finding.what
