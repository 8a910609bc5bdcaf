"""Optional sentences (``{...}``) of a story on one page: the fewest characters are left out that make it fit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from presswork.model.story import Block, Box, Paragraph, Run, Story

MOST = 8  # sentences of which every choice is looked at; of more, the first ones


def shortened(story: Story) -> Iterator[tuple[Story, int]]:
    """Give the story without one or more of its optional sentences, and the characters left out, the fewest first."""
    long: dict[int, int] = {}
    for run in _runs(story.blocks):
        if run.optional:
            long[run.optional] = long.get(run.optional, 0) + len(run.text)
    numbers = sorted(long)[:MOST]
    chosen = (some for count in range(1, len(numbers) + 1) for some in combinations(numbers, count))
    for signs, some in sorted((sum(map(long.__getitem__, some)), some) for some in chosen):
        yield replace(story, blocks=_without(story.blocks, frozenset(some))), signs


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, Box):
            yield from _runs(block.blocks)


def _without(blocks: Sequence[Block], numbers: frozenset[int]) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Box):
            kept.append(replace(block, blocks=_without(block.blocks, numbers)))
        elif not isinstance(block, Paragraph):
            kept.append(block)
        elif runs := trimmed([run for run in block.runs if run.optional not in numbers]):
            kept.append(replace(block, runs=runs))
    return tuple(kept)


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Drop the space that a sentence left out leaves at a paragraph's ends, or doubles between its neighbours."""
    kept: list[Run] = []
    for run in runs:
        text = run.text.lstrip() if not kept or kept[-1].text.endswith(" ") else run.text
        if text:
            kept.append(replace(run, text=text))
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip())) if kept else ()
