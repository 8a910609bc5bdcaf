"""Issues: whole pages planned from ranked stories.

copy -> heads, art, flow -> leaf -> slicing -> making -> desk (assign, panels) -> planning (laying, misfit).
"""

from presswork.plan.issue.planning import plan

__all__ = ["plan"]
