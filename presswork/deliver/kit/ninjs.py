"""ninjs 3.1 (IPTC News in JSON): the release, its figures and its pages as a news system takes them.

The standard names files by URI. Where the publication says at which address its kit is published, a file's is that
address; else it is the file's hash as a named-information URI (RFC 6920), and ``title`` is its path in the kit.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from presswork.deliver.kit.release import Release
from presswork.deliver.kit.shown import KitFile, Shown
from presswork.finish.record import identity, issued
from presswork.model.publication import Publication
from presswork.model.story import Story

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}
Item = dict[str, object]


def named_information(data: bytes, media: str) -> str:
    """Give the URI that names bytes by their SHA-256 (RFC 6920, section 3)."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}?ct={media}"


def rendition(name: str, file: KitFile, url: str) -> Item:
    """Describe a file: its role, address, media type, path, size, pixels."""
    href = f"{url.rstrip('/')}/{quote(file.name)}" if url else named_information(file.data, file.media)
    pixels = {"width": file.width, "height": file.height} if file.width else {}
    return {"name": name, "href": href, "contentType": file.media, "title": file.name, "sizeInBytes": len(file.data),
            **pixels}


def hashes(files: Iterable[KitFile]) -> list[Item]:
    """Give the SHA-256 of files as alternative ids, as the standard has no field for it."""
    return [{"role": f"sha256 {file.name}", "value": hashlib.sha256(file.data).hexdigest()} for file in files]


def item_of(publication: Publication, release: Release, bodies: Mapping[str, str], shown: Sequence[Shown],
            files: Mapping[str, KitFile], others: Sequence[tuple[Story, str]]) -> Item:
    """Make the news item of a kit.

    ``bodies`` are the release by media type, ``files`` by role what shows it whole, ``others`` the stories beside it
    with their plain text.
    """
    url, story = publication.kit.url, release.story
    common = _common(publication)
    associations = [_figure(publication, each, common, url) for each in shown]
    associations += [_other(publication, other, text, common) for other, text in others]
    return _filled({
        "uri": identity(publication, "kit"), "standard": dict(STANDARD), "type": "text", "representationType": "full",
        "profile": "presswork-press-kit", "version": "1", **common,
        "title": publication.title, "slugline": f"{publication.id}-{story.id}", "by": story.byline,
        "located": publication.kit.town or story.dateline, "edNote": "\n".join((release.status, *release.notes)),
        "headlines": _roles({"main": story.headline, "kicker": story.kicker, "subheadline": story.subhead}),
        "descriptions": _roles({"summary": story.deck}),
        "bodies": [{"role": "main" if media == "text/plain" else "richtext", "contentType": media,
                    "charCount": len(text), "value": text} for media, text in bodies.items()],
        "subjects": [{"name": story.section, "rel": "about"}] if story.section else [],
        "organisations": [_issuer(release)],
        "infoSources": [{"name": publication.issuer, "role": "originator"}],
        "renditions": [rendition(role, file, url) for role, file in files.items()],
        "altIds": hashes(files.values()), "associations": associations})


def written(item: Item) -> bytes:
    """Write an item as JSON in UTF-8, its keys in their order."""
    return (json.dumps(item, ensure_ascii=False, indent=2) + "\n").encode()


def _common(publication: Publication) -> Item:
    """Give what all items of a kit share: times, language, rights, embargo."""
    moment = issued(publication).isoformat().replace("+00:00", "Z")
    terms = publication.kit.terms
    return _filled({
        "firstCreated": moment, "versionCreated": moment,
        "embargoedUntil": publication.embargo.isoformat() if publication.embargo else "", "pubStatus": "usable",
        "copyrightHolder": publication.issuer, "copyrightNotice": publication.rights, "usageTerms": terms,
        "language": publication.language})


def _figure(publication: Publication, shown: Shown, common: Item, url: str) -> Item:
    figure = shown.figure
    described = {"caption": figure.caption or figure.title, "measure": figure.measure, "alt": shown.alt}
    return _filled({
        "name": figure.id, "rel": "figure", "uri": identity(publication, f"figure.{figure.id}"),
        "type": "picture" if shown.is_picture else "graphic", **common, "title": figure.title or figure.caption,
        "by": figure.credit, "headlines": _roles({"main": figure.title}), "descriptions": _roles(described),
        "infoSources": [{"name": figure.source, "role": "source"}] if figure.source else [],
        "renditions": [rendition(role, file, url) for role, file in shown.files.items()],
        "altIds": hashes(shown.files.values())})


def _other(publication: Publication, story: Story, text: str, common: Item) -> Item:
    return _filled({
        "name": story.id, "rel": "sidebar", "uri": identity(publication, f"story.{story.id}"), "type": "text",
        **common, "title": story.headline, "by": story.byline, "located": story.dateline,
        "headlines": _roles({"main": story.headline, "kicker": story.kicker, "subheadline": story.subhead}),
        "descriptions": _roles({"summary": story.deck}),
        "subjects": [{"name": story.section, "rel": "about"}] if story.section else [],
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text}]})


def _issuer(release: Release) -> Item:
    contacts = [{"role": "press", "name": label, "value": value, "lang": release.language}
                for label, value in release.contacts]
    return _filled({"name": release.issuer, "rel": "issuer", "contactInfo": contacts})


def _roles(texts: Mapping[str, str]) -> list[Item]:
    return [{"role": role, "contentType": "text/plain", "value": text} for role, text in texts.items() if text]


def _filled(item: Item) -> Item:
    """Leave out what is empty."""
    return {key: value for key, value in item.items() if value not in ("", [], None)}
