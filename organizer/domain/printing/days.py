"""One day of the programme as it is told on paper.

``start`` and ``end`` are minutes since the day's midnight and may pass 1,440. Texts are as they stand in the event; an
empty second language says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.tracks import TrackMark
from organizer.domain.programme.words import RoleKind

ON_STAGE = (RoleKind.CHAIR, RoleKind.SPEAKER, RoleKind.PANELIST)
"""Who of a session is named on paper, in this order; interpreters and the audience are not."""


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called in both languages."""

    first: str
    second: str = ""

    @classmethod
    def of(cls, first: str | None, second: str | None = "") -> "Name":
        """Once what both languages would say alike; the second alone stands in the place of the first."""
        first, second = (first or "").strip(), (second or "").strip()
        return cls(first or second, second if first and second != first else "")

    @property
    def told(self) -> tuple[str, str]:
        """What is printed of it."""
        name = Name.of(self.first, self.second)
        return name.first, name.second


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody on a stage."""

    name: Name
    organization: str = ""
    role: RoleKind = RoleKind.SPEAKER


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk of a session."""

    title: Name
    start: int
    end: int
    people: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A session that takes place; ``room`` is None where it has none yet."""

    id: int
    title: Name
    start: int
    end: int
    room: Name | None = None
    track: TrackMark | None = None
    people: tuple[Part, ...] = ()
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A break that attendees see; without ``rooms`` in all of them."""

    title: Name
    start: int
    end: int
    rooms: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A session or a break on the grid: columns counted from 0, the last one inside."""

    what: Session | Break
    start: int
    end: int
    column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rooms side by side: each with the columns it takes (more than one where sessions overlap in it).

    ``start`` and ``end`` are whole hours.
    """

    rooms: tuple[tuple[Name, int], ...]
    start: int
    end: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with something on it; ``number`` counts from 0."""

    number: int
    title: Name
    sessions: tuple[Session, ...]
    breaks: tuple[Break, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class Days:
    """What is to be printed: ``asked`` sessions, of which ``skipped`` have no time or do not take place."""

    occasion: Occasion
    days: Sequence[Day]
    asked: int
    skipped: int

    @property
    def tracks(self) -> list[TrackMark]:
        """The tracks of the sessions, in the event's order."""
        found = {each.track for day in self.days for each in day.sessions if each.track}
        return sorted(found, key=lambda each: each.pattern)
