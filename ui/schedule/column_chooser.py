"""Which rooms and tracks the board shows, and in which order its rooms stand."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from organizer.domain.schedule.grid import Snapshot
from organizer.i18n import _
from ui import icons, theme
from ui.dialogs import Dialog
from ui.schedule.arrangement import Arrangement, ordered_rooms
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label

ROW = 28
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TickList(QListWidget):
    """Names with ticks; where it is ``ordered``, names are dragged, or moved by Alt and the arrows."""

    def __init__(self, name: str, *, ordered: bool = False) -> None:
        super().__init__()
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
        for row in range(self.count()):
            self.item(row).setCheckState(state)

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


class ColumnChooser(Dialog):
    """Two lists with ticks, and rooms in an order of one's own."""

    chosen = Signal(object)
    """Carries the new Arrangement."""

    def __init__(self, parent: QWidget, snapshot: Snapshot, arrangement: Arrangement) -> None:
        super().__init__(parent, _("Rooms and tracks on the board"), width=560, height=520)
        self._snapshot, self._arrangement = snapshot, arrangement
        self.rooms, self.tracks = TickList(_("Rooms"), ordered=True), TickList(_("Tracks"))
        self._fill()
        lists = QHBoxLayout()
        lists.setSpacing(theme.LARGE_GAP)
        lists.addLayout(_titled(_("Rooms, in their order"), self.rooms), 1)
        lists.addLayout(_titled(_("Tracks"), self.tracks), 1)
        self.column.addLayout(lists, 1)
        self.column.addWidget(label(_("Drag rooms into another order, or move them with Alt and the arrows."), "muted"))
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(primary(_("Show")), self._choose)

    def _fill(self) -> None:
        for number in ordered_rooms(self._snapshot, self._arrangement):
            name = self._snapshot.room_by_id[number].name
            self.rooms.add(number, name, ticked=number not in self._arrangement.hidden_rooms)
        for track in self._snapshot.tracks:
            dot = QIcon(icons.pixmap("dot", 12, theme.track_color(track.color)))
            self.tracks.add(track.id, track.name, ticked=track.id not in self._arrangement.hidden_tracks, icon=dot)

    @Slot()
    def _choose(self) -> None:
        order = self.rooms.numbers()
        usual = order == tuple(each.id for each in self._snapshot.rooms)
        self.chosen.emit(
            replace(
                self._arrangement,
                order=() if usual else order,
                hidden_rooms=self.rooms.unticked(),
                hidden_tracks=self.tracks.unticked(),
            )
        )
        self.accept()


def _titled(words: str, shown: TickList) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.SMALL_GAP)
    column.addWidget(label(words, "strong"))
    column.addWidget(shown, 1)
    row = QHBoxLayout()
    for text, act in ((_("All"), shown.tick_all), (_("None"), shown.tick_none)):
        made = button(text, kind="flat")
        made.clicked.connect(act)
        row.addWidget(made)
    row.addStretch(1)
    column.addLayout(row)
    return column
