"""Where an event stands, at a glance."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from organizer.domain.changes import OperationKind


class Phase(StrEnum):
    """Whether the event lies ahead, runs, or is over."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the event: ``day`` from 0, ``minute`` since that day's midnight."""

    phase: Phase
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class EventCard:
    """What the event is called and when it takes place."""

    name: str
    second_name: str
    place: str
    first_day: date | None
    days: int
    timezone: str
    saved: datetime | None
    """When the last operation was written, in this computer's time."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of everything."""

    people: int
    attendees: int
    printed: int
    """Attendees with at least one printed badge."""
    activities: int
    sessions: int
    unplaced: int
    talks: int
    rooms: int
    projects: int

    @property
    def placed(self) -> int:
        """Sessions that stand on the schedule."""
        return self.sessions - self.unplaced


@dataclass(frozen=True, slots=True)
class Standing:
    """A session where it stands."""

    id: int
    title: str
    second_title: str
    day: int
    start: int
    duration: int
    color: int | None
    """The track's, an index into the theme's track colours."""

    @property
    def end(self) -> int:
        """Minutes since the day's midnight."""
        return self.start + self.duration


@dataclass(frozen=True, slots=True)
class RoomNow:
    """What happens in a room at a moment, and what follows there on the same day; else the day's first two."""

    name: str
    second_name: str
    capacity: int | None
    now: Standing | None
    next: Standing | None


@dataclass(frozen=True, slots=True)
class Latest:
    """One of the last operations. ``at``: an instant in ISO 8601."""

    label: str
    at: str
    actor: str
    desk: str
    kind: OperationKind
    undone: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the first page shows, read at one moment."""

    card: EventCard
    counts: Counts
    moment: Moment
    rooms: tuple[RoomNow, ...]
    latest: tuple[Latest, ...]
    """The newest operation first."""


def moment_of(first_day: date | None, days: int, now: datetime) -> Moment:
    """Where ``now`` (in the event's time zone) lies; before and after the event the first day's beginning."""
    if first_day is None:
        return Moment(Phase.BEFORE, 0, 0)
    day = (now.date() - first_day).days
    if day < 0:
        return Moment(Phase.BEFORE, 0, 0)
    if day >= days:
        return Moment(Phase.AFTER, 0, 0)
    return Moment(Phase.DURING, day, now.hour * 60 + now.minute)


def first_two(sessions: list[Standing], moment: Moment) -> tuple[Standing | None, Standing | None]:
    """What to show of one room's sessions of a day: now and next, or the first two while the event does not run."""
    if moment.phase is Phase.DURING:
        return now_and_next(sessions, moment.minute)
    first, second, *_rest = (*sorted(sessions, key=_start), None, None)
    return first, second


def now_and_next(sessions: list[Standing], minute: int) -> tuple[Standing | None, Standing | None]:
    """Of one room's sessions of a day: the one that runs at ``minute`` and the first that starts later."""
    running = [each for each in sessions if each.start <= minute < each.end]
    later = [each for each in sessions if each.start > minute]
    return max(running, key=_start, default=None), min(later, key=_start, default=None)


def _start(each: Standing) -> tuple[int, int]:
    return each.start, each.id
