"""An empty event becomes a two-room day with nothing but keys, sent to whatever has the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.domain.programme.words import BreakKind
from organizer.domain.schedule.grid import Pause, Placement
from organizer.services import schedule
from organizer.services.workspace import Workspace
from ui.schedule.page import SchedulePage
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Without a screen Qt says so of every menu that is opened by a key."""
Key, Held = Qt.Key, Qt.KeyboardModifier
MOST_TABS = 30
"""Steps with Tab in which everything on a page must be reached."""


class Typist:
    """Presses keys; nothing else."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    def press(self, *keys: Key, held: Held = Held.NoModifier, times: int = 1) -> None:
        """Press keys one after the other, all of them so many times."""
        for key in keys * times:
            QTest.keyClick(self.here(), key, held)
            QTest.qWait(0)
            self._qtbot.waitUntil(self._is_calm)

    def _is_calm(self) -> bool:
        """Whether no button is still shown pressed: what its shortcut does comes when it is let go."""
        return not any(each.isDown() for each in self._window.findChildren(QAbstractButton))

    def write(self, text: str) -> None:
        """Type in the place of what is selected."""
        QTest.keyClicks(self.here(), text)

    def here(self) -> QWidget:
        """What has the keyboard."""
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is None:
            self._window.activateWindow()  # a dialog was closed; without a screen nobody else does it
            QTest.qWaitForWindowActive(self._window)
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def tab_to(self, wanted: str, *, back: bool = False) -> None:
        """Go with Tab, or back, to what is called so."""
        for _step in range(MOST_TABS):
            self.press(Key.Key_Backtab if back else Key.Key_Tab, held=Held.ShiftModifier if back else Held.NoModifier)
            if self.here().accessibleName() == wanted:
                return
        pytest.fail(f"Tab does not lead to “{wanted}”")


@pytest.fixture
def keys(window: MainWindow, qtbot: QtBot) -> Typist:
    """The keyboard in front of the window."""
    window.window().resize(1280, 720)
    window.window().activateWindow()
    QTest.qWaitForWindowActive(window.window())
    return Typist(window.window(), qtbot)


@pytest.fixture
def rooms(keys: Typist) -> None:
    """Two rooms, made on the Programme page."""
    keys.press(Key.Key_3, held=Held.ControlModifier)
    keys.tab_to("Sessions", back=True)
    keys.press(Key.Key_Right)
    for name in ("Hall A", "Salon"):
        keys.press(Key.Key_N, held=Held.ControlModifier)
        keys.write(name)
        keys.press(Key.Key_Return)


@pytest.fixture
def page(keys: Typist, rooms: None, window: MainWindow) -> SchedulePage:  # noqa: ARG001 - rooms are there first
    """The schedule, with two sessions in its list."""
    keys.press(Key.Key_2, held=Held.ControlModifier)
    for title in ("Opening", "Clinic"):
        keys.press(Key.Key_N, held=Held.ControlModifier)
        keys.write(title)
        keys.press(Key.Key_Return)
    shown = window.stack.currentWidget()
    assert isinstance(shown, SchedulePage)
    return shown


def titles(workspace: Workspace) -> dict[str, tuple[Placement | None, int]]:
    """Where every session stands, and how long it is."""
    return {each.title: (each.placement, each.duration) for each in schedule.snapshot(workspace).cards}


def room(workspace: Workspace, name: str) -> int:
    """The id of a room."""
    return next(each.id for each in schedule.snapshot(workspace).rooms if each.name == name)


@pytest.mark.usefixtures("page")
def test_a_two_room_day_is_built_and_taken_back(keys, workspace):
    hall, salon = room(workspace, "Hall A"), room(workspace, "Salon")
    assert titles(workspace) == {"Opening": (None, 60), "Clinic": (None, 60)}

    # placed: the session made last has the keyboard; Enter carries it, Enter drops it
    keys.press(Key.Key_Return, Key.Key_Return)
    first = titles(workspace)["Clinic"][0]
    assert first == Placement(hall, 0, first.start)
    keys.press(Key.Key_F6, Key.Key_Home, Key.Key_Return, Key.Key_Right, Key.Key_Return)
    assert titles(workspace)["Opening"] == (Placement(salon, 0, first.start), 60)

    # moved and lengthened
    keys.press(Key.Key_Return, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    keys.press(Key.Key_Plus, Key.Key_Plus, Key.Key_Return)
    assert titles(workspace)["Opening"] == (Placement(salon, 0, first.start + 30), 90)

    # renamed
    keys.press(Key.Key_F2)
    keys.write("Grand opening")
    keys.press(Key.Key_Return)
    assert titles(workspace).keys() == {"Grand opening", "Clinic"}

    # a break after it
    keys.press(Key.Key_B, Key.Key_Return)
    keys.write("Coffee")
    keys.press(Key.Key_Return)
    pause = schedule.snapshot(workspace).pauses[0]
    assert pause == Pause(pause.id, "Coffee", 0, first.start + 120, 30, None, BreakKind.BREAK)

    # swapped with its neighbour, locked, and everything taken back
    keys.press(Key.Key_Left, held=Held.ShiftModifier)
    keys.press(Key.Key_R, held=Held.ControlModifier)
    assert titles(workspace)["Clinic"] == (first, 60)
    keys.press(Key.Key_Return)
    swapped = {"Grand opening": (first, 90), "Clinic": (Placement(salon, 0, first.start + 30), 60)}
    assert titles(workspace) == swapped
    keys.press(Key.Key_Escape, Key.Key_Up, Key.Key_L)
    assert [each.title for each in schedule.snapshot(workspace).cards if each.locked] == ["Grand opening"]
    keys.press(Key.Key_Z, held=Held.ControlModifier, times=2)
    assert titles(workspace)["Clinic"] == (first, 60)
    keys.press(Key.Key_Z, held=Held.ControlModifier, times=6)
    assert titles(workspace) == {"Clinic": (None, 60), "Opening": (None, 60)}


@pytest.mark.usefixtures("page")
def test_a_break_is_edited_and_deleted(keys, workspace):
    keys.press(Key.Key_F6, Key.Key_B, Key.Key_Return)
    keys.write("Lunch")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_B, Key.Key_Up, Key.Key_Return)
    keys.write("Long lunch")
    keys.press(Key.Key_Return)
    assert [each.title for each in schedule.snapshot(workspace).pauses] == ["Long lunch"]

    keys.press(Key.Key_B, Key.Key_Up, Key.Key_Return)
    keys.tab_to("Delete")
    keys.press(Key.Key_Return)
    assert schedule.snapshot(workspace).pauses == ()


def test_ctrl_and_arrows_carry_until_ctrl_is_let_go(keys, page, workspace):
    keys.press(Key.Key_Return, Key.Key_Return)
    start = titles(workspace)["Clinic"][0].start
    QTest.keyPress(keys.here(), Key.Key_Down, Held.ControlModifier)
    QTest.keyPress(keys.here(), Key.Key_Right, Held.ControlModifier)
    assert page.drag.active
    QTest.keyRelease(keys.here(), Key.Key_Control)

    assert titles(workspace)["Clinic"] == (Placement(room(workspace, "Salon"), 0, start + 15), 60)


@pytest.mark.usefixtures("page")
def test_minus_shortens_no_further_than_a_step_and_escape_keeps_the_length(keys, workspace):
    keys.press(Key.Key_Return, Key.Key_Return)
    keys.press(Key.Key_Minus, times=9)
    keys.press(Key.Key_Escape)
    assert titles(workspace)["Clinic"][1] == 60
    keys.press(Key.Key_Minus, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Return)
    assert titles(workspace)["Clinic"][1] == 30


def test_space_keeps_cards_selected_that_are_no_neighbours(keys, page):
    keys.press(Key.Key_N, held=Held.ControlModifier)
    keys.write("Last")
    keys.press(Key.Key_Return)
    for steps in (0, 8, 16):
        keys.press(Key.Key_Home, Key.Key_Return)
        keys.press(Key.Key_Down, times=steps)
        keys.press(Key.Key_Return, Key.Key_F6)
    keys.press(Key.Key_F6, Key.Key_Space, Key.Key_Up, Key.Key_Up)
    named = page.board.snapshot.card_by_id
    assert [named[each].title for each in page.board.chosen()] == ["Opening", "Last"]
    keys.press(Key.Key_Escape)
    assert page.board.chosen() == ()


def test_the_day_is_changed_by_keys(keys, page):
    keys.press(Key.Key_F6)
    days = []
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp):
        keys.press(key, held=Held.ControlModifier)
        days.append((page.board.days, page.days.value()))
    assert days == [((1,), 1), ((1,), 1), ((0,), 0)]
