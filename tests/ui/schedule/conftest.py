"""A schedule page in the real window, on a small event."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Placement
from organizer.services import schedule
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person, a_role, a_room, a_session, make
from ui.schedule.page import SchedulePage
from ui.window import MainWindow


@dataclass
class Event:
    """The ids of what stands in the event."""

    workspace: Workspace
    hall: int
    salon: int
    opening: int
    clinic: int
    eurasian: int

    def where(self, session: int) -> tuple[Placement | None, int]:
        """Where a session stands and how long it is, by the database."""
        card = schedule.snapshot(self.workspace).card_by_id[session]
        return card.placement, card.duration


@pytest.fixture
def event(workspace: Workspace) -> Event:
    """Two rooms, two sessions on the first day, one in the list; Elena Rossi speaks in two of them."""
    hall, salon = a_room(workspace, "Hall A", capacity=420), a_room(workspace, "Salon", capacity=40)
    green = make(workspace, tables.track, name="Green", color=2)
    opening = a_session(workspace, "Opening", room_id=hall, day=0, start=540, second_title="开幕式")
    clinic = a_session(workspace, "Clinic", room_id=hall, day=0, start=660, duration=90)
    eurasian = a_session(workspace, "Eurasian session", duration=90, expected=62, track_id=green)
    rossi = a_person(workspace, "Elena Rossi")
    a_role(workspace, rossi, session_id=opening)
    a_role(workspace, rossi, session_id=eurasian)
    return Event(workspace, hall, salon, opening, clinic, eurasian)


@pytest.fixture
def page(event: Event, window: MainWindow) -> SchedulePage:  # noqa: ARG001 - the event is filled first
    """The page, shown some weeks before the event."""
    window.clock = lambda: datetime(2026, 9, 1, tzinfo=UTC)
    window.window().resize(1280, 720)
    shown = window.show_page("schedule")
    assert isinstance(shown, SchedulePage)
    QTest.qWait(0)  # the days take their room when the layout is next looked at
    shown.board.verticalScrollBar().setValue(0)
    return shown


class Hand:
    """Carries cards by real mouse events."""

    def __init__(self, page: SchedulePage) -> None:
        self._page = page

    def over(self, place: Placement, minutes: float = 10) -> QPoint:
        """The point of the viewport that lies so many minutes below the start of a place."""
        board = self._page.board
        geometry, band = board.geometry_now, board.geometry_now.band(place.day)
        column = geometry.place(place.day, place.room)
        assert column is not None
        assert band is not None
        across, along = (column + 0.5) * geometry.column, geometry.y(band, place.start + minutes)
        return board.mapFromScene(geometry.area(across, along, 0, 0).topLeft())

    def press(self, place: Placement, minutes: float = 10) -> None:
        """Press the left button on a place and begin to move."""
        viewport, point = self._page.board.viewport(), self.over(place, minutes)
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QTest.mouseMove(viewport, point + QPoint(12, 12))

    def move(self, point: QPoint) -> None:
        """Move to a point of the board's viewport."""
        QTest.mouseMove(self._page.board.viewport(), point)

    def release(self, point: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Let go."""
        QTest.mouseRelease(self._page.board.viewport(), Qt.MouseButton.LeftButton, keys, point)

    def carry(self, start: Placement, end: Placement, *, at: float = 10) -> None:
        """The whole drag."""
        self.press(start, at)
        self.move(self.over(end, at))
        self.release(self.over(end, at))


@pytest.fixture
def hand(page: SchedulePage) -> Hand:
    """A mouse over the page."""
    return Hand(page)
