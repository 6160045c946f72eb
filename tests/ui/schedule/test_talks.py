"""The talks inside a session: dragged, lengthened, shared out, saved as one step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import TalkLine
from organizer.services import schedule
from organizer.storage import tables
from tests.factories import make
from tests.ui.schedule.conftest import Event
from ui.schedule.page import SchedulePage
from ui.schedule.talk_strip import TalkStrip
from ui.schedule.talks_dialog import TalksDialog

TALKS = (TalkLine(1, "One", 10), TalkLine(2, "Two", 20), TalkLine(3, "Three", 30))


@pytest.fixture
def strip(qtbot) -> TalkStrip:
    """An hour with three talks that fill it."""
    made = TalkStrip(540, 60, TALKS)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def order(strip: TalkStrip) -> list[tuple[int, int]]:
    return [(each.id, each.duration) for each in strip.talks()]


def drag(strip: TalkStrip, start: float, end: float) -> None:
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(120, round(start)))
    QTest.mouseMove(strip, QPoint(120, round((start + end) / 2)))
    QTest.mouseMove(strip, QPoint(120, round(end)))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(120, round(end)))


def test_a_talk_is_dragged_behind_the_next(strip: TalkStrip):
    drag(strip, strip._rect(0).center().y(), strip._rect(1).bottom() - 4)

    assert order(strip) == [(2, 20), (1, 10), (3, 30)]


def test_the_lower_edge_makes_a_talk_longer_and_says_what_is_too_much(strip: TalkStrip):
    edge = strip._rect(0).bottom() - 2
    drag(strip, edge, edge + 5 * strip._per_minute)

    assert order(strip) == [(1, 15), (2, 20), (3, 30)]
    assert strip.too_long() == 5


def test_the_keyboard_carries_and_lengthens(strip: TalkStrip):
    QTest.keyClick(strip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    QTest.keyClick(strip, Qt.Key.Key_Down)
    QTest.keyClick(strip, Qt.Key.Key_Minus)

    assert order(strip) == [(2, 20), (1, 11), (3, 29)]
    assert strip.accessibleDescription() == "3. Three, 29 minutes"


def test_the_time_is_shared_to_the_minute(qtbot):
    strip = TalkStrip(0, 50, TALKS)
    qtbot.addWidget(strip)
    strip.share_equally()

    assert [each.duration for each in strip.talks()] == [17, 17, 16]
    assert strip.too_long() == 0


def test_the_dialog_saves_order_and_lengths_as_one_step(page: SchedulePage, event: Event, window):
    for position, title in enumerate(("Alpha", "Beta")):
        make(event.workspace, tables.talk, session_id=event.opening, title=title, duration=20, position=position)
    page.reload()
    page.board.select(event.opening)
    QTest.keyClick(page.board, Qt.Key.Key_T)
    dialog = page.findChild(TalksDialog)
    QTest.keyClick(dialog.strip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog.strip, Qt.Key.Key_Minus)
    dialog._save()

    def talks():
        return [(each.title, each.duration) for each in page.board.snapshot.card_by_id[event.opening].talks]

    assert talks() == [("Beta", 20), ("Alpha", 19)]
    assert event.workspace.undo_label == "Arrange the talks of “Opening”"
    window.undo_action.trigger()
    assert talks() == [("Alpha", 20), ("Beta", 20)]
    assert schedule.snapshot(event.workspace).card_by_id[event.opening].talks[0].title == "Alpha"
