"""The programme as appointments of a calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer.domain.programme.in_files import Programme, SessionEntry, names_of
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput
from organizer.files.programmes.calendars import Appointment
from organizer.i18n import _


def appointments(programme: Programme) -> list[Appointment]:
    """Every session that has a time. Raises BadInput while the event has no date or an unknown zone."""
    if programme.start_date is None:
        raise BadInput(_("The event has no date yet. Give it one, then its sessions can go into a calendar."))
    try:
        zone = ZoneInfo(programme.timezone)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        text = _("“{zone}” is no time zone. Correct it in the event, for instance to “Asia/Shanghai”.")
        raise BadInput(text.format(zone=programme.timezone)) from problem
    return [
        _appointment(session, datetime.combine(_day(programme.start_date, session.day), time(), zone))
        for session in programme.sessions
        if session.day is not None
    ]


def _day(first: date, day: int | None) -> date:
    return first + timedelta(days=day or 0)


def _appointment(session: SessionEntry, midnight: datetime) -> Appointment:
    """Added to midnight on the wall's clock and only then moved to UTC, so that a change of the clock is right."""
    starts = midnight + timedelta(minutes=session.start or 0)
    people = names_of(session.people, RoleKind.CHAIR, RoleKind.SPEAKER)
    talks = [each.title for each in session.talks]
    return Appointment(
        uid=session.uid,
        title=session.title,
        starts=starts.astimezone(UTC),
        ends=(starts + timedelta(minutes=session.duration or 0)).astimezone(UTC),
        place=session.room,
        description="\n".join(filter(None, (session.second_title, ", ".join(people), session.description, *talks))),
        categories=tuple(filter(None, (session.track,))),
    )
