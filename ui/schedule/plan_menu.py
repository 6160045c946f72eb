"""The button of the schedule behind which its versions and scenarios, the rearranging of a day and its rules are."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from organizer.i18n import _
from ui import icons
from ui.pages import Assistant
from ui.widgets.buttons import Button, button

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

RELEASE = Assistant("ui.versions.page", "ask_to_release")
VERSIONS = Assistant("ui.versions.page", "start_versions")
KEEP = Assistant("ui.versions.scenarios", "ask_to_keep")
SCENARIOS = Assistant("ui.versions.scenarios", "start_scenarios")
REARRANGE = Assistant("ui.versions.rearrange", "start_rearranging")
RULES = Assistant("ui.schedule.rules.dialog", "show_rules")
CLASHES = Assistant("ui.schedule.person.dialog", "show_clashes")
"""Each: ``function(workspace, shell)``."""


def plan_button(workspace: "Workspace", shell: "Shell", page: QWidget) -> Button:
    """The button with its menu, whose keys work on the whole page."""
    made = button(_("Plan"), "activity", tip=_("Versions, scenarios, rearranging a whole day, and rules"))
    menu = QMenu(made)
    for icon, text, keys, assistant in (
        ("add", _("Release a version…"), "Ctrl+Shift+R", RELEASE),
        ("history", _("Versions and what changed"), "Ctrl+Shift+H", VERSIONS),
        ("save", _("Keep as a scenario…"), "Ctrl+Shift+K", KEEP),
        ("columns", _("Scenarios"), "Ctrl+Shift+L", SCENARIOS),
        ("swap", _("Rearrange a day…"), "Ctrl+Shift+A", REARRANGE),
        ("settings", _("Rules…"), "Ctrl+F8", RULES),
        ("people", _("Everybody who clashes…"), "Shift+F8", CLASHES),
    ):
        if assistant in (KEEP, REARRANGE, RULES):
            menu.addSeparator()
        action = QAction(icons.icon(icon), text, menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(_start, assistant, workspace, shell))
        menu.addAction(action)
        page.addAction(action)
    made.setMenu(menu)
    return made


def _start(assistant: Assistant, workspace: "Workspace", shell: "Shell", _checked: bool = False) -> None:
    assistant.start(workspace, shell)
