"""What the event asks of its schedule, in one dialog: how much each rule weighs, what must hold, hours of the day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.domain.changes import Changes
from organizer.i18n import _
from ui.dialogs import Dialog
from ui.schedule.rules.day_hours import DayHours
from ui.schedule.rules.orders import Orders
from ui.schedule.rules.rule_list import RuleList
from ui.shell import Shell
from ui.widgets.buttons import Segmented, primary

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

WIDTH, HEIGHT = 760, 560
TABLES = ("rule_setting", "order_rule", "event", "session")
"""What it shows."""


class RulesDialog(Dialog):
    """Three leaves; what is changed counts at once, and the conflicts behind the dialog follow."""

    def __init__(self, parent: QWidget, workspace: "Workspace", shell: Shell) -> None:
        super().__init__(parent, _("Rules of the schedule"), width=WIDTH, height=HEIGHT)
        self.rules = RuleList(workspace, shell)
        self.orders = Orders(workspace, shell)
        self.day = DayHours(workspace, shell)
        self.leaves = Segmented(((0, _("Rules")), (1, _("Between sessions")), (2, _("Hours of the day"))))
        self.leaves.changed.connect(self.show_leaf)
        self._stack = QStackedWidget()
        for each in (self.rules, self.orders, self.day):
            self._stack.addWidget(each)
        self.column.addWidget(self.leaves)
        self.column.addWidget(self._stack, 1)
        self.add_button(primary(_("Close")), self.accept)
        shell.bridge.changed.connect(self._changed)

    @Slot(object)
    def show_leaf(self, number: int) -> None:
        """Show one of the leaves."""
        self.leaves.set_value(number)
        self._stack.setCurrentIndex(number)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            for each in (self.rules, self.orders, self.day):
                each.reload()

    def done(self, result: int) -> None:
        """Called by Qt when the dialog closes: what was typed counts."""
        self.rules.finish()
        self.day.finish()
        super().done(result)


def show_rules(workspace: "Workspace", shell: Shell) -> RulesDialog:
    """Open the rules of the event."""
    made = RulesDialog(shell.dialog_parent(), workspace, shell)
    made.open()
    return made
