"""How the fields and columns of people are called on the screen."""

from organizer.domain.names.organizations import OrganizationKind
from organizer.domain.people.person import PersonField, PersonOrder
from organizer.i18n import _
from ui.field_words import field_word


def column_word(column: PersonOrder) -> str:
    """The head of a column of the table."""
    return field_word(column.value)


def status_words() -> dict[str, str]:
    """The states of a registration in words."""
    return {"confirmed": _("Confirmed"), "pending": _("Pending"), "cancelled": _("Cancelled")}


def value_word(field: str, text: str) -> str:
    """What a field says, in words where the program writes a code."""
    return status_words().get(text, text) if field == PersonField.STATUS else text


def kind_word(kind: str) -> str:
    """What an organization is, in a word; nothing where that is not known."""
    words: dict[str, str] = {
        OrganizationKind.UNIVERSITY: _("University"),
        OrganizationKind.ENTERPRISE: _("Enterprise"),
        OrganizationKind.INSTITUTION: _("Institution"),
        OrganizationKind.AUTHORITY: _("Authority"),
        OrganizationKind.MEDIA: _("Media"),
    }
    return words.get(kind, "")
