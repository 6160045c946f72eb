"""Meetings as sheets tell them: who meets, at which table, when."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.printing.days import Name
from organizer.domain.printing.sheets.slips import Meeting, Party
from organizer.storage import tables

meeting, table, room, party = tables.meeting.c, tables.table.c, tables.room.c, tables.party.c
person, organization = tables.person.c, tables.organization.c


def read_meetings(db: Connection, day_name: Callable[[int], Name]) -> tuple[tuple[Meeting, ...], int]:
    """Those that have a time, by day, time and table; and how many have none."""
    parties = _parties(db)
    placed = tables.meeting.outerjoin(tables.table, table.id == meeting.table_id)
    placed = placed.outerjoin(tables.room, room.id == table.room_id)
    columns = (meeting.id, meeting.title, meeting.day, meeting.start, meeting.duration)
    names = (table.name, table.second_name, room.name.label("room"), room.second_name.label("second_room"))
    experts = {None: None, **_experts(db)}
    by_time = (meeting.day, meeting.start, table.position, table.id, meeting.id)
    rows = db.execute(select(*columns, *names, table.expert_id).select_from(placed).order_by(*by_time)).all()
    found = tuple(
        replace(_meeting(row, day_name(row.day)), parties=parties.get(row.id, ()), expert=experts[row.expert_id])
        for row in rows
        if row.day is not None
    )
    return found, len(rows) - len(found)


def attending(db: Connection) -> Mapping[int, list[int]]:
    """The people who are named as coming, by meeting; the expert whose table it is among them."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, who in db.execute(select(party.meeting_id, party.person_id).order_by(party.id)):
        if who is not None:
            found[number].append(who)
    expected = select(meeting.id, table.expert_id).join(tables.table, table.id == meeting.table_id)
    for number, who in db.execute(expected.where(table.expert_id.is_not(None))):
        found[number] += [] if who in found[number] else [who]
    return found


def _experts(db: Connection) -> Mapping[int | None, Party]:
    joined = tables.table.join(tables.person, person.id == table.expert_id)
    joined = joined.outerjoin(tables.organization, organization.id == person.organization_id)
    names = (person.id, person.name, person.second_name, organization.name, organization.second_name)
    rows = db.execute(select(*names).select_from(joined))
    return {id: Party(Name.of(name, second), Name.of(home, other), id) for id, name, second, home, other in rows}


def _meeting(row: Any, day: Name) -> Meeting:
    return Meeting(
        row.id,
        row.day,
        day,
        row.start,
        row.start + row.duration,
        row.title,
        (),
        Name.of(row.name, row.second_name) if row.name else None,
        Name.of(row.room, row.second_room) if row.room else None,
    )


def _parties(db: Connection) -> Mapping[int, tuple[Party, ...]]:
    joined = tables.party.outerjoin(tables.person, person.id == party.person_id)
    joined = joined.outerjoin(tables.organization, organization.id == party.organization_id)
    who_comes = (party.meeting_id, person.id, person.name, person.second_name)
    homes = (organization.name, organization.second_name)
    rows = db.execute(select(*who_comes, *homes).select_from(joined).order_by(party.id))
    found: dict[int, tuple[Party, ...]] = defaultdict(tuple)
    for number, id, name, second, home, second_home in rows:
        who, where = Name.of(name, second), Name.of(home, second_home)
        if who.first or where.first:
            found[number] += (Party(who, where, id) if who.first else Party(where),)
    return found
