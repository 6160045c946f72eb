"""The canvas: the badge as it will be printed, with what is needed to change it by mouse and keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.faces import Box, Face, Picture
from organizer.i18n import _
from ui import theme
from ui.printing.designer import overlay
from ui.printing.designer.editing import Editing
from ui.printing.designer.hand import Hand
from ui.printing.designer.keys import Keyboard
from ui.printing.designer.rulers import WIDTH, Ruler
from ui.printing.designer.view import LEAST, MOST, View, scale_of
from ui.printing.designer.words import guide_name, item_name
from ui.printing.on_screen import draw_face, draw_paper
from ui.printing.painter import FacePainter

AROUND = 40
"""Pixels of free room around the badge."""
WHEEL = 1.15
"""How much larger one notch of the wheel makes it."""


class Canvas(QAbstractScrollArea):
    """Shows one side; writes nothing itself."""

    zoomed = Signal()
    edit_wanted = Signal()
    """The text of what is selected is to be edited."""
    menu_wanted = Signal(QPoint)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing
        self.view = View(AROUND, AROUND, scale_of(1, 96))
        self.grid = False
        self._face: Face | None = None
        self._brush: FacePainter | None = None
        self._pictured: set[Box] = set()
        self._fits = True
        self._hovered: int | None = None
        self.hand, self.keyboard = Hand(self), Keyboard(editing)
        self.across, self.down = Ruler(self, Axis.ACROSS), Ruler(self, Axis.DOWN)
        self._corner = QWidget(self)
        self._corner.setObjectName("corner")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Design of the badge"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        width = theme.px(WIDTH)
        self.setViewportMargins(width, width, 0, 0)
        editing.changed.connect(self._changed)
        editing.selected.connect(self._selected)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_face(self, face: Face | None, brush: FacePainter | None) -> None:
        """Show this face of the side that is designed."""
        self._face, self._brush = face, brush
        drawn = () if face is None else (*face.fixed, *face.own)
        self._pictured = {each.box for each in drawn if isinstance(each, Picture)}
        self.viewport().update()

    @property
    def face(self) -> Face | None:
        """What is shown."""
        return self._face

    def set_grid(self, shown: bool) -> None:
        """Show the grid, to which drags then snap, or hide it."""
        self.grid = shown
        self.viewport().update()

    @Slot()
    def _changed(self) -> None:
        self._lay_out()
        self._tell()

    @Slot()
    def _selected(self) -> None:
        self._lay_out()
        self._tell()
        if (box := self.editing.bounds) is not None and not self.hand.gesture:
            self._bring_into_sight(self.view.rect(box))

    def _tell(self) -> None:
        """Say to screen readers what is selected."""
        names = [item_name(each) for each in self.editing.chosen]
        if (guide := self.editing.guide) is not None:
            names = [guide_name(*guide)]
        self.setAccessibleDescription(", ".join(names) or _("Nothing is selected"))

    # -- zoom ----------------------------------------------------------------------------------------------------------

    @property
    def dots(self) -> float:
        """Dots per inch of the screen, as it is built."""
        dots = self.screen().physicalDotsPerInch()
        return dots if 40 <= dots <= 600 else self.screen().logicalDotsPerInch()

    @property
    def zoom(self) -> float:
        """1 shows the badge as large as it is."""
        return self.view.scale / scale_of(1, self.dots)

    def set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        """Show it larger or smaller; the place under ``about``, else the middle, stays where it is."""
        self._fits = False
        self._zoom_to(scale_of(min(max(zoom, LEAST), MOST), self.dots), about)

    def fit(self) -> None:
        """Show the whole badge as large as there is room, and keep it so."""
        self._fits = True
        width, height = self.editing.document.size
        room = self.viewport().size()
        wanted = min((room.width() - 2 * AROUND) / width, (room.height() - 2 * AROUND) / height)
        least, most = (scale_of(each, self.dots) for each in (LEAST, MOST))
        self._zoom_to(min(max(wanted, least), most), None)

    def _zoom_to(self, scale: float, about: QPointF | None) -> None:
        about = about or QPointF(self.viewport().rect().center())
        x, y = ((about.x() - self.view.left) / self.view.scale, (about.y() - self.view.top) / self.view.scale)
        self.view = View(self.view.left, self.view.top, scale)
        self._set_ranges()
        self.horizontalScrollBar().setValue(round(AROUND + x * scale - about.x()))
        self.verticalScrollBar().setValue(round(AROUND + y * scale - about.y()))
        self._place_badge()
        self.zoomed.emit()

    def _lay_out(self) -> None:
        """The badge may have another size."""
        if self._fits and not self.hand.gesture:
            self.fit()
        else:
            self._set_ranges()
            self._place_badge()

    def _set_ranges(self) -> None:
        width, height = self.editing.document.size
        room = self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, round(length * self.view.scale) + 2 * AROUND - seen))

    def _place_badge(self) -> None:
        """In the middle where there is room, else as the scroll bars say."""
        width, height = (each * self.view.scale for each in self.editing.document.size)
        room = self.viewport().size()
        left = max((room.width() - width) / 2, AROUND) - self.horizontalScrollBar().value()
        top = max((room.height() - height) / 2, AROUND) - self.verticalScrollBar().value()
        self.view = View(round(left), round(top), self.view.scale)
        self.editing.seen = self._seen()
        for each in (self.viewport(), self.across, self.down):
            each.update()

    def _seen(self) -> Box:
        """The part of the badge in the window; all of it where it is about to be laid out."""
        width, height = self.editing.document.size
        left, top = (max(0, each) for each in self.view.at(QPointF(0, 0)))
        right, bottom = self.view.at(QPointF(self.viewport().rect().bottomRight()))
        return Box(left, top, max(0, min(right, width) - left), max(0, min(bottom, height) - top))

    def _bring_into_sight(self, area: QRectF) -> None:
        for bar, start, end, seen in (
            (self.horizontalScrollBar(), area.left(), area.right(), self.viewport().width()),
            (self.verticalScrollBar(), area.top(), area.bottom(), self.viewport().height()),
        ):
            if end - start < seen and (start < 0 or end > seen):
                bar.setValue(round(bar.value() + (start - AROUND if start < 0 else end + AROUND - seen)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        self._place_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        width, inside = theme.px(WIDTH), self.viewport().geometry()
        self.across.setGeometry(inside.left(), inside.top() - width, inside.width(), width)
        self.down.setGeometry(inside.left() - width, inside.top(), width, inside.height())
        self._corner.setGeometry(inside.left() - width, inside.top() - width, width, width)
        self._lay_out()

    # -- mouse ---------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt: one of a group, and its text."""
        x, y = self.view.at(event.position())
        item = self.editing.item_at(x, y, self.view.length(4))
        if item is not None and self.editing.guide is None:
            self.editing.select_within([item.id])
        if item is not None or self.editing.guide is not None:
            self.edit_wanted.emit()

    def look_under(self, point: QPointF) -> None:
        """Show what the mouse would take."""
        handle, guide = self.hand.handle_at(point), self.hand.guide_at(point)
        x, y = self.view.at(point)
        item = None if handle or guide else self.editing.item_at(x, y, self.view.length(4))
        shape = Qt.CursorShape.ArrowCursor
        if handle is not None:
            shape = handle.cursor
        elif guide is not None:
            shape = Qt.CursorShape.SplitVCursor if guide[0] is Axis.ACROSS else Qt.CursorShape.SplitHCursor
        elif item is not None and item.id in self.editing.selection:
            shape = Qt.CursorShape.SizeAllCursor
        self.viewport().setCursor(shape)
        hovered = item.id if item else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Called by Qt: with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.set_zoom(self.zoom * WHEEL**notches, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Called by Qt."""
        point = QPointF(self.viewport().mapFromGlobal(event.globalPos()))
        x, y = self.view.at(point)
        item = self.editing.item_at(x, y, self.view.length(4))
        if (guide := self.hand.guide_at(point)) is not None:
            self.editing.select_guide(guide)
        elif item is not None and item.id not in self.editing.selection:
            self.editing.select([item.id])
        self.menu_wanted.emit(event.globalPos())

    # -- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Called by Qt: the keys of the canvas go before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keyboard.knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() == Qt.Key.Key_Escape and self.hand.cancel():
            return
        if self.hand.gesture is not None:
            return
        if event.key() == Qt.Key.Key_F2 or (event.key() in _ENTER and (self.editing.selection or self.editing.guide)):
            self.edit_wanted.emit()
        elif not self.keyboard.take(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: N802
        """Called by Qt for Tab: the next element, and after the last one whatever stands beside the canvas."""
        return self.editing.select_next(1 if onward else -1) or super().focusNextPrevChild(onward)

    # -- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().bg)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._paint_badge(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_over(painter)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        width, height = self.editing.document.size
        sheet = QRectF(self.view.left, self.view.top, width * self.view.scale, height * self.view.scale)
        draw_paper(painter, sheet)
        if self._face is not None and self._brush is not None:
            draw_face(painter, self._brush, self._face, sheet)
        painter.setPen(QColor(16, 24, 40, 40))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)

    def _paint_over(self, painter: QPainter) -> None:
        editing, view, document = self.editing, self.view, self.editing.document
        for each in editing.items:
            if each.kind in ("photo", "image") and each.box not in self._pictured:
                overlay.draw_empty(painter, view, each)
        if self.grid:
            overlay.draw_grid(painter, view, document)
        overlay.draw_guides(painter, view, document, editing.guide)
        if document.head.get("fold"):
            overlay.draw_fold(painter, view, document, _("Fold"))
        hovered = [each for each in editing.items if each.id == self._hovered]
        overlay.draw_outlines(painter, view, hovered, strong=False)
        if len(editing.selection) > 1:
            overlay.draw_outlines(painter, view, editing.chosen, strong=True)
        if (box := editing.bounds) is not None:
            if all(each.locked for each in editing.chosen):
                overlay.draw_outlines(painter, view, editing.chosen, strong=True)
            else:
                overlay.draw_handles(painter, view, box)
        gesture = self.hand.gesture
        if gesture is not None:
            overlay.draw_caught(painter, view, gesture.lines)
            if gesture.frame is not None:
                overlay.draw_frame(painter, gesture.frame)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
