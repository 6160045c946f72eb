"""The board: rooms as columns, time downwards, a card for each session."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmapCache,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget

from organizer.domain.schedule.grid import Card, Placement, Snapshot
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _
from ui import theme
from ui.schedule import geometry as shapes
from ui.schedule.cards import CardItem
from ui.schedule.drag import Drag, Mode
from ui.schedule.face import Pens, whole_story
from ui.schedule.ground import Ground
from ui.schedule.keys import STEPS, Keys
from ui.schedule.neighbours import neighbour
from ui.schedule.rulers import RoomRuler, TimeRuler, axis_width, header_height

PICTURES = 96 * 1024
"""Kilobytes that Qt may keep of cards' pictures; its own 10 MB hold a hundred cards."""
EDGE_REACH = 6
"""Pixels from a card's upper or lower edge in which the mouse takes the edge."""


class Board(QGraphicsView):
    """Shows a snapshot and lets cards be carried; writes nothing itself."""

    selected = Signal(object)
    """The id of the selected session, or None."""
    edit_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    unschedule_wanted = Signal(int)
    lock_wanted = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setInteractive(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Schedule board"))
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), PICTURES))
        self.snap, self.zoom = 15, 1.0
        self.snapshot, self.index = Snapshot(), ConflictIndex(Snapshot())
        self.days: tuple[int, ...] = (0,)
        self.geometry_now = shapes.make(self.snapshot, self.days, room=400)
        self.pens = Pens()
        self._ground = Ground(self.snapshot, self.geometry_now)
        self._items: dict[int, CardItem] = {}
        self._selected: int | None = None
        self._under: CardItem | None = None
        self._pressed: tuple[QPoint, int | None, Mode] | None = None
        self.rooms, self.hours = RoomRuler(self), TimeRuler(self)
        self.setViewportMargins(axis_width(), header_height(), 0, 0)
        self.setCornerWidget(QWidget())
        self.drag: Drag | None = None
        self.keys: Keys | None = None

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_schedule(self, snapshot: Snapshot, index: ConflictIndex) -> None:
        """Show another state of the event; items whose card is the same stay as they are."""
        first = not self.snapshot.cards
        self.snapshot, self.index = snapshot, index
        self._lay_out()
        if first:
            self._scroll_to_first()

    def show_days(self, days: Sequence[int]) -> None:
        """Show these days below one another."""
        if tuple(days) != self.days:
            self.days = tuple(days)
            self._lay_out()
            self._scroll_to_first()

    def _scroll_to_first(self) -> None:
        """Begin the view where the day's first card begins, not with empty hours."""
        tops = [each.y() for each in self._items.values()]
        self.verticalScrollBar().setValue(round(min(tops, default=0)) - 3 * shapes.TOP)

    def set_zoom(self, zoom: float) -> None:
        """Give an hour more or less height; the minute in the middle stays where it is."""
        if zoom == self.zoom:
            return
        middle = self.mapToScene(self.viewport().rect().center())
        band, minute = self.geometry_now.band_at(middle.y()), self.geometry_now.minute_at(middle.y())
        share = middle.x() / max(self.geometry_now.width, 1)
        self.zoom = zoom
        self._lay_out()
        now = self.geometry_now.band(band.day)
        if now is not None:
            self.centerOn(share * self.geometry_now.width, self.geometry_now.y(now, minute))
        self.zoomed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """The next larger (positive) or smaller zoom."""
        place = shapes.ZOOMS.index(self.zoom) + steps
        self.set_zoom(shapes.ZOOMS[min(max(place, 0), len(shapes.ZOOMS) - 1)])

    def _lay_out(self) -> None:
        room = self.viewport().width()
        self.geometry_now = shapes.make(self.snapshot, self.days, room=room, zoom=self.zoom)
        self._ground = Ground(self.snapshot, self.geometry_now)
        fits = self.geometry_now.width <= room  # Qt reckons with a wider scroll bar than ours and would show one
        self.setHorizontalScrollBarPolicy(theme.NO_BAR if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSceneRect(QRectF(0, 0, self.geometry_now.width, self.geometry_now.height))
        self._sync_items()
        for ruler in (self.rooms, self.hours):
            ruler.show_geometry(self.snapshot, self.geometry_now)
        self.resetCachedContent()
        if self.drag is not None:
            self.drag.look_again()

    def _sync_items(self) -> None:
        self._under = None
        places = self._places()
        for number in [each for each in self._items if each not in places]:
            self.scene().removeItem(self._items.pop(number))
        for number, (card, rect) in places.items():
            item = self._items.get(number)
            if item is None:
                item = self._items[number] = CardItem(self.pens)
                self.scene().addItem(item)
            item.show_card(card, self.index.of(number), rect, self.pens)
            item.set_selected(number == self._selected)
        if self._selected is not None and self._selected not in self.snapshot.card_by_id:
            self.select(None)

    def _places(self) -> dict[int, tuple[Card, QRectF]]:
        columns: dict[tuple[int | None, int], list[Card]] = defaultdict(list)
        for card in self.snapshot.cards:
            if card.placement is not None and card.placement.day in self.days:
                columns[card.placement.room, card.placement.day].append(card)
        found = {}
        for cards in columns.values():
            lanes = shapes.lanes(cards)
            for card in cards:
                rect = card.placement and self.geometry_now.rect(card.placement, card.duration, lanes[card.id])
                if rect:
                    found[card.id] = (card, rect)
        return found

    def item(self, session: int) -> CardItem | None:
        """The item of a session that is shown."""
        return self._items.get(session)

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self.pens = Pens()
        self.rooms.restyle(self.pens)
        self.setViewportMargins(axis_width(), header_height(), 0, 0)
        if self.drag is not None:
            self.drag.restyle(self.pens)
        self.setBackgroundBrush(theme.current().surface)
        self._lay_out()
        for each in self._items.values():
            each.update()

    # -- selection -----------------------------------------------------------------------------------------------------

    def selection(self) -> int | None:
        """The id of the selected session."""
        return self._selected

    def select(self, session: int | None) -> None:
        """Select a session (or none) and tell it to screen readers."""
        if session == self._selected:
            return
        for number in (self._selected, session):
            if number in self._items:
                self._items[number].set_selected(number == session)
        self._selected = session
        card = self.snapshot.card_by_id.get(session) if session is not None else None
        self.setAccessibleDescription(self.story(card) if card else "")
        self.selected.emit(session)

    def story(self, card: Card) -> str:
        """Everything about a card."""
        return whole_story(card, self.index.of(card.id), self.snapshot)

    def reveal(self, session: int) -> None:
        """Scroll so that a shown session is in sight."""
        item = self._items.get(session)
        if item is not None and not self._in_sight(item):
            self.ensureVisible(item, 24, 24)

    def _in_sight(self, item: QGraphicsItem) -> bool:
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        return seen.contains(item.sceneBoundingRect())

    # -- keyboard ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.keys is not None and self.keys.take(event):
            return
        if not (self._walk(event) or self._act(event)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: letting Alt go drops a card that Alt and the arrows carried."""
        if self.keys is not None and event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.keys.alt_released()
        super().keyReleaseEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        """Arrows go from card to card."""
        if event.key() not in STEPS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        shown = [each.card for each in self._items.values()]
        found = neighbour(shown, self.geometry_now.rooms, self._selected, *STEPS[Qt.Key(event.key())])
        if found is not None:
            self.select(found)
            self.reveal(found)
        return True

    def _act(self, event: QKeyEvent) -> bool:
        key, session = event.key(), self._selected
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if key == Qt.Key.Key_Escape and session is not None:
            self.select(None)
        elif key == Qt.Key.Key_F2 and session is not None:
            self.edit_wanted.emit(session)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and session is not None:
            self.unschedule_wanted.emit(session)
        elif key == Qt.Key.Key_L and session is not None:
            self.lock_wanted.emit(session)
        else:
            return False
        return True

    # -- mouse ---------------------------------------------------------------------------------------------------------

    def card_at(self, point: QPoint) -> CardItem | None:
        """The card at a point of the viewport."""
        found = self.itemAt(point)
        return found if isinstance(found, CardItem) else None

    def mode_at(self, item: CardItem, point: QPoint) -> Mode:
        """Whether the mouse at this point would take the card or one of its edges."""
        y = self.mapToScene(point).y() - item.y()
        height = item.boundingRect().height()
        reach = min(EDGE_REACH, height / 4)
        if height < 10:
            return Mode.MOVE
        return Mode.TOP if y < reach else Mode.BOTTOM if y > height - reach else Mode.MOVE

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        item = self.card_at(point)
        self.select(item.card.id if item else None)
        mode = self.mode_at(item, point) if item else Mode.CREATE
        self._pressed = (point, item.card.id if item else None, mode)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.drag is None:
            return
        if self.drag.active:
            self.drag.follow(event)
        elif self._pressed is not None:
            self._begin(event)
        else:
            self._look_under(event.position().toPoint())

    def _begin(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.drag is None:
            return
        start, session, mode = self._pressed
        if (event.position().toPoint() - start).manhattanLength() < QApplication.startDragDistance():
            return
        card = self.snapshot.card_by_id.get(session) if session is not None else None
        minute = self.geometry_now.minute_at(self.mapToScene(start).y())
        if card is not None and card.placement is not None:
            self.drag.pick_up(card, mode, grab=minute - card.placement.start)
        elif self.geometry_now.rooms:
            self.drag.begin_new(self._place_at(start))
        self.drag.follow(event)

    def _place_at(self, point: QPoint) -> Placement:
        spot = self.mapToScene(point)
        return self.geometry_now.placement_at(spot.x(), spot.y(), self.snap, grab=self.snap / 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        self._pressed = None
        if self.drag is not None and self.drag.active:
            self.drag.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if (item := self.card_at(event.position().toPoint())) is not None:
            self._pressed = None
            self.edit_wanted.emit(item.card.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._selected in self._items:
            item = self._items[self._selected]
            self.menu_wanted.emit(item.card.id, self.global_point(item.sceneBoundingRect().center()))
        elif (under := self.card_at(self.viewport().mapFrom(self, event.pos()))) is not None:
            self.select(under.card.id)
            self.menu_wanted.emit(under.card.id, event.globalPos())

    def global_point(self, point: QPointF) -> QPoint:
        """A point of the scene on the screen."""
        return self.viewport().mapToGlobal(self.mapFromScene(point))

    def _look_under(self, point: QPoint) -> None:
        """The cursor says what a press would take; the tooltip says everything about the card."""
        item = self.card_at(point)
        if item is not self._under:
            self._under = item
            if item is not None:  # the viewport's own tooltip would never be seen: Qt asks the item
                item.setToolTip(self.story(item.card))
        edge = item is not None and self.mode_at(item, point) is not Mode.MOVE
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Called by Qt: Ctrl and the wheel zoom, Shift and the wheel go sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # -- frame ---------------------------------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Called by Qt, once for what comes into sight."""
        self._ground.paint(painter, QRectF(rect))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._lay_out()
        area = self.viewport().geometry()
        self.rooms.setGeometry(0, 0, area.right() + 1, header_height())
        self.hours.setGeometry(0, header_height(), axis_width(), area.height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Called by Qt."""
        super().scrollContentsBy(dx, dy)
        self.rooms.scroll_to(self.horizontalScrollBar().value())
        self.hours.scroll_to(self.verticalScrollBar().value())
