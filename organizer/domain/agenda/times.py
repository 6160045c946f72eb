"""Days and times as people write them into agendas."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from organizer.domain.agenda.words import months, weekdays, words
from organizer.domain.folding import fold
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell

_DAY = 24 * 60
_LITTLE = 5  # characters beside a time that say nothing, such as “Uhr”
_NIGHT = 12 * 60  # minutes at most of what ends after midnight, unless it ends by dawn: a bar opens 11am–3am
_DAWN = 6 * 60
_LEAP = 2024

_CLOCK = re.compile(
    r"(?:(?P<before>上午|下午|晚上|中午|早上|오전|오후|午前|午後)\s*)?(?<!\d)"
    r"(?P<hour>\d{1,2})\s*(?:[:：.]\s?(?P<minute>\d{2})(?::\d{2})?(?!\d)|(?:[hH时点時]|uhr)\s*(?P<past>\d{2})?\s*分?)"
    r"\s*(?:uhr\b|h\b)?\s*(?P<after>[ap]\.?m\.?\b)?"
    r"|(?<!\d)(?P<hour_only>\d{1,2})\s*(?P<after_only>[ap]\.?m\.?\b)",
    re.IGNORECASE,
)
_BARE_HOUR = re.compile(r"^\s*(\d{1,2})(?=\s*[-–—~～至]\s*\d{1,2}\s*[:：.hH时点])")  # the 9 of “9-10:30”
_LENGTH = re.compile(
    r"^\s*(?:(\d{1,2})\s*(?:h|hours?|小时|std\.?)\s*)?(?:(\d{1,3})\s*(?:min(?:utes?|\.)?|分钟?|')?)?\s*$", re.I
)
_JOINT = r"[\s\-–—~～至到:：,，|·]"
_EDGES = re.compile(rf"^{_JOINT}+|(?<!{_JOINT}){_JOINT}++$")  # each run is tried once: a text may be nothing else
_RANGE_MARKS = re.compile(r"^\s*(?:[-–—~～至到]|to|bis|until|à|a)\s*$", re.IGNORECASE)
_AFTERNOON = {"下午", "晚上", "오후", "午後"}

_ISO = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)")
_CHINESE = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(?!\d)")
_NUMBERED = re.compile(r"(?:\b(?:day|tag|jour|dia|giorno)\s*|第\s*)([1-9一二三四五六七八九])", re.IGNORECASE)
_CHINESE_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Span:
    """A time of day: minutes since midnight; ``end`` None where only a start was given."""

    start: int
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day as a sheet names it: a date (``on``), a date without a year, a weekday (Monday 0), or a number from 1."""

    on: date | None = None
    month_and_day: tuple[int, int] | None = None
    weekday: int | None = None
    number: int | None = None


def span_of(cell: Cell) -> Span | None:
    """The time in a cell: a range, a start alone, a real time, or a fraction of a day."""
    match cell:
        case datetime():
            return Span(cell.hour * 60 + cell.minute)
        case time():
            return Span(cell.hour * 60 + cell.minute)
        case timedelta():
            return Span(round(cell.total_seconds() / 60))
        case float() if 0 < cell < 1:
            return Span(round(cell * _DAY))
        case str():
            return _span_in(text_of(cell))
    return None


def _span_in(text: str) -> Span | None:
    text = _BARE_HOUR.sub(r"\1:00", text)
    found = list(_CLOCK.finditer(text))
    if not found:
        return None
    start = _clock(found[0])
    if len(found) < 2 or not _RANGE_MARKS.match(text[found[0].end() : found[1].start()]):
        return None if start is None else Span(start)
    end = _clock(found[1])
    if start is None or end is None:
        return None
    if found[1]["after"] and not found[0]["after"] and end - start > 12 * 60:
        start += 12 * 60  # “2:00 – 3:30 pm”
    if _is_afternoon(found[0]) and end < start:
        end += 12 * 60  # “下午 2:00–3:30”
    return Span(start, end + _DAY if end < start else end)


def is_impossible_time(text: str) -> bool:
    """Whether a text is written like a time, and nothing else, that no clock shows: 25:99 or 31:00."""
    return _CLOCK.search(text) is not None and span_of(text) is None and len(without_times(text)) <= _LITTLE


def hours_past_midnight(span: Span, length: int | None = None) -> int | None:
    """How many hours a span would last whose end is rather before its begin; None where it is believed.

    ``length``: minutes that are said besides.
    """
    lasts = (span.end or span.start) - span.start
    believed = span.start + lasts <= _DAY + _DAWN or lasts <= _NIGHT or lasts == length
    return None if believed else round(lasts / 60)


def _clock(found: re.Match[str]) -> int | None:
    hour = int(found["hour"] or found["hour_only"])
    minute = int(found["minute"] or found["past"] or 0)
    half = (found["after"] or found["after_only"] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif _is_afternoon(found) and hour < 12:
        hour += 12
    return hour * 60 + minute if hour <= 30 and minute < 60 else None


def _is_afternoon(found: re.Match[str]) -> bool:
    return found["before"] in _AFTERNOON


def is_time(cell: Cell) -> bool:
    """Whether a cell is a time and nothing else worth mentioning."""
    return span_of(cell) is not None and (not isinstance(cell, str) or len(without_times(text_of(cell))) <= _LITTLE)


def without_times(text: str) -> str:
    """The text without its times and what joins them."""
    ends = [0, *(found.end() for found in _CLOCK.finditer(text))]
    starts = [*(found.start() for found in _CLOCK.finditer(text)), len(text)]
    return _EDGES.sub("", " ".join(text[end:start].rstrip() for end, start in zip(ends, starts, strict=True)))


def minutes_of(cell: Cell) -> int | None:
    """A length: a number of minutes, “90 min”, “1 h 30”, a real duration or time."""
    match cell:
        case bool():
            return None
        case timedelta():
            return round(cell.total_seconds() / 60)
        case time():
            return cell.hour * 60 + cell.minute
        case int():
            return cell if cell > 0 else None
        case float():
            return round(cell) if cell >= 1 else round(cell * _DAY) or None
        case str():
            return _minutes_in(cell)
    return None


def is_length(cell: Cell) -> bool:
    """Whether a cell of a column of times is a length instead: what has a colon is a time, or a wrong one."""
    return minutes_of(cell) is not None and ":" not in text_of(cell)


def _minutes_in(text: str) -> int | None:
    if found := re.fullmatch(r"\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*", text):
        return int(found[1]) * 60 + int(found[2])
    found = _LENGTH.match(text)
    if not found or not (found[1] or found[2]):
        return None
    return int(found[1] or 0) * 60 + int(found[2] or 0) or None


def number_of(cell: Cell) -> int | None:
    """The first whole number in a cell; None where it has ten digits and more, which count nothing."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return round(cell) if abs(cell) < 1e9 else None
    found = re.search(r"\d+", str(cell).replace(",", "")) if isinstance(cell, str) else None
    return int(found[0]) if found and len(found[0]) < 10 else None


def day_of(cell: Cell) -> DayMark | None:
    """The day that a cell names."""
    if isinstance(cell, datetime):
        return DayMark(on=cell.date())
    if isinstance(cell, date):
        return DayMark(on=cell)
    text = text_of(cell)
    try:
        return _full_date(text) or _named_date(text) or _part_of_date(text)
    except ValueError:  # “Saturday, 31 February”: not just any Saturday
        return None


def numbered_day(cell: Cell) -> DayMark | None:
    """The day in a column of days, where a number alone counts them."""
    found = day_of(cell)
    number = number_of(cell) if found is None and re.fullmatch(r"\d{1,2}", text_of(cell)) else None
    return DayMark(number=number) if number else found


def is_impossible_date(text: str) -> bool:
    """Whether a text is written like a full date that no calendar has, such as 31/02/2026."""
    return day_of(text) is None and bool(_ISO.search(text) or _NUMERIC.search(text))


def _full_date(text: str) -> DayMark | None:
    if found := _ISO.search(text):
        return DayMark(on=date(int(found[1]), int(found[2]), int(found[3])))
    if found := _NUMERIC.search(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        month_first = second > 12 or (found[2] == "/" and first <= 12 < second)
        day, month = (second, first) if month_first else (first, second)
        return DayMark(on=date(year + 2000 if year < 100 else year, month, day))
    return None


def _named_date(text: str) -> DayMark | None:
    """A day and a month's name in either order, with or without a year."""
    folded = fold(text)
    found = _month_names().search(folded)
    if not found:
        return None
    month = _months()[found[0]]
    day = re.search(r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s*(?:de\s+|of\s+)?$", folded[: found.start()].rstrip(" ,"))
    day = day or re.match(r"\W*(\d{1,2})(?:st|nd|rd|th)?(?!\d)", folded[found.end() :])
    if not day:
        return None
    year = re.search(r"(?<!\d)(20\d{2})(?!\d)", folded)
    if year:
        return DayMark(on=date(int(year[1]), month, int(day[1])))
    return _yearless(month, int(day[1]))


def _part_of_date(text: str) -> DayMark | None:
    if found := _CHINESE.search(text) or None:
        return _yearless(int(found[1]), int(found[2]))
    if found := _SHORT.search(text):
        return _yearless(int(found[2]), int(found[1]))
    if found := _NUMBERED.search(text):
        digit = found[1]
        return DayMark(number=_CHINESE_DIGITS.index(digit) + 1 if digit in _CHINESE_DIGITS else int(digit))
    folded = fold(text)
    for index, names in enumerate(weekdays()):
        if any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) or (name in folded and not name.isascii())
            for name in names
        ):
            return DayMark(weekday=index)
    return None


def _yearless(month: int, day: int) -> DayMark:
    """A date of any year; raises ValueError where not even a leap year has it."""
    date(_LEAP, month, day)
    return DayMark(month_and_day=(month, day))


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(months(), 1) for name in names}


@cache
def _month_names() -> re.Pattern[str]:
    latin = sorted((name for name in _months() if name[0] < "一"), key=len, reverse=True)
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(map(re.escape, latin)) + r")(?![^\W\d_])")


def is_unscheduled(text: str) -> bool:
    """Whether a heading says that what follows has no time yet."""
    folded = fold(text)
    return any(word in folded for word in words("unscheduled"))
