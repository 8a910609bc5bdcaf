"""Expressions: what may stand between ``{{`` and ``}}``, evaluated in Jinja2's sandbox.

The sandbox is narrowed to what citing needs: the parts of a fact, arithmetic on values, ``round`` and
``abs``. No calls, no other filters, no other attributes. ``fact.ID`` and ``fact.ID.PART`` alone,
which is nearly all that is ever written, go the same way without being compiled, and without Jinja2
being imported.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from presswork.load.numbers import format_fact, format_magnitude, number_text
from presswork.model.fact import Fact

_DOTTED = re.compile(r"\w+(?:\s*\.\s*\w+)*")


class ExpressionError(Exception):
    """An expression that gives nothing. ``word`` is the name that is not known among ``words``."""

    def __init__(self, slug: str, what: str, word: str = "", words: Iterable[str] = ()) -> None:
        super().__init__(what)
        self.slug, self.what, self.word, self.words = slug, what, word, tuple(words)


class FactView:
    """A fact as a text sees it: itself is its formatted value, its parts are named."""

    def __init__(self, fact: Fact, language: str) -> None:
        self.fact, self.language = fact, language

    def __str__(self) -> str:
        """Give value, unit and hedge as the language writes them."""
        return format_fact(self.fact, self.language)


class FactSpace:
    """The name ``fact``: all facts by id. Ids that were asked for are put in ``cited``."""

    def __init__(self, facts: Mapping[str, Fact], language: str, cited: set[str]) -> None:
        self.facts, self.language, self.cited = facts, language, cited

    def find(self, name: str) -> FactView:
        """Give a fact by id; raise ExpressionError."""
        if name.startswith("_"):
            raise ExpressionError("unsafe-expression", f"'.{name}' is not allowed here")
        if name not in self.facts:
            raise ExpressionError("unknown-fact", "the fact", name, self.facts)
        self.cited.add(name)
        return FactView(self.facts[name], self.language)


_PARTS: dict[str, Callable[[FactView], str | Decimal]] = {
    "number": lambda view: number_text(view.fact.value, view.language),
    "abs": lambda view: format_magnitude(view.fact, view.language),
    "value": lambda view: view.fact.value,
    "unit": lambda view: view.fact.unit,
    "label": lambda view: view.fact.label,
    "period": lambda view: view.fact.period,
    "source": lambda view: view.fact.source,
    "note": lambda view: view.fact.note,
}


def _part(owner: object, name: str) -> Any:
    """Give an attribute of a value in an expression: the facts, or a fact's parts; nothing else has any."""
    if isinstance(owner, FactSpace):
        return owner.find(name)
    if isinstance(owner, FactView) and name in _PARTS:
        return _PARTS[name](owner)
    if name.startswith("_") or not isinstance(owner, FactView):
        raise ExpressionError("unsafe-expression", f"'.{name}' is not allowed here")
    raise ExpressionError("unknown-attribute", "the part", name, _PARTS)


@functools.cache
def _compiler() -> Callable[[str], Callable[..., Any]]:
    """Make the sandbox, once; import Jinja2 only now."""
    from jinja2 import StrictUndefined  # noqa: PLC0415 - most publications never need it
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    class Sandbox(SandboxedEnvironment):
        """Jinja2's sandbox without calls, powers and foreign attributes."""

        intercepted_binops = frozenset(["**", "*", "%"])

        def getattr(self, obj: Any, attribute: str) -> Any:
            return _part(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:
            return _part(obj, str(argument))

        def call(self, *_args: Any, **_kwargs: Any) -> Any:
            raise ExpressionError("unsafe-expression", "a call is not allowed here")

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" or not all(isinstance(side, int | Decimal) for side in (left, right)):
                raise ExpressionError("unsafe-expression", f"'{operator}' is not allowed here")
            return super().call_binop(context, operator, left, right)

    sandbox = Sandbox(undefined=StrictUndefined)
    sandbox.globals.clear()
    sandbox.tests.clear()
    sandbox.filters = {"round": lambda value, places=0: round(Decimal(value), places), "abs": abs}
    return functools.cache(lambda text: sandbox.compile_expression(text, undefined_to_none=False))


def _compiled(expression: str, space: FactSpace) -> Any:
    from jinja2 import TemplateError, UndefinedError  # noqa: PLC0415

    try:
        result = _compiler()(expression)(fact=space)
        return result if isinstance(result, Decimal | FactSpace) else str(result)
    except UndefinedError as fault:
        raise ExpressionError("unknown-name", str(fault)) from None
    except ArithmeticError:
        raise ExpressionError("bad-expression", f"'{expression}' cannot be calculated") from None
    except (TemplateError, TypeError, ValueError, RecursionError) as fault:
        raise ExpressionError("bad-expression", f"the expression '{expression}' fails: {fault}") from None


def _dotted(names: list[str], space: FactSpace) -> Any:
    if names[0] != "fact":
        raise ExpressionError("unknown-name", "the name", names[0], ["fact"])
    return functools.reduce(_part, names[1:], space)


def evaluate(expression: str, space: FactSpace) -> str:
    """Give an expression's text; raise ExpressionError. A calculated number is written like a fact's."""
    if not expression:
        raise ExpressionError("bad-expression", "{{ }} is empty")
    simple = _DOTTED.fullmatch(expression) and not expression[0].isdigit()
    names = re.split(r"\s*\.\s*", expression)
    result = _dotted(names, space) if simple else _compiled(expression, space)
    if isinstance(result, FactSpace) or (text := _written(result, space.language)) is None:
        raise ExpressionError("bad-expression", f"'{expression}' gives no value")
    return text


def _written(result: object, language: str) -> str | None:
    if isinstance(result, Decimal):
        return number_text(result, language) if result.is_finite() else None
    return " ".join(str(result).split())
