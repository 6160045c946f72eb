"""What an imported programme makes of the event itself: its dates, its hours, and where the file's days fall."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from organizer.domain.folding import fold
from organizer.domain.imports.programme_standing import Standing
from organizer.domain.programme.in_files import BreakEntry, Programme, SessionEntry
from organizer.i18n import _

Timed = TypeVar("Timed", SessionEntry, BreakEntry)

_MIDNIGHT = 24 * 60
_NIGHT = 30 * 60  # no day of an event lasts longer than until six in the next morning


def day_offset(standing: Standing, programme: Programme) -> tuple[int, tuple[str, ...]]:
    """Days from the event's first day to the file's; an empty event takes the file's days as they are."""
    if standing.empty or standing.start_date is None or programme.start_date is None:
        return 0, ()
    offset = (programme.start_date - standing.start_date).days
    if 0 <= offset < standing.days or offset == 0:
        return offset, ()
    text = _("The file begins on {date}, outside the event. Its days were taken as the event's first days.")
    return 0, (text.format(date=programme.start_date.isoformat()),)


def event_changes(standing: Standing, programme: Programme, offset: int) -> dict[str, object]:
    """An empty event takes over the dates and hours; any other only grows."""
    changes: dict[str, object] = {}
    wanted = _last_day(programme) + offset + 1
    if standing.empty:
        changes |= {"opens": _opens(standing, programme), "closes": _closes(standing, programme)}
        if programme.start_date is not None:
            changes |= {"start_date": programme.start_date.isoformat()}
            wanted = max(wanted, programme.days)
            changes |= {"days": wanted}
        changes |= {"timezone": programme.timezone} if programme.timezone else {}
    if wanted > standing.days:
        changes["days"] = wanted
    if not standing.name and programme.name:
        changes["name"] = programme.name
    here = {
        "name": standing.name,
        "start_date": standing.start_date.isoformat() if standing.start_date else "",
        "days": standing.days,
        "timezone": standing.timezone,
        "opens": standing.opens,
        "closes": standing.closes,
    }
    return {column: value for column, value in changes.items() if value != here[column]}


def dates_told(standing: Standing, changes: Mapping[str, object]) -> Iterator[str]:
    """That the event takes place at another time than somebody has said."""
    if standing.start_date is not None and "start_date" in changes:
        text = _("The event begins on {new}, as the file says; until now it began on {old}.")
        yield text.format(new=changes["start_date"], old=standing.start_date.isoformat())
    if standing.start_date is not None and "days" in changes:
        text = _("Days of the event, as the file says: {new}; until now {old}.")
        yield text.format(new=changes["days"], old=standing.days)


def _spans(programme: Programme) -> Iterator[tuple[int, int, int]]:
    """Day, start and end of everything that stands on the file's schedule."""
    for session in programme.sessions:
        if session.day is not None and session.start is not None:
            yield session.day, session.start, session.start + (session.duration or 0)
    for pause in programme.breaks:
        yield pause.day, pause.start, pause.start + pause.duration


def _last_day(programme: Programme) -> int:
    return max((day for day, _start, _end in _spans(programme)), default=0)


def _opens(standing: Standing, programme: Programme) -> int:
    return min([standing.opens, *(start // 60 * 60 for _day, start, _end in _spans(programme))])


def _closes(standing: Standing, programme: Programme) -> int:
    return max([standing.closes, *(min(-(-end // 60) * 60, _NIGHT) for _day, _start, end in _spans(programme))])


def nights_as_here(standing: Standing, programme: Programme, offset: int) -> Programme:
    """The programme with what begins after midnight on the evening before, where it stands so in the event.

    Calendars and lists know dates only: 00:30 of the next day is the instant that we call 24:30.
    """
    here = {(fold(each.title), each.day, each.start) for each in standing.sessions}
    here |= {(fold(each.title), each.day, each.start) for each in standing.breaks}

    def told(entry: Timed) -> Timed:
        if entry.day is None or entry.start is None or entry.start >= _MIDNIGHT:
            return entry
        evening = (fold(entry.title), entry.day + offset - 1, entry.start + _MIDNIGHT)
        return replace(entry, day=entry.day - 1, start=evening[2]) if evening in here else entry

    return replace(programme, sessions=tuple(map(told, programme.sessions)), breaks=tuple(map(told, programme.breaks)))
