"""Lists with columns over as many pages as they need, the head of the columns on each; lengths in micrometres."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from organizer.domain.printing.faces import MILLIMETRE, Box, Instruction, Weight, moved
from organizer.domain.printing.flow import Block
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import Pen, bold, rule
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style, TextColumn
from organizer.domain.printing.tracks import INK, LINE, MUTED

HEAD_HEIGHT = 8 * MILLIMETRE
_HEAD = Style(2_700, MUTED, Weight.MEDIUM)
_HEADS_GAP = 1_500


def columns(width: int, parts: Sequence[tuple[str, int, int]]) -> list[tuple[str, Box]]:
    """Places of columns: of each its head, its fixed width, and its share of what is left."""
    left = width - sum(fixed for _head, fixed, _share in parts)
    shares = max(1, sum(share for _head, _fixed, share in parts))
    x, found = 0, []
    for head, fixed, share in parts:
        wide = fixed + left * share // shares
        found.append((head, Box(x, 0, wide, 0)))
        x += wide
    return found


def listed(rows: Sequence[Block], heads: Block) -> Iterator[Block]:
    """The rows below their heads, which stand again where a page begins."""
    yield replace(heads, keep=True, gap=4 * MILLIMETRE)
    for row in rows:
        yield replace(row, at_top=_below(heads, row))


def _below(heads: Block, row: Block) -> Callable[[], Block]:
    def made() -> Block:
        drawn = (*heads.drawn, *(moved(each, 0, heads.height) for each in row.drawn))
        return Block(heads.height + row.height, drawn)

    return made


def heads(places: Sequence[tuple[str, Box]], width: int, pen: Pen) -> Block:
    """The heads over a heavy line."""
    drawn: list[Instruction] = []
    for text, box in places:
        drawn += pen.line(text, _HEAD, Box(box.x, 2_500, box.width - _HEADS_GAP, 0))
    return Block(HEAD_HEIGHT, (*drawn, rule(0, HEAD_HEIGHT - 300, width, thickness=400)))


def row(height: int, width: int, drawn: Sequence[Instruction]) -> Block:
    """A row over a thin line."""
    return Block(height, (*drawn, rule(0, height, width, color=LINE)))


def heading(title: Sequence[str], about: Sequence[str], kit: Kit, width: int) -> Block:
    """A title in both languages, and lines that say more."""
    column = TextColumn(kit.ruler, width)
    for number, text in enumerate(filter(None, title)):
        column.add(text, bold(6_400) if not number else Style(4_200, MUTED), gap=500)
    for text in about:
        column.add(text, Style(3_400, INK), gap=700)
    return Block(column.height, tuple(column.drawn), keep=True)


def both(key: str, kit: Kit) -> str:
    """One of the sheets' own words in both languages."""
    return joined(kit.wording.say(key), " / ")
