"""Schedules kept side by side: keep how it stands now, compare, and let one of them hold."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select, update

from organizer.domain.schedule.grid import Card, Snapshot
from organizer.domain.schedule.scenarios import PlaceChange, Stands, arrangement, as_rows, compare, from_rows
from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row
from organizer.storage.session_rows import columns_of
from organizer.storage.timetable_rows import read_cards, read_snapshot

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
    """What letting a scenario hold does: the sessions that move, and what of it cannot be.

    ``locked`` stay where they are, ``roomless`` keep their time alone because their room is gone, ``gone`` counts
    those that were deleted since.
    """

    moving: tuple[PlaceChange, ...] = ()
    locked: tuple[Card, ...] = ()
    roomless: tuple[Card, ...] = ()
    gone: int = 0

    @property
    def moved(self) -> int:
        """How many sessions move."""
        return len(self.moving)


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


def try_scenario(workspace: Workspace, id: int) -> Applied:
    """What :func:`apply_scenario` would do. NotFound."""
    with workspace.reading() as db:
        return _applied(db, id)


def scenario_snapshot(workspace: Workspace, id: int) -> Snapshot:
    """The schedule as it would be if all of a scenario held, locked sessions too. NotFound."""
    with workspace.reading() as db:
        now, there = read_snapshot(db), _arranged(db, id)
        cards = (now.card_by_id[each] for each in there if each in now.card_by_id)
        return now.with_cards(*(card.at(*there[card.id]) for card in cards))


def apply_scenario(workspace: Workspace, id: int) -> Applied:
    """Let a scenario hold: one step, which undo takes back. Locked sessions stay, new ones too. NotFound.

    A session whose room is gone keeps its time without a room.
    """
    with workspace.operation(_("Apply scenario “{name}”").format(name=_name(workspace, id))) as db:
        applied = _applied(db, id)
        for each in applied.moving:
            place, minutes = each.after
            columns = NOWHERE if place is None else columns_of(place)
            session = tables.session
            db.execute(update(session).where(session.c.id == each.session).values(**columns, duration=minutes))
        return applied


def describe_scenario(workspace: Workspace, id: int, *, name: str, note: str) -> None:
    """Call a scenario otherwise. BadInput for no name or that of another one, NotFound."""
    if not name.strip():
        raise BadInput(_("A scenario needs a name."))
    with workspace.operation(_("Edit scenario “{name}”").format(name=_name(workspace, id))) as db:
        other = db.scalar(select(table.c.id).where(table.c.name == name.strip(), table.c.id != id))
        if other is not None:
            raise BadInput(_("Another scenario is called “{name}”.").format(name=name.strip()))
        db.execute(update(table).where(table.c.id == id).values(name=name.strip(), note=note.strip()))


def delete_scenario(workspace: Workspace, id: int) -> None:
    """Forget a scenario; the schedule stays as it is."""
    with workspace.operation(_("Delete scenario “{name}”").format(name=_name(workspace, id))) as db:
        db.execute(delete(table).where(table.c.id == id))


def _applied(db: Connection, id: int) -> Applied:
    cards = {card.id: card for card in read_cards(db)}
    kept, there = _kept(db, id), _arranged(db, id)
    changes = compare(arrangement(cards.values()), there)
    return Applied(
        moving=tuple(each for each in changes if not cards[each.session].locked),
        locked=tuple(cards[each.session] for each in changes if cards[each.session].locked),
        roomless=tuple(card for card in cards.values() if kept.get(card.id) != there.get(card.id)),
        gone=len(there.keys() - cards.keys()),
    )


def _roomed(stands: Stands, rooms: Container[int]) -> Stands:
    """The same without a room where it is not among these any more."""
    place, minutes = stands
    if place is None or place.room is None or place.room in rooms:
        return stands
    return replace(place, room=None), minutes


def _arranged(db: Connection, id: int) -> dict[int, Stands]:
    """Where a scenario has each session, in the rooms that there are."""
    rooms = set(db.scalars(select(tables.room.c.id)))
    return {session: _roomed(stands, rooms) for session, stands in _kept(db, id).items()}


def _kept(db: Connection, id: int) -> dict[int, Stands]:
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
