"""The reader of content streams: its state, what it finds, and the forms that it goes down into."""

from collections.abc import Callable
from typing import Any

import pikepdf

from presswork.check.faces import Widths, read_face
from presswork.check.geometry import UNIT, Box, Matrix, common, corners, ordered, times
from presswork.check.mark import SHADING, Mark, Painted
from presswork.check.spaces import FAULTY, PATTERN, Space, outputs, read_space
from presswork.check.state import State

DEEPEST = 12

Act = Callable[["Reader", str, Any], None]


class Reader:
    """Reads one content stream by a table of operators; ``within`` names what holds it."""

    def __init__(self, acts: dict[str, Act], page: int, found: Painted, resources: Any, state: State,
                 within: str = "", depth: int = 0) -> None:
        self.acts, self.page, self.found, self.resources = acts, page, found, resources
        self.within, self.depth = within, depth
        self.state, self.kept, self.base = state, list[State](), state.matrix
        self.subpaths: list[list[tuple[float, float]]] = []
        self.clipping = False
        self.line: Matrix = UNIT
        self.text: Matrix = UNIT

    def read(self, stream: Any) -> None:
        """Read all operators of a page or stream; what cannot be read is noted and passed over."""
        try:
            for instruction in pikepdf.parse_content_stream(stream):
                self._operator(str(instruction.operator), instruction.operands)
        except FAULTY as error:
            self.trouble(f"its content ({type(error).__name__})")

    def _operator(self, operator: str, operands: Any) -> None:
        act = self.acts.get(operator)
        if act is None:
            return
        try:
            act(self, operator, operands)
        except FAULTY:
            self.trouble(f"the operator {operator}")

    def trouble(self, what: str) -> None:
        """Note what cannot be read."""
        self.found.troubles.append((self.page, what))

    def inner(self, resources: Any, state: State, within: str) -> "Reader":
        """Make the reader of a stream that this one calls."""
        return Reader(self.acts, self.page, self.found, resources, state, within, self.depth + 1)

    def seen(self, box: Box) -> Box | None:
        """Give what the clip leaves of a box, None for nothing."""
        shown = common(box, self.state.clip)
        if shown is None or shown[2] < shown[0] or shown[3] < shown[1]:
            return None
        return shown

    def mark(self, kind: str, box: Box | None, space: Space, parts: tuple[float, ...], *, over: bool, alpha: float,
             **more: Any) -> None:
        """Note a thing painted; what a pattern paints is noted by its own marks."""
        if space is not PATTERN:
            self.found.marks.append(Mark(self.page, kind, box, space, parts, over=over, mode=self.state.mode,
                                         alpha=alpha, within=self.within, **more))

    def shading(self, shading: Any, box: Box | None) -> None:
        """Note a gradient over a box (None: as far as the page)."""
        space = read_space(shading.ColorSpace, self.resources)
        given = outputs(shading.Function) if "/Function" in shading else 0
        state = self.state
        self.mark(SHADING, box, space, (), over=state.over_fill, alpha=state.alpha_fill, given=given)

    def patterned(self, box: Box | None) -> None:
        """Note what a pattern paints in a box."""
        pattern = self.state.pattern
        if pattern is None:
            return
        if int(pattern.get("/PatternType", 1)) == 2:
            self.shading(pattern.Shading, box)
        elif self.depth < DEEPEST:
            state = State(matrix=times(matrix(pattern.get("/Matrix", UNIT)), self.base))
            self.inner(pattern.get("/Resources", self.resources), state, "pattern").read(pattern)

    def form(self, form: Any, within: str) -> None:
        """Go down into a form (8.10)."""
        if self.depth >= DEEPEST:
            self.trouble("forms within forms without end")
            return
        state = self.state.copy()
        state.matrix = times(matrix(form.get("/Matrix", UNIT)), state.matrix)
        if "/BBox" in form:
            state.clip = common(corners(state.matrix, ordered(form.BBox)), state.clip)
        if "/Group" in form:
            space = read_space(form.Group.CS, self.resources) if "/CS" in form.Group else None
            self.found.groups.append((self.page, within, space))
        self.inner(form.get("/Resources", self.resources), state, within).read(form)

    def widths(self, name: str) -> Widths:
        """Give the widths of a font by its resource's name, read once a document."""
        font = self.resources.Font[name]
        key = str(font.objgen) if font.is_indirect else f"{self.page} {name}"
        if key not in self.found.widths:
            self.found.fonts[key] = read_face(font, self.page)
            self.found.widths[key] = Widths(font)
        return self.found.widths[key]


def matrix(values: Any) -> Matrix:
    """Read six numbers."""
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f
