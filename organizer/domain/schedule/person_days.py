"""All that people do over the days of an event: in sessions and their talks, in meetings, on duty; where it clashes.

Times are minutes from the event's first midnight, as in ``moments``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.grid import Card, Conflict, Engagement, EngagementKind, Hours, Severity, Snapshot
from organizer.domain.schedule.moments import DAY, Filed, begins, filed, filed_engagement, offsets
from organizer.domain.schedule.norms import Scope
from organizer.domain.schedule.timetable import ConflictIndex

GRAVE = (Severity.ERROR, Severity.WARNING)


class DoingKind(StrEnum):
    """What somebody is in."""

    SESSION = "session"
    TALK = "talk"
    MEETING = "meeting"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that somebody does; ``id`` is the session's, the meeting's or the duty's, ``role`` None in the latter.

    ``lane``: below how many others that overlap it stands. ``conflicts``: the open ones that it is part of.
    """

    kind: DoingKind
    id: int
    begin: int
    end: int
    title: str
    session: str = ""
    role: RoleKind | None = None
    language: str = ""
    room: int | None = None
    cancelled: bool = False
    conflicts: tuple[Conflict, ...] = ()
    lane: int = 0

    @property
    def severity(self) -> Severity | None:
        """The gravest of its conflicts."""
        found = {each.severity for each in self.conflicts}
        return next((each for each in Severity if each in found), None)


@dataclass(frozen=True, slots=True)
class PersonDays:
    """What one person does, in order of time; ``away``: when they are not available, as spans of time."""

    person: int
    name: str
    doings: tuple[Doing, ...] = ()
    away: tuple[tuple[int, int], ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def lanes(self) -> int:
        """How many things stand below one another at most."""
        return max((each.lane for each in self.doings), default=0) + 1


def person_days(index: ConflictIndex, people: Mapping[int, str]) -> tuple[PersonDays, ...]:
    """What each of these people does, in the order given; ``people``: their names by id."""
    now = index.snapshot
    doings, things = _doings(now, people.keys()), _things(now, people.keys())
    about = defaultdict(list)
    for conflict in index.conflicts():
        if not conflict.accepted:
            for person in people.keys() & set(conflict.people):
                about[person].append(conflict)
    return tuple(
        _of_person(index, person, name, doings[person], things[person], about[person])
        for person, name in people.items()
    )


def clashing(index: ConflictIndex) -> dict[int, str]:
    """Everybody with an open error or warning that is about them, by name."""
    found = {
        person for each in index.conflicts() if not each.accepted and each.severity in GRAVE for person in each.people
    }
    names = {person: name for person, name in busy(index.snapshot).items() if person in found}
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def busy(snapshot: Snapshot) -> dict[int, str]:
    """Everybody who does anything, by name."""
    names = {each.person: each.name for card in snapshot.cards for each in card.people}
    return names | {each.person: each.name for each in snapshot.engagements}


# -- one person -------------------------------------------------------------------------------------------------------


def _of_person(
    index: ConflictIndex,
    person: int,
    name: str,
    doings: Sequence[Doing],
    things: Sequence[Filed],
    about: Sequence[Conflict],
) -> PersonDays:
    blamed = _blamed(index, person, things, about)
    marked = [replace(each, conflicts=tuple(blamed[_key(each)].values())) for each in doings]
    away = tuple(_away(index.setting, person))
    return PersonDays(person, name, tuple(_in_lanes(marked)), away, tuple(about))


def _blamed(
    index: ConflictIndex, person: int, things: Sequence[Filed], about: Sequence[Conflict]
) -> dict[tuple[bool, str], dict[str, Conflict]]:
    """The conflicts of each thing: what two things do to each other, and what is about its session."""
    found: dict[tuple[bool, str], dict[str, Conflict]] = defaultdict(dict)
    open_ones = {each.key for each in about}
    for one, other in combinations(things, 2):
        for conflict in index.rules.between((Scope.PERSON, person), one, other):
            if conflict.key in open_ones:
                for each in (one, other):
                    found[_key_of(each)][conflict.key] = conflict
    for each in things:
        thing = each[2]
        for conflict in index.rules.engaged((thing,)) if isinstance(thing, Engagement) else ():
            if conflict.key in open_ones:
                found[_key_of(each)][conflict.key] = conflict
    for conflict in about:
        for session in conflict.sessions:
            found[True, str(session)].setdefault(conflict.key, conflict)
    return found


def _key_of(each: Filed) -> tuple[bool, str]:
    thing = each[2]
    return (True, str(thing.id)) if isinstance(thing, Card) else (False, f"{thing.kind}{thing.id}")


def _key(each: Doing) -> tuple[bool, str]:
    of_session = each.kind in (DoingKind.SESSION, DoingKind.TALK)
    return (True, str(each.id)) if of_session else (False, f"{each.kind}{each.id}")


def _in_lanes(doings: Iterable[Doing]) -> Iterator[Doing]:
    """Each below those it overlaps."""
    ends: list[int] = []
    for each in sorted(doings, key=lambda each: (each.begin, each.end, each.title)):
        lane = next((number for number, end in enumerate(ends) if end <= each.begin), len(ends))
        ends[lane : lane + 1] = [each.end]
        yield replace(each, lane=lane)


def _away(snapshot: Snapshot, person: int) -> Iterator[tuple[int, int]]:
    """The parts of the event's days outside somebody's hours; none for who has none."""
    hours = snapshot.available.get(person, ())
    for day in range(snapshot.days) if hours else ():
        yield from _gaps([each for each in hours if each.day == day], day, (snapshot.opens, snapshot.closes))


def _gaps(hours: Sequence[Hours], day: int, whole: tuple[int, int]) -> Iterator[tuple[int, int]]:
    at, last = whole
    for each in sorted(hours, key=lambda each: each.opens):
        if at < each.opens:
            yield day * DAY + at, day * DAY + min(each.opens, last)
        at = max(at, each.closes)
    if at < last:
        yield day * DAY + at, day * DAY + last


# -- everybody --------------------------------------------------------------------------------------------------------


def _doings(snapshot: Snapshot, people: Collection[int]) -> Mapping[int, list[Doing]]:
    found: dict[int, list[Doing]] = defaultdict(list)
    for card in snapshot.cards:
        if card.placement is not None and any(each.person in people for each in card.people):
            for person, doing in _in_session(card):
                if person in people:
                    found[person].append(doing)
    for each in snapshot.engagements:
        if each.person in people:
            found[each.person].append(_engaged(each))
    return found


def _in_session(card: Card) -> Iterator[tuple[int, Doing]]:
    """What people do in a placed session: a talk's speaker in the talk, others all the time."""
    begin, talks = begins(card), {each.id: each.title for each in card.talks}
    room = card.placement.room if card.placement is not None else None
    for low, high, part in offsets(card):
        talk = talks.get(part.talk) if part.talk is not None else None
        yield (
            part.person,
            Doing(
                DoingKind.SESSION if talk is None else DoingKind.TALK,
                card.id,
                begin + low,
                begin + high,
                card.title if talk is None else talk,
                "" if talk is None else card.title,
                part.role,
                part.language,
                room,
                card.state is SessionState.CANCELLED,
            ),
        )


def _engaged(each: Engagement) -> Doing:
    kind = DoingKind.DUTY if each.kind is EngagementKind.DUTY else DoingKind.MEETING
    begin = each.day * DAY + each.start
    return Doing(kind, each.id, begin, begin + each.duration, each.title, room=each.room)


def _things(snapshot: Snapshot, people: Collection[int]) -> Mapping[int, list[Filed]]:
    """What takes up each person's time, as the rules see it."""
    found: dict[int, list[Filed]] = defaultdict(list)
    for card in snapshot.cards:
        if card.placement is not None and card.state is not SessionState.CANCELLED:
            for person in {each.person for each in card.people if each.person in people}:
                found[person].append(filed(card))
    for each in snapshot.engagements:
        if each.person in people:
            found[each.person].append(filed_engagement(each))
    return found
