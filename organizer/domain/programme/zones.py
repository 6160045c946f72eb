"""Programmes by the clocks of another zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer.domain.programme.in_files import BreakEntry, Programme, SessionEntry

_DAY = 24 * 60
Entry = TypeVar("Entry", SessionEntry, BreakEntry)


def in_zone(programme: Programme, name: str) -> Programme:
    """A programme that is told in UTC, by the clocks of an IANA zone; what lasts whole days keeps its days."""
    begins = programme.start_date
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return programme
    if begins is None or not programme.in_utc:
        return programme
    entries: list[SessionEntry | BreakEntry] = [*programme.sessions, *programme.breaks]
    moments = [_moment(each, begins, zone) for each in entries]
    dates = [each.date() for each in moments if each is not None]
    first, last = min(dates, default=begins), max(dates, default=begins)
    return replace(
        programme,
        start_date=first,
        days=(last - first).days + 1,
        timezone=name,
        sessions=tuple(_placed(each, _moment(each, begins, zone), first) for each in programme.sessions),
        breaks=tuple(_placed(each, _moment(each, begins, zone), first) for each in programme.breaks),
    )


def _moment(entry: SessionEntry | BreakEntry, begins: date, zone: tzinfo) -> datetime | None:
    if entry.day is None or entry.start is None:
        return None
    told = datetime.combine(begins, time(), UTC) + timedelta(days=entry.day, minutes=entry.start)
    return told if entry.start == 0 and (entry.duration or 1) % _DAY == 0 else told.astimezone(zone)


def _placed(entry: Entry, at: datetime | None, first: date) -> Entry:
    if at is None:
        return entry
    return replace(entry, day=(at.date() - first).days, start=at.hour * 60 + at.minute)
