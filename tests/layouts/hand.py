"""Pages made up by hand: a page plan from a table of rectangles, to paint the layouts of issues without a planner."""

import math
from dataclasses import dataclass, field, replace

from presswork.compose.story import story_galley
from presswork.model.galley import Galley, GalleyBlock
from presswork.model.module import GuideEntry, Module, Part
from presswork.model.plan import Flow, PagePlan, Placed, PlannedPage, Slot
from presswork.model.story import Intertitle, Quotation, Run
from presswork.plan.grid import Grid


@dataclass
class Spot:
    """A story's rectangle: column, row, columns, rows; head class and size; figures as (id, col, row, cols, rows)."""

    story: str
    at: tuple[int, int, int, int]
    head: tuple[int, float] = (2, 26)
    figures: list = field(default_factory=list)
    quote: tuple | None = None
    jump_to: int = 0
    jump_from: int = 0
    dress: str = ""
    kind: str = "story"


class Hand:
    """Makes pages up for one edition."""

    def __init__(self, publication, layout, compositor):
        self.publication, self.layout, self.compositor = publication, layout, compositor
        self.grid = Grid(layout.page, layout.page.inner)
        self.galleys, self.done = {}, {}

    def part(self, name, style, text, at, rows_at, columns, size=0.0, inset=0.0):
        """Measure a text, on tint with an inset on both sides, and give its part and the rows that it takes."""
        base = self.layout.styles[style]
        size = size or base.size
        leading = base.leading * size / base.size
        look = replace(base, size=size, leading=leading, balance=name in ("head", "jump-head"))
        width = self.layout.page.span(columns) - 2 * inset
        galley = self.compositor.set_text(text, look, width)
        lines = len(galley.lines)
        if name in ("head", "jump-head"):  # broken by sense, as measured
            text = "\n".join(line.text.rstrip() for line in galley.lines)
        slot = Slot(name, self.grid.x(at) + inset, self.grid.y(rows_at), width, lines * leading)
        return Part(name, slot, text, style, size, leading, columns), lines * leading / self.layout.page.baseline

    def rail(self, spot):
        """Make a rail of briefs up in one column: its title, then head and text in turn."""
        column, row, columns, rows = spot.at
        story, inset = self.publication.stories[spot.story], float(self.layout.plan["inset"])
        page, lines, blocks, placed = self.layout.page, [], [], []
        title, taken = self.part("rail-title", "rail-title", story.headline, column, row + 0.5, columns, inset=inset)
        at = row + math.ceil(taken + 0.5)
        for block in story.blocks:
            head = isinstance(block, Intertitle)
            style = self.compositor.style("brief-head" if head else "brief")
            runs = [Run(block.lines[0])] if head else block.runs
            made = self.compositor.paragraph(runs, style, page.column - 2 * inset, block.place, block=len(blocks))
            if head and at + len(made) + 3 > row + rows:
                break
            blocks.append(GalleyBlock(style.name, style.role, len(lines), len(lines) + len(made)))
            for line in made:
                placed.append(Placed(len(lines), self.grid.x(column) + inset, self.grid.baseline(at, style.size)))
                lines.append(line)
                at += 1
            at += 0 if head else 1
        self.galleys[story.id] = Galley(story.id, page.column - 2 * inset, tuple(lines), tuple(blocks))
        frame = self.grid.slot("frame", column, row, columns, rows)
        return Module(story.id, "briefs", frame, (title,), "tint"), Flow(story.id, tuple(placed)), []

    def notice(self, spot):
        """Make a house notice up: label, title and text in a box."""
        column, row, columns, rows = spot.at
        notice = next(notice for notice in self.publication.notices if notice.id == spot.story)
        inset, parts, here = float(self.layout.plan["inset"]), [], row + 0.5
        for name, text in (("notice-title", notice.title), ("notice", notice.text)):
            part, taken = self.part(name, name, text, column, here, columns, inset=inset)
            parts.append(part)
            here += taken
        frame = self.grid.slot("frame", column, row, columns, rows)
        return Module(notice.id, "notice", frame, tuple(parts), "box"), None, []

    def module(self, spot):
        """Make a module up: heads from the top, figures where they are told, text in what is left."""
        if spot.kind != "story":
            return (self.rail if spot.kind == "briefs" else self.notice)(spot)
        column, row, columns, rows = spot.at
        story, heads = self.publication.stories[spot.story], self.layout.plan["heads"]
        parts, here = [], float(row)
        look = heads[min(spot.head[0], len(heads)) - 1]
        texts = [("kicker", look.get("kicker", "kicker"), story.kicker, 0),
                 ("head", look["style"], story.headline, spot.head[1]),
                 ("subhead", look.get("subhead", "subhead"), story.subhead, 0), ("deck", "deck", story.deck, 0),
                 ("byline", "byline", story.byline, 0)]
        if spot.jump_from:
            texts = [("jump-head", "jump-head", story.jumphead or story.headline, 0)]
        for name, style, text, size in texts:
            if text:
                part, taken = self.part(name, style, text, column, here, columns, size)
                parts.append(part)
                here += taken + 0.2
        top = math.ceil(here) + 1
        blocked = [(c + column, r, w, h) for _, c, r, w, h in spot.figures]
        for name, c, r, w, h in spot.figures:
            parts += self.figure(name, column + c, r, w, h)
        quotes = [block for block in story.blocks if isinstance(block, Quotation) and block.pull]
        if spot.quote and quotes:
            c, r, h = spot.quote
            slot = self.grid.slot("quote", column + c, r, 1, h)
            look = self.layout.styles["quote"]
            parts.append(Part("quote", slot, quotes[0].paragraphs[0].text, "quote", look.size, look.leading))
            blocked.append((column + c, r, 1, h))
        flow, rules = self.pour(story, column, columns, top, row + rows, blocked, spot.jump_to)
        if spot.jump_to:
            text = self.layout.furniture(self.publication.language)["jump_to"].format(page=spot.jump_to)
            parts.append(self.part("jump-line", "jump-line", text, column + columns - 1, row + rows - 1, 1)[0])
        frame = self.grid.slot("frame", column, row, columns, rows)
        return Module(spot.story, spot.kind, frame, tuple(parts), spot.dress, spot.jump_to, spot.jump_from), flow, rules

    def figure(self, name, column, row, columns, rows):
        """Give a figure's parts: the words over it, its art, the words under it."""
        figure, here, air = self.publication.figures[name], row + 0.25, 0.25
        head = []
        for style, text in (("chart-title", figure.title), ("chart-measure", figure.measure)):
            if text and figure.kind != "picture":
                part, taken = self.part("figure-head", style, text, column, here, columns)
                head.append(part)
                here += taken
        words = self.layout.furniture(self.publication.language)
        text = words["source"] + figure.source if head else f"{figure.caption} {figure.credit}"
        part, taken = self.part("cutline", "chart-source" if head else "cutline", text, column, 0, columns)
        top, bottom = (here + air if head else row), row + rows - taken
        slot = self.grid.slot("figure", column, top, columns, bottom - air - top, name)
        return [*head, Part("figure", slot, columns=columns),
                replace(part, slot=replace(part.slot, y=self.grid.y(bottom)))]

    def pour(self, story, column, columns, top, bottom, blocked, jump):
        """Pour what is left of a story into columns, round what blocks them."""
        galley = self.galleys.setdefault(
            story.id, story_galley(self.compositor, story, self.layout.page.column))
        size, placed, rules = self.layout.styles["body"].size, [], []
        at = self.done.get(story.id, 0)
        for leg in range(column, column + columns):
            row, stop = top, bottom - (1 if jump and leg == column + columns - 1 else 0)
            for c, r, w, h in blocked:
                if c <= leg < c + w:
                    row, stop = (r + h + 1, stop) if r <= top else (row, min(stop, r - 1))
            first = row
            while row < stop and at < len(galley.lines):
                block = galley.blocks[galley.lines[at].block]
                if at == block.start and row > first:
                    row += block.rows_before
                if row >= stop:
                    break
                placed.append(Placed(at, self.grid.x(leg) + block.shift, self.grid.baseline(row, size)))
                row, at = row + 1, at + 1
            if leg > column and not any(c < leg < c + w for c, _, w, _ in blocked):
                x = self.grid.x(leg) - self.layout.page.gutter / 2
                height = (bottom - top) * self.layout.page.baseline - 5
                rules.append(Slot("rule", x, self.grid.y(top) + 2.5, 0, height))
        self.done[story.id] = at
        return Flow(story.id, tuple(placed)), rules

    def page(self, number, spots, guide=None, entries=(), rules=(), sections=()):
        """Make a page up; a rule is (column, row, columns, rows), with no columns an upright one."""
        page, plan = self.layout.page, self.layout.plan
        made = [self.module(spot) for spot in spots]
        name = "masthead" if number == 1 else "folio"
        slots = [self.grid.slot(name, 0, 0, page.columns, plan[name]),
                 self.grid.slot("foot", 0, page.rows - plan["foot"], page.columns, plan["foot"])]
        slots += [slot for _, _, found in made for slot in found]
        slots += [self.rule(*rule) for rule in rules]
        if guide:
            slots.append(self.grid.slot("guide", *guide))
        slots += [part.slot for module, _, _ in made for part in module.parts if part.name == "figure"]
        listed = tuple(GuideEntry(name, self.publication.stories[name].headline, at) for name, at in entries)
        values = {"modules": tuple(module for module, _, _ in made), "guide": listed, "sections": sections}
        return PlannedPage(number, "front" if number == 1 else "inside", tuple(slots),
                           tuple(flow for _, flow, _ in made if flow), values)

    def rule(self, column, row, columns, rows):
        """Draw a rule across columns, or an upright one left of a column."""
        if columns:
            return self.grid.slot("rule-h", column, row, columns, 0)
        x, page = self.grid.x(column), self.layout.page
        return Slot("rule", x - page.gutter / 2, self.grid.y(row), 0, rows * page.baseline, "story")

    def plan(self, *pages):
        """Give the plan of these pages."""
        return PagePlan(tuple(pages), self.galleys)
