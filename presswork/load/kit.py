"""The press kit's words: ``kit`` of publication.yaml."""

from presswork.load.citations import Citations
from presswork.load.ledger import Ledger
from presswork.load.schema import KitShape
from presswork.load.stories import cited_text
from presswork.load.yamldoc import Document
from presswork.model.kit import KitBrief

_TEXTS = ("town", "about", "terms", "url")


def read_kit(document: Document, shape: KitShape, stories: set[str], citations: Citations, ledger: Ledger) -> KitBrief:
    """Give the brief with its facts cited; a story that no edition names and a bad address go to the ledger."""
    texts = {key: cited_text(document, ("kit", key), getattr(shape, key), citations) for key in _TEXTS}
    notes = [cited_text(document, ("kit", "notes", at), note, citations) for at, note in enumerate(shape.notes)]
    contacts = [(cited_text(document, ("kit", "contacts", at, "label"), line.label, citations),
                 cited_text(document, ("kit", "contacts", at, "value"), line.value, citations))
                for at, line in enumerate(shape.contacts)]  # fmt: skip
    if shape.story and shape.story not in stories:
        ledger.unknown(document.place(("kit", "story")), "unknown-story", "the story", shape.story, stories)
    if shape.url and not shape.url.startswith(("https://", "http://")):
        ledger.error(document.place(("kit", "url")), "bad-link", f"'{shape.url}' is not an address of the web")
    return KitBrief(story=shape.story, notes=tuple(notes), contacts=tuple(contacts),
                    place=document.key_place(("kit",)), **texts)
