"""Countries by any of their names: ISO 3166-1 alpha-2 where that is sure."""

from functools import cache, lru_cache

from organizer.domain.folding import fold
from organizer.domain.words import more_countries

_LANGUAGES = ("en", "zh", "zh_Hant", "de", "fr", "ja", "ko", "es", "it", "pt", "ru", "nl")
_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"})


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """``IT`` for Italy, Italien, 意大利 or it; the text itself where no country is sure."""
    folded = fold(text)
    if len(text) == 2 and text.upper() in _codes():
        return text.upper()
    if found := more_countries().get(folded):
        return found
    for language in _LANGUAGES:
        if found := _names(language).get(folded):
            return found
    return text


@cache
def _codes() -> frozenset[str]:
    return frozenset(_names("en").values())


@cache
def _names(language: str) -> dict[str, str]:
    """Folded name to code, from the Unicode CLDR as Babel carries it; one language at a time, when it is needed."""
    from babel import Locale

    territories = Locale.parse(language).territories
    return {fold(name): code for code, name in territories.items() if len(code) == 2 and code not in _NO_COUNTRIES}
