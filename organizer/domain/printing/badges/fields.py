"""Texts with fields in braces: ``{job_title}`` is a field, ``{badge_name|name}`` the first that is not empty.

Parts between `` · `` vanish, separator included, when their fields are all empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

EVENT_FIELDS = frozenset({"event", "second_event", "place", "dates"})
"""The fields that are the same on all badges."""

SAID_OF_MANY = frozenset({"category", "second_category", "country", "second_country", "country_code"})
"""The fields of a person that many people share word for word."""

PERSON_FIELDS = SAID_OF_MANY | frozenset(
    [
        *("name", "second_name", "badge_name", "kana", "family_name", "given_name"),
        *("full_name", "latin_name", "wide_name"),
        *("title", "job_title", "organization", "second_organization"),
        *("email", "phone", "code", "signed_code", "vcard", "photo"),
        *("sessions", "second_sessions", "enrolled", "second_enrolled", "table", "second_table"),
    ]
)
"""The fields that come from the person; ``field:Label`` is a custom field of the event."""

CUSTOM = "field:"
"""What the name of a custom field begins with in a template."""

_FIELD = re.compile(r"\{([^{}]+)\}")
_SEPARATOR = " · "


def is_field(name: str) -> bool:
    """Whether a template may use a field of this name."""
    return name in EVENT_FIELDS or name in PERSON_FIELDS or name.startswith(CUSTOM)


@dataclass(frozen=True, slots=True)
class Expression:
    """A text with fields."""

    source: str

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields in it."""
        return _fields(self.source)

    def resolve(self, values: Mapping[str, str]) -> str:
        """The text with the values of its fields; an unknown field is empty."""
        parts = _parts(self.source)
        if len(parts) == 1:
            return parts[0].resolve(values)
        return _SEPARATOR.join(filter(None, [part.resolve(values) for part in parts]))


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two separators: text around fields, each given as the names of which the first one counts."""

    source: str
    fields: tuple[tuple[str, ...], ...]
    bare: bool
    """Whether it is one field and nothing else, which is by far the most frequent."""

    def resolve(self, values: Mapping[str, str]) -> str:
        """The text; empty when there are fields and none has a value."""
        if self.bare:
            return _first(self.fields[0], values)
        found = [_first(names, values) for names in self.fields]
        if self.fields and not any(found):
            return ""
        supply = iter(found)
        return _FIELD.sub(lambda _match: next(supply), self.source).strip()


@lru_cache(maxsize=256)
def _fields(source: str) -> frozenset[str]:
    return frozenset(name for group in _FIELD.findall(source) for name in group.split("|"))


@lru_cache(maxsize=256)
def _parts(source: str) -> tuple[_Part, ...]:
    return tuple(_part(each) for each in source.split(_SEPARATOR))


def _part(source: str) -> _Part:
    fields = tuple(tuple(group.split("|")) for group in _FIELD.findall(source))
    return _Part(source, fields, _FIELD.fullmatch(source) is not None)


def _first(names: tuple[str, ...], values: Mapping[str, str]) -> str:
    for name in names:
        if value := values.get(name):
            return value
    return ""
