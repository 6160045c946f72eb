"""Every place painted: from when to when a session, or several together, may begin in a room, and what is against it.

The answer for a start is the same between two moments at which something begins to touch something else. So only
those moments are looked for, and the rules are asked once between two of them: the very rules that a drop asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from organizer.domain.schedule.arranging import Offset, offset_between
from organizer.domain.schedule.conflict_values import Conflict, Severity
from organizer.domain.schedule.grid import Card, Placement
from organizer.domain.schedule.moments import DAY, Filed, begins, ends, key_of, offsets, spans_of, stands
from organizer.domain.schedule.norms import Scope
from organizer.domain.schedule.rulebook import ordered
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _


class Verdict(StrEnum):
    """How a place is painted."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Starts in a room on a day that bring the same conflicts: from ``first`` up to, and without, ``until``.

    Minutes since the day's midnight. ``conflicts``, the gravest first, are worded for ``first``; only those that come
    from the place are among them, not what the session lacks wherever it stands. ``refused``: why no move may do it.
    """

    first: int
    until: int
    conflicts: tuple[Conflict, ...] = ()
    refused: str | None = None

    @property
    def severity(self) -> Severity | None:
        """The gravest of the conflicts."""
        return self.conflicts[0].severity if self.conflicts else None

    @property
    def verdict(self) -> Verdict:
        """No for what is refused or an error, maybe for what somebody will not be pleased by."""
        if self.refused is not None or self.severity is Severity.ERROR:
            return Verdict.NO
        return Verdict.YES if self.severity is None else Verdict.MAYBE


class Places:
    """Where some sessions may go together; each room and day is found out when it is first asked for.

    ``cards``: the one that is dragged, then those that keep their places beside it; one that need not exist yet is
    enough. Ask again after every change of the schedule. ``window``: the starts that are looked at, from and until.
    """

    def __init__(self, index: ConflictIndex, cards: Sequence[Card], *, window: tuple[int, int] | None = None) -> None:
        setting = index.setting
        self._index = index
        self._cards = tuple(cards)
        self._window = window or (0, max(setting.closes, DAY))
        self._rooms = [each.id for each in setting.rooms]
        anchor = self._cards[0].placement if self._cards else None
        self._beside = [(each, offset_between(setting, anchor, each.placement)) for each in self._cards]
        self._found: dict[tuple[int | None, int], tuple[Stretch, ...]] = {}

    def of(self, room: int | None, day: int) -> tuple[Stretch, ...]:
        """What holds for each start of the window, in order and without a gap."""
        if (room, day) not in self._found:
            with self._index.lifted([each.id for each in self._cards]):
                layers = [self._layer(each, offset, room, day) for each, offset in self._beside]
            self._found[room, day] = tuple(_merged(_overlaid(layers, self._index)))
        return self._found[room, day]

    def at(self, target: Placement) -> Stretch | None:
        """What holds for one start; None outside the window."""
        return next(
            (each for each in self.of(target.room, target.day) if each.first <= target.start < each.until), None
        )

    def _layer(self, card: Card, offset: Offset, room: int | None, day: int) -> list[Stretch]:
        """One of the sessions, on the scale of the one that is dragged."""
        first, until = self._window
        away = offset.of_room(self._rooms, room)
        if away is None and room is not None:
            return [Stretch(first, until, refused=_("There is no room for “{title}”.").format(title=card.title))]
        low, high = first + offset.minutes, until + offset.minutes
        found = stretches(self._index, card, away, day + offset.days, window=(low, high))
        minutes = offset.minutes
        return [Stretch(each.first - minutes, each.until - minutes, each.conflicts, each.refused) for each in found]


def places(
    index: ConflictIndex, cards: Sequence[Card], *, days: Iterable[int], rooms: Iterable[int | None]
) -> dict[tuple[int | None, int], tuple[Stretch, ...]]:
    """The stretches of every room on every day, at once; see :class:`Places`."""
    found = Places(index, cards)
    rooms = tuple(rooms)
    return {(room, day): found.of(room, day) for day in days for room in rooms}


def stretches(
    index: ConflictIndex, card: Card, room: int | None, day: int, *, window: tuple[int, int]
) -> list[Stretch]:
    """The stretches of one card in a room on a day; a session that stands elsewhere is not in its own way."""
    first, until = window
    if (reason := _never(index, card, Placement(room, day, max(0, first)))) is not None:
        return [Stretch(first, until, refused=reason)]
    found = []
    moments = sorted({first, until, *(each for each in _moments(index, card, room, day) if first < each < until)})
    for start, end in pairwise(moments):
        found.append(_stretch(index, card.at(Placement(room, day, start)), start, end))
    return list(_merged(found))


def _never(index: ConflictIndex, card: Card, target: Placement) -> str | None:
    """Why the card may go nowhere in that room and day."""
    if card.locked:
        return _("“{title}” is locked. Unlock it to move it.").format(title=card.title)
    if not 0 <= target.day < index.setting.days:
        return _("The event has no such day.")
    content = index.rules.content((card.at(target),))
    return next((each.text for each in content if index.rules.refuses(each)), None)


def _stretch(index: ConflictIndex, card: Card, start: int, end: int) -> Stretch:
    if start < 0:
        return Stretch(start, end, refused=_("A session cannot begin before midnight of its day."))
    if not stands(card):  # it is cancelled and in nobody's way
        return Stretch(start, end)
    found = {each.key: each for each in (*index.rules.place((card,)), *index.beside(card)) if not each.accepted}
    return _told(index, start, end, found.values())


def _told(index: ConflictIndex, start: int, end: int, found: Iterable[Conflict]) -> Stretch:
    told = ordered(found, index.by_id)
    return Stretch(start, end, told, next((each.text for each in told if index.rules.refuses(each)), None))


# -- the moments at which the answer may change -----------------------------------------------------------------------


def _moments(index: ConflictIndex, card: Card, room: int | None, day: int) -> Iterator[int]:
    """Starts from which another answer may hold, in minutes since the day's midnight."""
    setting, whole = index.setting, (0, card.duration)
    yield from (0, setting.opens, setting.closes - card.duration + 1)
    hall = setting.room_by_id.get(room) if room is not None else None
    for hours in hall.hours if hall else ():
        yield from _inside(hours.opens, hours.closes, whole)
    for pause in setting.pauses:
        if pause.day == day and pause.covers(room):
            yield from _around(pause.start, pause.end, whole, gaps=(0,))
    for each in _things(index, [(Scope.ROOM, room)] if room is not None else [], card, day):
        yield from _around(each[0], each[1], whole, gaps=index.rules.gaps[Scope.ROOM])
    if card.track is not None and index.rules.asks_of_tracks:
        for each in _things(index, [(Scope.TRACK, card.track)], card, day):
            yield from _around(each[0], each[1], whole, gaps=index.rules.gaps[Scope.TRACK])
    for partner in index.partners(card.id):
        if stands(partner):
            yield from _around(begins(partner) - day * DAY, ends(partner) - day * DAY, whole, gaps=(0,))
    yield from _moments_of_people(index, card, day)


def _moments_of_people(index: ConflictIndex, card: Card, day: int) -> Iterator[int]:
    mine: dict[int, set[tuple[int, int]]] = {}
    for low, high, part in offsets(card):
        mine.setdefault(part.person, {(0, card.duration)}).add((max(low, 0), min(high, card.duration)))
    gaps = index.rules.gaps[Scope.PERSON]
    for person, parts in mine.items():
        for hours in index.setting.available.get(person, ()):
            if hours.day == day:
                for part_of_it in parts:
                    yield from _inside(hours.opens, hours.closes, part_of_it)
        for each in _things(index, [(Scope.PERSON, person)], card, day):
            spans = {(begin, end) for begin, end, _role in spans_of(each, person)} | {(each[0], each[1])}
            for begin, end in spans:
                for part_of_it in parts:
                    yield from _around(begin, end, part_of_it, gaps=gaps)


def _things(index: ConflictIndex, resources: Sequence[tuple[Scope, int]], card: Card, day: int) -> Iterator[Filed]:
    """What shares a resource with the card on a day or beside it, with times on the day's scale."""
    seen = set()
    for resource in resources:
        for other_day in (day - 1, day, day + 1, day + 2):
            for begin, end, thing in index.things(resource, other_day):
                name = key_of(thing)
                if name in seen or name == f"s{card.id}":
                    continue
                seen.add(name)
                yield begin - day * DAY, end - day * DAY, thing


def _inside(opens: int, closes: int, part: tuple[int, int]) -> tuple[int, int]:
    """From when a part of the card lies within some hours, and from when it no longer does."""
    return opens - part[0], closes - part[1] + 1


def _around(begin: int, end: int, part: tuple[int, int], *, gaps: Iterable[int]) -> Iterator[int]:
    """From when a part of the card comes closer to a span than the gap, and from when it is past it."""
    for gap in gaps:
        yield begin - part[1] - gap + 1
        yield end - part[0] + gap


# -- putting together -------------------------------------------------------------------------------------------------


def _merged(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours that say the same are one."""
    last: Stretch | None = None
    for each in found:
        if last is not None and _says(last) == _says(each):
            last = Stretch(last.first, each.until, last.conflicts, last.refused)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _says(stretch: Stretch) -> tuple[bool, tuple[str, ...]]:
    return stretch.refused is None, tuple(sorted(each.key for each in stretch.conflicts))


def _overlaid(layers: Sequence[Sequence[Stretch]], index: ConflictIndex) -> Iterable[Stretch]:
    """Several layers as one: what any of them says."""
    if len(layers) == 1:
        return layers[0]
    edges = sorted({each.first for layer in layers for each in layer} | {layers[0][-1].until})
    return [_over(layers, index, start, end) for start, end in pairwise(edges)]


def _over(layers: Sequence[Sequence[Stretch]], index: ConflictIndex, start: int, end: int) -> Stretch:
    under = [next(each for each in layer if each.first <= start < each.until) for layer in layers]
    refused = next((each.refused for each in under if each.refused is not None), None)
    found = {conflict.key: conflict for each in under for conflict in each.conflicts}
    return Stretch(start, end, ordered(found.values(), index.by_id), refused)
