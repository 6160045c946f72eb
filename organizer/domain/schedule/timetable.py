"""What a move on the schedule would do, and every conflict that stands on it.

Hovering and dropping ask the same question here. ``ConflictIndex`` answers it in microseconds, because it looks only
at what shares a room, a person and a day with the card; ``conflicts`` sweeps over everything and is the measure that
the index is tested against.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from organizer.domain.schedule.conflicts import DAY, Rulebook, begins, ends, ordered
from organizer.domain.schedule.grid import Answer, Card, Conflict, Placement, Rule, Severity, Snapshot
from organizer.i18n import _

__all__ = [
    "Answer",
    "Card",
    "Conflict",
    "ConflictIndex",
    "Placement",
    "Rule",
    "Severity",
    "Snapshot",
    "conflicts",
    "following",
    "plan_move",
    "shifted",
]

Resource = tuple[str, int]
"""What cannot be in two places: a room or a person."""
Filed = tuple[int, int, Card]
"""A card with its begin and its end in minutes from the event's first midnight."""
NOTHING: Mapping[int, Filed] = {}


def plan_move(snapshot: Snapshot, session: int, target: Placement, duration: int | None = None) -> Answer:
    """What moving a session to ``target`` would do; ``duration`` when its length changes as well."""
    return ConflictIndex(snapshot).plan(session, target, duration)


def conflicts(snapshot: Snapshot) -> tuple[Conflict, ...]:
    """Every conflict of the schedule, accepted ones included, the gravest first."""
    rules = Rulebook(snapshot)
    placed = [each for each in snapshot.cards if each.placement is not None]
    alone = chain.from_iterable(rules.alone(each) for each in placed)
    return ordered(chain(alone, _swept(placed, rules)), snapshot.card_by_id)


def _swept(placed: list[Card], rules: Rulebook) -> Iterator[Conflict]:
    """The conflicts of pairs: each resource's cards in the order of time, against those that have not ended."""
    by_resource: dict[Resource, list[Card]] = {}
    for card in sorted(placed, key=begins):
        for resource in _resources(card):
            by_resource.setdefault(resource, []).append(card)
    for resource, cards in by_resource.items():
        running: list[Card] = []
        for card in cards:
            running = [each for each in running if ends(each) > begins(card)]
            yield from (_between(rules, resource, each, card) for each in running)
            running.append(card)


def following(snapshot: Snapshot, session: int) -> tuple[Card, ...]:
    """The cards that begin after this one in the same room on the same day, in order; locked ones stay out."""
    card = snapshot.card_by_id[session]
    if card.placement is None:
        return ()
    here = card.placement
    after = (
        each
        for each in snapshot.cards
        if each.placement is not None
        and not each.locked
        and (each.placement.room, each.placement.day) == (here.room, here.day)
        and (each.placement.start, each.id) > (here.start, card.id)
    )
    return tuple(sorted(after, key=begins))


def shifted(snapshot: Snapshot, session: int, target: Placement) -> dict[int, Placement]:
    """Where a session and those that follow it stand when it moves: by the same minutes, in the same room and day."""
    card = snapshot.card_by_id.get(session)
    moves = {session: target}
    if card is not None and card.placement is not None:
        minutes = target.start - card.placement.start
        for each in following(snapshot, session):
            moves[each.id] = Placement(target.room, target.day, each.end - each.duration + minutes)
    return moves


class ConflictIndex:
    """The conflicts of a schedule, kept up to date move by move.

    Cards are filed by resource and calendar day, so that asking about one card touches only its neighbours.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._rules = Rulebook(snapshot)
        self._cards = dict(snapshot.card_by_id)
        self._filed: dict[tuple[Resource, int], dict[int, Filed]] = {}
        self._live: dict[str, Conflict] | None = None
        self._keys: dict[int, set[str]] = {}
        for card in snapshot.cards:
            self._file(card)

    @property
    def snapshot(self) -> Snapshot:
        """The schedule with every move that was told to the index."""
        return self._snapshot.with_cards(*self._cards.values())

    @property
    def setting(self) -> Snapshot:
        """What moves do not change: rooms, breaks, hours, accepted conflicts (its cards are those of the beginning)."""
        return self._snapshot

    def card(self, session: int) -> Card:
        """The card as it stands now."""
        return self._cards[session]

    def occupied(self, day: int, *, room: int | None = None, card: Card | None = None) -> Iterator[tuple[int, int]]:
        """The spans of a day (start, end) that sessions in a room, or other sessions of a card's people, take."""
        resources = [("room", room)] if room is not None else []
        people = [("person", each.person) for each in card.people] if card is not None else []
        for resource in (*resources, *people):
            for begin, end, other in self._filed.get((resource, day), {}).values():
                if card is None or other.id != card.id:
                    yield begin - day * DAY, end - day * DAY

    def plan(self, session: int, target: Placement, duration: int | None = None) -> Answer:
        """What moving one session would do. Nothing changes; accepted conflicts are not repeated."""
        if (reason := self._refusal(session, target, duration)) is not None:
            return Answer(refused=reason)
        return self.answer(self._cards[session].at(target, duration))

    def answer(self, card: Card) -> Answer:
        """What this card, which need not exist yet, would bring where it says it stands."""
        return Answer(self._told(self.involving(card)))

    def plan_together(self, moves: Mapping[int, Placement]) -> Answer:
        """What moving several sessions at once would do; they are not in the way of each other's old places."""
        for session, target in moves.items():
            if (reason := self._refusal(session, target, None)) is not None:
                return Answer(refused=reason)
        before = {session: self._cards[session] for session in moves}
        try:
            self._replace(each.at(moves[session]) for session, each in before.items())
            found = {each.key: each for session in moves for each in self.involving(self._cards[session])}
        finally:
            self._replace(before.values())
        return Answer(self._told(found.values()))

    def involving(self, card: Card) -> tuple[Conflict, ...]:
        """The conflicts that this card, where it says it stands, would be part of."""
        if card.placement is None:
            return ()
        return (*self._rules.alone(card), *self._pairs(card))

    def move(self, session: int, target: Placement | None, duration: int | None = None) -> None:
        """Put a session elsewhere (None: back to the list) and keep the conflicts up to date."""
        self.take(self._cards[session].at(target, duration))

    def take(self, card: Card) -> None:
        """Put a card in place of the one with the same id and keep the conflicts up to date."""
        live = self._swept_once()
        for key in self._keys.pop(card.id, set()):
            for other in live.pop(key).sessions:
                self._keys.get(other, set()).discard(key)
        self._replace([card])
        for conflict in self.involving(card):
            self._note(conflict)

    def of(self, session: int) -> tuple[Conflict, ...]:
        """The conflicts that a session is part of, the gravest first."""
        live = self._swept_once()
        return ordered((live[key] for key in self._keys.get(session, ())), self._cards)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The same as sweeping over the whole schedule."""
        return ordered(self._swept_once().values(), self._cards)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _refusal(self, session: int, target: Placement, duration: int | None) -> str | None:
        card = self._cards.get(session)
        if card is None:
            return _("This session does not exist any more.")
        if card.locked:
            return _("“{title}” is locked. Unlock it to move it.").format(title=card.title)
        if target.room is not None and target.room not in self._snapshot.room_by_id:
            return _("This room does not exist any more.")
        if not 0 <= target.day < self._snapshot.days:
            return _("The event has no such day.")
        if target.start < 0:
            return _("A session cannot begin before midnight of its day.")
        if duration is not None and duration <= 0:
            return _("A session must last at least a minute.")
        return None

    def _told(self, found: Iterable[Conflict]) -> tuple[Conflict, ...]:
        return ordered((each for each in found if not each.accepted), self._cards)

    def _pairs(self, card: Card) -> Iterator[Conflict]:
        start, stop, days = begins(card), ends(card), _days(card)
        for resource in _resources(card):
            met: dict[int, Card] = {}
            for day in days:
                for begin, end, other in self._filed.get((resource, day), NOTHING).values():
                    if begin < stop and start < end and other.id != card.id:
                        met[other.id] = other
            for other in met.values():
                yield _between(self._rules, resource, card, other)

    def _swept_once(self) -> dict[str, Conflict]:
        """The live conflicts; the first time, everything is swept."""
        if self._live is None:
            self._live = {}
            for conflict in conflicts(self.snapshot):
                self._note(conflict)
        return self._live

    def _note(self, conflict: Conflict) -> None:
        if self._live is not None:
            self._live[conflict.key] = conflict
        for session in conflict.sessions:
            self._keys.setdefault(session, set()).add(conflict.key)

    def _replace(self, cards: Iterable[Card]) -> None:
        for card in cards:
            self._unfile(self._cards[card.id])
            self._cards[card.id] = card
            self._file(card)

    def _file(self, card: Card) -> None:
        for place in _places(card):
            self._filed.setdefault(place, {})[card.id] = (begins(card), ends(card), card)

    def _unfile(self, card: Card) -> None:
        for place in _places(card):
            self._filed[place].pop(card.id, None)


def _places(card: Card) -> Iterator[tuple[Resource, int]]:
    """Where a placed card is filed: each of its resources, on each calendar day it touches."""
    if card.placement is not None:
        for day in _days(card):
            for resource in _resources(card):
                yield resource, day


def _days(card: Card) -> range:
    return range(begins(card) // DAY, (ends(card) - 1) // DAY + 1)


def _resources(card: Card) -> list[Resource]:
    """The room and each person once, in the card's order."""
    found: dict[Resource, None] = {("person", each.person): None for each in card.people}
    if card.placement is not None and card.placement.room is not None:
        found["room", card.placement.room] = None
    return list(found)


def _between(rules: Rulebook, resource: Resource, one: Card, other: Card) -> Conflict:
    kind, number = resource
    return rules.same_room(one, other) if kind == "room" else rules.same_person(number, one, other)
