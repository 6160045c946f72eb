from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organizer.domain.printing.sheet_orders import PaperSize, SheetKind, SheetOrder
from organizer.services import schedule
from organizer.services.workspace import Workspace
from tests.factories import a_room, a_session
from tests.ui.printing.badge_pages import poppler
from ui.printing.page import Printed, PrintPage
from ui.printing.sheets_page import SheetsPage
from ui.window import MainWindow

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.show_event(workspace)
    yield made
    made.release()


@pytest.fixture
def sessions(workspace: Workspace) -> list[int]:
    """One session on each of the two days."""
    hall = a_room(workspace, "Hall A")
    return [a_session(workspace, f"Day {day} opens", room_id=hall, day=day, start=540, duration=60) for day in (0, 1)]


def turned(qtbot: QtBot, window: MainWindow, name: str) -> SheetsPage:
    """The page behind a button of the control beside the title."""
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    button = next(each for each in page.badges.findChildren(QPushButton) if each.text() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    return {"Agenda": page.agenda, "Poster": page.poster}[name]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)


def said(page: SheetsPage) -> tuple[str, ...]:
    return page._preview.face.words() if page._preview.face else ()


@pytest.mark.usefixtures("sessions")
def test_the_agenda_is_one_click_away_and_its_pages_turn(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, "Agenda")
    assert page.isVisible()
    assert "Day 0 opens" in said(page)
    assert page._where.text() == "1 of 2"
    qtbot.keyClick(page._preview, Qt.Key.Key_Right)
    assert "Day 1 opens" in said(page)
    assert page._counts.text() == "2 pages · 2 sessions"
    assert page._verdict.text().endswith("everything fits")


@pytest.mark.usefixtures("sessions")
def test_day_and_paper_are_chosen(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, "Poster")
    page._days.setCurrentIndex(2)
    page._papers.setCurrentIndex(page._papers.count() - 1)
    settle(qtbot, window)
    assert page.order == SheetOrder(SheetKind.SPLIT_POSTER, PaperSize.A2, 1)
    assert page._where.text() == "1 of 4"
    assert page._papers.currentText() == "A2, glued from 4 sheets of A4"


def test_what_changes_on_the_schedule_changes_on_the_page(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, sessions: list[int]
) -> None:
    page = turned(qtbot, window, "Poster")
    schedule.describe_session(workspace, sessions[0], title="Grand opening", second_title="", duration=60)
    settle(qtbot, window)
    assert "Grand opening" in said(page)


@pytest.mark.usefixtures("sessions")
def test_what_is_shown_is_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page, path = turned(qtbot, window, "Poster"), tmp_path / "poster.pdf"
    page._days.setCurrentIndex(1)
    page.write_pdf_to(path)
    settle(qtbot, window)
    assert "Pages:           1" in poppler("pdfinfo", path)
    assert page.order.day == 0


def test_an_event_without_times_says_what_to_do_first(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, "Agenda")
    assert page._nothing.isVisible()
    assert not page._pdf.isEnabled()
    assert page._nothing._text.text() == "Nothing has a time yet; place sessions on the schedule first."


@pytest.mark.usefixtures("sessions")
def test_badges_of_chosen_people_turn_the_page_back(qtbot: QtBot, window: MainWindow) -> None:
    turned(qtbot, window, "Agenda")
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    page.show_people([])
    assert page.badges.isVisible()
    assert page._kinds[Printed.BADGES].value() == Printed.BADGES
