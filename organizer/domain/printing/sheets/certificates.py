"""Certificates of attendance, to be signed and kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.printing.badges.elements import Align
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Weight
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import Pen, Row, bold, framed, inset, rule
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, MUTED
from organizer.i18n import _

_EDGE = 11 * MILLIMETRE
_ACCENT = "#2457d6"
_FOOT = 34 * MILLIMETRE  # for the lines that are signed
_LITTLE = Style(5_000, MUTED)


@dataclass(frozen=True, slots=True)
class Certificate:
    """That somebody was there."""

    guest: Guest
    event: Name
    place: str
    dates: Name

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the certificate of {name}").format(name=self.guest.name.first)
        guest = self.guest
        says = (guest.name, guest.organization, guest.forms, self.event, self.place, self.dates)
        return Piece(PieceKind.CERTIFICATE, Subject(person=guest.id), title, digest_of(told(says)))


def draw_certificate(certificate: Certificate, kit: Kit) -> Iterator[Face]:
    """On a sheet that lies on its long side; everything stands at the same height on all of them."""
    pen = kit.pen(Subject(person=certificate.guest.id), certificate.guest.name.first)
    outer = Box(_EDGE, _EDGE, kit.width - 2 * _EDGE, kit.height - 2 * _EDGE)
    inner = inset(outer, 20 * MILLIMETRE, 12 * MILLIMETRE)
    fixed = (*_frame(outer), *_signed(Box(inner.x, inner.y + inner.height - 14_000, inner.width, 0), kit, pen))
    yield Face(kit.width, kit.height, tuple(fixed), tuple(_told(certificate, inner, kit, pen)))


def _told(certificate: Certificate, inner: Box, kit: Kit, pen: Pen) -> Iterator[Instruction]:
    """What it is, of whom, and of what; the heights are hundredths of the room above the lines that are signed."""
    room, say = inner.height - _FOOT, kit.wording.say

    def part(top: int, bottom: int = 0) -> Box:
        return Box(inner.x, inner.y + room * top // 100, inner.width, room * max(0, bottom - top) // 100)

    yield from pen.stack(list(_title(say("certificate"))), part(0, 21))
    yield from pen.line(joined(say("certify")), _LITTLE, part(25), align=Align.CENTER)
    yield from pen.stack(list(_whom(certificate.guest)), part(31, 67))
    yield from pen.line(joined(say("attended")), _LITTLE, part(70), align=Align.CENTER)
    yield from pen.stack(list(_what(certificate)), part(75, 103))


def _title(name: Name) -> Iterator[Row]:
    yield Row(name.first, bold(13_000), tracking=20)
    yield Row(name.second, Style(8_500, _ACCENT, Weight.MEDIUM), 1_500, tracking=200)


def _whom(guest: Guest) -> Iterator[Row]:
    yield Row(guest.name.first, bold(16_000), lines=2, least=30, steady=65, forms=guest.forms)
    yield Row(guest.name.second, Style(9_500, INK, Weight.MEDIUM), 1_000, forms=guest.forms)
    yield Row(joined(guest.organization), Style(5_400, INK), 2_500, lines=2, steady=95)


def _what(certificate: Certificate) -> Iterator[Row]:
    event = certificate.event
    yield Row(event.first, Style(8_500, INK, Weight.BOLD), lines=2, steady=70)
    yield Row(event.second, Style(6_500, INK), 1_000, lines=2, steady=70)
    dates = (joined(certificate.dates), certificate.place)
    yield Row(" · ".join(filter(None, dates)), Style(4_800, MUTED), 3_500, lines=2, steady=80)


def _frame(outer: Box) -> Iterator[Instruction]:
    """A heavy and a light line, and a square in each corner of them."""
    yield from framed(outer, color=_ACCENT, thickness=1_100)
    yield from framed(inset(outer, 2_600), color=_ACCENT, thickness=250)
    side = 7_000
    for x in (outer.x, outer.x + outer.width - side):
        for y in (outer.y, outer.y + outer.height - side):
            corner = Box(x, y, side, side)
            yield from (
                Fill(corner, _ACCENT),
                Fill(inset(corner, 1_100), "#ffffff"),
                Fill(inset(corner, 2_100), _ACCENT),
            )


def _signed(line: Box, kit: Kit, pen: Pen) -> Iterator[Instruction]:
    """Two lines: for place and date, and for the signature."""
    width = line.width * 38 // 100
    for x, key in ((line.x, "place"), (line.x + line.width - width, "signature")):
        yield rule(x, line.y, width, thickness=250)
        yield from pen.line(joined(kit.wording.say(key)), Style(3_800, MUTED), Box(x, line.y + 1_800, width, 0))
