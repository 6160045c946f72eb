"""The word lists of ``resources/words.toml``, read once."""

import tomllib
from functools import cache
from typing import Any

from organizer.domain.folding import fold
from organizer.resources import resource


@cache
def _data() -> dict[str, Any]:
    with resource("words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def two_character_families() -> frozenset[str]:
    """Chinese and Korean family names of two characters."""
    return frozenset(_data()["names"]["two_characters"].split())


@cache
def families() -> frozenset[str]:
    """Frequent Chinese, Korean and Japanese family names: single characters, and longer ones as words."""
    words = _data()["names"]["families"].split()
    japanese = {word for word in words if len(word) <= 3}
    return frozenset({each for word in words if len(word) > 3 for each in word}) | japanese | two_character_families()


@cache
def particles() -> frozenset[str]:
    """Small words that belong to the family name after them."""
    return frozenset(_data()["names"]["particles"].split())


@cache
def months() -> dict[str, int]:
    """Folded names of months to their number."""
    return {name: int(number) for number, names in _data()["months"].items() for name in names.split()}


@cache
def name_titles() -> dict[str, str]:
    """Titles by where they stand: ``before`` a name, ``after`` it, at the end of a ``wide`` one."""
    return dict(_data()["titles"])


@cache
def nothing_words() -> frozenset[str]:
    """What people write, in lower case, where they have nothing to say."""
    return frozenset(_data()["answers"]["nothing"])


@cache
def answers() -> dict[str, bool]:
    """Folded words for yes and no."""
    said = _data()["answers"]
    return {fold(word): meant for meant, words in ((True, said["yes"]), (False, said["no"])) for word in words}


@cache
def yes_and_no(language: str) -> tuple[str, str]:
    """How a language says yes and no; as English does where that is not known."""
    known = _data()["yes_and_no"]
    yes, no = known.get(language.partition("_")[0], known["en"])
    return yes, no


@cache
def more_countries() -> dict[str, str]:
    """Names of countries that the CLDR does not list, to ISO 3166-1 alpha-2."""
    return {name: code for code, names in _data()["countries"].items() for name in names}


@cache
def organization_words() -> dict[str, tuple[str, ...]]:
    """Kinds of organizations to the folded words that tell them, in the order in which they are tried."""
    return {kind: tuple(fold(word) for word in words) for kind, words in _data()["organizations"].items()}
