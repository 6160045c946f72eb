"""What our own sheets call the columns of people, and how an extra column stays apart from them."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import count

from organizer.domain.folding import fold
from organizer.domain.sheets.export_base import UID_HEADER
from organizer.domain.sheets.workbook import Field
from organizer.i18n import LANGUAGES, translator
from organizer.i18n import _ as _now

_FORMER = ("Name in second language",)
"""Headers of workbooks that this program wrote before."""
_TIMES = (Field.REGISTERED_AT, Field.ARRIVAL, Field.DEPARTURE)


def header(field: Field) -> str:
    """What a field's column is called; the import reads every one of these words."""
    return headers()[field]


def in_utc(text: str, _: Callable[[str], str] = _now) -> str:
    """The header of a column whose instants are shown in UTC."""
    return _("{header} (UTC)").format(header=text)


def headers(_: Callable[[str], str] = _now) -> dict[Field, str]:
    """What the column of each field that has one is called, in the language of ``_``."""
    return {
        Field.NAME: _("Name"),
        Field.SECOND_NAME: _("Second name"),
        Field.LAST_NAME: _("Last name"),
        Field.FIRST_NAME: _("First name"),
        Field.KANA: _("Kana"),
        Field.TITLE: _("Salutation"),
        Field.ORGANIZATION: _("Organization"),
        Field.JOB_TITLE: _("Job title"),
        Field.COUNTRY: _("Country"),
        Field.CATEGORY: _("Category"),
        Field.EMAIL: _("Email"),
        Field.PHONE: _("Phone"),
        Field.BADGE_NAME: _("Badge name"),
        Field.CODE: _("Badge code"),
        Field.STATUS: _("Status"),
        Field.REGISTERED_AT: _("Registered at"),
        Field.ORDER_ID: _("Order ID"),
        Field.TICKET_ID: _("Ticket ID"),
        Field.TICKET_SECRET: _("Ticket secret"),
        Field.DIET: _("Dietary requirements"),
        Field.ACCOMMODATION: _("Accommodation"),
        Field.ARRIVAL: _("Arrival"),
        Field.DEPARTURE: _("Departure"),
        Field.UID: UID_HEADER,
    }


@cache
def reserved() -> frozenset[str]:
    """What no custom field is called: our headers in every language of the program, and the words of their fields."""
    found = set(_FORMER)
    for language in LANGUAGES:
        say = translator(language)
        said = headers(say)
        found.update(said, said.values(), (in_utc(said[field], say) for field in _TIMES))
    return frozenset(found)


def told_apart(labels: Iterable[str], taken: Iterable[str]) -> list[str]:
    """The labels, with a number where one like it is ``taken`` or stands before: “Email (2)”. Case tells none apart."""
    seen = set(map(fold, taken))
    found = []
    for label in labels:
        numbered = (label if number == 1 else f"{label} ({number})" for number in count(1))
        found.append(next(each for each in numbered if fold(each) not in seen))
        seen.add(fold(found[-1]))
    return found
