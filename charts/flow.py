"""Flows from one column to another: bands as wide as their numbers (a Sankey diagram of two columns)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet
from presswork.chart.streams import Flow, Node, band, ends_of, stack
from presswork.chart.tags import Tag, hang, tags
from presswork.load.numbers import number_text
from presswork.model.units import MM

NAMES = {"zh": "流向图", "en": "Flow chart"}
ROWS = (1, 80)
ROOM = (0.0, 0.0, 190.0, 110.0)
OPTIONS: dict[str, object] = {"gap": 5.0}  # pt between the blocks of a column
BLOCK = 5.0  # pt: the width of a block


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a band a row from ``label`` to ``to``; the accent takes those that start where the row in focus does."""
    flows = [Flow(*ends_of(row), float(row.value)) for row in table.rows if not row.value.is_nan()]
    if any(flow.size < 0 or not flow.end for flow in flows):
        raise Tight("needs rows of: from, to (or 'from → to' as the label), and a number of at least 0")
    hot, gap = ends_of(table.rows[table.focus])[0] if table.focus >= 0 else None, float(str(options["gap"]))
    most = max(len({flow[side] for flow in flows}) for side in (0, 1))
    per = (ax.high - gap * (most - 1)) / (sum(flow.size for flow in flows) or 1.0)
    if ax.high - gap * (most - 1) < 40:
        raise Tight(f"has {most} ends in a column, which need {(40 + gap * most) / MM:.0f} mm of height")
    columns = [stack(flows, side, per, ax.high, gap) for side in (0, 1)]
    made = [tags(ax, wanted(nodes, table, hot), ax.high, ax.wide * 0.3, joined=True) for nodes in columns]
    x, x2 = made[0].wide + BLOCK, ax.wide - made[1].wide - BLOCK
    if x2 - x < 40:
        raise Tight("has no room for its bands between its names")
    starts, ends = ({name: node.top for name, node in nodes.items()} for nodes in columns)
    bands = []
    for flow in flows:
        bands.append((flow, starts[flow.start], ends[flow.end]))
        starts[flow.start] += flow.size * per
        ends[flow.end] += flow.size * per
    for flow, y, y2 in sorted(bands, key=lambda each: (each[0].start == hot, -each[0].size)):
        band(ax, (x, y), (x2, y2), flow.size * per, "focus" if flow.start == hot else "gone")
    for nodes, left in zip(columns, (x - BLOCK, x2), strict=True):
        for name, node in nodes.items():
            ax.box(left, node.top, BLOCK, max(node.high, 0.5), "focus" if name == hot and left < x else "value")
    hang(ax, made[0], x - BLOCK, 0, ax.high, left=True)
    hang(ax, made[1], x2 + BLOCK, 0, ax.high)


def wanted(nodes: Mapping[str, Node], table: Sheet, hot: str | None) -> Sequence[Tag]:
    """Ask for a label at the middle of each block: its name and its sum."""
    sums = {name: total(table, name) for name in nodes}
    return [Tag(name, number_text(sums[name], table.language) + table.rows[0].tail, node.top + node.high / 2,
                "focus" if name == hot else "value", name == hot) for name, node in nodes.items()]  # fmt: skip


def total(table: Sheet, name: str) -> Decimal:
    """Add up what starts or ends under a name, exactly."""
    return sum((row.value for row in table.rows if name in ends_of(row) and not row.value.is_nan()), Decimal(0))
