"""What the fields of people are called on every screen: one name for one thing."""

from organizer.domain.people.person import PersonField
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _


def field_word(field: str) -> str:
    """The name of a field, by the words of people and of their sheets; a custom field is called by its label."""
    return field_words().get(field, field)


def field_words() -> dict[str, str]:
    """Every name by its field, those of sheets first."""
    return {
        Field.NAME: _("Name"),
        Field.LAST_NAME: _("Family name"),
        Field.FIRST_NAME: _("Given name"),
        Field.SECOND_NAME: _("Second name"),
        Field.KANA: _("Kana"),
        Field.BADGE_NAME: _("Name on the badge"),
        Field.TITLE: _("Salutation"),
        Field.JOB_TITLE: _("Job title"),
        Field.EMAIL: _("E-mail"),
        Field.PHONE: _("Phone"),
        Field.ORGANIZATION: _("Organization"),
        Field.COUNTRY: _("Country"),
        Field.CATEGORY: _("Category"),
        Field.REGISTERED_AT: _("Registered at"),
        Field.STATUS: _("Status"),
        Field.ORDER_ID: _("Order ID"),
        Field.TICKET_ID: _("Ticket ID"),
        Field.TICKET_SECRET: _("Ticket secret"),
        Field.POSITION: _("Position in the order"),
        Field.CODE: _("Code"),
        Field.CHECKED_IN: _("Checked in"),
        Field.CHECKED_IN_AT: _("Checked in at"),
        Field.DIET: _("Diet"),
        Field.ACCOMMODATION: _("Accommodation"),
        Field.ARRIVAL: _("Arrival"),
        Field.DEPARTURE: _("Departure"),
        Field.STUDENT_ID: _("Student ID"),
        Field.ID_CARD: _("Identity card"),
        Field.USER: _("User name"),
        Field.UID: _("Organizer ID"),
        PersonField.FAMILY_NAME: _("Family name"),
        PersonField.GIVEN_NAME: _("Given name"),
        PersonField.NOTE: _("Note"),
    }
