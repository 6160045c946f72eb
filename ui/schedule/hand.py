"""The mouse on the board: select, take a card or one of its edges, draw a new session, draw a frame around several."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QRubberBand

from ui.schedule.cards import CardItem
from ui.schedule.load import Load, Mode
from ui.schedule.pause_drag import PauseDrag

if TYPE_CHECKING:
    from ui.schedule.board import Board

EDGE_REACH = 6
"""Pixels from a card's edge in which the mouse takes the edge."""
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Press:
    """Where the left button went down, on which session (None: on the empty board), and whether it adds to others."""

    point: QPoint
    session: int | None
    mode: Mode
    adds: bool


class Hand:
    """Turns presses and moves into selection and drags."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._press: Press | None = None
        self._under: CardItem | None = None
        self._frame: QRubberBand | None = None
        self.pauses = PauseDrag(board)

    def press(self, event: QMouseEvent) -> None:
        """The left button went down: what it is on is selected, unless it is part of several that may be taken."""
        board, point = self._board, event.position().toPoint()
        item = board.card_at(point)
        session = item.card.id if item else None
        adds = bool(event.modifiers() & CONTROL)
        mode = self.mode_at(item, point) if item else Mode.CREATE
        self._press = Press(point, session, mode, adds)
        if not adds and session not in board.chosen():
            board.select(session)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved while nothing is carried."""
        if self.pauses.active:
            self.pauses.follow(event.position().toPoint())
        elif self._frame is not None and self._press is not None:
            self._frame.setGeometry(QRect(self._press.point, event.position().toPoint()).normalized())
        elif self._press is not None:
            self._begin(event)
        else:
            self._look_under(event.position().toPoint())

    def release(self) -> None:
        """The left button went up."""
        press, self._press = self._press, None
        drag = self._board.drag
        if drag is not None and drag.active:
            drag.drop()
        elif self.pauses.active:
            if (moved := self.pauses.drop()) is not None:
                self._board.pause_moved.emit(moved)
        elif self._frame is not None:
            self._take_frame(self._frame.geometry())
        elif press is not None and press.adds:
            self._board.toggle(press.session)
        elif press is not None:
            self._board.select(press.session)

    def open(self, point: QPoint) -> None:
        """A second click on a card or a break opens it."""
        if (item := self._board.card_at(point)) is not None:
            self.forget()
            self._board.edit_wanted.emit(item.card.id)
        elif (pause := self._board.pause_at(point)) is not None:
            self.forget()
            self._board.pause_wanted.emit(pause.id)

    def open_menu(self, point: QPoint, on_screen: QPoint) -> None:
        """Ask for the menu of the card at a point of the viewport, or of the empty place."""
        board = self._board
        if (under := board.card_at(point)) is not None:
            if under.card.id not in board.chosen():
                board.select(under.card.id)
            board.menu_wanted.emit(under.card.id, on_screen)
        else:
            spot = board.mapToScene(point)
            place = board.geometry_now.placement_at(spot.x(), spot.y(), board.snap, grab=board.snap / 2)
            board.ground_menu_wanted.emit(place, on_screen)

    def cancel(self) -> bool:
        """Let a break or a frame go without any effect; False where there is none."""
        held = self.pauses.active or self._frame is not None
        self.pauses.cancel()
        self._drop_frame()
        if held:
            self._press = None
        return held

    def forget(self) -> None:
        """The items are others now, or a second click has ended the first."""
        self._press = self._under = None

    def mode_at(self, item: CardItem, point: QPoint) -> Mode:
        """Whether the mouse at this point of the viewport would take the card or one of its edges."""
        inside, area = self._board.mapToScene(point) - item.pos(), item.rect()
        sideways = self._board.arrangement.sideways
        at, length = (inside.x(), area.width()) if sideways else (inside.y(), area.height())
        reach = min(EDGE_REACH, length / 4)
        if length < 10:
            return Mode.MOVE
        return Mode.TOP if at < reach else Mode.BOTTOM if at > length - reach else Mode.MOVE

    def _begin(self, event: QMouseEvent) -> None:
        press, board = self._press, self._board
        if press is None or board.drag is None:
            return
        if (event.position().toPoint() - press.point).manhattanLength() < QApplication.startDragDistance():
            return
        card = board.snapshot.card_by_id.get(press.session) if press.session is not None else None
        spot = board.mapToScene(press.point)
        if card is not None and card.placement is not None:
            grab = board.geometry_now.minute_at(spot.x(), spot.y()) - card.placement.start
            others = board.chosen_with(card) if press.mode is Mode.MOVE else ()
            board.drag.pick_up(Load(card, press.mode, grab, others))
        elif press.adds:
            self._begin_frame(press.point)
            return
        elif (pause := board.pause_at(press.point)) is not None:
            self.pauses.begin(pause, press.point)
            self.pauses.follow(event.position().toPoint())
            return
        elif board.snapshot.rooms:
            board.drag.begin_new(board.geometry_now.placement_at(spot.x(), spot.y(), board.snap, grab=board.snap / 2))
        board.drag.follow(event)

    def _begin_frame(self, point: QPoint) -> None:
        self._frame = QRubberBand(QRubberBand.Shape.Rectangle, self._board.viewport())
        self._frame.setGeometry(QRect(point, QSize()))
        self._frame.show()

    def _take_frame(self, area: QRect) -> None:
        """Select the cards that the frame touches besides those that are selected already."""
        self._drop_frame()
        board = self._board
        inside = board.mapToScene(area).boundingRect()
        touched = [each.card.id for each in board.all_items() if each.sceneBoundingRect().intersects(inside)]
        board.choose([*board.chosen(), *touched])

    def _drop_frame(self) -> None:
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None

    def _look_under(self, point: QPoint) -> None:
        """The cursor says what a press would take; the tooltip says everything about the card."""
        board, item = self._board, self._board.card_at(point)
        if item is not self._under:
            self._under = item
            if item is not None:  # the viewport's own tooltip would never be seen: Qt asks the item
                item.setToolTip(board.story(item.card))
        pause = board.pause_at(point) if item is None else None
        edge = item is not None and self.mode_at(item, point) is not Mode.MOVE
        edge = edge or (pause is not None and self.pauses.mode_at(pause, point) is not Mode.MOVE)
        resize = Qt.CursorShape.SizeHorCursor if board.arrangement.sideways else Qt.CursorShape.SizeVerCursor
        board.viewport().setCursor(resize if edge else Qt.CursorShape.ArrowCursor)
