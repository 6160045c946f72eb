"""The one painter: a Face on the screen, in a PDF and on the printer, from the same instructions."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QPen, QTextLayout

from organizer.domain.printing.faces import (
    INCH,
    Box,
    Code,
    Face,
    Fill,
    Form,
    Forms,
    Instruction,
    Modules,
    Picture,
    Placed,
    Shape,
    Weight,
    Words,
)
from ui.printing.drawing.fonts import Typeface

UNIT = 100
"""Micrometres of one unit of the painter.

A font's size is a whole number of units; at 256 and more Qt keeps no glyphs and shapes five times slower.
"""

RESOLUTION = INCH // UNIT
"""Dots per inch at which one dot is one unit."""

Shaped = tuple[float, tuple[QGlyphRun, ...]]
"""The height of the baseline within the line, and its glyphs."""

_UNSEEN: Shaped = (0.0, ())
_ENDLESS = 1e7


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
        self._fonts: dict[tuple[Weight, int, int, Forms], QFont] = {}
        self._colors: dict[str, QColor] = {}
        self._shaped: dict[tuple[str, Weight, int, int, Forms], Shaped | None] = {}
        self._runs: dict[int, _Runs] = {}

    def is_opaque(self, asset: str) -> bool:
        """Whether nothing shines through the picture."""
        image = self._picture(asset)
        return image is None or not image.hasAlphaChannel()

    def draw(self, painter: QPainter, face: Face) -> None:
        """Draw the face; paper is white, so nothing is drawn under it."""
        self._draw_all(painter, face.fixed)
        if face.window is None:
            self._draw_all(painter, face.own)
            return
        painter.save()
        painter.setClipRect(rectangle(face.window), Qt.ClipOperation.IntersectClip)
        self._draw_all(painter, face.own)
        painter.restore()

    def _draw_all(self, painter: QPainter, instructions: Iterable[Instruction]) -> None:
        for each in instructions:
            self._draw(painter, each)

    def _draw(self, painter: QPainter, each: Instruction) -> None:
        if isinstance(each, Words):
            self._words(painter, each)
        elif isinstance(each, Fill):
            self._fill(painter, each)
        elif isinstance(each, Code):
            self._code(painter, each)
        elif isinstance(each, Picture):
            self._image(painter, each)
        elif isinstance(each, Shape):
            self._shape(painter, each)
        else:
            self._placed(painter, each)

    def _placed(self, painter: QPainter, placed: Placed) -> None:
        painter.save()
        painter.translate(placed.x / UNIT, placed.y / UNIT)
        painter.rotate(placed.turn)
        self._draw_all(painter, placed.parts)
        painter.restore()

    def _words(self, painter: QPainter, words: Words) -> None:
        """Draw a line of text; what comes a second time is shaped for keeps, as organizations and categories do."""
        place = QPointF(words.x / UNIT, words.baseline / UNIT)
        painter.setPen(self._color(words.color))
        key = words.text, words.weight, words.size, words.tracking, words.forms
        shaped = self._shaped.get(key, _UNSEEN)
        if shaped is _UNSEEN:
            self._shaped[key] = None
            painter.setFont(self._font(*key[1:]))
            painter.drawText(place, words.text)
            return
        if shaped is None:
            shaped = self._shaped[key] = _shape(words.text, self._font(*key[1:]))
        ascent, runs = shaped
        place.setY(place.y() - ascent)
        for run in runs:
            painter.drawGlyphRun(place, run)

    def _fill(self, painter: QPainter, fill: Fill) -> None:
        place, color = rectangle(fill.box), self._color(fill.color)
        if not fill.radius:
            painter.fillRect(place, color)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(place, fill.radius / UNIT, fill.radius / UNIT)

    def _shape(self, painter: QPainter, shape: Shape) -> None:
        """The outline's middle runs half its thickness within the box, so that nothing stands out."""
        half = shape.thickness / UNIT / 2 if shape.outline else 0.0
        place = rectangle(shape.box).adjusted(half, half, -half, -half)
        painter.setBrush(self._color(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(shape.outline, shape.thickness) if shape.outline else Qt.PenStyle.NoPen)
        if shape.form is Form.ELLIPSE:
            painter.drawEllipse(place)
        else:
            radius = max(0.0, shape.radius / UNIT - half)
            painter.drawRoundedRect(place, radius, radius)

    def _pen(self, color: str, thickness: int) -> QPen:
        pen = QPen(self._color(color), thickness / UNIT)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen

    def _code(self, painter: QPainter, code: Code) -> None:
        """Whole modules as one path of rectangles: sharp at every resolution, no seams between rows."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.translate(code.box.x / UNIT, code.box.y / UNIT)
        painter.scale(code.box.width / UNIT / code.modules.size, code.box.height / UNIT / code.modules.rows)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(code.color))
        painter.drawRects(self._rectangles(code.modules))
        painter.restore()

    def _rectangles(self, modules: Modules) -> list[QRect]:
        """The dark runs; equal rectangles are one object, because making them costs more than drawing them."""
        known = self._runs.setdefault(modules.size, _Runs(modules.size))
        return [known[span] for span in modules.runs()]

    def _image(self, painter: QPainter, picture: Picture) -> None:
        image = self._picture(picture.asset)
        if image is None or image.isNull():
            return
        place = rectangle(picture.box)
        if picture.covers:
            painter.drawImage(place, image, _middle(image, place))
            return
        size = QSizeF(image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fitted = QRectF(QPointF(), size)
        fitted.moveCenter(place.center())
        painter.drawImage(fitted, image)

    def _font(self, weight: Weight, size: int, tracking: int, forms: Forms) -> QFont:
        key = weight, size, tracking, forms
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._typeface.font(weight, max(1, round(size / UNIT)), forms)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * size / UNIT / 1000)
        return font

    def _color(self, name: str) -> QColor:
        color = self._colors.get(name)
        if color is None:
            color = self._colors[name] = QColor(name)
        return color


class _Runs(dict[tuple[int, int], QRect]):
    """The rectangles of dark runs, in modules, by where they begin and end among the cells."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, span: tuple[int, int]) -> QRect:
        start, end = span
        made = self[span] = QRect(start % self._size, start // self._size, end - start, 1)
        return made


def _shape(text: str, font: QFont) -> Shaped:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(False)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    return line.ascent(), tuple(layout.glyphRuns())


def _middle(image: QImage, place: QRectF) -> QRectF:
    """The largest part in the middle of the image that has the proportions of the place, in pixels."""
    whole = QRectF(image.rect())
    part = QRectF(QPointF(), place.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio))
    part.moveCenter(whole.center())
    return part


def rectangle(box: Box) -> QRectF:
    """The box in units of the painter."""
    return QRectF(box.x / UNIT, box.y / UNIT, box.width / UNIT, box.height / UNIT)
