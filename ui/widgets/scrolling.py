"""What is higher than its place: it scrolls, without a frame of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(body: QWidget | None = None) -> QScrollArea:
    """The area in which ``body`` scrolls, never narrower than it needs; Tab goes to what lies in it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if body is not None:
        made.setWidget(body)
    return made
