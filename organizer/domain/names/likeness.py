"""How alike the names of two people are: the same, read alike in two scripts, shortened, mistyped, or another one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from organizer.domain.folding import fold
from organizer.domain.names.people import is_wide, name_key
from organizer.domain.names.readings import is_chinese, is_pinyin, is_syllable, whole_spellings
from organizer.domain.names.titles import split_titles

_PARTS = re.compile(r"[\s,，.·・'’`\-–]+")
_SHORTEST_SLIP = 4  # letters of a word in which one may be mistyped
_LONG = 9  # letters from which on two may be
_MOST_ORDERS = 8  # of the words of a name; of an abstract in the wrong column all of them would fill the memory


class Likeness(IntEnum):
    """From another name to the same; of several names that two people have the highest counts."""

    OTHER = 0
    SHARED_WORD = 1  # a family or a given name, and nothing against the other
    UNREADABLE = 2  # in two scripts, of which one does not say how the other is read
    CLOSE = 3  # one letter or character apart, which in these names makes another person
    SAME_SOUND = 4  # other characters, read the same
    SHORTENED = 5  # initials, or a part left out
    MISTYPED = 6
    READ_ALIKE = 7  # Chinese characters and their reading, in any order
    SAME = 8


@dataclass(frozen=True, slots=True)
class NameForms:
    """What is compared of one name.

    ``readings``: how it may be spelled in Latin letters without spaces, in every order of its words. ``sounds``: the
    letters of each reading, sorted, so that names with a reading in common have one of them in common as well.
    """

    key: str
    wide: bool
    words: tuple[str, ...]
    readings: frozenset[str]
    sounds: tuple[str, ...]


@lru_cache(maxsize=200_000)
def name_forms(name: str) -> NameForms:
    """The forms of a name, without titles; texts without a letter have no readings."""
    name, _titles = split_titles(name)
    wide, words = is_wide(name), tuple(word for word in _PARTS.split(fold(name)) if word)
    readings = whole_spellings(name) if wide else _orders(words)
    return NameForms(name_key(name), wide, words, frozenset(readings), tuple({"".join(sorted(r)) for r in readings}))


def read_alike(one: str, other: str) -> bool:
    """Whether of two names in different scripts one is how the other is read: 张伟 and Wei Zhang."""
    return is_wide(one) != is_wide(other) and _compare(name_forms(one), name_forms(other))[0] >= Likeness.READ_ALIKE


def _orders(words: tuple[str, ...]) -> list[str]:
    """The words as one, beginning with each of the first: families come first here and last there."""
    return ["".join(words[at:] + words[:at]) for at in range(min(len(words), _MOST_ORDERS))]


def likeness(ones: Sequence[NameForms], others: Sequence[NameForms]) -> tuple[Likeness, str]:
    """How alike two people's names are, with the key or sound that they have in common where there is one.

    Where both have a name in wide characters those decide: 李娜 and 黎娜 are both Li Na.
    """
    pairs = [(one, other) for one in ones for other in others]
    decisive = [pair for pair in pairs if pair[0].wide and pair[1].wide] or pairs
    return max((_compare(*pair) for pair in decisive), default=(Likeness.OTHER, ""))


def _is_spelled_chinese(words: Sequence[str]) -> bool:
    """Whether a name may be Chinese: all of it syllables, and one of the words, the family, a single one.

    In such a name a letter makes another family (Zhang, Zheng) and is no slip of the hand; Satō or Rossi are none.
    """
    return all(map(is_pinyin, words)) and any(map(is_syllable, words))


def _compare(one: NameForms, other: NameForms) -> tuple[Likeness, str]:
    if one.key == other.key:
        return Likeness.SAME, one.key
    sound = next((each for each in one.sounds if each in other.sounds), "")
    if sound and not one.readings.isdisjoint(other.readings):
        return (Likeness.SAME_SOUND if one.wide and other.wide else _read(one, other)), sound
    if one.wide and other.wide:
        return _compare_wide(one.key, other.key), sound
    if one.wide or other.wide:
        return _compare_scripts(*((one, other) if one.wide else (other, one))), ""
    return _compare_latin(one, other), ""


def _read(one: NameForms, other: NameForms) -> Likeness:
    return Likeness.READ_ALIKE if one.wide or other.wide else Likeness.SAME


def _compare_wide(one: str, other: str) -> Likeness:
    if sorted(one) == sorted(other):
        return Likeness.SAME  # the family in the given name's column
    apart = sum(mine != yours for mine, yours in zip(one, other, strict=False))
    return Likeness.CLOSE if len(one) == len(other) > 2 and apart == 1 else Likeness.OTHER


def _compare_scripts(wide: NameForms, latin: NameForms) -> Likeness:
    """A Chinese name that is spelled like another Chinese name is another; all else cannot be told."""
    both = all(map(is_chinese, wide.key)) and _is_spelled_chinese(latin.words)
    return Likeness.OTHER if both else Likeness.UNREADABLE


def _compare_latin(one: NameForms, other: NameForms) -> Likeness:
    mine, yours = list(one.words), list(other.words)
    common = [word for word in mine if word in yours]
    for word in common:
        if word in yours and word in mine:
            mine.remove(word)
            yours.remove(word)
    if not any(len(word) > 1 for word in common):
        return _spelled_close(one, other)
    if min(len(one.words), len(other.words)) < 2:
        return Likeness.SHARED_WORD
    if _is_shorter(mine, yours) or _is_shorter(yours, mine):
        return Likeness.SHORTENED
    if len(mine) == len(yours) == 1 and _slipped(mine[0], yours[0]):
        return _slip(one, other)
    return Likeness.SHARED_WORD


def _is_shorter(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether what is left of a name is nothing, or initials of what is left of the other."""
    left = [word[0] for word in long]
    for word in short:
        if len(word) > 1 or word not in left:
            return False
        left.remove(word)
    return True


def _spelled_close(one: NameForms, other: NameForms) -> Likeness:
    """Nothing in common but nearly all letters: too little to call it a slip."""
    return Likeness.CLOSE if _slipped("".join(sorted(one.words)), "".join(sorted(other.words))) else Likeness.OTHER


def _slipped(one: str, other: str) -> bool:
    """Whether a word is another with a letter left out, added, changed, or two exchanged; two in a long word."""
    length = min(len(one), len(other))
    if length < _SHORTEST_SLIP:
        return False
    from rapidfuzz.distance import OSA

    most = 2 if length >= _LONG else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _slip(one: NameForms, other: NameForms) -> Likeness:
    chinese = _is_spelled_chinese(one.words) and _is_spelled_chinese(other.words)
    return Likeness.CLOSE if chinese else Likeness.MISTYPED
