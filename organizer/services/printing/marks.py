"""The rows of the ledger as values."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.printing.ledger import Mark
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.storage import tables

mark = tables.print_mark.c
SUBJECT = {"person": mark.person_id, "session": mark.session_id, "room": mark.room_id, "meeting": mark.meeting_id}
"""The columns that say of whom or what a sheet is, by the names that Subject has for them; ``day`` is one more."""


def standing(db: Connection, kinds: Collection[PieceKind] = tuple(PieceKind)) -> tuple[Mark, ...]:
    """What is on paper of these kinds, in the order of printing: neither replaced nor thrown away."""
    columns = (
        mark.id,
        mark.what,
        mark.of,
        *SUBJECT.values(),
        mark.day,
        mark.title,
        mark.face,
        mark.at,
        mark.desk,
        mark.made,
    )
    stands = (mark.replaced_by_id.is_(None), mark.thrown_away == 0, mark.what.in_(kinds))
    return tuple(_mark(row) for row in db.execute(select(*columns).where(*stands).order_by(mark.id)))


def _mark(row: Any) -> Mark:
    id, what, of, person, session, room, meeting, day, title, face, at, desk, made = row
    subject = Subject(person, session, room, meeting, day)
    whole = parts_of(subject) == of
    return Mark(id, PieceKind(what), subject if whole else None, title, face, at, desk, made)


def parts_of(subject: Subject) -> str:
    """The names of what says of whom or what a sheet is, to see later that one of them was deleted."""
    return " ".join(name for name in (*SUBJECT, "day") if getattr(subject, name) is not None)
