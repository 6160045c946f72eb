"""The one painter: a Face on the screen, in a PDF and on the printer, from the same instructions."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QTextLayout

from organizer.domain.faces import Box, Code, Face, Fill, Instruction, Picture, Weight, Words
from ui.printing.fonts import Typeface

UNIT = 10
"""Micrometres of one unit of the painter: fine enough for type, and a PDF at RESOLUTION needs no scaling."""

RESOLUTION = 25_400 // UNIT
"""Dots per inch at which one dot is one unit."""

_KEPT = 20_000  # shaped words: organizations and countries come again and again, names do not
_ENDLESS = 1e7

Shaped = tuple[float, tuple[QGlyphRun, ...]]
"""The height of the baseline within the line, and its glyphs."""


def stand(painter: QPainter, *, dots: float, x: int = 0, y: int = 0) -> None:
    """Put the painter's origin at (x, y) micrometres from the paper's corner, on a device of ``dots`` per inch."""
    painter.resetTransform()
    painter.scale(dots / RESOLUTION, dots / RESOLUTION)
    painter.translate(x / UNIT, y / UNIT)


class FacePainter:
    """Draws faces with one typeface, keeping fonts and shaped words. Belongs to one thread.

    The painter handed over must stand in units of UNIT micrometres, the face's upper left corner at its origin: see
    :func:`stand`. ``picture`` gives the image of an asset.
    """

    def __init__(self, typeface: Typeface, picture: Callable[[str], QImage | None] = lambda _asset: None) -> None:
        self._typeface = typeface
        self._picture = picture
        self._fonts: dict[tuple[Weight, int, int], QFont] = {}
        self._colors: dict[str, QColor] = {}
        self._shaped: dict[tuple[str, Weight, int, int], Shaped] = {}

    def draw(self, painter: QPainter, face: Face) -> None:
        """Draw the face; paper is white, so nothing is drawn under it."""
        for each in face.fixed:
            self._draw(painter, each)
        for each in face.own:
            self._draw(painter, each)

    def _draw(self, painter: QPainter, each: Instruction) -> None:
        if isinstance(each, Words):
            self._words(painter, each)
        elif isinstance(each, Fill):
            self._fill(painter, each)
        elif isinstance(each, Code):
            self._code(painter, each)
        else:
            self._image(painter, each)

    def _words(self, painter: QPainter, words: Words) -> None:
        key = words.text, words.weight, words.size, words.tracking
        shaped = self._shaped.get(key)
        if shaped is None:
            if len(self._shaped) > _KEPT:
                self._shaped.clear()
            shaped = self._shaped[key] = _shape(words.text, self._font(*key[1:]))
        ascent, runs = shaped
        painter.setPen(self._color(words.color))
        for run in runs:
            painter.drawGlyphRun(QPointF(words.x / UNIT, words.baseline / UNIT - ascent), run)

    def _fill(self, painter: QPainter, fill: Fill) -> None:
        rectangle, color = _rectangle(fill.box), self._color(fill.color)
        if not fill.radius:
            painter.fillRect(rectangle, color)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(rectangle, fill.radius / UNIT, fill.radius / UNIT)

    def _code(self, painter: QPainter, code: Code) -> None:
        """Whole modules as one path of rectangles: sharp at every resolution, no seams between rows."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.translate(code.box.x / UNIT, code.box.y / UNIT)
        painter.scale(code.box.width / UNIT / code.modules.size, code.box.height / UNIT / code.modules.size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(code.color))
        painter.drawRects([QRect(x, y, length, 1) for x, y, length in code.modules.runs()])
        painter.restore()

    def _image(self, painter: QPainter, picture: Picture) -> None:
        image = self._picture(picture.asset)
        if image is None or image.isNull():
            return
        place = _rectangle(picture.box)
        size = QSizeF(image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fitted = QRectF(QPointF(), size)
        fitted.moveCenter(place.center())
        painter.drawImage(fitted, image)

    def _font(self, weight: Weight, size: int, tracking: int) -> QFont:
        key = weight, size, tracking
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._typeface.font(weight, max(1, round(size / UNIT)))
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * size / UNIT / 1000)
        return font

    def _color(self, name: str) -> QColor:
        color = self._colors.get(name)
        if color is None:
            color = self._colors[name] = QColor(name)
        return color


def _shape(text: str, font: QFont) -> Shaped:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(False)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    return line.ascent(), tuple(layout.glyphRuns())


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x / UNIT, box.y / UNIT, box.width / UNIT, box.height / UNIT)
