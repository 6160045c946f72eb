"""Schedules kept side by side: keep how it stands now, compare, and let one of them hold."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select, update

from organizer.domain.schedule.grid import Card
from organizer.domain.schedule.scenarios import PlaceChange, Stands, arrangement, as_rows, compare, from_rows
from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row
from organizer.storage.session_rows import columns_of
from organizer.storage.timetable_rows import read_cards

table = tables.scenario
NOWHERE = {"room_id": None, "day": None, "start": None}


@dataclass(frozen=True, slots=True)
class Scenario:
    """A schedule that was kept; ``at``: an instant."""

    id: int
    name: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What letting a scenario hold did: how many sessions moved, and which stayed because they are locked."""

    moved: int
    locked: tuple[Card, ...] = ()


def keep_scenario(workspace: Workspace, name: str, note: str = "") -> int:
    """Keep where everything stands now under a name, in the place of what it named before; returns its id."""
    if not name.strip():
        raise BadInput(_("A scenario needs a name."))
    with workspace.operation(_("Keep scenario “{name}”").format(name=name.strip())) as db:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = {"note": note.strip(), "at": now, "placements": as_rows(arrangement(read_cards(db)))}
        known = db.scalar(select(table.c.id).where(table.c.name == name.strip()))
        if known is None:
            return insert_row(db, table, {"name": name.strip(), **values})
        db.execute(update(table).where(table.c.id == known).values(**values))
        return int(known)


def scenarios(workspace: Workspace) -> tuple[Scenario, ...]:
    """Every schedule that was kept, by name."""
    with workspace.reading() as db:
        rows = db.execute(select(table.c.id, table.c.name, table.c.at, table.c.note).order_by(table.c.name))
        return tuple(Scenario(id, name, datetime.fromisoformat(at), note) for id, name, at, note in rows)


def compare_scenario(workspace: Workspace, id: int, with_other: int | None = None) -> tuple[PlaceChange, ...]:
    """What would move if a scenario held, or what stands elsewhere in another one. NotFound."""
    with workspace.reading() as db:
        if with_other is not None:
            return compare(_arranged(db, id), _arranged(db, with_other))
        return compare(arrangement(read_cards(db)), _arranged(db, id))


def apply_scenario(workspace: Workspace, id: int) -> Applied:
    """Let a scenario hold: one step, which undo takes back. Locked sessions stay, new ones too. NotFound.

    A session whose room is gone keeps its time without a room.
    """
    with workspace.operation(_("Apply scenario “{name}”").format(name=_name(workspace, id))) as db:
        cards = {card.id: card for card in read_cards(db)}
        rooms = set(db.scalars(select(tables.room.c.id)))
        changes = compare(arrangement(cards.values()), _arranged(db, id))
        locked = tuple(cards[each.session] for each in changes if cards[each.session].locked)
        moving = [each for each in changes if not cards[each.session].locked]
        for each in moving:
            place, minutes = each.after
            columns = NOWHERE if place is None else columns_of(place)
            if place is not None and place.room not in rooms:
                columns = {**columns, "room_id": None}
            session = tables.session
            db.execute(update(session).where(session.c.id == each.session).values(**columns, duration=minutes))
        return Applied(len(moving), locked)


def delete_scenario(workspace: Workspace, id: int) -> None:
    """Forget a scenario; the schedule stays as it is."""
    with workspace.operation(_("Delete scenario “{name}”").format(name=_name(workspace, id))) as db:
        db.execute(delete(table).where(table.c.id == id))


def _arranged(db: Connection, id: int) -> dict[int, Stands]:
    rows = db.scalar(select(table.c.placements).where(table.c.id == id))
    if rows is None:
        raise _gone()
    return from_rows(rows)


def _name(workspace: Workspace, id: int) -> str:
    with workspace.reading() as db:
        name = db.scalar(select(table.c.name).where(table.c.id == id))
    if name is None:
        raise _gone()
    return str(name)


def _gone() -> NotFound:
    return NotFound(_("This scenario does not exist any more."))
