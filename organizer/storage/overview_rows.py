"""What the first page shows, in SQL that both databases understand, and a bare sqlite3 connection as well.

Plain text and no SQLAlchemy, because loading that library takes longer than everything else before the first page: when
the program starts, :func:`glance` reads an event file without it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from organizer.domain.changes import OperationKind, Step, undo_state
from organizer.domain.overview import Counts, EventCard, Latest, Overview, RoomNow, Standing, first_two, moment_of
from organizer.domain.programme.words import as_date

Execute = Callable[[str], Sequence[Any]]
"""Runs a statement without parameters and gives its rows, each a tuple."""

LATEST = 30
"""How many operations the first page tells."""

_EVENT = """SELECT name, second_name, place, start_date, days, timezone,
    (SELECT at FROM operation ORDER BY id DESC LIMIT 1) FROM event"""
_COUNTS = """SELECT
    (SELECT count(*) FROM person),
    (SELECT count(*) FROM person WHERE category_id IS NOT NULL),
    (SELECT count(DISTINCT person_id) FROM print_mark WHERE what = 'badge'),
    (SELECT count(*) FROM activity),
    (SELECT count(*) FROM session),
    (SELECT count(*) FROM session WHERE day IS NULL),
    (SELECT count(*) FROM talk),
    (SELECT count(*) FROM room),
    (SELECT count(*) FROM project)"""
_ROOMS = "SELECT id, name, second_name, capacity FROM room ORDER BY position, id"
_STANDING = """SELECT session.room_id, session.id, session.title, session.second_title, session.day, session.start,
    session.duration, track.color FROM session LEFT JOIN track ON track.id = session.track_id
    WHERE session.room_id IS NOT NULL AND session.day = {day:d}"""
_LATEST = f"SELECT id, label, at, actor, desk, kind FROM operation ORDER BY id DESC LIMIT {LATEST:d}"
_STEPS = "SELECT id, kind, target, label FROM operation WHERE undoable = 1 ORDER BY id"


def glance(path: Path, at: datetime | None = None) -> Overview | None:
    """Look into an event file without opening it; None for whatever is not an event as it should be.

    What is wrong with such a file is said by those who open it properly.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return overview(lambda sql: connection.execute(sql).fetchall(), at)
    except (sqlite3.Error, ValueError, IndexError):
        return None


def overview(execute: Execute, at: datetime | None = None) -> Overview:
    """Read everything the first page shows; ``at``: the moment to look at, with a time zone; now when None."""
    card = event_card(execute)
    moment = moment_of(card.first_day, card.days, _local(at or datetime.now(UTC), card.timezone))
    standing = _standing(execute, moment.day)
    rooms = tuple(
        RoomNow(name, second_name, capacity, *first_two(standing[number], moment))
        for number, name, second_name, capacity in execute(_ROOMS)
    )
    return Overview(card, Counts(*execute(_COUNTS)[0]), moment, rooms, _latest(execute))


def event_card(execute: Execute) -> EventCard:
    """The event's name and days, and when it was last written."""
    name, second_name, place, start_date, days, timezone, saved = execute(_EVENT)[0]
    return EventCard(
        name=name,
        second_name=second_name,
        place=place,
        first_day=as_date(start_date),
        days=days,
        timezone=timezone,
        saved=datetime.fromisoformat(saved).astimezone() if saved else None,
    )


def _local(at: datetime, timezone: str) -> datetime:
    """``at`` on the clocks of the event; on this computer's where the zone is unknown."""
    try:
        return at.astimezone(ZoneInfo(timezone))
    except (KeyError, ValueError, OSError):
        return at.astimezone()


def _standing(execute: Execute, day: int) -> defaultdict[int, list[Standing]]:
    by_room: defaultdict[int, list[Standing]] = defaultdict(list)
    for room, *values in execute(_STANDING.format(day=day)):
        by_room[room].append(Standing(*values))
    return by_room


def _latest(execute: Execute) -> tuple[Latest, ...]:
    steps = [Step(number, OperationKind(kind), target, label) for number, kind, target, label in execute(_STEPS)]
    undone = undo_state(steps).undone
    return tuple(
        Latest(label, at, actor, desk, OperationKind(kind), undone=number in undone)
        for number, label, at, actor, desk, kind in execute(_LATEST)
    )
