"""While something is carried or selected every place says whether it can be there; the present has a line."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.places import Verdict
from tests.ui.schedule.conftest import Event, Hand
from ui.schedule.page import REST, SchedulePage
from ui.schedule.painted_places import reason_of


def color_at(page: SchedulePage, place: Placement, minutes: int) -> str:
    """What the ground shows in the middle of a column so many minutes after a place begins."""
    geometry, board = page.board.geometry_now, page.board
    column, band = geometry.place(place.day, place.room), geometry.band(place.day)
    spot = geometry.area((column + 0.5) * geometry.column, geometry.y(band, place.start + minutes), 0, 0).topLeft()
    picture = QImage(board.sceneRect().size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    board.drawBackground(painter, board.sceneRect())
    painter.end()
    return picture.pixelColor(spot.toPoint()).name()


def test_carrying_paints_and_letting_go_takes_it_away(page: SchedulePage, event: Event, hand: Hand):
    plain = color_at(page, Placement(event.salon, 0, 840), 5)
    hand.press(Placement(event.hall, 0, 540))
    painted = color_at(page, Placement(event.salon, 0, 840), 5)
    page.drag.cancel()

    assert painted != plain
    assert color_at(page, Placement(event.salon, 0, 840), 5) == plain


def test_what_is_free_is_green_and_what_is_taken_is_not(page: SchedulePage, event: Event, hand: Hand):
    hand.press(Placement(event.hall, 0, 540))
    free = QColor(color_at(page, Placement(event.salon, 0, 840), 5))
    taken = QColor(color_at(page, Placement(event.hall, 0, 660), 45))

    assert free.green() > free.red()
    assert abs(taken.green() - taken.red()) <= abs(free.green() - free.red())


def test_a_selected_card_marks_its_places_once_one_has_settled_on_it(page: SchedulePage, event: Event):
    page.board.select(event.opening)
    assert not page.board.painted.shown
    QTest.qWait(REST + 100)
    assert page.board.painted.shown

    page.board.select(None)
    assert not page.board.painted.shown


def test_the_reason_is_said_in_a_few_words(page: SchedulePage, event: Event):
    painted, geometry = page.board.painted, page.board.geometry_now
    painted.show([page.board.snapshot.card_by_id[event.opening]])
    stretches = painted.stretches(geometry.place(0, event.hall), geometry.bands[0])
    taken = next(each for each in stretches if each.first <= 660 < each.until)

    assert (taken.verdict, reason_of(taken)) == (Verdict.NO, "room clash")
    assert reason_of(next(each for each in stretches if each.verdict is Verdict.YES)) == ""


@pytest.mark.parametrize(("hour", "lines"), [(10, 1), (23, 0)])
def test_the_present_has_a_line_on_its_day(page: SchedulePage, window, hour, lines):
    first = page.board.snapshot.start_date
    now = datetime(first.year, first.month, first.day, hour, 30, tzinfo=ZoneInfo(page.board.snapshot.timezone))
    window.clock = lambda: now
    page._look_at_clock()

    geometry = page.board.geometry_now
    tops = [round(each.sceneBoundingRect().top()) for each in page.board.now_line._items]
    assert tops == [round(geometry.y(geometry.bands[0], hour * 60 + 30)) - 1] * lines


def test_a_card_jumps_to_touch_its_neighbour(page: SchedulePage, event: Event, hand: Hand):
    page.board.snap = 30
    hand.press(Placement(event.hall, 0, 540))
    hand.move(hand.over(Placement(event.hall, 0, 755)))
    hand.release(hand.over(Placement(event.hall, 0, 755)))

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 750)
