"""How the fields and columns of people are called on the screen."""

from organizer.domain.person import PersonOrder
from organizer.i18n import _
from ui.field_words import field_word


def column_word(column: PersonOrder) -> str:
    """The head of a column of the table."""
    return field_word(column.value)


def status_words() -> dict[str, str]:
    """The states of a registration in words."""
    return {"confirmed": _("Confirmed"), "pending": _("Pending"), "cancelled": _("Cancelled")}
