"""The tabs of rooms and tracks: a table and the details of one line."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.form import Form
from ui.widgets.lines_model import LinesModel
from ui.widgets.table import ColorChipDelegate, Column, RowDelegate, RowsView

if TYPE_CHECKING:
    from ui.shell import Shell


class LineForm(Form):
    """The details of one line of such a table."""

    id: int | None = None
    """What is shown; None: something new."""

    def show_line(self, id: int | None) -> None:
        """Show a line, or be empty for a new one."""
        self.id = id
        self.reload()


class ListTab(QWidget):
    """What the two tabs have in common; their kinds say what the lines are and how they change."""

    def __init__(
        self, shell: "Shell", columns: Mapping[str, Column], form: LineForm, parent: QWidget | None = None
    ) -> None:
        """``columns`` by their titles."""
        super().__init__(parent)
        self._shell = shell
        self.form = form
        self.form.closed.connect(self._close)
        self.form.hide()
        self.model = LinesModel(list(columns), self)
        self.table = RowsView(list(columns.values()))
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setItemDelegateForColumn(0, RowDelegate(self.table, QFont.Weight.DemiBold))
        self.table.wanted.connect(self.edit_line)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        for keys, act in (("Delete", self.remove_line), ("Alt+Up", self.move_up), ("Alt+Down", self.move_down)):
            QShortcut(QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(act)
        self._lay_out()
        self._follow = QTimer(self, singleShot=True, interval=60)
        self._follow.timeout.connect(self._show_current)

    def _lay_out(self) -> None:
        up, down = (
            button(_("Up"), "up", tip=_("Before the one above (Alt+Up)")),
            button(_("Down"), "down", tip=_("After the one below (Alt+Down)")),
        )
        delete = button(_("Delete"), "delete", tip=_("Delete (Del)"))
        for each, act in ((up, self.move_up), (down, self.move_down), (delete, self.remove_line)):
            each.clicked.connect(act)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SMALL_GAP)
        foot.addStretch(1)
        self._acts = (up, down, delete)
        for each in self._acts:
            foot.addWidget(each)
        column = QVBoxLayout()
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.form)

    # -- what its kinds say --------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Fill the model."""
        raise NotImplementedError

    def remove(self, id: int) -> None:
        """Delete a line."""
        raise NotImplementedError

    def move_to(self, id: int, place: int) -> None:
        """Put a line somewhere else."""
        raise NotImplementedError

    # -- what is shown -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the lines; the selected one stays so."""
        id = self.current()
        self.read()
        self.select(id)
        if self.form.isVisible() and not self.form.dirty and self.form.id:
            self.form.show_line(self.form.id)
        self._selected()

    def current(self) -> int | None:
        """The selected line."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.ids[rows[0].row()] if rows else None

    def select(self, id: int | None) -> None:
        """Select a line."""
        if id is not None and id in self.model.ids:
            self.table.selectRow(list(self.model.ids).index(id))

    @Slot()
    def _selected(self) -> None:
        for each in self._acts:
            each.setEnabled(self.current() is not None)
        if self.form.isVisible():
            self._follow.start()

    @Slot()
    def _show_current(self) -> None:
        id = self.current()
        if not self.form.isVisible() or id is None or id == self.form.id:
            return
        if self.form.leave():
            self.form.show_line(id)
        else:
            self.select(self.form.id)

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def add_line(self) -> None:
        """Open the details for something new."""
        if not self.form.isVisible() or self.form.leave():
            self.table.clearSelection()
            self.form.show()
            self.form.show_line(None)
            self.form.focus("name")

    @Slot()
    def edit_line(self) -> None:
        """Open the details of the current line and go there."""
        id = self.current()
        if id is not None and (not self.form.isVisible() or self.form.leave()):
            self.form.show()
            self.form.show_line(id)
            self.form.focus("name")

    @Slot()
    def remove_line(self) -> None:
        """Delete the current line."""
        id = self.current()
        if id is not None:
            self._shell.run(lambda: self.remove(id))

    @Slot()
    def move_up(self) -> None:
        """One place up."""
        self._step(-1)

    @Slot()
    def move_down(self) -> None:
        """One place down."""
        self._step(1)

    def _step(self, step: int) -> None:
        id = self.current()
        if id is None:
            return
        place = list(self.model.ids).index(id) + step
        if 0 <= place < len(self.model.ids):
            self._shell.run_quietly(lambda: self.move_to(id, place))

    @Slot()
    def _close(self) -> None:
        self.form.hide()
        self.table.setFocus()


def chips(tab: ListTab, column: int) -> None:
    """Paint a column as chips."""
    tab.table.setItemDelegateForColumn(column, ColorChipDelegate(tab.table))
