"""The programme as appointments of a calendar."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer.domain.programme.in_files import BreakEntry, Programme, SessionEntry, names_of
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput
from organizer.files.programmes.calendars import BREAK, Appointment
from organizer.files.programmes.published import guid
from organizer.i18n import _


def appointments(programme: Programme, revisions: Mapping[str, int]) -> list[Appointment]:
    """Every session and break that has a time; ``revisions``: by uid a number that rises with every change.

    Raises BadInput while the event has no date or an unknown zone.
    """
    if programme.start_date is None:
        raise BadInput(_("The event has no date yet. Give it one, then its sessions can go into a calendar."))
    try:
        zone = ZoneInfo(programme.timezone)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        text = _("“{zone}” is no time zone. Correct it in the event, for instance to “Asia/Shanghai”.")
        raise BadInput(text.format(zone=programme.timezone)) from problem
    first = datetime.combine(programme.start_date, time(), zone)
    placed = [each for each in programme.sessions if each.day is not None]
    return [
        *(_appointment(each, first, revisions.get(each.uid, 0)) for each in placed),
        *(_break(each, first, revisions.get(each.uid, 0)) for each in programme.breaks),
    ]


def _appointment(session: SessionEntry, first: datetime, sequence: int) -> Appointment:
    """The zone's own clock: a session at ten is at ten, whatever the clocks did in the night before."""
    starts = first + timedelta(days=session.day or 0, minutes=session.start or 0)
    people = names_of(session.people, RoleKind.CHAIR, RoleKind.SPEAKER)
    talks = [each.title for each in session.talks]
    return Appointment(
        uid=session.uid,
        title=session.title,
        starts=starts,
        ends=starts + timedelta(minutes=session.duration or 0),
        place=session.room,
        description="\n".join(filter(None, (session.second_title, ", ".join(people), session.description, *talks))),
        categories=tuple(filter(None, (session.track,))),
        sequence=sequence,
    )


def _break(pause: BreakEntry, first: datetime, sequence: int) -> Appointment:
    starts = first + timedelta(days=pause.day, minutes=pause.start)
    ends = starts + timedelta(minutes=pause.duration)
    uid = guid("", f"{pause.uid} {pause.room}")
    return Appointment(uid, pause.title, starts, ends, pause.room, pause.second_title, (BREAK,), sequence)
