"""Proposals against the current conflict: sought when somebody rests on it, tried out on the board, carried out."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollBar

from organizer.domain.schedule.fixes import Fix, Trial, fixes, tried
from organizer.domain.schedule.grid import Answer, Placement
from organizer.i18n import _, ngettext, paragraph
from ui.schedule.tip import APART, Tip, Told, told

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from ui.schedule.board import Board
    from ui.schedule.panel import ConflictPanel

REST = 90
"""Milliseconds on a conflict before proposals are sought: who runs down the list with the arrows is not held up."""


class Trying(QObject):
    """Stands between the panel, which offers, and the board, which shows; writes nothing itself."""

    wanted = Signal(object)
    """Carries the Fix to carry out."""
    ended = Signal()
    """The board is shown as it stands again."""

    def __init__(
        self, board: "Board", panel: "ConflictPanel", tip: Tip, *, show_days: Callable[[Sequence[int]], object]
    ) -> None:
        """``show_days``: lets the board show these days and its tabs say so."""
        super().__init__(panel)
        self._board, self._panel, self._tip, self._show_days = board, panel, tip, show_days
        self._days_before: tuple[int, ...] | None = None
        self._scrolled = (0, 0)
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._seek)
        panel.settled.connect(self._wait)
        panel.fixes.looked.connect(self._try)
        panel.fixes.left.connect(self.end)
        panel.fixes.wanted.connect(self._take)

    @Slot()
    def _wait(self) -> None:
        """Another conflict is current, or the event is another."""
        self.end()
        self._panel.fixes.show_fixes(None)
        self._timer.start()

    @Slot()
    def _seek(self) -> None:
        conflict = self._panel.current()
        if conflict is not None and not conflict.accepted and self._panel.isVisible():
            self._panel.fixes.show_fixes(fixes(self._board.index, conflict))

    @Slot(object)
    def _try(self, fix: Fix) -> None:
        moves = dict(fix.moves)
        if all(each in self._board.index.by_id for each in moves):
            self.look(moves, hint=_("Click or Enter: do it."))
            self._panel.fixes.describe(fix, self._tip.text())
        else:
            self.end()

    def look(self, moves: Mapping[int, Placement], *, hint: str) -> None:
        """Show where sessions would go and what would be left then, until :meth:`end`."""
        self.end()
        self._open(sorted({place.day for place in moves.values()}))
        trial = tried(self._board.index, moves)
        area = self._board.previewed.show(moves, Answer(trial.left))
        said = self._words(trial, hint)
        self._tip.say(lambda: said)
        self._stand(area)

    @Slot()
    def end(self) -> None:
        """Show the board as it stands."""
        self._board.previewed.end()
        self._tip.forget()
        if self._days_before is not None:
            days, self._days_before = self._days_before, None
            self._show_days(days)
            for bar, value in zip(self._bars(), self._scrolled, strict=True):
                bar.setValue(value)
        self.ended.emit()

    @Slot(object)
    def _take(self, fix: Fix) -> None:
        self._days_before = None  # where the session is now is where to look
        self.end()
        self._panel.list.setFocus()  # the buttons go with the conflict, and the arrows go on to the next one
        self.wanted.emit(fix)

    def _open(self, days: Sequence[int]) -> None:
        """Let the board show the days of a proposal that it does not show."""
        if not set(days) <= set(self._board.days):
            across, down = (bar.value() for bar in self._bars())
            self._days_before, self._scrolled = self._board.days, (across, down)
            self._show_days(days if len(days) == 1 else range(self._board.snapshot.days))

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self._board.horizontalScrollBar(), self._board.verticalScrollBar()

    def _words(self, trial: Trial, hint: str) -> Told:
        """What would be left, with these sessions and in all."""
        said = told(Answer(trial.left))
        count = trial.remaining
        rest = ngettext("{count} conflict would be left in all.", "{count} conflicts would be left in all.", count)
        return Told(said.headline, said.reasons, paragraph((rest.format(count=count), hint)), said.severity)

    def _stand(self, area: "QRectF | None") -> None:
        """Stand the tip beside the ghost, rather on the board than over the panel; in its middle without a ghost."""
        board, page = self._board, self._tip.parentWidget() or self._board
        corner = board.global_point(area.topLeft()) if area is not None else board.mapToGlobal(board.rect().center())
        point = page.mapFromGlobal(corner)
        left, right = point.x(), point.x() + (round(area.width()) if area is not None else 0)
        room = self._tip.width() + APART
        first, last = (board.mapTo(page, edge).x() for edge in (board.rect().topLeft(), board.rect().topRight()))
        if right + room > last and left - room >= first:
            right = page.width()
        self._tip.place(left, point.y(), beside=(left, right))
