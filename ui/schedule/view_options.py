"""How the board is looked at: what cards snap to, and how high an hour is."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from organizer.i18n import _
from ui import theme
from ui.schedule.board import Board
from ui.widgets.buttons import icon_button

SNAPS = (5, 10, 15, 30)


class ViewOptions(QWidget):
    """Stands below the list and acts on the board."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.snap = QComboBox()
        self.snap.setAccessibleName(_("Snap to"))
        self.snap.setToolTip(_("Cards begin at multiples of this"))
        for each in SNAPS:
            self.snap.addItem(_("{count} min").format(count=each), each)
        self.snap.setCurrentIndex(SNAPS.index(board.snap))
        self.snap.currentIndexChanged.connect(self._set_snap)
        smaller = icon_button("zoom-out", _("Show more of the day (Ctrl+-)"))
        smaller.clicked.connect(partial(board.zoom_by, -1))
        larger = icon_button("zoom-in", _("Show more of each card (Ctrl++)"))
        larger.clicked.connect(partial(board.zoom_by, 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.snap, 1)
        row.addWidget(smaller)
        row.addWidget(larger)

    @Slot()
    def _set_snap(self) -> None:
        self._board.snap = self.snap.currentData()
