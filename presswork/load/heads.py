"""Heads: what a column's head says of it, its name and its unit."""

import re

HEAD = re.compile(r"(?P<name>.*?)\s*[(（](?P<unit>[^()（）]{1,8})[)）]")  # 发案（起）


def named(head: str) -> tuple[str, str]:
    """Part a column's head into its name and its unit ("" for none)."""
    match = HEAD.fullmatch(head)
    return (match["name"], match["unit"]) if match and match["name"] else (head, "")
