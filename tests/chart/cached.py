"""Draw one chart with the cache in a folder, and say whether matplotlib was imported (for test_draw.py)."""

import sys
from pathlib import Path

sys.path[:0] = [sys.argv[1], str(Path(__file__).parent)]

from chart_office import FACTS, NEWS, make_fact, make_figure, make_layout, make_publication  # noqa: E402

from presswork.chart import cache  # noqa: E402
from presswork.chart.draw import draw_figure  # noqa: E402

cache.folder = lambda: Path(sys.argv[2])
publication = make_publication([make_fact(*fact) for fact in FACTS])
draw_figure(make_figure("bar", ["people", "days"]), publication, make_layout("newspaper", NEWS), 258, 80)
print("matplotlib" in sys.modules)  # noqa: T201
