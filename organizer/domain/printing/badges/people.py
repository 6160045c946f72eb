"""What a badge may say, as values: of the event and of the person, and the fields that a template takes from them."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache

from organizer.domain.names.people import full_name, is_wide
from organizer.domain.people.vcards import Card, vcard
from organizer.domain.printing.badges.fields import CUSTOM
from organizer.domain.printing.faces import Forms
from organizer.domain.printing.text_fitting import clean

ROW = "\n"
"""Stands between the rows of a field that has several."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every badge says about the event."""

    event: str
    second_event: str = ""
    place: str = ""
    dates: str = ""

    def values(self) -> dict[str, str]:
        """The fields of a template that the event fills."""
        fields = {"event": self.event, "second_event": self.second_event, "place": self.place, "dates": self.dates}
        return {name: clean(text) for name, text in fields.items()}


@dataclass(frozen=True, slots=True)
class BadgePerson:
    """What a badge may say about a person.

    ``color`` is the category's colour number, None without a category; ``forms`` how the person writes Han characters;
    ``photo`` the SHA-256 of the picture; ``sessions`` those in which the person does something, ``enrolled`` those to
    which the person listens, a row each; ``country_code`` is ISO 3166-1 alpha-2.
    """

    id: int
    name: str
    second_name: str = ""
    badge_name: str = ""
    kana: str = ""
    title: str = ""
    job_title: str = ""
    organization: str = ""
    second_organization: str = ""
    country: str = ""
    second_country: str = ""
    category: str = ""
    second_category: str = ""
    color: int | None = None
    code: str = ""
    forms: Forms = Forms.CHINESE
    fields: Mapping[str, str] = field(default_factory=dict)
    category_id: int | None = None
    family_name: str = ""
    given_name: str = ""
    country_code: str = ""
    email: str = ""
    phone: str = ""
    photo: str = ""
    signed_code: str = ""
    table: str = ""
    second_table: str = ""
    sessions: Sequence[str] = ()
    second_sessions: Sequence[str] = ()
    enrolled: Sequence[str] = ()
    second_enrolled: Sequence[str] = ()

    @property
    def has_name(self) -> bool:
        """Whether there is something to write large."""
        return bool(clean(self.badge_name) or clean(self.name))

    @property
    def categories(self) -> frozenset[str]:
        """What the category is called, folded as conditions name it."""
        return frozenset(clean(each).casefold() for each in (self.category, self.second_category) if each)


_SECOND = {
    "second_name": "name",
    "second_organization": "organization",
    "second_country": "country",
    "second_category": "category",
    "second_table": "table",
    "second_sessions": "sessions",
    "second_enrolled": "enrolled",
}
_LISTS = ("sessions", "second_sessions", "enrolled", "second_enrolled")
_TEXTS = (
    *("name", "second_name", "badge_name", "kana", "title", "job_title", "organization", "second_organization"),
    *("country", "second_country", "category", "second_category", "code", "family_name", "given_name"),
    *("country_code", "email", "phone", "photo", "signed_code", "table", "second_table"),
)


def values_of(person: BadgePerson, used: frozenset[str]) -> dict[str, str]:
    """The fields that a template uses and the person fills; what only repeats in the second language is left out."""
    asked = _asked(used)
    values = {name: clean(getattr(person, name)) for name in asked.texts}
    for name in asked.lists:
        values[name] = ROW.join(filter(None, map(clean, getattr(person, name))))
    for second in asked.seconds:
        if values[second] == values[_SECOND[second]]:
            values[second] = ""
    for name in asked.custom:
        values[name] = clean(str(person.fields.get(name.removeprefix(CUSTOM), "")))
    for name in asked.made:
        values[name] = _MADE[name](values)
    return values


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which fields of each sort are wanted, with those that others are compared with or made of."""

    texts: tuple[str, ...]
    lists: tuple[str, ...]
    seconds: tuple[str, ...]
    custom: tuple[str, ...]
    made: tuple[str, ...]


@lru_cache(maxsize=64)
def _asked(used: frozenset[str]) -> _Asked:
    made = used & _MADE.keys()
    needed = used | {_SECOND[name] for name in used & _SECOND.keys()} | (_OF_MADE if made else frozenset())
    return _Asked(
        tuple(name for name in _TEXTS if name in needed),
        tuple(name for name in _LISTS if name in needed),
        tuple(name for name in _SECOND if name in used),
        tuple(sorted(name for name in used if name.startswith(CUSTOM))),
        tuple(sorted(made)),
    )


def _full_name(values: Mapping[str, str]) -> str:
    """The parts in the order of their script, the family first in Chinese, Japanese and Korean; else the name."""
    family, given = values["family_name"], values["given_name"]
    return full_name(family, given) if family and given else values["name"]


def _latin_name(values: Mapping[str, str]) -> str:
    return next((each for each in _names(values) if unicodedata.name(each[0], "").startswith("LATIN ")), "")


def _wide_name(values: Mapping[str, str]) -> str:
    return next((each for each in _names(values) if is_wide(each)), "")


def _names(values: Mapping[str, str]) -> Iterator[str]:
    yield from (values[each] for each in ("badge_name", "name", "second_name") if values[each])


def _vcard(values: Mapping[str, str]) -> str:
    return vcard(Card(**{each: values[each] for each in _OF_CARD}))


_MADE = {"full_name": _full_name, "latin_name": _latin_name, "wide_name": _wide_name, "vcard": _vcard}
_OF_CARD = tuple(each.name for each in fields(Card))
_OF_MADE = frozenset((*_OF_CARD, "badge_name", "second_name"))
