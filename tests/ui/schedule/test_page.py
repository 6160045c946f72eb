"""What the page shows: list, days, counts, conflicts, zoom."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import update

from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Placement, Severity
from organizer.services import schedule
from organizer.storage import tables
from tests.factories import a_session
from ui.schedule import board_keys
from ui.schedule.card_menu import card_menu
from ui.schedule.gestures import GesturesDialog

REST = ("Interpreted into…", "Where its people are…", "Delete the session")
"""What the menu of a card offers last."""


def _listed(page) -> list[str]:
    model = page.tray.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_the_list_is_searched_and_filtered(page, event):
    a_session(event.workspace, "Start-up clinic")
    assert _listed(page) == ["Eurasian session", "Start-up clinic"]

    page.tray.search.setText("rossi EURA")
    QTest.qWait(1)
    assert _listed(page) == ["Eurasian session"]
    page.tray.search.clear()
    QTest.qWait(1)
    page.tray.tracks.setCurrentIndex(page.tray.tracks.findText("Green"))
    assert _listed(page) == ["Eurasian session"]


def test_the_models_keep_qts_rules(page, event):
    testers = [
        QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.tray.model, page.panel.model)
    ]
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))
    schedule.unschedule_session(event.workspace, event.opening)

    assert len(testers) == 2
    assert _listed(page) == ["Opening"]


def test_counts_and_panel_tell_the_conflicts(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))

    assert [(each.isVisible(), each.text()) for each in page.chips.values()] == [(True, "1 error"), (True, "1 warning")]
    QTest.mouseClick(page.chips[Severity.WARNING], Qt.MouseButton.LeftButton)
    model = page.panel.model
    assert [model.data(model.index(row, 0)) for row in range(model.rowCount())] == [
        "Speaker clash · Sat 26 Sep 09:00: Elena Rossi is in “Opening” and “Eurasian session”, 09:00–10:00.",
        "22 seats short · Sat 26 Sep 09:00: “Eurasian session”: 62 expected, Salon seats 40.",
    ]
    assert page.board.selection() == event.eurasian


def test_a_conflict_is_accepted_with_a_reason_and_counted_again(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 780))
    QTest.mouseClick(page.chips[Severity.WARNING], Qt.MouseButton.LeftButton)
    page.panel.reason.setText("They stand")
    QTest.keyClick(page.panel.reason, Qt.Key.Key_Return)

    assert not page.chips[Severity.WARNING].isVisible()
    assert page.panel.model.data(page.panel.model.index(0, 0)).endswith("seats 40. Accepted: They stand")
    QTest.mouseClick(page.panel.button, Qt.MouseButton.LeftButton)
    assert page.chips[Severity.WARNING].isVisible()


def test_choosing_a_conflict_shows_its_session_on_its_day(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 1, 600))
    page.panel.show()
    page.panel.list.setCurrentIndex(page.panel.model.index(0, 0))

    assert (page.board.days, page.board.selection()) == ((1,), event.eurasian)
    assert page.days.value() == 1


def test_both_days_stand_below_one_another(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 1, 600))
    page._open_day(-1)

    upper, lower = page.board.item(event.opening), page.board.item(event.eurasian)
    assert lower.y() > upper.y()
    assert page.days.value() == -1


def test_a_hidden_page_reads_again_when_it_is_shown(page, event, window):
    window.show_page("people")
    schedule.unschedule_session(event.workspace, event.opening)
    assert page.board.item(event.opening) is not None
    window.show_page("schedule")

    assert page.board.item(event.opening) is None


def test_items_that_did_not_change_stay(page, event):
    clinic = page.board.item(event.clinic)
    schedule.move_session(event.workspace, event.opening, Placement(event.salon, 0, 600))

    assert page.board.item(event.clinic) is clinic


def test_the_wheel_with_ctrl_zooms_and_small_cards_have_no_text(page, event):
    board = page.board
    brief = a_session(event.workspace, "Brief", room_id=event.salon, day=0, start=600, duration=30)
    assert [each.text for each in board.item(brief).face().lines] == ["Brief", "10:00–10:30"]
    before = board.item(event.opening).boundingRect().height()
    for _ in range(20):
        _turn(board, -120)

    assert board.item(event.opening).boundingRect().height() < before / 3
    assert board.item(brief).face().lines == ()
    QTest.keyClick(board, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert board.item(event.opening).boundingRect().height() == before


def _turn(board, angle: int) -> None:
    middle = QPointF(board.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(board.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(board.viewport(), event)


def test_the_tooltip_tells_everything(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))

    assert page.board.story(page.board.snapshot.card_by_id[event.eurasian]).splitlines() == [
        "Eurasian session",
        "09:00–10:30 · Salon",
        "62 expected",
        "Green",
        "Elena Rossi",
        "Error: Elena Rossi is in “Opening” and “Eurasian session”, 09:00–10:00.",
        "Warning: 62 expected, Salon seats 40.",
    ]


def test_an_event_without_rooms_and_sessions_says_what_to_do_first(window):
    page = window.show_page("schedule")

    assert not page.board.isVisible()
    assert page.tray.model.unscheduled() == 0


def test_f8_opens_and_closes_the_conflicts(page):
    shown = []
    for _ in range(2):
        QTest.keyClick(page.board, Qt.Key.Key_F8)
        shown.append(page.panel.isVisible())

    assert shown == [True, False]


def test_a_day_opens_at_its_first_card(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 1, 780))
    page._open_day(1)

    first = page.board.item(event.eurasian)
    assert 0 < page.board.mapFromScene(first.scenePos()).y() < 60


def test_the_menu_of_a_card_offers_what_can_be_done_with_it(page, event):
    done = []
    names = ("edit", "talks", "lock", "list", "copy", "languages", "people", "delete", *SessionState)
    acts = {name: partial(done.append, name) for name in names}
    cards = page.board.snapshot.card_by_id

    offered = []
    for session in (event.opening, event.eurasian):
        menu = card_menu(page, cards[session], acts)
        offered.append([each.text() for each in menu.actions()])
        for each in menu.actions():
            each.trigger()
        menu.deleteLater()

    assert offered == [
        ["Edit…", "Lock", "Back to the list", "Duplicate", "Takes place", *REST],
        ["Edit…", "Lock", "Duplicate", "Takes place", *REST],
    ]
    last = ["languages", "people", "delete"]
    assert done == ["edit", "lock", "list", "copy", *last, "edit", "lock", "copy", *last]


def test_the_small_form_stands_beside_its_card_on_the_side_that_has_room(page, event):
    def places() -> list[tuple[bool, bool]]:
        """For a card of the first and one of the last column: whether the form covers it, and stands at its right."""
        found = []
        for session in (event.opening, event.eurasian):
            card = page.acts._place_of(session)
            page.acts.edit(session)
            found.append((page.acts.popover.geometry().intersects(card), page.acts.popover.x() > card.right()))
            page.acts.popover.hide()
        return found

    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 780))
    assert places() == [(False, True), (False, False)]


def test_a_narrow_page_shows_conflicts_in_the_place_of_the_list(page):
    page.toggle_panel()
    assert page.tray.isVisible()
    page.resize(700, 600)
    assert not page.tray.isVisible()
    page._close_panel()
    assert page.tray.isVisible()


def test_many_days_scroll_sideways_and_do_not_widen_the_window(page, event):
    with event.workspace.operation("A long event") as db:
        db.execute(update(tables.event).values(days=31))
    QTest.qWait(0)
    assert page.days.sizeHint().width() > 1280
    assert page.minimumSizeHint().width() < 960
    page._open_day(30)
    chosen = page.days.chosen_button()
    assert chosen.text() == "Mon 26"
    assert chosen.visibleRegion().contains(chosen.rect().center())


def test_the_pointer_over_a_card_is_told_everything(page, event, hand):
    QTest.mouseMove(page.board.viewport(), hand.over(Placement(event.hall, 0, 540)))
    item = page.board.item(event.opening)
    assert item.toolTip() == page.board.story(item.card)  # of the item: a graphics view never shows its viewport's


def test_f1_tells_what_mouse_and_keys_do(page):
    QTest.keyClick(page.board, Qt.Key.Key_F1)

    dialog = page.findChild(GesturesDialog)
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    dialog.accept()
    assert "Shift while dragging" in texts
    assert "all that follow in the room come along" in texts


def test_no_key_of_the_page_takes_one_of_the_board(page):
    keys = [each.shortcut() for each in page.actions() if not each.shortcut().isEmpty()]
    held = {*board_keys._always(), *board_keys._with_session()}
    boards = {QKeySequence(modifiers.value | key.value) for modifiers, key in held}

    assert [each.toString() for each in keys if each in boards] == []
