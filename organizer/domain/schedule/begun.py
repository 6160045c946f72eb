"""What of the schedule has begun already, by the clock on the wall where the event is."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer.domain.schedule.grid import Card, Snapshot
from organizer.domain.schedule.moments import DAY, begins, stands


def moment(snapshot: Snapshot, now: datetime) -> int | None:
    """An instant in minutes from the event's first midnight, by its own time zone; None for an event without a date."""
    if snapshot.start_date is None:
        return None
    try:
        here = now.astimezone(ZoneInfo(snapshot.timezone))
    except (ZoneInfoNotFoundError, ValueError):  # a name that nobody knows: the clock of this machine
        here = now.astimezone()
    return (here.date() - snapshot.start_date).days * DAY + here.hour * 60 + here.minute


def begun(snapshot: Snapshot, sessions: Iterable[int], now: datetime) -> tuple[Card, ...]:
    """Those of the sessions that have begun, in the order in which they were named; cancelled ones never do."""
    clock = moment(snapshot, now)
    cards = (snapshot.card_by_id.get(each) for each in sessions)
    return tuple(
        each for each in cards if clock is not None and each is not None and stands(each) and begins(each) <= clock
    )


def begun_today(snapshot: Snapshot, sessions: Iterable[int], now: datetime) -> tuple[Card, ...]:
    """The same while the event runs; when it is over nobody is sent to the wrong room any more."""
    clock = moment(snapshot, now)
    over = (snapshot.days - 1) * DAY + max(DAY, snapshot.closes)
    return begun(snapshot, sessions, now) if clock is not None and clock < over else ()
