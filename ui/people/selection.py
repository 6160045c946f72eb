"""The bar below the table: how many are selected, and what can be done with them."""

from PySide6.QtWidgets import QWidget

from organizer.i18n import _, ngettext
from ui import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import button
from ui.widgets.labels import label


class SelectionBar(Bar):
    """Edit, merge, print, delete; the page connects the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.said = label("", "small")
        super().__init__(self.said, parent)
        self.edit = button(_("Edit…"), "edit", tip=_("One value for all who are selected"), shortcut="Ctrl+Shift+E")
        self.merge = button(_("Merge…"), "merge", tip=_("Make one person of two"), shortcut="Ctrl+M")
        self.print = button(_("Print…"), "print", tip=_("Badges and other paper for who is selected"))
        self.delete = button(_("Delete"), "delete", tip=_("Delete who is selected (Del)"))
        self.row.setSpacing(theme.SMALL_GAP)
        self.row.addStretch(1)
        self.buttons = (self.edit, self.merge, self.print, self.delete)
        for each in self.buttons:
            self.add_action(each)

    def set_count(self, count: int) -> None:
        """Say how many are selected, and allow what can be done with so many."""
        said = ngettext("{count:,} selected", "{count:,} selected", count).format(count=count)
        self.said.setText(said if count else "")
        self.edit.setEnabled(count > 1)
        self.merge.setEnabled(count == 2)
        self.print.setEnabled(count > 0)
        self.delete.setEnabled(count > 0)
