"""The soft rules of the schedule: what is wrong with one card, and what two cards do to each other.

Organizers may do unusual things, so nothing here forbids anything; it finds words for what they should know.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from organizer.domain.programme.words import RoleKind, clock, span
from organizer.domain.schedule.grid import Card, Conflict, Participant, Pause, Room, Rule, Severity, Snapshot
from organizer.i18n import _, ngettext

DAY = 24 * 60

_RANK = {each: position for position, each in enumerate(Severity)}


def begins(card: Card) -> int:
    """Minutes from the event's first midnight to the card's start; only of a card that is placed."""
    if card.placement is None:
        raise ValueError("An unscheduled session has no time.")
    return card.placement.day * DAY + card.placement.start


def ends(card: Card) -> int:
    """Minutes from the event's first midnight to the card's end."""
    return begins(card) + card.duration


def overlap(one: Card, other: Card) -> bool:
    """Whether two placed cards share time; a session after midnight meets the next day's early ones."""
    return begins(one) < ends(other) and begins(other) < ends(one)


def ordered(conflicts: Iterable[Conflict], cards: Mapping[int, Card]) -> tuple[Conflict, ...]:
    """The gravest first, then as the event goes on."""

    def position(conflict: Conflict) -> tuple[int, int, str, str]:
        card = cards.get(conflict.sessions[0])
        when = begins(card) if card and card.placement else 0
        return _RANK[conflict.severity], when, conflict.rule, conflict.key

    found = tuple(conflicts)
    return found if len(found) < 2 else tuple(sorted(found, key=position))


class Rulebook:
    """Applies the soft rules with one snapshot's rooms, hours, breaks and accepted conflicts."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._rooms = snapshot.room_by_id
        self._opens, self._closes = snapshot.opens, snapshot.closes
        self._accepted = snapshot.accepted
        self._pauses: dict[int, list[Pause]] = {}
        for pause in snapshot.pauses:
            self._pauses.setdefault(pause.day, []).append(pause)

    # -- one card ----------------------------------------------------------------------------------------------------

    def alone(self, card: Card) -> Iterator[Conflict]:
        """What is wrong with a placed card whatever else stands on the schedule."""
        if card.placement is None:
            return
        room = self._rooms.get(card.placement.room) if card.placement.room is not None else None
        if room is None:
            yield self._warn(card, Rule.NO_ROOM, _("It has a time but no room."), _("no room"))
        else:
            yield from self._room_rules(card, room)
        yield from self._time_rules(card)

    def _room_rules(self, card: Card, room: Room) -> Iterator[Conflict]:
        if (conflict := self._too_small(card, room)) is not None:
            yield conflict
        if (conflict := self._closed(card, room)) is not None:
            yield conflict
        if (conflict := self._equipment(card, room)) is not None:
            yield conflict

    def _too_small(self, card: Card, room: Room) -> Conflict | None:
        if card.expected is None or room.capacity is None or card.expected <= room.capacity:
            return None
        text = _("{expected} expected, {room} seats {capacity}.").format(
            expected=card.expected, room=room.name, capacity=room.capacity
        )
        missing = card.expected - room.capacity
        short = ngettext("{count} seat short", "{count} seats short", missing).format(count=missing)
        return self._warn(card, Rule.ROOM_TOO_SMALL, text, short, f"r{room.id}")

    def _closed(self, card: Card, room: Room) -> Conflict | None:
        placement = card.placement
        if placement is None or not room.hours or room.is_open(placement.day, placement.start, card.end):
            return None
        hours = sorted((each.opens, each.closes) for each in room.hours if each.day == placement.day)
        when = ", ".join(span(*each) for each in hours)
        text = _("{room} is open {hours} only.") if hours else _("{room} is closed that day.")
        text = text.format(room=room.name, hours=when)
        return self._warn(card, Rule.ROOM_CLOSED, text, _("room closed"), f"r{room.id}:d{placement.day}")

    def _equipment(self, card: Card, room: Room) -> Conflict | None:
        if not card.needs:
            return None
        there = {each.casefold() for each in room.equipment}
        missing = [each for each in card.needs if each.casefold() not in there]
        if not missing:
            return None
        text = _("{room} does not have: {equipment}.").format(room=room.name, equipment=", ".join(missing))
        return self._warn(card, Rule.EQUIPMENT_MISSING, text, _("equipment missing"), f"r{room.id}")

    def _time_rules(self, card: Card) -> Iterator[Conflict]:
        placement = card.placement
        if placement is None:
            return
        if placement.start < self._opens or card.end > self._closes:
            text = _("It is outside the event's hours, {hours}.").format(hours=span(self._opens, self._closes))
            yield self._warn(card, Rule.OUTSIDE_DAY, text, _("outside the day"), f"d{placement.day}")
        for pause in self._pauses.get(placement.day, ()):
            if pause.start < card.end and placement.start < pause.end and pause.room in (None, placement.room):
                text = _("It stands on “{title}”, {hours}.").format(
                    title=pause.title, hours=span(pause.start, pause.end)
                )
                yield self._warn(card, Rule.OVER_BREAK, text, _("on a break"), f"b{pause.id}")
        needed = sum(each.duration for each in card.talks)
        if needed > card.duration:
            text = _("Its talks need {needed} minutes, it has {duration}.").format(
                needed=needed, duration=card.duration
            )
            yield self._warn(card, Rule.TALKS_TOO_LONG, text, _("talks too long"))

    def _warn(self, card: Card, rule: Rule, text: str, short: str, about: str = "") -> Conflict:
        key = f"{rule}:s{card.id}:{about}" if about else f"{rule}:s{card.id}"
        return Conflict(Severity.WARNING, rule, text, short, (card.id,), key, accepted=key in self._accepted)

    # -- two cards ---------------------------------------------------------------------------------------------------

    def same_room(self, one: Card, other: Card) -> Conflict:
        """The conflict of two cards that overlap in a room."""
        first, second = _in_order(one, other)
        room = self._rooms[first.placement.room].name  # type: ignore[union-attr,index]  # both are placed
        text = _("“{first}” and “{second}” are both in {room}, {hours}.").format(
            first=first.title, second=second.title, room=room, hours=_shared(first, second)
        )
        return self._pair(Severity.ERROR, Rule.ROOM_OVERLAP, text, _("room clash"), (first, second))

    def same_person(self, person: int, one: Card, other: Card) -> Conflict:
        """The conflict of a person who has a role in two cards that overlap.

        It is an error when the person acts in both at once; only to be checked when one of them is as audience, or
        when the talks of the person in the two sessions do not meet.
        """
        first, second = _in_order(one, other)
        mine, theirs = _spans(first, person), _spans(second, person)
        text = _("{person} is in “{first}” and “{second}”, {hours}.").format(
            person=mine[0][2].name, first=first.title, second=second.title, hours=_shared(first, second)
        )
        severity = Severity.ERROR if _acts_twice(mine, theirs) else Severity.CHECK
        short = _("{role} clash").format(role=_role_word(mine[0][2].role))
        return self._pair(severity, Rule.PERSON_OVERLAP, text, short, (first, second), person)

    def _pair(
        self,
        severity: Severity,
        rule: Rule,
        text: str,
        short: str,
        cards: tuple[Card, Card],
        person: int | None = None,
    ) -> Conflict:
        low, high = sorted(each.id for each in cards)
        key = f"{rule}:s{low}:s{high}" + (f":p{person}" if person is not None else "")
        sessions = (cards[0].id, cards[1].id)
        people = () if person is None else (person,)
        return Conflict(severity, rule, text, short, sessions, key, people, key in self._accepted)


Span = tuple[int, int, Participant]


def _spans(card: Card, person: int) -> list[Span]:
    """When a person is in the card, in minutes from the event's first midnight, once for each role."""
    start = begins(card)
    return [
        (start + max(low, 0), start + min(high, card.duration), each)
        for low, high, each in _offsets(card)
        if each.person == person
    ]


def _offsets(card: Card) -> Iterator[Span]:
    """Every role with the minutes into the card between which it is played: a talk's speaker in the talk."""
    talks: dict[int | None, tuple[int, int]] = {None: (0, card.duration)}
    position = 0
    for talk in card.talks:
        talks[talk.id] = (position, position + talk.duration)
        position += talk.duration
    for each in card.people:
        yield *talks.get(each.talk, (0, card.duration)), each


def _acts_twice(mine: list[Span], theirs: list[Span]) -> bool:
    return any(
        low < until and begin < high
        for (low, high, role), (begin, until, other) in product(mine, theirs)
        if RoleKind.AUDIENCE not in (role.role, other.role)
    )


def _in_order(one: Card, other: Card) -> tuple[Card, Card]:
    return (one, other) if (begins(one), one.id) <= (begins(other), other.id) else (other, one)


def _shared(first: Card, second: Card) -> str:
    """The time that two cards share, of which ``first`` begins first."""
    start = begins(second) % DAY
    return f"{clock(start)}–{clock(start + min(ends(first), ends(second)) - begins(second))}"


def _role_word(role: RoleKind) -> str:
    words = {
        RoleKind.SPEAKER: _("speaker"),
        RoleKind.CHAIR: _("chair"),
        RoleKind.PANELIST: _("panelist"),
        RoleKind.INTERPRETER: _("interpreter"),
        RoleKind.AUDIENCE: _("audience"),
    }
    return words.get(role, _("person"))
