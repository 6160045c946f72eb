"""Dates and letters in the language of the reader, by Babel's tables (Unicode CLDR)."""

import re
from datetime import date, timedelta

from organizer.domain.printing.faces import Forms

_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")
_JAPAN = frozenset({"jp", "jpn", "japan", "日本", "日本国"})


def forms_of(country: str, *texts: str) -> Forms:
    """How somebody of this country, or whose names are these, writes Han characters."""
    if country.casefold() in _JAPAN or any(_KANA.search(text) for text in texts):
        return Forms.JAPANESE
    return Forms.CHINESE


def date_span(start: str, days: int, language: str) -> str:
    """The days of an event from the ISO date ``start`` on, as a reader of ``language`` writes them; else ``start``."""
    from babel import UnknownLocaleError
    from babel.dates import format_date, format_interval

    try:
        first = date.fromisoformat(start)
        if days <= 1:
            return format_date(first, "long", locale=language)
        return str(format_interval(first, first + timedelta(days=days - 1), "yMMMd", locale=language))
    except (UnknownLocaleError, ValueError):
        return start


def day_name(day: date, language: str) -> str:
    """A day with its weekday, as a reader of ``language`` writes it; the ISO date in a language Babel does not know."""
    from babel import UnknownLocaleError
    from babel.dates import format_date

    try:
        return str(format_date(day, "full", locale=language))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def language_names(codes: str, language: str) -> str:
    """Languages that are kept by their codes (“zh/en”), as a reader of ``language`` calls them; others as they are."""
    from babel import Locale, UnknownLocaleError

    def name(code: str) -> str:
        try:
            return Locale.parse(code, sep="-").get_display_name(language) or code
        except (UnknownLocaleError, ValueError):
            return code

    return ", ".join(name(each) for each in re.split(r"[/,;\s]+", codes) if each)


def short_day_name(day: date, language: str) -> str:
    """A day with its weekday in few letters, as a reader of ``language`` writes it; else the ISO date."""
    from babel import UnknownLocaleError
    from babel.dates import format_skeleton

    try:
        return str(format_skeleton("MMMEd", day, locale=language))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
