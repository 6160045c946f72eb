"""What a file that is dragged over the window would do, over the whole window while it is there."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import icons, theme

_VEIL = 150  # of 255: what lies below is still to be seen
_EDGE, _ICON, _WIDTH, _HEIGHT = 12, 32, 520, 132  # pixels at 100 %


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropHint(QWidget):
    """Lies over its parent while a file is dragged, and takes it when it is dropped."""

    dropped = Signal(object)
    """The path of the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._text = ""
        parent.installEventFilter(self)
        self.hide()

    def show_for(self, text: str) -> None:
        """Say what dropping the file would do."""
        self._text = text
        self.setAccessibleName(text)
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def text(self) -> str:
        """What is said."""
        return self._text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Called by Qt: as large as the parent."""
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect())
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().dragLeaveEvent(event)
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Called by Qt."""
        paths = dropped_files(event.mimeData())
        event.acceptProposedAction()
        self.hide()
        if paths:
            self.dropped.emit(paths[0])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt: a veil, a dashed frame, and on a card in the middle what would happen."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(now.bg)
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        edge = theme.px(_EDGE)
        painter.setPen(QPen(now.accent, 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        card = QRectF(0, 0, min(theme.px(_WIDTH), frame.width() - 2 * edge), theme.px(_HEIGHT))
        card.moveCenter(frame.center())
        self._paint_card(painter, card)

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        now, size = theme.current(), theme.px(_ICON)
        painter.setPen(QPen(now.line, 1))
        painter.setBrush(now.raised)
        painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)
        top = card.top() + theme.px(theme.MARGIN)
        icons.paint(painter, QRectF(card.center().x() - size / 2, top, size, size), "import", now.accent)
        painter.setPen(now.text)
        painter.setFont(theme.font(theme.BODY, QFont.Weight.DemiBold))
        words = QRectF(card.left(), top + size, card.width(), card.bottom() - top - size)
        words = words.adjusted(theme.MARGIN, theme.SMALL_GAP, -theme.MARGIN, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), self._text)
