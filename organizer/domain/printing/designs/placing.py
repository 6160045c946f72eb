"""Where the elements of a badge's design stand: moved, put, stretched; in whole micrometres."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.designs.document import Document, Ids, changed
from organizer.domain.printing.faces import Box

SHORTEST = 100
"""No side of an element becomes shorter: a tenth of a millimetre can still be seen and taken hold of."""


def move(document: Document, ids: Ids, *, right: int = 0, down: int = 0) -> Document:
    """Move elements together, as far as a template reaches."""
    free = [each.box for each in document.chosen(ids) if not each.locked]
    right, down = within_reach(free, right, down)
    if not (right or down):
        return document
    return place(document, {each.id: shifted(each.box, right, down) for each in document.chosen(ids)})


def place(document: Document, boxes: Mapping[int, Box]) -> Document:
    """Put each element where it is told, by its number."""
    return changed(document, boxes, lambda item: {**item.source, "box": as_list(_sound(boxes[item.id]))})


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


def shifted(box: Box, right: int, down: int) -> Box:
    """The box so much further right and down."""
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


def as_list(box: Box) -> list[int]:
    """The box as a template writes it."""
    return [box.x, box.y, box.width, box.height]
