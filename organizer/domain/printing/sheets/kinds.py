"""Each kind of sheet: how it lies on paper, how one of it is set, and what it is to the ledger."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from organizer.domain.printing.faces import Face, Instruction
from organizer.domain.printing.ledger import Standing
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.domain.printing.sheet_orders import SheetKind
from organizer.domain.printing.sheets.certificates import draw_certificate
from organizer.domain.printing.sheets.door_signs import draw_door_sign, draw_session_sign
from organizer.domain.printing.sheets.kit import Cells, Kit
from organizer.domain.printing.sheets.personal import draw_personal
from organizer.domain.printing.sheets.run_sheets import draw_run_sheet
from organizer.domain.printing.sheets.seats import draw_reserved_seat
from organizer.domain.printing.sheets.sign_in import draw_sign_in
from organizer.domain.printing.sheets.slips import draw_slips
from organizer.domain.printing.sheets.tents import draw_name_plate, draw_tent
from organizer.domain.printing.sheets.walk_in import draw_walk_in

Facts = Any
"""What one sheet tells: a frozen value of the kind's module, with its Piece."""

WHOLE: Mapping[SheetKind, Callable[[Facts, Kit], Iterator[Face]]] = {
    SheetKind.DOOR_SIGNS: draw_door_sign,
    SheetKind.SESSION_SIGNS: draw_session_sign,
    SheetKind.PERSONAL: draw_personal,
    SheetKind.CERTIFICATES: draw_certificate,
    SheetKind.SIGN_IN: draw_sign_in,
    SheetKind.SESSION_SIGN_IN: draw_sign_in,
    SheetKind.RUN_SHEETS: draw_run_sheet,
}
"""What takes whole pages."""

PARTS: Mapping[SheetKind, tuple[int, int, Callable[[Facts, Kit, Cells], Iterator[Sequence[Instruction]]]]] = {
    SheetKind.SEATS: (1, 2, draw_reserved_seat),
    SheetKind.TENTS: (1, 1, draw_tent),
    SheetKind.SMALL_TENTS: (1, 2, draw_tent),
    SheetKind.NAME_PLATES: (1, 3, draw_name_plate),
    SheetKind.MEETING_SLIPS: (2, 3, draw_slips),
    SheetKind.WALK_IN: (1, 2, draw_walk_in),
}
"""What lies with others on a page that is cut: columns, rows."""

_LYING = (SheetKind.CERTIFICATES,)

PIECES: Mapping[SheetKind, PieceKind] = {
    SheetKind.AGENDA: PieceKind.AGENDA,
    SheetKind.BOOKLET: PieceKind.BOOKLET,
    SheetKind.POSTER: PieceKind.POSTER,
    SheetKind.SPLIT_POSTER: PieceKind.POSTER,
    SheetKind.DOOR_SIGNS: PieceKind.DOOR_SIGN,
    SheetKind.SESSION_SIGNS: PieceKind.DOOR_SIGN,
    SheetKind.SEATS: PieceKind.RESERVED_SEAT,
    SheetKind.TENTS: PieceKind.TENT,
    SheetKind.SMALL_TENTS: PieceKind.TENT,
    SheetKind.NAME_PLATES: PieceKind.NAME_PLATE,
    SheetKind.PERSONAL: PieceKind.PERSONAL,
    SheetKind.MEETING_SLIPS: PieceKind.MEETING_SLIP,
    SheetKind.CERTIFICATES: PieceKind.CERTIFICATE,
    SheetKind.SIGN_IN: PieceKind.SIGN_IN,
    SheetKind.SESSION_SIGN_IN: PieceKind.SIGN_IN,
    SheetKind.RUN_SHEETS: PieceKind.RUN_SHEET,
    SheetKind.WALK_IN: PieceKind.WALK_IN,
}
"""What the sheets of a kind are to the ledger, which remembers nothing of the paper pack."""

OF_SESSIONS = (SheetKind.SESSION_SIGNS, SheetKind.SESSION_SIGN_IN, SheetKind.RUN_SHEETS)
"""A sheet for each session."""


def kind_of(piece: Piece) -> SheetKind:
    """By which kind of sheet a piece is printed, the first where several differ in their paper alone."""
    whole = piece.subject.session is not None
    return next(kind for kind, what in PIECES.items() if what is piece.what and (kind in OF_SESSIONS) == whole)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be set: ``asked`` = printed + ``skipped`` + ``repeated``; a list of many people is one sheet."""

    facts: tuple[Facts, ...]
    asked: int
    skipped: int = 0
    repeated: int = 0

    def due(self, standing: Standing) -> "Asked":
        """Without the sheets that are on paper as they are now; they count as skipped."""
        facts = tuple(each for each in self.facts if each.piece is None or standing.due([each.piece]))
        gone, nothing = len(self.facts) - len(facts), self.asked - self.repeated
        return replace(self, facts=facts, skipped=self.skipped + gone if facts else nothing)

    def only(self, subjects: Collection[Subject]) -> "Asked":
        """The sheets of these subjects alone: nothing else was asked for."""
        facts = tuple(each for each in self.facts if each.piece and each.piece.subject in subjects)
        return Asked(facts, len(facts))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is remembered once they are on paper, each once."""
        return tuple(dict.fromkeys(each.piece for each in self.facts if each.piece))


def sides_of(kind: SheetKind, sides: tuple[int, int]) -> tuple[int, int]:
    """Width and height of the paper for this kind."""
    return (max(sides), min(sides)) if kind in _LYING else (min(sides), max(sides))


def draw(kind: SheetKind, facts: Sequence[Facts], kit: Kit) -> tuple[Face, ...]:
    """The pages of these sheets, in the languages that the kit wants."""
    wanted = [kit.wording.pick(each) for each in facts]
    if kind in WHOLE:
        return tuple(face for each in wanted for face in _marked(each, WHOLE[kind](each, kit)))
    across, down, drawing = PARTS[kind]
    cells = Cells(kit.width, kit.height, across, down)
    return tuple(cells.sheets([part for each in wanted for part in drawing(each, kit, cells)]))


def _marked(facts: Facts, pages: Iterable[Face]) -> Iterator[Face]:
    """The pages of a sheet; a reader of PDF lists where it begins."""
    title = facts.piece.title if facts.piece else ""
    for number, page in enumerate(pages):
        yield replace(page, bookmark="" if number else title[:1].upper() + title[1:])
