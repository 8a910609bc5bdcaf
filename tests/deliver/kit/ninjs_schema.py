"""ninjs 3.1 as a JSON Schema, written from the standard's list of properties (IPTC, "ninjs 3.1", 2025).

The IPTC publishes a schema of its own; this one has the same properties, types, required properties and closed lists,
in our own words, and nothing of plans and events, which a kit does not use.
"""

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
URI: Schema = {"type": "string", "format": "uri"}
MOMENT: Schema = {"type": "string", "format": "date-time"}


def closed(properties: Schema, *required: str) -> Schema:
    """Make an object that has no other properties."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def many(items: Schema) -> Schema:
    """Make a list."""
    return {"type": "array", "items": items}


def texts(*names: str) -> Schema:
    """Make properties that are texts."""
    return dict.fromkeys(names, TEXT)


ROLE = closed(texts("role", "contentType", "value"), "value")
BODY = closed({**texts("role", "contentType", "value"), "charCount": COUNT, "wordCount": COUNT}, "value")
ADDRESS = closed({"lines": many(TEXT), **texts("locality", "area", "postalCode", "country")})
CONTACT = {**closed({**texts("type", "role", "lang", "name", "value"), "address": ADDRESS}),
           "oneOf": [{"required": ["value"]}, {"required": ["address"]}]}
PARTY = {"uri": URI, "contactInfo": many(CONTACT), **texts("name", "literal")}
NAMED = {"uri": URI, **texts("name", "literal")}
RENDITION = closed({
    "href": URI, "width": {"type": "integer"}, "height": {"type": "integer"}, "sizeInBytes": {"type": "integer"},
    **texts("name", "contentType", "title", "format", "aspectRatio"),
}, "name")
STANDARD = closed({**texts("name", "version"), "schema": URI})
PROPERTIES: Schema = {
    "uri": URI, "standard": STANDARD,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]}, "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "urgency": {"type": "integer", "minimum": 1, "maximum": 9},
    **dict.fromkeys(["firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "expires"], MOMENT),
    **texts("profile", "version", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "language", "title",
            "by", "slugline", "located"),
    "descriptions": many(ROLE), "headlines": many(ROLE), "bodies": many(BODY),
    "people": many(closed({**PARTY, "rel": TEXT})),
    "organisations": many(closed({**PARTY, "rel": TEXT})), "infoSources": many(closed({**PARTY, "role": TEXT})),
    "places": many(closed({**PARTY, "rel": TEXT})), "subjects": many(closed({**NAMED, **texts("rel", "creator")})),
    "genres": many(closed(NAMED)), "renditions": many(RENDITION), "altIds": many(closed(texts("role", "value"))),
    "digitalSourceType": closed(NAMED),
}
ASSOCIATED = {**PROPERTIES, **texts("name", "rel"), "associations": many({"$ref": "#/$defs/associated"})}
SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {"associated": closed(ASSOCIATED, "uri", "name")},
    **closed({**PROPERTIES, "associations": many({"$ref": "#/$defs/associated"})}, "uri"),
}
