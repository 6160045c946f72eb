"""Up to three ways to be rid of a conflict, each tried before it is proposed: none makes anything else worse."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from organizer.domain.programme.words import clock
from organizer.domain.schedule.conflict_values import Conflict, Severity
from organizer.domain.schedule.grid import Card, Placement, Snapshot
from organizer.domain.schedule.groups import swapped
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.places import Places, Stretch, Verdict
from organizer.domain.schedule.rulebook import ordered
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _

STEP = 5
"""Minutes: a proposal begins at a time that people can say."""

SWAPS = 40
"""Sessions that are tried in the other's place, the nearest in time first."""


class FixKind(StrEnum):
    """What a proposal changes."""

    ROOM = "room"
    TIME = "time"
    SWAP = "swap"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposal: where which sessions go, and a sentence."""

    kind: FixKind
    moves: tuple[tuple[int, Placement], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What moves would bring: the open conflicts of the moved sessions then, and how many there would be in all."""

    left: tuple[Conflict, ...]
    remaining: int


def fixes(index: ConflictIndex, conflict: Conflict, *, most: int = 3) -> tuple[Fix, ...]:
    """The proposals, at most one of a kind, the smallest change first; none where only something else helps.

    A proposal is one of: another room at the same time, another time in the same room, the places of two sessions
    exchanged, another day. Conflicts that nobody's place is to blame for have none.
    """
    cards = [card for each in conflict.sessions if (card := index.by_id.get(each)) and card.placement]
    movable = [card for card in cards if not card.locked]
    found: list[Fix] = []
    for propose in (_rooms, _times, _swaps, _days):
        proposals = (fix for card in movable for fix in islice(propose(index, card), SWAPS))
        fitting = next((fix for fix in proposals if mends(index, dict(fix.moves), conflict)), None)
        if fitting is not None:
            found.append(fitting)
        if len(found) == most:
            break
    return tuple(found)


def mends(index: ConflictIndex, moves: Mapping[int, Placement], conflict: Conflict) -> bool:
    """Whether the moves end a conflict and bring none that was not there in substance; the index is left as it was."""
    old = {each.key: each for session in moves for each in index.of(session)}
    with _moved(index, moves) as (gone, come):
        new = [each for key in come if (each := index.find(key)) is not None and not each.accepted]
        ended = index.find(conflict.key) is None
    known = {_substance(key) for key in (*gone, *old)} - {_substance(conflict.key)}
    return ended and all(_substance(each.key) in known for each in new)


def tried(index: ConflictIndex, moves: Mapping[int, Placement]) -> Trial:
    """What would be left after the moves; the index is left as it was."""
    with _moved(index, moves):
        mine = {each.key: each for session in moves for each in index.of(session) if not each.accepted}
        remaining = sum(not each.accepted for each in index.conflicts())
    return Trial(ordered(mine.values(), index.by_id), remaining)


@contextmanager
def _moved(index: ConflictIndex, moves: Mapping[int, Placement]) -> Iterator[tuple[set[str], set[str]]]:
    """Meanwhile the sessions stand elsewhere; the keys of the conflicts that went and of those that came."""
    before = {each: index.card(each) for each in moves}
    gone: set[str] = set()
    come: set[str] = set()
    try:
        for session, place in moves.items():
            went, came = index.take(before[session].at(place))
            gone, come = (gone | went) - came, (come | came) - went
        yield gone, come
    finally:
        for card in before.values():
            index.take(card)


_WHERE = re.compile(r":[rd]\d+")


def _substance(key: str) -> str:
    """A conflict's key without the room and the day: a hall that is too small for it is no worse than another one."""
    return _WHERE.sub("", key)


# -- proposals --------------------------------------------------------------------------------------------------------


def _rooms(index: ConflictIndex, card: Card) -> Iterator[Fix]:
    """The same time in another room, the one whose size fits best first."""
    here = _placement(card)
    size = card.expected or 0
    others = [each for each in index.setting.rooms if each.id != here.room]
    for room in sorted(others, key=lambda each: (each.capacity is None, abs((each.capacity or 0) - size), each.id)):
        place = Placement(room.id, here.day, here.start)
        answer = index.plan(card.id, place)
        if answer.allowed and answer.severity is not Severity.ERROR:
            text = _("Move “{title}” to {room}.").format(title=card.title, room=room.name)
            yield Fix(FixKind.ROOM, ((card.id, place),), text)


def _times(index: ConflictIndex, card: Card) -> Iterator[Fix]:
    """The nearest times in its room on its day."""
    here = _placement(card)
    starts = _nearest(Places(index, [card]).of(here.room, here.day), here.start)
    for start in (each for each in starts if each != here.start):
        same = start // DAY == here.start // DAY
        time = clock(start) if same else _moment(index.setting, here.day, start)
        text = _("Move “{title}” to {time}.").format(title=card.title, time=time)
        yield Fix(FixKind.TIME, ((card.id, Placement(here.room, here.day, start)),), text)


def _days(index: ConflictIndex, card: Card) -> Iterator[Fix]:
    """The nearest time in its room on another day."""
    here, setting = _placement(card), index.setting
    places = Places(index, [card])
    for day in sorted(set(range(setting.days)) - {here.day}, key=lambda each: (abs(each - here.day), each)):
        for start in islice(_nearest(places.of(here.room, day), here.start), 2):
            text = _("Move “{title}” to {time}.").format(title=card.title, time=_moment(setting, day, start))
            yield Fix(FixKind.DAY, ((card.id, Placement(here.room, day, start)),), text)


def _moment(setting: Snapshot, day: int, start: int) -> str:
    """The day and the time; what begins after midnight of a day has the next one's date."""
    date = setting.date_of(day + start // DAY)
    name = date.isoformat() if date else _("day {number}").format(number=day + start // DAY + 1)
    return f"{name}, {clock(start)}"


def _swaps(index: ConflictIndex, card: Card) -> Iterator[Fix]:
    """Another session of the same length in its place, and it in that one's."""
    here = _placement(card)
    alike = (
        each
        for each in index.by_id.values()
        if each.id != card.id and each.placement is not None and not each.locked and each.duration == card.duration
    )

    def distance(other: Card) -> tuple[int, int, int]:
        there = _placement(other)
        return abs(there.day - here.day), abs(there.start - here.start), other.id

    for other in sorted(alike, key=distance):
        text = _("Swap “{first}” and “{second}”.").format(first=card.title, second=other.title)
        if (moves := swapped([card, other])) is not None:
            yield Fix(FixKind.SWAP, tuple(moves.items()), text)


def _nearest(stretches: Iterable[Stretch], start: int) -> Iterator[int]:
    """The starts of each stretch that is no error that lie nearest to a start, the nearest first."""
    found = (_inside(each, start) for each in stretches if each.verdict is not Verdict.NO)
    near = [each for each in found if each is not None]
    yield from sorted(near, key=lambda each: (abs(each - start), each))


def _inside(stretch: Stretch, start: int) -> int | None:
    """The start within a stretch nearest to another one, on the grid where that is possible."""
    low, high = -(-stretch.first // STEP) * STEP, (stretch.until - 1) // STEP * STEP
    return None if low > high else min(max(start, low), high)


def _placement(card: Card) -> Placement:
    if card.placement is None:
        raise ValueError("A session that is not on the schedule has no place.")
    return card.placement
