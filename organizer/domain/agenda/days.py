"""From the days that a sheet names to dates."""

from collections.abc import Sequence
from datetime import date, timedelta

from organizer.domain.agenda.times import DayMark


def dates_of(marks: Sequence[DayMark], start_date: date | None) -> dict[DayMark, date | None]:
    """Each mark's date, None where none can be known; ``start_date`` is the event's first day."""
    full = [mark.on for mark in marks if mark.on]
    base = start_date or min(full, default=None)
    return {mark: _date_of(mark, base) for mark in marks}


def _date_of(mark: DayMark, base: date | None) -> date | None:
    """A real date; those without a year are the ones nearest to ``base``."""
    if mark.on or base is None:
        return mark.on
    if mark.month_and_day:
        years = (base.year - 1, base.year, base.year + 1)
        near = [each for year in years if (each := _valid(year, *mark.month_and_day))]
        return min(near, key=lambda each: abs((each - base).days), default=None)
    if mark.weekday is not None:
        return base + timedelta(days=(mark.weekday - base.weekday()) % 7)
    return base + timedelta(days=mark.number - 1) if mark.number else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
