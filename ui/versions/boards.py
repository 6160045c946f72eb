"""Two schedules side by side as boards that are only looked at: what stands elsewhere is marked in both."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.schedule.grid import Severity, Snapshot
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _
from ui import theme
from ui.schedule.arrangement import Arrangement
from ui.schedule.board import Board
from ui.schedule.words import counted
from ui.widgets.labels import ElidedLabel


class StillBoard(Board):
    """Nothing can be carried, edited or selected on it; a press tells which session it was on."""

    pressed = Signal(int)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if (item := self.card_at(event.position().toPoint())) is not None:
            self.pressed.emit(item.card.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt: the card under the mouse says all about itself."""
        item = self.card_at(event.position().toPoint())
        self.viewport().setToolTip(self.story(item.card) if item is not None else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt: nothing was taken."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt: nothing can be edited."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Called by Qt: there is nothing to offer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: arrows and pages scroll."""
        QGraphicsView.keyPressEvent(self, event)


class TwoBoards(QWidget):
    """The one at the left and the other at the right scroll together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = StillBoard(), StillBoard()
        self._titles = (ElidedLabel("", "strong"), ElidedLabel("", "strong"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for title, board in zip(self._titles, self.boards, strict=True):
            title.setFixedHeight(theme.px(24))  # whatever the writing, the boards begin on one line
            board.map.wanted = False
            board.arrange(Arrangement(narrow=True))
            board.pressed.connect(self.reveal)
            column = QVBoxLayout()
            column.setSpacing(theme.TIGHT)
            column.addWidget(title)
            column.addWidget(board, 1)
            row.addLayout(column, 1)
        self._scroll_together()

    @property
    def boards(self) -> tuple[StillBoard, StillBoard]:
        """Both."""
        return self.left, self.right

    def _scroll_together(self) -> None:
        for one, other in (self.boards, self.boards[::-1]):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)

    def show_schedules(self, left: tuple[str, Snapshot], right: tuple[str, Snapshot], differing: Iterable[int]) -> None:
        """Show two schedules under their names; the ``differing`` sessions are marked."""
        marked = tuple(differing)
        for title, board, (name, snapshot) in zip(self._titles, self.boards, (left, right), strict=True):
            index = ConflictIndex(snapshot)
            title.set_text(" · ".join((name, *_counts(index))))
            board.setAccessibleName(_("Schedule board: {name}").format(name=name))
            board.show_schedule(snapshot, index)
            board.choose(marked)

    def show_day(self, day: int) -> None:
        """Show another day in both."""
        for board in self.boards:
            board.show_days([day])

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        for board in self.boards:
            board.restyle()

    @Slot(int)
    def reveal(self, session: int) -> None:
        """Bring a session into sight where it is shown."""
        for board in self.boards:
            board.reveal(session)


def _counts(index: ConflictIndex) -> Iterator[str]:
    """“4 errors”, “22 warnings”: what weighs when two schedules are compared."""
    found = Counter(each.severity for each in index.conflicts() if not each.accepted)
    for severity in (Severity.ERROR, Severity.WARNING):
        yield counted(severity, found[severity])
