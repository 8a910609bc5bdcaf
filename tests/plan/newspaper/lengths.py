"""Stories of any length: the text of a demo, sentence by sentence, cut or gone on with from its other stories."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_with_warnings
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan
from presswork.model.publication import Edition, Publication
from presswork.model.story import Block, Intertitle, Paragraph, Quotation, Run, Story
from presswork.plan.newspaper import plan

ROOT = Path(__file__).resolve().parents[3]
_SENTENCE = re.compile(r".+?(?:[。！？]|(?<=[a-z)”])[.!?](?= ))|.+$", re.DOTALL)


@dataclass(frozen=True)
class Feature:
    """A long story with two figures on one page: its demo, the lead, what it goes on with, and its figures."""

    demo: str
    lead: str
    more: Sequence[str]
    figures: tuple[str, ...]
    nominal: int = 0  # signs of 100 %; 0: as the lead is

    @cached_property
    def publication(self) -> Publication:
        """Load the demo."""
        folder = ROOT / "data" / self.demo
        return load_with_warnings(folder, layouts=shelves("layouts", folder)).publication

    @cached_property
    def layout(self) -> Layout:
        """Load the layout of the page."""
        return load_layout("newspaper", shelves("layouts"), self.publication.language, self.edition.options)

    @cached_property
    def compositor(self) -> Compositor:
        """Give the compositor of the page."""
        return Compositor(self.layout, self.publication.language, self.publication.names)

    @cached_property
    def edition(self) -> Edition:
        """Give the edition: the demo's own page of this layout, or one made of its issue's options."""
        known = next((each for each in self.publication.editions if each.layout == "newspaper"), None)
        first = self.publication.editions[0]
        made = known or replace(first, id="newspaper", layout="newspaper", options={}, issue=None)
        return replace(made, stories=(self.lead,), figures=self.figures)

    def story(self, percent: int) -> Story:
        """Give the story at so many per cent of its nominal length, by whole sentences."""
        lead = self.publication.stories[self.lead]
        wanted = (self.nominal or sum(map(_signs, lead.blocks))) * percent / 100
        others = [block for name in self.more for block in self.publication.stories[name].blocks
                  if isinstance(block, Paragraph | Intertitle)]
        return replace(lead, blocks=tuple(_cut([*lead.blocks, *others], wanted)))

    def planned(self, percent: int) -> PagePlan:
        """Plan the page with the story at so many per cent. Raises Faults as the planner does."""
        story = self.story(percent)
        made = replace(self.publication, stories={self.lead: story})
        return plan(made, self.edition, self.layout, self.compositor)


def _signs(block: Block) -> int:
    return len(block.text) if isinstance(block, Paragraph) else 0


def _cut(blocks: Sequence[Block], wanted: float) -> Iterator[Block]:
    """Give blocks until so many signs are there; heads wait for the text under them, quotes for their words."""
    said, heads = 0.0, []
    for block in blocks:
        if said >= wanted:
            return
        if isinstance(block, Intertitle):
            heads.append(block)
        elif isinstance(block, Paragraph):
            yield from heads
            heads = []
            part = _sentences(block, wanted - said)
            said += len(part.text)
            yield part
        elif isinstance(block, Quotation):
            yield block


def _sentences(paragraph: Paragraph, wanted: float) -> Paragraph:
    """Cut a paragraph after the sentence with which so many signs are there; all of it must stand."""
    end = 0
    for match in _SENTENCE.finditer(paragraph.text):
        end = match.end()
        if end >= wanted:
            break
    runs: list[Run] = []
    for run in paragraph.runs:
        if end > 0:
            runs.append(replace(run, text=run.text[:end], optional=0))
            end -= len(run.text)
    return replace(paragraph, runs=tuple(runs))
