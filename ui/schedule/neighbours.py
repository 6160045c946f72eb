"""Which card an arrow key goes to."""

from collections.abc import Iterable

from organizer.domain.schedule.grid import Card
from organizer.domain.schedule.moments import begins

Seen = tuple[Card, int]
"""A placed card and the place of the column in which it is seen."""


def neighbour(seen: Iterable[Seen], session: int | None, across: int, along: int) -> int | None:
    """The session next to ``session`` in a direction; the first of all when none is selected.

    Along the time one stays in the column; across one goes to the next column that has a card, to the one nearest in
    time.
    """
    cards = sorted(seen, key=_in_time)
    if not cards:
        return None
    here = next((each for each in cards if each[0].id == session), None)
    if here is None:
        return cards[0][0].id
    if along:
        return _after([each for each in cards if each[1] == here[1]], here, along)
    ahead = [each for each in cards if (each[1] - here[1]) * across > 0]
    if not ahead:
        return None
    return min(ahead, key=lambda each: (abs(each[1] - here[1]), abs(begins(each[0]) - begins(here[0])), each[0].id))[
        0
    ].id


def _in_time(each: Seen) -> tuple[int, int, int]:
    card, place = each
    return begins(card), place, card.id


def _after(cards: list[Seen], here: Seen, step: int) -> int | None:
    place = cards.index(here) + step
    return cards[place][0].id if 0 <= place < len(cards) else None
