"""Citations: ``{{ fact.ID }}`` in any text becomes the fact's value, written as the language writes it.

Texts are taken expression by expression, so that each error has its own line and column. A text is
first masked: every expression gives way to an inert mark of the same length (between two
noncharacters, which no source file may have), Markdown is parsed, and the marks are filled last. So a
value can never be taken for Markdown, and columns stay.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from presswork.load.expressions import ExpressionError, FactSpace, evaluate
from presswork.load.ledger import Ledger
from presswork.model.fact import Fact
from presswork.model.place import Place

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
# of three braces the first opens an optional sentence
_EXPRESSION = re.compile(r"\{\{(?!\{)(.*?)\}\}|\{%(?:.*?%\})?|\{#(?:.*?#\})?|\{\{(?!\{)")
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")

Locator = Callable[[int], Place]


class Citations:
    """The facts that texts may cite. ``cited`` collects the ids that were.

    ``lame`` are ids whose row was found wrong: they are known, but have no value. ``whole`` says that
    all tables were read; if one was not, an unknown fact is no error of the text.
    """

    def __init__(self, facts: Mapping[str, Fact], language: str, ledger: Ledger) -> None:
        self.language, self.facts, self.cited = language, facts, set[str]()
        self._ledger = ledger
        self._space = FactSpace(facts, language, self.cited)
        self._values: list[str] = []
        self.lame: frozenset[str] = frozenset()
        self.whole = True

    def mask(self, text: str, locate: Locator) -> str:
        """Put marks in place of the expressions; ``locate`` gives the place of an offset in the text."""
        if "{" not in text:
            return text

        def marked(match: "re.Match[str]") -> str:
            value = self._value(match, locate(match.start()))
            if value is None:
                return " " * len(match.group())
            self._values.append(value)
            return f"{_OPEN}{len(self._values) - 1:0{len(match.group()) - 2}d}{_CLOSE}"

        return _EXPRESSION.sub(marked, text)

    def fill(self, text: str) -> str:
        """Put the values where the marks are."""
        return _MARK.sub(lambda match: self._values[int(match.group(1))], text) if _OPEN in text else text

    def render(self, text: str, locate: Locator) -> str:
        """Give the text with its values."""
        return self.fill(self.mask(text, locate))

    def is_known(self, fact: str) -> bool:
        """Say whether a fact has a row, sound or not, or may have one in a table that could not be read."""
        return fact in self.facts or fact in self.lame or not self.whole

    def known(self) -> Iterable[str]:
        """Give all ids."""
        return [*self.facts, *self.lame]

    def _value(self, match: "re.Match[str]", place: Place) -> str | None:
        expression = match.group(1)
        if expression is None:
            self._unreadable(match.group()[:2], place)
            return None
        try:
            return evaluate(expression.strip(), self._space)
        except ExpressionError as fault:
            if fault.slug == "unknown-fact" and self.is_known(fault.word):
                return ""
            self._note(fault, place)
            return None

    def _note(self, fault: ExpressionError, place: Place) -> None:
        if fault.word:
            self._ledger.unknown(place, fault.slug, fault.what, fault.word, fault.words)
        else:
            self._ledger.error(place, fault.slug, fault.what)

    def _unreadable(self, opening: str, place: Place) -> None:
        if opening == "{{":
            self._ledger.error(place, "bad-expression", "{{ has no }} in its line", "close it: {{ fact.ID }}")
        else:
            self._ledger.error(place, "template-statement", f"{opening} stands in the text")
