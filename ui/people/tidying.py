"""The button of the page of people behind which its order is kept: who is there twice, what is called how."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from organizer.i18n import _
from ui.pages import Assistant
from ui.widgets.assistant_menu import Entry, fill_menu
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

PAGE = "people"
"""The page in whose place both are shown."""
DUPLICATES = Assistant("ui.people.duplicates", "start_duplicates")
"""``start_duplicates(workspace, shell)``."""
ORGANIZATIONS = Assistant("ui.people.organizations", "start_organizations")
"""``start_organizations(workspace, shell)``."""
COUNTRIES = Assistant("ui.people.country_names", "start_country_names")
"""``start_country_names(workspace, shell)``."""


def tidy_button(workspace: "Workspace", shell: "Shell", page: QWidget) -> QPushButton:
    """The button with its menu, whose keys work on the whole page."""
    made = button(_("Tidy up"), "merge", tip=_("Find duplicates, merge organizations, name countries"))
    entries = (
        Entry("people", _("Find duplicates"), "Ctrl+Shift+D", DUPLICATES),
        Entry("organization", _("Organizations"), "Ctrl+Shift+G", ORGANIZATIONS),
        Entry("world", _("Names of countries…"), "Ctrl+Shift+K", COUNTRIES),
    )
    fill_menu(made, entries, page, workspace, shell)
    return made


def back_button(shell: "Shell") -> QPushButton:
    """Gives the place back to the page of people."""
    made = button(_("Back to people"), "left", shortcut="Esc")
    made.clicked.connect(lambda: shell.give_back(PAGE))
    return made
