"""Entries of a calendar that repeat (RFC 5545, 3.8.5): each time becomes an entry of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice, takewhile
from typing import Any

_MOST = 400  # times that one entry is taken, more than a year of days: what repeats more often has no end for us
_END = ("COUNT", "UNTIL")


@dataclass(frozen=True, slots=True)
class Expanded:
    """The entries without those that repeat, and each of their times; ``endless``: titles of those without an end."""

    events: tuple[Any, ...]
    endless: tuple[str, ...]


def expanded(events: Sequence[Any]) -> Expanded:
    """Every time of every entry; what repeats without an end is taken up to the last day of all that ends.

    A time that was moved or changed (``RECURRENCE-ID``) stands in the place of the one it was.
    """
    changed = {(_uid(each), _instant(each["RECURRENCE-ID"].dt)) for each in events if "RECURRENCE-ID" in each}
    endless = [each for each in events if _repeats(each) and not _ends(each)]
    found = {id(each): list(_times(each, None)) for each in events if _ends(each)}
    last = max((_day(one) for each in (*found.values(), endless) for one in each), default=None)
    found |= {id(each): list(_times(each, last)) for each in endless}
    kept = [
        one
        for each in events
        for one in found.get(id(each), [each])
        if not _repeats(each) or (_uid(one), _instant(one["RECURRENCE-ID"].dt)) not in changed
    ]
    return Expanded(tuple(kept), tuple(str(each.get("SUMMARY", "")) for each in endless))


def _repeats(event: Any) -> bool:
    return "DTSTART" in event and ("RRULE" in event or "RDATE" in event) and "RECURRENCE-ID" not in event


def _ends(event: Any) -> bool:
    """Whether it has a last time; what does not repeat has."""
    if "DTSTART" not in event or not _repeats(event):
        return "DTSTART" in event
    if not all(any(end in rule for end in _END) for rule in _several(event, "RRULE")):
        return False
    zone = getattr(event["DTSTART"].dt, "tzinfo", None)
    return next(islice(_set(event, zone), _MOST, None), None) is None


def _times(event: Any, last: date | None) -> Iterator[Any]:
    """A copy of the entry for each of its times, up to and with a day."""
    import icalendar

    if not _repeats(event):
        yield event
        return
    starts = event["DTSTART"].dt
    zone, whole_days = getattr(starts, "tzinfo", None), not isinstance(starts, datetime)
    end = max(last or date.max, _clock(starts, zone).date())
    times = takewhile(lambda each: each.date() <= end, _set(event, zone))
    for each in islice(times, _MOST):
        moment = each.date() if whole_days else each.replace(tzinfo=zone)
        copy = event.copy()
        for name in ("RRULE", "RDATE", "EXDATE"):
            copy.pop(name, None)
        if "DTEND" in event:
            length = _clock(event["DTEND"].dt, zone) - _clock(starts, zone)
            copy["DTEND"] = icalendar.vDDDTypes(moment + length)
        copy["DTSTART"] = copy["RECURRENCE-ID"] = icalendar.vDDDTypes(moment)
        yield copy


def _set(event: Any, zone: Any) -> Any:
    """The times by the clock of the entry's own zone, for nine in the morning stays nine when clocks change."""
    from dateutil.rrule import rruleset, rrulestr  # type: ignore[import-untyped]

    starts = _clock(event["DTSTART"].dt, zone)
    found: Any = rruleset()
    found.rdate(starts)  # the first time, whether it keeps to the rule or not
    for rule in _several(event, "RRULE"):
        found.rrule(rrulestr(_rule(rule, zone), dtstart=starts))
    for each in _dates(event, "RDATE"):
        found.rdate(_clock(each, zone))
    for each in _dates(event, "EXDATE"):
        gone = _clock(each, zone)
        found.exdate(gone if isinstance(each, datetime) else datetime.combine(gone, starts.time()))
    return found


def _rule(rule: Any, zone: Any) -> str:
    """The rule with its end on the same clock as its times."""
    told = rule.copy()
    if until := told.pop("UNTIL", None):
        day = until[0] if isinstance(until, list) else until
        clock = _clock(day, zone) if isinstance(day, datetime) else datetime.combine(day, time.max)
        return f"{told.to_ical().decode()};UNTIL={clock:%Y%m%dT%H%M%S}"
    return str(told.to_ical().decode())


def _dates(event: Any, name: str) -> Iterator[Any]:
    for told in _several(event, name):
        for each in told.dts:
            yield each.dt[0] if isinstance(each.dt, tuple) else each.dt  # a period begins with its start


def _several(event: Any, name: str) -> Iterator[Any]:
    told = event.get(name)
    yield from told if isinstance(told, list) else [told] if told is not None else []


def _clock(moment: date | datetime, zone: Any) -> datetime:
    """What the clock of a zone shows then; a day begins at midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return (moment.astimezone(zone) if moment.tzinfo and zone else moment).replace(tzinfo=None)


def _instant(moment: date | datetime) -> datetime:
    """One value for one moment, in whatever zone it is told."""
    return _clock(moment, UTC)


def _day(event: Any) -> date:
    starts = event["DTSTART"].dt
    return _clock(starts, getattr(starts, "tzinfo", None)).date()


def _uid(event: Any) -> str:
    return str(event.get("UID", ""))
