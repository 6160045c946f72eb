"""All rules of the schedule with one event's settings: what is asked of a card, of two things, of a person's day."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from organizer.domain.schedule import content_rules, order_rules, people_rules, room_rules
from organizer.domain.schedule.conflict_values import Conflict, Level, Rule, Severity
from organizer.domain.schedule.grid import Card, Engagement, OrderRule, Snapshot
from organizer.domain.schedule.moments import Filed, begins
from organizer.domain.schedule.norms import NORMS, PAIRS, Book, Check, Norm, Scope
from organizer.domain.schedule.pairs import Pair

__all__ = ["NORMS", "Norm", "Resource", "Rulebook", "Scope", "ordered"]

WRITTEN = (content_rules, order_rules, people_rules, room_rules)
"""The files of rules; importing them is what registers their rules."""

Resource = tuple[Scope, int]
"""What two things can have in common: a room, a person, a track."""

_ROWS = {Scope.PERSON: frozenset({people_rules.PAUSE_IN_A_ROW})}

_RANK = {each: position for position, each in enumerate(Severity)}


def ordered(conflicts: Iterable[Conflict], cards: Mapping[int, Card]) -> tuple[Conflict, ...]:
    """The gravest first, then as the event goes on; what is about no session comes after those of its weight."""

    def position(conflict: Conflict) -> tuple[int, int, str, str]:
        card = cards.get(conflict.sessions[0]) if conflict.sessions else None
        when = begins(card) if card and card.placement else 0
        when = when if conflict.sessions else sys.maxsize
        return _RANK[conflict.severity], when, conflict.rule, conflict.key

    found = tuple(conflicts)
    return found if len(found) < 2 else tuple(sorted(found, key=position))


class Rulebook(Book):
    """Applies the rules that the event asks for.

    ``meeting``: the functions that look at two things that share time, for each thing they can have in common;
    ``around``: those that look at two things at most ``reach`` minutes apart; ``gaps``: the minutes between two things
    at which their answer may change. ``least_series``: how many things somebody must have before a rule about all of
    them says anything; 0: no rule does.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        held = [each for each in NORMS.values() if self.holds(each.rule)]
        self._content = _checks(held, Scope.CONTENT)
        self._place = _checks(held, Scope.PLACE)
        self.meeting = {scope: _checks(held, scope) for scope in PAIRS}
        self.around = {scope: _checks((each for each in held if each.looks_around), scope) for scope in PAIRS}
        self._series = _checks(held, Scope.SERIES)
        self._orders = {each.rule: each.check for each in held if each.scope is Scope.ORDER}
        self.reach = {scope: max(self._minutes(held, scope)) for scope in PAIRS}
        self.gaps = {scope: self._minutes(held, scope) | _ROWS.get(scope, frozenset()) for scope in PAIRS}
        self.least_series = min((self.limits[each.rule] + 1 for each in held if each.scope is Scope.SERIES), default=0)
        self._asks_of_hours = bool(self.available) and self.holds(Rule.PERSON_AWAY)
        self.asks_of_tracks = bool(self.meeting[Scope.TRACK])

    def _minutes(self, held: Sequence[Norm], scope: Scope) -> frozenset[int]:
        """The limits, in minutes between two things, of the rules of a scope; 0 is always among them."""
        of_it = (each for each in held if each.scope is scope and each.looks_around)
        return frozenset({0, *(self.limits[each.rule] for each in of_it)})

    def is_series(self, rule: Rule) -> bool:
        """Whether a rule is about all that a person does."""
        return NORMS[rule].scope is Scope.SERIES

    def refuses(self, conflict: Conflict) -> bool:
        """Whether no move may bring this conflict about."""
        return self.levels[conflict.rule] is Level.REFUSED and not conflict.accepted

    def alone(self, cards: Sequence[Card]) -> Iterator[Conflict]:
        """What is wrong with placed cards whatever else stands on the schedule."""
        return chain(self.content(cards), self.place(cards))

    def content(self, cards: Sequence[Card]) -> Iterator[Conflict]:
        """What is wrong with placed cards wherever they stand."""
        return chain.from_iterable(check(self, cards) for check in self._content)

    def place(self, cards: Sequence[Card]) -> Iterator[Conflict]:
        """What is wrong with where and when placed cards stand."""
        return chain.from_iterable(check(self, cards) for check in self._place)

    def engaged(self, engagements: Iterable[Engagement]) -> Iterator[Conflict]:
        """What is wrong with meetings and duties whatever else stands on the schedule."""
        return people_rules.away_engaged(self, engagements) if self._asks_of_hours else iter(())

    def between(self, resource: Resource, one: Filed, other: Filed) -> Iterator[Conflict]:
        """What two things at most ``reach`` minutes apart do to each other in a room, to a person or to a track."""
        scope, number = resource
        meet = one[0] < other[1] and other[0] < one[1]
        if checks := (self.meeting if meet else self.around)[scope]:
            pair = Pair(number, one, other)
            yield from [found for check in checks if (found := check(self, pair)) is not None]

    def series(self, person: int, things: Sequence[Filed]) -> Iterator[Conflict]:
        """What is wrong with all that a person does."""
        return chain.from_iterable(check(self, person, things) for check in self._series)

    def order(self, order: OrderRule, one: Filed, other: Filed) -> Iterator[Conflict]:
        """Whether two placed sessions keep to what must hold between them."""
        check = self._orders.get(Rule(order.kind.value))
        found = None if check is None else check(self, order, one, other)
        if found is not None:
            yield found


def _checks(norms: Iterable[Norm], scope: Scope) -> tuple[Check, ...]:
    return tuple(each.check for each in norms if each.scope is scope)
