"""Values of a column as the event keeps them: whole columns at a time, since sheets may have 100,000 rows."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial

from organizer.domain.contacts import clean_emails, clean_phones
from organizer.domain.country_names import CountryNames
from organizer.domain.folding import fold
from organizer.domain.names.people import in_natural_order
from organizer.domain.people.words import RegistrationStatus
from organizer.domain.sheets.headers import status_words
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell, Field
from organizer.domain.words import answers, months, nothing_words

Column = list[str]


def text_column(cells: Sequence[Cell]) -> Column:
    """The cells as clean texts. One look at all of them together spares nearly every column the look at each."""
    if {str} == set(map(type, cells)) and _is_clean("|".join(cells)):  # type: ignore[arg-type]  # all are texts
        return list(cells)  # type: ignore[arg-type]  # as above
    return [text_of(cell) for cell in cells]


def _is_clean(joined: str) -> bool:
    """Whether nothing is invisible, doubled or at the ends; a stroke stands between two texts, perhaps also in them."""
    if "  " in joined or "| " in joined or " |" in joined or joined.startswith(" ") or joined.endswith(" "):
        return False
    if not joined.isprintable():
        return False
    return joined.isascii() or unicodedata.is_normalized("NFC", joined)


def cleaner(
    field: Field | None, sample: Sequence[str], *, countries: CountryNames | None = None
) -> Callable[[Column], Column]:
    """What makes a column's clean texts into values of ``field``; ``sample`` decides the order of days and months.

    ``countries``: what the event calls them.
    """
    match field:
        case Field.EMAIL:
            return lambda column: clean_emails(_without_nothing_column(column))
        case Field.PHONE:
            return lambda column: clean_phones(_without_nothing_column(column))
        case Field.COUNTRY:
            return _each_once(partial(_country, countries or CountryNames()))
        case Field.STATUS:
            return _each_once(clean_status)
        case Field.REGISTERED_AT | Field.ARRIVAL | Field.DEPARTURE | Field.CHECKED_IN_AT:
            order = day_order(sample)
            cleaned = _each_once(lambda text: clean_instant(text, order))
            return lambda column: cleaned(_without_nothing_column(column))
        case Field.ORGANIZATION | Field.CATEGORY | Field.DIET | Field.JOB_TITLE | Field.TITLE | Field.ACCOMMODATION:
            return _without_nothing_column
        case Field.SECOND_NAME:
            return lambda column: [in_natural_order(name) for name in _without_dashes(column)]
        case Field.NAME | Field.LAST_NAME | Field.FIRST_NAME | Field.KANA | Field.BADGE_NAME:
            return _without_dashes
        case None if _are_choices(sample):
            return _each_once(listed_choices)
        case _:
            return lambda column: column


def _each_once(clean: Callable[[str], str]) -> Callable[[Column], Column]:
    """Cleans each different text of a column once; an empty one stays so."""

    def cleaned(column: Column) -> Column:
        values = {text: clean(text) if text else "" for text in set(column)}
        return [values[text] for text in column]

    return cleaned


def _are_choices(sample: Sequence[str]) -> bool:
    """Whether several answers stand in one cell, as 问卷星 and Microsoft Forms write them."""
    if any("┋" in text for text in sample):
        return True
    return bool(sample) and all(text.endswith(";") for text in sample)


def listed_choices(text: str) -> str:
    """The answers of one cell with “; ” between them."""
    return "; ".join(part for each in text.replace("┋", ";").split(";") if (part := each.strip()))


def _without_nothing_column(column: Column) -> Column:
    if nothing_words().isdisjoint(map(str.lower, set(column))):
        return column
    return [without_nothing(text) for text in column]


def _without_dashes(column: Column) -> Column:
    """Without what has no letter: a family name may be “Inga” or “Na”, which elsewhere say that there is none."""
    dashes = {word for word in nothing_words() if not any(map(str.isalnum, word))}
    if dashes.isdisjoint(column):
        return column
    return ["" if text in dashes else text for text in column]


def _country(countries: CountryNames, text: str) -> str:
    """The country's code before the word: NA is Namibia."""
    code = countries.code(text)
    return code if code != text or (len(text) == 2 and text.isalpha()) else without_nothing(text)


def without_nothing(text: str) -> str:
    """Empty for the words with which people fill a field they have nothing for."""
    return "" if len(text) <= 12 and text.lower() in nothing_words() else text


def clean_status(text: str) -> str:
    """A word of RegistrationStatus; empty where the text is none of the known words. “Yes” comes, “no” does not."""
    folded = fold(text)
    if found := status_words().get(folded):
        return found
    answer = answers().get(folded)
    return "" if answer is None else (RegistrationStatus.CONFIRMED if answer else RegistrationStatus.CANCELLED).value


def is_known_status(text: str) -> bool:
    """Whether the text says where a registration stands."""
    return bool(clean_status(text)) or text in set(RegistrationStatus)


# -- instants ---------------------------------------------------------------------------------------------------------


class DayOrder(Enum):
    """In which order a column writes 03/04/2026."""

    DAY_FIRST = 1
    MONTH_FIRST = 2
    UNKNOWN = 3


_BARE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*[.日일]?(?:\s*[(（][^)）]{1,3}[)）])?"
)
_DIGITS_ONLY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d\d)(?!\d)")
_WEEKDAY = re.compile(r"^[^\W\d]{2,12}\.?,\s*(?=\w)")
_YEAR_LAST = re.compile(r"(\d{1,2})([./\-])\s*(\d{1,2})[./\-]\s*(\d{4})")
_WORDED = re.compile(
    r"(?:(\d{1,2})\.?\s+(?:de\s+)?([^\W\d]{3,12})\.?,?\s+(?:de\s+)?(\d{4})|([^\W\d]{3,12})\.?\s+(\d{1,2}),?\s+(\d{4}))"
)
_CLOCK = re.compile(
    r"[T\s]*(?:(上午|下午|오전|오후)\s*)?(\d{1,2})\s*[:时時]\s*(\d{1,2})\s*[:分]?\s*(\d{1,2})?(?:[.,]\d+)?\s*秒?\s*"
    r"(AM|PM)?\s*(Z|UTC|(?:GMT|UTC)?\s*([+\-])(\d{1,2}):?(\d{2})?)?\s*$",
    re.IGNORECASE,
)


def in_utc(clean: Callable[[Column], Column]) -> Callable[[Column], Column]:
    """The same cleaning for a column whose header says that its clocks show UTC."""
    return lambda column: [f"{text}+00:00" if _BARE.fullmatch(text) else text for text in clean(column)]


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    rest: str


def day_order(texts: Sequence[str]) -> DayOrder:
    """What the column's own days beyond 12 say; days with points always come first (DIN, and most of Europe)."""
    pairs = [(int(m[1]), int(m[3])) for text in texts if (m := _YEAR_LAST.match(text)) and m[2] != "."]
    if any(first > 12 for first, _ in pairs):
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if any(second > 12 for _, second in pairs) else DayOrder.UNKNOWN


def clean_instant(text: str, order: DayOrder) -> str:
    """ISO 8601, in UTC where the text names a zone and without a zone otherwise.

    What is no date or could be two different ones stays as it is.
    """
    if text[4:5] == "-" == text[7:8] and (iso := _iso(text)):
        return iso
    found = _day(text, order)
    if found is None:
        return text
    if not found.rest.strip():
        return found.day.isoformat()
    clock = _CLOCK.match(found.rest)
    return _with_clock(found.day, clock) or text if clock else text


def _iso(text: str) -> str:
    """What is in ISO 8601 already, a long fraction of a second cut; empty for what only begins so."""
    try:
        instant = datetime.fromisoformat(text)
        if len(text) == 10:
            return text
        if len(text) == 19:
            return f"{text[:10]}T{text[11:]}"
        return (instant.astimezone(UTC) if instant.tzinfo else instant).isoformat(timespec="seconds")
    except (ValueError, OverflowError):  # the year 1 in the far East is the year 0 in UTC
        return ""


def _day(text: str, order: DayOrder) -> _Day | None:
    text = _WEEKDAY.sub("", text)
    try:
        if match := _YEAR_FIRST.match(text) or _DIGITS_ONLY.match(text):
            return _Day(date(int(match[1]), int(match[2]), int(match[3])), text[match.end() :])
        if match := _YEAR_LAST.match(text):
            return _year_last(match, text[match.end() :], order)
        if match := _SHORT_YEAR.match(text):
            return _Day(date(2000 + int(match[3]), int(match[2]), int(match[1])), text[match.end() :])
        if match := _WORDED.match(text):
            day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
            return _Day(date(int(year), months()[fold(month)], int(day)), text[match.end() :])
    except (ValueError, KeyError):
        pass
    return None


def _year_last(match: re.Match[str], rest: str, order: DayOrder) -> _Day | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or order is DayOrder.DAY_FIRST or first == second:
        return _Day(date(year, second, first), rest)
    return _Day(date(year, first, second), rest) if order is DayOrder.MONTH_FIRST else None


def _with_clock(day: date, clock: re.Match[str]) -> str | None:
    hour, minute, second = int(clock[2]), int(clock[3]), int(clock[4] or 0)
    half = (clock[1] or clock[5] or "").upper()
    if half in ("PM", "下午", "오후") and hour < 12:
        hour += 12
    elif half in ("AM", "上午", "오전") and hour == 12:
        hour = 0
    zone = "+00:00" if (clock[6] or "").upper() in ("Z", "UTC") else ""
    if clock[7]:
        zone = f"{clock[7]}{int(clock[8]):02d}:{clock[9] or '00'}"
    try:
        instant = datetime.fromisoformat(f"{day.isoformat()}T{hour:02d}:{minute:02d}:{second:02d}{zone}")
        return (instant.astimezone(UTC) if zone else instant).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None
