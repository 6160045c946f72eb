"""What a move on the schedule would do, and every conflict that stands on it.

Hovering and dropping ask the same question here. ``ConflictIndex`` answers it in microseconds, because it looks only
at what shares a room, a person, a track and a day with the card; ``conflicts`` sweeps over everything and is the
measure that the index is tested against.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain

from organizer.domain.schedule.arranging import following, shifted
from organizer.domain.schedule.grid import Answer, Card, Conflict, Placement, Rule, Severity, Snapshot
from organizer.domain.schedule.moments import DAY, Filed, filed, filed_engagement, key_of, stands
from organizer.domain.schedule.norms import Scope
from organizer.domain.schedule.rulebook import Resource, Rulebook, ordered
from organizer.domain.schedule.sweep import conflicts, resources
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

NOTHING: Mapping[str, Filed] = {}


def plan_move(snapshot: Snapshot, session: int, target: Placement, duration: int | None = None) -> Answer:
    """What moving a session to ``target`` would do; ``duration`` when its length changes as well."""
    return ConflictIndex(snapshot).plan(session, target, duration)


class ConflictIndex:
    """The conflicts of a schedule, kept up to date move by move.

    Things are filed by resource and calendar day, so that asking about one card touches only its neighbours.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.rules = Rulebook(snapshot)
        self._cards = dict(snapshot.card_by_id)
        self._filed: dict[tuple[Resource, int], dict[str, Filed]] = {}
        self._of_people: dict[int, dict[str, Filed]] = {}
        self._orders: dict[int, list[int]] = {}
        self._live: dict[str, Conflict] | None = None
        self._keys: dict[int, set[str]] = {}
        self._series: dict[int, set[str]] = {}
        for number, order in enumerate(snapshot.orders):
            self._orders.setdefault(order.session, []).append(number)
            self._orders.setdefault(order.other, []).append(number)
        for each in chain(map(filed, filter(stands, snapshot.cards)), map(filed_engagement, snapshot.engagements)):
            self._file(each)

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

    @property
    def by_id(self) -> Mapping[int, Card]:
        """Every card as it stands now."""
        return self._cards

    @contextmanager
    def lifted(self, sessions: Iterable[int]) -> Iterator[None]:
        """Meanwhile the sessions are in nobody's way; those that do not exist are none."""
        before = [self._cards[each] for each in sessions if each in self._cards]
        self._replace(each.at(None) for each in before)
        try:
            yield
        finally:
            self._replace(before)

    def partners(self, session: int) -> Iterator[Card]:
        """The sessions with which it has to keep an order."""
        for number in self._orders.get(session, ()):
            order = self._snapshot.orders[number]
            other = self._cards.get(order.other if order.session == session else order.session)
            if other is not None:
                yield other

    def things(self, resource: Resource, day: int) -> Iterable[Filed]:
        """What takes a room's, a person's or a track's time on a calendar day."""
        return self._filed.get((resource, day), NOTHING).values()

    def occupied(self, day: int, *, room: int | None = None, card: Card | None = None) -> Iterator[tuple[int, int]]:
        """The spans of a day (start, end) in which a room, or a card's people, are taken by other things."""
        mine: list[Resource] = [(Scope.ROOM, room)] if room is not None else []
        if card is not None:
            mine += [(Scope.PERSON, each.person) for each in card.people]
        for resource in mine:
            for begin, end, other in self.things(resource, day):
                if card is None or not _same(other, card):
                    yield begin - day * DAY, end - day * DAY

    def plan(self, session: int, target: Placement, duration: int | None = None) -> Answer:
        """What moving one session would do. Nothing changes; accepted conflicts are not repeated."""
        if (reason := self.refusal(session, target, duration)) is not None:
            return Answer(refused=reason)
        return self.answer(self._cards[session].at(target, duration))

    def answer(self, card: Card) -> Answer:
        """What this card, which need not exist yet, would bring where it says it stands."""
        return self._told(self.involving(card), ChainMap({card.id: card}, self._cards))

    def plan_together(self, moves: Mapping[int, Placement]) -> Answer:
        """What moving several sessions at once would do; they are not in the way of each other's old places."""
        for session, target in moves.items():
            if (reason := self.refusal(session, target, None)) is not None:
                return Answer(refused=reason)
        before = {session: self._cards[session] for session in moves}
        try:
            self._replace(each.at(moves[session]) for session, each in before.items())
            found = {each.key: each for session in moves for each in self.involving(self._cards[session])}
            return self._told(found.values(), self._cards)
        finally:
            self._replace(before.values())

    def involving(self, card: Card) -> tuple[Conflict, ...]:
        """The conflicts that this card, where it says it stands, would be part of."""
        if not stands(card):
            return ()
        found = {each.key: each for each in chain(self.rules.alone((card,)), self.beside(card))}
        return tuple(found.values())

    def beside(self, card: Card) -> Iterator[Conflict]:
        """What a placed card and the rest of the schedule do to each other."""
        here = filed(card)
        yield from self._pairs(here, card)
        if (least := self.rules.least_series) > 0:
            for person in {each.person for each in card.people}:
                others = self._of_people.get(person, NOTHING)
                if len(others) + 1 >= least:
                    things = [*(each for each in others.values() if not _same(each[2], card)), here]
                    yield from (each for each in self.rules.series(person, things) if card.id in each.sessions)
        for number in self._orders.get(card.id, ()):
            yield from self._ordered(number, card)

    def move(self, session: int, target: Placement | None, duration: int | None = None) -> None:
        """Put a session elsewhere (None: back to the list) and keep the conflicts up to date."""
        self.take(self._cards[session].at(target, duration))

    def take(self, card: Card) -> tuple[set[str], set[str]]:
        """Put a card in place of the one with the same id and keep the conflicts up to date.

        Returns the keys of the conflicts that it took away and of those that are there because of it.
        """
        live = self._swept_once()
        people = {each.person for each in (*self._cards[card.id].people, *card.people)}
        gone = self._drop(live, {*self._keys.get(card.id, ()), *self._series_of(people)})
        self._replace([card])
        found = (*self.involving(card), *self._series_for(people))
        for conflict in found:
            self._note(live, conflict)
        come = {each.key for each in found}
        return gone - come, come - gone

    def of(self, session: int) -> tuple[Conflict, ...]:
        """The conflicts that a session is part of, the gravest first."""
        live = self._swept_once()
        return ordered((live[key] for key in self._keys.get(session, ())), self._cards)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The same as sweeping over the whole schedule."""
        return ordered(self._swept_once().values(), self._cards)

    def find(self, key: str) -> Conflict | None:
        """The conflict of a key, while it stands."""
        return self._swept_once().get(key)

    def refusal(self, session: int, target: Placement, duration: int | None = None) -> str | None:
        """Why a session cannot be put somewhere, whatever stands there; None when it can."""
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

    # -- inside ------------------------------------------------------------------------------------------------------

    def _told(self, found: Iterable[Conflict], cards: Mapping[int, Card]) -> Answer:
        told = ordered((each for each in found if not each.accepted), cards)
        refused = next((each.text for each in told if self.rules.refuses(each)), None)
        return Answer(told if refused is None else (), refused)

    def _pairs(self, here: Filed, card: Card) -> Iterator[Conflict]:
        start, stop, _card = here
        for resource in resources(card, self.rules):
            reach = self.rules.reach[resource[0]]
            met: dict[str, Filed] = {}
            for day in range((start - reach) // DAY, (stop + reach - 1) // DAY + 1):
                for name, each in self._filed.get((resource, day), NOTHING).items():
                    if each[0] < stop + reach and start < each[1] + reach and not _same(each[2], card):
                        met[name] = each
            for other in met.values():
                yield from self.rules.between(resource, here, other)

    def _ordered(self, number: int, card: Card) -> Iterator[Conflict]:
        order = self._snapshot.orders[number]
        other = self._cards.get(order.other if order.session == card.id else order.session)
        if other is not None and stands(other):
            pair = (filed(card), filed(other))
            yield from self.rules.order(order, *(pair if order.session == card.id else reversed(pair)))

    def _series_of(self, people: Iterable[int]) -> Iterator[str]:
        for person in people:
            yield from self._series.get(person, ())

    def _series_for(self, people: Iterable[int]) -> Iterator[Conflict]:
        if (least := self.rules.least_series) > 0:
            for person in people:
                things = self._of_people.get(person, NOTHING)
                if len(things) >= least:
                    yield from self.rules.series(person, list(things.values()))

    def _swept_once(self) -> dict[str, Conflict]:
        """The live conflicts; the first time, everything is swept."""
        if self._live is None:
            self._live = {}
            for conflict in conflicts(self.snapshot):
                self._note(self._live, conflict)
        return self._live

    def _note(self, live: dict[str, Conflict], conflict: Conflict) -> None:
        live[conflict.key] = conflict
        for session in conflict.sessions:
            self._keys.setdefault(session, set()).add(conflict.key)
        if self.rules.is_series(conflict.rule):
            self._series.setdefault(conflict.people[0], set()).add(conflict.key)

    def _drop(self, live: dict[str, Conflict], keys: set[str]) -> set[str]:
        for key in keys:
            conflict = live.pop(key)
            for session in conflict.sessions:
                self._keys[session].discard(key)
            if self.rules.is_series(conflict.rule):
                self._series[conflict.people[0]].discard(key)
        return keys

    def _replace(self, cards: Iterable[Card]) -> None:
        for card in cards:
            before = self._cards[card.id]
            if stands(before):
                self._unfile(filed(before))
            self._cards[card.id] = card
            if stands(card):
                self._file(filed(card))

    def _file(self, each: Filed) -> None:
        name = key_of(each[2])
        for resource in resources(each[2], self.rules):
            for day in _days(each):
                self._filed.setdefault((resource, day), {})[name] = each
            if resource[0] is Scope.PERSON:
                self._of_people.setdefault(resource[1], {})[name] = each

    def _unfile(self, each: Filed) -> None:
        name = key_of(each[2])
        for resource in resources(each[2], self.rules):
            for day in _days(each):
                self._filed[resource, day].pop(name, None)
            if resource[0] is Scope.PERSON:
                self._of_people[resource[1]].pop(name, None)


def _same(thing: object, card: Card) -> bool:
    return isinstance(thing, Card) and thing.id == card.id


def _days(each: Filed) -> range:
    return range(each[0] // DAY, (each[1] - 1) // DAY + 1)
