"""What stands in a press kit: every file by its name, in the order in which the README lists them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from presswork.deliver.kit import ninjs
from presswork.deliver.kit.facts import as_csv, fact_sheet
from presswork.deliver.kit.naming import Naming, plain_name
from presswork.deliver.kit.pack import manifest_text
from presswork.deliver.kit.release import Release, release_of, release_text, story_text
from presswork.deliver.kit.script import MARKED, PLAIN, Desk
from presswork.deliver.kit.shown import KitFile, Shown
from presswork.deliver.kit.web import Web, placed
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.story import Story

MANIFEST = "manifest-sha256.txt"
TEXT, HTML, MARKDOWN = "text/plain", "text/html", "text/markdown"


def contents_of(publication: Publication, shown: Sequence[Shown], pages: Sequence[KitFile], layout: Layout,
                shelves: Sequence[Path], naming: Naming) -> dict[str, bytes]:
    """Give the files of a kit by name.

    ``pages`` are the PDFs for screens, ``layout`` lends its inks to the web files, ``shelves`` are searched for their
    templates. The publication's embargo is the kit's; ``naming`` says it in the names.
    """
    release = release_of(publication)
    desk = Desk(publication.figures, publication.tables, release.words)
    others = [story for story in publication.stories.values() if story is not release.story]
    web = Web(publication, release, {each.figure.id: each for each in shown}, layout, shelves)
    texts = _texts(publication, release, desk, others, web, naming, shown)
    whole = [*texts, *pages]
    item = ninjs.item_of(publication, release, _bodies(release, desk, web), shown,
                         {_role(file): file for file in whole},
                         [(story, story_text(story, desk, release.status, PLAIN)) for story in others])
    machine = KitFile(naming("release.ninjs.json"), ninjs.written(item), "application/json",
                      release.words["about_file_ninjs"])
    listed = [*texts, machine, *pages, *(file for each in shown for file in each.files.values())]
    files = {file.name: file.data for file in listed}
    files[naming("README.txt")] = readme(publication, release, listed, naming)
    files[naming(MANIFEST)] = manifest_text(files)
    return files


def _texts(publication: Publication, release: Release, desk: Desk, others: Sequence[Story], web: Web, naming: Naming,
           shown: Sequence[Shown]) -> list[KitFile]:
    words = release.words
    sheet = fact_sheet(publication)
    about = words["about_file_release"]
    files = [
        KitFile(naming("release.txt"), release_text(release, desk, PLAIN).encode(), TEXT, about),
        KitFile(naming("release.html"), web.release(), HTML, about),
        KitFile(naming("release.md"), release_text(release, desk, MARKED).encode(), MARKDOWN, about),
        KitFile(naming("publication.html"), _page(publication, web, shown), HTML, words["about_file_page"]),
    ]
    if sheet.count:
        files += [KitFile(naming("facts.html"), web.facts(sheet, words), HTML, words["about_file_facts"]),
                  KitFile(naming("facts.csv"), as_csv(sheet, words), "text/csv", words["about_file_facts"])]
    if shown:
        files.append(KitFile(naming("captions.txt"), captions(shown, release).encode(), TEXT,
                             words["about_file_captions"]))
    for story in others:
        about = words["about_file_story"].format(title=story.headline)
        for form, suffix, media in ((PLAIN, "txt", TEXT), (MARKED, "md", MARKDOWN)):
            files.append(KitFile(naming(f"stories/{plain_name(story.id)}.{suffix}"),
                                 story_text(story, desk, release.status, form).encode(), media, about))
    return files


def _page(publication: Publication, web: Web, shown: Sequence[Shown]) -> bytes:
    stories = list(publication.stories.values())
    named = {name for story in stories for name in placed(story)}
    extra: dict[str, list[str]] = {story.id: [] for story in stories}
    known = {each.figure.id for each in shown}
    for edition in publication.editions:
        for name in edition.figures:
            if name in known - named and edition.stories:
                extra[edition.stories[0]].append(name)
                named.add(name)
    masthead = publication.masthead
    imprint = ("　".join((*masthead.register, masthead.number)).strip(), masthead.imprint)
    return web.page(stories, extra, [line for line in imprint if line])


def _role(file: KitFile) -> str:
    """Name what a file is to the release: its stem and suffix without the embargo's tag."""
    stem, _, rest = file.name.partition(".")
    return f"{stem}.{rest.rpartition('.')[2]}"


def _bodies(release: Release, desk: Desk, web: Web) -> dict[str, str]:
    html = web.release(figures=False).decode()
    main = html.partition("<main>")[2].partition("</main>")[0].strip()
    return {TEXT: release_text(release, desk, PLAIN), HTML: main}


def captions(shown: Sequence[Shown], release: Release) -> str:
    """Write the captions, sources and alternative texts of all figures, for those who take a file from the kit."""
    words = release.words
    parts = [release.status]
    for each in shown:
        figure = each.figure
        lines = [", ".join(file.name for file in each.files.values()), figure.title, figure.measure, figure.caption,
                 _labelled(words, "credit", figure.credit), _labelled(words, "source", figure.source),
                 _labelled(words, "alt", each.alt)]
        parts.append("\n".join(line for line in lines if line))
    return "\n\n".join(parts) + "\n"


def _labelled(words: Mapping[str, str], name: str, text: str) -> str:
    return f"{words[name]}{words['colon']}{text}" if text else ""


def readme(publication: Publication, release: Release, listed: Sequence[KitFile], naming: Naming) -> bytes:
    """Write the README: what the kit is, until when it is embargoed, its files, its terms of use, whom to ask."""
    return ("\n".join(_readme(publication, release, listed, naming)) + "\n").encode()


def _readme(publication: Publication, release: Release, listed: Sequence[KitFile], naming: Naming) -> Iterator[str]:
    words = release.words
    title = " – ".join(text for text in (publication.title, publication.subtitle) if text)
    yield from (f"{words['kit']}{words['colon']}{title}", f"{publication.issuer}{words['comma']}{release.day}")
    yield from ("", release.status)
    yield from ("", f"== {words['files']} ==", "")
    for about, files in groupby(listed, key=lambda file: file.about):
        yield from (*(file.name for file in files), f"    {about}")
    yield from ("", words["made"].format(manifest=naming(MANIFEST)))
    yield from ("", f"== {words['terms']} ==", "", *release.terms)
    if release.contacts:
        yield from ("", f"== {words['contact']} ==", "")
        yield from (f"{label}{words['colon']}{value}" for label, value in release.contacts)
