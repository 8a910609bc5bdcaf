"""Profiles of mastheads in China: what each kind of publication must print and must not, with the rule that says so.

Sources of the rules: 报纸出版管理规定 (General Administration of Press and Publication, order 32, 2005), article 31.
Its items 6 to 10 were compared with a reprint of the text; name, date, whole number, number of pages, CN number and the
responsible units (items 1, 2, 3, 5) with an excerpt of 报纸出版形式差错数计算方法 of 2020, which names them; the chief
editor (item 4) stands in neither and rests on the article as it is cited. The permit of item 9 is in use no more: the
method of 2020 does not count it. The others:
内部资料性出版物管理办法 (State Administration of Press, Publication, Radio, Film and Television, order 2, 2015),
articles 14 and 15; GB/T 9999.1-2018, 4 (the CN number). Presswork checks what can be read off the folder; the permits
themselves are the authority's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PAPER, BULLETIN = "《报纸出版管理规定》第三十一条", "《内部资料性出版物管理办法》第十四条"
LIMITS, NUMBERS = "《内部资料性出版物管理办法》第十五条", "GB/T 9999.1—2018"
# GB/T 2260: provinces; 10 goes on where Beijing's numbers under 11 are used up.
_AREA = "1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]"
_NEWSPAPER = rf"(CN\s?)?({_AREA})[-—–](?!0000)0\d{{3}}"


@dataclass(frozen=True, slots=True)
class Item:
    """A key of ``masthead``: its label on the page, the rule that asks for it ("": may be left out), its form."""

    label: str
    rule: str = ""
    form: str = ".+"
    looks: str = ""


@dataclass(frozen=True, slots=True)
class Ban:
    """Words that must not stand in a scope: titles, bylines, labels, recipients, sheet (publication.yaml) or all."""

    scope: str
    words: re.Pattern[str]
    rule: str
    cure: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of publication: its name, its items in the order of the imprint, what it must not have.

    ``front`` are the items of the front page, ``barred`` the keys of other profiles with the rule against each;
    ``motto`` is printed as it is, ``issue`` the rule that asks for an issue's number, ``hidden`` is not in the imprint.
    """

    name: str
    items: Mapping[str, Item]
    front: tuple[str, ...]
    barred: Mapping[str, str]
    bans: tuple[Ban, ...] = ()
    motto: str = ""
    issue: str = ""
    hidden: frozenset[str] = frozenset()


_OWN = re.compile(r"(?<![样版文成基资课脚剧译])本[报刊](?![告名销考复修废警案偿答酬表])")
PROFILES: Mapping[str, Profile] = {
    "newspaper": Profile(
        "正式报纸",
        {
            "authority": Item("主管", f"{PAPER}（二）"), "sponsor": Item("主办", f"{PAPER}（二）"),
            "publisher": Item("出版", f"{PAPER}（二）"),
            "cn": Item("国内统一连续出版物号", f"{PAPER}（三）", _NEWSPAPER,
                       "CN, two digits of the province, a hyphen and 0001 to 0999 (GB/T 9999.1—2018)"),
            "chief": Item("总编辑", f"{PAPER}（四）"),
            "number": Item("总第{}期", f"{PAPER}（五）", r"[1-9]\d*", "a number"),
            "address": Item("地址", f"{PAPER}（六）"),
            "phone": Item("电话", f"{PAPER}（六）", r"[\d+()（）、,/ —–-]{5,}", "a telephone number"),
            "postcode": Item("邮编", f"{PAPER}（六）", r"\d{6}", "six digits"),
            "price": Item("定价", f"{PAPER}（七）", r".*(\d.*元|元.*\d|[一二三四五六七八九十]+元|免费赠阅).*",
                          "a sum in 元, or 免费赠阅 for an extra 号外"),
            "printer": Item("印刷", f"{PAPER}（八）"), "printer_address": Item("印刷地址", f"{PAPER}（八）"),
            "advertising": Item("广告经营许可证"),
            "postal": Item("邮发代号", "", r"\d{1,2}[-—–]\d{1,4}", "two numbers and a hyphen"),
        },
        ("cn", "postal"),
        dict.fromkeys(["permit", "compiler", "recipients", "printed", "copies", "single"],
                      "《内部资料性出版物管理办法》第二条"),
        (Ban("sheet", re.compile("内部资料|准印证|免费交流|内部发行"), "《内部资料性出版物管理办法》第二条",
             "a newspaper with a CN number is no internal bulletin: take the words out"),),
        hidden=frozenset({"cn", "postal", "number"}),
    ),
    "internal": Profile(
        "内部资料",
        {
            "permit": Item("准印证", BULLETIN, r".*准.*\d.*", "the permit's number, with 准 and digits"),
            "compiler": Item("编印单位", BULLETIN), "recipients": Item("发送对象", BULLETIN),
            "printer": Item("印刷单位", BULLETIN), "printed": Item("印刷日期", BULLETIN, r".*\d{4}.*\d.*", "a date"),
            "copies": Item("印数", BULLETIN, r"\d[\d,]*\s?[册份本张]?", "a number of copies"),
        },
        ("permit",),
        {"cn": BULLETIN, "postal": LIMITS, "price": f"{LIMITS}（二）", "advertising": f"{LIMITS}（三）"},
        (
            Ban("titles", re.compile(r"(报|刊|杂志)$"), f"{BULLETIN}第二款", "call it 通讯, 简讯, 动态 or 资料"),
            Ban("bylines", re.compile("记者"), f"{BULLETIN}第二款", "write the name, or 通讯员 before it"),
            Ban("sheet", re.compile("期刊社|杂志社|刊号"), f"{BULLETIN}第二款", "take the words out"),
            Ban("all", _OWN, f"{BULLETIN}第二款", "write 本资料, or the unit's name"),
            Ban("recipients", re.compile("公众|读者|服务对象|市民|客户|社会各界"), f"{LIMITS}（二）",
                "name units of your own system"),
            Ban("sheet", re.compile("定价|售价|征订|订阅|工本费|会员费|版面费|赞助"), f"{LIMITS}（二）（三）",
                "an internal bulletin is given away: take the words out"),
            Ban("labels", re.compile("广告"), f"{LIMITS}（三）", "an internal bulletin has none: take it out"),
            Ban("sheet", re.compile("协办"), f"{LIMITS}（四）", "name the unit that compiles it, alone"),
        ),
        motto="内部资料，免费交流", issue=BULLETIN, hidden=frozenset({"permit"}),
    ),
}  # fmt: skip
