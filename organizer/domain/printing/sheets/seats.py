"""Signs that keep a seat free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.faces import MILLIMETRE, Box, Fill, Instruction, Weight
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Cells, Kit
from organizer.domain.printing.sheets.lettering import Row, bold, inset
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, MUTED
from organizer.i18n import _

_BAND = 30 * MILLIMETRE
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class ReservedSeat:
    """A seat for somebody."""

    guest: Guest

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the reserved seat of {name}").format(name=self.guest.name.first)
        told_of = told((self.guest.name, self.guest.organization, self.guest.forms))
        return Piece(PieceKind.RESERVED_SEAT, Subject(person=self.guest.id), title, digest_of(told_of))


def draw_reserved_seat(seat: ReservedSeat, kit: Kit, cells: Cells) -> Iterator[Sequence[Instruction]]:
    """A dark band that says so, and below it for whom."""
    width, height = cells.cell
    guest, word = seat.guest, kit.wording.say("reserved")
    pen = kit.pen(Subject(person=guest.id), guest.name.first)
    edge = 8 * MILLIMETRE  # what printers do not reach
    band = Box(edge, edge, width - 2 * edge, _BAND)
    said = "   ".join(filter(None, (word.first.upper(), word.second)))
    rows = [
        Row(guest.name.first, bold(26_000), lines=3, least=20, forms=guest.forms),
        Row(guest.name.second, Style(16_000, INK, Weight.MEDIUM), 2_000, forms=guest.forms),
        Row(guest.organization.first, Style(8_000, INK), 7_000, lines=2),
        Row(guest.organization.second, Style(7_000, MUTED), 2_000, lines=2),
    ]
    name = Box(edge, edge + _BAND, width - 2 * edge, height - 2 * edge - _BAND)
    yield (
        Fill(band, INK),
        *pen.stack([Row(said, Style(15_000, _WHITE, Weight.BOLD), tracking=60)], band),
        *pen.stack(rows, inset(name, 6 * MILLIMETRE)),
    )
