"""Versions of the programme: what each tells of a session, and what is different between two of them.

A session is in a version's programme when it has a place on the schedule and is not cancelled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
    PEOPLE = "people"
    """Other people do something in it, or the same ones something else."""


@dataclass(frozen=True, slots=True)
class Told:
    """A session as a version tells it; ``people``: ids with what they do, those of the talks too."""

    session: int
    title: str
    second_title: str
    placement: Placement | None
    duration: int
    state: SessionState
    people: frozenset[tuple[int, RoleKind]] = frozenset()

    @property
    def public(self) -> bool:
        """Whether it is in the programme."""
        return self.placement is not None and self.state is not SessionState.CANCELLED


@dataclass(frozen=True, slots=True)
class Edition:
    """A version's sessions, with the names that rooms and people had then."""

    sessions: Mapping[int, Told] = field(default_factory=dict)
    rooms: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)


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


def differences(before: Edition, after: Edition) -> tuple[SessionChange, ...]:
    """Every session that is not the same in both, in the order of the later programme; those that went come last."""
    found = []
    for session in {**before.sessions, **after.sessions}:
        one, other = before.sessions.get(session), after.sessions.get(session)
        if kinds := _kinds(one, other):
            found.append(SessionChange(session, kinds, one, other))
    return tuple(sorted(found, key=_place))


def by_person(changes: Iterable[SessionChange]) -> dict[int, tuple[SessionChange, ...]]:
    """The changes that concern each person who acts in the session before or after; people are ids."""
    found: dict[int, list[SessionChange]] = defaultdict(list)
    for change in changes:
        told = [each for each in (change.before, change.after) if each is not None and each.public]
        for person in sorted(
            {person for each in told for person, role in each.people if role is not RoleKind.AUDIENCE}
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
    if _acting(before) != _acting(after):
        yield ChangeKind.PEOPLE


def _acting(told: Told) -> set[tuple[int, RoleKind]]:
    return {(person, role) for person, role in told.people if role is not RoleKind.AUDIENCE}


def _place(change: SessionChange) -> tuple[bool, int, int, int]:
    told = change.after if change.after is not None and change.after.public else change.before
    place = told.placement if told else None
    went = ChangeKind.GONE in change.kinds or ChangeKind.CANCELLED in change.kinds
    return went, place.day if place else 0, place.start if place else 0, change.session
