"""Issues: whole pages planned from ranked stories.

copy -> heads, art, flow -> bodies -> leaf -> slicing -> making -> desk (stand, panels, dummy) -> makeup (assign) ->
planning (laying, misfit, pinned).
"""

from presswork.plan.issue.planning import plan

__all__ = ["plan"]
