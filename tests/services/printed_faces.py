"""What every kind of paper would look like now: composed anew, set by a ruler that is the same on all machines."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select

from organizer.domain.printing.badges.runs import Wanted
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.domain.printing.sheet_orders import Languages, PaperSize, SheetKind, SheetOrder
from organizer.domain.printing.sheets.kinds import draw, sides_of
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.seats import ReservedSeat
from organizer.domain.printing.sheets.tents import NamePlate, Tent
from organizer.domain.printing.sheets.wording import Wording
from organizer.errors import NotFound
from organizer.progress import Progress
from organizer.services.printing import badges, printouts
from organizer.services.printing.sheets import ASKED
from organizer.services.printing.source import EVERYTHING, Source, read_source
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.domain.printing.badge_values import RULER, one_square

Faces = Mapping[Subject, object]


def _badges(workspace: Workspace) -> Faces:
    """Everybody who is an attendee or has a badge on paper."""
    person, mark = tables.person.c, tables.print_mark.c
    has_one = person.id.in_(select(mark.person_id).where(mark.what == PieceKind.BADGE))
    with workspace.reading() as db:
        ids = list(db.scalars(select(person.id).where(person.category_id.is_not(None) | has_one)))
    run = badges.prepare(workspace, Wanted(ids=ids), RULER, Progress())
    return {Subject(person=id): face for id, face in run.by_person.items()}


def _sheets(workspace: Workspace, kind: SheetKind, size: PaperSize, days: Iterable[int | None]) -> Faces:
    found: dict[Subject, object] = {}
    for day in days:
        try:
            found[Subject(day=day)] = printouts.compose(workspace, SheetOrder(kind, size, day), RULER).pages
        except NotFound:
            continue  # nothing is on this day
    return found


def _drawn(*kinds: SheetKind) -> Callable[[Workspace], Faces]:
    """Each sheet of these kinds by itself; of people who are on no stage as well where they may be asked for."""

    def compose(workspace: Workspace) -> Faces:
        with workspace.reading() as db:
            source = read_source(db)
        wording = Wording(source.programme.languages, Languages.BOTH)
        found: dict[Subject, object] = {}
        for kind in kinds:
            kit = Kit(RULER, one_square, wording, *sides_of(kind, PaperSize.A4.sides))
            for facts in _facts(kind, source):
                found[facts.piece.subject] = draw(kind, [facts], kit)
        return found

    return compose


_OF_ANYBODY = {SheetKind.TENTS: Tent, SheetKind.NAME_PLATES: NamePlate, SheetKind.SEATS: ReservedSeat}


def _facts(kind: SheetKind, source: Source) -> Iterable[Any]:
    if made := _OF_ANYBODY.get(kind):
        return [made(guest) for guest in source.guests.able(source.guests.by_id)]
    return ASKED[kind](source, EVERYTHING).facts


FACES: Mapping[PieceKind, Callable[[Workspace], Faces]] = {
    PieceKind.BADGE: _badges,
    PieceKind.AGENDA: lambda event: _sheets(event, SheetKind.AGENDA, PaperSize.A4, (0, 1)),
    PieceKind.BOOKLET: lambda event: _sheets(event, SheetKind.BOOKLET, PaperSize.A4, (None, 0, 1)),
    PieceKind.POSTER: lambda event: _sheets(event, SheetKind.POSTER, PaperSize.A2, (0, 1)),
    PieceKind.DOOR_SIGN: _drawn(SheetKind.DOOR_SIGNS, SheetKind.SESSION_SIGNS),
    PieceKind.SIGN_IN: _drawn(SheetKind.SIGN_IN, SheetKind.SESSION_SIGN_IN),
    PieceKind.TENT: _drawn(SheetKind.TENTS),
    PieceKind.NAME_PLATE: _drawn(SheetKind.NAME_PLATES),
    PieceKind.PERSONAL: _drawn(SheetKind.PERSONAL),
    PieceKind.MEETING_SLIP: _drawn(SheetKind.MEETING_SLIPS),
    PieceKind.RESERVED_SEAT: _drawn(SheetKind.SEATS),
    PieceKind.CERTIFICATE: _drawn(SheetKind.CERTIFICATES),
    PieceKind.RUN_SHEET: _drawn(SheetKind.RUN_SHEETS),
    PieceKind.WALK_IN: _drawn(SheetKind.WALK_IN),
}
"""A new kind of paper is added here as well as to ``services.printing.pieces.READERS``."""
