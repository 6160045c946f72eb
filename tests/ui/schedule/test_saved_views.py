"""Arrangements are kept for the next time, and under names."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer import preferences
from tests.ui.schedule.conftest import Event
from ui.name_dialog import NameDialog
from ui.schedule.arrangement import Arrangement, By
from ui.schedule.page import SchedulePage
from ui.schedule.saved_views import EVENTS, SavedViews

WALL = Arrangement(By.TRACK, sideways=True, order=(3, 1), hidden_rooms=frozenset({2}), hidden_tracks=frozenset({5, 6}))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences of its own."""
    monkeypatch.setenv("ORGANIZER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_what_is_kept_comes_back_for_the_same_event_only():
    kept = SavedViews("one")
    kept.keep(WALL)
    kept.save("Wall", WALL)

    assert (SavedViews("one").current, SavedViews("one").named) == (WALL, {"Wall": WALL})
    assert (SavedViews("two").current, SavedViews("two").named) == (Arrangement(), {})


def test_damaged_views_are_the_usual_one():
    preferences.change(boards={"one": {"current": {"by": "moon", "sideways": 3, "order": ["x", 4]}, "named": {}}})

    assert SavedViews("one").current == Arrangement(order=(4,))


def test_the_events_of_long_ago_are_forgotten():
    for number in range(EVENTS + 5):
        SavedViews(str(number)).keep(WALL)

    assert list(preferences.load().boards) == [str(each) for each in range(5, EVENTS + 5)]


def test_a_view_gets_a_name_and_loses_it(page: SchedulePage, event: Event):
    page.arrange(Arrangement(By.PERSON))
    page.view.ask_name()
    dialog = page.window().findChild(NameDialog)
    QTest.keyClicks(dialog.line, " Who ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    assert page.view.text() == "Who"
    assert SavedViews(event.workspace.uid).named == {"Who": Arrangement(By.PERSON)}
    page.view.forget("Who")
    assert page.view.text() == "By person"


def test_the_keyboard_arranges(page: SchedulePage):
    QTest.keyClick(page.board, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)

    assert page.board.arrangement.by is By.TRACK


def test_the_map_stands_where_the_board_is_much_larger_than_the_sight_and_goes_there(page: SchedulePage):
    board = page.board
    assert board.map.isHidden()
    board.set_zoom(4.0)
    assert board.map.isVisible()

    QTest.mouseClick(board.map, Qt.MouseButton.LeftButton, pos=board.map.rect().bottomLeft())
    assert board.verticalScrollBar().value() == board.verticalScrollBar().maximum()
    QTest.keyClick(board, Qt.Key.Key_M)
    assert board.map.isHidden()
