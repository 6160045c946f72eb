"""Small rows for tests: each function writes one in an operation of its own and returns its id."""

from typing import Any

from sqlalchemy import Table, insert

from organizer.services.workspace import Workspace
from organizer.storage import tables

EVENT = {"name": "Technology Exchange 2026", "start_date": "2026-09-26", "days": 2}
"""The empty event that tests copy."""


def make(workspace: Workspace, table: Table, **values: Any) -> int:
    """Insert one row of any table."""
    with workspace.operation(f"Add {table.name}") as db:
        return int(db.execute(insert(table).values(**values).returning(table.c.id)).scalar_one())


def a_room(workspace: Workspace, name: str = "Hall A", *, capacity: int | None = 100, **values: Any) -> int:
    """A room."""
    return make(workspace, tables.room, name=name, capacity=capacity, **values)


def a_session(workspace: Workspace, title: str = "Opening", **values: Any) -> int:
    """A session of an hour, unscheduled unless ``room_id``, ``day`` and ``start`` are given."""
    return make(workspace, tables.session, title=title, **values)


def a_talk(workspace: Workspace, session: int, title: str = "A new sensor", **values: Any) -> int:
    """A talk of ten minutes."""
    return make(workspace, tables.talk, session_id=session, title=title, **values)


def a_category(workspace: Workspace, name: str = "Guest", **values: Any) -> int:
    """A category of attendees."""
    return make(workspace, tables.category, name=name, **values)


def a_person(workspace: Workspace, name: str = "王晓宇", **values: Any) -> int:
    """A person; an attendee when ``category_id`` is given."""
    return make(workspace, tables.person, name=name, **values)


def an_organization(workspace: Workspace, name: str = "Tsinghua University", **values: Any) -> int:
    """An organization."""
    return make(workspace, tables.organization, name=name, **values)


def a_role(workspace: Workspace, person: int, kind: str = "speaker", **values: Any) -> int:
    """A role in ``session_id`` or ``talk_id``."""
    return make(workspace, tables.role, person_id=person, kind=kind, **values)


def a_break(workspace: Workspace, title: str = "Coffee", *, rooms: tuple[int, ...] = (), **values: Any) -> int:
    """A break in some rooms, or in all."""
    id = make(workspace, tables.pause, title=title, all_rooms=int(not rooms), **values)
    for room in rooms:
        make(workspace, tables.break_room, break_id=id, room_id=room)
    return id
