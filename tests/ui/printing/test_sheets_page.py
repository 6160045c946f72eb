from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organizer.domain.printing.choices import Sides
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.sheet_orders import Attendance, Filter, Languages, PaperSize, SheetKind, SheetOrder
from organizer.errors import Cancelled
from organizer.progress import Progress
from organizer.services import people, schedule
from organizer.services.printing import ledger, printouts
from organizer.services.printing.choices import Choices
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, a_role, a_room, a_session, make
from tests.ui.printing.badge_pages import poppler
from ui.printing.page import PrintPage
from ui.printing.sheets.options import SheetOptions
from ui.printing.sheets.page import SheetsPage
from ui.printing.what import OfBadges, Printed, WhatButton, groups
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


def turned(qtbot: QtBot, window: MainWindow, what: Printed) -> SheetsPage:
    """The page behind an entry of the menu beside the title."""
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    next(each for each in page.findChildren(WhatButton) if each.isVisible()).choose(what)
    settle(qtbot, window)
    return page.sheets


def box(page: SheetsPage, which: Filter) -> QComboBox:
    return page.options.boxes[which]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)


def said(page: SheetsPage) -> tuple[str, ...]:
    return page._pane.preview.face.words() if page._pane.preview.face else ()


@pytest.mark.usefixtures("sessions")
def test_the_agenda_is_one_click_away_and_its_pages_turn(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, SheetKind.AGENDA)
    assert page.isVisible()
    assert "Day 0 opens" in said(page)
    assert page._pane.where.text() == "1 of 2"
    qtbot.keyClick(page._pane.preview, Qt.Key.Key_Right)
    assert "Day 1 opens" in said(page)
    assert page._counts.text() == "2 pages · 2 sessions"
    assert page._verdict.text().endswith("everything fits")


@pytest.mark.usefixtures("sessions")
def test_day_and_paper_are_chosen(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, SheetKind.POSTER)
    box(page, Filter.DAY).setCurrentIndex(2)
    page.options.papers.setCurrentIndex(page.options.papers.count() - 1)
    settle(qtbot, window)
    assert page.orders[0] == SheetOrder(SheetKind.SPLIT_POSTER, PaperSize.A2, 1)
    assert page._pane.where.text() == "1 of 4"
    assert page.options.papers.currentText() == "A2, glued from 4 sheets of A4"


def test_what_changes_on_the_schedule_changes_on_the_page(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, sessions: list[int]
) -> None:
    page = turned(qtbot, window, SheetKind.POSTER)
    schedule.describe_session(workspace, sessions[0], title="Grand opening", second_title="", duration=60)
    settle(qtbot, window)
    assert "Grand opening" in said(page)


@pytest.mark.usefixtures("sessions")
def test_what_is_shown_is_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page, path = turned(qtbot, window, SheetKind.POSTER), tmp_path / "poster.pdf"
    box(page, Filter.DAY).setCurrentIndex(1)
    settle(qtbot, window)
    page.write_pdf_to(path)
    settle(qtbot, window)
    assert "Pages:           1" in poppler("pdfinfo", path)
    assert page.orders[0].day == 0


def test_an_event_without_times_says_what_to_do_first(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, SheetKind.AGENDA)
    assert page._pane.empty.isVisible()
    assert not page._pdf.isEnabled()
    assert page._pane.empty._text.text() == "Nothing has a time yet; place sessions on the schedule first."


@pytest.mark.usefixtures("sessions")
def test_badges_of_chosen_people_turn_the_page_back(qtbot: QtBot, window: MainWindow) -> None:
    turned(qtbot, window, SheetKind.AGENDA)
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    page.show_people([])
    assert page.badges.isVisible()
    assert {each.value() for each in page.findChildren(WhatButton)} == {OfBadges.BADGES}


def test_every_kind_of_sheet_is_in_the_menu_and_once() -> None:
    offered = [each for kinds in groups().values() for each in kinds]
    kinds = [each for each in offered if isinstance(each, SheetKind)]
    assert sorted(set(offered) - set(kinds)) == sorted(OfBadges)
    assert sorted(kind for each in kinds for kind in each.variants) == sorted(SheetKind)


@pytest.fixture
def speakers(workspace: Workspace, sessions: list[int]) -> list[int]:
    """Anna speaks on the first day and Bela on the second."""
    found = []
    for session, name in zip(sessions, ("Anna Rossi", "Bela Kovács"), strict=True):
        who = a_person(workspace, name, second_name=f"{name}二", category_id=None)
        a_role(workspace, who, session_id=session)
        found.append(who)
    return found


@pytest.mark.usefixtures("speakers")
def test_only_what_narrows_the_kind_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, SheetKind.TENTS)
    assert [each for each, box in page.options.boxes.items() if box.isVisible()] == [
        each for each in page.options.boxes if each is not Filter.ATTENDANCE
    ]
    assert box(page, Filter.CATEGORY).currentText() == "Who is on stage"
    turned(qtbot, window, SheetKind.SIGN_IN)
    assert [each for each, box in page.options.boxes.items() if box.isVisible()] == [Filter.CATEGORY, Filter.LANGUAGES]
    assert box(page, Filter.CATEGORY).currentText() == "All categories"


@pytest.mark.usefixtures("speakers")
def test_tents_of_one_session_in_one_language_a_side(qtbot: QtBot, window: MainWindow, sessions: list[int]) -> None:
    page = turned(qtbot, window, SheetKind.TENTS)
    assert page._counts.text() == "2 pages · 2 people"
    box(page, Filter.SESSION).setCurrentIndex(box(page, Filter.SESSION).findData(sessions[1]))
    settle(qtbot, window)
    box(page, Filter.LANGUAGES).setCurrentIndex(1)
    settle(qtbot, window)
    assert page.orders[0] == SheetOrder(SheetKind.TENTS, session=sessions[1], languages=Languages.SIDES)
    assert said(page) == ("Bela Kovács二", "Bela Kovács")  # the back is turned, so it stands above


@pytest.mark.usefixtures("sessions")
def test_a_filter_that_empties_the_page_says_so_and_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    page = turned(qtbot, window, SheetKind.TENTS)
    assert page._pane.empty._text.text().startswith("Nobody is on a stage here")
    turned(qtbot, window, SheetKind.DOOR_SIGNS)
    assert page._counts.text() == "2 pages · 2 signs"


@pytest.mark.usefixtures("sessions")
def test_in_grey_the_page_has_no_colour(qtbot: QtBot, window: MainWindow) -> None:
    """Breaks of the agenda have a bluish ground, letters a bluish ink."""
    page = turned(qtbot, window, SheetKind.AGENDA)
    preview, button = page._pane.preview, page._pane.findChild(QAbstractButton, "grey")
    middle = preview._sheet(preview.face).toRect() if preview.face else QRect()
    assert not preview.grab(middle).toImage().isGrayscale()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert preview.grab(middle).toImage().isGrayscale()


@pytest.mark.usefixtures("speakers")
def test_what_came_out_is_not_due_until_it_changes(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, sessions: list[int], tmp_path: Path
) -> None:
    page = turned(qtbot, window, SheetKind.DOOR_SIGNS)
    page.write_pdf_to(tmp_path / "signs.pdf")
    settle(qtbot, window)
    assert page.printing.outcome.isVisible()
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.options.due, Qt.MouseButton.LeftButton, pos=QPoint(8, page.options.due.height() // 2))
    settle(qtbot, window)
    assert page._pane.empty._title.text() == "Everything is printed"
    assert not page._pdf.isEnabled()
    schedule.describe_session(workspace, sessions[1], title="Grand closing", second_title="", duration=60)
    settle(qtbot, window)
    assert page._counts.text() == "1 page · 1 sign · 1 left out"
    assert "Grand closing" in said(page)


@pytest.mark.usefixtures("sessions")
def test_the_wrong_sign_of_a_session_can_be_printed(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, sessions: list[int], tmp_path: Path
) -> None:
    page = turned(qtbot, window, SheetKind.SESSION_SIGNS)
    page.write_pdf_to(tmp_path / "signs.pdf")
    settle(qtbot, window)
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    turned(qtbot, window, SheetKind.AGENDA)
    schedule.describe_session(workspace, sessions[1], title="Grand closing", second_title="", duration=60)
    bar = window.show_page("print")._wrong  # type: ignore[attr-defined]
    qtbot.waitUntil(bar._print.isVisible, timeout=60_000)
    qtbot.mouseClick(bar._print, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page._counts.text() == "1 page · 1 session"
    assert "Grand closing" in said(page)


@pytest.mark.usefixtures("speakers")
def test_the_paper_pack_is_printed_whole_and_nobody_asks_what_came_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = turned(qtbot, window, SheetKind.PAPER_PACK)
    assert not page.options.due.isVisible()
    page.write_pdf_to(tmp_path / "pack.pdf")
    settle(qtbot, window)
    assert page.printing.outcome.isHidden()
    assert (tmp_path / "pack.pdf").exists()


@pytest.mark.usefixtures("sessions")
def test_a_booklet_is_printed_on_both_sides_and_turned_over_its_short_edge(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Sides, bool]] = []

    def choose(_parent: object, _face: object, paper: Paper, _title: str, *, backs: bool) -> None:
        asked.append((paper.sides, backs))

    monkeypatch.setattr("ui.printing.sheets.page.choose_printer", choose)
    for what in (SheetKind.BOOKLET, SheetKind.AGENDA):
        turned(qtbot, window, what).print_sheets()
    assert asked == [(Sides.SHORT_EDGE, True), (Sides.LONG_EDGE, False)]


def test_all_that_became_wrong_is_printed_in_one_go_whatever_was_chosen(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, sessions: list[int], speakers: list[int], tmp_path: Path
) -> None:
    for kind in (SheetKind.DOOR_SIGNS, SheetKind.PERSONAL, SheetKind.POSTER, SheetKind.TENTS):
        page = turned(qtbot, window, kind)
        page.write_pdf_to(tmp_path / f"{kind}.pdf")
        settle(qtbot, window)
        qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
        settle(qtbot, window)
    box(page, Filter.DAY).setCurrentIndex(1)  # the other day
    box(page, Filter.LANGUAGES).setCurrentIndex(2)
    schedule.describe_session(workspace, sessions[1], title="Grand closing", second_title="", duration=60)
    bar = window.show_page("print")._wrong  # type: ignore[attr-defined]
    qtbot.waitUntil(bar._print.isVisible, timeout=60_000)
    qtbot.mouseClick(bar._print, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page._counts.text() == "3 pages · 1 poster, 1 door sign, 1 personal schedule"
    assert not page.options.isVisible()
    people.update_person(workspace, speakers[1], {"name": "Béla Kovács"})
    qtbot.waitUntil(lambda: "Wrong too" in page._narrowed.text(), timeout=60_000)
    settle(qtbot, window)
    assert page._narrowed.text() == (
        "3 sheets that became wrong Wrong too by now: 1 table tent. “Print these” takes them in."
    )
    qtbot.mouseClick(bar._print, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page._narrowed.text() == "4 sheets that became wrong"
    page.write_pdf_to(tmp_path / "wrong.pdf")
    settle(qtbot, window)
    assert page.printing.outcome._text.text().startswith(
        "1 poster, 1 door sign, 1 table tent, 1 personal schedule went"
    )
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert ledger.wrong(workspace, Progress()) == ()
    assert (page._narrowed.isVisible(), page.orders[0].kind) == (False, SheetKind.TENTS)
    assert {each.text() for each in window.findChildren(WhatButton)} == {"Table tents"}


@pytest.mark.usefixtures("speakers")
def test_what_is_on_paper_just_so_is_left_out_or_printed_for_a_reason(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, sessions: list[int], tmp_path: Path
) -> None:
    page = turned(qtbot, window, SheetKind.TENTS)
    box(page, Filter.SESSION).setCurrentIndex(box(page, Filter.SESSION).findData(sessions[0]))
    settle(qtbot, window)
    bar, outcome = page.printing.again, page.printing.outcome

    def print_them() -> None:
        page.write_pdf_to(tmp_path / "tents.pdf")
        settle(qtbot, window)

    def click(what: QPushButton) -> None:
        qtbot.mouseClick(what, Qt.MouseButton.LeftButton)
        settle(qtbot, window)

    print_them()
    click(outcome._yes)
    box(page, Filter.SESSION).setCurrentIndex(0)
    settle(qtbot, window)
    print_them()
    assert (bar._text.text(), outcome.isVisible()) == ("1 of 2 is printed already.", False)
    click(bar._out)
    click(outcome._yes)
    print_them()
    assert (bar._text.text(), bar._out.isVisible()) == ("2 of 2 are printed already.", False)
    click(bar._again)
    click(outcome._yes)
    with workspace.reading() as db:
        mark = tables.print_mark.c
        assert db.execute(select(mark.title, mark.reason).order_by(mark.id)).all() == [
            ("the tent of Anna Rossi", ""),
            ("the tent of Bela Kovács", ""),
            ("the tent of Anna Rossi", "lost"),
            ("the tent of Bela Kovács", "lost"),
        ]


def test_sheets_for_chosen_people_until_that_is_dropped(qtbot: QtBot, window: MainWindow, speakers: list[int]) -> None:
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    page.show_for(SheetKind.TENTS, [speakers[1]])
    settle(qtbot, window)
    sheets = page.sheets
    assert (sheets._narrowed.text(), sheets._counts.text()) == ("For 1 chosen person", "1 page · 1 person")
    assert not box(sheets, Filter.SESSION).isVisible()
    turned(qtbot, window, SheetKind.PERSONAL)  # for the same people
    assert sheets._counts.text() == "1 page · 1 person"
    qtbot.mouseClick(sheets._narrowed._drop, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert (sheets._narrowed.isVisible(), sheets._counts.text()) == (False, "2 pages · 2 people")


def test_certificates_for_who_is_checked_in_where_somebody_is(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    guest = a_category(workspace)
    a_person(workspace, "Bela", category_id=guest)
    page = turned(qtbot, window, SheetKind.CERTIFICATES)
    assert not box(page, Filter.ATTENDANCE).isVisible()
    make(workspace, tables.custom_field, label="Checked in")
    a_person(workspace, "Anna", category_id=guest, fields={"Checked in": "Yes"})
    settle(qtbot, window)
    assert (box(page, Filter.ATTENDANCE).isVisible(), page._counts.text()) == (True, "2 pages · 2 people")
    box(page, Filter.ATTENDANCE).setCurrentIndex(1)
    settle(qtbot, window)
    assert page._counts.text() == "1 page · 1 person"


def test_nobody_is_left_out_by_a_choice_that_is_offered_no_longer(qtbot: QtBot) -> None:
    options, known = SheetOptions(), Choices((), (), (), (), came=True)
    qtbot.addWidget(options)
    options.show_kinds([SheetKind.CERTIFICATES])
    options.show_choices(known)
    options.boxes[Filter.ATTENDANCE].setCurrentIndex(1)
    orders = [options.order]
    options.show_choices(known)
    orders.append(options.order)
    options.show_choices(replace(known, came=False))
    orders.append(options.order)
    came, anybody = Attendance.CHECKED_IN, Attendance.REGISTERED
    assert [each.attendance for each in orders] == [came, came, anybody]


@pytest.mark.usefixtures("sessions")
def test_while_it_is_set_anew_nothing_is_printed_twice(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = turned(qtbot, window, SheetKind.DOOR_SIGNS)
    page.write_pdf_to(tmp_path / "signs.pdf")
    settle(qtbot, window)
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    assert not page._print.isEnabled()
    page.write_pdf_to(tmp_path / "again.pdf")
    settle(qtbot, window)
    assert (window.toaster.text(), (tmp_path / "again.pdf").exists()) == ("Everything is printed", False)
    assert page._print.isEnabled()


@pytest.mark.usefixtures("sessions")
def test_only_what_is_shown_may_be_printed_after_the_pages_could_not_be_set(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = turned(qtbot, window, SheetKind.AGENDA)
    day, allowed = box(page, Filter.DAY), []
    with monkeypatch.context() as broken:
        broken.setattr(printouts, "compose_together", _cancelled)
        for chosen in (1, 0):
            day.setCurrentIndex(chosen)
            settle(qtbot, window)
            allowed.append(page._print.isEnabled())
    assert allowed == [False, True]  # the second is shown still


def _cancelled(*_values: object) -> None:
    raise Cancelled
