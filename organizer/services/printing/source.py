"""Everything that sheets of paper tell, read from the event in a fixed number of questions."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from organizer.domain.printing.days import Name
from organizer.domain.printing.sheet_orders import Attendance, SheetKind, SheetOrder
from organizer.domain.printing.sheets.slips import Meeting
from organizer.domain.schedule.grid import Card, Placement
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.services.printing.guests import Guests, checked_in
from organizer.services.printing.meetings import attending, read_meetings
from organizer.services.printing.programme import Programme, read_programme
from organizer.storage import tables

EVERYTHING = SheetOrder(SheetKind.PAPER_PACK)
"""An order that is narrowed by nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is told. ``attending``: people by meeting; ``staff``: language and note by session."""

    programme: Programme
    guests: Guests
    meetings: tuple[Meeting, ...]
    untimed: int
    """Meetings without a time."""
    attending: Mapping[int, list[int]]
    staff: Mapping[int, tuple[str, str]]
    categories: Mapping[int, Name]

    def cards(self, order: SheetOrder = EVERYTHING) -> list[Card]:
        """The sessions of that day, in that room, or that one; of all also those without a time."""
        found = []
        for card in self.programme.snapshot.cards:
            place = card.placement
            there = (place.day, place.room) if place else (None, None)
            if order.day in (None, there[0]) and order.room in (None, there[1]) and order.session in (None, card.id):
                found.append(card)
        return found

    def placed(self, order: SheetOrder = EVERYTHING) -> list[tuple[Card, Placement]]:
        """Those of them that take place, day by day, by time, then room by room."""
        wanted = {card.id for card in self.cards(order)}
        days = range(self.programme.snapshot.days)
        return [(card, place) for day in days for card, place in self.programme.placed(day) if card.id in wanted]


def read_source(db: Connection, order: SheetOrder | None = None) -> Source:
    """What sheets tell. Raises NotFound: what an order is narrowed to is not there (any more)."""
    programme = read_programme(db)
    meetings, untimed = read_meetings(db, programme.title)
    session, category = tables.session.c, tables.category.c
    notes = db.execute(select(session.id, session.language, session.note))
    kinds = db.execute(
        select(category.id, category.name, category.second_name).order_by(category.position, category.id)
    )
    staff = {number: (language, note) for number, language, note in notes}
    categories = {number: Name.of(first, second) for number, first, second in kinds}
    came = checked_in(db) if order and order.attendance is Attendance.CHECKED_IN else ()
    source = Source(programme, Guests(db, came=came), meetings, untimed, attending(db), staff, categories)
    if order:
        _check(source, order)
    return source


def _check(source: Source, order: SheetOrder) -> None:
    if order.day is not None:
        source.programme.checked(order.day)
    snapshot = source.programme.snapshot
    known = (
        (order.room, {each.id for each in snapshot.rooms}, _("This room does not exist any more.")),
        (order.session, {each.id for each in snapshot.cards}, _("This session does not exist any more.")),
        (order.category, set(source.categories), _("This category does not exist any more.")),
    )
    for wanted, there, text in known:
        if wanted is not None and wanted not in there:
            raise NotFound(text)
