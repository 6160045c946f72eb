"""What pages and verbs know of a person: a line of the table, the whole record, and which values it may hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.contacts import is_address
from organizer.domain.names.people import is_wide
from organizer.i18n import _


class PersonField(StrEnum):
    """What can be said of a person and edited by hand; the words are those of people sheets."""

    NAME = "name"
    SECOND_NAME = "second_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    KANA = "kana"
    BADGE_NAME = "badge_name"
    TITLE = "title"
    JOB_TITLE = "job_title"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    EMAIL = "email"
    PHONE = "phone"
    CATEGORY = "category"
    STATUS = "status"
    CODE = "code"
    DIET = "diet"
    ACCOMMODATION = "accommodation"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    NOTE = "note"


COMMON_FIELDS = (
    PersonField.CATEGORY,
    PersonField.STATUS,
    PersonField.ORGANIZATION,
    PersonField.COUNTRY,
    PersonField.JOB_TITLE,
    PersonField.ACCOMMODATION,
    PersonField.ARRIVAL,
    PersonField.DEPARTURE,
    PersonField.DIET,
)
"""What many people can have in common, so that it may be said of all of them at once; custom fields can, too."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the table. ``color``: the category's, an index into the theme's track colours."""

    id: int
    name: str
    second_name: str
    organization: str
    category: str
    color: int
    job_title: str
    email: str
    phone: str
    code: str


@dataclass(frozen=True, slots=True)
class Person:
    """The whole record; ``fields`` are the free custom fields by label."""

    id: int
    values: Mapping[PersonField, str]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of attendee and how many there are."""

    id: int
    name: str
    second_name: str
    color: int
    count: int = 0


class PersonOrder(StrEnum):
    """What the table can be sorted by: its columns."""

    NAME = "name"
    SECOND_NAME = "second_name"
    ORGANIZATION = "organization"
    CATEGORY = "category"
    JOB_TITLE = "job_title"
    EMAIL = "email"
    PHONE = "phone"
    CODE = "code"


def cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """The values without blanks at their ends and with single blanks inside; lines of a note are kept."""
    return {word: text.strip() if word == PersonField.NOTE else " ".join(text.split()) for word, text in values.items()}


def problems(values: Mapping[str, str]) -> dict[PersonField, str]:
    """What is wrong with the values, a sentence a field; empty when they can be kept."""
    found = {}
    if not values.get(PersonField.NAME, "-").strip():
        found[PersonField.NAME] = _("A person needs a name.")
    email = values.get(PersonField.EMAIL, "").strip()
    if email and not is_address(email):
        found[PersonField.EMAIL] = _("An e-mail address looks like name@example.org.")
    phone = values.get(PersonField.PHONE, "")
    if phone.strip() and not any(map(str.isdecimal, phone)):
        found[PersonField.PHONE] = _("A phone number needs digits.")
    return found


def differences(one: Person, other: Person) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two people differ, as ``(word or label, one's, the other's)``, in the fields' order.

    Where one has a name in Chinese and the other its reading, that is the second name that neither says.
    """
    pairs: list[tuple[str, str, str]] = [(each, one.values[each], other.values[each]) for each in PersonField]
    pairs += [(each, one.fields.get(each, ""), other.fields.get(each, "")) for each in _labels((one, other))]
    second = _second_name(one, other)
    if second:
        pairs[1] = (PersonField.SECOND_NAME, "", second)
    return tuple(each for each in pairs if each[1] != each[2])


def together(keep: Person, other: Person) -> tuple[dict[str, str], dict[str, str]]:
    """The values and custom fields that ``keep`` lacks and ``other`` has: what the two are as one."""
    lacking = {word: theirs for word, mine, theirs in differences(keep, other) if not mine}
    fields = {word: text for word, text in lacking.items() if word in other.fields}
    return {word: text for word, text in lacking.items() if word not in fields}, fields


def _second_name(one: Person, other: Person) -> str:
    """The other's name, where neither has a second one and the two are in two scripts."""
    mine, theirs = one.values[PersonField.NAME], other.values[PersonField.NAME]
    said = one.values[PersonField.SECOND_NAME] or other.values[PersonField.SECOND_NAME]
    return theirs if not said and is_wide(mine) != is_wide(theirs) else ""


def _labels(people: Iterable[Person]) -> dict[str, None]:
    return dict.fromkeys(label for person in people for label in person.fields)
