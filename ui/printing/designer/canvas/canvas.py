"""The canvas: the badge as it will be printed, with what is needed to change it by mouse and keys."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.checks import Note
from organizer.domain.printing.designs.distances import distances
from organizer.domain.printing.faces import Box, Face, Picture, Words
from organizer.i18n import _
from ui import theme
from ui.printing.designer.canvas import overlay
from ui.printing.designer.canvas.gestures import Gesture
from ui.printing.designer.canvas.hand import Hand
from ui.printing.designer.canvas.rulers import Ruler
from ui.printing.designer.canvas.sheet_view import SheetView
from ui.printing.designer.editing import Editing
from ui.printing.designer.keys import Keyboard
from ui.printing.designer.words import guide_name, item_name
from ui.printing.drawing.on_screen import draw_face, draw_paper
from ui.printing.drawing.painter import FacePainter


class Canvas(SheetView):
    """Shows one side; writes nothing itself."""

    edit_wanted = Signal(str)
    """The text of what is selected is to be edited; carries what its line says where that is known."""
    menu_wanted = Signal(QPoint)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.grid = False
        self._face: Face | None = None
        self._brush: FacePainter | None = None
        self._pictured: set[Box] = set()
        self._notes: Mapping[int, str] = {}
        self._held: QPointF | None = None
        self._hovered: int | None = None
        self.hand, self.keyboard = Hand(self), Keyboard(editing)
        self.lay_rulers(Ruler(self, Axis.ACROSS), Ruler(self, Axis.DOWN))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Design of the badge"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        editing.changed.connect(self._changed)
        editing.selected.connect(self._selected)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_face(self, face: Face | None, brush: FacePainter | None) -> None:
        """Show this face of the side that is designed."""
        self._face, self._brush = face, brush
        drawn = () if face is None else (*face.fixed, *face.own)
        self._pictured = {each.box for each in drawn if isinstance(each, Picture)}
        self.viewport().update()

    def show_notes(self, notes: Iterable[Note]) -> None:
        """Mark the elements of which there is something to say."""
        said: dict[int, list[str]] = {}
        for each in notes:
            said.setdefault(each.item, []).append(each.text)
        self._notes = {id: "\n".join(texts) for id, texts in said.items()}
        self.viewport().update()

    @property
    def noted(self) -> Mapping[int, str]:
        """What is to be said of elements, by their numbers."""
        return self._notes

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
        self.lay_out(fits=not self.hand.gesture)
        self._tell()

    @Slot()
    def _selected(self) -> None:
        self.lay_out(fits=not self.hand.gesture)
        self._tell()
        if (box := self.editing.bounds) is not None and not self.hand.gesture:
            self.bring_into_sight(self.view.rect(box))

    def _tell(self) -> None:
        """Say to screen readers what is selected."""
        names = [item_name(each) for each in self.editing.chosen]
        if (guide := self.editing.guide) is not None:
            names = [guide_name(*guide)]
        self.setAccessibleDescription(", ".join(names) or _("Nothing is selected"))

    # -- mouse ---------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt: the middle button carries the whole badge."""
        if self._held is None:
            self.hand.move(event)
            return
        self.pan(self._held - event.position())
        self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt: one of a group, and its text."""
        x, y = self.view.at(event.position())
        item = self.editing.item_at(x, y, self.view.length(4))
        if item is not None and self.editing.guide is None:
            self.editing.select_within([item.id])
        if item is not None or self.editing.guide is not None:
            self.edit_wanted.emit("" if item is None else self._words_at(item.box, y))

    def _words_at(self, box: Box, y: int) -> str:
        """What stands in an upright element at this height."""
        drawn = () if self._face is None else (*self._face.fixed, *self._face.own)
        words = [each for each in drawn if isinstance(each, Words) and box.holds(Box(each.x, each.baseline, 0, 0))]
        return min(words, key=lambda each: abs(each.baseline - each.size // 3 - y)).text if words else ""

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
        self.viewport().setToolTip(self._notes.get(item.id, "") if item else "")
        hovered = item.id if item else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Called by Qt: the mouse takes what it is over, the key leaves what is selected."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._take_under(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
        self.menu_wanted.emit(event.globalPos())

    def _take_under(self, point: QPointF) -> None:
        x, y = self.view.at(point)
        item = self.editing.item_at(x, y, self.view.length(4))
        if (guide := self.hand.guide_at(point)) is not None:
            self.editing.select_guide(guide)
        elif item is not None and item.id not in self.editing.selection:
            self.editing.select([item.id])

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
            self.edit_wanted.emit("")
        elif event.key() in _VIEWS and not event.modifiers():
            _VIEWS[event.key()](self)
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
        if self.hasFocus():
            overlay.draw_focus(painter, self.viewport().rect())
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
        overlay.draw_noted(painter, view, [each for each in editing.items if each.id in self._notes])
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
            self._paint_gesture(painter, gesture)

    def _paint_gesture(self, painter: QPainter, gesture: Gesture) -> None:
        overlay.draw_caught(painter, self.view, gesture.lines)
        if gesture.frame is not None:
            overlay.draw_frame(painter, gesture.frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gesture.box is not None:
            editing = self.editing
            ways = distances(editing.kept, editing.own_side, editing.selection, gesture.box)
            overlay.draw_distances(painter, self.view, ways)
        if gesture.said:
            corner = self.hand.point if gesture.box is None else self.view.rect(gesture.box).topLeft()
            overlay.draw_said(painter, corner, gesture.said)

    def show_selected(self) -> None:
        """Show what is selected as large as there is room, and the whole badge where nothing is."""
        box = self.editing.bounds
        if box is None:
            self.fit()
        else:
            self.zoom_on(box)


_VIEWS: Mapping[int, Callable[[Canvas], object]] = {
    Qt.Key.Key_0: Canvas.fit,
    Qt.Key.Key_1: lambda canvas: canvas.set_zoom(1),
    Qt.Key.Key_2: Canvas.show_selected,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
