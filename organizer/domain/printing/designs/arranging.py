"""Aligning and distributing elements of a badge's design; what is grouped keeps its shape and counts as one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from organizer.domain.printing.designs.document import Document, Ids, Item
from organizer.domain.printing.designs.placing import bounds, place
from organizer.domain.printing.faces import Box


class Edge(StrEnum):
    """On which line elements are brought."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Axis(StrEnum):
    """Along which line something lies."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Unit:
    """What moves as one: an element, or a group with the box around it."""

    items: tuple[Item, ...]
    box: Box


def units(document: Document, ids: Ids) -> tuple[Unit, ...]:
    """The chosen elements, those of a group together; a unit of which something is locked is left out."""
    together: dict[object, list[Item]] = {}
    for each in document.chosen(ids):
        together.setdefault(each.group or each.id, []).append(each)
    free = (tuple(each) for each in together.values() if not any(item.locked for item in each))
    return tuple(Unit(each, bounds(item.box for item in each)) for each in free)


def align(document: Document, ids: Ids, edge: Edge) -> Document:
    """Bring elements on one line: with each other, and a single one with the badge."""
    several = units(document, ids)
    if not several:
        return document
    around = bounds(each.box for each in several) if len(several) > 1 else Box(0, 0, *document.size)
    return _put(document, [(each, _ALIGN[edge](each.box, around)) for each in several])


def align_to_badge(document: Document, ids: Ids, edge: Edge) -> Document:
    """Bring each element on a line of the badge."""
    sheet = Box(0, 0, *document.size)
    return _put(document, [(each, _ALIGN[edge](each.box, sheet)) for each in units(document, ids)])


def distribute(document: Document, ids: Ids, axis: Axis) -> Document:
    """Make the gaps between elements equal; the outermost ones stay, and fewer than three stay as they are."""
    several = sorted(units(document, ids), key=lambda each: _start(each.box, axis))
    if len(several) < 3:
        return document
    first, last = several[0].box, several[-1].box
    room = _start(last, axis) - _start(first, axis) - _length(first, axis)
    gap = (room - sum(_length(each.box, axis) for each in several[1:-1])) / (len(several) - 1)
    return _put(document, list(zip(several, _spread(several, gap, axis), strict=True)))


def _spread(several: Sequence[Unit], gap: float, axis: Axis) -> Iterable[Box]:
    """Where they stand with the gap between them, each rounded on its own so that no error adds up."""
    at = float(_start(several[0].box, axis))
    for each in several:
        yield replace(each.box, x=round(at)) if axis is Axis.ACROSS else replace(each.box, y=round(at))
        at += _length(each.box, axis) + gap


def _start(box: Box, axis: Axis) -> int:
    return box.x if axis is Axis.ACROSS else box.y


def _length(box: Box, axis: Axis) -> int:
    return box.width if axis is Axis.ACROSS else box.height


def _put(document: Document, wanted: Sequence[tuple[Unit, Box]]) -> Document:
    boxes = {}
    for unit, box in wanted:
        right, down = box.x - unit.box.x, box.y - unit.box.y
        boxes.update({item.id: replace(item.box, x=item.box.x + right, y=item.box.y + down) for item in unit.items})
    return place(document, boxes)


_ALIGN: Mapping[Edge, Callable[[Box, Box], Box]] = {
    Edge.LEFT: lambda box, around: replace(box, x=around.x),
    Edge.CENTER: lambda box, around: replace(box, x=around.x + (around.width - box.width) // 2),
    Edge.RIGHT: lambda box, around: replace(box, x=around.x + around.width - box.width),
    Edge.TOP: lambda box, around: replace(box, y=around.y),
    Edge.MIDDLE: lambda box, around: replace(box, y=around.y + (around.height - box.height) // 2),
    Edge.BOTTOM: lambda box, around: replace(box, y=around.y + around.height - box.height),
}
