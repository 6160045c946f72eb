"""To what an order of sheets may be narrowed."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from organizer.domain.programme.words import clock
from organizer.services.printing.guests import checked_in
from organizer.services.printing.programme import Programme, read_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables


@dataclass(frozen=True, slots=True)
class Choice:
    """A day by its number (from 0), or something by its id; ``label`` for a list, ``names`` as it may be called."""

    id: int
    label: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Days on which something is, rooms, sessions (those that have a time first), and categories.

    ``came``: whether it is known of somebody that they have come.
    """

    days: tuple[Choice, ...]
    rooms: tuple[Choice, ...]
    sessions: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    came: bool = False


def read_choices(workspace: Workspace) -> Choices:
    """What there is to choose from."""
    category = tables.category.c
    columns = (category.id, category.name, category.second_name)
    with workspace.reading() as db:
        programme = read_programme(db)
        kinds = db.execute(select(*columns).order_by(category.position, category.id)).all()
        came = bool(checked_in(db))
    snapshot = programme.snapshot
    used = {card.placement.day for card in snapshot.cards if card.placement} | {each.day for each in snapshot.pauses}
    return Choices(
        days=tuple(Choice(day, programme.title(day).first) for day in sorted(used)),
        rooms=tuple(Choice(room.id, room.name, (room.name, room.second_name)) for room in snapshot.rooms),
        sessions=tuple(_sessions(programme)),
        categories=tuple(Choice(id, name, (name, second)) for id, name, second in kinds),
        came=came,
    )


def read_people(workspace: Workspace) -> tuple[Choice, ...]:
    """Everybody, as they may be called; by name."""
    person = tables.person.c
    columns = person.id, person.name, person.second_name, person.code
    with workspace.reading() as db:
        rows = db.execute(select(*columns).order_by(person.name, person.id)).all()
    return tuple(Choice(id, name, tuple(filter(None, (name, second, code)))) for id, name, second, code in rows)


def _sessions(programme: Programme) -> Iterator[Choice]:
    """By time, each said with its day, counted from 1, and its start."""
    placed = [each for day in range(programme.snapshot.days) for each in programme.placed(day)]
    for card, place in placed:
        label = f"{place.day + 1} · {clock(place.start)} · {card.title}"
        yield Choice(card.id, label, (card.title, card.second_title, card.code))
    shown = {card.id for card, _place in placed}
    for card in programme.snapshot.cards:
        if card.id not in shown:
            yield Choice(card.id, card.title, (card.title, card.second_title, card.code))
