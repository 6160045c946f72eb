"""Agenda and posters of a large programme to PDF: ``python -m tests.benchmarks.sheets_pdf [SESSIONS]``.

The floor, in the same run, is Qt alone: every line of text of the same pages drawn once into a PDF, with fonts made and
nothing measured, composed or filled. CPU time, best of several rounds, each with a ruler that has measured nothing yet.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPdfWriter

from organizer.domain.printing.agenda import compose_agenda
from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Day, Days, Grid, Name, Part, Session, Talk, Tile
from organizer.domain.printing.faces import Ruler, Weight, Words
from organizer.domain.printing.poster import compose_poster, compose_split_poster
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import PaperSize
from organizer.domain.printing.tracks import TrackMark
from organizer.progress import Progress
from ui.printing.command import application
from ui.printing.drawing.fonts import Typeface, paper_typeface
from ui.printing.drawing.painter import RESOLUTION, UNIT
from ui.printing.drawing.pdf import render_pdf

COUNT, ROUNDS, DAYS, ROOMS = 1_000, 3, 5, 20
_WORDS = ("methods", "measurement", "small", "sensors", "wide", "networks", "for", "use", "by", "enterprises", "new")


def programme(count: int) -> Days:
    """Sessions of 45 minutes one after the other in twenty rooms on five days, each with two talks and three people."""
    rooms = [Name(f"Room {number}", f"{number} 会议室") for number in range(ROOMS)]
    tracks = [TrackMark(f"Track {number}", "主题", number, number) for number in range(8)]
    each_day = -(-count // DAYS)
    return Days(
        Occasion("Technology Exchange", "技术交流大会", "Beijing", "26–30 September 2026"),
        [_day(day, range(day * each_day, min(count, (day + 1) * each_day)), rooms, tracks) for day in range(DAYS)],
        count,
        0,
    )


def _day(day: int, numbers: range, rooms: list[Name], tracks: list[TrackMark]) -> Day:
    sessions = tuple(_session(number, number - numbers.start, rooms, tracks) for number in numbers)
    tiles = tuple(Tile(each, each.start, each.end, *(n % ROOMS,) * 2) for n, each in enumerate(sessions))
    last = -(-max(each.end for each in sessions) // 60) * 60
    grid = Grid(tuple((room, 1) for room in rooms), 540, last, tiles)
    return Day(day, Name(f"Day {day + 1}", f"第{day + 1}天"), sessions, (), grid)


def _session(number: int, place: int, rooms: list[Name], tracks: list[TrackMark]) -> Session:
    start = 540 + place // ROOMS * 50
    people = tuple(Part(Name(f"Anna{number}{n} Rossi", f"安娜{number}"), f"Institute {number % 90}") for n in range(3))
    title = " ".join(_WORDS[(number * 7 + n * (number % 3 + 1)) % len(_WORDS)] for n in range(4 + number % 7))
    talks = tuple(Talk(Name(f"{title} {n}"), start + 20 * n, start + 20 * n + 20, people[:1]) for n in range(2))
    name = Name(f"{number}: {title}", f"小型传感器的测量方法{number}")
    return Session(number, name, start, start + 45, rooms[place % ROOMS], tracks[number % 8], people, talks)


def floor(printout: Printout, path: Path, typeface: Typeface) -> None:
    """Nothing but the lines of text."""
    writer = QPdfWriter(str(path))
    writer.setResolution(RESOLUTION)
    painter, fonts = QPainter(writer), dict[tuple[Weight, int], QFont]()
    for number, face in enumerate(printout.pages):
        if number:
            writer.newPage()
        for each in (*face.fixed, *face.own):
            if isinstance(each, Words):
                key = each.weight, round(each.size / UNIT)
                painter.setFont(fonts.setdefault(key, typeface.font(*key)) if key not in fonts else fonts[key])
                painter.drawText(QPointF(each.x / UNIT, each.baseline / UNIT), each.text)
    painter.end()


def best(work: Callable[[], object]) -> float:
    """CPU seconds."""
    took = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)


def main() -> None:
    """Compose, draw, and the floor, for each kind of sheet."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    _application = application()
    typeface, days = paper_typeface(Progress()), programme(count)
    kinds: dict[str, Callable[[Ruler], Printout]] = {
        "agenda A4": lambda ruler: compose_agenda(days, PaperSize.A4.sides, ruler),
        "poster A2": lambda ruler: compose_poster(days, PaperSize.A2.sides, ruler),
        "poster A2 split": lambda ruler: compose_split_poster(days, PaperSize.A2.sheets, ruler),
    }
    print(f"{count:,} sessions, {2 * count:,} talks; CPU seconds, and how many times the floor")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        for name, compose in kinds.items():
            printout = compose(typeface.ruler())
            bare = best(lambda: floor(printout, path, typeface))  # noqa: B023 - called at once
            composed = best(lambda: compose(typeface.ruler()))  # noqa: B023
            drawn = best(lambda: render_pdf(printout.pages, path, Progress(), typeface=typeface))  # noqa: B023
            size = path.stat().st_size / 1e6
            print(f"{name:16} {len(printout.pages):4} pages  floor {bare:.2f}  compose {composed:.2f}  draw {drawn:.2f}"
                  f"  together {(composed + drawn) / bare:.1f} ×  {size:.1f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
