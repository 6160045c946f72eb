"""One form for texts that people would call the same: case, accents, width, look-alike and invisible characters."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile("[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_UNMEANT = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_SPACES = re.compile(r"\s+")
_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһкмтвнАЕОРСУХІЈЅКМТВНαοντικρ", "aeopcyxijsdhkmtbhAEOPCYXIJSKMTBHaovtikp")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def clean(text: str) -> str:
    """The text as a person meant it: no control or direction characters, single spaces, none at the ends."""
    if text.isascii() and text.isprintable():
        return (
            text if "  " not in text and not text[:1].isspace() and not text[-1:].isspace() else " ".join(text.split())
        )
    return _SPACES.sub(" ", _UNMEANT.sub("", _CONTROL.sub(" ", unicodedata.normalize("NFC", text)))).strip()


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """For comparing: compatible forms, lower case, no accents, single spaces. Letters of one script stay apart."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold().translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFC", _MARKS.sub("", plain)).split())


def latin_look(text: str) -> str:
    """Cyrillic and Greek letters that look Latin as Latin ones, where the text is mostly Latin otherwise."""
    latin = sum("a" <= char <= "z" for char in text.lower())
    foreign = sum("\u0370" <= char <= "\u052f" for char in text)
    return text.translate(_LOOK_ALIKE) if 0 < foreign < latin else text
