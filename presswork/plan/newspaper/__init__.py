"""The newspaper page planned: copy -> elastics -> fitting -> planning (page, misfit)."""

from presswork.plan.newspaper.planning import plan

__all__ = ["plan"]
