"""Two things that share a room, a person or a track, as the rules of pairs ask about them."""

from itertools import product

from organizer.domain.schedule.grid import Card
from organizer.domain.schedule.moments import Filed, Span, Thing, acting, in_order, key_of, spans_of


class Pair:
    """Two things, the earlier one first, and the id of the room, the person or the track that they share.

    Several rules ask the same of one pair, so that what they ask is found once.
    """

    __slots__ = ("_parts", "first", "second", "shared")

    def __init__(self, shared: int, one: Filed, other: Filed) -> None:
        self.shared = shared
        self.first, self.second = in_order(one, other)
        self._parts: tuple[list[Span], list[Span]] | None = None

    @property
    def parts(self) -> tuple[list[Span], list[Span]]:
        """When the person whom the two share acts in the first and in the second."""
        if self._parts is None:
            self._parts = acting(spans_of(self.first, self.shared)), acting(spans_of(self.second, self.shared))
        return self._parts

    @property
    def at_once(self) -> bool:
        """Whether the person acts in both at the same time."""
        return any(one[0] < other[1] and other[0] < one[1] for one, other in product(*self.parts))

    @property
    def titles(self) -> tuple[str, str]:
        """What the two are called."""
        return self.first[2].title, self.second[2].title

    @property
    def hours(self) -> tuple[int, int]:
        """From when to when the two share time, in minutes from the event's first midnight."""
        return self.second[0], min(self.first[1], self.second[1])

    @property
    def key(self) -> str:
        """The two as the key of a conflict names them: sessions first, the lower id first."""
        one, other = self.first[2], self.second[2]
        low, high = (one, other) if _by_id(one) < _by_id(other) else (other, one)
        return f"{key_of(low)}:{key_of(high)}"

    @property
    def sessions(self) -> tuple[int, ...]:
        """The ids of those of the two that are sessions."""
        return tuple([each[2].id for each in (self.first, self.second) if isinstance(each[2], Card)])


def _by_id(thing: Thing) -> tuple[bool, int, str]:
    return (False, thing.id, "") if isinstance(thing, Card) else (True, thing.id, thing.kind)
