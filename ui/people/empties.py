"""What the page of people says instead of a table without rows."""

from collections.abc import Callable

from organizer.i18n import _
from ui.widgets.buttons import button
from ui.widgets.empty import EmptyState

Act = Callable[[], object]


def nobody_yet(import_people: Act, add_person: Act) -> EmptyState:
    """The event has no people."""
    text = _(
        "Import the attendee sheet of any platform: columns in any order, in any language. "
        "You see what is new, changed or doubtful before anything is written."
    )
    imported, added = button(_("Import…"), "import"), button(_("Add person"), "person-add")
    imported.clicked.connect(import_people)
    added.clicked.connect(add_person)
    return EmptyState("people", _("Nobody is here yet"), text, imported, added)


def nobody_found(show_everybody: Act) -> EmptyState:
    """A search or a filter leaves nobody."""
    text = _(
        "Names, organizations, e-mail addresses, phone digits and codes are searched, Chinese names by pinyin too."
    )
    clear = button(_("Show everybody"))
    clear.clicked.connect(show_everybody)
    return EmptyState("search", _("Nobody is found"), text, clear)
