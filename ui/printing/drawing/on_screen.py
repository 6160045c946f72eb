"""A face on the screen: white paper with a soft edge, and on it what will be printed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from organizer.domain.printing.faces import Face
from ui.printing.drawing.painter import UNIT, FacePainter

SHADOW = 6
"""Pixels around the paper that its edge needs."""


def draw_paper(painter: QPainter, place: QRectF) -> None:
    """White paper; its edge is a few rounded rectangles, each a little larger and fainter."""
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(SHADOW, 0, -1):
        painter.setBrush(QColor(16, 24, 40, 5))
        painter.drawRoundedRect(place.adjusted(-reach, -reach + 2, reach, reach + 2), reach, reach)
    painter.fillRect(place, QColor("white"))


def draw_face(painter: QPainter, brush: FacePainter, face: Face, place: QRectF) -> None:
    """What is printed, as wide as the place, which has its proportions; nothing is seen outside of it."""
    scale = place.width() / face.width * UNIT
    painter.save()
    painter.setClipRect(place)
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    brush.draw(painter, face)
    painter.restore()
