"""Versions of the programme: what each tells of a session, and what is different between two of them.

A session is in a version's programme when it has a place on the schedule and is not cancelled; a break always is, and
a blocker, which only staff see, never.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.grid import Placement


class ChangeKind(StrEnum):
    """What became of a session."""

    NEW = "new"
    GONE = "gone"
    """Deleted, or taken off the schedule."""
    CANCELLED = "cancelled"
    TIME = "time"
    ROOM = "room"
    LENGTH = "length"
    RENAMED = "renamed"
    TRACK = "track"
    TALKS = "talks"
    """Other talks, or the same ones in another order, of another length or renamed."""
    PEOPLE = "people"
    """Other people do something in it, or the same ones something else."""


class Part(NamedTuple):
    """A person's id and what they do: in the session, or in the one of its talks that ``talk`` names."""

    person: int
    role: RoleKind
    talk: int | None = None


@dataclass(frozen=True, slots=True)
class ToldTalk:
    """A talk as a version tells it."""

    id: int
    title: str
    second_title: str
    duration: int


@dataclass(frozen=True, slots=True)
class ToldBreak:
    """A break as a version tells it; ``rooms`` is None where it spans all of them."""

    id: int
    title: str
    second_title: str
    day: int
    start: int
    duration: int
    rooms: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A session as a version tells it; ``talks`` are in their order, ``people`` those of the talks too."""

    session: int
    title: str
    second_title: str
    placement: Placement | None
    duration: int
    state: SessionState
    people: frozenset[Part] = frozenset()
    track: int | None = None
    talks: tuple[ToldTalk, ...] = ()

    @property
    def public(self) -> bool:
        """Whether it is in the programme."""
        return self.placement is not None and self.state is not SessionState.CANCELLED


@dataclass(frozen=True, slots=True)
class Edition:
    """A version's sessions and breaks, with the names that rooms, people and tracks had then."""

    sessions: Mapping[int, Told] = field(default_factory=dict)
    rooms: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    tracks: Mapping[int, str] = field(default_factory=dict)
    breaks: Mapping[int, ToldBreak] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What is different about a session; ``before`` and ``after`` are None where a version does not know it."""

    session: int
    kinds: tuple[ChangeKind, ...]
    before: Told | None
    after: Told | None

    @property
    def title(self) -> str:
        """What it is called now, or was called."""
        told = self.after or self.before
        return told.title if told else ""


@dataclass(frozen=True, slots=True)
class BreakChange:
    """What is different about a break; ``before`` and ``after`` are None where a version does not know it."""

    kinds: tuple[ChangeKind, ...]
    before: ToldBreak | None
    after: ToldBreak | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different between two versions; they tell the names of rooms, people and tracks."""

    changes: tuple[SessionChange, ...]
    breaks: tuple[BreakChange, ...]
    before: Edition
    after: Edition

    @property
    def count(self) -> int:
        """How many sessions and breaks are not the same."""
        return len(self.changes) + len(self.breaks)


def compare(before: Edition, after: Edition) -> Comparison:
    """Everything that is different between two versions."""
    return Comparison(differences(before, after), break_differences(before, after), before, after)


def differences(before: Edition, after: Edition) -> tuple[SessionChange, ...]:
    """Every session that is not the same in both, in the order of the later programme; those that went come last."""
    found = []
    for session in {**before.sessions, **after.sessions}:
        one, other = before.sessions.get(session), after.sessions.get(session)
        if kinds := _kinds(one, other):
            found.append(SessionChange(session, kinds, one, other))
    return tuple(sorted(found, key=_place))


def break_differences(before: Edition, after: Edition) -> tuple[BreakChange, ...]:
    """Every break that is not the same in both, by time."""
    found = []
    for id in {**before.breaks, **after.breaks}:
        one, other = before.breaks.get(id), after.breaks.get(id)
        if kinds := tuple(_kinds_of_break(one, other)):
            found.append(BreakChange(kinds, one, other))
    return tuple(sorted(found, key=_time_of_break))


def _kinds_of_break(before: ToldBreak | None, after: ToldBreak | None) -> Iterable[ChangeKind]:
    if before is None or after is None:
        yield ChangeKind.NEW if before is None else ChangeKind.GONE
        return
    if (before.day, before.start) != (after.day, after.start):
        yield ChangeKind.TIME
    if before.rooms != after.rooms:
        yield ChangeKind.ROOM
    if before.duration != after.duration:
        yield ChangeKind.LENGTH
    if (before.title, before.second_title) != (after.title, after.second_title):
        yield ChangeKind.RENAMED


def _time_of_break(change: BreakChange) -> tuple[int, int, int]:
    told = change.after or change.before
    return (told.day, told.start, told.id) if told else (0, 0, 0)


def by_person(changes: Iterable[SessionChange]) -> dict[int, tuple[SessionChange, ...]]:
    """The changes that concern each person who acts in the session before or after; people are ids."""
    found: dict[int, list[SessionChange]] = defaultdict(list)
    for change in changes:
        told = [each for each in (change.before, change.after) if each is not None and each.public]
        for person in sorted(
            {part.person for each in told for part in each.people if part.role is not RoleKind.AUDIENCE}
        ):
            found[person].append(change)
    return {person: tuple(each) for person, each in found.items()}


def _kinds(before: Told | None, after: Told | None) -> tuple[ChangeKind, ...]:
    was, now = before is not None and before.public, after is not None and after.public
    if not was and not now:
        return ()
    if not was:
        return (ChangeKind.NEW,)
    if not now:
        cancelled = after is not None and after.state is SessionState.CANCELLED
        return (ChangeKind.CANCELLED if cancelled else ChangeKind.GONE,)
    return tuple(_details(before, after)) if before is not None and after is not None else ()


def _details(before: Told, after: Told) -> Iterable[ChangeKind]:
    here, there = before.placement, after.placement
    if here and there and (here.day, here.start) != (there.day, there.start):
        yield ChangeKind.TIME
    if here and there and here.room != there.room:
        yield ChangeKind.ROOM
    if before.duration != after.duration:
        yield ChangeKind.LENGTH
    if (before.title, before.second_title) != (after.title, after.second_title):
        yield ChangeKind.RENAMED
    if before.track != after.track:
        yield ChangeKind.TRACK
    if before.talks != after.talks:
        yield ChangeKind.TALKS
    if _acting(before) != _acting(after):
        yield ChangeKind.PEOPLE


def _acting(told: Told) -> set[Part]:
    return {part for part in told.people if part.role is not RoleKind.AUDIENCE}


def _place(change: SessionChange) -> tuple[bool, int, int, int]:
    told = change.after if change.after is not None and change.after.public else change.before
    place = told.placement if told else None
    went = ChangeKind.GONE in change.kinds or ChangeKind.CANCELLED in change.kinds
    return went, place.day if place else 0, place.start if place else 0, change.session
