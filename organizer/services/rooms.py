"""Rooms and tracks by hand."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from organizer.domain.programme.outline import number
from organizer.domain.programme.rooms import Hours, RoomRow, TrackRow, equipment_of, read_hours
from organizer.domain.programme.words import as_date
from organizer.errors import BadInput, NotFound, Problem, RuleViolation
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row

room, track, session, hours = tables.room.c, tables.track.c, tables.session.c, tables.room_hours.c


def event_days(workspace: Workspace) -> tuple[date, ...]:
    """The days of the event; empty while it has no first day."""
    with workspace.reading() as db:
        row = db.execute(select(tables.event.c.start_date, tables.event.c.days)).first()
    first = as_date(row.start_date) if row else None
    if row is None or first is None:
        return ()
    return tuple(first + timedelta(days=day) for day in range(row.days))


def rooms(workspace: Workspace) -> tuple[RoomRow, ...]:
    """All rooms in their order."""
    columns = (room.id, room.name, room.second_name, room.capacity, room.place, room.equipment)
    with workspace.reading() as db:
        open_at, used = _hours(db), _uses(db, session.room_id)
        rows = db.execute(select(*columns).order_by(room.position, room.id))
        return tuple(
            RoomRow(id, name, second, seats, place, tuple(things), open_at[id], used[id])
            for id, name, second, seats, place, things in rows
        )


def tracks(workspace: Workspace) -> tuple[TrackRow, ...]:
    """All tracks in their order."""
    columns = (track.id, track.name, track.second_name, track.color)
    with workspace.reading() as db:
        used = _uses(db, session.track_id)
        rows = db.execute(select(*columns).order_by(track.position, track.id))
        return tuple(TrackRow(id, name, second, color, used[id]) for id, name, second, color in rows)


def add_room(workspace: Workspace, values: Mapping[str, str], open_at: Mapping[int, str] | None = None) -> int:
    """A new room, after the others. Values as in :func:`change_room`. Raises BadInput, RuleViolation."""
    columns, spans = _room_columns(values), _spans(open_at or {})
    with workspace.operation(_("Add room “{name}”").format(name=columns["name"])) as db:
        id = _add(db, tables.room, columns)
        _set_hours(db, id, spans)
        return id


def change_room(
    workspace: Workspace, id: int, values: Mapping[str, str], open_at: Mapping[int, str] | None = None
) -> None:
    """Change a room: name, second_name, capacity, place, equipment (separated by commas); hours as text by day.

    Days without text are closed when another has some; none at all: open whenever the event is. Days that are not
    named stay. Raises NotFound, BadInput, RuleViolation (the name is taken).
    """
    columns, spans = _room_columns(values), _spans(open_at or {})
    with workspace.operation(_("Edit room “{name}”").format(name=columns["name"])) as db:
        _change(db, tables.room, id, columns)
        _set_hours(db, id, spans)


def add_track(workspace: Workspace, values: Mapping[str, str]) -> int:
    """A new track, after the others, of the next colour unless told. Raises BadInput, RuleViolation."""
    columns = _track_columns(values)
    with workspace.operation(_("Add track “{name}”").format(name=columns["name"])) as db:
        columns.setdefault("color", db.scalar(select(func.count()).select_from(tables.track)) or 0)
        return _add(db, tables.track, columns)


def change_track(workspace: Workspace, id: int, values: Mapping[str, str]) -> None:
    """Change name, second_name or color of a track. Raises NotFound, BadInput, RuleViolation (the name is taken)."""
    columns = _track_columns(values)
    with workspace.operation(_("Edit track “{name}”").format(name=columns["name"])) as db:
        _change(db, tables.track, id, columns)


def remove_room(workspace: Workspace, id: int) -> None:
    """Delete a room; its sessions keep their time and have no room, a break that was nowhere else goes with it."""
    with workspace.operation(_("Delete room “{name}”").format(name=_name(workspace, tables.room, id))) as db:
        of, pause = tables.break_room.c, tables.pause.c
        db.execute(delete(tables.room).where(room.id == id))
        db.execute(delete(tables.pause).where(pause.all_rooms == 0, pause.id.not_in(select(of.break_id))))


def remove_track(workspace: Workspace, id: int) -> None:
    """Delete a track; its sessions stay without one."""
    with workspace.operation(_("Delete track “{name}”").format(name=_name(workspace, tables.track, id))) as db:
        db.execute(delete(tables.track).where(track.id == id))


def move_room(workspace: Workspace, id: int, place: int) -> None:
    """Put a room before the ``place``-th (from 0) of the others: the order of the schedule's columns."""
    _move(workspace, tables.room, id, place)


def move_track(workspace: Workspace, id: int, place: int) -> None:
    """Put a track before the ``place``-th (from 0) of the others."""
    _move(workspace, tables.track, id, place)


# -- pieces -----------------------------------------------------------------------------------------------------------


def _hours(db: Connection) -> dict[int, dict[int, tuple[Hours, ...]]]:
    found: dict[int, dict[int, tuple[Hours, ...]]] = defaultdict(dict)
    columns = (hours.room_id, hours.day, hours.opens, hours.closes)
    for id, day, opens, closes in db.execute(select(*columns).order_by(hours.room_id, hours.day, hours.opens)):
        found[id][day] = (*found[id].get(day, ()), (opens, closes))
    return found


def _uses(db: Connection, column: Any) -> Counter[int]:
    counts: Counter[int] = Counter()
    for id, count in db.execute(select(column, func.count()).where(column.is_not(None)).group_by(column)):
        counts[id] = count
    return counts


def _named(values: Mapping[str, str]) -> dict[str, Any]:
    columns: dict[str, Any] = {word: " ".join(text.split()) for word, text in values.items()}
    if not columns.get("name"):
        raise _bad(_("This needs a name."), "name")
    return columns


def _room_columns(values: Mapping[str, str]) -> dict[str, Any]:
    columns = _named(values)
    if "capacity" in columns:
        seats = number(columns["capacity"])
        if columns["capacity"] and seats is None:
            raise _bad(_("The capacity is a whole number of seats."), "capacity")
        columns["capacity"] = seats
    if "equipment" in columns:
        columns["equipment"] = list(equipment_of(columns["equipment"]))
    return columns


def _track_columns(values: Mapping[str, str]) -> dict[str, Any]:
    columns = _named(values)
    if "color" in columns:
        columns["color"] = number(columns["color"]) or 0
    return columns


def _spans(open_at: Mapping[int, str]) -> dict[int, tuple[Hours, ...]]:
    try:
        return {day: read_hours(text) for day, text in open_at.items()}
    except BadInput as error:
        raise _bad(str(error), "hours") from error


def _bad(text: str, word: str) -> BadInput:
    return BadInput(text, (Problem(text, column=word),))


def _set_hours(db: Connection, id: int, spans: Mapping[int, tuple[Hours, ...]]) -> None:
    before = _hours(db)[id]
    for day, wanted in spans.items():
        if before.get(day, ()) != wanted:
            db.execute(delete(tables.room_hours).where((hours.room_id == id) & (hours.day == day)))
            for opens, closes in wanted:
                db.execute(insert(tables.room_hours).values(room_id=id, day=day, opens=opens, closes=closes))


def _add(db: Connection, table: Table, columns: Mapping[str, Any]) -> int:
    _refuse_taken(db, table, columns["name"], 0)
    last = db.scalar(select(func.coalesce(func.max(table.c.position) + 1, 0)))
    return insert_row(db, table, {**columns, "position": last})


def _change(db: Connection, table: Table, id: int, columns: Mapping[str, Any]) -> None:
    row = db.execute(select(table).where(table.c.id == id)).mappings().first()
    if row is None:
        raise NotFound(_("This does not exist any more."))
    new = {word: value for word, value in columns.items() if row[word] != value}
    if "name" in new:
        _refuse_taken(db, table, new["name"], id)
    if new:
        db.execute(update(table).where(table.c.id == id).values(new))


def _refuse_taken(db: Connection, table: Table, name: str, id: int) -> None:
    if db.scalar(select(table.c.id).where((table.c.name == name) & (table.c.id != id))):
        raise RuleViolation(_("There is a “{name}” already.").format(name=name))


def _name(workspace: Workspace, table: Table, id: int) -> str:
    with workspace.reading() as db:
        name = db.scalar(select(table.c.name).where(table.c.id == id))
    if name is None:
        raise NotFound(_("This does not exist any more."))
    return str(name)


def _move(workspace: Workspace, table: Table, id: int, place: int) -> None:
    with workspace.operation(_("Move “{name}”").format(name=_name(workspace, table, id))) as db:
        before = {each.id: each.position for each in db.execute(select(table.c.id, table.c.position))}
        order: Sequence[int] = sorted(before, key=lambda each: (before[each], each))
        others = [each for each in order if each != id]
        for position, each in enumerate([*others[:place], id, *others[place:]]):
            if before[each] != position:
                db.execute(update(table).where(table.c.id == each).values(position=position))
