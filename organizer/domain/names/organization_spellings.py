"""What the names of one organization have in common: without the legal form, translated, shortened, or known to be one.

The words and names stand in ``resources/organizations.toml``.
"""

import re
import tomllib
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any

from organizer.domain.names.organizations import organization_key
from organizer.domain.names.people import is_wide
from organizer.domain.names.readings import is_pinyin, organization_spellings
from organizer.resources import resource

_QUOTES = re.compile("['’‘`\"“”„«»]")
_BRACKETED = re.compile("[((][株有주유][))]|[㈱㈲㈜]")  # 株式会社 and its kind as one character
_MOST = 24  # translations of one name: a longer name has more, and the first ones of each word are the usual ones
_STEM = 5  # letters
_SHORT = range(2, 7)  # letters of an abbreviation


@cache
def _data() -> dict[str, Any]:
    with resource("organizations.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=50_000)
def core(name: str) -> str:
    """The name's key without legal forms at its ends: 华为技术 of 华为技术有限公司, “huawei” of “Huawei Co., Ltd.”."""
    key = organization_key(_BRACKETED.sub(" ", _QUOTES.sub("", name)))
    if is_wide(name):
        key = _bare(key.replace(" ", ""))
    words = _with_letters_joined(key.split())
    while len(words) > 1 and words[-1] in _legal():
        words.pop()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _bare(name: str) -> str:
    """A wide name without the legal forms before and after it."""
    for form in _data()["legal"]["before"].split("|"):
        name = name.removeprefix(form) or name
    form = next((form for form in _wide_forms() if name.endswith(form)), "")
    return name.removesuffix(form) or name


def _with_letters_joined(words: list[str]) -> list[str]:
    """“s p a”, of which the points were taken away, as “spa”."""
    joined: list[str] = []
    after_letter = False
    for word in words:
        letter = len(word) == 1 and word.isascii()
        if letter and after_letter:
            joined[-1] += word
        else:
            joined.append(word)
        after_letter = letter
    return joined


@lru_cache(maxsize=50_000)
def meanings(name: str) -> frozenset[str]:
    """What the name says in English, as sorted stems of words; of a Chinese name every usual translation.

    “Beijing University of Technology” and 北京工业大学 have one in common.
    """
    bare = core(name)
    if not is_wide(name):
        return frozenset({_sorted(bare.split())})
    choices = [_translations(part) for part in _parts(_whole(bare))]
    return frozenset(_sorted(" ".join(each).split()) for each in islice(product(*choices), _MOST))


def _whole(name: str) -> str:
    """北京理工大 is short for 北京理工大学."""
    return name + "学" if len(name) > 2 and name.endswith("大") else name


def tells_apart(one: str, other: str) -> bool:
    """Whether names that mean the same are those of two houses nevertheless.

    Both 工业 and 理工 are “technology”, yet who writes one of them in Chinese does not mean the other. Of well-known
    organizations each is but one: the University of Washington is not Washington University.
    """
    numbers = known(one), known(other)
    if None not in numbers:
        return numbers[0] != numbers[1]
    if not (is_wide(one) and is_wide(other)):
        return False
    return _have_other_terms(_parts(_whole(core(one))), _parts(_whole(core(other))))


def _have_other_terms(mine: list[str], yours: list[str]) -> bool:
    """Whether a term of one stands where the other has another; one that shortens it (所, 研究所) is the same."""
    pairs = product(set(mine) - set(yours), set(yours) - set(mine))
    return any({a, b} <= _terms().keys() and a not in b and b not in a for a, b in pairs)


def _sorted(words: list[str]) -> str:
    return " ".join(sorted(_stem(word) for word in words if word not in _small()))


def _stem(word: str) -> str:
    """What the forms of a usual word begin with: biology, biological, biologics. Names of people and places stay."""
    return word[:_STEM] if word[:_STEM] in _stems() else "cente" if word == "centre" else word


def _parts(name: str) -> list[str]:
    """A wide name cut into terms, the longest first, and what stands between them."""
    parts, between, at = [], "", 0
    while at < len(name):
        term = next((name[at : at + n] for n in range(_longest(), 0, -1) if name[at : at + n] in _terms()), "")
        if term and between:
            parts.append(between)
            between = ""
        if term:
            parts.append(term)
        else:
            between += name[at]
        at += len(term) or 1
    return [*parts, between] if between else parts


def _translations(part: str) -> tuple[str, ...]:
    """A term in English, or the reading of what is none."""
    return _terms().get(part) or ((organization_spellings(part) or (part,))[0],)


def initials(name: str) -> frozenset[str]:
    """What a Latin name may be shortened to: the first letters of its words, with and without the small ones."""
    words = core(name).split()
    if is_wide(name) or len(words) < 2:
        return frozenset()
    every = "".join(word[0] for word in words)
    return frozenset({every, "".join(word[0] for word in words if word not in _small())})


def abbreviation(name: str) -> str:
    """The name's letters where it may be an abbreviation, else nothing."""
    bare = core(name)
    return bare if bare.isascii() and bare.isalpha() and len(bare) in _SHORT else ""


def known(name: str) -> int | None:
    """The number of a well-known organization that has this name, without its legal form; None for all others."""
    return _known().get(core(name))


def mail_domain(email: str) -> str:
    """The domain from which somebody writes; nothing for a provider's, where everybody may."""
    domain = email.lower().rpartition("@")[2]
    return "" if domain in _providers() else domain


@cache
def _providers() -> frozenset[str]:
    return frozenset(_data()["mail"]["providers"].split())


@cache
def _known() -> dict[str, int]:
    lines = _data()["known"]["names"].split("\n")
    return {core(name): number for number, line in enumerate(lines) for name in line.split("|") if name}


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    return {term: tuple(english.split("|")) for term, english in _data()["terms"].items()}


@cache
def _stems() -> frozenset[str]:
    """Of English words only: a vocabulary that has Zhongnan in it would take every 中 for the same."""
    words = (word for english in _terms().values() for each in english for word in each.split())
    return frozenset(word[:_STEM] for word in words if not is_pinyin(word))


@cache
def _longest() -> int:
    return max(map(len, _terms()))


@cache
def _legal() -> frozenset[str]:
    return frozenset(_data()["legal"]["latin"].split())


@cache
def _wide_forms() -> tuple[str, ...]:
    return tuple(sorted(_data()["legal"]["wide"].split("|"), key=len, reverse=True))


@cache
def _small() -> frozenset[str]:
    return frozenset(_data()["small"]["words"].split())
