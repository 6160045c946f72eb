"""The programme as one document, and back: every session, talk, role and break as rows, with the names around them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from organizer.domain.programme.words import BreakKind, RoleKind, SessionState
from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.releases import Edition, Part, Told, ToldBreak, ToldTalk
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.storage import tables

Row = dict[str, Any]
Document = dict[str, Any]
"""Rows of the tables :data:`KEPT`, by the tables' names; and the names of ``rooms``, ``people`` and ``tracks``."""

KEPT = (tables.session, tables.talk, tables.role, tables.pause, tables.break_room)
"""What a release holds, each after what it refers to."""


def read_document(db: Connection) -> Document:
    """The programme as it stands."""
    rows = {table.name: list(_rows(db, table).values()) for table in KEPT}
    acting = {row["person_id"] for row in rows["role"]}
    people = db.execute(select(tables.person.c.id, tables.person.c.name).order_by(tables.person.c.id))
    rooms = db.execute(select(tables.room.c.id, tables.room.c.name).order_by(tables.room.c.id))
    tracks = db.execute(select(tables.track.c.id, tables.track.c.name).order_by(tables.track.c.id))
    return {
        **rows,
        "rooms": {str(id): name for id, name in rooms},
        "people": {str(id): name for id, name in people if id in acting},
        "tracks": {str(id): name for id, name in tracks},
    }


def released(db: Connection, id: int) -> Document:
    """The programme as it was released. NotFound when the release was removed."""
    found: Document | None = db.scalar(select(tables.release.c.programme).where(tables.release.c.id == id))
    if found is None:
        raise NotFound(_("This release does not exist any more."))
    return found


def edition(document: Mapping[str, Any]) -> Edition:
    """What a document tells of each session and break; one that was released long ago knows no names of tracks."""
    talks, people = _talks(document), _people(document)
    told = [_told(row, people[row["id"]], talks[row["id"]]) for row in document.get("session", ())]
    rooms, names, tracks = (_names(document.get(each, {})) for each in ("rooms", "people", "tracks"))
    return Edition({each.session: each for each in told}, rooms, names, tracks, _breaks(document))


def _names(kept: Mapping[str, str]) -> dict[int, str]:
    return {int(id): name for id, name in kept.items()}


def _told(row: Row, people: Iterable[Part], talks: Iterable[Row]) -> Told:
    place = None if row["day"] is None else Placement(row["room_id"], row["day"], row["start"])
    return Told(
        row["id"],
        row["title"],
        row["second_title"],
        place,
        row["duration"],
        SessionState(row["state"]),
        frozenset(people),
        row.get("track_id"),
        tuple(ToldTalk(each["id"], each["title"], each["second_title"], each["duration"]) for each in talks),
    )


def _talks(document: Mapping[str, Any]) -> Mapping[int | None, list[Row]]:
    """The talks of each session in their order."""
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in sorted(document.get("talk", ()), key=lambda row: (row["position"], row["id"])):
        found[row["session_id"]].append(row)
    return found


def _people(document: Mapping[str, Any]) -> Mapping[int | None, list[Part]]:
    """What people do in each session."""
    found: dict[int | None, list[Part]] = defaultdict(list)
    sessions = {row["id"]: row["session_id"] for row in document.get("talk", ())}
    for row in document.get("role", ()):
        session = row["session_id"] if row["session_id"] is not None else sessions.get(row["talk_id"])
        found[session].append(Part(row["person_id"], RoleKind(row["kind"]), row["talk_id"]))
    return found


def _breaks(document: Mapping[str, Any]) -> dict[int, ToldBreak]:
    rooms: dict[int, set[int]] = defaultdict(set)
    for row in document.get("break_room", ()):
        rooms[row["break_id"]].add(row["room_id"])
    seen = [row for row in document.get("break", ()) if row["kind"] == BreakKind.BREAK]
    return {row["id"]: _told_break(row, rooms[row["id"]]) for row in seen}


def _told_break(row: Row, rooms: Iterable[int]) -> ToldBreak:
    where = None if row["all_rooms"] else frozenset(rooms)
    return ToldBreak(
        row["id"], row["title"], row["second_title"], row["day"], row["start"], row["duration"], rooms=where
    )


def restore(db: Connection, document: Mapping[str, Any]) -> None:
    """Let the programme be as the document has it.

    Nothing that was added since is lost: sessions go into the list, talks wait for a session; breaks that were added
    are removed. What refers to a row that is gone refers to none, and roles of people who are gone stay away.
    """
    wanted = {table.name: {row["id"]: row for row in document.get(table.name, ())} for table in KEPT}
    _set_aside(db, wanted)
    for table in KEPT:
        _bring_back(db, table, wanted[table.name])


def _set_aside(db: Connection, wanted: Mapping[str, Mapping[int, Row]]) -> None:
    """What stands in the programme now and did not then."""
    session, talk, role = tables.session.c, tables.talk.c, tables.role.c
    for id, row in _rows(db, tables.session).items():
        then = wanted["session"].get(id)
        if then is None:
            db.execute(update(tables.session).where(session.id == id).values(room_id=None, day=None, start=None))
        elif then["code"] != row["code"]:  # another session may have had it then
            db.execute(update(tables.session).where(session.id == id).values(code=None))
    for id, row in _rows(db, tables.talk).items():
        if id not in wanted["talk"] and row["session_id"] in wanted["session"]:
            db.execute(update(tables.talk).where(talk.id == id).values(session_id=None))
    for id, row in _rows(db, tables.role).items():
        known = row["session_id"] in wanted["session"] or row["talk_id"] in wanted["talk"]
        if known and id not in wanted["role"]:
            db.execute(delete(tables.role).where(role.id == id))
    for table in (tables.break_room, tables.pause):
        for id in _rows(db, table).keys() - wanted[table.name].keys():
            db.execute(delete(table).where(table.c.id == id))


def _bring_back(db: Connection, table: Table, wanted: Mapping[int, Row]) -> None:
    here, targets = _rows(db, table), _targets(db, table)
    codes = {row["code"]: id for id, row in here.items()} if "code" in table.c else {}
    for id, told in wanted.items():
        row = _referring(table, {name: told[name] for name in told if name in table.c}, targets)
        if row is None:
            continue
        if codes.get(row.get("code"), id) != id:  # another session has it by now
            row["code"] = None
        if id not in here:
            db.execute(insert(table).values(**row))
        elif changed := {name: value for name, value in row.items() if here[id][name] != value}:
            db.execute(update(table).where(table.c.id == id).values(**changed))


def _targets(db: Connection, table: Table) -> dict[str, set[int]]:
    """The ids that each reference of a table may name."""
    return {key.parent.name: set(db.scalars(select(key.column))) for key in table.foreign_keys}


def _referring(table: Table, row: Row, targets: Mapping[str, set[int]]) -> Row | None:
    """The row, referring to what is there; None where it cannot be without what is gone."""
    for name, there in targets.items():
        if row.get(name) is not None and row[name] not in there:
            if not table.c[name].nullable or table is tables.role:
                return None
            row[name] = None
    return row


def _rows(db: Connection, table: Table) -> dict[int, Row]:
    return {row.id: dict(row._mapping) for row in db.execute(select(table).order_by(table.c.id))}
