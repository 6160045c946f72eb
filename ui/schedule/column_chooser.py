"""Which rooms and tracks the board shows, and in which order its rooms stand."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.domain.schedule.grid import Snapshot
from organizer.i18n import _
from ui import icons, theme
from ui.dialogs import Dialog
from ui.schedule.arrangement import Arrangement, ordered_rooms
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label
from ui.widgets.tick_list import TickList, titled


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
        lists.addLayout(titled(_("Rooms, in their order"), self.rooms), 1)
        lists.addLayout(titled(_("Tracks"), self.tracks), 1)
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
