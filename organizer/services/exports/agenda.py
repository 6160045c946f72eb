"""Everything on the programme as plain values, read once for all that is written from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.programme.words import RoleKind, as_date
from organizer.storage import tables

Cast = Mapping[RoleKind, Sequence[str]]
"""The names of those who have a role, in order."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk in its session's order; ``start`` is minutes since midnight where the session stands somewhere."""

    uid: str
    title: str
    second_title: str
    language: str
    description: str
    duration: int
    start: int | None
    cast: Cast


@dataclass(frozen=True, slots=True)
class Session:
    """A session and its talks; ``room`` counts from 0 in the order of ``Agenda.rooms``."""

    uid: str
    code: str
    title: str
    second_title: str
    activity: str
    track: str
    color: int | None
    kind: str
    language: str
    description: str
    note: str
    duration: int
    expected: int | None
    day: int | None
    start: int | None
    room: int | None
    cast: Cast
    talks: tuple[Talk, ...]

    @property
    def end(self) -> int | None:
        """Minutes since midnight."""
        return None if self.start is None else self.start + self.duration


@dataclass(frozen=True, slots=True)
class Pause:
    """A break or a blocker; ``room`` None spans all rooms."""

    kind: str
    title: str
    second_title: str
    day: int
    start: int
    duration: int
    room: int | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The programme; sessions in the order of time, those without one at the end."""

    name: str
    start_date: date | None
    days: int
    timezone: str
    rooms: tuple[str, ...]
    sessions: tuple[Session, ...]
    pauses: tuple[Pause, ...]

    def date_of(self, day: int) -> date | int:
        """The calendar day, or its number from 1 when the event has no date."""
        return day + 1 if self.start_date is None else self.start_date + timedelta(days=day)

    def room(self, index: int | None) -> str:
        """The room's name, empty for none."""
        return "" if index is None else self.rooms[index]


def read_agenda(db: Connection) -> Agenda:
    """The programme as it stands."""
    event = db.execute(select(tables.event)).one()
    rooms = db.execute(select(tables.room.c.id, tables.room.c.name).order_by(tables.room.c.position, tables.room.c.id))
    names: dict[int, str] = {row.id: row.name for row in rooms}
    order = {room: index for index, room in enumerate(names)}
    return Agenda(
        name=event.name,
        start_date=as_date(event.start_date),
        days=event.days,
        timezone=event.timezone,
        rooms=tuple(names.values()),
        sessions=_sessions(db, order),
        pauses=_pauses(db, order),
    )


def _sessions(db: Connection, order: Mapping[int, int]) -> tuple[Session, ...]:
    casts, talks = _casts(db, tables.role.c.session_id), _talks(db)
    session, activity, track = tables.session, tables.activity.c, tables.track.c
    joined = session.outerjoin(tables.activity).outerjoin(tables.track)
    named = [activity.name.label("activity"), track.name.label("track"), track.color]
    rows = db.execute(select(session, *named).select_from(joined).order_by(activity.position, session.c.position))
    made = [_session(row, order, casts, talks.get(row.id, ())) for row in rows]
    return tuple(sorted(made, key=lambda each: (each.day is None, each.day, each.start, each.room or 0)))


def _session(row: Any, order: Mapping[int, int], casts: Mapping[int, Cast], talks: Iterable[Any]) -> Session:
    return Session(
        uid=row.uid,
        code=row.code or "",
        title=row.title,
        second_title=row.second_title,
        activity=row.activity or "",
        track=row.track or "",
        color=row.color,
        kind=row.kind,
        language=row.language,
        description=row.description,
        note=row.note,
        duration=row.duration,
        expected=row.expected,
        day=row.day,
        start=row.start,
        room=order.get(row.room_id),
        cast=casts.get(row.id, {}),
        talks=_timed(talks, row.start),
    )


def _timed(talks: Iterable[tuple[Any, Cast]], start: int | None) -> tuple[Talk, ...]:
    """The talks one after the other, from the session's start."""
    made = []
    for row, cast in talks:
        texts = (row.uid, row.title, row.second_title, row.language, row.description)
        made.append(Talk(*texts, duration=row.duration, start=start, cast=cast))
        start = None if start is None else start + row.duration
    return tuple(made)


def _talks(db: Connection) -> Mapping[int, list[tuple[Any, Cast]]]:
    """The talks of each session, in order."""
    casts = _casts(db, tables.role.c.talk_id)
    talk = tables.talk
    by_session = defaultdict(list)
    for row in db.execute(select(talk).where(talk.c.session_id.is_not(None)).order_by(talk.c.position, talk.c.id)):
        by_session[row.session_id].append((row, casts.get(row.id, {})))
    return by_session


def _casts(db: Connection, owner: Any) -> Mapping[int, Cast]:
    """Who does what in each session, or in each talk."""
    role = tables.role.c
    query = select(owner, role.kind, tables.person.c.name).join_from(tables.role, tables.person)
    casts: dict[int, dict[RoleKind, list[str]]] = defaultdict(dict)
    for place, kind, name in db.execute(query.where(owner.is_not(None)).order_by(role.position, role.id)):
        casts[place].setdefault(RoleKind(kind), []).append(name)
    return casts


def _pauses(db: Connection, order: Mapping[int, int]) -> tuple[Pause, ...]:
    pause = tables.pause.c
    rows = db.execute(select(tables.pause).order_by(pause.day, pause.start, pause.id))
    return tuple(
        Pause(row.kind, row.title, row.second_title, row.day, row.start, row.duration, order.get(row.room_id))
        for row in rows
    )
