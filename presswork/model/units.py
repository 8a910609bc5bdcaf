"""Units: points inside, millimetres at the edges."""

MM = 72 / 25.4  # pt
