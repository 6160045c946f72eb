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

from organizer.domain.programme.words import BreakKind, OrderKind, RoleKind, SessionState
from organizer.domain.schedule.conflict_values import Answer, Conflict, Level, Rule, Setting, Severity

__all__ = [
    "Answer",
    "Card",
    "Conflict",
    "Engagement",
    "EngagementKind",
    "Hours",
    "Level",
    "OrderRule",
    "Participant",
    "Pause",
    "Placement",
    "Room",
    "Rule",
    "Setting",
    "Severity",
    "Snapshot",
    "TalkLine",
    "Track",
    "building_of",
    "within",
]


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
    """A room in the event's order; without ``hours`` it is open whenever the event is.

    ``building``: the part of its place before the first comma; empty where nobody said. See :func:`building_of`.
    """

    id: int
    name: str
    second_name: str = ""
    capacity: int | None = None
    equipment: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    building: str = ""

    def is_open(self, day: int, start: int, end: int) -> bool:
        """Whether the whole span lies within the room's hours; spans that touch count as one."""
        return within(self.hours, day, start, end)


def within(hours: tuple[Hours, ...], day: int, start: int, end: int) -> bool:
    """Whether a whole span of a day lies within the hours, where there are any; hours that touch count as one."""
    if not hours:
        return True
    for each in hours:
        if each.day == day and each.opens <= start and end <= each.closes:
            return True
    for each in sorted((each for each in hours if each.day == day), key=lambda each: each.opens):
        if each.opens <= start < each.closes:
            start = each.closes
    return start >= end


def building_of(place: str) -> str:
    """The building that a room's place names: “Main building, second floor” and “主楼，二层” name it before the comma.

    A place without a comma (“Second floor”) names none: rooms whose building nobody told are all in the same one.
    """
    named, comma, _rest = place.replace("，", ",").replace("、", ",").partition(",")
    return named.strip() if comma else ""


@dataclass(frozen=True, slots=True)
class Pause:
    """A break or a blocker; ``rooms`` is None when it spans all of them."""

    id: int
    title: str
    day: int
    start: int
    duration: int
    rooms: frozenset[int] | None = None
    kind: BreakKind = BreakKind.BREAK
    second_title: str = ""

    def covers(self, room: int | None) -> bool:
        """Whether it is in that room; what has no room is under those only that span all."""
        return self.rooms is None or room in self.rooms

    def meets(self, placement: Placement, duration: int) -> bool:
        """Whether a session of so many minutes at a place would lie under it, if only in part."""
        together = self.start < placement.start + duration and placement.start < self.end
        return together and placement.day == self.day and self.covers(placement.room)

    @property
    def end(self) -> int:
        """When it is over."""
        return self.start + self.duration


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with a role in the session, or in the one of its talks that ``talk`` names.

    ``language``: into which an interpreter interprets.
    """

    person: int
    name: str
    role: RoleKind = RoleKind.SPEAKER
    talk: int | None = None
    language: str = ""


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

    ``code`` is what the source of the programme calls it; ``interpreted``: the languages it is interpreted into.
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
    state: SessionState = SessionState.CONFIRMED
    interpreted: tuple[str, ...] = ()

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


class EngagementKind(StrEnum):
    """What else takes up somebody's time."""

    MEETING = "meeting"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Engagement:
    """A person's part in a meeting, or a duty at a desk; a meeting of three people is three of them."""

    kind: EngagementKind
    id: int
    title: str
    person: int
    name: str
    day: int
    start: int
    duration: int
    room: int | None = None

    @property
    def key(self) -> str:
        """Which one it is, for the keys of conflicts."""
        return f"{self.kind[0]}{self.id}"


@dataclass(frozen=True, slots=True)
class OrderRule:
    """What must hold between two sessions."""

    id: int
    kind: OrderKind
    session: int
    other: int


@dataclass(frozen=True)
class Snapshot:
    """The whole schedule at one moment.

    ``rooms`` are in the event's order; ``accepted`` maps the keys of conflicts that somebody accepted to the reason;
    ``available`` holds the hours of the people who have any; ``settings`` those of the rules that differ from what the
    program has. ``timezone`` is the IANA name.
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
    engagements: tuple[Engagement, ...] = ()
    available: Mapping[int, tuple[Hours, ...]] = field(default_factory=lambda: MappingProxyType({}))
    orders: tuple[OrderRule, ...] = ()
    settings: Mapping[Rule, Setting] = field(default_factory=lambda: MappingProxyType({}))
    timezone: str = "UTC"

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
