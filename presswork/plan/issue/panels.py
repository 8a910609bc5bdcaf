"""Panels: what stands on a page beside stories: the front page's guide and house notices, as leaves of the plan."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from presswork.compose.compositor import Compositor
from presswork.model.issue import GUIDE, NOTICES, Notice
from presswork.model.module import GuideEntry
from presswork.plan.issue.heads import Piece
from presswork.plan.issue.leaf import Inset, Leaf, Table
from presswork.plan.issue.rules import Rules

AIRY = 8        # rows that a guide may have over its least, shared between its entries
ROOMY = 3       # rows that a notice may have over its least
ROW_PRICE = 0.4  # of each such row
ENTRY_AIR = 8.0  # pt of air and rule round an entry
NO_HEAD = (0, 0)


def guide_table(compositor: Compositor, rules: Rules, entries: Sequence[GuideEntry]) -> Table:
    """Give the leaves of the front page's guide 导读: its title and an entry for each head."""
    columns = rules.guide.columns
    look: Any = rules.layout.plan.get("guide", {})
    inset, figure = (float(look.get(name, 0.0)) for name in ("inset", "figure"))
    room = rules.layout.page.span(columns) - 2 * inset - figure
    style, section = (compositor.style(rules.style(name)) for name in ("guide", "guide-section"))
    depth = rules.guide.head
    for entry in entries:
        lines = len(compositor.set_text(entry.headline, replace(style, balance=True), room).lines)
        depth += max(rules.guide.entry, section.leading + lines * style.leading + ENTRY_AIR)
    least = math.ceil(depth / rules.row)
    return {columns: {rows: {NO_HEAD: [_leaf(GUIDE, columns, rows, ROW_PRICE * (rows - least), ())]}
                      for rows in range(least, least + AIRY + 1)}}


def notice_table(compositor: Compositor, rules: Rules, notice: Notice) -> Table:
    """Give the leaves of a house notice in one column and in two: whole, with a little air."""
    weights = rules.weights
    table: Table = {}
    for columns in (1, 2):
        pieces, depth = _set(compositor, rules, notice, columns)
        least = math.ceil((depth + rules.row) / rules.row)
        table[columns] = {}
        for rows in range(least, least + ROOMY + 1):
            down = (rows * rules.row - depth) / 2
            price = weights["notice"] + weights["notice-row"] * rows * columns + ROW_PRICE * (rows - least)
            placed = tuple(replace(piece, top=piece.top + down) for piece in pieces)
            table[columns][rows] = {NO_HEAD: [_leaf(NOTICES + notice.id, columns, rows, price, placed)]}
    return table


def either(tables: Sequence[Table]) -> Table:
    """Give the cheapest leaf of several tables at each width and depth."""
    merged: Table = {}
    for table in tables:
        for width, depths in table.items():
            for rows, corners in depths.items():
                kept = merged.setdefault(width, {}).setdefault(rows, corners)
                if corners[NO_HEAD][0].cost < kept[NO_HEAD][0].cost:
                    merged[width][rows] = corners
    return merged


def _set(compositor: Compositor, rules: Rules, notice: Notice, columns: int) -> tuple[list[Piece], float]:
    """Set a notice: its label, its title and its text, one under the other; gives their depth in pt."""
    measure = rules.layout.page.span(columns) - 2 * rules.inset
    pieces, top = [], 0.0
    for name, text in (("notice-label", notice.label), ("notice-title", notice.title), ("notice", notice.text)):
        if text:
            style = compositor.style(rules.style(name))
            height = len(compositor.set_text(text, style, measure).lines) * style.leading
            pieces.append(Piece(name, 0, columns, top, height, text, style.name, style.size, style.leading))
            top += height + (rules.row / 4 if name == "notice-title" else 0.0)
    return pieces, top


def _leaf(name: str, columns: int, rows: int, price: float, pieces: tuple[Piece, ...]) -> Leaf:
    kind = name.rstrip(":").partition(":")[0]
    insets = (Inset(kind, 0, 0, rows, pieces),) if pieces else ()
    told = (f"the notice {name.removeprefix(NOTICES)}",) if kind == "notice" else ()
    return Leaf(name, columns, rows, NO_HEAD, ((kind, price),), price, insets=insets, told=told)
