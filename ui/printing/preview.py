"""A face as it will be printed, on the screen: the same painter, the same instructions."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.domain.printing.faces import Face
from organizer.i18n import _
from ui import theme
from ui.printing.drawing.on_screen import SHADOW, draw_face, draw_paper
from ui.printing.drawing.painter import FacePainter

_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}


class FacePreview(QWidget):
    """One face, as large as there is room, in its true proportions."""

    turned = Signal(int)
    """So many faces further (or back) were asked for, by key or wheel."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: Face | None = None
        self._brush: FacePainter | None = None
        self._grey = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(theme.px(120), theme.px(160)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(_("As it will be printed; the arrow keys turn to the next and the last one"))

    def show_face(self, face: Face | None, brush: FacePainter | None) -> None:
        """Show this face; None: an empty sheet."""
        self._face, self._brush = face, brush
        self.setAccessibleDescription(" · ".join(face.words()) if face else "")
        self.update()

    @Slot(bool)
    def show_grey(self, grey: bool) -> None:
        """Show what a printer without colours makes of it, or its colours again."""
        self._grey = grey
        self.update()

    @property
    def face(self) -> Face | None:
        """What is shown."""
        return self._face

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        if self._face is None or self._brush is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        sheet = self._sheet(self._face)
        draw_paper(painter, sheet)
        if self._grey:
            painter.drawImage(sheet, self._in_grey(self._face, self._brush, sheet.size()))
        else:
            draw_face(painter, self._brush, self._face, sheet)
        painter.end()
        self._frame(sheet)

    def _in_grey(self, face: Face, brush: FacePainter, size: QSizeF) -> QImage:
        """The sheet as a picture of greys, at the resolution of the screen."""
        image = QImage((size * self.devicePixelRatioF()).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(QPointF(), size), QColor("white"))
        draw_face(painter, brush, face, QRectF(QPointF(), size))
        painter.end()
        return image.convertToFormat(QImage.Format.Format_Grayscale8)

    def _frame(self, sheet: QRectF) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().accent if self.hasFocus() else theme.current().line)
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0))

    def _sheet(self, face: Face) -> QRectF:
        """Where the face lies: whole pixels, so that its edges are sharp."""
        room = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -2 * SHADOW)
        scale = min(room.width() / face.width, room.height() / face.height)
        width, height = round(face.width * scale), round(face.height * scale)
        corner = room.center() - QPoint(width // 2, height // 2)
        return QRectF(corner.x(), corner.y(), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.angleDelta().y():
            self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)
