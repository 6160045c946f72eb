"""Countries and dates in the language of the reader, by Babel's tables (Unicode CLDR)."""

import re
from datetime import date, timedelta
from functools import lru_cache

from organizer.domain.printing.faces import Forms

_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")
_JAPAN = frozenset({"jp", "jpn", "japan", "日本", "日本国"})


@lru_cache(maxsize=2000)
def country_name(country: str, language: str) -> str:
    """The name in ``language`` (as in ``zh_CN``) of an ISO 3166-1 code; anything else is taken for a name already."""
    from babel import Locale, UnknownLocaleError  # late: its tables are not needed before something is printed

    if len(country) != 2 or not country.isascii():
        return country
    try:
        return str(Locale.parse(language).territories.get(country.upper(), country))
    except (UnknownLocaleError, ValueError):
        return country


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
