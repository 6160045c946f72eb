"""History: what happened, by whom, what it changed, and taking it back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.country_names import CountryNames
from organizer.i18n import _
from organizer.services import history, references
from organizer.services.countries import country_names
from ui import theme
from ui.history import words
from ui.history.models import STATE, HistoryModel
from ui.operations import inside_a_sentence
from ui.rereading import Rereading
from ui.shell import Shell
from ui.widgets.buttons import ActionButton, button
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.rows import ChipDelegate, LinesDelegate
from ui.widgets.table import Column, RowsView

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

SHOWN = 60
"""Rows of an operation that are told one by one."""

COLUMNS = (Column(156, 0, 1), Column(240), Column(100, 0, 2), Column(140, 0, 3))
"""Time, what, kind and who: where there is little room, what was done is more than the others, and who did it least."""


class HistoryPage(QWidget):
    """The list of operations, and at its right the changes of the chosen one."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._model = HistoryModel(self._read, self)
        self._table = self._make_table()
        self._details = Details()
        self._one = button(_("Undo only this"), "undo", tip=_("Take back this step and keep what came after it"))
        self._to_here = button(_("Undo to here"), "history", tip=_("Take back everything that came after this step"))
        self._one.clicked.connect(self._undo_one)
        self._to_here.clicked.connect(self._undo_to_here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addLayout(self._body(), 1)
        self.setFocusProxy(self._table)
        Rereading(self, shell, self._reload)

    # -- building ------------------------------------------------------------------------------------------------------

    def _header(self) -> PageHeader:
        header = PageHeader(_("History"))
        header.add_right(ActionButton(self._shell.undo_action))
        header.add_right(ActionButton(self._shell.redo_action))
        header.add_right(self._one)
        header.add_right(self._to_here)
        return header

    def _body(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self._table, 5)
        row.addWidget(self._details, 3)
        return row

    def _make_table(self) -> RowsView:
        table = RowsView(COLUMNS)
        table.setAccessibleName(_("Steps"))
        table.setModel(self._model)
        table.setItemDelegate(LinesDelegate(table))
        table.setItemDelegateForColumn(STATE, ChipDelegate(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.selectionModel().currentRowChanged.connect(self._chosen)
        return table

    # -- reading -------------------------------------------------------------------------------------------------------

    def _read(self, limit: int, before: int | None) -> tuple[history.Operation, ...]:
        return history.operations(self._workspace, limit, before=before)

    def _reload(self) -> None:
        chosen = self._current()
        self._model.reload()
        row = self._model.row_of(chosen.id) if chosen else None
        self._table.selectRow(row or 0)

    def _current(self) -> history.Operation | None:
        index = self._table.currentIndex()
        return self._model.operation(index.row()) if index.isValid() else None

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self._current()
        self._one.setEnabled(chosen is not None and chosen.undoable and not chosen.undone)
        self._to_here.setEnabled(chosen is not None and self._table.currentIndex().row() > 0)
        if chosen is not None:
            self._details.show_changes(chosen, *self._changes(chosen.id), country_names(self._workspace))

    def _changes(self, operation: int) -> tuple[tuple[history.RowChange, ...], words.Names]:
        found = self._shell.run_quietly(lambda: history.changes_of(self._workspace, operation, SHOWN + 1)) or ()
        return found, references.names(self._workspace, words.referred(found))

    # -- taking back ---------------------------------------------------------------------------------------------------

    @Slot()
    def _undo_one(self) -> None:
        chosen = self._current()
        if chosen is not None:
            steps = [step for step in self._workspace.undo_state.done if step.id == chosen.id]
            title = _("Undo {what}").format(what=inside_a_sentence(chosen.label))
            self._shell.walk(steps, partial(self._workspace.undo_operation, chosen.id), title)

    @Slot()
    def _undo_to_here(self) -> None:
        chosen = self._current()
        if chosen is not None:
            steps = self._workspace.undo_state.after(chosen.id)
            self._shell.walk(steps, partial(self._workspace.undo_to, chosen.id), _("Undo to here"))


class Details(QFrame):
    """The chosen operation's changes in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._about = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(theme.NO_BAR)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setAccessibleName(_("What this step changed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE_GAP, theme.LARGE_GAP, 1, 1)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addSpacing(theme.TIGHT)
        column.addWidget(self._area, 1)

    def show_changes(
        self,
        operation: history.Operation,
        changes: tuple[history.RowChange, ...],
        names: words.Names,
        countries: CountryNames,
    ) -> None:
        """Tell what the operation changed."""
        self._title.setText(operation.label)
        more = len(changes) > SHOWN
        self._about.setText(_about(len(changes) - more, more))
        self._about.setVisible(bool(self._about.text()))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.LARGE_GAP, theme.LARGE_GAP)
        column.setSpacing(2)
        for change in changes[:SHOWN]:
            column.addSpacing(theme.SMALL_GAP)
            column.addWidget(label(words.breakable(words.what_happened(change)), wrap=True))
            for line in words.lines(change, names, countries):
                column.addWidget(label(words.breakable(line), "muted", wrap=True))
        column.addStretch(1)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)


def _about(count: int, more: bool) -> str:
    if more:
        return _("More than {n} rows changed; these are the first.").format(n=count)
    return _("Nothing of this is kept any more.") if not count else ""
