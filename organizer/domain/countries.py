"""Countries by any of their names, in any language of the Unicode CLDR: ISO 3166-1 alpha-2 where that is sure."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from organizer.domain.folding import fold
from organizer.domain.words import more_countries

_USUAL = (
    "en",
    "zh",
    "zh_Hant",
    "de",
    "fr",
    "ja",
    "ko",
    "es",
    "it",
    "pt",
    "ru",
    "nl",
    "pl",
    "cs",
    "uk",
    "tr",
    "sv",
    "ar",
)
"""Tried first and one at a time; a name that two languages give to two countries is the first one's."""

_BY_SCRIPT = (
    (re.compile("[\uac00-\ud7af]"), ("ko",)),
    (re.compile("[\u2e80-\u9fff]"), ("zh", "zh_Hant", "ja")),
    (re.compile("[\u0400-\u04ff]"), ("ru", "uk")),
    (re.compile("[A-Za-z]"), ("en", "de", "fr", "es", "it", "pt")),
)
"""The languages that most texts of a script are in."""

_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"})
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*")
_BETWEEN = re.compile(r"\s*[/|／;；()（）\[\]]\s*|\s+[-–—]\s+|(?<=[\u2e80-\u9fff\uac00-\ud7af])\s+(?=[A-Za-z])")
_LONGEST = 200  # characters of a country in two languages; of a text, brackets that never close take the square
_POLITE = ("the ", "republic of ", "kingdom of ", "state of ")
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """``IT`` for Italy, Italien, 意大利, ITA, “Italy (IT)” or it; the text itself where no country is sure."""
    if len(text) > _LONGEST:
        return text
    for names in (usual_code, _any_code):
        for reading in _readings(text):
            if found := names(reading):
                return found
    return text


def is_country(text: str) -> bool:
    """Whether the text is a country's name in one of the usual languages; a mere code could be anything."""
    if len(text) < 2 or (len(text) <= 3 and text.isascii()):
        return False
    languages = next((languages for script, languages in _BY_SCRIPT if script.search(text)), ())
    return bool(_code(text, languages))


def _readings(text: str) -> Iterator[str]:
    """The text, then without what is in brackets, then its parts; “Korea, Republic of” the other way round."""
    yield text
    if not _BETWEEN.search(text) and "," not in text:
        return
    yield _BRACKETS.sub(" ", text).strip()
    yield from filter(None, _BETWEEN.split(text))
    if "," in text:
        last, _comma, first = text.partition(",")
        yield f"{first.strip()} {last}"
        yield last


def usual_code(text: str) -> str:
    """The code of a name that is one in the usual languages, nothing around it; empty for every other text."""
    return _code(text, _USUAL)


def _code(text: str, languages: Sequence[str]) -> str:
    if _FLAG.fullmatch(text):
        return "".join(chr(ord(letter) - _FLAG_A + ord("A")) for letter in text)
    if text.isascii() and len(text) <= 3 and (found := _codes().get(text.upper())):
        return found
    folded = country_key(text)
    if found := _aliases().get(folded):
        return found
    readings = (folded, *(folded.removeprefix(word) for word in _POLITE if folded.startswith(word)))
    return next((code for language in languages for each in readings if (code := _names(language).get(each))), "")


def _any_code(text: str) -> str:
    return _all_names().get(country_key(text), "") if len(text) > 3 or not text.isascii() else ""


@lru_cache(maxsize=4096)
def country_key(name: str) -> str:
    """A name without accents, case and punctuation, as two spellings of it are compared."""
    return _NO_WORD.sub(" ", fold(name.replace("&", " and "))).strip()


@cache
def _aliases() -> dict[str, str]:
    return {country_key(name): code for name, code in more_countries().items()}


@cache
def _codes() -> dict[str, str]:
    """Codes of two letters, and what the CLDR knows as an alias of exactly one of them: ``ITA``, ``UK``."""
    from babel.core import get_global

    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]  # lists, as pickled
    codes = {code: code for code in _names("en").values()}
    single = {alias: found[0] for alias, found in aliases.items() if len(found) == 1 and found[0] in codes}
    return single | codes


@cache
def _names(language: str) -> dict[str, str]:
    """Folded name to code, from the CLDR as Babel carries it; one language at a time, when it is needed."""
    from babel import Locale

    territories = Locale.parse(language).territories.items()
    return {country_key(name): code for code, name in territories if len(code) == 2 and code not in _NO_COUNTRIES}


@cache
def _all_names() -> dict[str, str]:
    """The names of all languages, and of all their scripts; half a second, for texts that nothing else explains."""
    from babel.localedata import locale_identifiers

    languages = sorted(each for each in locale_identifiers() if all(len(part) == 4 for part in each.split("_")[1:]))
    found: dict[str, str] = {}
    for name, code in chain.from_iterable(_names(each).items() for each in languages):
        found.setdefault(name, code)
    return found
