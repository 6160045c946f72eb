"""Reads the schedule: a fixed number of questions, however large the event is."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    Table,
    Text,
    false,
    func,
    select,
    true,
    type_coerce,
    union_all,
)

from organizer.domain.programme.words import BreakKind, OrderKind, RoleKind, SessionState, as_date
from organizer.domain.schedule.grid import (
    Card,
    Engagement,
    EngagementKind,
    Hours,
    Level,
    OrderRule,
    Participant,
    Pause,
    Placement,
    Room,
    Rule,
    Setting,
    Snapshot,
    TalkLine,
    Track,
    building_of,
)
from organizer.storage import tables
from organizer.storage.programme_rows import read_break_rooms


def read_snapshot(db: Connection) -> Snapshot:
    """The whole schedule as values."""
    return _with_cards(db, read_cards(db), read_engagements(db))


def read_around(db: Connection, session: int, target: Placement) -> Snapshot:
    """The part of the schedule that bears on a session at ``target``.

    That is what stands in that room, has its people, is of its track, or has to keep an order with it.
    """
    mine, others = _roles_of_sessions(), _roles_of_sessions()
    people = select(mine.c.person_id).where(mine.c.session_id == session)
    busy = select(others.c.session_id).where(others.c.person_id.in_(people))
    own, order = tables.session.c, tables.order_rule.c
    track = select(own.track_id).where(own.id == session, own.track_id.is_not(None)).scalar_subquery()
    after = select(order.other_session_id).where(order.session_id == session)
    before = select(order.session_id).where(order.other_session_id == session)
    alike = (own.track_id == track) if _asks_of_tracks(db) else false()
    near = (own.id == session) | (own.room_id == target.room) | own.id.in_(busy) | own.id.in_(after)
    found = db.scalars(select(own.id).where(near | own.id.in_(before) | alike)).all()
    return _with_cards(db, read_cards(db, found), read_engagements(db, people))


def _asks_of_tracks(db: Connection) -> bool:
    """Whether the event asks more of a track than the program does."""
    setting = tables.rule_setting.c
    level = db.scalar(select(setting.level).where(setting.rule == Rule.SAME_TRACK))
    return level is not None and level != Level.OFF


def _with_cards(db: Connection, cards: tuple[Card, ...], engagements: tuple[Engagement, ...]) -> Snapshot:
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
        engagements=engagements,
        available=_available(db),
        orders=_orders(db),
        settings=read_settings(db),
        timezone=event.timezone,
    )


def _rooms(db: Connection) -> tuple[Room, ...]:
    hours = _hours(db, tables.room_hours, tables.room_hours.c.room_id)
    room = tables.room.c
    columns = (room.id, room.name, room.second_name, room.capacity, room.equipment, room.place)
    rows = db.execute(select(*columns).order_by(room.position, room.id))
    return tuple(
        Room(id, name, second_name, capacity, tuple(equipment or ()), hours.get(id, ()), building_of(place))
        for id, name, second_name, capacity, equipment, place in rows
    )


def _hours(db: Connection, table: Table, owner: Column[int]) -> dict[int, tuple[Hours, ...]]:
    found: dict[int, list[Hours]] = defaultdict(list)
    of = table.c
    for number, *hours in db.execute(select(owner, of.day, of.opens, of.closes).order_by(of.day, of.opens)):
        found[number].append(Hours(*hours))
    return {number: tuple(hours) for number, hours in found.items()}


def _available(db: Connection) -> dict[int, tuple[Hours, ...]]:
    return _hours(db, tables.person_hours, tables.person_hours.c.person_id)


def _orders(db: Connection) -> tuple[OrderRule, ...]:
    rows = db.execute(select(tables.order_rule).order_by(tables.order_rule.c.id))
    return tuple(OrderRule(row.id, OrderKind(row.kind), row.session_id, row.other_session_id) for row in rows)


def read_settings(db: Connection) -> dict[Rule, Setting]:
    """What the event makes of the rules, where that is not what the program has."""
    known = {each.value: each for each in Rule}
    rows = db.execute(select(tables.rule_setting).order_by(tables.rule_setting.c.id))
    return {known[row.rule]: Setting(Level(row.level), row.limit) for row in rows if row.rule in known}


def read_engagements(db: Connection, people: Select[tuple[int]] | None = None) -> tuple[Engagement, ...]:
    """What takes up the time of some people, or of all, beside sessions: duties, then meetings, in order of id."""
    duty, meeting, party, table = tables.duty.c, tables.meeting.c, tables.party.c, tables.table.c
    person = tables.person.c
    duties = db.execute(
        select(duty.id, duty.title, person.id, person.name, duty.day, duty.start, duty.duration, duty.room_id)
        .join(tables.person, person.id == duty.person_id)
        .where(_one_of(person.id, people))
        .order_by(duty.id)
    )
    title = func.coalesce(func.nullif(meeting.title, ""), table.name, "")
    met = tables.party.join(tables.meeting, party.meeting_id == meeting.id).join(
        tables.person, person.id == party.person_id
    )
    meetings = db.execute(
        select(meeting.id, title, person.id, person.name, meeting.day, meeting.start, meeting.duration, table.room_id)
        .select_from(met.outerjoin(tables.table, table.id == meeting.table_id))
        .where(meeting.day.is_not(None), _one_of(person.id, people))
        .order_by(meeting.id, party.id)
    )
    return (
        *(Engagement(EngagementKind.DUTY, *row) for row in duties),
        *(Engagement(EngagementKind.MEETING, *row) for row in meetings),
    )


def _one_of(column: ColumnElement[Any], people: Select[tuple[int]] | None) -> ColumnElement[bool]:
    return true() if people is None else column.in_(people)


def _pauses(db: Connection) -> tuple[Pause, ...]:
    pause = tables.pause.c
    rooms = read_break_rooms(db)
    rows = db.execute(select(tables.pause).order_by(pause.day, pause.start, pause.id)).all()
    return tuple(
        Pause(
            row.id,
            row.title,
            row.day,
            row.start,
            row.duration,
            None if row.all_rooms else frozenset(rooms.get(row.id, ())),
            BreakKind(row.kind),
            row.second_title,
        )
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
    asked = (session.locked, needs, session.code, session.state, type_coerce(session.interpreted, Text))
    rows = db.execute(
        select(session.id, session.title, session.duration, *place, *shown, *asked)
        .select_from(tables.session.outerjoin(tables.track).outerjoin(tables.activity))
        .where(_among(session.id, sessions))
        .order_by(session.position, session.id)
    ).all()
    states = {each.value: each for each in SessionState}
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
            states[state],
            () if interpreted == "[]" else tuple(json.loads(interpreted)),
        )
        for (number, title, duration, room, day, start, *described, locked, needed, code, state, interpreted) in rows
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
    columns = (role.c.session_id, role.c.person_id, person.name, role.c.kind, role.c.talk_id, role.c.language)
    named = select(*columns).join(tables.person, person.id == role.c.person_id)
    found: dict[int, list[Participant]] = defaultdict(list)
    rows = db.execute(named.order_by(role.c.talk_id.is_not(None), role.c.position, role.c.id)).all()
    kinds = {each.value: each for each in RoleKind}
    for session, person_id, name, kind, talk_id, language in rows:
        found[session].append(Participant(person_id, name, kinds[kind], talk_id, language))
    return found


def _roles_of_sessions(sessions: Collection[int] | None = None) -> Subquery:
    """The roles in some sessions (or all) and in their talks, each with the session."""
    role, talk = tables.role.c, tables.talk.c
    columns = (role.person_id, role.kind, role.talk_id, role.position, role.id, role.language)
    its_own = select(role.session_id, *columns).where(_among(role.session_id, sessions))
    of_talks = select(talk.session_id, *columns).join(tables.talk, talk.id == role.talk_id)
    return union_all(its_own, of_talks.where(_among(talk.session_id, sessions))).subquery()
