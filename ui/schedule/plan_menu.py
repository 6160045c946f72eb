"""The button of the schedule behind which its versions and scenarios, the rearranging of a day and its rules are."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organizer.i18n import _
from ui.pages import Assistant
from ui.widgets.assistant_menu import Entry, fill_menu
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
    entries = (
        Entry("add", _("Release a version…"), "Ctrl+Shift+R", RELEASE),
        Entry("history", _("Versions and what changed"), "Ctrl+Shift+H", VERSIONS),
        Entry("save", _("Keep as a scenario…"), "Ctrl+Shift+K", KEEP, begins=True),
        Entry("columns", _("Scenarios"), "Ctrl+Shift+L", SCENARIOS),
        Entry("swap", _("Rearrange a day…"), "Ctrl+Shift+A", REARRANGE, begins=True),
        Entry("settings", _("Rules…"), "Ctrl+F8", RULES, begins=True),
        Entry("people", _("Everybody who clashes…"), "Shift+F8", CLASHES),
    )
    fill_menu(made, entries, page, workspace, shell)
    return made
