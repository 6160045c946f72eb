"""The schedule as plain values: what stands where, with everything a rule or a card has to know about it.

``day`` counts from 0; ``start``, ``opens`` and ``closes`` are minutes since that day's midnight and may pass 1,440
for what begins after midnight but belongs to the evening before; ``duration`` is minutes. Numbers without a unit are
ids of rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Self

from organizer.domain.programme.words import BreakKind, RoleKind


class Severity(StrEnum):
    """How much a conflict weighs; the order is from the gravest."""

    ERROR = "error"
    """It cannot happen as it stands: a room or a person is in two places."""
    WARNING = "warning"
    """It can happen, but somebody will not be pleased."""
    CHECK = "check"
    """Probably intended; look once."""


class Rule(StrEnum):
    """Which soft rule a conflict comes from."""

    ROOM_OVERLAP = "room-overlap"
    PERSON_OVERLAP = "person-overlap"
    ROOM_TOO_SMALL = "room-too-small"
    ROOM_CLOSED = "room-closed"
    OUTSIDE_DAY = "outside-day"
    OVER_BREAK = "over-break"
    EQUIPMENT_MISSING = "equipment-missing"
    NO_ROOM = "no-room"
    TALKS_TOO_LONG = "talks-too-long"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and when a session begins; ``room`` is None for a time without a room."""

    room: int | None
    day: int
    start: int

    def later(self, minutes: int) -> Self:
        """The same place, so many minutes later (negative: earlier)."""
        return replace(self, start=self.start + minutes)


@dataclass(frozen=True, slots=True)
class Hours:
    """A span of one day in which a room is open."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Room:
    """A room in the event's order; without ``hours`` it is open whenever the event is."""

    id: int
    name: str
    second_name: str = ""
    capacity: int | None = None
    equipment: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()

    def is_open(self, day: int, start: int, end: int) -> bool:
        """Whether the whole span lies within the room's hours; spans that touch count as one."""
        if not self.hours:
            return True
        for hours in sorted((each for each in self.hours if each.day == day), key=lambda each: each.opens):
            if hours.opens <= start < hours.closes:
                start = hours.closes
        return start >= end


@dataclass(frozen=True, slots=True)
class Pause:
    """A break or a blocker; ``room`` is None when it spans all rooms."""

    id: int
    title: str
    day: int
    start: int
    duration: int
    room: int | None = None
    kind: BreakKind = BreakKind.BREAK
    second_title: str = ""

    @property
    def end(self) -> int:
        """When it is over."""
        return self.start + self.duration


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with a role in the session, or in the one of its talks that ``talk`` names."""

    person: int
    name: str
    role: RoleKind = RoleKind.SPEAKER
    talk: int | None = None


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk as the card shows it, in its session's order."""

    id: int
    title: str
    duration: int
    second_title: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A session with what the board shows of it; ``color`` is an index into the theme's track colours.

    ``code`` is what the source of the programme calls it.
    """

    id: int
    title: str
    duration: int
    placement: Placement | None = None
    second_title: str = ""
    track: int | None = None
    color: int | None = None
    activity: str = ""
    expected: int | None = None
    locked: bool = False
    needs: tuple[str, ...] = ()
    people: tuple[Participant, ...] = ()
    talks: tuple[TalkLine, ...] = ()
    code: str = ""

    @property
    def end(self) -> int:
        """When it is over; only of a card that is placed."""
        if self.placement is None:
            raise ValueError("An unscheduled session has no end.")
        return self.placement.start + self.duration

    def at(self, placement: Placement | None, duration: int | None = None) -> Self:
        """The same card elsewhere; faster than ``replace``, because every move of the mouse asks for it."""
        return type(self)(self.id, self.title, duration or self.duration, placement, *_UNMOVED(self))


_UNMOVED = attrgetter(*(each.name for each in fields(Card)[4:]))


@dataclass(frozen=True, slots=True)
class Track:
    """A theme with its colour."""

    id: int
    name: str
    color: int
    second_name: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The whole schedule at one moment.

    ``rooms`` are in the event's order; ``accepted`` maps the keys of conflicts that somebody accepted to the reason.
    """

    start_date: date | None = None
    days: int = 1
    opens: int = 8 * 60
    closes: int = 20 * 60
    rooms: tuple[Room, ...] = ()
    pauses: tuple[Pause, ...] = ()
    cards: tuple[Card, ...] = ()
    tracks: tuple[Track, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def card_by_id(self) -> Mapping[int, Card]:
        """Every session's card."""
        return {each.id: each for each in self.cards}

    @cached_property
    def room_by_id(self) -> Mapping[int, Room]:
        """Every room."""
        return {each.id: each for each in self.rooms}

    def date_of(self, day: int) -> date | None:
        """The calendar day, when the event has a date."""
        return self.start_date + timedelta(days=day) if self.start_date else None

    def with_cards(self, *changed: Card) -> Self:
        """The same schedule with these cards in place of those with the same ids."""
        new = {each.id: each for each in changed}
        return replace(self, cards=tuple(new.get(each.id, each) for each in self.cards))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A soft problem: ``text`` is a sentence, ``short`` fits a chip.

    ``key`` stays the same while the conflict is the same in substance, so that accepting it lasts.
    """

    severity: Severity
    rule: Rule
    text: str
    short: str
    sessions: tuple[int, ...]
    key: str
    people: tuple[int, ...] = ()
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a move would do: ``refused`` says why it cannot be, ``warnings`` what would be wrong, the gravest first."""

    warnings: tuple[Conflict, ...] = ()
    refused: str | None = None

    @property
    def allowed(self) -> bool:
        """Whether the move can be made."""
        return self.refused is None

    @property
    def severity(self) -> Severity | None:
        """The gravest of the warnings."""
        return self.warnings[0].severity if self.warnings else None
