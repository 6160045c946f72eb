"""The conflicts of the whole event in a panel beside the board: read, go there, accept with a reason."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.programme.words import clock
from organizer.domain.schedule.grid import Conflict, Severity, Snapshot
from organizer.i18n import _, ngettext
from ui import icons, theme
from ui.schedule.cards import ICONS, TONES
from ui.schedule.face import Pens, Style
from ui.schedule.words import day_name
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label
from ui.widgets.rows import Index

WIDTH = 312
PAD, ICON = 12, 16


class ConflictModel(QAbstractListModel):
    """The open conflicts, the gravest first, then the accepted ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = Snapshot()
        self._rows: tuple[Conflict, ...] = ()

    def show_conflicts(self, snapshot: Snapshot, conflicts: tuple[Conflict, ...]) -> None:
        """Take another state of the event; ``conflicts`` in their order."""
        rows = tuple(sorted(conflicts, key=lambda each: each.accepted))
        same = rows == self._rows and snapshot.accepted == self._snapshot.accepted
        self._snapshot = snapshot
        if not same:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def conflict(self, row: int) -> Conflict | None:
        """The conflict in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int | None:
        """The row of a conflict, if it still stands."""
        return next((row for row, each in enumerate(self._rows) if each.key == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Called by Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Called by Qt."""
        if not index.isValid():
            return None
        conflict = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return conflict
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.heading(conflict)}: {self.body(conflict)}"
        return None

    def heading(self, conflict: Conflict) -> str:
        """The kind of conflict in two words, with day and time."""
        card = self._snapshot.card_by_id.get(conflict.sessions[0]) if conflict.sessions else None
        if card is None or card.placement is None:
            return _capital(conflict.short)
        day = f"{day_name(self._snapshot, card.placement.day)} " if self._snapshot.days > 1 else ""
        return f"{_capital(conflict.short)} · {day}{clock(card.placement.start)}"

    def body(self, conflict: Conflict) -> str:
        """The sentence; a conflict of one session begins with its title, an accepted one ends with the reason."""
        text = conflict.text
        if len(conflict.sessions) == 1:
            title = self._snapshot.card_by_id[conflict.sessions[0]].title
            text = _("“{title}”: {text}").format(title=title, text=text)
        reason = self._snapshot.accepted.get(conflict.key)
        if reason is None:
            return text
        return _("{text} Accepted: {reason}").format(text=text, reason=reason or "–")


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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ConflictPanel(QFrame):
    """Opens at the right of the board."""

    chosen = Signal(object)
    """The Conflict to show on the board."""
    accepted = Signal(str, str)
    """A conflict's key and the reason."""
    reopened = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right-side")
        self.setFixedWidth(theme.px(WIDTH))
        self.model = ConflictModel(self)
        self.list = ConflictList()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("border: none")
        self.list.setAccessibleName(_("Conflicts"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self.model)
        self._delegate = ConflictDelegate(self.model, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.clicked.connect(self._current_changed)
        self._calm = label(_("Nothing is in conflict."), "muted", wrap=True)
        self._calm.setContentsMargins(PAD, 0, PAD, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(self._calm)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_foot())
        self._calm.setVisible(False)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, theme.SMALL_GAP, theme.SMALL_GAP, theme.SMALL_GAP)
        row.addWidget(label(_("Conflicts"), "strong"))
        row.addStretch(1)
        close = icon_button("close", _("Close the list of conflicts"))
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return row

    def _make_foot(self) -> QWidget:
        self._foot = QFrame()
        self._foot.setProperty("role", "panel")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why it is meant so"))
        self.reason.setAccessibleName(_("Reason for accepting the conflict"))
        self.reason.returnPressed.connect(self._accept)
        self.button = button(_("Accept"), "check", tip=_("Keep the conflict in the list, but count it no longer"))
        self.button.clicked.connect(self._accept)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(PAD, theme.SMALL_GAP, PAD, theme.SMALL_GAP)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        self._foot.setVisible(False)
        return self._foot

    def show_conflicts(self, snapshot: Snapshot, conflicts: tuple[Conflict, ...]) -> None:
        """Take another state of the event; the current conflict stays current where it still stands."""
        before = self.current()
        self.list.selectionModel().blockSignals(True)
        self.model.show_conflicts(snapshot, conflicts)
        row = self.model.row_of(before.key) if before else None
        self.list.setCurrentIndex(self.model.index(-1 if row is None else row))
        self.list.selectionModel().blockSignals(False)
        self._calm.setVisible(not conflicts)
        self.list.setVisible(bool(conflicts))
        self._show_foot()

    def current(self) -> Conflict | None:
        """The conflict that is chosen."""
        return self.model.conflict(self.list.currentIndex().row())

    def go_to(self, severity: Severity) -> None:
        """Make the first open conflict of this weight the current one."""
        for row in range(self.model.rowCount()):
            conflict = self.model.conflict(row)
            if conflict is not None and conflict.severity is severity and not conflict.accepted:
                self.list.setCurrentIndex(self.model.index(row))
                self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtTop)
                return

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self._delegate.pens = Pens()
        self.setFixedWidth(theme.px(WIDTH))
        self.list.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _current_changed(self) -> None:
        self._show_foot()
        if (conflict := self.current()) is not None:
            self.chosen.emit(conflict)

    def _show_foot(self) -> None:
        conflict = self.current()
        self._foot.setVisible(conflict is not None)
        if conflict is not None:
            self.reason.setVisible(not conflict.accepted)
            self.button.setText(_("Count it again") if conflict.accepted else _("Accept"))

    @Slot()
    def _accept(self) -> None:
        conflict = self.current()
        if conflict is None:
            return
        if conflict.accepted:
            self.reopened.emit(conflict.key)
        else:
            self.accepted.emit(conflict.key, self.reason.text().strip())
            self.reason.clear()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def counted(severity: Severity, count: int) -> str:
    """“1 error”, “3 warnings”."""
    if severity is Severity.ERROR:
        return ngettext("{count} error", "{count} errors", count).format(count=count)
    if severity is Severity.WARNING:
        return ngettext("{count} warning", "{count} warnings", count).format(count=count)
    return _("{count} to check").format(count=count)
