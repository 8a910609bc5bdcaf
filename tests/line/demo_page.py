"""The demo publication for tests: copies of it, its page as planned, and publications written on the spot."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.line import build
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.built import Built
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan
from presswork.model.publication import Publication
from presswork.model.story import Intertitle, Paragraph, Story

DEMO = Path(__file__).resolve().parents[2] / "data" / "yongkang-decade"
TARGETS = ("screen", "press", "archive")


def only_newspaper(text: str) -> str:
    """Cut the other editions out of a publication.yaml: the page is tested, whatever the brochure does."""
    head, rest = text.split("\neditions:\n")
    editions, tail = re.split(r"\n(?=\S)", rest, maxsplit=1)
    kept = re.search(r"^  newspaper:\n(?: {4,}.*\n|\s*\n)*", editions + "\n", re.MULTILINE)
    return f"{head}\neditions:\n{kept[0]}{tail}"


def copy_demo(folder: Path) -> Path:
    """Copy the demo publication with its newspaper edition alone; gives its folder."""
    place = folder / "data" / DEMO.name
    shutil.copytree(DEMO, place)
    file = place / "publication.yaml"
    file.write_text(only_newspaper(file.read_text(encoding="utf-8")), encoding="utf-8")
    return place


def make(folder: Path, out: Path, targets: Sequence[str] = ("screen",)) -> list[Built]:
    """Build the newspaper edition of a publication."""
    return build(folder, editions=["newspaper"], targets=targets, out=out, report=lambda _stage: None)


def planned(folder: Path) -> tuple[Publication, Layout, PagePlan]:
    """Load a publication and plan its newspaper page. Raises Faults."""
    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    edition = next(edition for edition in publication.editions if edition.id == "newspaper")
    layout = load_layout(edition.layout, searched)
    edition = replace(edition, options={**layout.options, **edition.options})
    compositor = Compositor(layout, publication.language, publication.names)
    plan = import_module(f"presswork.plan.{layout.planner}").plan(publication, edition, layout, compositor)
    return publication, layout, plan


def body_texts(story: Story) -> list[str]:
    """Give the texts of a story's columns in order: its paragraphs and the lines of its intertitles."""
    texts: list[str] = []
    for block in story.blocks:
        if isinstance(block, Intertitle):
            texts += block.lines
        elif isinstance(block, Paragraph):
            texts.append(block.text)
    return texts


# Sentences that say nothing about anyone, for stories of any length.
SENTENCES = (
    "清晨六点，河边的雾还没有散，第一班渡船已经靠岸。",
    "岸上的人不多，提着篮子，说话的声音很轻。",
    "2019年3月，旧码头添了一块木牌，写着“小心台阶”四个字。",
    "船行一趟要12分钟，一天往返38次，遇到大风就停。",
    "有人问，为什么不坐桥上的公交？",
    "老船工笑一笑：“桥上快，水上慢，各有各的好。”",
    "去年全年，渡口共运送旅客46200余人次，比上一年减少7.5%。",
    "票价多年没有变，仍是2元；学生凭证减半。",
    "下午的水面最静，柳树、石桥、白墙，都倒映在里面。",
    "船舱里备有救生衣60件、药箱2只，每月检查一次。",
    "茶棚的主人姓陆，棚子搭在码头北侧，面积约20平方米。",
    "来喝茶的多是熟客，坐下来，先问水位，再问菜价。",
    "雨季到来之前，船要上坡检修，前后大约9天。",
    "检修的时候，渡口挂出告示，行人绕行2.4公里。",
    "傍晚六点半，末班船离岸，灯一盏一盏亮起来。",
    "GPS和对讲机是三年前装上的，老船工学了一个星期。",
)
TITLES = (
    ("渡口清晨", "雾里第一班船"),
    ("一张旧票", "两元钱过河去"),
    ("雨季检修", "船要上坡九天"),
    ("灯火将晚", "末班船离了岸"),
)


def neutral_story(length: int, paragraphs: int = 17, titles: bool = True) -> str:
    """Write a story of about ``length`` characters: plain paragraphs, intertitles of two lines."""
    share, said, blocks = length / paragraphs, 0, []
    for number in range(paragraphs):
        if titles and number % 4 == 1 and number // 4 < len(TITLES):
            blocks += [f"## {line}" for line in TITLES[number // 4]]
        text = ""
        while not text or said + len(text) < share * (number + 1) - 12:
            text += SENTENCES[(7 * number + 5 * len(text)) % len(SENTENCES)]
        said += len(text)
        blocks.append(text)
    return "---\nheadline: 渡口的一天\n---\n\n" + "\n\n".join(blocks) + "\n"


def write_publication(folder: Path, story: str, figures: str = "") -> Path:
    """Write a publication of one story and one edition; ``figures`` is the list of ids in brackets."""
    place = folder / "data" / "ferry"
    (place / "stories").mkdir(parents=True)
    (place / "tables").mkdir()
    (place / "stories" / "lead.md").write_text(story, encoding="utf-8")
    (place / "tables" / "year.csv").write_text(
        "id,label,value,unit,period,source\ntrips,往返,38,次,每天,渡口登记\nminutes,单程,12,分钟,每趟,渡口登记\n",
        encoding="utf-8",
    )
    (place / "publication.yaml").write_text(
        "title: 渡口\nlanguage: zh-Hans\nissuer: 渡口小报\ndate: 2024-01-15\ntables: [tables/year.csv]\n"
        "editions:\n  newspaper:\n    layout: newspaper\n    stories: [lead]\n"
        f"    figures: {figures or '[]'}\n"
        + (
            "figures:\n  ferry: {kind: bar, title: 一天往返, facts: [trips, minutes], source: 渡口登记}\n"
            if figures
            else ""
        ),
        encoding="utf-8",
    )
    return place
