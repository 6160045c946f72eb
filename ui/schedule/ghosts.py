"""The ghosts of a drag: where the carried card would land, and those that would follow it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

from organizer.domain.programme.words import span
from organizer.domain.schedule.grid import Card
from ui import theme
from ui.schedule.cards import CORNER
from ui.schedule.face import PAD_X, Pens, Style
from ui.schedule.load import Aim, Load
from ui.schedule.words import room_name
from ui.widgets.labels import Tone

if TYPE_CHECKING:
    from ui.schedule.board import Board


@dataclass(frozen=True, slots=True)
class Look:
    """What a ghost's picture depends on."""

    width: float
    height: float
    tone: Tone
    title: str
    room: str

    @property
    def size(self) -> QSizeF:
        """For Qt."""
        return QSizeF(self.width, self.height)


class Ghost:
    """The place where a card would land: dashed, in the colour of the answer.

    It moves at every move of the mouse. So it is made of two pictures that Qt moves and paints without any Python: the
    frame with title and room, and the time, each drawn once for what it says.
    """

    def __init__(self, scene: QGraphicsScene, pens: Pens, ratio: float) -> None:
        self._frame, self._time = QGraphicsPixmapItem(), QGraphicsPixmapItem()
        self._time.setParentItem(self._frame)
        self._frame.setZValue(10)
        self._frame.setVisible(False)
        scene.addItem(self._frame)
        self._pens, self._ratio = pens, ratio
        self._look: Look | None = None
        self._shown = False
        self._said: tuple[str, Tone] | None = None
        self._times: dict[tuple[str, Tone], QPixmap] = {}
        self._frames: dict[Look, QPixmap] = {}
        self._empty: dict[tuple[float, float, Tone], QPixmap] = {}

    def land(self, rect: QRectF, look: Look, time: str) -> None:
        """Show the ghost on ``rect`` of the scene."""
        if look != self._look:
            self._look = look
            if look not in self._frames:
                self._frames[look] = self._drawn(look)
            self._frame.setPixmap(self._frames[look])
            self._time.setPos(PAD_X + 2, self._top(look))
        if (time, look.tone) != self._said:
            self._said = (time, look.tone)
            self._time.setPixmap(self._written(time, look.tone))
        self._frame.setPos(rect.topLeft())
        if not self._shown:
            self._shown = True
            self._frame.setVisible(True)

    def hide(self) -> None:
        """Nothing lands here."""
        self._frames.clear()  # of one drag: another card has another title
        if self._shown:
            self._shown = False
            self._frame.setVisible(False)

    def leave(self) -> None:
        """Go from the scene for good."""
        self._frame.scene().removeItem(self._frame)

    def area(self) -> QRectF | None:
        """Where it stands in the scene; None while it is hidden."""
        return self._frame.sceneBoundingRect() if self._shown else None

    def _top(self, look: Look) -> float:
        """Where the line with the time begins: below the edge, or in the middle of what has no room for more."""
        line = self._pens.of[Style.TITLE].line
        return 6.0 if look.height >= line + 12 else (look.height - line) / 2

    def _written(self, time: str, tone: Tone) -> QPixmap:
        if (time, tone) not in self._times:
            pen = self._pens.of[Style.TITLE]
            picture = self._blank(QSizeF(pen.metrics.horizontalAdvance(time) + 2, pen.line))
            painter = QPainter(picture)
            painter.setFont(pen.font)
            painter.setPen(getattr(theme.current(), tone))
            painter.drawText(QPointF(0, pen.baseline), time)
            painter.end()
            self._times[time, tone] = picture
        return self._times[time, tone]

    def _drawn(self, look: Look) -> QPixmap:
        picture = QPixmap(self._dashed(look))
        painter = QPainter(picture)
        painter.setPen(getattr(theme.current(), look.tone))
        self._write_rest(painter, look)
        painter.end()
        return picture

    def _dashed(self, look: Look) -> QPixmap:
        """The empty frame, kept for each size and tone: smooth dashes take a millisecond."""
        key = (look.width, look.height, look.tone)
        if key not in self._empty:
            now = theme.current()
            picture = self._empty[key] = self._blank(look.size)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            soft = QColor(getattr(now, f"{look.tone}_soft"))
            soft.setAlpha(244)
            pen = QPen(getattr(now, look.tone), 2)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(soft)
            painter.drawRoundedRect(QRectF(QPointF(1, 1), look.size - QSizeF(2, 2)), CORNER, CORNER)
            painter.end()
        return self._empty[key]

    def _write_rest(self, painter: QPainter, look: Look) -> None:
        """The title and the room below the time, as far as they fit."""
        pen = self._pens.of[Style.SECOND]
        painter.setFont(pen.font)
        y = self._top(look) + self._pens.of[Style.TITLE].line
        for text in (look.title, look.room):
            if y + pen.line + 3 <= look.height:
                fitted = pen.fits(text, look.width - 2 * PAD_X - 2)
                painter.drawText(QPointF(PAD_X + 2, y + pen.baseline), fitted)
            y += pen.line

    def _blank(self, size: QSizeF) -> QPixmap:
        picture = QPixmap((size * self._ratio).toSize())
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture


class Ghosts:
    """As many ghost items as the drag needs; they are kept for the next one."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._items: list[Ghost] = []

    def show(self, load: Load | None, aim: Aim | None, tone: Tone) -> tuple[float, float] | None:
        """Stand where the aim is, nowhere without one; the left and right end of where the carried card lands."""
        return self._stand(self._landings(load, aim), tone)

    def stand(self, cards: Iterable[Card], tone: Tone) -> None:
        """Stand where cards that nobody carries would be."""
        self._stand([(each, rect) for each in cards for rect in self._board.geometry_now.rects(each)], tone)

    def _stand(self, landings: Sequence[tuple[Card, QRectF]], tone: Tone) -> tuple[float, float] | None:
        while len(self._items) < len(landings):
            board = self._board
            self._items.append(Ghost(board.scene(), board.pens, board.devicePixelRatioF()))
        for ghost in self._items[len(landings) :]:
            ghost.hide()
        for ghost, (shown, rect) in zip(self._items, landings, strict=False):
            self._land(ghost, shown, rect, tone)
        return (landings[0][1].left(), landings[0][1].right()) if landings else None

    def hide(self) -> None:
        """Nothing is carried."""
        for ghost in self._items:
            ghost.hide()

    def restyle(self) -> None:
        """Another theme or size of text: the next drag makes new ones."""
        for ghost in self._items:
            ghost.leave()
        self._items.clear()

    def area(self) -> QRectF | None:
        """Where the carried card would land, in the scene."""
        return self._items[0].area() if self._items else None

    def _landings(self, load: Load | None, aim: Aim | None) -> list[tuple[Card, QRectF]]:
        """The carried card where it would stand first, then those that come along; in every column of each."""
        if load is None or aim is None or aim.placement is None:
            return []
        board = self._board
        rects = board.geometry_now.rects
        cards = load.cards_at(aim, board.snapshot, board.room_order)
        return [(each, rect) for each in cards for rect in rects(each)]

    def _land(self, ghost: Ghost, card: Card, rect: QRectF, tone: Tone) -> None:
        if (place := card.placement) is None:
            return
        time, room = span(place.start, card.end), room_name(self._board.snapshot, place.room)
        ghost.land(rect, Look(rect.width(), rect.height(), tone, card.title, room), time)
