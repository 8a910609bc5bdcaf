"""A publication for kits: two stories, a chart, a drawing, two photographs; and its kit without real pages."""

import io
from pathlib import Path

from PIL import Image

from presswork.deliver.kit.contents import contents_of
from presswork.deliver.kit.figures import all_shown
from presswork.deliver.kit.naming import naming_of
from presswork.deliver.kit.shown import KitFile
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication

SHEET = """\
title: 南门通讯
subtitle: 一条街的一年
language: zh-Hans
issuer: 样张社
date: 2026-11-29
issue: "7"
rights: 样张，文字和图片可用
EMBARGO
contacts: [{label: 服务台, value: "000"}]
kit:
  town: 南门
  notes: [数字都有出处。]
  about: 样张社做样张。
  terms: 注明来源即可使用。
  contacts: [{label: 新闻热线, value: press@example.org}]
tables: [tables/year.csv]
editions:
  paper: {layout: newspaper, stories: [lead, note], figures: [loans]}
figures:
  loans: {kind: bar, title: 儿童读物最多, measure: 单位：册, facts: [children, novels], focus: children, source: 登记簿}
  plan: {kind: picture, file: pictures/plan.svg, title: 平面图, caption: 一间屋, credit: 样张社绘, alt: 一个方框}
  gate: {kind: picture, file: pictures/gate.jpg, caption: 南门早晨, credit: 样张社摄, alt: 门前有一棵树}
  wall: {kind: picture, file: pictures/wall.png, caption: 墙, credit: 样张社摄, alt: 一面墙}
"""
LEAD = """\
---
rank: 1
section: 街道
kicker: 一年
headline: 灯亮到十点
subhead: 副题
deck: 去年借出{{ fact.children }}。
---

第一段有*重点*和[链接](https://example.org)。[^1]

**先试一月。**接着说。

> [!quote]
> 灯亮着。

## 旧书

- 一条
- 两条*

![](figure:loans)

![](figure:gate)

| 项 | 数 |
| --- | --- |
| 甲 | 1 |

> [!box] 小知识
> 盒里的话。

[^1]: 注文。
"""
NOTE = """\
---
rank: 2
headline: 另一篇
---

短文。

![](figure:plan)

![](figure:wall)
"""
TABLE = """\
id,label,value,unit,period,source,approx,note
children,儿童读物,15400,册,2025年,登记簿,余,
novels,小说,9800,册,2025年,登记簿,,含旧书
"""
PLAN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<rect x="10" y="10" width="180" height="80" rx="6" fill="none" stroke="var(--ink-text, #000)" stroke-width="1"/>
<circle cx="60" cy="50" r="20" fill="var(--ink-red, #c00)"/><path d="M120 30h40v30a10 8 0 0 1 -40 0z"/>
<text x="100" y="52" text-anchor="middle">屋</text></svg>
"""


def photograph(kind: str) -> bytes:
    """Make a small picture that holds Exif and an XMP of another hand."""
    image = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "camera"
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **({"xmp": b"<x:xmpmeta>other</x:xmpmeta>"} if kind == "JPEG" else {}))
    return out.getvalue()


def written(folder: Path, embargo: str) -> Path:
    """Write the publication."""
    for name in ("stories", "tables", "pictures"):
        (folder / name).mkdir(parents=True)
    line = f"embargo: {embargo}" if embargo else ""
    (folder / "publication.yaml").write_text(SHEET.replace("EMBARGO", line), encoding="utf-8")
    (folder / "stories/lead.md").write_text(LEAD, encoding="utf-8")
    (folder / "stories/note.md").write_text(NOTE, encoding="utf-8")
    (folder / "tables/year.csv").write_text(TABLE, encoding="utf-8")
    (folder / "pictures/plan.svg").write_text(PLAN, encoding="utf-8")
    (folder / "pictures/gate.jpg").write_bytes(photograph("JPEG"))
    (folder / "pictures/wall.png").write_bytes(photograph("PNG"))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Make the files of a kit, a few bytes standing for the pages."""
    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    naming = naming_of(publication.embargo)
    layout = load_layout("newspaper", searched, publication.language, {}, None)
    pages = [KitFile(naming("pages/paper.pdf"), b"%PDF", "application/pdf", "版面")]
    return contents_of(publication, all_shown(publication, layout, naming), pages, layout, searched, naming)
