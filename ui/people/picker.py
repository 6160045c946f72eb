"""Finding a person inside a panel: a line, and below it the first who fit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from organizer.i18n import _
from organizer.services import people
from ui import theme
from ui.people.finder import finder
from ui.widgets.search import SearchField

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

MOST = 8
"""People that are offered."""
LINE = 28
"""Pixels of one of them at 100 % text."""


class PersonPicker(QWidget):
    """Type, choose with the arrows, Enter."""

    picked = Signal(int)
    """The person's id."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._finder = finder(workspace, shell)
        self._finder.ready.connect(self._search)
        self.line = SearchField(_("Add a person"))
        self.line.searched.connect(self._search)
        self.line.installEventFilter(self)
        self.offers = QListWidget()
        self.offers.setAccessibleName(_("People who fit"))
        self.offers.itemClicked.connect(self._pick)
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.offers.setUniformItemSizes(True)
        self.offers.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.line)
        column.addWidget(self.offers)

    @Slot()
    def _search(self) -> None:
        text = self.line.text().strip()
        hits = self._finder.search(text) if text else iter(())
        found: list[int] = []
        for part in hits or ():
            found += part
            if len(found) >= MOST:
                break
        self._offer(found[:MOST])

    def _offer(self, ids: list[int]) -> None:
        self.offers.clear()
        for row in people.rows(self._workspace, ids):
            said = " · ".join(filter(None, (row.name, row.second_name, row.organization)))
            item = QListWidgetItem(said)
            item.setToolTip(said)
            item.setSizeHint(QSize(0, theme.px(LINE)))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.offers.addItem(item)
        self.offers.setCurrentRow(0)
        self.offers.setVisible(bool(ids))
        self.offers.setFixedHeight(theme.px(LINE) * max(1, len(ids)) + 2)

    @Slot(QListWidgetItem)
    def _pick(self, item: QListWidgetItem) -> None:
        id = item.data(Qt.ItemDataRole.UserRole)
        self.line.clear()
        self._offer([])
        self.picked.emit(id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: the arrows and Enter belong to the offers."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.offers.count():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.offers.setCurrentRow((self.offers.currentRow() + step) % self.offers.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.offers.currentItem())
                return True
        return super().eventFilter(watched, event)
