"""The names of mistakes and the documents that explain them keep in step."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
STAGES = ("plan", "compose", "paint", "finish", "deliver", "impose", "door")


def slugs() -> set[str]:
    """Find the names that Finding() is given outside load and chart, which have documents of their own."""
    files = [path for stage in STAGES for path in (ROOT / "presswork" / stage).rglob("*.py")]
    calls = [node for path in [*files, ROOT / "presswork" / "line.py", ROOT / "presswork" / "faces.py"]
             for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and len(node.args) > 2]
    return {str(node.args[2].value) for node in calls if isinstance(node.args[2], ast.Constant)}


def test_every_name_is_explained():
    """Each name that a page or a file can raise stands in docs/errors-pages.md or docs/errors.md."""
    text = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("errors-pages.md", "errors.md"))
    assert slugs()
    assert [] == sorted(slug for slug in slugs() if f"`{slug}`" not in text)
