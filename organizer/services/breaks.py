"""Breaks and blockers over some rooms or all of them."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from organizer.domain.programme.words import clock, span
from organizer.domain.schedule.grid import Pause, Snapshot
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row
from organizer.storage.session_rows import when_words
from organizer.storage.timetable_rows import read_snapshot

pause = tables.pause


def create_break(workspace: Workspace, new: Pause) -> int:
    """A break or a blocker as described (its id counts for nothing); returns its id.

    Raises BadInput for one without a title, a minute or a room, RuleViolation for a day or a room that is not there.
    """
    with workspace.operation(
        _("Create “{title}”, {hours}").format(title=new.title, hours=span(new.start, new.end))
    ) as db:
        values = _values(db, new)
        id = insert_row(db, pause, values)
        _put_into(db, id, new.rooms)
    return id


def change_break(workspace: Workspace, changed: Pause) -> None:
    """Let the break of that id be as described: elsewhere, longer, over other rooms, called otherwise.

    Raises NotFound, BadInput, RuleViolation as in :func:`create_break`.
    """
    before = _before(workspace, changed.id)
    with workspace.reading() as db:
        now = read_snapshot(db)
    with workspace.operation(_change_label(now, before, changed)) as db:
        if not db.execute(update(pause).where(pause.c.id == changed.id).values(**_values(db, changed))).rowcount:
            raise _gone()
        _put_into(db, changed.id, changed.rooms)


def delete_break(workspace: Workspace, id: int) -> None:
    """Remove a break or a blocker."""
    title = _before(workspace, id).title
    with workspace.operation(_("Delete “{title}”").format(title=title)) as db:
        db.execute(delete(pause).where(pause.c.id == id))


# -- inside ----------------------------------------------------------------------------------------------------------


def _change_label(now: Snapshot, before: Pause, after: Pause) -> str:
    if (before.day, before.start) != (after.day, after.start) and before.duration == after.duration:
        place = when_words(now, after.day, after.start) if now.days > 1 else clock(after.start)
        return _("Move “{title}” to {place}").format(title=after.title, place=place)
    if (before.start, before.duration) != (after.start, after.duration):
        return _("Resize “{title}” to {time}").format(title=after.title, time=span(after.start, after.end))
    return _("Edit “{title}”").format(title=after.title)


def _values(db: Connection, new: Pause) -> dict[str, Any]:
    if not new.title.strip():
        raise BadInput(_("A break needs a title."))
    if new.duration <= 0:
        raise BadInput(_("A break must last at least a minute."))
    if new.rooms is not None and not new.rooms:
        raise BadInput(_("A break is in some rooms, or in all of them."))
    days = db.scalar(select(tables.event.c.days)) or 1
    if not 0 <= new.day < days:
        raise RuleViolation(_("The event has no such day."))
    if new.start < 0:
        raise RuleViolation(_("A break cannot begin before midnight of its day."))
    return {
        "kind": new.kind.value,
        "title": new.title.strip(),
        "second_title": new.second_title.strip(),
        "day": new.day,
        "start": new.start,
        "duration": new.duration,
        "all_rooms": int(new.rooms is None),
    }


def _put_into(db: Connection, id: int, rooms: frozenset[int] | None) -> None:
    of = tables.break_room
    wanted = rooms or frozenset()
    known = set(db.scalars(select(tables.room.c.id).where(tables.room.c.id.in_(wanted))))
    if known != wanted:
        raise RuleViolation(_("This room does not exist any more."))
    here = set(db.scalars(select(of.c.room_id).where(of.c.break_id == id)))
    db.execute(delete(of).where(of.c.break_id == id, of.c.room_id.in_(here - wanted)))
    for room in sorted(wanted - here):
        db.execute(insert(of).values(break_id=id, room_id=room))


def _before(workspace: Workspace, id: int) -> Pause:
    with workspace.reading() as db:
        found = next((each for each in read_snapshot(db).pauses if each.id == id), None)
    if found is None:
        raise _gone()
    return found


def _gone() -> NotFound:
    return NotFound(_("This break does not exist any more."))
