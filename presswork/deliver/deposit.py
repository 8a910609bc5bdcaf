"""The deposit's own words: Dublin Core, and a record of what was done after PREMIS 3, as XML; the bag's label.

All dates are the publication's own day: the same deposit is the same bytes, whoever makes it and whenever.
"""

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from presswork import __version__
from presswork.deliver import environment
from presswork.finish.attach import MEDIA
from presswork.finish.record import identity, issued
from presswork.model.built import Built
from presswork.model.publication import Publication

PREMIS = "http://www.loc.gov/premis/v3"
DC, OAI = "http://purl.org/dc/elements/1.1/", "http://www.openarchives.org/OAI/2.0/oai_dc/"
AGENT = f"Presswork {__version__}"
# target: (registry's key in PRONOM, name)
FORMATS = {
    "screen": ("fmt/276", "PDF 1.7, PDF/UA-1"), "screen-ua2": ("fmt/1129", "PDF 2.0, PDF/UA-2"),
    "press": ("fmt/488", "PDF/X-4"), "archive": ("fmt/481", "PDF/A-3u, PDF/UA-1"),
    "archive-2u": ("fmt/478", "PDF/A-2u, PDF/UA-1"), "archive-4f": ("fmt/1912", "PDF/A-4f, PDF/UA-2"),
}


def label(publication: Publication) -> dict[str, str | list[str]]:
    """Give the lines of bag-info.txt (RFC 8493, 2.2.2)."""
    lines: dict[str, str | list[str]] = {
        "Source-Organization": publication.issuer,
        "External-Identifier": identity(publication, "bag"),
        "External-Description": " · ".join(filter(None, (publication.title, publication.subtitle, publication.issue))),
        "Internal-Sender-Identifier": publication.id,
        "Bagging-Date": publication.date.isoformat(),
        "Bag-Software-Agent": AGENT,
    }
    if publication.contacts:
        lines["Contact-Name"] = [f"{contact.label}: {contact.value}" for contact in publication.contacts]
    if publication.rights:
        lines["Rights"] = publication.rights
    if publication.embargo:
        lines["Embargo"] = publication.embargo.isoformat()
    return lines


def dublin_core(publication: Publication, built: Sequence[Built]) -> bytes:
    """Describe the deposit in simple Dublin Core, in the container of OAI-PMH."""
    ET.register_namespace("oai_dc", OAI)
    ET.register_namespace("dc", DC)
    root = ET.Element(f"{{{OAI}}}dc")
    sections = dict.fromkeys(story.section for story in publication.stories.values() if story.section)
    said = [("title", publication.title), ("creator", publication.issuer), ("publisher", publication.issuer),
            ("description", publication.subtitle), ("date", publication.date.isoformat()), ("type", "Text"),
            *(("subject", section) for section in sections), ("format", "application/pdf"),
            ("identifier", identity(publication, "bag")), *(("relation", f"pdf/{one.path.name}") for one in built),
            ("language", publication.language), ("rights", publication.rights)]
    for name, text in said:
        if text:
            ET.SubElement(root, f"{{{DC}}}{name}").text = text
    return _written(root)


def premis(publication: Publication, built: Sequence[Built], outcomes: Mapping[str, str]) -> bytes:
    """Record the finished files, what made them and what was found; ``outcomes`` are veraPDF's, by file name."""
    ET.register_namespace("premis", PREMIS)
    root = ET.Element(_name("premis"), version="3.0")
    for one in built:
        _object(root, publication, one)
    moment = issued(publication).strftime("%Y-%m-%dT%H:%M:%SZ")
    _event(root, publication, "creation", moment, "pages composed, painted and finished from the publication's folder",
           "success", [one.path.name for one in built])
    for text in dict.fromkeys(outcomes.values()):
        names = [name for name, outcome in outcomes.items() if outcome == text]
        _event(root, publication, "validation", moment, "veraPDF, for the standards that each file names", text, names)
    agent = ET.SubElement(root, _name("agent"))
    _identified(agent, "agent", "local", "presswork")
    _say(agent, agentName=AGENT, agentType="software", agentVersion=__version__, agentNote=environment.engine())
    return _written(root)


def _object(root: ET.Element, publication: Publication, one: Built) -> None:
    kind = "{http://www.w3.org/2001/XMLSchema-instance}type"
    thing = ET.SubElement(root, _name("object"), {kind: "premis:file"})
    _identified(thing, "object", "local", f"pdf/{one.path.name}")
    _identified(thing, "object", "URN", identity(publication, f"{one.edition}.{one.target}"))
    held = ET.SubElement(thing, _name("objectCharacteristics"))
    data = one.path.read_bytes()
    for algorithm in ("sha256", "sha512"):
        fixity = ET.SubElement(held, _name("fixity"))
        _say(fixity, messageDigestAlgorithm=algorithm.upper().replace("SHA", "SHA-"),
             messageDigest=hashlib.new(algorithm, data).hexdigest())
    _say(held, size=str(len(data)))
    key, name = FORMATS.get(one.target, ("", "PDF"))
    form = ET.SubElement(held, _name("format"))
    _say(ET.SubElement(form, _name("formatDesignation")), formatName=name)
    if key:
        _say(ET.SubElement(form, _name("formatRegistry")), formatRegistryName="PRONOM", formatRegistryKey=key)
    for source in _sources(publication):
        relation = ET.SubElement(thing, _name("relationship"))
        _say(relation, relationshipType="derivation", relationshipSubType="has source")
        _identified(relation, "relatedObject", "local", source)


def _sources(publication: Publication) -> Iterator[str]:
    name = Path(publication.folder).resolve().name
    for source in publication.sources:
        if f".{source.rpartition('.')[2].lower()}" in MEDIA:
            yield f"workspace/data/{name}/{source}"


def _event(root: ET.Element, publication: Publication, kind: str, moment: str, detail: str, outcome: str,
           names: Sequence[str]) -> None:
    event = ET.SubElement(root, _name("event"))
    _identified(event, "event", "URN", identity(publication, f"{kind} {outcome}"))
    _say(event, eventType=kind, eventDateTime=moment)
    _say(ET.SubElement(event, _name("eventDetailInformation")), eventDetail=detail)
    _say(ET.SubElement(event, _name("eventOutcomeInformation")), eventOutcome=outcome)
    _identified(event, "linkingAgent", "local", "presswork")
    for name in names:
        _identified(event, "linkingObject", "local", f"pdf/{name}")


def _identified(parent: ET.Element, what: str, kind: str, value: str) -> None:
    inner = ET.SubElement(parent, _name(f"{what}Identifier"))
    _say(inner, **{f"{what}IdentifierType": kind, f"{what}IdentifierValue": value})


def _say(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, _name(name)).text = text


def _name(name: str) -> str:
    return f"{{{PREMIS}}}{name}"


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
