"""Where everything could stand: a schedule kept beside the one that holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from organizer.domain.schedule.grid import Card, Placement

Stands = tuple[Placement | None, int]
"""Where a session is, and how many minutes it takes."""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A session that stands elsewhere, or is of another length, in one schedule than in another."""

    session: int
    before: Stands
    after: Stands


def arrangement(cards: Iterable[Card]) -> dict[int, Stands]:
    """Where each session stands."""
    return {card.id: (card.placement, card.duration) for card in cards}


def compare(before: Mapping[int, Stands], after: Mapping[int, Stands]) -> tuple[PlaceChange, ...]:
    """The sessions that both schedules know and that do not stand the same in them."""
    return tuple(
        PlaceChange(session, before[session], there)
        for session, there in after.items()
        if session in before and before[session] != there
    )


def as_rows(arranged: Mapping[int, Stands]) -> list[list[int | None]]:
    """Session, room, day, start and minutes of each, as it is kept."""
    return [[session, *_numbers(place), minutes] for session, (place, minutes) in sorted(arranged.items())]


def _numbers(place: Placement | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if place is None else (place.room, place.day, place.start)


def from_rows(rows: Iterable[tuple[int, int | None, int | None, int | None, int]]) -> dict[int, Stands]:
    """What :func:`as_rows` made."""
    return {
        session: (None if day is None or start is None else Placement(room, day, start), minutes)
        for session, room, day, start, minutes in rows
    }
