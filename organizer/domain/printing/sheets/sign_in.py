"""Sign-in sheets: who is expected, with room for a signature, and a code that a scanner reads afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Code, Face, Fill, Instruction, Symbology, Weight
from organizer.domain.printing.flow import Block, Chapter, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import NOBODY, Guest
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import HAIR, Pen
from organizer.domain.printing.sheets.lists import HEAD_HEIGHT, both, columns, heading, heads, listed, row
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.i18n import _, ngettext

ROW = 10 * MILLIMETRE
"""High enough for a signature: 20 to 25 go on a page."""

_CODE = 7_600  # a code of version 1 in it has modules of 0.36 mm, three dots of a label printer
_INK = "#000000"


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who signs, in the order of the list; ``session`` None: for the whole event, or for one category of people.

    ``title`` is the session's or the category's, ``about`` says when and where.
    """

    occasion: Occasion
    guests: tuple[Guest, ...]
    session: int | None = None
    title: Name = NOBODY
    about: tuple[str, ...] = ()

    @property
    def piece(self) -> Piece | None:
        """What it is for the ledger; the list of a category is a part of the event's and none of its own."""
        if self.session is None and self.title.first:
            return None
        named = _("the sign-in sheet of “{session}”").format(session=self.title.first)
        title = _("the sign-in sheet of the event") if self.session is None else named
        names = tuple((each.name, each.organization, each.code) for each in self.guests)
        says = told((self.occasion, self.title, self.about, names))
        return Piece(PieceKind.SIGN_IN, Subject(session=self.session), title, digest_of(says))


def draw_sign_in(sheet: SignIn, kit: Kit) -> Iterator[Face]:
    """Its pages, numbered for themselves; a session's last page is filled with rows for whoever comes as well."""
    paper = reading_sheet(kit.size)
    frame = paper.frame
    label = joined(kit.wording.say("sign_in"))
    pen = kit.pen(Subject(session=sheet.session), sheet.title.first or label)
    title = (sheet.title.first, sheet.title.second) if sheet.title.first else (label,)
    about = (" · ".join((*([label] if sheet.title.first else []), *sheet.about)), _counted(len(sheet.guests), kit))
    top = heading(title, about, kit, frame.width)
    places = columns(frame.width, _columns(kit))
    blank = _blank(sheet, frame.height - top.height - 4 * MILLIMETRE - HEAD_HEIGHT, frame.height - HEAD_HEIGHT)
    rows = [_row(number, guest, places, kit, pen) for number, guest in enumerate(sheet.guests, 1)]
    rows += [_row(len(rows) + each, None, places, kit, pen) for each in range(1, blank + 1)]
    _report_codes(sheet, pen)
    blocks = [top, *listed(rows, heads(places, frame.width, pen))]
    yield from flow(
        [Chapter(joined(sheet.title) or label, blocks)], paper, HeadAndFoot(paper, sheet.occasion, kit.ruler)
    )


def _columns(kit: Kit) -> tuple[tuple[str, int, int], ...]:
    return (
        (both("number", kit), 11_000, 0),
        ("", 12_000, 0),
        (both("name", kit), 0, 30),
        (both("organization", kit), 0, 38),
        (both("signature", kit), 0, 32),
    )


def _counted(count: int, kit: Kit) -> str:
    return joined(kit.wording.say("people", n=f"{count:,}"), " / ") if count > 1 else ""


def _blank(sheet: SignIn, first: int, further: int) -> int:
    """How many rows the last page has room for; none on the list of the whole event unless it is empty."""
    if sheet.session is None and sheet.guests:
        return 0
    left = first // ROW - len(sheet.guests)
    return left if left >= 0 else -(len(sheet.guests) - first // ROW) % (further // ROW)


def _row(number: int, guest: Guest | None, places: Sequence[tuple[str, Box]], kit: Kit, pen: Pen) -> Block:
    """Number, code, names, organization, and an empty place to sign; for nobody yet only number and places."""
    count, code, name, home, sign = (box for _head, box in places)
    drawn: list[Instruction] = [Style(3_000, MUTED).line(str(number), count.x, 3_400)]
    if guest:
        drawn += _code(guest, Box(code.x, (ROW - _CODE) // 2, _CODE, _CODE), kit)
        drawn += _two(guest.name, name, pen, Style(3_300, INK, Weight.MEDIUM))
        drawn += _two(guest.organization, home, pen, Style(3_000, INK))
    for box in (sign, *(() if guest else (name, home))):
        drawn.append(Fill(Box(box.x - 1_500, 0, HAIR, ROW), LINE))
    return row(ROW, sign.x + sign.width, drawn)


def _two(text: Name, box: Box, pen: Pen, style: Style) -> Iterator[Instruction]:
    """Both languages below each other, one alone in the middle of the row."""
    width = box.width - 2_500
    yield from pen.line(text.first, style, Box(box.x, 1_500 if text.second else 3_200, width, 0))
    yield from pen.line(text.second, Style(2_800, MUTED), Box(box.x, 5_500, width, 0))


def _code(guest: Guest, box: Box, kit: Kit) -> Iterator[Code]:
    if guest.code:
        yield Code(box, guest.code, kit.encode(guest.code, Symbology.QR), _INK)


def _report_codes(sheet: SignIn, pen: Pen) -> None:
    """Where others have one; before any was issued, codes are not used yet."""
    missing = sum(not guest.code for guest in sheet.guests)
    if 0 < missing < len(sheet.guests):
        said = ngettext(
            "{n} person has no code yet; print the badges first, or sign in by hand.",
            "{n} people have no code yet; print the badges first, or sign in by hand.",
            missing,
        )
        pen.report(ProblemKind.MISSING_CODE, said.format(n=missing))
