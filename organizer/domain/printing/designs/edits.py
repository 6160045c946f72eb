"""Changing the design of a badge: every edit is a function from one document to the next.

Lengths are whole micrometres. What is locked stays as it is until it is unlocked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.designs.document import BACK, Document, Ids, Item, Reverse, Side, Source
from organizer.domain.printing.faces import Box

SHORTEST = 100
"""No side of an element becomes shorter: a tenth of a millimetre can still be seen and taken hold of."""


class Order(StrEnum):
    """Where an element goes among those above and below it."""

    FRONT = "front"
    FORWARD = "forward"
    BACKWARD = "backward"
    BACK = "back"


# -- what is there -----------------------------------------------------------------------------------------------------


def add(document: Document, sources: Iterable[Source], *, side: Side) -> Document:
    """Put elements above all others of a side."""
    made = tuple(Item(number, source) for number, source in enumerate(sources, start=document.next_id))
    return _with_side(replace(document, next_id=document.next_id + len(made)), side, document.items(side) + made)


def remove(document: Document, ids: Ids) -> Document:
    """Take elements away."""
    front, back = (tuple(each for each in document.items(side) if each.id not in ids or each.locked) for side in Side)
    return replace(document, front=front, back=back)


def duplicate(document: Document, ids: Ids, *, right: int, down: int) -> Document:
    """Put copies of elements above all others of their side, moved a little; the copies of a group are a new group."""
    for side in Side:
        sources = [each.source for each in document.items(side) if each.id in ids]
        document = add(document, moved(regrouped(document, sources), right, down), side=side)
    return document


def moved(sources: Sequence[Source], right: int, down: int) -> list[Source]:
    """The same elements, free and together so much further right and down, as far as a template reaches."""
    boxes = [Box(*each["box"]) for each in sources]
    right, down = within_reach(boxes, right, down)
    places = [_shifted(box, right, down) for box in boxes]
    return [{**_free(each), "box": _list(box)} for each, box in zip(sources, places, strict=True)]


def regrouped(document: Document, sources: Sequence[Source]) -> list[Source]:
    """The same elements, their groups under names that the document does not use yet."""
    names = iter(_unused_groups(document))
    given: dict[str, str] = {}
    return [_regrouped(each, given, names) for each in sources]


# -- where it stands ---------------------------------------------------------------------------------------------------


def move(document: Document, ids: Ids, *, right: int = 0, down: int = 0) -> Document:
    """Move elements together, as far as a template reaches."""
    free = [each.box for each in document.chosen(ids) if not each.locked]
    right, down = within_reach(free, right, down)
    if not (right or down):
        return document
    return place(document, {each.id: _shifted(each.box, right, down) for each in document.chosen(ids)})


def place(document: Document, boxes: Mapping[int, Box]) -> Document:
    """Put each element where it is told, by its number."""
    return _change(document, boxes, lambda item: {**item.source, "box": _list(_sound(boxes[item.id]))})


def resize(document: Document, ids: Ids, *, old: Box, new: Box) -> Document:
    """Stretch elements with what is around them all from ``old`` to ``new``."""
    boxes = {each.id: _stretched(each.box, old, new) for each in document.chosen(ids)}
    return place(document, boxes)


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest box around these, of which there is at least one."""
    several = tuple(boxes)
    left, top = min(each.x for each in several), min(each.y for each in several)
    right = max(each.x + each.width for each in several)
    bottom = max(each.y + each.height for each in several)
    return Box(left, top, right - left, bottom - top)


def within_reach(boxes: Sequence[Box], right: int, down: int) -> tuple[int, int]:
    """As much of a way as the boxes can go together without leaving what a template may say; none begins before 0."""
    if not boxes:
        return 0, 0
    around = bounds(boxes)
    return (
        max(min(right, LONGEST - around.x - around.width), -around.x),
        max(min(down, LONGEST - around.y - around.height), -around.y),
    )


# -- what it is --------------------------------------------------------------------------------------------------------


def set_keys(document: Document, ids: Ids, changes: Source) -> Document:
    """Give elements these values; None takes a key away."""
    return _change(document, ids, lambda item: _updated(item.source, changes))


def set_line(document: Document, id: int, number: int, changes: Source) -> Document:
    """Give a line of text these values; None takes a key away."""

    def changed(item: Item) -> Source:
        if not item.source.get("lines"):
            return _updated(item.source, changes)
        lines = list(item.lines)
        lines[number] = _updated(lines[number], changes)
        return {**item.source, "lines": lines}

    return _change(document, [id], changed)


def set_lines(document: Document, id: int, lines: Sequence[Source]) -> Document:
    """Let these be the lines of a text, which becomes a column when there are several; at least one."""
    return _change(document, [id], lambda item: _column(item, lines))


def set_locked(document: Document, ids: Ids, *, locked: bool) -> Document:
    """Lock elements, or unlock them."""
    return _change(document, ids, lambda item: _updated(item.source, {"locked": locked or None}), also_locked=True)


def group(document: Document, ids: Ids) -> Document:
    """Let elements be chosen and moved together from now on."""
    name = next(iter(_unused_groups(document)))
    return set_keys(document, ids, {"group": name})


def ungroup(document: Document, ids: Ids) -> Document:
    """Let each element be on its own again."""
    return set_keys(document, ids, {"group": None})


def with_groups(document: Document, ids: Ids) -> frozenset[int]:
    """These elements and all that are grouped with them."""
    groups = {each.group for each in document.chosen(ids) if each.group}
    return frozenset(ids) | {each.id for each in document.all_items if each.group in groups}


def set_head(document: Document, key: str, value: object) -> Document:
    """Change something of the whole template, such as its ``size``; None takes it away."""
    return replace(document, head=_updated(document.head, {key: value}))


def set_reverse(document: Document, reverse: Reverse) -> Document:
    """Give the badge another kind of back; what stood on its own back is gone with it."""
    if reverse is document.reverse:
        return document
    back: Mapping[Reverse, object] = {Reverse.NONE: None, Reverse.SAME: "same", Reverse.OWN: {}}
    return set_head(replace(document, back=()), BACK, back[reverse])


# -- above and below ---------------------------------------------------------------------------------------------------


def reorder(document: Document, ids: Ids, order: Order) -> Document:
    """Bring elements further to the front or to the back of their side; among themselves they keep their order."""
    for side in Side:
        document = _with_side(document, side, _ORDERS[order](document.items(side), ids))
    return document


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


# -- how it is done ----------------------------------------------------------------------------------------------------


def _change(document: Document, ids: Ids, change: Callable[[Item], Source], *, also_locked: bool = False) -> Document:
    """The document with these items changed; the same one when nothing is different."""

    def changed(item: Item) -> Item:
        if item.id not in ids or (item.locked and not also_locked):
            return item
        source = change(item)
        return item if source == item.source else replace(item, source=source)

    front, back = (tuple(changed(each) for each in document.items(side)) for side in Side)
    same = front == document.front and back == document.back
    return document if same else replace(document, front=front, back=back)


def _with_side(document: Document, side: Side, items: tuple[Item, ...]) -> Document:
    if items == document.items(side):
        return document
    return replace(document, front=items) if side is Side.FRONT else replace(document, back=items)


def _updated(source: Source, changes: Source) -> Source:
    return {key: value for key, value in {**source, **changes}.items() if value is not None}


def _free(source: Source) -> Source:
    return _updated(source, {"locked": None})


def _column(item: Item, lines: Sequence[Source]) -> Source:
    own = {key: value for key, value in item.source.items() if key in _OF_COLUMNS}
    if len(lines) == 1:
        return {**_line_keys(lines[0]), **own, "kind": "text"}
    return {**own, "kind": "column", "lines": [_line_keys(each) for each in lines]}


_OF_COLUMNS = ("box", "anchor", "name", "locked", "group", "turn", "only", "except", "when")
"""What a column has for itself; everything else is said of each line."""


def _line_keys(source: Source) -> Source:
    return {key: value for key, value in source.items() if key not in (*_OF_COLUMNS, "kind", "lines")}


def _regrouped(source: Source, given: dict[str, str], names: Iterable[str]) -> Source:
    before = str(source.get("group") or "")
    if not before:
        return source
    if before not in given:
        given[before] = next(iter(names))
    return {**source, "group": given[before]}


def _unused_groups(document: Document) -> Iterable[str]:
    used = {each.group for each in document.all_items}
    number = 0
    while True:
        number += 1
        if (name := f"group {number}") not in used:
            yield name


def _shifted(box: Box, right: int, down: int) -> Box:
    return replace(box, x=box.x + right, y=box.y + down)


def _stretched(box: Box, old: Box, new: Box) -> Box:
    """The box as it lies when what is around it is stretched; its edges are taken along, so neighbours stay such."""
    left, right = (_along(at, old.x, old.width, new.x, new.width) for at in (box.x, box.x + box.width))
    top, bottom = (_along(at, old.y, old.height, new.y, new.height) for at in (box.y, box.y + box.height))
    return Box(left, top, right - left, bottom - top)


def _along(at: int, start: int, length: int, new_start: int, new_length: int) -> int:
    return new_start + round((at - start) * new_length / max(length, 1))


def _sound(box: Box) -> Box:
    """The nearest box that a template can say."""
    width, height = (min(max(each, SHORTEST), LONGEST) for each in (box.width, box.height))
    return Box(min(max(box.x, 0), LONGEST - width), min(max(box.y, 0), LONGEST - height), width, height)


def _list(box: Box) -> list[int]:
    return [box.x, box.y, box.width, box.height]
