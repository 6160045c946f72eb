"""Why sheets that are asked for are not printed: nobody should have to look for what is missing."""

from collections.abc import Iterable, Iterator
from itertools import product

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.printouts import SheetProblem
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.domain.printing.sheets.kinds import OF_SESSIONS
from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Card
from organizer.i18n import _, ngettext
from organizer.services.printing.persons import asked_people, busy_people
from organizer.services.printing.source import Source

_OF_DAYS = (SheetKind.AGENDA, SheetKind.BOOKLET, SheetKind.POSTER, SheetKind.SPLIT_POSTER)
_OF_GUESTS = (
    *(SheetKind.TENTS, SheetKind.SMALL_TENTS, SheetKind.NAME_PLATES, SheetKind.SEATS, SheetKind.CERTIFICATES),
    *(SheetKind.SIGN_IN, SheetKind.PAPER_PACK),
)


def left_out(source: Source, order: SheetOrder) -> Iterator[SheetProblem]:
    """A line for each person, session or door that is skipped, except what is on paper already.

    Meetings without a time have one line together: nothing but their number is read.
    """
    if order.subjects is not None:  # they are there
        return
    if order.kind in (*_OF_DAYS, *OF_SESSIONS):
        yield from _sessions(source, order)
    elif order.kind in _OF_GUESTS:
        yield from _people(source, asked_people(source, order))
    elif order.kind is SheetKind.PERSONAL:
        yield from _idle(source, order)
    elif order.kind is SheetKind.DOOR_SIGNS:
        yield from _doors(source, order)
    elif order.kind is SheetKind.MEETING_SLIPS and order.day is None and order.people is None and source.untimed:
        count = source.untimed
        text = ngettext("{n} meeting has no time yet.", "{n} meetings have no time yet.", count).format(n=f"{count:,}")
        yield SheetProblem(Subject(), _("Meetings"), ProblemKind.NO_TIME, text)


def _sessions(source: Source, order: SheetOrder) -> Iterator[SheetProblem]:
    there = {card.id for card, _place in source.placed(order)}
    yield from (_session(card) for card in source.cards(order) if card.id not in there)


def _session(card: Card) -> SheetProblem:
    subject = Subject(session=card.id)
    if card.state is SessionState.CANCELLED:
        return SheetProblem(subject, card.title, ProblemKind.CANCELLED, _("This session does not take place."))
    return SheetProblem(subject, card.title, ProblemKind.NO_TIME, _("This session has no time yet."))


def _people(source: Source, ids: Iterable[int]) -> Iterator[SheetProblem]:
    for id in dict.fromkeys(ids):
        guest = source.guests.by_id.get(id)
        name = guest.name.first or guest.name.second or guest.code if guest else ""
        if id in source.guests.away:
            yield SheetProblem(Subject(person=id), name, ProblemKind.CANCELLED, _("The registration is cancelled."))
        elif guest and not guest.name.first:
            text = _("There is no name; write it on the People page.")
            yield SheetProblem(Subject(person=id), name, ProblemKind.MISSING_NAME, text)


def _idle(source: Source, order: SheetOrder) -> Iterator[SheetProblem]:
    """Who does nothing that has a time, beside those who cannot have a sheet."""
    asked, busy = asked_people(source, order), busy_people(source)
    yield from _people(source, asked)
    for guest in source.guests.able(dict.fromkeys(asked)):
        if guest.id not in busy:
            text = _("Nothing that this person does has a time yet.")
            yield SheetProblem(Subject(person=guest.id), guest.name.first, ProblemKind.NO_TIME, text)


def _doors(source: Source, order: SheetOrder) -> Iterator[SheetProblem]:
    snapshot = source.programme.snapshot
    rooms = [each for each in snapshot.rooms if order.room in (None, each.id)]
    days = range(snapshot.days) if order.day is None else (order.day,)
    held = {(place.day, place.room) for _card, place in source.placed()}
    for room, day in product(rooms, days):
        if (day, room.id) not in held:
            text = _("Nothing is in this room on day {number}.").format(number=day + 1)
            yield SheetProblem(Subject(room=room.id, day=day), room.name, ProblemKind.NO_TIME, text)
