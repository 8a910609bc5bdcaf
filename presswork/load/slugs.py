"""Slugs: every error and warning of this stage by name, with what it means and how it is mended.

docs/errors.md lists the same names; a test keeps the two together.
"""

# ruff: noqa: E501 - a table is read across
# slug: (what it means, the cure when the finding has none of its own)
SLUGS: dict[str, tuple[str, str]] = {
    # files
    "missing-folder": ("The publication's folder does not exist.", "check the path"),
    "missing-file": ("A file that is named does not exist.", "add the file or correct its name"),
    "bad-path": ("A path leaves the publication's folder.", "keep the file inside the publication's folder"),
    "not-utf8": ("A file is not UTF-8 text.", "save the file again as UTF-8"),
    "bad-character": ("A file has a control character.", "delete the character"),
    # YAML
    "bad-yaml": ("The YAML cannot be read.", "check the indentation and the quotes at that line"),
    "duplicate-key": ("A key stands twice in one mapping.", "delete one of the two"),
    "yaml-extra": ("Anchors, aliases, tags or a second document in YAML.", "write the value out"),
    "unknown-key": ("A key is not one that can stand here.", "correct or delete the key"),
    "missing-key": ("A key that must be there is not.", "add the key with its value"),
    "wrong-type": ("A value is of another kind than the key needs.", "give a value of the kind asked for"),
    "wrong-value": ("A value is outside what the key allows.", "give one of the values allowed"),
    "bad-date": ("A date is not a day of the calendar as YYYY-MM-DD.", "write it as 2022-10-12"),
    "bad-language": ("A language is not a tag like zh-Hans or en.", "write zh-Hans, zh-Hant or en"),
    "bad-id": ("An id has characters that it must not have.", "use letters, digits and _ only"),
    "duplicate-id": ("Two things of one kind have the same id.", "rename one of the two"),
    # tables
    "bad-csv": ("A CSV file cannot be read.", "save it as CSV with commas between the cells"),
    "missing-column": ("A table of facts lacks a column.", "add the column to the first line"),
    "duplicate-column": ("Two columns have the same head.", "rename one of the two"),
    "ragged-row": ("A row has more or fewer cells than the first line.", 'add or remove commas; put a cell with a comma in "quotes"'),
    "missing-value": ("A cell of a fact that must be filled is empty.", "fill the cell"),
    "bad-number": ("A value is not a number.", "write the bare number, its unit in the column unit"),
    "unknown-hedge": ("A hedge in the column approx is not known.", "write 余, 约, over or about"),
    # stories
    "missing-front-matter": ("A story does not begin with its front matter.", "begin the file with ---, headline: ... and ---"),
    "bare-intertitle": ("A story ends with an intertitle.", "write its text under it, or take it out"),
    "empty-story": ("A story has no text.", "write its text under the front matter"),
    "raw-html": ("HTML in a story.", "write it in Markdown; the look belongs to the layout"),
    "wrong-heading": ("A heading that is not an intertitle of one or two lines.", "write ## and the words"),
    "nested-list": ("A list inside a list.", "make it one list"),
    "picture-by-path": ("A picture is named by its path.", "declare it under figures: in publication.yaml and write ![](figure:ID)"),
    "picture-in-text": ("A figure or table stands among words.", "put it on a line of its own, empty lines around it"),
    "unknown-callout": ("A > [!name] block that is not known.", "write [!quote] or [!box]"),
    "unknown-note": ("A footnote has no words, or nothing names it.", "write [^1] in the text and a line [^1]: with the words"),
    "stray-mark": ("A Markdown mark opens and nothing closes it.", "close it, or write a backslash before each mark to print it"),
    "wrong-briefs": ("A story of the kind briefs is not heads with a paragraph each.", "write ## and the head, then one paragraph"),
    "stray-brace": ("A brace of an optional sentence opens and nothing closes it.", "write { before and } after the sentence, or \\{ to print a brace"),
    "part-optional": ("Braces stand round a part of a sentence.", "put them round whole sentences, stop included"),
    "bad-link": ("A link that is not http, https, mailto, figure or page.", "write the whole address with https://"),
    "unsupported-markdown": ("Markdown that Presswork does not set.", "write it as a paragraph"),
    # names that point to something
    "unknown-story": ("An edition names a story without a file.", "correct the name or write the story"),
    "unknown-table": ("A table is named that is not under tables:.", "add its file under tables: in publication.yaml"),
    "unknown-fact": ("A fact is cited that no table has.", "correct the id or add a row to a table"),
    "unknown-figure": ("A figure is named that is not under figures:.", "declare it under figures: in publication.yaml"),
    "repeated-figure": ("A figure stands in two stories of one issue.", "take it out of one of the two, or one of the stories out of the edition"),
    "unknown-focus": ("A figure's focus is none of its facts.", "name one of the figure's facts"),
    "unknown-layout": ("No layout has that name.", "name a folder in layouts/"),
    "unknown-section": ("A story's section is none of the issue's.", "name one of the issue's sections, or add it there"),
    "unknown-position": ("A pin's position is none that a page has.", "write top, bottom, left, right or together"),
    "unknown-overlay": ("A theme or a format that the layout does not have.", "name a file of that folder of the layout"),
    "unknown-option": ("The layout has no such option.", "see options: in the layout's layout.yaml"),
    "bad-drawing": ("An SVG picture has what a page cannot paint, or a colour that is no ink.", "save it as plain SVG; write colours as var(--ink-NAME)"),
    # citations
    "bad-expression": ("The expression in {{ }} cannot be read.", "write {{ fact.ID }}"),
    "template-statement": ("{% %} or {# #} in a text.", "use {{ fact.ID }} only"),
    "unknown-name": ("A name in {{ }} that is not fact.", "write {{ fact.ID }}"),
    "unknown-attribute": ("A fact has no such part.", "use number, unit, label, period, source, value or abs"),
    "unsafe-expression": ("An expression does more than citing.", "write {{ fact.ID }}"),
    # layouts
    "bad-length": ("A length is not a number with its unit.", "write 12, 12 mm, 34 pt or 3 rows"),
    "bad-face": ("A face is not Family weight [italic] [axis=value ...].", 'write it as "Noto Serif CJK SC 500"'),
    "unknown-face": ("A style names a face that is not under faces:.", "add it under faces:"),
    "unknown-ink": ("A style names an ink that is not under inks:.", "add it under inks:"),
    "unknown-style": ("A style is named that is not under styles:.", "add it under styles:"),
    "grid-overfull": ("The columns are wider than the live area.", "take a smaller measure, fewer columns or narrower margins"),
    # printing conditions and spot inks
    "unknown-condition": ("No printing condition has that name.", "write coated or newsprint, or the path of a .yaml or .icc file"),
    "bad-profile": ("An ICC profile is not an output profile in CMYK.", "name the .icc file that the printer gave"),
    "spot-twice": ("A spot ink has two stand-ins in CMYK, or one that a process ink has too.", "give the spot one cmyk value of its own"),
    # mastheads
    "masthead-missing": ("The profile of the masthead asks for an item that is not there; the rule is named.", "add it under masthead"),
    "masthead-form": ("An item of the masthead is not in the form that the profile asks for.", "write it as the authority gave it"),
    "masthead-forbidden": ("The profile of the masthead forbids an item or a word; the rule is named.", "delete it, or take another word"),
    # warnings
    "unused-fact": ("A fact is neither cited nor drawn (warning).", "cite it, or leave it for the record"),
    "unused-figure": ("A figure is in no edition and no story (warning).", "name it in an edition"),
    "unused-story": ("A story file is in no edition (warning).", "name it in an edition"),
    "missing-source": ("A fact has no period or source (warning).", "fill the cell"),
}  # fmt: skip
