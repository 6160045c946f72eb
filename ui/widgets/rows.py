"""Rows of two lines in lists and tables: what it is, and below it, quieter, when, where or by whom."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.widgets.labels import Tone, chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole
"""The role under which a model gives the :class:`Lines` of a cell."""

CHIP = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives ``(word, tone, icon)`` for a :class:`ChipDelegate`."""


# Each use of one of Qt's enumerations costs as much as drawing a word; a screen has hundreds of cells.
_SELECTED = QStyle.StateFlag.State_Selected


@dataclass(frozen=True, slots=True)
class Lines:
    """What a cell says.

    ``color``: a track colour, drawn as a bar; ``end``: quiet text at the right of the first line.
    """

    first: str
    second: str = ""
    end: str = ""
    color: int | None = None
    strong: bool = True
    gone: bool = False
    """Struck out and muted, for what was taken back."""

    def text(self) -> str:
        """All of it, for tooltips and screen readers."""
        return "\n".join(part for part in (self.first, self.second, self.end) if part)


class LinesDelegate(QStyledItemDelegate):
    """Paints :class:`Lines`; shortens with “…” and shows the whole text as a tooltip then."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 52) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Called by Qt."""
        return QSize(0, theme.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        lines: Lines | None = index.data(LINES)
        painter.save()
        paint_ground(painter, option)
        if lines is not None:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            ink = theme.quiet(theme.current().accent_soft if chosen else theme.current().surface)
            self._write(
                painter, QRectF(option.rect).adjusted(theme.px(theme.GAP), 0, -theme.px(theme.GAP), -1), lines, ink
            )
        painter.restore()

    def _write(self, painter: QPainter, area: QRectF, lines: Lines, quiet: QColor) -> None:
        now = theme.current()
        if lines.color is not None:
            bar = QRectF(area.left(), area.top() + theme.px(9), 4, area.height() - theme.px(18))
            painter.fillRect(bar, theme.track_color(lines.color))
            area = area.adjusted(theme.px(theme.GAP), 0, 0, 0)
        upper, lower = area, area
        if lines.second:
            upper = area.adjusted(0, theme.px(7), 0, -area.height() / 2)
            lower = area.adjusted(0, area.height() / 2, 0, -theme.px(7))
            _line(painter, lower, lines.second, theme.font(theme.SMALL), quiet)
        if lines.end:
            _line(painter, upper, lines.end, theme.font(theme.SMALL), quiet, Qt.AlignmentFlag.AlignRight)
            width = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(lines.end)
            upper = upper.adjusted(0, 0, -width - theme.SMALL_GAP, 0)
        face = theme.font(weight=QFont.Weight.DemiBold if lines.strong else QFont.Weight.Normal)
        face.setStrikeOut(lines.gone)
        _line(painter, upper, lines.first, face, quiet if lines.gone else now.text)

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Called by Qt: the whole text where it was shortened."""
        lines: Lines | None = index.data(LINES)
        if lines is None or not shortened(lines, option.rect.width()):
            QToolTip.hideText()
            return True
        QToolTip.showText(event.globalPos(), lines.text(), view)
        return True


class ChipDelegate(QStyledItemDelegate):
    """Paints a cell as a chip: the model gives ``(word, tone, icon)`` under :data:`CHIP`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        painter.save()
        paint_ground(painter, option)
        painter.setFont(theme.font(theme.SMALL))
        chip: tuple[str, Tone, str] | None = index.data(CHIP)
        if chip is not None:
            text, tone, icon = chip
            size, area = chip_size(painter.fontMetrics(), text, icon), QRectF(option.rect)
            place = QRectF(
                area.left() + theme.px(theme.GAP), area.center().y() - size.height() / 2, size.width(), size.height()
            )
            paint_chip(painter, place, text, tone, icon)
        painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of a row, chosen or not, and the hairline below it."""
    now, area = theme.current(), option.rect
    if option.state & _SELECTED:
        painter.fillRect(area, now.accent_soft)
    painter.setPen(now.line)
    bottom = area.bottom()
    painter.drawLine(area.left(), bottom, area.right(), bottom)


def shortened(lines: Lines, width: int) -> bool:
    """Whether a cell of this width cannot show everything."""
    strong, small = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold)), QFontMetrics(theme.font(theme.SMALL))
    room = width - 2 * theme.px(theme.GAP) - (theme.px(theme.GAP) if lines.color is not None else 0)
    end = small.horizontalAdvance(lines.end) + theme.SMALL_GAP if lines.end else 0
    return strong.horizontalAdvance(lines.first) > room - end or small.horizontalAdvance(lines.second) > room


def _line(
    painter: QPainter, area: QRectF, text: str, face: QFont, ink: QColor, side: Any = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setFont(face)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
