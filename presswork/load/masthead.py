"""The masthead's profile: ``masthead`` of publication.yaml, checked against the rules of its kind."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from presswork.load.citations import Citations
from presswork.load.ledger import Ledger
from presswork.load.profiles import PROFILES, Ban, Item, Profile
from presswork.load.schema import MastheadShape
from presswork.load.source import read_source
from presswork.load.stories import cited_text
from presswork.load.yamldoc import Document, Node
from presswork.load.yamldoc import Path as KeyPath
from presswork.model.masthead import Masthead
from presswork.model.place import Place
from presswork.model.publication import Publication
from presswork.model.story import Story

KEY = "masthead"


def read_masthead(document: Document, shape: MastheadShape, citations: Citations, ledger: Ledger) -> Masthead:
    """Give what the profile prints; what the profile asks for and does not get goes to the ledger."""
    profile = PROFILES.get(shape.profile)
    if profile is None:
        return Masthead()
    given = {key: cited_text(document, (KEY, key), str(value), citations)
             for key, value in shape.model_dump(exclude={"profile", "single"}).items() if value}  # fmt: skip
    _check(document, profile, given, ledger, single=shape.single)
    number = given.get("number", "")
    return Masthead(
        shape.profile, tuple(_front(profile, given)), profile.items["number"].label.format(number) if number else "",
        tuple((item.label, given[key]) for key, item in profile.items.items()
              if key in given and key not in profile.hidden),
        document.key_place((KEY,)))


def _front(profile: Profile, given: Mapping[str, str]) -> Iterator[str]:
    if profile.motto:
        yield profile.motto
    for key in profile.front:
        if key == "cn" and key in given:
            yield f"{profile.items[key].label} CN {re.sub('[—–]', '-', given[key].removeprefix('CN')).strip()}"
        elif key in given:
            yield given[key] if key == "permit" else f"{profile.items[key].label} {given[key]}"


def _check(document: Document, profile: Profile, given: Mapping[str, str], ledger: Ledger, *, single: bool) -> None:
    place = document.key_place((KEY,))
    for key, item in profile.items.items():
        if key in given:
            _check_form(document, profile, key, item, given[key], ledger)
        elif item.rule:
            ledger.error(place, "masthead-missing", f"{profile.name} must print {item.label.format('N')} ({item.rule})",
                         f"add '{key}: ...' under masthead")
    if profile.issue and not single and document.node(("issue",)) is None:
        ledger.error(place, "masthead-missing", f"{profile.name} must print 期号 ({profile.issue})",
                     "add 'issue: ...', or 'single: true' under masthead for one that does not come out again")
    for key, rule in profile.barred.items():
        if document.node((KEY, key)) is not None:
            ledger.error(document.key_place((KEY, key)), "masthead-forbidden",
                         f"{profile.name} must not have '{key}' ({rule})", f"delete '{key}'")


def _check_form(document: Document, profile: Profile, key: str, item: Item, value: str, ledger: Ledger) -> None:
    if not re.fullmatch(item.form, value):
        ledger.error(document.place((KEY, key)), "masthead-form",
                     f"'{value}' is no {item.label.format('N')} of a {profile.name}", f"write {item.looks}")


def check_words(publication: Publication, document: Document, ledger: Ledger) -> None:
    """Note every word that the profile forbids, at its place, with the rule."""
    profile = PROFILES.get(publication.masthead.profile)
    if profile is None:
        return
    for path, text in _texts(document.root, ()):
        for ban in profile.bans:
            for found in ban.words.finditer(text) if ban.scope in _scopes(path) else ():
                _note(document.text_place(path, text, found.start()), found[0], ban, profile, ledger)
    for story in publication.stories.values():
        _check_story(story, profile, ledger)


def _check_story(story: Story, profile: Profile, ledger: Ledger) -> None:
    heads = {"byline": "bylines", "dateline": "bylines", "section": "labels", "kicker": "labels"}
    source = read_source(Path(story.place.file), ledger)
    for ban in profile.bans:
        for name in (name for name, scope in heads.items() if scope == ban.scope):
            for found in ban.words.finditer(getattr(story, name)):
                _note(story.places.get(name, story.place), found[0], ban, profile, ledger)
        if source and ban.scope == "all":
            for found in ban.words.finditer(source.text):
                _note(source.place(found.start()), found[0], ban, profile, ledger)


def _note(place: Place, word: str, ban: Ban, profile: Profile, ledger: Ledger) -> None:
    ledger.error(place, "masthead-forbidden", f"{profile.name} must not say '{word}' ({ban.rule})", ban.cure)


def _texts(node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Give every text of a document with its path."""
    if isinstance(node.value, str):
        yield path, node.value
    elif isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _texts(child, (*path, key))
    else:
        for at, child in enumerate(child for child in node.value if not child.is_null):
            yield from _texts(child, (*path, at))


def _scopes(path: KeyPath) -> set[str]:
    """Name the scopes of a text of publication.yaml."""
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    scopes = {"all", "sheet"}
    if path in {("title",), ("subtitle",)} or (path[0] == "editions" and last in {"nameplate", "tagline"}):
        scopes.add("titles")
    named = {"credit": "bylines", "editor": "bylines", "label": "labels", "recipients": "recipients"}
    return scopes | ({named[last]} if last in named else set())
