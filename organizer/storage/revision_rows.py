"""How far what a calendar tells of a session or a break has come since it was made, by the journal.

A calendar believes the higher number (RFC 5545, 3.8.7.4), so that none may ever fall: numbers are those of operations,
counted from the one that made the row, and not how many there were. What was once a part of it has left a trace too.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, and_, func, or_, select

from organizer.domain.programme.words import RoleKind
from organizer.storage import tables

Key = tuple[str, int]
"""A table and a row of it."""

TOLD = ("event", "room", "track", "session", "talk", "role", "break", "break_room")
"""Whose rows an appointment may tell of; people too, those who have a role."""


def read_revisions(db: Connection) -> dict[str, int]:
    """The number of each session by its uid, and of each break by what exports call it; 0: as it was made."""
    span, parts = _operations(db), _parts(db)
    session, pause = tables.session.c, tables.pause.c
    uid = db.scalar(select(tables.event.c.uid)) or ""
    names = {("session", id): told for id, told in db.execute(select(session.id, session.uid))}
    names |= {("break", id): f"{uid} break {id}" for id in db.scalars(select(pause.id))}
    return {told: _number(key, span, parts[key]) for key, told in names.items()}


def _number(key: Key, span: dict[Key, tuple[int, int]], parts: Iterable[Key | int]) -> int:
    if key not in span:
        return 0
    first, last = span[key]
    ends = (each if isinstance(each, int) else span.get(each, (0, 0))[1] for each in parts)
    return max(last, *ends, first) - first


def _operations(db: Connection) -> dict[Key, tuple[int, int]]:
    """The first and the last operation that touched each row."""
    change = tables.change.c
    acting = and_(change.entity == "person", change.row.in_(select(tables.role.c.person_id)))
    rows = db.execute(
        select(change.entity, change.row, func.min(change.operation), func.max(change.operation))
        .where(or_(change.entity.in_(TOLD), acting))
        .group_by(change.entity, change.row)
    )
    return {(entity, row): (first, last) for entity, row, first, last in rows}


def _parts(db: Connection) -> dict[Key, list[Key | int]]:
    """What else is told with each session and break; of parts that it has lost, the operation that took them."""
    found: dict[Key, list[Key | int]] = defaultdict(list)
    event: list[Key] = [("event", each) for each in db.scalars(select(tables.event.c.id))]
    session, talk, role, held = tables.session.c, tables.talk.c, tables.role.c, tables.break_room.c
    for id, room, track in db.execute(select(session.id, session.room_id, session.track_id)):
        found["session", id] += [*event, ("room", room or 0), ("track", track or 0)]
    owners: dict[int | None, int | None] = dict(db.execute(select(talk.id, talk.session_id)).all())
    for number, owner in owners.items():
        found["session", owner or 0].append(("talk", number or 0))
    seen = (RoleKind.SPEAKER, RoleKind.CHAIR)
    columns = (role.id, role.session_id, role.talk_id, role.person_id)
    for id, owner, of_talk, person in db.execute(select(*columns).where(role.kind.in_(seen))):
        found["session", owner or owners.get(of_talk) or 0] += [("role", id), ("person", person)]
    for id in db.scalars(select(tables.pause.c.id)):
        found["break", id] += event
    for id, pause, room in db.execute(select(held.id, held.break_id, held.room_id)):
        found["break", pause] += [("break_room", id), ("room", room)]
    for key, operation in _lost(db, owners):
        found[key].append(operation)
    return found


def _lost(db: Connection, owners: dict[int | None, int | None]) -> Iterable[tuple[Key, int]]:
    """Whose part a talk, a role or a room of a break was, and the operation that took it away."""
    change = tables.change.c
    named = or_(*(change.before.contains(f'"{each}_id"') for each in ("session", "talk", "break")))
    parts = change.entity.in_(("talk", "role", "break_room"))
    for before, operation in db.execute(select(change.before, change.operation).where(parts, named)):
        was = json.loads(before)
        session = was.get("session_id") or owners.get(was.get("talk_id"))
        yield ("session", session) if session else ("break", was.get("break_id") or 0), operation
