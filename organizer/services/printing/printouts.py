"""Every kind of sheet composed from the event as it is now; of the programme also the pieces that it is."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from organizer.domain.printing.agenda import compose_agenda
from organizer.domain.printing.days import Days
from organizer.domain.printing.faces import Ruler
from organizer.domain.printing.ledger import Standing
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of
from organizer.domain.printing.poster import compose_poster, compose_split_poster
from organizer.domain.printing.printouts import Printout, together
from organizer.domain.printing.programme_told import tell_agenda, tell_poster
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder, titles
from organizer.domain.printing.sheets.booklet import compose_booklet
from organizer.domain.printing.sheets.kinds import draw, sides_of
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.pack import bind_pack
from organizer.domain.printing.sheets.wording import Wording
from organizer.errors import NotFound
from organizer.files.codes import encode
from organizer.i18n import _
from organizer.services.printing import marks
from organizer.services.printing.left_out import left_out
from organizer.services.printing.pack import local, pack_parts, today
from organizer.services.printing.programme import days_of, read_programme
from organizer.services.printing.sheets import ASKED
from organizer.services.printing.source import Source, read_source
from organizer.services.workspace import Workspace


def compose(workspace: Workspace, order: SheetOrder, ruler: Ruler, *, now: datetime | None = None) -> Printout:
    """The pages that are ordered; ``now``: when it is, if not at this moment.

    No pages: everything that is due is on paper already. Raises NotFound: no such day, room, session or category, or
    nothing to print.
    """
    with workspace.reading() as db:
        source, standing = read_source(db, order), Standing.of(marks.standing(db))
    return _compose(source, order, ruler, standing, now)


def compose_together(workspace: Workspace, orders: Sequence[SheetOrder], ruler: Ruler) -> Printout:
    """What is ordered on one paper, kind after kind; of one order alone as by :func:`compose`.

    Of what is there no longer nothing is printed. Raises NotFound as :func:`compose` where there is one order.
    """
    if len(orders) == 1:
        return compose(workspace, orders[0], ruler)
    with workspace.reading() as db:
        source, standing = read_source(db), Standing.of(marks.standing(db))
    made = []
    for order in orders:
        with suppress(NotFound):
            made.append(_compose(source, order, ruler, standing))
    return together(_("Sheets that became wrong"), made)


def _compose(
    source: Source, order: SheetOrder, ruler: Ruler, standing: Standing, now: datetime | None = None
) -> Printout:
    made = _compose_kind(source, order, ruler, standing, now)
    pieces = tuple(replace(piece, made=order.made) for piece in made.pieces)
    why = tuple(left_out(source, order))
    return replace(made, pieces=pieces, again=standing.printed(pieces), left_out=why)


def _compose_kind(
    source: Source, order: SheetOrder, ruler: Ruler, standing: Standing, now: datetime | None
) -> Printout:
    wording = Wording(source.programme.languages, order.languages)
    if order.kind in ASKED:
        return _compose_sheets(source, order, _kit(order, wording, ruler), standing)
    if order.kind is SheetKind.PAPER_PACK:
        return _compose_pack(source, order, _kit(order, wording, ruler), now or datetime.now(UTC))
    days = _ordered(days_of(source.programme, order.day), order)
    pieces = tuple(_pieces(days, order))
    pieces = standing.due(pieces) if order.due else pieces
    if days.days and not pieces:
        return Printout(titles()[order.kind], days.occasion.event, (), (), days.asked, days.asked)
    due = days if order.kind is SheetKind.BOOKLET else _only(days, pieces)
    return replace(_compose_programme(wording.pick(due), order, ruler), pieces=pieces)


def _ordered(days: Days, order: SheetOrder) -> Days:
    """The days of which something is ordered: nothing else was asked for. A booklet is of all that there are."""
    if order.subjects is None or order.kind is SheetKind.BOOKLET:
        return days
    wanted = {subject.day for subject in order.subjects}
    left = tuple(day for day in days.days if day.number in wanted)
    return replace(days, days=left, asked=sum(len(day.sessions) for day in left), skipped=0)


def _compose_programme(days: Days, order: SheetOrder, ruler: Ruler) -> Printout:
    size = order.size
    match order.kind:
        case SheetKind.BOOKLET:
            return compose_booklet(days, size.sides, ruler)
        case SheetKind.POSTER:
            return compose_poster(days, size.sides, ruler)
        case SheetKind.SPLIT_POSTER:
            return compose_split_poster(days, size.sheets, ruler)
    return compose_agenda(days, size.sides, ruler)


def _kit(order: SheetOrder, wording: Wording, ruler: Ruler) -> Kit:
    return Kit(ruler, encode, wording, *sides_of(order.kind, order.size.sides))


def _compose_sheets(source: Source, order: SheetOrder, kit: Kit, standing: Standing) -> Printout:
    asked = ASKED[order.kind](source, order)
    if not asked.facts:
        raise NotFound(nothing(order.kind))
    asked = asked if order.subjects is None else asked.only(order.subjects)
    asked = asked.due(standing) if order.due else asked
    pages = draw(order.kind, asked.facts, kit)
    event, title = source.programme.occasion.event, titles()[order.kind]
    counts = asked.asked, asked.skipped, asked.repeated
    return Printout(title, event, pages, kit.problems, *counts, asked.pieces)


def _compose_pack(source: Source, order: SheetOrder, kit: Kit, now: datetime) -> Printout:
    """Of the day that is ordered, else of today, else of all days. What is counted are attendees."""
    order = replace(order, day=today(source, now) if order.day is None else order.day)
    parts = list(pack_parts(source, order, kit))
    made = f"{local(source, now):%Y-%m-%d %H:%M}"
    pages = bind_pack(parts, source.programme.occasion, made, kit)
    asked = source.guests.attending()
    skipped = len(asked) - len(source.guests.able(asked))
    event = source.programme.occasion.event
    return Printout(titles()[order.kind], event, pages, kit.problems, len(asked), skipped)


def nothing(kind: SheetKind) -> str:
    """Why there is nothing to print of a kind, and what to do."""
    match kind:
        case SheetKind.MEETING_SLIPS:
            return _("No meeting has a time yet; make and place meetings first.")
        case SheetKind.CERTIFICATES | SheetKind.SIGN_IN:
            return _("There is nobody to print this for; import or add attendees first.")
        case SheetKind.TENTS | SheetKind.SMALL_TENTS | SheetKind.NAME_PLATES | SheetKind.SEATS:
            return _("Nobody is on a stage here; give people a role in a session, or choose a category.")
        case SheetKind.PERSONAL:
            return _("Nobody does anything that has a time yet; place sessions on the schedule first.")
    return _("Nothing has a time yet; place sessions on the schedule first.")


def agenda_pieces(db: Connection) -> Iterator[Piece]:
    """The agenda of each day on which something is."""
    yield from (_agenda(one, day) for day, one in _each(days_of(read_programme(db))))


def booklet_pieces(db: Connection) -> Iterator[Piece]:
    """The booklet of the event, and of each of its days."""
    days = days_of(read_programme(db))
    if days.days:
        yield _booklet(days, None)
    yield from (_booklet(one, day) for day, one in _each(days))


def poster_pieces(db: Connection) -> Iterator[Piece]:
    """A poster for each day on which something is."""
    yield from (_poster(one, day) for day, one in _each(days_of(read_programme(db))))


def _pieces(days: Days, order: SheetOrder) -> Iterator[Piece]:
    """What the pages are to the ledger: each day's agenda and poster by itself, a booklet as a whole."""
    match order.kind:
        case SheetKind.BOOKLET:
            yield _booklet(days, order.day)
        case SheetKind.AGENDA:
            yield from (_agenda(one, day) for day, one in _each(days))
        case _:
            yield from (_poster(one, day) for day, one in _each(days))


def _agenda(days: Days, day: int) -> Piece:
    title = _("the agenda of day {number}").format(number=day + 1)
    return Piece(PieceKind.AGENDA, Subject(day=day), title, digest_of(tell_agenda(days)))


def _booklet(days: Days, day: int | None) -> Piece:
    title = _("the booklet") if day is None else _("the booklet of day {number}").format(number=day + 1)
    return Piece(PieceKind.BOOKLET, Subject(day=day), title, digest_of(tell_agenda(days)))


def _poster(days: Days, day: int) -> Piece:
    title = _("the poster of day {number}").format(number=day + 1)
    return Piece(PieceKind.POSTER, Subject(day=day), title, digest_of(tell_poster(days)))


def _only(days: Days, pieces: Iterable[Piece]) -> Days:
    """The days of these pieces."""
    wanted = {piece.subject.day for piece in pieces}
    left = tuple(day for day in days.days if day.number in wanted)
    gone = sum(len(day.sessions) for day in days.days if day not in left)
    return replace(days, days=left, skipped=days.skipped + gone)


def _each(days: Days) -> Iterator[tuple[int, Days]]:
    for day in days.days:
        yield day.number, replace(days, days=(day,))
