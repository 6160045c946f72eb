"""Ten badges beside each other, to see a design with names of every length."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.domain.printing.faces import Face
from organizer.i18n import _
from ui import theme
from ui.printing.drawing.on_screen import draw_face, draw_paper
from ui.printing.drawing.painter import FacePainter

GAP = 16


class Ten(QWidget):
    """As large as there is room for all of them; Esc or a press goes back to the design."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.faces: Sequence[Face] = ()
        """What is shown."""
        self._brush: FacePainter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Ten badges"))
        self.setToolTip(_("Press Esc to go back to the design"))

    def show_faces(self, faces: Sequence[Face], brush: FacePainter) -> None:
        """Show these."""
        self.faces, self._brush = faces, brush
        self.setAccessibleDescription("; ".join(" · ".join(each.words()) for each in faces))
        self.update()

    def places(self) -> list[QRectF]:
        """Where the badges stand."""
        if not self.faces:
            return []
        face, count = self.faces[0], len(self.faces)
        columns = max(range(1, count + 1), key=lambda each: self._scale(face, each))
        scale, rows = self._scale(face, columns), -(-count // columns)
        width, height = round(face.width * scale), round(face.height * scale)
        left = (self.width() - columns * (width + GAP) + GAP) // 2
        top = (self.height() - rows * (height + GAP) + GAP) // 2
        return [
            QRectF(left + place % columns * (width + GAP), top + place // columns * (height + GAP), width, height)
            for place in range(count)
        ]

    def _scale(self, face: Face, columns: int) -> float:
        """Pixels for a micrometre with so many beside each other."""
        rows = -(-len(self.faces) // columns)
        across = (self.width() - (columns + 1) * GAP) / columns / face.width
        return max(min(across, (self.height() - (rows + 1) * GAP) / rows / face.height), 1e-6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().bg)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for face, place in zip(self.faces, self.places(), strict=True):
            draw_paper(painter, place)
            if self._brush is not None:
                draw_face(painter, self._brush, face, place)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        self.left.emit()
