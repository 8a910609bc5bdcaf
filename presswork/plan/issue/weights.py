"""Prices of what a page may do to be full: the table of the issue planner, tuned by eye on pages.

A layout may change any of them (``plan: weights: {deck: 6}``). About 10 to 30 on a page looks good.
"""

from collections.abc import Mapping
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType({
    "size": 2.5,  # a step of the head's size under the largest of its class
    "class": 12.0,  # a head of the class beside that of the story's rank
    "lines": 3.0,  # each line of a head over two
    "short-head": 14.0,  # times the part of the measure that a head's longest line leaves, over a fifth
    "head-break": 6.0,  # a line of a head that ends inside a part of it
    "narrow": 5.0,  # each column under what the story's rank wants
    "wide": 2.0,  # each column over what the rank wants
    "deck": 6.0,  # a deck dropped
    "air": 6.0,  # times the cube of the rows of air more under a head
    "figure": 3.0,  # times the square of a figure's change of height against its tolerance
    "figure-dropped": 36.0,  # twice for the lead's
    "figure-narrow": 6.0,  # a figure in one column of a wider story
    "second-dropped": 16.0,
    "quote": 5.0,  # a pull quote in a story of fewer than 60 lines
    "quote-middle": 3.5,  # of fewer than 100
    "quote-long": 0.6,  # of more
    "quote-air": 0.5,  # each row of air more in it
    "opened": 0.8,  # a row put before an intertitle
    "short": 3.5,  # each column of a story that ends a row before the others, and
    "short-foot": 30.0,  # where it is at the page's foot
    "optional": 6.0,  # a sentence left out
    "loose": 2.0,  # a paragraph set a line longer or shorter than is best
    "notice": 9.0,  # a house notice, and
    "notice-row": 0.1,  # each of its rows
    "notice-over": 4.0,  # a house notice over a story
    "widow": 14.0,  # a last line alone at a column's top
    "orphan": 8.0,  # a first line alone at a column's foot
    "intertitle-foot": 12.0,  # an intertitle with one line under it at a column's foot
    "parted": 0.8,  # a paragraph of three lines or fewer that is parted
    "leg": 0.35,  # each row of a column over three quarters of the page
    "body": 0.6,  # each row of a body under nine
    "tall": 2.5,  # a module taller than 3.2 times its width
    "tombstone": 30.0,  # heads of one class side by side
    "neighbours": 5.0,  # heads of neighbouring classes side by side
    "near": 2.0,  # heads two classes apart side by side
    "art": 3.0,  # art beside art
    "under": 5.0,  # each class by which a head is stronger than the head above it
    "jump": 10.0,  # a story that goes on on another page
    "jump-short": 0.25,  # each line that the first part of a jump has under half of the story
})


def weights(changed: object) -> Mapping[str, float]:
    """Give the table with a layout's own prices in place."""
    own = changed if isinstance(changed, Mapping) else {}
    return {name: float(own.get(name, price)) for name, price in WEIGHTS.items()}
