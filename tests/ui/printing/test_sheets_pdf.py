"""The agenda and the poster as they come out of the PDF: where words stand by poppler, not by our own numbers."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTransform

from organizer.domain.printing.sheet_orders import PaperSize, SheetKind, SheetOrder
from organizer.files.codes import decode
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import EVENT, a_break, a_category, a_person, a_role, a_room, a_session, a_talk, make
from tests.ui.printing.badge_pages import poppler, texts
from tests.ui.printing.test_painter import luminance
from ui.printing.press import sheets_to_pdf

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]

TITLES = {0: ("Opening", "Integrated circuits", "Young scientists"), 1: ("Closing", "Ausflug ins Grüne")}
EVERYBODY = [(day, number) for day, titles in TITLES.items() for number in range(len(titles))]
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
    guests = a_category(workspace, "Guest", second_name="嘉宾")
    track = make(workspace, tables.track, name="Chips", second_name="芯片", color=1, position=1)
    for day, titles in TITLES.items():
        for number, title in enumerate(titles):
            place = {"room_id": salon if number % 2 else hall, "day": day, "start": 540 + 60 * number}
            session = a_session(
                workspace, title, second_title=f"专场{day}{number}", track_id=track, duration=60, **place
            )
            a_talk(workspace, session, f"Talk of {title}")
            home = {"category_id": guests, "code": f"7K2M9XQ{day}{number}"}
            who = a_person(workspace, f"Anna{day}{number} Rossi", second_name=f"安娜{day}{number}", **home)
            a_role(workspace, who, session_id=session)
    table = make(workspace, tables.table, name="Table 3", second_name="3 号桌", room_id=salon)
    meeting = make(workspace, tables.meeting, title="Weld seams", table_id=table, day=0, start=840)
    make(workspace, tables.party, meeting_id=meeting, person_id=who)
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
    sheets_to_pdf(event, [order], Progress(), path=path)
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
    assert ["Page 1 of 1" in page for page in said] == [True, True]  # each day by itself: it is reprinted by itself


@pytest.mark.parametrize(
    "order",
    [SheetOrder(kind, size) for kind in SheetKind for size in kind.sizes if kind is not SheetKind.SPLIT_POSTER],
    ids=lambda order: f"{order.kind}-{order.size}",
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


def test_every_code_of_a_sign_in_sheet_is_read_at_203_dots_per_inch(event: Workspace, tmp_path: Path) -> None:
    """That of a label printer; in the order of the rows, which are sorted by name."""
    path = printed(event, tmp_path / "sign-in.pdf", SheetOrder(SheetKind.SIGN_IN))
    poppler("pdftoppm", "-r", 203, "-gray", "-png", path, tmp_path / "page")
    (picture,) = tmp_path.glob("page*.png")
    codes = [f"7K2M9XQ{day}{number}" for day, titles in TITLES.items() for number in range(len(titles))]
    assert sorted(decode(luminance(QImage(str(picture))))) == codes


def test_names_come_out_of_tents_plates_seats_and_certificates_in_their_own_characters(
    event: Workspace, tmp_path: Path
) -> None:
    for kind, times in ((SheetKind.TENTS, 2), (SheetKind.NAME_PLATES, 1), (SheetKind.SEATS, 1)):
        said = "\n".join(texts(printed(event, tmp_path / f"{kind}.pdf", SheetOrder(kind))))
        for day, titles in TITLES.items():
            for number in range(len(titles)):
                assert said.count(f"Anna{day}{number} Rossi") == times, kind
        assert said.count("安娜") == times * len(EVERYBODY), kind  # poppler parts what is turned into its scripts
    certificates = texts(printed(event, tmp_path / "certificates.pdf", SheetOrder(SheetKind.CERTIFICATES)))
    assert [f"Anna{day}{number} Rossi" in certificates[page] for page, (day, number) in enumerate(EVERYBODY)] == [
        *[True] * len(EVERYBODY)
    ]


def test_on_a_folded_tent_the_back_stands_on_its_head(event: Workspace, tmp_path: Path) -> None:
    """In the picture, five dots a millimetre: turned about its middle the page has its letters where they were."""
    path = printed(event, tmp_path / "tents.pdf", SheetOrder(SheetKind.TENTS, session=1))
    poppler("pdftoppm", "-r", 127, "-gray", "-png", path, tmp_path / "page")
    (picture,) = tmp_path.glob("page*.png")
    page = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = _lines(page)
    turned = _lines(page.transformed(QTransform().rotate(180)))
    assert len(lines) == len(turned) == 4  # two names on each side
    assert [each for line in lines for each in line] == pytest.approx([each for line in turned for each in line], abs=4)
    assert lines[2][0] > page.height() / 2 > lines[1][1]


def _lines(page: QImage) -> list[tuple[int, int]]:
    """Where lines of dark dots begin and end downwards, between the marks at the edges."""
    margin = 75
    dark = [min(bytes(page.constScanLine(y))[margin : page.width() - margin]) < 128 for y in range(page.height())]
    edges = [y for y in range(1, page.height()) if dark[y] != dark[y - 1]]
    return list(zip(edges[::2], edges[1::2], strict=True))
