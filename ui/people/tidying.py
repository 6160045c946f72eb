"""The button of the page of people behind which its order is kept: who is there twice, what is called how."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from organizer.i18n import _
from ui import icons
from ui.pages import Assistant
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
    menu = QMenu(made)
    for icon, text, keys, assistant in (
        ("people", _("Find duplicates"), "Ctrl+Shift+D", DUPLICATES),
        ("organization", _("Organizations"), "Ctrl+Shift+G", ORGANIZATIONS),
        ("world", _("Names of countries…"), "Ctrl+Shift+K", COUNTRIES),
    ):
        action = QAction(icons.icon(icon), text, menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(assistant.start, workspace, shell))
        menu.addAction(action)
        page.addAction(action)
    made.setMenu(menu)
    return made


def back_button(shell: "Shell") -> QPushButton:
    """Gives the place back to the page of people."""
    made = button(_("Back to people"), "left", shortcut="Esc")
    made.clicked.connect(lambda: shell.give_back(PAGE))
    return made
