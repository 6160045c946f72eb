"""Names on tables: tents, which stand folded with a name on both sides, and plates for a holder.

A tent is folded across its middle. Its lower half is read as the sheet lies, its upper half is turned by half a turn,
so that both are upright once it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Fill, Instruction, Placed, Turn, Weight
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheet_orders import Languages
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Cells, Kit
from organizer.domain.printing.sheets.lettering import HAIR, Pen, Row, bold, inset
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, MUTED
from organizer.i18n import _

_DASH, _DASHES, _GREY = 1 * MILLIMETRE, 4, "#667085"


@dataclass(frozen=True, slots=True)
class Tent:
    """A tent for somebody who sits on a stage or at a table."""

    guest: Guest

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the tent of {name}").format(name=self.guest.name.first)
        return Piece(PieceKind.TENT, Subject(person=self.guest.id), title, _digest(self.guest))


@dataclass(frozen=True, slots=True)
class NamePlate:
    """A flat plate for a holder of a third of a sheet."""

    guest: Guest

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the name plate of {name}").format(name=self.guest.name.first)
        return Piece(PieceKind.NAME_PLATE, Subject(person=self.guest.id), title, _digest(self.guest))


def draw_tent(tent: Tent, kit: Kit, cells: Cells) -> Iterator[Sequence[Instruction]]:
    """One tent on its part of a sheet, with marks where it is folded."""
    width, height = cells.cell
    half = height // 2
    pen = kit.pen(Subject(person=tent.guest.id), tent.guest.name.first)
    front, back = _sides(tent.guest, kit)
    folds = (Fill(Box(x, half - HAIR // 2, _DASH, HAIR), _GREY) for x in _dashes(width))
    upright = Placed(0, half, Turn.NONE, tuple(_panel(front, width, half, pen)))
    turned = Placed(width, half, Turn.HALF, tuple(_panel(back, width, half, pen)))
    yield (turned, upright, *folds)


def draw_name_plate(plate: NamePlate, kit: Kit, cells: Cells) -> Iterator[Sequence[Instruction]]:
    """One plate on its part of a sheet."""
    pen = kit.pen(Subject(person=plate.guest.id), plate.guest.name.first)
    front, _back = _sides(plate.guest, kit)
    yield tuple(_panel(front, *cells.cell, pen))


def _sides(guest: Guest, kit: Kit) -> tuple[Guest, Guest]:
    """What stands on the front and on the back; a name that has only one language stands in that."""
    if kit.wording.wanted is not Languages.SIDES:
        return guest, guest
    name, home = guest.name, guest.organization
    front = replace(guest, name=Name(name.first), organization=Name(home.first))
    back = replace(guest, name=Name(name.second or name.first), organization=Name(home.second or home.first))
    return front, back


def _panel(guest: Guest, width: int, height: int, pen: Pen) -> Iterator[Instruction]:
    """The name as large as goes, for the last row; below it the second name, then from where."""
    unit = height // 100
    rows = [
        Row(guest.name.first, bold(34 * unit), lines=3, least=20, forms=guest.forms),
        Row(guest.name.second, Style(20 * unit, INK, Weight.MEDIUM), 2 * unit, forms=guest.forms),
        Row(guest.organization.first, Style(9 * unit, INK), 7 * unit, lines=2),
        Row(guest.organization.second, Style(8 * unit, MUTED), 2 * unit, lines=2),
    ]
    yield from pen.stack(rows, inset(Box(0, 0, width, height), 14 * MILLIMETRE, 8 * unit))


def _dashes(width: int) -> Iterator[int]:
    """Where a folding line is dashed at either edge: lines that are cut are not."""
    for each in range(_DASHES):
        yield 4 * MILLIMETRE + each * 2 * _DASH
        yield width - 4 * MILLIMETRE - _DASH - each * 2 * _DASH


def _digest(guest: Guest) -> str:
    """A tent says neither code nor category."""
    return digest_of(told((guest.name, guest.organization, guest.forms)))
