"""Names of people: what makes two of them the same, and which part is the family's."""

import re
from functools import lru_cache

from organizer.domain.folding import fold
from organizer.domain.names.titles import may_hold_titles, split_titles
from organizer.domain.words import families, particles, two_character_families

_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ]")
_ONLY_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ·・ \u3000]+")
_SEPARATORS = re.compile(r"[\s,，.·・'’`\-–]+")
_UMLAUTS = re.compile(r"(?<=[aou])(?<![qxy]u)e")  # 薛 is Xue, 徐 is Xu: two of the most common families


def is_wide(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean characters."""
    return not text.isascii() and bool(_WIDE.search(text))


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """The same for spellings of one name: titles, case, accents, “ue” for “ü”, order, commas, spaces within Chinese."""
    if may_hold_titles(name):
        name, _titles = split_titles(name)
    if name and min(name) >= "\u4e00" and max(name) <= "\u9fff":  # nothing to fold: half of the names of many events
        return name
    words = _SEPARATORS.split(name.lower() if name.isascii() else fold(name))
    if is_wide(name) and _ONLY_WIDE.fullmatch(name):
        return "".join(words)
    return _UMLAUTS.sub("", " ".join(sorted(word for word in words if word)))


def begins_with_family(name: str) -> bool:
    """Whether a text reads like a Chinese, Japanese or Korean name: a known family name and one to four characters."""
    if not is_wide(name) or not _ONLY_WIDE.fullmatch(name):
        return False
    bare = "".join(name.split())
    return len(bare) <= 6 and any(bare[:size] in families() and 1 <= len(bare) - size <= 3 for size in (3, 2, 1))


def split_name(name: str) -> tuple[str, str]:
    """(family, given). Chinese, Japanese and Korean names put the family first; so does a comma."""
    if "," in name:
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    if is_wide(name) and _ONLY_WIDE.fullmatch(name):
        return _split_wide(name)
    words = name.split()
    if len(words) < 2:
        return "", name
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in particles():
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def _split_wide(name: str) -> tuple[str, str]:
    family, space, given = name.partition(" ")
    if space:
        return family, given.strip()
    if "·" in name or "・" in name:  # a foreign name by its sound: given·family
        given, _, family = name.replace("・", "·").rpartition("·")
        return family, given
    if len(name) < 2:
        return "", name
    length = 2 if name[:2] in two_character_families() and len(name) > 2 else 1
    return name[:length], name[length:]


def full_name(family: str, given: str) -> str:
    """The parts as one name, in the order of their script."""
    if family and given and (is_wide(family) or is_wide(given)):
        both_wide = is_wide(family) and is_wide(given)
        return f"{family}{given}" if both_wide else f"{given} {family}"
    return f"{given} {family}".strip()


def with_new_parts(name: str, old: tuple[str, str], new: tuple[str, str]) -> str:
    """The name put together of the ``new`` (family, given) as it was of the ``old`` ones; the same where it was not."""
    compose = next((each for each in (full_name, _family_first) if each(*old) == name), None)
    return (compose(*new) if compose else "") or name


def parts_of_new(name: str, old: tuple[str, str], new: str) -> tuple[str, str]:
    """(family, given) of the ``new`` name; the ``old`` ones where they were no parts of ``name``, which it was.

    Where nobody could have guessed the parts, one that still stands there stays: of “Ana García López” the family.
    """
    if not _words(" ".join(old)) <= _words(name):
        return old
    family, given = old
    unusual = full_name(*old) == name and split_name(name) != old
    if unusual and family and new.endswith(f" {family}"):
        return family, new.removesuffix(family).strip()
    if unusual and given and new.startswith(f"{given} "):
        return new.removeprefix(given).strip(), given
    return split_name(new)


def _family_first(family: str, given: str) -> str:
    return f"{family} {given}".strip()


def _words(name: str) -> set[str]:
    return set(name_key(name).split())


def in_natural_order(name: str) -> str:
    """“Müller, Zoë” as “Zoë Müller”; any other name as it is."""
    if name.count(",") == 1 and not is_wide(name):
        family, given = split_name(name)
        return f"{given} {family}".strip()
    return name
