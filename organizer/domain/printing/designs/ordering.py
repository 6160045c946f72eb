"""Which elements of a badge's design lie above which."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from organizer.domain.printing.designs.document import Document, Ids, Item, Side, with_side


class Order(StrEnum):
    """Where an element goes among those above and below it."""

    FRONT = "front"
    FORWARD = "forward"
    BACKWARD = "backward"
    BACK = "back"


def reorder(document: Document, ids: Ids, order: Order) -> Document:
    """Bring elements further to the front or to the back of their side; among themselves they keep their order."""
    for side in Side:
        document = with_side(document, side, _ORDERS[order](document.items(side), ids))
    return document


def carry(document: Document, ids: Ids, *, side: Side, above: int | None) -> Document:
    """Put elements of a side right above another one, or below all; among themselves they keep their order."""
    items = document.items(side)
    place = next((number for number, each in enumerate(items, start=1) if each.id == above), 0)
    moving = tuple(each for each in items if each.id in ids)
    below, rest = (tuple(each for each in part if each.id not in ids) for part in (items[:place], items[place:]))
    return with_side(document, side, below + moving + rest)


def _to_front(items: tuple[Item, ...], ids: Ids) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda each: each.id in ids))


def _to_back(items: tuple[Item, ...], ids: Ids) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda each: each.id not in ids))


def _forward(items: tuple[Item, ...], ids: Ids) -> tuple[Item, ...]:
    """One place up, each above the next one that does not come along."""
    standing = list(items)
    for place in range(len(standing) - 2, -1, -1):
        if standing[place].id in ids and standing[place + 1].id not in ids:
            standing[place], standing[place + 1] = standing[place + 1], standing[place]
    return tuple(standing)


def _backward(items: tuple[Item, ...], ids: Ids) -> tuple[Item, ...]:
    return _forward(items[::-1], ids)[::-1]


_ORDERS: Mapping[Order, Callable[[tuple[Item, ...], Ids], tuple[Item, ...]]] = {
    Order.FRONT: _to_front,
    Order.FORWARD: _forward,
    Order.BACKWARD: _backward,
    Order.BACK: _to_back,
}
