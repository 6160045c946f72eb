"""Which card an arrow key goes to."""

from collections.abc import Sequence

from organizer.domain.schedule.conflicts import begins
from organizer.domain.schedule.grid import Card


def neighbour(
    cards: Sequence[Card], rooms: Sequence[int | None], session: int | None, right: int, down: int
) -> int | None:
    """The session next to ``session`` in a direction; the first of all when none is selected.

    Up and down stay in the room; left and right go to the next room that has a card, to the one nearest in time.
    """
    placed = [each for each in cards if each.placement is not None]
    if not placed:
        return None
    order = {room: place for place, room in enumerate(rooms)}

    def column(card: Card) -> int:
        return order.get(card.placement.room if card.placement else None, len(order))

    here = next((each for each in placed if each.id == session), None)
    if here is None:
        return min(placed, key=lambda each: (begins(each), column(each))).id
    if down:
        return _beside(sorted((each for each in placed if column(each) == column(here)), key=_time), here, down)
    ahead = [each for each in placed if (column(each) - column(here)) * right > 0]
    if not ahead:
        return None
    best = min(ahead, key=lambda each: (abs(column(each) - column(here)), abs(begins(each) - begins(here)), each.id))
    return best.id


def _time(card: Card) -> tuple[int, int]:
    return begins(card), card.id


def _beside(cards: list[Card], here: Card, step: int) -> int | None:
    place = next(place for place, each in enumerate(cards) if each.id == here.id) + step
    return cards[place].id if 0 <= place < len(cards) else None
