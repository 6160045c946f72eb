"""iCalendar in (RFC 5545): the programmes of Sched and others, as they are published for phones."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from organizer.domain.programme.in_files import Programme, SessionEntry
from organizer.files.programmes.calendars import BREAK, PRODUCT
from organizer.files.programmes.left_out import left_out_of_calendar
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.recurring import expanded
from organizer.files.programmes.texts import as_guid, flat, made_uid, plain_text, unique, wall_clock, zone_of
from organizer.files.reading.messages import Fault, ReadFault

_DAY = 24 * 60
_LARGEST = 64 << 20  # bytes


def read_calendar_file(path: Path) -> Programme:
    """The programme of a calendar; runs in the reading child process. Raises ReadFault, OSError."""
    import icalendar

    if path.stat().st_size > _LARGEST:
        raise ReadFault(Fault.TOO_LARGE)
    try:
        calendars = icalendar.Calendar.from_ical(path.read_bytes(), multiple=True)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ReadFault(Fault.DAMAGED_PROGRAMME) from error
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if not events:
        raise ReadFault(Fault.NOT_A_SCHEDULE)
    return _programme(calendars[0], events)


def _programme(calendar: Any, events: list[Any]) -> Programme:
    name = flat(_text(calendar, "X-WR-CALNAME") or _text(calendar, "NAME"))
    zone_name = _zone_name(calendar, events)
    ours = _text(calendar, "PRODID") == PRODUCT
    single = expanded(events)
    told = [_told(row, each, name, zone_name=zone_name, ours=ours) for row, each in enumerate(single.events, 1)]
    frame = Programme(
        name=name,
        timezone=zone_name,
        rooms=unique(each.entry.room for each in told),
        tracks=unique(each.entry.track for each in told),
        tells_roles=False,
        endless=single.endless,
        left_out=left_out_of_calendar(events),
        in_utc=not zone_name and any(_is_utc(each) for each in events),
    )
    return assembled(told, frame)


def _zone_name(calendar: Any, events: list[Any]) -> str:
    """The zone in which the programme is told: of its entries, else what the calendar says of itself.

    Outlook names zones as Windows does; a calendar's own zone with any other name counts by the clock on the wall.
    """
    named = [_named_zone(event) for event in events]
    own = max(set(filter(zone_of, named)), key=named.count, default="")
    return own or next(filter(zone_of, (_text(calendar, "X-WR-TIMEZONE"), _text(calendar, "TIMEZONE-ID"))), "")


def _told(row: int, event: Any, source: str, *, zone_name: str, ours: bool) -> Told:
    starts, ends, whole_days = _span(event, zone_name)
    categories = _categories(event)
    uid = _text(event, "UID") + _time_of_it(event)
    pause = categories[:1] == [BREAK] and ours
    entry = SessionEntry(
        row=row,
        title=flat(_text(event, "SUMMARY")),
        uid=as_guid(uid.partition("@")[0]) or (made_uid("event", source, uid) if uid else ""),
        code="" if ours else uid,
        track="" if pause else next(iter(categories), ""),
        kind=", ".join(categories[1:]),
        description="" if ours else plain_text(_text(event, "DESCRIPTION")),
        room=flat(_text(event, "LOCATION")),
        duration=whole_days or minutes_between(starts, ends) or _minutes(_value(event, "DURATION")),
    )
    return Told(entry, starts, pause=pause, state=_text(event, "STATUS"))


def _named_zone(event: Any, name: str = "DTSTART") -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    told = str(getattr(event.get(name), "params", {}).get("TZID", ""))
    return str(WINDOWS_TO_OLSON.get(told, told))


def _time_of_it(event: Any) -> str:
    """Which time it is of an entry that repeats: the one at which it was before anybody moved it."""
    at = _value(event, "RECURRENCE-ID")
    return "" if at is None else f" {at:%Y%m%dT%H%M}"


def _is_utc(event: Any) -> bool:
    starts = _value(event, "DTSTART")
    return isinstance(starts, datetime) and starts.tzinfo is not None and not starts.utcoffset()


def _span(event: Any, zone_name: str) -> tuple[datetime | None, datetime | None, int | None]:
    """Beginning and end on the wall's clock; the minutes of an entry that lasts whole days."""
    starts, ends = _value(event, "DTSTART"), _value(event, "DTEND")
    if isinstance(starts, date) and not isinstance(starts, datetime):
        days = (ends - starts).days if isinstance(ends, date) and not isinstance(ends, datetime) else 1
        return datetime.combine(starts, datetime.min.time()), None, max(days, 1) * _DAY
    return _on_the_wall(event, "DTSTART", zone_name), _on_the_wall(event, "DTEND", zone_name), None


def _on_the_wall(event: Any, name: str, zone_name: str) -> datetime | None:
    moment = _value(event, name)
    if not isinstance(moment, datetime):
        return None
    own = _named_zone(event, name) == zone_name  # whatever the file says of when its clocks change
    return wall_clock(moment.isoformat(), None if own else zone_of(zone_name))


def _value(event: Any, name: str) -> Any:
    return getattr(event.get(name), "dt", None)


def _minutes(length: object) -> int | None:
    minutes = round(length.total_seconds() / 60) if isinstance(length, timedelta) else 0
    return minutes if minutes > 0 else None


def _text(component: Any, name: str) -> str:
    """A property; the first where there are several."""
    value = component.get(name)
    return str((value[0] if value else "") if isinstance(value, list) else value or "").strip()


def _categories(event: Any) -> list[str]:
    told = event.get("CATEGORIES")
    lists = told if isinstance(told, list) else [told] if told is not None else []
    names = (flat(str(each)) for one in lists for each in getattr(one, "cats", [one]))
    return list(unique(names))
