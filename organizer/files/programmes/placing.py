"""From instants to a programme: most files tell when something begins, an event counts days and minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from organizer.domain.programme.in_files import BreakEntry, Programme, RejectedEntry, Rejection, SessionEntry
from organizer.files.programmes.texts import flat, made_uid, unique

_GAP = timedelta(days=31)  # no programme pauses so long: what is beyond has a date that was mistyped
_USUAL_BREAK = 30
_OUT = frozenset(
    ("rejected", "withdrawn", "canceled", "cancelled", "deleted", "draft", "submitted", "pending", "declined")
)
"""States of sessions that are not on the programme (Open Event, pretalx, schedule.json 2)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A session with the wall's clock at its beginning; a ``pause`` becomes a break; ``state`` as the source says."""

    entry: SessionEntry
    starts: datetime | None = None
    pause: bool = False
    state: str = ""


def assembled(told: Iterable[Told], frame: Programme) -> Programme:
    """The programme of these entries; ``frame`` says the rest.

    Its ``start_date`` and ``days`` count where entries keep to them. What has no title or is not accepted is rejected;
    what has a date far from all others comes without a time, and its title stands in ``far_away``.
    """
    everything = list(map(_in_one_line, told))
    rejected = {each.entry.row: why for each in everything if (why := _rejection(each))}
    kept = list(_apart(each for each in everything if each.entry.row not in rejected))
    days = _together([each.starts.date() for each in kept if each.starts])
    far = [each for each in kept if each.starts and each.starts.date() not in days]
    own = [frame.start_date] if frame.start_date and _near(frame.start_date, days) else []
    first = min([*days, *own], default=frame.start_date)
    last = max(days, default=first)
    length = (last - first).days + 1 if first and last else 1
    told_of = [replace(why, entry=_placed(each, first)) for each in everything if (why := rejected.get(each.entry.row))]
    entries = [_placed(each, first if each not in far else None) for each in kept]
    return replace(
        frame,
        start_date=first,
        days=max(length, frame.days if first == frame.start_date else 1),
        rooms=unique(frame.rooms),
        tracks=unique(frame.tracks),
        sessions=tuple(each for each in entries if isinstance(each, SessionEntry)),
        breaks=tuple(each for each in entries if isinstance(each, BreakEntry)),
        rejected=(*frame.rejected, *told_of),
        far_away=tuple(each.entry.title for each in far),
    )


def _in_one_line(told: Told) -> Told:
    entry = told.entry
    return replace(told, entry=replace(entry, title=flat(entry.title), second_title=flat(entry.second_title)))


def _together(dates: Iterable[date]) -> set[date]:
    """The days around the middle one that no long gap parts from it."""
    ordered = sorted(dates)
    if not ordered:
        return set()
    middle = ordered[len(ordered) // 2]
    found = {middle}
    later = sorted(each for each in set(ordered) if each > middle)
    earlier = sorted((each for each in set(ordered) if each < middle), reverse=True)
    for direction in (later, earlier):
        latest = middle
        for each in direction:
            if abs(each - latest) > _GAP:
                break
            found.add(each)
            latest = each
    return found


def _near(day: date, days: Iterable[date]) -> bool:
    return all(abs(day - each) <= _GAP for each in days)


def _apart(told: Iterable[Told]) -> Iterator[Told]:
    """Names of their own for entries that share one and are not the same: one that repeats, or a name given twice."""
    seen: dict[str, tuple[str, datetime | None]] = {}
    for each in told:
        entry, what = each.entry, (each.entry.title, each.starts)
        if entry.uid and seen.setdefault(entry.uid, what) != what:
            entry = replace(entry, uid=made_uid(entry.uid, entry.title, str(each.starts)), code="")
        yield replace(each, entry=entry)


def _rejection(each: Told) -> RejectedEntry | None:
    row = each.entry.row
    if not each.entry.title:
        return RejectedEntry(row, None, "", why=Rejection.NO_TITLE)
    if each.state.lower() in _OUT:
        return RejectedEntry(row, None, "", why=Rejection.NOT_ACCEPTED, detail=f"{each.entry.title} ({each.state})")
    return None


def _placed(each: Told, first: date | None) -> SessionEntry | BreakEntry:
    entry, starts = each.entry, each.starts
    if starts is None or first is None:
        return entry
    day, start = (starts.date() - first).days, starts.hour * 60 + starts.minute
    if not each.pause:
        return replace(entry, day=day, start=start)
    return BreakEntry(
        entry.row, entry.title, day, start, entry.duration or _USUAL_BREAK, entry.second_title, entry.room
    )


def minutes_between(starts: datetime | None, ends: datetime | None) -> int | None:
    """How long something lasts; None where it is not said, or ends before it begins."""
    minutes = round((ends - starts).total_seconds() / 60) if starts and ends else 0
    return minutes if minutes > 0 else None
