"""How the fields and columns of people are called on the screen."""

from organizer.domain.person import PersonField, PersonOrder
from organizer.i18n import _


def field_word(field: str) -> str:
    """The field's name in the current language; a custom field is called by its label."""
    words: dict[str, str] = {
        PersonField.NAME: _("Name"),
        PersonField.SECOND_NAME: _("Second name"),
        PersonField.FAMILY_NAME: _("Family name"),
        PersonField.GIVEN_NAME: _("Given name"),
        PersonField.KANA: _("Kana"),
        PersonField.BADGE_NAME: _("Name on the badge"),
        PersonField.TITLE: _("Title"),
        PersonField.JOB_TITLE: _("Job title"),
        PersonField.ORGANIZATION: _("Organization"),
        PersonField.COUNTRY: _("Country"),
        PersonField.EMAIL: _("E-mail"),
        PersonField.PHONE: _("Phone"),
        PersonField.CATEGORY: _("Category"),
        PersonField.STATUS: _("Status"),
        PersonField.CODE: _("Code"),
        PersonField.DIET: _("Diet"),
        PersonField.ACCOMMODATION: _("Accommodation"),
        PersonField.ARRIVAL: _("Arrival"),
        PersonField.DEPARTURE: _("Departure"),
        PersonField.NOTE: _("Note"),
    }
    return words.get(field, field)


def column_word(column: PersonOrder) -> str:
    """The head of a column of the table."""
    return field_word(column.value)


def status_words() -> dict[str, str]:
    """The states of a registration in words."""
    return {"confirmed": _("Confirmed"), "pending": _("Pending"), "cancelled": _("Cancelled")}
