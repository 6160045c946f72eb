"""Between the badge in micrometres and the canvas in pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from organizer.domain.printing.faces import INCH, MILLIMETRE, Box

LEAST, MOST = 0.2, 12.0
"""The zoom, where 1 shows the badge as large as it is."""


@dataclass(frozen=True, slots=True)
class View:
    """How the badge lies on the canvas: its upper left corner, and pixels for each micrometre."""

    left: float
    top: float
    scale: float

    def x(self, at: float) -> float:
        """The pixel of a distance from the badge's left edge."""
        return self.left + at * self.scale

    def y(self, at: float) -> float:
        """The pixel of a distance from the badge's upper edge."""
        return self.top + at * self.scale

    def rect(self, box: Box) -> QRectF:
        """Where a box lies on the canvas."""
        return QRectF(self.x(box.x), self.y(box.y), box.width * self.scale, box.height * self.scale)

    def at(self, point: QPointF) -> tuple[int, int]:
        """The place on the badge under a point of the canvas."""
        return round((point.x() - self.left) / self.scale), round((point.y() - self.top) / self.scale)

    def length(self, pixels: float) -> int:
        """So many pixels in micrometres."""
        return round(pixels / self.scale)


def scale_of(zoom: float, dots: float) -> float:
    """Pixels for each micrometre at a zoom on a screen of so many dots per inch."""
    return zoom * dots / INCH


def ruler_step(scale: float, apart: float) -> int:
    """Micrometres between two labels of a ruler, so that they stand at least so many pixels apart."""
    steps = (each * power * MILLIMETRE for power in (1, 10, 100) for each in (1, 2, 5))
    return next((step for step in steps if step * scale >= apart), 1000 * MILLIMETRE)


def grid_step(scale: float) -> int:
    """Micrometres between two lines of the grid: a millimetre where that can be seen, else five or ten."""
    return next((step for step in (MILLIMETRE, 5 * MILLIMETRE) if step * scale >= 4), 10 * MILLIMETRE)
