"""Words of the press kit by language; a language without an entry is served in English."""

import datetime as dt
from collections.abc import Mapping

# ruff: noqa: E501 - a table is read across
WORDS: Mapping[str, Mapping[str, str]] = {
    "zh-Hans": {
        "release": "新闻稿", "free": "即时发布", "embargo": "禁发：{moment}之前不得刊登、播出或在网上发布",
        "moment": "{year}年{month}月{day}日{hour:02}:{minute:02}（{zone}）", "day": "{year}年{month}月{day}日",
        "months": "1 2 3 4 5 6 7 8 9 10 11 12", "weekdays": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "dateline": "{town}，{day}", "dash": "　", "end": "（完）", "colon": "：", "comma": "，", "stop": "。", "break": "。", "issue": "第{issue}期",
        "notes": "编者须知", "about": "关于{issuer}", "contact": "联系方式", "footnotes": "注释", "figure": "图", "chart": "图表", "picture": "图片",
        "source": "来源", "credit": "图片", "data": "数据表", "files": "文件", "facts": "数字表", "contents": "目录", "skip": "跳到正文",
        "top": "回到页首", "notices": "说明", "terms": "使用条款", "rights": "权利说明", "by": "文",
        "id": "代号", "label": "项目", "value": "数值", "number": "数字", "unit": "单位", "period": "时段", "note": "注", "table": "表",
        "facts_lead": "本刊引用的全部数字，共{count}项。正文和图表取自同一张表，数值照原样写出，带约数词的即为约数。",
        "approx": "约数", "purpose": "内容", "size": "字节", "file": "文件", "readme": "请先读我", "made": "本包文件的校验值（SHA-256）在 {manifest}。核对：sha256sum -c {manifest}",
        "default_terms": "新闻媒体可以全文或摘要使用本包的文字、图表和图片，须注明来源“{issuer}”。图表可以缩放，不得改动数据和来源行；图片须附图注和署名。数字以数字表为准。",
        "use_embargo": "解禁时间之前不得使用本包的任何内容，也不得向编辑部以外转发。",
        "about_file_release": "新闻稿：可直接使用的全文", "about_file_story": "稿件：{title}", "about_file_page": "网页：全部稿件和图表，单个文件，离线可读", "about_file_pdf": "版面：{title}，阅读用 PDF（PDF/UA）",
        "about_file_chart": "图表：{title}", "about_file_picture": "图片：{title}", "about_file_facts": "全部数字和来源", "about_file_ninjs": "机读稿件：IPTC ninjs 3.1", "about_file_captions": "图注、署名和替代文字",
        "kit": "新闻资料包", "alt": "替代文字", "language": "语言",
    },
    "zh-Hant": {
        "release": "新聞稿", "free": "即時發布", "embargo": "禁發：{moment}之前不得刊登、播出或在網上發布",
        "moment": "{year}年{month}月{day}日{hour:02}:{minute:02}（{zone}）", "day": "{year}年{month}月{day}日",
        "months": "1 2 3 4 5 6 7 8 9 10 11 12", "weekdays": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "dateline": "{town}，{day}", "dash": "　", "end": "（完）", "colon": "：", "comma": "，", "stop": "。", "break": "。", "issue": "第{issue}期",
        "notes": "編者須知", "about": "關於{issuer}", "contact": "聯絡方式", "footnotes": "註釋", "figure": "圖", "chart": "圖表", "picture": "圖片",
        "source": "來源", "credit": "圖片", "data": "數據表", "files": "檔案", "facts": "數字表", "contents": "目錄", "skip": "跳到正文",
        "top": "回到頁首", "notices": "說明", "terms": "使用條款", "rights": "權利說明", "by": "文",
        "id": "代號", "label": "項目", "value": "數值", "number": "數字", "unit": "單位", "period": "時段", "note": "註", "table": "表",
        "facts_lead": "本刊引用的全部數字，共{count}項。正文和圖表取自同一張表，數值照原樣寫出，帶約數詞的即為約數。",
        "approx": "約數", "purpose": "內容", "size": "位元組", "file": "檔案", "readme": "請先讀我", "made": "本包檔案的校驗值（SHA-256）在 {manifest}。核對：sha256sum -c {manifest}",
        "default_terms": "新聞媒體可以全文或摘要使用本包的文字、圖表和圖片，須註明來源「{issuer}」。圖表可以縮放，不得改動數據和來源行；圖片須附圖註和署名。數字以數字表為準。",
        "use_embargo": "解禁時間之前不得使用本包的任何內容，也不得向編輯部以外轉發。",
        "about_file_release": "新聞稿：可直接使用的全文", "about_file_story": "稿件：{title}", "about_file_page": "網頁：全部稿件和圖表，單個檔案，離線可讀", "about_file_pdf": "版面：{title}，閱讀用 PDF（PDF/UA）",
        "about_file_chart": "圖表：{title}", "about_file_picture": "圖片：{title}", "about_file_facts": "全部數字和來源", "about_file_ninjs": "機讀稿件：IPTC ninjs 3.1", "about_file_captions": "圖註、署名和替代文字",
        "kit": "新聞資料包", "alt": "替代文字", "language": "語言",
    },
    "en": {
        "release": "News release", "free": "For immediate release", "embargo": "EMBARGO: not for print, broadcast or online before {moment}",
        "moment": "{hour:02}:{minute:02} ({zone}) on {weekday} {day} {month} {year}", "day": "{day} {month} {year}",
        "months": "January February March April May June July August September October November December",
        "weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "dateline": "{town}, {day}", "dash": " – ", "end": "– Ends –", "colon": ": ", "comma": ", ", "stop": ".", "break": ". ", "issue": "No. {issue}",
        "notes": "Notes to editors", "about": "About {issuer}", "contact": "Contact", "footnotes": "Notes", "figure": "Figure", "chart": "Chart", "picture": "Picture",
        "source": "Source", "credit": "Picture", "data": "Data", "files": "Files", "facts": "Fact sheet", "contents": "Contents", "skip": "Skip to the text",
        "top": "Back to the top", "notices": "Notices", "terms": "Terms of use", "rights": "Rights", "by": "By",
        "id": "Id", "label": "Item", "value": "As written", "number": "Number", "unit": "Unit", "period": "Period", "note": "Note", "table": "Table",
        "facts_lead": "Every figure that this publication uses, {count} in all. Text and charts take them from one table. A hedge such as “over” or “about” is part of the figure.",
        "approx": "Hedge", "purpose": "What it is", "size": "Bytes", "file": "File", "readme": "Read me first", "made": "Checksums (SHA-256) of these files are in {manifest}. To check: sha256sum -c {manifest}",
        "default_terms": "News media may use the words, charts and pictures of this kit in full or in part, crediting “{issuer}”. Charts may be scaled; their data and source line must not be changed. Pictures are used with caption and credit. The fact sheet decides on every figure.",
        "use_embargo": "Nothing in this kit may be used, or passed on outside your newsroom, before the embargo ends.",
        "about_file_release": "The release, ready to use", "about_file_story": "Story: {title}", "about_file_page": "Web page: all stories and charts in one file that needs no network", "about_file_pdf": "Pages: {title}, PDF for reading (PDF/UA)",
        "about_file_chart": "Chart: {title}", "about_file_picture": "Picture: {title}", "about_file_facts": "All figures with their sources", "about_file_ninjs": "For machines: IPTC ninjs 3.1", "about_file_captions": "Captions, credits and alternative texts",
        "kit": "Press kit", "alt": "Alternative text", "language": "Language",
    },
}  # fmt: skip


def words_of(language: str) -> Mapping[str, str]:
    """Give the words of a language: its own, those of its base language, or English."""
    base = language.partition("-")[0]
    near = next((name for name in WORDS if name.partition("-")[0] == base), "en")
    return WORDS.get(language) or WORDS[near]


def day_text(day: dt.date, words: Mapping[str, str]) -> str:
    """Write a day: 2022年10月12日, 12 October 2022."""
    return words["day"].format(year=day.year, month=words["months"].split()[day.month - 1], day=day.day)


def moment_text(moment: dt.datetime, words: Mapping[str, str]) -> str:
    """Write a moment with its zone: 2022年10月12日08:00（UTC+8）, 08:00 (UTC+8) on Wednesday 12 October 2022."""
    return words["moment"].format(
        year=moment.year, month=words["months"].split()[moment.month - 1], day=moment.day, hour=moment.hour,
        minute=moment.minute, zone=zone_text(moment), weekday=words["weekdays"].split()[moment.weekday()])  # fmt: skip


def zone_text(moment: dt.datetime) -> str:
    """Write a moment's zone: UTC, UTC+8, UTC−3:30."""
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
