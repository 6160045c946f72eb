"""The part of the canvas that scrolls and zooms: how the badge lies in it, with rulers along its edges."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from organizer.domain.printing.faces import Box
from ui import theme
from ui.printing.designer.canvas.view import LEAST, MOST, View, scale_of
from ui.printing.designer.editing import Editing

AROUND = 40
"""Pixels of free room around the badge."""
WHEEL = 1.15
"""How much larger one notch of the wheel makes it."""
RULER = 24
"""Pixels of a ruler's width at 100 % text."""


class SheetView(QAbstractScrollArea):
    """Knows where the badge lies; who inherits paints it, gives it rulers and says what else happens."""

    zoomed = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing
        self.view = View(AROUND, AROUND, scale_of(1, 96))
        self._fits = True
        self._corner = QWidget(self)
        self._corner.setObjectName("corner")
        self.setFrameShape(QFrame.Shape.NoFrame)

    def lay_rulers(self, across: QWidget, down: QWidget) -> None:
        """Lay these along the upper and the left edge."""
        self.across, self.down = across, down
        width = theme.px(RULER)
        self.setViewportMargins(width, width, 0, 0)

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
        self._zoom_to(self._scale_for(*self.editing.document.size), None)

    def zoom_on(self, box: Box) -> None:
        """Show a part of the badge as large as there is room."""
        room, wanted = self.viewport().size(), self._scale_for(box.width, box.height)
        self._fits = False
        self._zoom_to(wanted, None)
        middle = self.view.rect(box).center()
        self.pan(middle - QPointF(room.width() / 2, room.height() / 2))

    def pan(self, way: QPointF) -> None:
        """Show what lies so many pixels further right and down."""
        for bar, length in ((self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())):
            bar.setValue(round(bar.value() + length))

    def _scale_for(self, width: int, height: int) -> float:
        """The scale at which so much of the badge fills the room, as far as it may be zoomed."""
        room = self.viewport().size()
        wanted = min((room.width() - 2 * AROUND) / width, (room.height() - 2 * AROUND) / height)
        least, most = (scale_of(each, self.dots) for each in (LEAST, MOST))
        return min(max(wanted, least), most)

    def _zoom_to(self, scale: float, about: QPointF | None) -> None:
        about = about or QPointF(self.viewport().rect().center())
        x, y = ((about.x() - self.view.left) / self.view.scale, (about.y() - self.view.top) / self.view.scale)
        self.view = View(self.view.left, self.view.top, scale)
        self._set_ranges()
        self.horizontalScrollBar().setValue(round(AROUND + x * scale - about.x()))
        self.verticalScrollBar().setValue(round(AROUND + y * scale - about.y()))
        self._place_badge()
        self.zoomed.emit()

    def lay_out(self, *, fits: bool = True) -> None:
        """The badge or its room may have another size; ``fits``: what is shown as a whole remains so."""
        if self._fits and fits:
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

    def bring_into_sight(self, area: QRectF) -> None:
        """Scroll to a part of the canvas, where it is not seen as a whole and could be."""
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
        width, inside = theme.px(RULER), self.viewport().geometry()
        self.across.setGeometry(inside.left(), inside.top() - width, inside.width(), width)
        self.down.setGeometry(inside.left() - width, inside.top(), width, inside.height())
        self._corner.setGeometry(inside.left() - width, inside.top() - width, width, width)
        self.lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Called by Qt: with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.set_zoom(self.zoom * WHEEL**notches, event.position())
            event.accept()
        else:
            super().wheelEvent(event)
