"""What is told on the sheets of each kind, and the pieces that they are."""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import Connection

from organizer.domain.printing.days import Name
from organizer.domain.printing.pieces import Piece, PieceKind
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kinds import PIECES, Asked
from organizer.domain.printing.sheets.seats import ReservedSeat
from organizer.domain.printing.sheets.tents import NamePlate, Tent
from organizer.domain.printing.sheets.walk_in import WalkIn
from organizer.services.printing.persons import (
    certificates,
    name_plates,
    personal_schedules,
    reserved_seats,
    sign_in,
    tents,
)
from organizer.services.printing.rooms import door_signs, run_sheets, session_lists, session_signs
from organizer.services.printing.source import EVERYTHING, Source, read_source

FORMS = 2
"""So many walk-in forms go on a page."""


def meeting_slips(source: Source, order: SheetOrder) -> Asked:
    """The slips of each meeting that has a time, or of those in which one of these people is; counted are meetings."""
    meetings = tuple(each for each in source.meetings if order.day in (None, each.day))
    if order.people is not None:
        wanted = set(order.people)
        meetings = tuple(each for each in meetings if wanted.intersection(source.attending.get(each.id, ())))
        return Asked(meetings, len(meetings))
    untimed = source.untimed if order.day is None else 0
    return Asked(meetings, len(meetings) + untimed, untimed)


def walk_in(source: Source, order: SheetOrder) -> Asked:  # noqa: ARG001 - every kind is asked for alike
    """A page of blank forms."""
    event = source.programme.event
    form = WalkIn(Name.of(event.name, event.second_name), tuple(source.categories.values()))
    return Asked((form,) * FORMS, FORMS)


ASKED: Mapping[SheetKind, Callable[[Source, SheetOrder], Asked]] = {
    SheetKind.DOOR_SIGNS: door_signs,
    SheetKind.SESSION_SIGNS: session_signs,
    SheetKind.SEATS: reserved_seats,
    SheetKind.TENTS: tents,
    SheetKind.SMALL_TENTS: tents,
    SheetKind.NAME_PLATES: name_plates,
    SheetKind.PERSONAL: personal_schedules,
    SheetKind.MEETING_SLIPS: meeting_slips,
    SheetKind.CERTIFICATES: certificates,
    SheetKind.SIGN_IN: sign_in,
    SheetKind.SESSION_SIGN_IN: session_lists,
    SheetKind.RUN_SHEETS: run_sheets,
    SheetKind.WALK_IN: walk_in,
}
"""What the order of a kind asks for."""

_OF_ANYBODY: Mapping[PieceKind, Callable[[Guest], Tent | NamePlate | ReservedSeat]] = {
    PieceKind.TENT: Tent,
    PieceKind.NAME_PLATE: NamePlate,
    PieceKind.RESERVED_SEAT: ReservedSeat,
}

SHEET_PIECES = tuple(dict.fromkeys(PIECES[kind] for kind in ASKED))
"""The kinds of pieces that are read here."""


def sheet_pieces(what: PieceKind) -> Callable[[Connection], Iterator[Piece]]:
    """Who reads the pieces of a kind of sheet: whatever an order of it could print."""

    def read(db: Connection) -> Iterator[Piece]:
        source = read_source(db)
        if what in _OF_ANYBODY:
            guests = source.guests
            yield from (_OF_ANYBODY[what](guest).piece for guest in guests.able(guests.by_id))
            return
        for kind in ASKED:
            if PIECES[kind] is what:
                yield from ASKED[kind](source, EVERYTHING).pieces

    return read
