"""The board: a card for each session, where and when it is."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmapCache,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from organizer.domain.schedule.grid import Card, Pause, Snapshot
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _
from ui import theme
from ui.schedule import geometry as shapes
from ui.schedule.arrangement import Arrangement
from ui.schedule.board_keys import carry_out, open_menu, walk
from ui.schedule.cards import CardItem
from ui.schedule.drag import Drag
from ui.schedule.face import Pens, whole_story
from ui.schedule.ground import Ground
from ui.schedule.hand import Hand
from ui.schedule.keys import Keys
from ui.schedule.minimap import Minimap
from ui.schedule.now_line import NowLine
from ui.schedule.painted_places import PaintedPlaces
from ui.schedule.preview import Preview
from ui.schedule.rulers import ColumnRuler, TimeRuler, axis_width, header_height

if TYPE_CHECKING:
    from ui.schedule.swapping import Swapping

PICTURES = 96 * 1024
"""Kilobytes that Qt may keep of cards' pictures; its own 10 MB hold a hundred cards."""


class Board(QGraphicsView):
    """Shows a snapshot and lets cards be carried; writes nothing itself."""

    selected = Signal(object)
    """The id of the selected session, or None."""
    edit_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    unschedule_wanted = Signal(int)
    lock_wanted = Signal(int)
    duplicate_wanted = Signal(int)
    talks_wanted = Signal(int)
    swap_wanted = Signal()
    pause_moved = Signal(object)
    """Carries a Pause that was let go elsewhere."""
    pause_wanted = Signal(int)
    """A break is to be edited."""
    ground_menu_wanted = Signal(object, QPoint)
    """The menu of an empty place: its Placement, and where on the screen."""
    pauses_wanted = Signal()
    """The breaks of the shown days are to be listed, and a new one offered."""
    day_wanted = Signal(int)
    """Another day is to be shown: 1 the next one, -1 the one before."""
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
        self.arrangement = Arrangement()
        self.geometry_now = shapes.make(self.snapshot, self.days, room=400)
        self.pens = Pens()
        self._ground = Ground(self.snapshot, self.geometry_now)
        self._items: dict[shapes.Spot, CardItem] = {}
        self._spots: dict[int, list[shapes.Spot]] = {}
        self._selected: int | None = None
        self._others: tuple[int, ...] = ()
        self._held: frozenset[int] = frozenset()
        self.hand = Hand(self)
        self.columns, self.hours = ColumnRuler(self), TimeRuler(self)
        self.corner = QWidget(self)
        self.corner.setObjectName("corner")
        self.map, self.now_line, self.painted = Minimap(self), NowLine(self), PaintedPlaces(self)
        self._make_margins()
        self.setCornerWidget(QWidget())
        self.drag: Drag | None = None
        self.keys: Keys | None = None
        self.swapping: Swapping | None = None
        self.previewed = Preview(self)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_schedule(self, snapshot: Snapshot, index: ConflictIndex) -> None:
        """Show another state of the event; items whose card is the same stay as they are."""
        first = not self.snapshot.cards
        self.previewed.end()
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

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the same days in another arrangement."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self._lay_out()
            for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
                bar.setValue(0)
            self._scroll_to_first()

    def _scroll_to_first(self) -> None:
        """Begin the view where the day's first card begins, not with empty hours."""
        sideways = self.arrangement.sideways
        bar = self.horizontalScrollBar() if sideways else self.verticalScrollBar()
        firsts = [each.x() if sideways else each.y() for each in self._items.values()]
        bar.setValue(round(min(firsts, default=0)) - 3 * shapes.TOP)

    def set_zoom(self, zoom: float) -> None:
        """Give an hour more or less height; the minute in the middle stays where it is."""
        if zoom == self.zoom:
            return
        middle = self.mapToScene(self.viewport().rect().center())
        before = self.geometry_now
        along, across = (middle.x(), middle.y()) if self.arrangement.sideways else (middle.y(), middle.x())
        band, minute = before.band_at(along), before.minute_at(middle.x(), middle.y())
        share = across / max(before.across, 1)
        self.zoom = zoom
        self._lay_out()
        now = self.geometry_now
        stretch = now.band(self.days[0] if band.day is None else band.day)
        if stretch is not None:
            self.centerOn(now.area(share * now.across, now.y(stretch, minute), 0, 0).topLeft())
        self.zoomed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """The next larger (positive) or smaller zoom."""
        place = shapes.ZOOMS.index(self.zoom) + steps
        self.set_zoom(shapes.ZOOMS[min(max(place, 0), len(shapes.ZOOMS) - 1)])

    def _lay_out(self) -> None:
        self.geometry_now = shapes.make(
            self.snapshot, self.days, room=self._sight(), zoom=self.zoom, arrangement=self.arrangement
        )
        geometry = self.geometry_now
        self._ground = Ground(self.snapshot, geometry)
        if self._make_margins():
            return  # Qt has told of another size meanwhile, and all was laid out for it
        fits = geometry.width <= self.viewport().width()  # Qt reckons with a wider scroll bar and would show one
        self.setHorizontalScrollBarPolicy(theme.NO_BAR if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSceneRect(QRectF(0, 0, geometry.width, geometry.height))
        self._sync_items()
        for ruler in (self.columns, self.hours):
            ruler.show_geometry(self.snapshot, geometry)
        self.resetCachedContent()
        self.map.follow()
        self.now_line.again()
        if self.drag is not None:
            self.drag.look_again()

    def _sight(self) -> int:
        """Pixels in sight across the columns."""
        return self.viewport().height() - shapes.TOP if self.arrangement.sideways else self.viewport().width()

    def _make_margins(self) -> bool:
        """Leave room for the rulers; whether it is another room than before."""
        wanted = QMargins(axis_width(self.geometry_now), header_height(self.geometry_now), 0, 0)
        if wanted == self.viewportMargins():
            return False
        self.setViewportMargins(wanted)
        return True

    def _sync_items(self) -> None:
        self.hand.forget()
        places = self.geometry_now.stand(self.snapshot.cards, self.days)
        for spot in [each for each in self._items if each not in places]:
            self.scene().removeItem(self._items.pop(spot))
        self._spots = {}
        for spot, (card, rect) in places.items():
            item = self._items.get(spot)
            if item is None:
                item = self._items[spot] = CardItem(self.pens)
                self.scene().addItem(item)
            item.show_card(card, self.index.of(card.id), rect, self.pens)
            item.set_selected(card.id in self.chosen())
            self._spots.setdefault(card.id, []).append(spot)
        if any(each not in self.snapshot.card_by_id for each in self.chosen()):
            self.choose([each for each in self.chosen() if each in self.snapshot.card_by_id])

    def item(self, session: int) -> CardItem | None:
        """The item of a session that is shown, the first of several."""
        spots = self._spots.get(session)
        return self._items[spots[0]] if spots else None

    def seen(self) -> list[tuple[Card, int]]:
        """Every shown card with the place of the column it is seen in."""
        return [(item.card, place) for (_, place), item in self._items.items()]

    def all_items(self) -> list[CardItem]:
        """Every item of the shown days."""
        return list(self._items.values())

    def pause_at(self, point: QPoint) -> Pause | None:
        """The break at a point of the viewport."""
        return self._ground.pause_at(self.mapToScene(point))

    def pause_rects(self, pause: Pause) -> list[QRectF]:
        """Where a break lies, or would lie, in the scene."""
        return list(self._ground.rects(pause))

    def items_of(self, session: int) -> list[CardItem]:
        """All items of a session."""
        return [self._items[each] for each in self._spots.get(session, ())]

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self.pens = Pens()
        self.columns.restyle(self.pens)
        self.hours.restyle(self.pens)
        if self.drag is not None:
            self.drag.restyle(self.pens)
        self.previewed.restyle()
        self.setBackgroundBrush(theme.current().surface)
        self._lay_out()
        for each in self._items.values():
            each.update()

    # -- selection -----------------------------------------------------------------------------------------------------

    def selection(self) -> int | None:
        """The id of the selected session, of several the first."""
        return self._selected

    def chosen(self) -> tuple[int, ...]:
        """The ids of all selected sessions."""
        return self._others if self._selected is None else (self._selected, *self._others)

    def chosen_with(self, card: Card) -> tuple[Card, ...]:
        """The other selected cards on the schedule when the card is one of them."""
        if card.id not in self.chosen():
            return ()
        cards = (self.snapshot.card_by_id[each] for each in self.chosen() if each != card.id)
        return tuple(each for each in cards if each.placement is not None)

    def select(self, session: int | None) -> None:
        """Select a session (or none) and tell it to screen readers."""
        self.choose([] if session is None else [session])

    def toggle(self, session: int | None) -> None:
        """Add a session to the selected ones, or take it from them."""
        if session is not None:
            rest = [each for each in self.chosen() if each != session]
            self.choose(rest if session in self.chosen() else [*rest, session])

    def hold(self, session: int) -> None:
        """Keep a selected session selected while the arrows go on to others, or no longer."""
        self._held = self._held.intersection(self.chosen()) ^ {session}

    def held(self) -> tuple[int, ...]:
        """Those of the selected sessions that stay so when the arrows go on."""
        return tuple(each for each in self.chosen() if each in self._held)

    def choose(self, sessions: Iterable[int]) -> None:
        """Select several sessions; the first is the one that keys act on alone."""
        wanted = tuple(dict.fromkeys(sessions))
        before = self.chosen()
        if wanted == before:
            return
        self._selected, self._others = (wanted[0], wanted[1:]) if wanted else (None, ())
        for number in set(before) ^ set(wanted):
            for item in self.items_of(number):
                item.set_selected(number in wanted)
        card = self.snapshot.card_by_id.get(wanted[0]) if wanted else None
        self.setAccessibleDescription(self.story(card) if card else "")
        self.selected.emit(self._selected)

    def room_order(self) -> tuple[int | None, ...]:
        """Rooms as they stand beside each other; where columns are no rooms, in the event's order."""
        return self.geometry_now.room_order() or (*(each.id for each in self.snapshot.rooms), None)

    def story(self, card: Card) -> str:
        """Everything about a card."""
        return whole_story(card, self.index.of(card.id), self.snapshot)

    def reveal(self, session: int) -> None:
        """Scroll so that a shown session is in sight."""
        seen, item = self.mapToScene(self.viewport().rect()).boundingRect(), self.item(session)
        if item is not None and not seen.contains(item.sceneBoundingRect()):
            self.ensureVisible(item, 24, 24)

    # -- keyboard ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        taken = event.key() == Qt.Key.Key_Escape and self.hand.cancel()
        taken = taken or any(each is not None and each.take(event) for each in (self.swapping, self.keys))
        if not (taken or walk(self, event) or carry_out(self, event)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: letting Alt or Ctrl go drops a card that it carried together with the arrows."""
        if self.keys is not None and not event.isAutoRepeat():
            self.keys.released(event.key())
        super().keyReleaseEvent(event)

    # -- mouse ---------------------------------------------------------------------------------------------------------

    def card_at(self, point: QPoint) -> CardItem | None:
        """The card at a point of the viewport."""
        found = self.itemAt(point)
        return found if isinstance(found, CardItem) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.drag is not None and self.drag.active:
            self.drag.follow(event)
        else:
            self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self.hand.open(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            open_menu(self)
        else:
            self.hand.open_menu(self.viewport().mapFrom(self, event.pos()), event.globalPos())

    def global_point(self, point: QPointF) -> QPoint:
        """A point of the scene on the screen."""
        return self.viewport().mapToGlobal(self.mapFromScene(point))

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
        self.painted.paint(painter, QRectF(rect))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._lay_out()
        area = self.viewport().geometry()
        above = QRect(area.left(), 0, area.width(), area.top())
        beside = QRect(0, area.top(), area.left(), area.height())
        self.columns.setGeometry(beside if self.arrangement.sideways else above)
        self.hours.setGeometry(above if self.arrangement.sideways else beside)
        self.corner.setGeometry(0, 0, area.left(), area.top())
        self.map.follow()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Called by Qt."""
        super().scrollContentsBy(dx, dy)
        right, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.columns.scroll_to(down if self.arrangement.sideways else right)
        self.hours.scroll_to(right if self.arrangement.sideways else down)
        self.map.update()
