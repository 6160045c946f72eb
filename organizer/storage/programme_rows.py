"""Reads the programme of the event: for an import to be compared with, and to be written; always as many questions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, select

from organizer.domain.imports.programme_standing import (
    Names,
    Standing,
    StandingBreak,
    StandingPerson,
    StandingSession,
    StandingTalk,
)
from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import BreakKind, RoleKind, SessionState, as_date
from organizer.storage import tables

T = TypeVar("T")
Cast = dict[tuple[str, int], list[tuple[RoleKind, int]]]


def read_standing(db: Connection) -> Standing:
    """Everything that an imported programme may meet."""
    return _standing(db, _people(db))


def _standing(db: Connection, people: tuple[StandingPerson, ...]) -> Standing:
    event = db.execute(select(tables.event).order_by(tables.event.c.id)).one()
    cast = _cast(db)
    return Standing(
        name=event.name,
        start_date=as_date(event.start_date),
        days=event.days,
        timezone=event.timezone,
        opens=event.opens,
        closes=event.closes,
        rooms=_names(db, tables.room),
        tracks=_names(db, tables.track),
        activities=_names(db, tables.activity),
        sessions=_sessions(db, cast),
        talks=_talks(db, cast),
        breaks=_breaks(db),
        people=people,
    )


def read_programme(db: Connection) -> Programme:
    """The programme of the event as a file would tell it: sessions in the order of time, those without one last."""
    on_stage = _people(db, tables.person.c.id.in_(select(tables.role.c.person_id)))
    uid = db.scalar(select(tables.event.c.uid)) or ""
    standing = _standing(db, on_stage)
    persons = {each.id: each for each in on_stage}

    def credits(people: Iterable[tuple[RoleKind, int]]) -> tuple[Credit, ...]:
        return tuple(_credit(persons[number], role) for role, number in people)

    talks: dict[int | None, list[TalkEntry]] = defaultdict(list)
    for row, talk in enumerate(standing.talks, 1):
        told = (talk.title, talk.second_title, talk.duration, talk.language, talk.description, talk.uid)
        talks[talk.session].append(TalkEntry(row, *told, credits(talk.people)))
    return Programme(
        name=standing.name,
        start_date=standing.start_date,
        days=standing.days,
        timezone=standing.timezone,
        rooms=_ordered(db, tables.room, tables.room.c.name),
        tracks=_ordered(db, tables.track, tables.track.c.name),
        sessions=tuple(
            _session_entry(row, each, standing, credits(each.people), tuple(talks[each.id]))
            for row, each in enumerate(_in_time(db, standing.sessions), 1)
        ),
        breaks=tuple(
            replace(_break_entry(row, each, standing), uid=f"{uid} break {each.id}")
            for row, each in enumerate(standing.breaks, 1)
        ),
        uid=uid,
        room_uids=tuple(f"{uid} room {number}" for number in _ordered(db, tables.room, tables.room.c.id)),
    )


def _in_time(db: Connection, sessions: Iterable[StandingSession]) -> list[StandingSession]:
    """By time and room; what has no time in the order of the activities."""
    rooms, activities = (
        {number: place for place, number in enumerate(_ordered(db, table, table.c.id))}
        for table in (tables.room, tables.activity)
    )

    def place(each: StandingSession) -> tuple[bool, int, int, int]:
        if each.day is None or each.start is None:
            return (True, 0, 0, -1 if each.activity is None else activities[each.activity])
        return (False, each.day, each.start, 0 if each.room is None else rooms[each.room])

    return sorted(sessions, key=place)


def _ordered(db: Connection, table: Table, column: ColumnElement[T]) -> tuple[T, ...]:
    return tuple(db.scalars(select(column).order_by(table.c.position, table.c.id)))


def _credit(person: StandingPerson, role: RoleKind) -> Credit:
    name, second_name = person.names
    return Credit(name, role, next(iter(person.organizations), ""), second_name, person.uid)


def _session_entry(
    row: int, each: StandingSession, standing: Standing, people: tuple[Credit, ...], talks: tuple[TalkEntry, ...]
) -> SessionEntry:
    return SessionEntry(
        row=row,
        title=each.title,
        second_title=each.second_title,
        uid=each.uid,
        code=each.code,
        activity=standing.activities.label(each.activity),
        track=standing.tracks.label(each.track),
        kind=each.kind,
        language=each.language,
        description=each.description,
        room=standing.rooms.label(each.room),
        day=each.day,
        start=each.start,
        duration=each.duration,
        expected=each.expected,
        people=people,
        talks=talks,
        state=each.state,
        interpreted=each.interpreted,
        note=each.note,
    )


def _break_entry(row: int, each: StandingBreak, standing: Standing) -> BreakEntry:
    times, room = (each.day, each.start, each.duration), standing.rooms.label(each.room)
    return BreakEntry(row, each.title, *times, each.second_title, room, each.kind)


def _names(db: Connection, table: Any) -> Names:
    rows = db.execute(select(table.c.id, table.c.name, table.c.second_name).order_by(table.c.id))
    return Names((row.id, (row.name, row.second_name, f"{row.name} {row.second_name}")) for row in rows)


def _cast(db: Connection) -> Cast:
    role = tables.role.c
    rows = db.execute(select(role.kind, role.person_id, role.session_id, role.talk_id).order_by(role.position, role.id))
    found: Cast = defaultdict(list)
    for kind, person, session, talk in rows:
        place = ("session", session) if session is not None else ("talk", talk)
        found[place].append((RoleKind(kind), person))
    return found


def _sessions(db: Connection, cast: Cast) -> tuple[StandingSession, ...]:
    session = tables.session.c
    rows = db.execute(select(tables.session).order_by(session.day, session.start, session.position, session.id))
    return tuple(
        StandingSession(
            id=row.id,
            uid=row.uid,
            code=row.code or "",
            title=row.title,
            second_title=row.second_title,
            kind=row.kind,
            language=row.language,
            description=row.description,
            activity=row.activity_id,
            track=row.track_id,
            room=row.room_id,
            day=row.day,
            start=row.start,
            duration=row.duration,
            expected=row.expected,
            locked=bool(row.locked),
            note=row.note,
            people=tuple(cast.get(("session", row.id), ())),
            state=SessionState(row.state),
            interpreted=tuple(row.interpreted),
        )
        for row in rows
    )


def _talks(db: Connection, cast: Cast) -> tuple[StandingTalk, ...]:
    talk = tables.talk.c
    rows = db.execute(select(tables.talk).order_by(talk.session_id, talk.position, talk.id))
    return tuple(
        StandingTalk(
            id=row.id,
            uid=row.uid,
            session=row.session_id,
            title=row.title,
            second_title=row.second_title,
            duration=row.duration,
            language=row.language,
            description=row.description,
            people=tuple(cast.get(("talk", row.id), ())),
        )
        for row in rows
    )


def _breaks(db: Connection) -> tuple[StandingBreak, ...]:
    pause = tables.pause.c
    rooms = read_break_rooms(db)
    rows = db.execute(select(tables.pause).order_by(pause.day, pause.start, pause.id)).all()
    return tuple(
        StandingBreak(row.id, row.title, row.second_title, row.day, row.start, row.duration, room, BreakKind(row.kind))
        for row in rows
        for room in ((None,) if row.all_rooms else rooms.get(row.id, ()))
    )


def read_break_rooms(db: Connection) -> dict[int, list[int]]:
    """The rooms of each break that is not over all rooms, in the event's order."""
    of, room = tables.break_room.c, tables.room.c
    rows = db.execute(
        select(of.break_id, of.room_id).join(tables.room, room.id == of.room_id).order_by(room.position, room.id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for pause, number in rows:
        found[pause].append(number)
    return found


def _people(db: Connection, *who: ColumnElement[bool]) -> tuple[StandingPerson, ...]:
    person, organization = tables.person.c, tables.organization.c
    rows = db.execute(
        select(
            person.id,
            person.uid,
            person.name,
            person.second_name,
            organization.name,
            organization.second_name,
            organization.aliases,
        )
        .select_from(tables.person.outerjoin(tables.organization, person.organization_id == organization.id))
        .where(*who)
        .order_by(person.id)
    )
    return tuple(
        StandingPerson(number, uid, (name, second), tuple(filter(None, (theirs, theirs_second, *(aliases or ())))))
        for number, uid, name, second, theirs, theirs_second, aliases in rows
    )
