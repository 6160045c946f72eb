"""Versions of the programme that were given out: release one, see what is different since, go back to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from organizer.domain.schedule.releases import Comparison, compare
from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row
from organizer.storage.release_rows import edition, read_document, released, restore

table = tables.release


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was given out; ``at``: an instant, ``by``: who gave it out."""

    id: int
    name: str
    at: datetime
    note: str
    by: str = ""


def release(workspace: Workspace, name: str, note: str = "") -> int:
    """Keep the programme as it stands under a name; returns the release's id. BadInput for no name."""
    if not name.strip():
        raise BadInput(_("A release needs a name."))
    with workspace.operation(_("Release “{name}”").format(name=name.strip())) as db:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = {"name": name.strip(), "note": note.strip(), "at": now, "programme": read_document(db)}
        return insert_row(db, table, values)


def releases(workspace: Workspace) -> tuple[Release, ...]:
    """Every version that was given out, the newest first."""
    with workspace.reading() as db:
        rows = db.execute(select(table.c.id, table.c.name, table.c.at, table.c.note).order_by(table.c.id.desc()))
        who = _authors(db)
        return tuple(
            Release(id, name, datetime.fromisoformat(at), note, who.get(id, "")) for id, name, at, note in rows
        )


def suggested_name(known: Iterable[Release]) -> str:
    """What the next release could be called: “Version 3” after two of them."""
    names = [each.name for each in known]
    numbers = range(len(names) + 1, 2 * len(names) + 2)
    words = (_("Version {number}").format(number=each) for each in numbers)
    return next(each for each in words if each not in names)


def change_counts(workspace: Workspace) -> dict[int, int]:
    """How many sessions and breaks are different now since each release."""
    with workspace.reading() as db:
        now = edition(read_document(db))
        rows = db.execute(select(table.c.id, table.c.programme))
        return {id: compare(edition(then), now).count for id, then in rows}


def newest(workspace: Workspace) -> tuple[Release, int] | None:
    """The last release and how many sessions and breaks are different since; None before the first one."""
    last = next(iter(releases(workspace)), None)
    return None if last is None else (last, changes_since(workspace, last.id).count)


def changes_since(workspace: Workspace, id: int) -> Comparison:
    """What is different now from a release. NotFound when it was removed."""
    with workspace.reading() as db:
        return _compare(released(db, id), read_document(db))


def changes_back(workspace: Workspace, id: int) -> Comparison:
    """What :func:`go_back` would make different. NotFound when the release was removed."""
    with workspace.reading() as db:
        return _compare(read_document(db), released(db, id))


def changes_between(workspace: Workspace, one: int, other: int) -> Comparison:
    """What is different in the second release from the first. NotFound when one of them was removed."""
    with workspace.reading() as db:
        return _compare(released(db, one), released(db, other))


def go_back(workspace: Workspace, id: int) -> None:
    """Let the programme be as it was released: one step, which undo takes back.

    What was added since is not lost: sessions go into the list, talks wait for a session. NotFound.
    """
    with workspace.operation(_("Go back to “{name}”").format(name=_name(workspace, id))) as db:
        restore(db, released(db, id))


def describe_release(workspace: Workspace, id: int, *, name: str, note: str) -> None:
    """Call a release otherwise. BadInput for no name, NotFound."""
    if not name.strip():
        raise BadInput(_("A release needs a name."))
    with workspace.operation(_("Edit release “{name}”").format(name=_name(workspace, id))) as db:
        db.execute(update(table).where(table.c.id == id).values(name=name.strip(), note=note.strip()))


def delete_release(workspace: Workspace, id: int) -> None:
    """Forget a release; the programme stays as it is."""
    with workspace.operation(_("Delete release “{name}”").format(name=_name(workspace, id))) as db:
        db.execute(delete(table).where(table.c.id == id))


def _authors(db: Connection) -> dict[int, str]:
    """Who made each release, by the history."""
    change, operation = tables.change.c, tables.operation.c
    made = (change.entity == table.name, change.before.is_(None), operation.id == change.operation)
    rows = db.execute(select(change.row, operation.actor).where(*made).order_by(operation.id.desc()))
    return dict(rows.all())


def _compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    return compare(edition(before), edition(after))


def _name(workspace: Workspace, id: int) -> str:
    with workspace.reading() as db:
        name = db.scalar(select(table.c.name).where(table.c.id == id))
    if name is None:
        raise NotFound(_("This release does not exist any more."))
    return str(name)
