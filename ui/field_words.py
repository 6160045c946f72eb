"""What the fields of people are called on every screen: as in the sheets that the program writes."""

from organizer.domain.people.person import PersonField
from organizer.domain.sheets.own_headers import header, headers
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _


def field_word(field: str) -> str:
    """The name of a field, by the words of people and of their sheets; a custom field is called by its label."""
    return field_words().get(field, field)


def field_words() -> dict[str, str]:
    """Every name by its field: those with a column of their own, and what only other sheets or the panel have."""
    return {
        **{field.value: word for field, word in headers().items()},
        PersonField.FAMILY_NAME: header(Field.LAST_NAME),
        PersonField.GIVEN_NAME: header(Field.FIRST_NAME),
        PersonField.NOTE: _("Note"),
        Field.POSITION: _("Position in the order"),
        Field.CHECKED_IN: _("Checked in"),
        Field.CHECKED_IN_AT: _("Checked in at"),
        Field.STUDENT_ID: _("Student ID"),
        Field.ID_CARD: _("Identity card"),
        Field.USER: _("User name"),
    }
