"""The parts of the paper pack."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer.domain.printing.agenda import compose_agenda
from organizer.domain.printing.faces import Face
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.domain.printing.sheets.attendees import draw_attendees
from organizer.domain.printing.sheets.kinds import draw
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.meeting_list import MeetingList, draw_meeting_list
from organizer.domain.printing.sheets.pack import PackPart
from organizer.domain.printing.sheets.wording import joined
from organizer.services.printing.persons import attendee_list
from organizer.services.printing.programme import days_of
from organizer.services.printing.rooms import session_lists
from organizer.services.printing.sheets import walk_in
from organizer.services.printing.source import Source

_FORM_PAGES = 5


def pack_parts(source: Source, order: SheetOrder, kit: Kit) -> Iterator[PackPart]:
    """Of one day, or of all: people, agenda, sign-in sheets, meetings, and blank forms."""
    say = kit.wording.say
    yield PackPart(joined(say("attendees")), tuple(draw_attendees(attendee_list(source), kit)))
    yield PackPart(joined(say("agenda")), _agenda(source, order, kit))
    lists = session_lists(source, SheetOrder(SheetKind.SESSION_SIGN_IN, day=order.day))
    yield PackPart(joined(say("sign_in")), draw(SheetKind.SESSION_SIGN_IN, lists.facts, kit))
    yield PackPart(joined(say("meetings")), _meetings(source, order, kit))
    forms = walk_in(source, order).facts * _FORM_PAGES
    yield PackPart(joined(say("on_site")), draw(SheetKind.WALK_IN, forms, kit))


def _agenda(source: Source, order: SheetOrder, kit: Kit) -> tuple[Face, ...]:
    days = days_of(source.programme, order.day)
    return compose_agenda(days, kit.size, kit.ruler).pages if days.days else ()


def _meetings(source: Source, order: SheetOrder, kit: Kit) -> tuple[Face, ...]:
    meetings = tuple(each for each in source.meetings if order.day in (None, each.day))
    return tuple(draw_meeting_list(MeetingList(source.programme.occasion, meetings), kit)) if meetings else ()


def today(source: Source, now: datetime) -> int | None:
    """Which day of the event it is where the event is; None before and after it."""
    first, days = source.programme.snapshot.start_date, source.programme.snapshot.days
    day = (local(source, now).date() - first).days if first else -1
    return day if 0 <= day < days else None


def local(source: Source, now: datetime) -> datetime:
    """The time that clocks show where the event is; ``now`` knows its zone."""
    try:
        return now.astimezone(ZoneInfo(source.programme.event.timezone))
    except (ZoneInfoNotFoundError, ValueError):
        return now.astimezone()
