"""10,000 A6 badges, and 10,000 badges ten on a sheet, by three writers that draw the same faces.

    python -m tests.benchmarks.badge_writers [COUNT]

A badge has a name and an organization, every second one in Chinese, a logo and a QR code. All draw with one TrueType
font with Chinese and Latin (fonts-wqy-microhei), the codes as filled rectangles, the logo as the picture it is. Each
variant is a process of its own, in turn; CPU seconds and the file's size are the best of the rounds. Memory is how much
the process grew while it drew: the faces, which all hold, are not in it.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from organizer.domain.printing.faces import EM, Box, Code, Face, Fill, Picture, Weight, Words
from organizer.domain.printing.paper.imposition import Paper, impose
from organizer.domain.printing.paper.stock import SINGLE, Stock
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.files.codes import encode
from organizer.progress import Progress
from tests.benchmarks.badges_pdf import _code_path, _color, _lower_left, _points, people, truetype

COUNT, ROUNDS = 10_000, 3
LOGO = "logo"
WRITERS = ("ours", "reportlab", "fpdf2")
JOBS = {"A6": (SINGLE, 105_000, 148_000), "ten-up": (stock_named("Avery L4785"), 80_000, 50_000)}


def badges(count: int, width: int, height: int) -> list[Face]:
    """The faces, composed once for all writers; a text wider than the badge is set smaller."""
    fixed = (
        Fill(Box(0, 0, width, height // 8), "#2457d6"),
        Picture(Box(width - height // 4 - 3_000, height // 6, height // 4, height // 8), LOGO),
    )
    code = Box(4_000, height * 5 // 8, height * 5 // 16, height * 5 // 16)
    faces = []
    for person in people(count):
        own = (
            _line(person.name, width, height // 2, height // 10, Weight.BOLD),
            _line(person.organization, width, height * 19 // 32, height // 20, Weight.REGULAR),
            Code(code, person.code, encode(person.code), "#000000"),
        )
        faces.append(Face(width, height, fixed, own))
    return faces


def _line(text: str, width: int, baseline: int, size: int, weight: Weight) -> Words:
    """Han characters are as wide as they are high, others about half of it."""
    ems = sum(EM if ord(each) > 0x2E80 else EM * 6 // 10 for each in text)
    return Words(text, 4_000, baseline, min(size, (width - 8_000) * EM // ems), weight, "#1b2330")


def logo(path: Path) -> Path:
    """A picture of 600 × 300 dots with more than one colour."""
    from PIL import Image

    picture = Image.new("RGB", (600, 300))
    picture.putdata([(x * 255 // 600, y * 255 // 300, (x ^ y) & 255) for y in range(300) for x in range(600)])
    picture.save(path)
    return path


# -- the writers -------------------------------------------------------------------------------------------------------


def with_ours(faces: list[Face], stock: Stock, path: Path, picture: Path) -> None:
    """As the program prints."""
    from PySide6.QtGui import QImage

    from ui.printing.drawing.fonts import Typeface
    from ui.printing.drawing.pdf import render_pdf

    image = QImage(str(picture))
    render_pdf(
        faces, path, Progress(), paper=Paper(stock), typeface=Typeface((_family(),)), picture=lambda _name: image
    )


def _family() -> str:
    from PySide6.QtGui import QFontDatabase

    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(truetype())))[0]


def with_reportlab(faces: list[Face], stock: Stock, path: Path, picture: Path) -> None:
    """One canvas, one path of rectangles for a code, the picture by its name, which it stores once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Badge", str(truetype())))
    sheet = impose(Paper(stock, marks=False), faces[0].width, faces[0].height)
    height = _points(sheet.height)
    canvas = Canvas(str(path), pagesize=(_points(sheet.width), height), pageCompression=1)
    for number, face in enumerate(faces):
        place = sheet.places[number % len(sheet.places)]
        if number and not number % len(sheet.places):
            canvas.showPage()
        canvas.saveState()
        canvas.translate(_points(place.x), -_points(place.y))
        for each in (*face.fixed, *face.own):
            _reportlab_draws(canvas, each, height, picture)
        canvas.restoreState()
    canvas.save()


def _reportlab_draws(canvas, each, height: float, picture: Path) -> None:  # type: ignore[no-untyped-def]
    if isinstance(each, Picture):
        canvas.drawImage(str(picture), *_lower_left(each.box, height))
        return
    canvas.setFillColor(_color(each.color))
    if isinstance(each, Words):
        canvas.setFont("Badge", _points(each.size))
        canvas.drawString(_points(each.x), height - _points(each.baseline), each.text)
    elif isinstance(each, Fill):
        canvas.rect(*_lower_left(each.box, height), stroke=0, fill=1)
    else:
        canvas.drawPath(_code_path(canvas, each, height), stroke=0, fill=1)


def with_fpdf2(faces: list[Face], stock: Stock, path: Path, picture: Path) -> None:
    """One rectangle for each dark run of a code; the picture by its name, which it stores once."""
    from fpdf import FPDF

    sheet = impose(Paper(stock, marks=False), faces[0].width, faces[0].height)
    pdf = FPDF(unit="pt", format=(_points(sheet.width), _points(sheet.height)))
    pdf.set_auto_page_break(False)
    pdf.add_font("Badge", fname=str(truetype()))
    for number, face in enumerate(faces):
        place = sheet.places[number % len(sheet.places)]
        if not number % len(sheet.places):
            pdf.add_page()
        for each in (*face.fixed, *face.own):
            _fpdf_draws(pdf, each, _points(place.x), _points(place.y), picture)
    pdf.output(str(path))


def _fpdf_draws(pdf, each, x: float, y: float, picture: Path) -> None:  # type: ignore[no-untyped-def]
    if isinstance(each, Words):
        pdf.set_text_color(each.color)
        pdf.set_font("Badge", size=_points(each.size))
        pdf.text(x + _points(each.x), y + _points(each.baseline), each.text)
        return
    left, top, width, height = x + _points(each.box.x), y + _points(each.box.y), *map(_points, _size(each.box))
    if isinstance(each, Picture):
        pdf.image(str(picture), left, top, width, height)
        return
    pdf.set_fill_color(each.color)
    if isinstance(each, Fill):
        pdf.rect(left, top, width, height, style="F")
        return
    module = width / each.modules.size
    for start, end in each.modules.runs():
        row, column = divmod(start, each.modules.size)
        pdf.rect(left + column * module, top + row * module, (end - start) * module, module, style="F")


def _size(box: Box) -> tuple[int, int]:
    return box.width, box.height


# -- one variant in one process ----------------------------------------------------------------------------------------

_DRAW: dict[str, Callable[[list[Face], Stock, Path, Path], None]] = {
    "ours": with_ours,
    "reportlab": with_reportlab,
    "fpdf2": with_fpdf2,
}


def _variant(writer: str, job: str, count: int, path: Path) -> tuple[float, float]:
    """CPU seconds, and megabytes by which the process grew while it drew."""
    from PySide6.QtGui import QGuiApplication

    _app = QGuiApplication(["benchmark", "-platform", "offscreen"])
    stock, width, height = JOBS[job]
    picture, faces = logo(path.with_suffix(".png")), badges(count, width, height)
    _DRAW[writer](faces[:20], stock, path, picture)  # libraries and fonts are loaded before the clock starts
    before, start = _peak(), time.process_time()
    _DRAW[writer](faces, stock, path, picture)
    return time.process_time() - start, _peak() - before


def _peak() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _run(writer: str, job: str, count: int, path: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.badge_writers", writer, job, str(count), str(path)]
    answer = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    return float(answer[0]), float(answer[1])


def _logos(path: Path) -> int:
    """How often a picture is stored in the file."""
    return len(re.findall(rb"/Subtype\s*/Image", path.read_bytes()))


def main() -> None:
    """Print a line for each writer and job with its ratio to reportlab."""
    if len(sys.argv) > 2:
        print(*_variant(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])))
        return
    count = int(sys.argv[1]) if len(sys.argv) == 2 else COUNT
    print(f"{count} badges with two lines, a logo and a code; font {truetype().name}; CPU, best of {ROUNDS}")
    with tempfile.TemporaryDirectory() as folder:
        for job in JOBS:
            _compare(job, count, Path(folder, "badges.pdf"))


def _compare(job: str, count: int, path: Path) -> None:
    seconds: dict[str, float] = {}
    told: dict[str, str] = {}
    for _ in range(ROUNDS):
        for writer in WRITERS:
            taken, grown = _run(writer, job, count, path)
            seconds[writer] = min(taken, seconds.get(writer, taken))
            told[writer] = f"{grown:6.0f} MB grown  {path.stat().st_size / 1e6:6.1f} MB file  {_logos(path)} logo(s)"
    for writer in WRITERS:
        small = _run(writer, job, count // 10, path)[1]
        taken = f"{seconds[writer]:6.2f} s  {seconds[writer] / seconds['reportlab']:5.2f} x reportlab"
        print(f"{job:7} {writer:10} {taken}  {told[writer]}  ({small:.0f} MB at a tenth)", flush=True)


if __name__ == "__main__":
    main()
