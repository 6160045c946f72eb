"""What is drawn over the badge while it is designed: grid, guides, the selection, handles, what has caught a drag."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.distances import Distance
from organizer.domain.printing.designs.document import Document, Item
from organizer.domain.printing.designs.guides import guides
from organizer.domain.printing.designs.snapping import Caught
from organizer.domain.printing.faces import MILLIMETRE, Box
from ui import icons, theme
from ui.printing.designer.canvas.handles import HANDLES, SIZE
from ui.printing.designer.canvas.view import View, grid_step

_GUIDE, _CAUGHT, _NOTED = QColor("#0fa3b1"), QColor("#d6247f"), QColor("#b45309")
"""On paper, which is white in both themes: guides, the lines that have caught something, what is to be looked at."""
_FIGURES = QColor("#1b2330")


def draw_grid(painter: QPainter, view: View, document: Document) -> None:
    """Thin lines, those of whole centimetres stronger."""
    width, height = document.size
    step = grid_step(view.scale)
    for axis, length, end in ((Axis.DOWN, width, height), (Axis.ACROSS, height, width)):
        for at in range(step, length, step):
            painter.setPen(QColor(90, 110, 150, 70 if at % 10_000 == 0 else 30))
            painter.drawLine(_line(view, axis, at, (0, end)))


def draw_guides(painter: QPainter, view: View, document: Document, taken: tuple[Axis, int] | None) -> None:
    """Lines over the whole badge and a little beyond it; the one that is taken is strong."""
    width, height = document.size
    beyond = view.length(14)
    for axis, end in ((Axis.DOWN, height), (Axis.ACROSS, width)):
        for at in guides(document, axis):
            painter.setPen(QPen(_GUIDE, 3) if (axis, at) == taken else _hair(_GUIDE))
            painter.drawLine(_line(view, axis, at, (-beyond, end + beyond)))


def draw_fold(painter: QPainter, view: View, document: Document, text: str) -> None:
    """The upper edge of both sides is where a folded badge is folded."""
    pen = _hair(theme.current().muted, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    beyond = view.length(24)
    painter.drawLine(_line(view, Axis.ACROSS, 0, (-beyond, document.size[0] + beyond)))
    painter.setFont(theme.font(theme.SMALL))
    painter.drawText(QPointF(view.x(0), view.y(0) - 6), text)


def draw_outlines(painter: QPainter, view: View, items: Iterable[Item], *, strong: bool) -> None:
    """Where elements stand; those that are locked are dashed."""
    for each in items:
        color = QColor(theme.LIGHT.accent)
        color.setAlpha(255 if strong else 90)
        painter.setPen(_hair(color, Qt.PenStyle.DashLine if each.locked else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(view.rect(each.box))


def draw_empty(painter: QPainter, view: View, item: Item) -> None:
    """A picture that was not chosen yet, or that nobody has: a sign in its place."""
    area = view.rect(item.box)
    painter.fillRect(area, QColor(90, 110, 150, 26))
    painter.setPen(_hair(QColor(90, 110, 150, 140), Qt.PenStyle.DashLine))
    painter.drawRect(area)
    size = min(area.width(), area.height(), 40.0) * 0.7
    place = QRectF(area.center().x() - size / 2, area.center().y() - size / 2, size, size)
    icons.paint(painter, place, "photo" if item.kind == "photo" else "picture", QColor(90, 110, 150))


def draw_handles(painter: QPainter, view: View, box: Box) -> None:
    """The frame around what is selected and its eight handles."""
    rect, accent = view.rect(box), theme.LIGHT.accent
    painter.setPen(_hair(accent))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    painter.setBrush(QColor("white"))
    for each in HANDLES:
        middle = each.point(rect)
        painter.drawRect(QRectF(middle.x() - SIZE / 2, middle.y() - SIZE / 2, SIZE, SIZE))


def draw_caught(painter: QPainter, view: View, lines: Iterable[Caught]) -> None:
    """The lines to which a drag has come to rest."""
    painter.setPen(_hair(_CAUGHT))
    for each in lines:
        axis = Axis.DOWN if each.axis is Axis.ACROSS else Axis.ACROSS
        painter.drawLine(_line(view, axis, each.at, (each.start, each.end)))


def draw_distances(painter: QPainter, view: View, ways: Iterable[Distance]) -> None:
    """Free ways with what they measure."""
    for each in ways:
        painter.setPen(_hair(_CAUGHT))
        line = _line(view, each.axis, each.at, (each.start, each.end))
        painter.drawLine(line)
        for end in (line.p1(), line.p2()):
            across = QPointF(0, 3) if each.axis is Axis.ACROSS else QPointF(3, 0)
            painter.drawLine(end - across, end + across)
        _write(painter, line.center(), f"{each.length / MILLIMETRE:.1f}", _CAUGHT)


def draw_said(painter: QPainter, corner: QPointF, text: str) -> None:
    """Figures above the upper left corner of what is dragged, or above the mouse."""
    painter.setFont(theme.tabular(theme.font(theme.SMALL)))
    width = painter.fontMetrics().horizontalAdvance(text)
    _write(painter, corner + QPointF(width / 2, -theme.px(18)), text, _FIGURES)


def draw_noted(painter: QPainter, view: View, items: Iterable[Item]) -> None:
    """A sign in the corner of what there is something to say of, and a frame around it."""
    for each in items:
        area, size = view.rect(each.box), theme.px(18)
        painter.setPen(_hair(_NOTED, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        spot = QRectF(area.right() - size - SIZE, area.top() + SIZE, size, size)  # where no handle hides it
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawEllipse(spot)
        icons.paint(painter, spot, "warning-filled", _NOTED)


def _write(painter: QPainter, middle: QPointF, text: str, ground: QColor) -> None:
    """White figures on a small ground about a point."""
    painter.setFont(theme.tabular(theme.font(theme.SMALL)))
    area = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-4, -1, 4, 1)
    area.moveCenter(middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(area, 3, 3)
    painter.setPen(QColor("white"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def draw_focus(painter: QPainter, area: QRect) -> None:
    """An edge around the canvas, whose keys work now."""
    painter.setPen(theme.current().accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0, 0, -1, -1))


def draw_frame(painter: QPainter, frame: QRectF) -> None:
    """The frame that is drawn around several."""
    accent = QColor(theme.current().accent)
    painter.setPen(_hair(accent))
    accent.setAlpha(30)
    painter.setBrush(accent)
    painter.drawRect(frame)


def _line(view: View, axis: Axis, at: int, ends: tuple[int, int]) -> QLineF:
    """A line that runs along ``axis`` at ``at``, on whole pixels."""
    start, end = ends
    if axis is Axis.DOWN:
        x = round(view.x(at)) + 0.5
        return QLineF(x, view.y(start), x, view.y(end))
    y = round(view.y(at)) + 0.5
    return QLineF(view.x(start), y, view.x(end), y)


def _hair(color: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(color, 1, style)
    pen.setCosmetic(True)
    return pen
