"""Badges to PDF against reportlab drawing the same badge: the same faces, texts, sizes, colours and rectangles.

    python -m tests.benchmarks.badges_pdf [COUNT]

Each is given the composed faces with their codes and writes one page a face; ours is timed once more from the people
on, with composing and encoding. reportlab does not break text over fonts and takes TrueType outlines only, so both draw
with one such font where the machine has one with Chinese and Latin (fonts-wqy-microhei; else Droid Sans Fallback), and
ours does it again with its own fonts. Every variant is a process of its own; CPU seconds, the best of the rounds.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from organizer.domain.printing.badges.composing import Badge, BadgePerson, Occasion, Press
from organizer.domain.printing.badges.templates import default_template
from organizer.domain.printing.faces import Box, Code, Face, Fill, Instruction, Words
from organizer.files.codes import encode
from organizer.progress import Progress
from organizer.resources import resource

COUNT, ROUNDS = 10_000, 3
FONTS = (
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),
)
OCCASION = Occasion("国际技术交流大会 2026", "International Technology Exchange Conference 2026", "北京", "2026-09-26")


def truetype() -> Path:
    """The TrueType font with Chinese that both draw with."""
    named = os.environ.get("ORGANIZER_BENCHMARK_FONT")
    found = [path for path in (*map(Path, filter(None, [named])), *FONTS) if path.exists()]
    if not found:
        sys.exit("This benchmark needs a TrueType font with Chinese: install fonts-wqy-microhei.")
    return found[0]


def people(count: int) -> list[BadgePerson]:
    """Invented people, every second with a Chinese name, in a few hundred organizations."""
    from faker import Faker

    chinese, italian = Faker("zh_CN"), Faker("it_IT")
    chinese.seed_instance(2026)
    italian.seed_instance(2026)
    organizations = [(chinese.company(), italian.company()) for _ in range(300)]
    return [_person(number, chinese, italian, organizations) for number in range(count)]


def _person(number: int, chinese, italian, organizations) -> BadgePerson:  # type: ignore[no-untyped-def]
    native, foreign = organizations[number * 7919 % len(organizations)]
    names = (chinese.name(), italian.name()) if number % 2 else (italian.name(), "")
    return BadgePerson(
        number,
        *names,
        job_title=chinese.job(),
        organization=native,
        second_organization=foreign,
        country="中国",
        second_country="China",
        category="嘉宾",
        second_category="Guest",
        color=number % 5,
        code=f"{number * 7919 + 10_000_000}",
    )


# -- the two writers ---------------------------------------------------------------------------------------------------


def with_reportlab(faces: list[Face], path: Path, font: Path) -> None:
    """The faces with reportlab, as its manual draws: one canvas, one path of rectangles for a code."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Badge", str(font)))
    page = _points(faces[0].width), _points(faces[0].height)
    canvas = Canvas(str(path), pagesize=page, pageCompression=1)
    for face in faces:
        for each in (*face.fixed, *face.own):
            _draw_with_reportlab(canvas, each, page[1])
        canvas.showPage()
    canvas.save()


def _points(micrometres: float) -> float:
    return micrometres * 72 / 25_400


def _draw_with_reportlab(canvas, each: Instruction, height: float) -> None:  # type: ignore[no-untyped-def]
    if isinstance(each, Words):
        canvas.setFillColor(_color(each.color))
        canvas.setFont("Badge", _points(each.size))
        space = each.tracking * _points(each.size) / 1000
        canvas.drawString(_points(each.x), height - _points(each.baseline), each.text, charSpace=space)
    elif isinstance(each, Fill):
        canvas.setFillColor(_color(each.color))
        canvas.rect(*_lower_left(each.box, height), stroke=0, fill=1)
    elif isinstance(each, Code):
        canvas.setFillColor(_color(each.color))
        canvas.drawPath(_code_path(canvas, each, height), stroke=0, fill=1)


@cache
def _color(name: str):  # type: ignore[no-untyped-def]
    """Understood once: reportlab would parse the name for every line."""
    from reportlab.lib.colors import HexColor

    return HexColor(name)


def _lower_left(box: Box, height: float) -> tuple[float, float, float, float]:
    return _points(box.x), height - _points(box.y + box.height), _points(box.width), _points(box.height)


def _code_path(canvas, code: Code, height: float):  # type: ignore[no-untyped-def]
    x, y, width, _ = _lower_left(code.box, height)
    size = code.modules.size
    module = width / size
    path = canvas.beginPath()
    for start, end in code.modules.runs():
        row, column = divmod(start, size)
        path.rect(x + column * module, y + (size - 1 - row) * module, (end - start) * module, module)
    return path


def with_ours(faces: list[Face], path: Path, families: tuple[str, ...]) -> None:
    """The faces as the program prints them."""
    from ui.printing.drawing.fonts import Typeface
    from ui.printing.drawing.pdf import render_pdf

    render_pdf(faces, path, Progress(), typeface=Typeface(families))


# -- one variant in one process ----------------------------------------------------------------------------------------


def _composer(families: tuple[str, ...]) -> Callable[[BadgePerson], Badge]:
    from ui.printing.drawing.fonts import Typeface

    return Press(default_template(), OCCASION, ruler=Typeface(families).ruler(), encode=encode).compose


def _variant(name: str, count: int, path: Path) -> float:
    """CPU seconds that the variant needs."""
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from ui.printing.drawing.fonts import paper_typeface

    _app = QGuiApplication(["benchmark", "-platform", "offscreen"])
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{weight}.otf")))
    one = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(truetype())))[:1]
    families = paper_typeface(Progress()).families if name.endswith("own") else tuple(one)
    registered, compose = people(count), _composer(families)
    start = time.process_time()
    faces = [compose(person).face for person in registered]
    if not name.startswith("whole"):
        start = time.process_time()
    if name == "reportlab":
        with_reportlab(faces, path, truetype())
    else:
        with_ours(faces, path, families)
    return time.process_time() - start


VARIANTS = ("reportlab", "drawn", "drawn, own", "whole", "whole, own")


def main() -> None:
    """Print a line for each variant with its ratio to reportlab."""
    if len(sys.argv) > 2:
        print(_variant(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
        return
    count = int(sys.argv[1]) if len(sys.argv) == 2 else COUNT
    seconds: dict[str, float] = {}
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "badges.pdf")
        for _ in range(ROUNDS):
            for name in VARIANTS:
                command = [sys.executable, "-m", "tests.benchmarks.badges_pdf", name, str(count), str(path)]
                answer = subprocess.run(command, capture_output=True, check=True, text=True).stdout
                seconds[name] = min(float(answer), seconds.get(name, float("inf")))
                sizes[name] = path.stat().st_size
    print(f"{count} badges to PDF, TrueType font {truetype().name}, CPU, best of {ROUNDS}")
    for name in VARIANTS:
        each = seconds[name] / count * 1000
        ratio = seconds[name] / seconds["reportlab"]
        print(f"{name:12} {each:6.3f} ms a badge  {ratio:5.2f} x reportlab  {sizes[name] / 1e6:6.1f} MB")


if __name__ == "__main__":
    main()
