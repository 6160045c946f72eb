"""Reads the schedule: a fixed number of questions, however large the event is."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, Text, func, select, type_coerce, union_all

from organizer.domain.programme.words import BreakKind, RoleKind, as_date
from organizer.domain.schedule.grid import Card, Hours, Participant, Pause, Placement, Room, Snapshot, TalkLine, Track
from organizer.storage import tables


def read_snapshot(db: Connection) -> Snapshot:
    """The whole schedule as values."""
    return _with_cards(db, read_cards(db))


def read_around(db: Connection, session: int, target: Placement) -> Snapshot:
    """The part of the schedule that bears on a session at ``target``: what is in that room or has its people."""
    mine, others = _roles_of_sessions(), _roles_of_sessions()
    people = select(mine.c.person_id).where(mine.c.session_id == session)
    busy = select(others.c.session_id).where(others.c.person_id.in_(people))
    own = tables.session.c
    near = (own.id == session) | (own.room_id == target.room) | own.id.in_(busy)
    found = db.scalars(select(own.id).where(near)).all()
    return _with_cards(db, read_cards(db, found))


def _with_cards(db: Connection, cards: tuple[Card, ...]) -> Snapshot:
    event = db.execute(select(tables.event).order_by(tables.event.c.id)).first()
    if event is None:
        return Snapshot()
    return Snapshot(
        start_date=as_date(event.start_date),
        days=event.days,
        opens=event.opens,
        closes=event.closes,
        rooms=_rooms(db),
        pauses=_pauses(db),
        cards=cards,
        tracks=_tracks(db),
        accepted=_accepted(db),
    )


def _rooms(db: Connection) -> tuple[Room, ...]:
    hours = defaultdict(list)
    of = tables.room_hours.c
    for row in db.execute(select(of.room_id, of.day, of.opens, of.closes).order_by(of.day, of.opens)):
        hours[row.room_id].append(Hours(row.day, row.opens, row.closes))
    room = tables.room.c
    rows = db.execute(
        select(room.id, room.name, room.second_name, room.capacity, room.equipment).order_by(room.position, room.id)
    )
    return tuple(
        Room(row.id, row.name, row.second_name, row.capacity, tuple(row.equipment or ()), tuple(hours[row.id]))
        for row in rows
    )


def _pauses(db: Connection) -> tuple[Pause, ...]:
    pause = tables.pause.c
    rows = db.execute(select(tables.pause).order_by(pause.day, pause.start, pause.id))
    return tuple(
        Pause(row.id, row.title, row.day, row.start, row.duration, row.room_id, BreakKind(row.kind), row.second_title)
        for row in rows
    )


def _tracks(db: Connection) -> tuple[Track, ...]:
    track = tables.track.c
    rows = db.execute(select(track.id, track.name, track.color, track.second_name).order_by(track.position, track.id))
    return tuple(Track(*row) for row in rows)


def _accepted(db: Connection) -> dict[str, str]:
    accepted = tables.accepted_conflict.c
    return {row.key: row.reason for row in db.execute(select(accepted.key, accepted.reason))}


def read_cards(db: Connection, sessions: Collection[int] | None = None) -> tuple[Card, ...]:
    """The cards of some sessions, or of all."""
    people, talks = _people(db, sessions), _talks(db, sessions)
    session, track, activity = tables.session.c, tables.track.c, tables.activity.c
    needs = type_coerce(session.needs_equipment, Text)  # nearly all are empty: no need to parse a thousand of them
    place = (session.room_id, session.day, session.start)
    shown = (session.second_title, session.track_id, track.color, func.coalesce(activity.name, ""), session.expected)
    rows = db.execute(
        select(session.id, session.title, session.duration, *place, *shown, session.locked, needs, session.code)
        .select_from(tables.session.outerjoin(tables.track).outerjoin(tables.activity))
        .where(_among(session.id, sessions))
        .order_by(session.position, session.id)
    ).all()
    return tuple(
        Card(
            number,
            title,
            duration,
            None if day is None else Placement(room, day, start),
            second_title,
            track_id,
            color,
            activity_name,
            expected,
            bool(locked),
            () if needed == "[]" else tuple(json.loads(needed)),
            tuple(people.get(number, ())),
            tuple(talks.get(number, ())),
            code or "",
        )
        for (number, title, duration, room, day, start, *described, locked, needed, code) in rows
        for second_title, track_id, color, activity_name, expected in (described,)
    )


def _among(column: ColumnElement[Any], sessions: Collection[int] | None) -> ColumnElement[bool]:
    """That the column names one of the sessions, or any."""
    return column.is_not(None) if sessions is None else column.in_(sessions)


def _talks(db: Connection, sessions: Collection[int] | None) -> dict[int, list[TalkLine]]:
    talk = tables.talk.c
    found: dict[int, list[TalkLine]] = defaultdict(list)
    rows = db.execute(
        select(talk.session_id, talk.id, talk.title, talk.duration, talk.second_title)
        .where(_among(talk.session_id, sessions))
        .order_by(talk.position, talk.id)
    ).all()
    for session, number, title, duration, second_title in rows:
        found[session].append(TalkLine(number, title, duration, second_title))
    return found


def _people(db: Connection, sessions: Collection[int] | None) -> dict[int, list[Participant]]:
    """The people of each session: those with a role in it, then those of its talks."""
    role, person = _roles_of_sessions(sessions), tables.person.c
    columns = (role.c.session_id, role.c.person_id, person.name, role.c.kind, role.c.talk_id)
    named = select(*columns).join(tables.person, person.id == role.c.person_id)
    found: dict[int, list[Participant]] = defaultdict(list)
    rows = db.execute(named.order_by(role.c.talk_id.is_not(None), role.c.position, role.c.id)).all()
    kinds = {each.value: each for each in RoleKind}
    for session, person_id, name, kind, talk_id in rows:
        found[session].append(Participant(person_id, name, kinds[kind], talk_id))
    return found


def _roles_of_sessions(sessions: Collection[int] | None = None) -> Subquery:
    """The roles in some sessions (or all) and in their talks, each with the session."""
    role, talk = tables.role.c, tables.talk.c
    columns = (role.person_id, role.kind, role.talk_id, role.position, role.id)
    its_own = select(role.session_id, *columns).where(_among(role.session_id, sessions))
    of_talks = select(talk.session_id, *columns).join(tables.talk, talk.id == role.talk_id)
    return union_all(its_own, of_talks.where(_among(talk.session_id, sessions))).subquery()
