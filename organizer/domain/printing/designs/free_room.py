"""Where a new element is put on a badge: where nothing else stands, as near as can be to where one looks."""

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Item, Side
from organizer.domain.printing.designs.guides import guides
from organizer.domain.printing.faces import MILLIMETRE, Box

_LIGHT = 128  # of 255: on a darker ground black letters cannot be read
_PLACES = 40  # so many are tried across the shorter side of a badge
_TENTH = MILLIMETRE // 10
_COVERED = 2  # to cover one thing as a whole is as bad as to be twice the badge's half girth away


def free_place(document: Document, side: Side, size: tuple[int, int], *, seen: Box) -> Box:
    """A box of this size within the badge that covers little of what stands on a side, near the middle of ``seen``.

    It lies on whole millimetres, at guides, or in the middle.
    """
    width, height = (min(wanted, there) for wanted, there in zip(size, document.size, strict=True))
    middle_x, middle_y = seen.x + seen.width // 2, seen.y + seen.height // 2
    items = [each for each in document.items(side) if not _is_ground(document, each)]
    girth = sum(document.size)

    def cost(box: Box) -> float:
        away = abs(box.x + width // 2 - middle_x) + abs(box.y + height // 2 - middle_y)
        return _COVERED * sum(_shared(box, each.box) for each in items) / (width * height) + away / girth

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


def _is_ground(document: Document, item: Item) -> bool:
    """Whether other elements may stand on it: a light area as large as a quarter of the badge."""
    width, height = document.size
    color = str(item.source.get("color", ""))
    color = document.head.get("colors", {}).get(color, color)
    if item.kind != "rectangle" or not color.startswith("#") or item.box.width * item.box.height * 4 < width * height:
        return False
    red, green, blue = bytes.fromhex(color[1:])
    return red * 299 + green * 587 + blue * 114 >= _LIGHT * 1000  # ITU-R BT.601


def _shared(box: Box, other: Box) -> int:
    """The area that two boxes have in common."""
    return _overlap(box.x, box.width, other.x, other.width) * _overlap(box.y, box.height, other.y, other.height)


def _overlap(start: int, length: int, other: int, other_length: int) -> int:
    return max(0, min(start + length, other + other_length) - max(start, other))
