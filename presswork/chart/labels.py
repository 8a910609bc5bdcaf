"""Labels: whether their boxes touch one another or a line of data."""

Box = tuple[float, float, float, float]  # left, top, right, bottom in pt, y down
Segment = tuple[float, float, float, float]


def meet(one: Box, two: Box, slack: float = 0.0) -> bool:
    """Say whether two boxes share more than ``slack`` pt both ways."""
    return (
        min(one[2], two[2]) - max(one[0], two[0]) > slack and min(one[3], two[3]) - max(one[1], two[1]) > slack
    )


def crosses(line: Segment, box: Box, air: float) -> bool:
    """Say whether a segment comes nearer to a box than ``air`` pt (clipping by Liang and Barsky, 1984)."""
    x, y, x2, y2 = line
    first, last = 0.0, 1.0
    for step, room in (
        (x - x2, x - box[0] + air), (x2 - x, box[2] + air - x),
        (y - y2, y - box[1] + air), (y2 - y, box[3] + air - y),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last
