"""The kit's web files, from the templates of layouts/kit: the publication's page, the release, the fact sheet."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from presswork.deliver.kit.facts import FactSheet
from presswork.deliver.kit.palette import colours
from presswork.deliver.kit.release import Release
from presswork.deliver.kit.script import cells
from presswork.deliver.kit.shown import Shown
from presswork.deliver.kit.words import day_text
from presswork.model.layout import Layout
from presswork.model.place import Place
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import Block, FigureSlot, Story

FOLDER = "kit"
IDS = re.compile(r'(\bid="|url\(#|href="#)')
HEX = re.compile(r'(fill|stroke)="(#[0-9a-fA-F]{6})"')


class Web:
    """Writes web files of one publication; ``shelves`` are the folders of layouts, the workspace's first."""

    def __init__(self, publication: Publication, release: Release, shown: Mapping[str, Shown], layout: Layout,
                 shelves: Sequence[Path]) -> None:
        folders = [shelf / FOLDER for shelf in shelves if (shelf / FOLDER).is_dir()]
        self.colours = colours(layout)
        self._shown = shown
        self._tables = publication.tables
        self._met: dict[str, Block] = {}
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]), undefined=StrictUndefined,
            autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False)
        style = "".join((folder / "style.css").read_text(encoding="utf-8") for folder in reversed(folders)
                        if (folder / "style.css").is_file())
        self._environment.globals.update(
            publication=publication, release=release, words=release.words, language=publication.language,
            status=release.status, embargo=release.embargo, day=day_text(publication.date, release.words),
            figures=shown, kind_of=lambda block: type(block).__name__.lower(), cells_of=self._cells, art=self._art,
            first=lambda block: self._met.setdefault(block.figure, block) is block,
            style=Markup(self.colours.style() + style))  # noqa: S704 - the layout's own style sheet

    def _cells(self, slot: Block) -> tuple[tuple[str, ...], ...]:
        return cells(slot, self._tables)  # type: ignore[arg-type]

    def _written(self, template: str, **values: object) -> bytes:
        try:
            text = self._environment.get_template(template).render(**values)
        except TemplateError as error:
            place = Place(f"layouts/{FOLDER}/{template}", getattr(error, "lineno", None) or 0)
            cure = "mend it, or delete it from your workspace: the house's own is then taken"
            raise Faults([Finding(place, f"the template cannot be used: {error}", "bad-template", cure)]) from error
        return (re.sub(r"\n\s*\n+", "\n", text).strip() + "\n").encode()

    def page(self, stories: Sequence[Story], extra: Mapping[str, Sequence[str]], imprint: Sequence[str]) -> bytes:
        """Write the publication as one page; ``extra`` are the figures that stand under a story and not in its text."""
        return self._written("page.html.j2", stories=stories, extra=extra, imprint=imprint)

    def release(self, *, figures: bool = True) -> bytes:
        """Write the release, with its figures as files of the kit or without them."""
        return self._written("release.html.j2", **({} if figures else {"figures": {}}))

    def facts(self, sheet: FactSheet, heads: Mapping[str, str]) -> bytes:
        """Write the fact sheet; the id of a fact is left to the CSV."""
        at = [column for column, head in enumerate(sheet.heads) if head not in {"id", "number", "approx", "unit"}]
        names = tuple(heads[sheet.heads[column]] for column in at)

        def rows(body: Sequence[Sequence[str]]) -> list[Sequence[str]]:
            return [names, *(tuple(row[column] for column in at) for row in body)]

        return self._written("facts.html.j2", sheet=sheet, facts_rows=rows)

    def _art(self, shown: Shown) -> Markup:
        """Give a figure's drawings for the page: each inked by custom properties, with ids of its own."""
        parts = [self._drawing(shown, at, width, svg) for at, (width, svg) in enumerate(shown.drawings)]
        return Markup("".join(parts))  # noqa: S704 - the house's own drawing

    def _drawing(self, shown: Shown, at: int, width: float, svg: str) -> str:
        if not svg.startswith("<svg"):
            return svg  # an img element of a photograph
        prefix = f"{shown.figure.id}-{at}-"
        names = ("narrow" if at == 0 else "wide") if len(shown.drawings) > 1 else "only"
        own = IDS.sub(rf"\g<1>{prefix}", svg)
        inked = HEX.sub(lambda found: f'{found[1]}="var({self.colours.name(found[2])}, {found[2]})"', own)
        label = str(Markup.escape(shown.alt))
        head = re.sub(r'\s(width|height|lang)="[^"]*"', "", inked.partition(">")[0], count=3)
        return (f'<div class="drawing {names}">{head} role="img" aria-label="{label}" '
                f'style="max-width:{width / 0.75:.0f}px">{inked.partition(">")[2]}</div>')


def placed(story: Story) -> list[str]:
    """List the figures that a story's own text shows."""
    return [block.figure for block in story.blocks if isinstance(block, FigureSlot)]
