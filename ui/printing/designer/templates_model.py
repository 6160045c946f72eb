"""The event's badge templates as cards: how each looks, what it is called, who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organizer.domain.printing.badges.template_lines import TemplateLine
from organizer.domain.printing.faces import MILLIMETRE, Face
from organizer.i18n import _
from ui import theme
from ui.printing.drawing.on_screen import draw_face, draw_paper
from ui.printing.drawing.painter import FacePainter
from ui.widgets.rows import Index
from ui.widgets.rows_model import RowsModel

CARD = Qt.ItemDataRole.UserRole + 8
"""The role under which the model gives a :class:`TemplateCard`."""

WIDTH, HEIGHT, PICTURE = 212, 268, 176
"""Pixels of a card and of the height of its picture, at 100 % text."""


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """``face``: its front with somebody on it, None until it is composed and where the design is not understood."""

    line: TemplateLine
    face: Face | None
    used_by: str

    @property
    def size(self) -> str:
        """How large it is, and what is special about it."""
        width, height = (f"{each / MILLIMETRE:.4g}" for each in (self.line.width, self.line.height))
        said = [_("{width} × {height} mm").format(width=width, height=height)]
        if self.line.folded:
            said.append(_("folded"))
        elif self.line.two_sided:
            said.append(_("two sides"))
        return " · ".join(said)

    def story(self) -> str:
        """All of it."""
        return "\n".join((self.line.name, self.size, self.used_by))


class TemplateModel(RowsModel):
    """One card a template."""

    rows: Sequence[TemplateCard] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        card = self.rows[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.line.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card.story()
        return None


class CardDelegate(QStyledItemDelegate):
    """Paints a template small, and below it its words."""

    brush: FacePainter | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Called by Qt."""
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        card: TemplateCard = index.data(CARD)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        now, gap = theme.current(), theme.px(theme.SMALL_GAP)
        area = QRectF(option.rect).adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(now.accent if chosen else now.line)
        painter.setBrush(now.accent_soft if chosen else now.surface)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        inside = area.adjusted(gap, gap, -gap, -gap)
        if card.line.width:
            self._draw(painter, card, QRectF(inside.topLeft(), QSize(round(inside.width()), theme.px(PICTURE))))
        self._write(painter, inside.adjusted(0, theme.px(PICTURE) + gap, 0, 0), card)
        painter.restore()

    def _draw(self, painter: QPainter, card: TemplateCard, room: QRectF) -> None:
        """The badge; its paper alone until it is composed."""
        line = card.line
        scale = min(room.width() / line.width, room.height() / line.height)
        place = QRectF(0, 0, round(line.width * scale), round(line.height * scale))
        place.moveCenter(room.center())
        draw_paper(painter, place)
        if self.brush is not None and card.face is not None:
            draw_face(painter, self.brush, card.face, place)

    def _write(self, painter: QPainter, area: QRectF, card: TemplateCard) -> None:
        now = theme.current()
        lines = (
            (card.line.name, theme.font(weight=QFont.Weight.DemiBold), now.text),
            (card.size, theme.font(theme.SMALL), now.muted),
            (card.used_by, theme.font(theme.SMALL), now.muted),
        )
        top = area.top()
        for text, face, ink in lines:
            painter.setFont(face)
            painter.setPen(ink)
            height = painter.fontMetrics().height()
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(QRectF(area.left(), top, area.width(), height), flags, shown)
            top += height + 2
