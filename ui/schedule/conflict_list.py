"""The conflicts as a list: what each row says and how it is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organizer.domain.programme.words import clock
from organizer.domain.schedule.grid import Conflict, Snapshot
from organizer.domain.schedule.moments import DAY
from organizer.i18n import _
from ui import icons, theme
from ui.schedule.cards import ICONS, TONES
from ui.schedule.face import Pens, Style
from ui.schedule.words import day_name
from ui.widgets.rows import Index
from ui.widgets.rows_model import RowsModel

PAD, ICON = 12, 16
"""Pixels around a row, and of its icon."""


class ConflictModel(RowsModel):
    """The open conflicts, the gravest first, then the accepted ones."""

    rows: Sequence[Conflict] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = Snapshot()

    def show_conflicts(self, snapshot: Snapshot, conflicts: tuple[Conflict, ...]) -> None:
        """Take another state of the event; ``conflicts`` in their order."""
        rows = tuple(sorted(conflicts, key=lambda each: each.accepted))
        same = rows == self.rows and snapshot.accepted == self._snapshot.accepted
        self._snapshot = snapshot
        if not same:
            self.show_rows(rows)

    def conflict(self, row: int) -> Conflict | None:
        """The conflict in a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, key: str) -> int | None:
        """The row of a conflict, if it still stands."""
        return next((row for row, each in enumerate(self.rows) if each.key == key), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Called by Qt."""
        if not index.isValid():
            return None
        conflict = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return conflict
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.heading(conflict)}: {self.body(conflict)}"
        return None

    def heading(self, conflict: Conflict) -> str:
        """The kind of conflict in two words, with day and time."""
        return heading(self._snapshot, conflict)

    def body(self, conflict: Conflict) -> str:
        """The sentence."""
        return body(self._snapshot, conflict)


def heading(snapshot: Snapshot, conflict: Conflict) -> str:
    """The kind of conflict in two words, with day and time."""
    card = snapshot.card_by_id.get(conflict.sessions[0]) if conflict.sessions else None
    if card is None or card.placement is None:
        return _capital(conflict.short)
    place = card.placement
    day = f"{day_name(snapshot, place.day + place.start // DAY)} " if snapshot.days > 1 else ""
    return f"{_capital(conflict.short)} · {day}{clock(place.start)}"


def body(snapshot: Snapshot, conflict: Conflict) -> str:
    """The sentence; a conflict of one session begins with its title, an accepted one ends with the reason."""
    text = conflict.text
    if len(conflict.sessions) == 1:
        title = snapshot.card_by_id[conflict.sessions[0]].title
        text = _("“{title}”: {text}").format(title=title, text=text)
    reason = snapshot.accepted.get(conflict.key)
    if reason is None:
        return text
    return _("{text} Accepted: {reason}").format(text=text, reason=reason or "–")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class ConflictDelegate(QStyledItemDelegate):
    """An icon, a coloured heading and the sentence below it, wrapped."""

    def __init__(self, model: ConflictModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.pens = Pens()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Called by Qt."""
        conflict = index.data(Qt.ItemDataRole.UserRole)
        width = self._view.viewport().width()
        if not isinstance(conflict, Conflict):
            return QSize(width, 0)
        return QSize(width, self._text_area(conflict, width).height() + round(self.pens.of[Style.TITLE].line) + 22)

    def _text_area(self, conflict: Conflict, width: int) -> QRect:
        room = QRect(0, 0, max(width - 2 * PAD - ICON - 8, 40), 1000)
        metrics = QFontMetrics(self.pens.of[Style.SECOND].font)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._model.body(conflict))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        conflict = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(conflict, Conflict):
            return
        now, area = theme.current(), QRect(option.rect)
        painter.save()
        ground = now.accent_soft if option.state & QStyle.StateFlag.State_Selected else now.surface
        painter.fillRect(area, ground)
        painter.setPen(now.line)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        ink = now.muted if conflict.accepted else getattr(now, TONES[conflict.severity])
        symbol = "ok" if conflict.accepted else ICONS[conflict.severity]
        icons.paint(painter, QRectF(area.left() + PAD, area.top() + PAD, ICON, ICON), symbol, ink)
        self._paint_text(painter, area.adjusted(PAD + ICON + 8, 10, -PAD, -8), conflict, theme.quiet(ground))
        painter.restore()

    def _paint_text(self, painter: QPainter, area: QRect, conflict: Conflict, quiet: QColor) -> None:
        now, strong, small = theme.current(), self.pens.of[Style.TITLE], self.pens.of[Style.SECOND]
        painter.setFont(strong.font)
        painter.setPen(quiet if conflict.accepted else now.text)
        painter.drawText(
            QRectF(area.left(), area.top(), area.width(), strong.line),
            strong.fits(self._model.heading(conflict), area.width()),
        )
        painter.setFont(small.font)
        painter.setPen(quiet)
        painter.drawText(
            area.adjusted(0, round(strong.line) + 2, 0, 8), Qt.TextFlag.TextWordWrap, self._model.body(conflict)
        )


class ConflictList(QListView):
    """Lays itself out again when its width changes, because the sentences wrap."""

    def __init__(self, model: ConflictModel) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("border: none")
        self.setAccessibleName(_("Conflicts"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        self._delegate = ConflictDelegate(model, self)
        self.setItemDelegate(self._delegate)

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self._delegate.pens = Pens()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
