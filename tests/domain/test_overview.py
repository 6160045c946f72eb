"""Moments of an event, and what a room shows at one."""

from datetime import date, datetime

import pytest

from organizer.domain.overview import Moment, Phase, Standing, first_two, moment_of, now_and_next

FIRST = date(2026, 9, 26)


def session(start: int, duration: int = 60, number: int = 1) -> Standing:
    """A session that is told apart by its id."""
    return Standing(number, f"Session {number}", "", 0, start, duration, None)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (datetime(2026, 9, 25, 23, 59), Moment(Phase.BEFORE, 0, 0)),
        (datetime(2026, 9, 26, 0, 0), Moment(Phase.DURING, 0, 0)),
        (datetime(2026, 9, 27, 14, 30), Moment(Phase.DURING, 1, 870)),
        (datetime(2026, 9, 28, 0, 0), Moment(Phase.AFTER, 0, 0)),
    ],
)
def test_a_moment_of_a_two_day_event(now: datetime, moment: Moment) -> None:
    assert moment_of(FIRST, 2, now) == moment


def test_an_event_without_a_date_lies_ahead() -> None:
    assert moment_of(None, 2, datetime(2026, 9, 26, 12)) == Moment(Phase.BEFORE, 0, 0)


def test_a_session_runs_from_its_first_minute_to_before_its_last() -> None:
    morning, noon = session(600), session(660, number=2)
    assert now_and_next([noon, morning], 599) == (None, morning)
    assert now_and_next([noon, morning], 600) == (morning, noon)
    assert now_and_next([noon, morning], 660) == (noon, None)
    assert now_and_next([noon, morning], 720) == (None, None)


def test_before_the_event_a_room_shows_how_its_day_begins() -> None:
    later, first, second = session(900, number=3), session(600), session(660, number=2)
    assert first_two([later, first, second], Moment(Phase.BEFORE, 0, 0)) == (first, second)
    assert first_two([], Moment(Phase.AFTER, 0, 0)) == (None, None)
