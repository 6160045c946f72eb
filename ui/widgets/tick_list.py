"""A list of names with ticks, all of which can be set or taken away at once."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from organizer.i18n import _
from ui import icons, theme
from ui.widgets.buttons import button
from ui.widgets.labels import label

ROW = 28
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TickList(QListWidget):
    """Names with ticks; where it is ``ordered``, names are dragged, or moved by Alt and the arrows."""

    ticks_changed = Signal()
    """Once, however many ticks were set or taken away together."""

    def __init__(self, name: str, *, ordered: bool = False) -> None:
        super().__init__()
        self.itemChanged.connect(self.ticks_changed)
        self.setAccessibleName(name)
        self._ordered = ordered
        if ordered:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def add(self, number: int, name: str, *, ticked: bool, icon: QIcon = icons.NONE) -> None:
        """Add a name at the end."""
        item = QListWidgetItem(icon, name)
        item.setData(Qt.ItemDataRole.UserRole, number)
        item.setSizeHint(QSize(0, theme.px(ROW)))
        item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.addItem(item)

    def numbers(self) -> tuple[int, ...]:
        """All ids in their order."""
        return tuple(self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count()))

    def unticked(self) -> frozenset[int]:
        """The ids without a tick."""
        items = (self.item(row) for row in range(self.count()))
        return frozenset(
            each.data(Qt.ItemDataRole.UserRole) for each in items if each.checkState() != Qt.CheckState.Checked
        )

    @Slot()
    def tick_all(self) -> None:
        """Tick everything."""
        self._set_all(Qt.CheckState.Checked)

    @Slot()
    def tick_none(self) -> None:
        """Take every tick away."""
        self._set_all(Qt.CheckState.Unchecked)

    def _set_all(self, state: Qt.CheckState) -> None:
        with QSignalBlocker(self):
            for row in range(self.count()):
                self.item(row).setCheckState(state)
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._ordered and alt and event.key() in STEPS:
            self._move(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)


def titled(words: str, shown: TickList) -> QVBoxLayout:
    """A list below its title, with buttons that tick all of it or nothing."""
    column = QVBoxLayout()
    column.setSpacing(theme.SMALL_GAP)
    column.addWidget(label(words, "strong", wrap=True))
    column.addWidget(shown, 1)
    row = QHBoxLayout()
    for text, act in ((_("All"), shown.tick_all), (_("None"), shown.tick_none)):
        made = button(text, kind="flat")
        made.clicked.connect(act)
        row.addWidget(made)
    row.addStretch(1)
    column.addLayout(row)
    return column
