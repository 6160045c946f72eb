"""What is higher than its place: it scrolls, without a frame of its own."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui import theme


def scrolling(body: QWidget | None = None) -> QScrollArea:
    """The area in which ``body`` scrolls, never narrower than it needs; Tab goes to what lies in it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if body is not None:
        made.setWidget(body)
    return made


class Snug(QScrollArea):
    """As high as what lies in it where there is room for that; where there is not, it scrolls."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._body = body
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(body)
        for each in (self.viewport(), body):  # the ground of what it stands on is seen
            each.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt: two controls can be seen."""
        needed = self._body.minimumSizeHint()
        return QSize(needed.width(), min(needed.height(), 2 * theme.px(theme.CONTROL_HEIGHT)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: what lies in it needs another room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
