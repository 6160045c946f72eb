"""Carrying a break over the board: to another time, or longer and shorter by its edges.

Meanwhile it says when it would be and how many sessions would lie under it.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from organizer.domain.programme.words import span
from organizer.domain.schedule.grid import Pause, Snapshot
from organizer.domain.schedule.moments import stands
from organizer.domain.schedule.snapping import snapped
from organizer.i18n import ngettext
from ui import theme
from ui.schedule.load import Mode

if TYPE_CHECKING:
    from ui.schedule.board import Board

EDGE_REACH = 6
"""Pixels from a break's edge in which the mouse takes the edge."""


@dataclass(frozen=True, slots=True)
class Held:
    """The break that is carried, what of it, and how many minutes below its top."""

    pause: Pause
    mode: Mode
    grab: float


class PauseDrag:
    """At most one break is carried at a time; nothing is written before it is let go."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._held: Held | None = None
        self._aim: Pause | None = None
        self._ghosts: list[QGraphicsRectItem] = []

    @property
    def active(self) -> bool:
        """Whether a break is carried."""
        return self._held is not None

    def mode_at(self, pause: Pause, point: QPoint) -> Mode:
        """Whether the mouse at this point of the viewport would take the break or one of its edges."""
        board, spot = self._board, self._board.mapToScene(point)
        per_minute = board.geometry_now.per_minute
        at = (board.geometry_now.minute_at(spot.x(), spot.y()) - pause.start) * per_minute
        length = pause.duration * per_minute
        reach = min(EDGE_REACH, length / 4)
        return Mode.TOP if at < reach else Mode.BOTTOM if at > length - reach else Mode.MOVE

    def begin(self, pause: Pause, point: QPoint) -> None:
        """Take the break at a point of the viewport."""
        spot = self._board.mapToScene(point)
        grab = self._board.geometry_now.minute_at(spot.x(), spot.y()) - pause.start
        self._held = Held(pause, self.mode_at(pause, point), grab)

    def follow(self, point: QPoint) -> None:
        """The mouse that holds the break has moved to a point of the viewport."""
        if self._held is None:
            return
        aim = self._aimed(self._held, point)
        if aim != self._aim:
            self._aim = aim
            self._show(aim)

    def _aimed(self, held: Held, point: QPoint) -> Pause:
        geometry, snap, spot = self._board.geometry_now, self._board.snap, self._board.mapToScene(point)
        pause, minute = held.pause, geometry.minute_at(spot.x(), spot.y())
        if held.mode is Mode.TOP:
            start = min(snapped(minute, step=snap), pause.end - 1)
            return replace(pause, start=start, duration=pause.end - start)
        if held.mode is Mode.BOTTOM:
            return replace(pause, duration=max(snapped(minute, step=snap) - pause.start, min(snap, pause.duration)))
        column = geometry.columns[geometry.column_at(spot.x(), spot.y())]
        band = geometry.band_at(spot.x() if geometry.arrangement.sideways else spot.y())
        day = band.day if band.day is not None else column.day
        start = snapped(minute - held.grab, step=snap)
        return replace(pause, start=start, day=pause.day if day is None else day)

    def drop(self) -> Pause | None:
        """Let go: the break as it should be now; None where it is as it was."""
        held, aim = self._held, self._aim
        self.cancel()
        return aim if held is not None and aim is not None and aim != held.pause else None

    def cancel(self) -> None:
        """Let go without any effect."""
        self._held = self._aim = None
        for each in self._ghosts:
            self._board.scene().removeItem(each)
        self._ghosts.clear()

    def _show(self, aim: Pause) -> None:
        for each in self._ghosts:
            self._board.scene().removeItem(each)
        soft = QColor(theme.current().accent_soft)
        soft.setAlpha(200)
        pen = QPen(theme.current().accent, 2, Qt.PenStyle.DashLine)
        self._ghosts = [self._board.scene().addRect(each, pen, soft) for each in self._board.pause_rects(aim)]
        for each in self._ghosts:
            each.setZValue(10)
            self._label(each, _answer(aim, self._board.snapshot))

    def _label(self, ghost: QGraphicsRectItem, text: str) -> None:
        written = self._board.scene().addSimpleText(text, theme.font(theme.BODY))
        written.setBrush(theme.current().accent)
        written.setParentItem(ghost)
        area: QRectF = ghost.rect()
        written.setPos(area.left() + 8, area.top() + 4)


def _answer(aim: Pause, snapshot: Snapshot) -> str:
    """The time, and how many sessions would lie under the break: “10:30–11:00 · 8 sessions under it”."""
    standing = ((each.placement, each.duration) for each in snapshot.cards if stands(each))
    count = sum(place is not None and aim.meets(place, duration) for place, duration in standing)
    if not count:
        return span(aim.start, aim.end)
    under = ngettext("{count} session under it", "{count} sessions under it", count).format(count=count)
    return f"{span(aim.start, aim.end)} · {under}"
