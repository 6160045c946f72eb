"""What badges say of the programme: each person’s sessions and tables, read only where a template says them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from organizer.domain.printing.days import Name
from organizer.domain.printing.local_names import short_day_name
from organizer.domain.programme.words import RoleKind, clock
from organizer.domain.schedule.grid import Card, Placement
from organizer.services.printing.meetings import attending
from organizer.services.printing.programme import Programme, read_programme
from organizer.storage import tables

_OF_SESSIONS = frozenset({"sessions", "second_sessions", "enrolled", "second_enrolled"})
_OF_TABLES = frozenset({"table", "second_table"})
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What a badge says of somebody's programme, in both languages; a row a session."""

    sessions: tuple[Name, ...] = ()
    enrolled: tuple[Name, ...] = ()
    tables: tuple[Name, ...] = ()


NOTHING = OfPerson()


def read_badge_programme(db: Connection, fields: frozenset[str]) -> Mapping[int, OfPerson]:
    """By person, for templates that use these fields; nobody is in it when they say nothing of the programme."""
    active, listening = _sessions(read_programme(db)) if fields & _OF_SESSIONS else ({}, {})
    at_tables = _tables(db) if fields & _OF_TABLES else {}
    everybody = active.keys() | listening.keys() | at_tables.keys()
    return {
        who: OfPerson(*(tuple(found.get(who, {})) for found in (active, listening, at_tables))) for who in everybody
    }


_Found = Mapping[int, Mapping[Name, None]]


def _sessions(programme: Programme) -> tuple[_Found, _Found]:
    """Those in which somebody does something and those to which somebody listens, by time and each once."""
    active: dict[int, dict[Name, None]] = defaultdict(dict)
    listening: dict[int, dict[Name, None]] = defaultdict(dict)
    for day in range(programme.snapshot.days):
        for card, place in programme.placed(day):
            row = _row(programme, card, place)
            for each in card.people:
                found = listening if each.role is RoleKind.AUDIENCE else active
                found[each.person][row] = None
    return active, listening


def _row(programme: Programme, card: Card, place: Placement) -> Name:
    """When, what and where: “Sat, Sep 26, 10:30 · Opening · Hall A”; of an event of one day without the day."""
    room = programme.room(place.room) or Name("")
    titles = card.title, card.second_title or card.title
    rooms = room.first, room.second or room.first
    parts = zip(_times(programme, place), titles, rooms, strict=True)
    first, second = (_BETWEEN.join(filter(None, each)) for each in parts)
    return Name(first, second)


def _times(programme: Programme, place: Placement) -> Iterator[str]:
    at = programme.snapshot.date_of(place.day) if programme.snapshot.days > 1 else None
    first = programme.languages[0]
    for language in (first, programme.languages[1] or first):
        day = "" if at is None else f"{short_day_name(at, language)}, "
        yield f"{day}{clock(place.start)}"


def _tables(db: Connection) -> _Found:
    """Where somebody is the expert or meets somebody, in the order of the tables."""
    table, meeting = tables.table.c, tables.meeting.c
    names = {
        row.id: Name(row.name, row.second_name) for row in db.execute(select(tables.table).order_by(table.position))
    }
    at = dict(db.execute(select(meeting.id, meeting.table_id).where(meeting.table_id.is_not(None))).all())
    seats: dict[int, set[int]] = defaultdict(set)
    for expert, id in db.execute(select(table.expert_id, table.id).where(table.expert_id.is_not(None))):
        seats[expert].add(id)
    for number, people in attending(db).items():
        for who in people if number in at else ():
            seats[who].add(at[number])
    return {who: {name: None for id, name in names.items() if id in taken} for who, taken in seats.items()}
