"""How fast paragraphs are composed on one core: Chinese and English at 16 em, three sizes each.

    python bench/compose.py [ROUNDS]

The text is made up from a few sentences in an order that never repeats; the first round, which opens and shapes the
faces, is not counted. A build composes the paragraphs of a story together (``together``: in stories of 2,000
characters); an editor's change costs a paragraph by itself (``alone``).
"""

import math
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import presswork.door  # noqa: E402, F401 - the thresholds of the garbage collector, as the command has them
from presswork.compose.compositor import Compositor  # noqa: E402
from presswork.compose.takes import forget  # noqa: E402
from presswork.house import shelves  # noqa: E402
from presswork.load.layout import load_layout  # noqa: E402
from presswork.model.story import Run  # noqa: E402
from presswork.model.style import TypeStyle  # noqa: E402

SIZES = (2_000, 20_000, 200_000)
EM = 16
STORY = 2_000  # characters
SENTENCES = {
    "zh-Hans": (
        "清晨六点，河边的雾还没有散，第一班渡船已经靠岸。", "2019年3月，旧码头添了一块木牌，写着“小心台阶”四个字。",
        "老船工笑一笑：“桥上快，水上慢，各有各的好。”", "去年全年，渡口共运送旅客46200余人次，比上一年减少7.5%。",
        "下午的水面最静，柳树、石桥、白墙，都倒映在里面。", "GPS和对讲机是三年前装上的，老船工学了一个星期。",
    ),
    "en": (
        "The first ferry lands at six, while the fog still lies on the river. ",
        "In March 2019 a board was put up at the old landing, asking people to mind the steps. ",
        "The ferryman only smiles: the bridge is quicker, the water slower, and each is good for something. ",
        "Last year it carried over 46,200 passengers, 7.5% fewer than the year before. ",
    ),
}  # fmt: skip
PARAGRAPH = {"zh-Hans": 130, "en": 420}  # characters


def paragraphs(language: str, size: int) -> list[str]:
    """Write about ``size`` characters in paragraphs."""
    order, made, said = random.Random(size), [], 0
    while said < size:
        text = ""
        while len(text) < PARAGRAPH[language]:
            text += order.choice(SENTENCES[language])
        made.append(text.strip())
        said += len(text)
    return made


Text = tuple[tuple[Run, ...], TypeStyle, float]


def compose(compositor: Compositor, stories: list[list[Text]], *, together: bool) -> float:
    """Compose stories anew; gives the seconds of the processor."""
    forget()
    start = time.process_time()
    for story in stories:
        if together:
            compositor.foresee(story)
        for text in story:
            compositor.paragraph(*text)
    return time.process_time() - start


def count_lines(compositor: Compositor, texts: list[Text]) -> int:
    """Count the lines."""
    return sum(len(compositor.paragraph(*text)) for text in texts)


def main() -> None:
    """Measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    layout = load_layout("newspaper", shelves("layouts"))
    print(f"composing at {EM} em on one core, {rounds} rounds, medians")
    print(f"{'':10}{'characters':>12}{'lines':>8}{'together s':>12}{'chars/s':>10}{'us/line':>9}{'alone chars/s':>15}")
    for language in SENTENCES:
        compositor, style = Compositor(layout, language), layout.styles["body"]
        for text in paragraphs(language, 1_000):
            compositor.paragraph((Run(text),), style, EM * style.size)
        for size in SIZES:
            texts = [((Run(text),), style, EM * style.size) for text in paragraphs(language, size)]
            step = math.ceil(STORY / PARAGRAPH[language])
            stories = [texts[start:start + step] for start in range(0, len(texts), step)]
            rows = [(compose(compositor, stories, together=True), compose(compositor, stories, together=False))
                    for _ in range(rounds)]
            (seconds, alone), lines = map(statistics.median, zip(*rows, strict=True)), count_lines(compositor, texts)
            count = sum(len(run.text) for (run,), _, _ in texts)
            speed = f"{count / seconds:>10.0f}{seconds / lines * 1e6:>9.0f}{count / alone:>15.0f}"
            print(f"{language:10}{count:>12}{lines:>8}{seconds:>12.3f}{speed}")


if __name__ == "__main__":
    main()
