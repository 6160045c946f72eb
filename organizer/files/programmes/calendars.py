"""iCalendar out (RFC 5545), for phones and shared calendars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from organizer.files.replacing import replacing

PRODUCT = "-//Organizer//EN"
"""How our calendars name their writer."""

BREAK = "BREAK"
"""The category of a break in them."""

_MARGIN = timedelta(days=366)  # around the appointments, for which the calendar knows when clocks change


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something with a time; ``starts`` and ``ends`` know their zone. ``uid`` stays the same when it moves.

    ``sequence`` rises with every change: a calendar believes the higher one (RFC 5545, 3.8.7.4).
    """

    uid: str
    title: str
    starts: datetime
    ends: datetime
    place: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()
    sequence: int = 0


def write_calendar(path: Path, name: str, appointments: Sequence[Appointment], stamp: datetime) -> None:
    """Write the appointments in their zone, which the calendar describes as well. Raises FileTrouble."""
    import icalendar

    calendar = icalendar.Calendar()
    for key, value in (("PRODID", PRODUCT), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")):
        calendar.add(key, value)
    calendar.add("X-WR-CALNAME", _clean(name))
    starts = [each.starts for each in appointments]
    if starts:
        calendar.add("X-WR-TIMEZONE", str(starts[0].tzinfo))
    for each in appointments:
        calendar.add_component(_event(each, stamp))
    if starts:
        first, last = (each.date() for each in (min(starts), max(starts)))
        calendar.add_missing_timezones(first_date=first - _MARGIN, last_date=last + _MARGIN)
    with replacing(path) as part:
        part.write_bytes(calendar.to_ical())


def _event(told: Appointment, stamp: datetime) -> Any:
    import icalendar

    event = icalendar.Event()
    event.add("UID", f"{told.uid}@organizer")
    event.add("DTSTAMP", stamp.astimezone(UTC))
    event.add("SEQUENCE", told.sequence)
    event.add("DTSTART", told.starts)
    event.add("DTEND", told.ends)
    event.add("SUMMARY", _clean(told.title))
    for key, text in (("LOCATION", told.place), ("DESCRIPTION", told.description)):
        if text:
            event.add(key, _clean(text))
    if told.categories:
        event.add("CATEGORIES", [_clean(each) for each in told.categories])
    return event


def _clean(text: str) -> str:
    """Without what a content line cannot hold: control characters but the end of a line (RFC 5545, 3.1)."""
    lines = ("".join(each for each in line if each >= " " and each != "\x7f") for line in text.splitlines())
    return "\n".join(lines).encode("utf-8", "replace").decode()
