"""Where what fills a box stands on the paper, however it was turned and placed; micrometres from its upper left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from organizer.domain.printing.faces import EM, Box, Code, Fill, Instruction, Picture, Placed, Ruler, Shape, Turn, Words

_CAPITALS = 700  # thousandths of the size: so high they are above the baseline in most faces


@dataclass(frozen=True, slots=True)
class Standing:
    """``box``: where it stands; ``is_sideways``: whether it was turned by a quarter, to the left or to the right."""

    drawn: Fill | Shape | Picture | Code
    box: Box
    is_sideways: bool = False


def standing(instructions: Iterable[Instruction]) -> Iterator[Standing]:
    """What fills a box, the lowest first; words have none."""
    for each in instructions:
        if isinstance(each, Placed):
            for part in standing(each.parts):
                sideways = part.is_sideways is not each.turn.is_sideways
                yield Standing(part.drawn, _placed(part.box, each), sideways)
        elif isinstance(each, Fill | Shape | Picture | Code):
            yield Standing(each, each.box)


def inked(instructions: Iterable[Instruction], ruler: Ruler) -> Iterator[tuple[Words, Box]]:
    """Each line of text with the box of its capital letters."""
    for each in instructions:
        if isinstance(each, Placed):
            yield from ((words, _placed(box, each)) for words, box in inked(each.parts, ruler))
        elif isinstance(each, Words):
            across = ruler.width(each.text, each.weight) + len(each.text) * each.tracking * (EM // 1000)
            high = each.size * _CAPITALS // 1000
            yield each, Box(each.x, each.baseline - high, across * each.size // EM, high)


def _placed(box: Box, at: Placed) -> Box:
    """The box as it lies outside of what was turned about its origin."""
    right, down = box.x + box.width, box.y + box.height
    match at.turn:
        case Turn.RIGHT:
            return Box(at.x - down, at.y + box.x, box.height, box.width)
        case Turn.HALF:
            return Box(at.x - right, at.y - down, box.width, box.height)
        case Turn.LEFT:
            return Box(at.x + box.y, at.y - right, box.height, box.width)
        case _:
            return Box(at.x + box.x, at.y + box.y, box.width, box.height)
