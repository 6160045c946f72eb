"""Words of different languages that mean one thing: “Speaker” and “演讲嘉宾” are one category."""

import re
import tomllib
from functools import cache

from organizer.domain.folding import fold
from organizer.domain.sheets.workbook import Field
from organizer.resources import resource

_IDEOGRAPHS = re.compile(r"[⺀-鿿]")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    with resource("same_words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _keys(field: Field) -> dict[str, str]:
    """Folded word to the key of its meaning."""
    return {fold(word): f"={key}" for key, words in _data().get(field.value, {}).items() for word in words}


def same_word(field: Field, text: str) -> str:
    """Equal for all words of a field that mean the same, in any language."""
    folded = fold(text)
    return _keys(field).get(folded, folded)


def other_word(field: Field, text: str) -> str:
    """The usual word for the same thing in Chinese, or for a Chinese one in English; empty where there is none."""
    words = _data().get(field.value, {}).get(same_word(field, text).removeprefix("="))
    if words is None:
        return ""
    other = words[0] if _IDEOGRAPHS.search(text) else words[1]
    return "" if fold(other) == fold(text) else other
