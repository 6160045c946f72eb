"""What the name of an organization says about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from organizer.domain.folding import fold
from organizer.domain.names.people import is_wide
from organizer.domain.words import organization_words


class OrganizationKind(StrEnum):
    """What an organization is."""

    UNIVERSITY = "university"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    AUTHORITY = "authority"
    MEDIA = "media"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization with all its names. ``people``: how many belong to it."""

    id: int
    name: str
    second_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = OrganizationKind.OTHER
    country: str = ""
    website: str = ""
    note: str = ""
    people: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The main name, the second one where there is one, and all others."""
        return tuple(name for name in (self.name, self.second_name, *self.aliases) if name)


_NO_WORD = re.compile(r"[\s,.·・()（）&\-_/]+")


@lru_cache(maxsize=50_000)
def organization_key(name: str) -> str:
    """The same for spellings of one name: case, accents, width, punctuation."""
    return _NO_WORD.sub(" ", fold(name)).strip()


def organization_kind(name: str) -> OrganizationKind:
    """University, enterprise … by the words of the name; ``other`` where none says it."""
    folded = f" {fold(name)} "
    for kind, words in organization_words().items():
        if any((f" {word} " if word.isascii() and len(word) < 5 else word) in folded for word in words):
            return OrganizationKind(kind)
    return OrganizationKind.OTHER


def tidied(one: Organization) -> Organization:
    """As it was meant: single blanks, and no other name that says the same as one before."""
    name, second = " ".join(one.name.split()), " ".join(one.second_name.split())
    aliases = (" ".join(each.split()) for each in one.aliases)
    known = {organization_key(each) for each in ("", name, second)}
    site, text = one.website.strip(), one.note.strip()
    return replace(
        one, name=name, second_name=second, aliases=_without_doubles(aliases, known), website=site, note=text
    )


def renamed(one: Organization, before: Organization) -> Organization:
    """The same with the name it had as another name, by which the next sheet still finds it."""
    if organization_key(before.name) == organization_key(one.name):
        return one
    return tidied(replace(one, aliases=(*one.aliases, before.name)))


def united(keep: Organization, others: Sequence[Organization]) -> Organization:
    """One organization of several: ``keep``, with every other name, and with what it lacks from the others in turn.

    A name in another script becomes the second name where there is none.
    """
    names = [name for each in others for name in each.names]
    second = keep.second_name or next((name for name in names if is_wide(name) != is_wide(keep.name)), "")
    known = {organization_key(name) for name in (keep.name, second) if name}
    kinds = (each.kind for each in (keep, *others) if each.kind != OrganizationKind.OTHER)
    country, website, note = (_first(getattr(each, word) for each in (keep, *others)) for word in _LATER)
    return Organization(
        keep.id,
        keep.name,
        second,
        _without_doubles((*keep.aliases, *names), known),
        next(kinds, OrganizationKind.OTHER),
        country,
        website,
        note,
        sum(each.people for each in (keep, *others)),
    )


_LATER = ("country", "website", "note")


def _without_doubles(names: Iterable[str], known: set[str]) -> tuple[str, ...]:
    kept = []
    for name in names:
        key = organization_key(name)
        if key not in known:
            known.add(key)
            kept.append(name)
    return tuple(kept)


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")
