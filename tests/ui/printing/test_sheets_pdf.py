"""The agenda and the poster as they come out of the PDF: where words stand by poppler, not by our own numbers."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from organizer.domain.printing.sheet_orders import PaperSize, SheetKind, SheetOrder
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import EVENT, a_break, a_person, a_role, a_room, a_session, a_talk, make
from tests.ui.printing.badge_pages import poppler, texts
from ui.printing.press import sheets_to_pdf

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]

TITLES = {0: ("Opening", "Integrated circuits", "Young scientists"), 1: ("Closing", "Ausflug ins Grüne")}
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word on a page, in points."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """Two days in two rooms, with a second language, a track, a break, talks, and a session that has no time."""
    hall, salon = a_room(workspace, "Hall A", second_name="主会场"), a_room(workspace, "Salon", second_name="会见厅")
    track = make(workspace, tables.track, name="Chips", second_name="芯片", color=1, position=1)
    for day, titles in TITLES.items():
        for number, title in enumerate(titles):
            place = {"room_id": salon if number % 2 else hall, "day": day, "start": 540 + 60 * number}
            session = a_session(
                workspace, title, second_title=f"专场{day}{number}", track_id=track, duration=60, **place
            )
            a_talk(workspace, session, f"Talk of {title}")
            who = a_person(workspace, f"Anna{day}{number} Rossi", second_name=f"安娜{day}{number}")
            a_role(workspace, who, session_id=session)
    a_session(workspace, "Some time")
    a_break(workspace, "Lunch", second_title="午餐", day=0, start=720, duration=60)
    return workspace


def pages(path: Path) -> list[tuple[float, float, list[Seen]]]:
    """Width and height of each page in points, and its words."""
    found = _PAGE.findall(poppler("pdftotext", "-bbox", path, "-"))
    return [
        (float(width), float(height), [Seen(*map(float, each[:4]), each[4]) for each in _WORD.findall(words)])
        for width, height, words in found
    ]


def printed(event: Workspace, path: Path, order: SheetOrder) -> Path:
    sheets_to_pdf(event, order, Progress(), path=path)
    return path


def test_the_agenda_says_of_each_session_everything_on_one_of_its_day_s_pages(event: Workspace, tmp_path: Path) -> None:
    said = texts(printed(event, tmp_path / "agenda.pdf", SheetOrder(SheetKind.AGENDA)))
    assert len(said) == len(TITLES)
    for day, titles in TITLES.items():
        for number, title in enumerate(titles):
            for text in (title, f"专场{day}{number}", f"Talk of {title}", f"Anna{day}{number} Rossi 安娜{day}{number}"):
                assert text in said[day]
    assert "Lunch · 午餐" in said[0]
    assert "Some time" not in " ".join(said)
    assert [f"Page {number} of 2" in page for number, page in enumerate(said, 1)] == [True, True]


@pytest.mark.parametrize(
    "order",
    [
        SheetOrder(SheetKind.AGENDA),
        SheetOrder(SheetKind.AGENDA, PaperSize.LETTER),
        *(SheetOrder(SheetKind.POSTER, size) for size in SheetKind.POSTER.sizes),
    ],
)
def test_no_word_is_outside_its_page(event: Workspace, tmp_path: Path, order: SheetOrder) -> None:
    found = pages(printed(event, tmp_path / "sheets.pdf", order))
    short, long = (side * 72 / 25_400 for side in order.size.sides)
    for width, height, words in found:
        assert sorted((width, height)) == pytest.approx([short, long], abs=1)
        assert words
        margin = 20  # points: printers do not reach the edge
        assert min(each.left for each in words) > margin < min(each.top for each in words)
        assert max(each.right for each in words) < width - margin
        assert max(each.bottom for each in words) < height - margin


def test_on_a_poster_equal_minutes_are_equally_high(event: Workspace, tmp_path: Path) -> None:
    order = SheetOrder(SheetKind.POSTER, PaperSize.A3, 0)
    ((_width, _height, words),) = pages(printed(event, tmp_path / "poster.pdf", order))
    hours = {each.text: each.top for each in words if re.fullmatch(r"\d\d:00", each.text)}
    steps = [hours[f"{hour + 1:02d}:00"] - hours[f"{hour:02d}:00"] for hour in range(9, 13)]
    assert steps == pytest.approx([steps[0]] * len(steps), abs=0.1)
    opening, second, third = (next(e.top for e in words if e.text == title.split()[0]) for title in TITLES[0])
    assert [second - opening, third - opening] == pytest.approx([steps[0], 2 * steps[0]], abs=0.5)


def test_each_day_has_its_poster_with_its_sessions(event: Workspace, tmp_path: Path) -> None:
    said = texts(printed(event, tmp_path / "posters.pdf", SheetOrder(SheetKind.POSTER)))
    for day, titles in TITLES.items():
        joined = said[day]
        assert [title for title in titles if title.split()[0] not in joined] == []
        assert "主会场" in joined


def test_the_file_says_what_it_is_and_of_whom(event: Workspace, tmp_path: Path) -> None:
    about = poppler("pdfinfo", printed(event, tmp_path / "agenda.pdf", SheetOrder(SheetKind.AGENDA)))
    name = EVENT["name"]
    found = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)
    assert (found["Title"].strip(), found["Author"].strip()) == (f"{name} · Agenda", name)


def test_on_a_split_poster_nothing_but_marks_is_outside_the_window(event: Workspace, tmp_path: Path) -> None:
    path = printed(event, tmp_path / "split.pdf", SheetOrder(SheetKind.SPLIT_POSTER, PaperSize.A2, 0))
    poppler("pdftoppm", "-r", 127, "-png", path, tmp_path / "page")  # five dots a millimetre
    images = [QImage(str(each)) for each in sorted(tmp_path.glob("page*.png"))]
    assert len(images) == 4
    for image in images:
        edge = [image.pixelColor(x, y) for x in (20, image.width() - 20) for y in range(60, image.height() - 60)]
        assert {each.name() for each in edge} == {"#ffffff"}
