"""Where a new element is put on a badge: where nothing else stands, as near as can be to where one looks."""

from typing import Protocol

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Item, Side
from organizer.domain.printing.designs.guides import guides
from organizer.domain.printing.faces import MILLIMETRE, Box

_LIGHT = 128  # of 255: on a darker ground black letters cannot be read
_PLACES = 40  # so many are tried across the shorter side of a badge
_TENTH = MILLIMETRE // 10
_SHRUNK = (1, 0.7, 0.5, 0.35)  # of the wanted size
_COVERED = 2  # to cover one thing as a whole is as bad as to be twice the badge's half girth away


class FindRoom(Protocol):
    """Finds the box of a new element of a size."""

    def __call__(self, document: Document, side: Side, size: tuple[int, int], *, seen: Box) -> Box:
        """``seen``: the part of the badge near whose middle it should be."""


def free_room(document: Document, side: Side, size: tuple[int, int], *, seen: Box) -> Box:
    """As :func:`free_place`, but smaller in proportion, down to a third, where that covers nothing."""
    taken, place = _taken(document, side), Box(0, 0, *size)
    for share in _SHRUNK:
        place = free_place(document, side, (round(size[0] * share), round(size[1] * share)), seen=seen)
        if not any(place.meets(each) for each in taken):
            break
    return place


def free_place(document: Document, side: Side, size: tuple[int, int], *, seen: Box) -> Box:
    """A box of this size within the badge that covers little of what stands on a side, near the middle of ``seen``.

    Rather than in the margin of a code it stands on all others. It lies on whole millimetres, at guides, or in the
    middle.
    """
    width, height = (min(wanted, there) for wanted, there in zip(size, document.size, strict=True))
    middle_x, middle_y = seen.x + seen.width // 2, seen.y + seen.height // 2
    taken, codes = _taken(document, side), _codes(document, side)
    girth = sum(document.size)

    def cost(box: Box) -> tuple[bool, float]:
        away = abs(box.x + width // 2 - middle_x) + abs(box.y + height // 2 - middle_y)
        covered = sum(box.shared(each) for each in taken) / (width * height)
        return any(box.meets(each) for each in codes), _COVERED * covered + away / girth

    across, down = (
        _starts(document, Axis.ACROSS, width, middle_x),
        _starts(document, Axis.DOWN, height, middle_y),
    )
    return min((Box(x, y, width, height) for x in across for y in down), key=cost)


def _starts(document: Document, axis: Axis, length: int, middle: int) -> list[int]:
    """Where a box of this length may begin along an axis."""
    along, crossing = (0, Axis.DOWN) if axis is Axis.ACROSS else (1, Axis.ACROSS)
    room = document.size[along] - length
    step = max(1, min(document.size) // _PLACES // MILLIMETRE) * MILLIMETRE
    aimed = [at - share for at in guides(document, crossing) for share in (0, length // 2, length)]
    in_middle = [(room // 2) // _TENTH * _TENTH, (middle - length // 2) // _TENTH * _TENTH]
    return sorted({each for each in (*range(0, room + 1, step), *aimed, *in_middle) if 0 <= each <= room} or {0})


def _taken(document: Document, side: Side) -> list[Box]:
    """Where no other element should stand: the elements that are no ground, codes with their margin."""
    others = (each for each in document.items(side) if each.kind != "code" and not _is_ground(document, each))
    return [*_codes(document, side), *(each.box for each in others)]


def _codes(document: Document, side: Side) -> list[Box]:
    return [_with_margin(each.box) for each in document.items(side) if each.kind == "code"]


def _with_margin(box: Box) -> Box:
    """A code with a tenth of its width around it, which is more than it needs to be read."""
    margin = box.width // 10
    return Box(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin)


def _is_ground(document: Document, item: Item) -> bool:
    """Whether other elements may stand on it: a light area as large as a quarter of the badge."""
    width, height = document.size
    color = str(item.source.get("color", ""))
    color = document.head.get("colors", {}).get(color, color)
    if item.kind != "rectangle" or not color.startswith("#") or item.box.width * item.box.height * 4 < width * height:
        return False
    red, green, blue = bytes.fromhex(color[1:])
    return red * 299 + green * 587 + blue * 114 >= _LIGHT * 1000  # ITU-R BT.601
