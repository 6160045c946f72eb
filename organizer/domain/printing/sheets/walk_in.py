"""Blank forms for those who come without having registered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Instruction
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.kit import Cells, Kit
from organizer.domain.printing.sheets.lettering import Pen, bold, framed, inset, rule
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, MUTED
from organizer.i18n import _

_LABEL, _WORD = Style(2_700, MUTED), Style(3_300, INK)
_TICK = 3_600
_FIELDS = (("name", "other_name"), ("organization", "job"), ("country", "phone"), ("email",))


@dataclass(frozen=True, slots=True)
class WalkIn:
    """The form of an event with these categories."""

    event: Name
    categories: tuple[Name, ...]

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        return Piece(PieceKind.WALK_IN, Subject(), _("the walk-in form"), digest_of(told(self)))


def draw_walk_in(form: WalkIn, kit: Kit, cells: Cells) -> Iterator[Sequence[Instruction]]:
    """A form: lines to fill, categories to tick, and a line for the staff."""
    width, height = cells.cell
    room = inset(Box(0, 0, width, height), 14 * MILLIMETRE, 11 * MILLIMETRE)
    pen = kit.pen(Subject(), joined(kit.wording.say("on_site")))
    yield tuple(_form(form, room, kit, pen))


def _form(form: WalkIn, room: Box, kit: Kit, pen: Pen) -> Iterator[Instruction]:
    title = joined(kit.wording.say("on_site"))
    yield from pen.line(title, bold(6_200), Box(room.x, room.y, room.width, 0))
    yield from pen.line(joined(form.event), Style(3_000, MUTED), Box(room.x, room.y + 8_500, room.width, 0))
    y, gap = room.y + 15_000, 5 * MILLIMETRE
    for keys in _FIELDS:
        wide = (room.width - gap * (len(keys) - 1)) // len(keys)
        for place, key in enumerate(keys):
            yield from _field(key, Box(room.x + place * (wide + gap), y, wide, 14_500), kit, pen)
        y += 14_500
    yield from pen.line(joined(kit.wording.say("category"), " / "), _LABEL, Box(room.x, y + 2_000, room.width, 0))
    yield from _ticks(form.categories, Box(room.x, y + 7_000, room.width, 0), pen)
    foot = room.y + room.height
    staff = " · ".join(joined(kit.wording.say(key), " / ") for key in ("staff", "code"))
    yield from pen.line(f"{staff}:", _LABEL, Box(room.x, foot - 4_500, room.width // 2, 0))
    yield rule(room.x + room.width * 55 // 100, foot - 800, room.width * 45 // 100)


def _field(key: str, box: Box, kit: Kit, pen: Pen) -> Iterator[Instruction]:
    """A label over a frame to write in."""
    yield from pen.line(joined(kit.wording.say(key), " / "), _LABEL, Box(box.x, box.y, box.width, 0))
    yield from framed(Box(box.x, box.y + 3_800, box.width, 9_200), color=MUTED)


def _ticks(categories: Sequence[Name], box: Box, pen: Pen) -> Iterator[Instruction]:
    """A square for each category, three in a row, or so many that there are no more than five rows."""
    across = max(3, -(-len(categories) // 5))
    wide = box.width // across
    for place, category in enumerate(categories):
        x, y = box.x + place % across * wide, box.y + place // across * 6_500
        yield from framed(Box(x, y, _TICK, _TICK), thickness=250)
        yield from pen.line(joined(category), _WORD, Box(x + _TICK + 1_800, y + 100, wide - _TICK - 4_000, 0))
