"""The list of what is not on the schedule yet: search, track filter, and cards to carry to the board."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.people.search import fold
from organizer.domain.schedule.grid import Card, Snapshot
from organizer.i18n import _, ngettext
from ui import icons, theme
from ui.schedule.cards import CORNER, card_color
from ui.schedule.drag import Drag
from ui.schedule.face import EDGE, Pens, Style, minutes, whole_story
from ui.schedule.keys import Keys
from ui.schedule.load import Load
from ui.widgets.labels import label
from ui.widgets.rows import Index
from ui.widgets.rows_model import RowsModel
from ui.widgets.search import SearchField

WIDTH = 208
CARD_HEIGHT, CARD_GAP = 52, 8


class TrayModel(RowsModel):
    """The unscheduled sessions that the search and the filter leave."""

    rows: Sequence[Card] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = Snapshot()
        self._text = ""
        self._track: int | None = None

    def show_schedule(self, snapshot: Snapshot) -> None:
        """Take another state of the event."""
        self._snapshot = snapshot
        self._select_rows()

    def narrow(self, text: str, track: int | None) -> None:
        """Leave those that contain every word of ``text`` and have this track; None leaves all."""
        self._text, self._track = text, track
        self._select_rows()

    def unscheduled(self) -> int:
        """How many there are without search and filter."""
        return sum(each.placement is None for each in self._snapshot.cards)

    def card(self, row: int) -> Card | None:
        """The card in a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, session: int) -> int | None:
        """The row of a session, if it is listed."""
        return next((row for row, each in enumerate(self.rows) if each.id == session), None)

    def _select_rows(self) -> None:
        words = fold(self._text).split()
        rows = tuple(each for each in self._snapshot.cards if each.placement is None and self._fits(each, words))
        if rows != self.rows:
            self.show_rows(rows)

    def _fits(self, card: Card, words: list[str]) -> bool:
        if self._track is not None and card.track != self._track:
            return False
        text = fold(" ".join((card.title, card.second_title, card.activity, *(each.name for each in card.people))))
        return all(word in text for word in words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Called by Qt."""
        if not index.isValid():
            return None
        card = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return whole_story(card, (), self._snapshot)
        return card if role == Qt.ItemDataRole.UserRole else None


def summary(card: Card) -> str:
    """“90 min · 62 expected”."""
    parts = [minutes(card.duration)]
    if card.expected is not None:
        parts.append(_("{count} expected").format(count=f"{card.expected:,}"))
    if card.talks:
        parts.append(ngettext("{count} talk", "{count} talks", len(card.talks)).format(count=len(card.talks)))
    return " · ".join(parts)


class TrayDelegate(QStyledItemDelegate):
    """Paints a listed session as a small card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pens = Pens()
        self.carried: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Called by Qt."""
        return QSize(theme.px(120), theme.px(CARD_HEIGHT) + CARD_GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        card = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.45 if card.id == self.carried else 1.0)
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -CARD_GAP - 0.5)
        self._paint_ground(painter, area, card, option)
        quiet = theme.quiet(self._ground(option))
        self._paint_text(painter, area.adjusted(EDGE + 9, 7, -9, -6), card, quiet)
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem) -> QColor:
        now = theme.current()
        return now.accent_soft if option.state & QStyle.StateFlag.State_Selected else now.raised

    def _paint_ground(self, painter: QPainter, area: QRectF, card: Card, option: QStyleOptionViewItem) -> None:
        now = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(card_color(card))
        painter.setClipRect(QRectF(area.left(), area.top(), EDGE, area.height()))
        painter.drawRoundedRect(area, CORNER, CORNER)
        painter.setClipRect(area.adjusted(EDGE, -1, 1, 1))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(now.accent if focused else now.line, 2 if focused else 1))
        painter.setBrush(self._ground(option))
        painter.drawRoundedRect(area, CORNER, CORNER)
        painter.setClipping(False)

    def _paint_text(self, painter: QPainter, area: QRectF, card: Card, quiet: QColor) -> None:
        now, title, small = theme.current(), self.pens.of[Style.TITLE], self.pens.of[Style.SECOND]
        width = area.width() - (18 if card.locked else 0)
        painter.setFont(title.font)
        painter.setPen(now.text)
        upper = QRectF(area.left(), area.top(), width, title.line)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title.fits(card.title, width))
        painter.setFont(small.font)
        painter.setPen(quiet)
        lower = QRectF(area.left(), upper.bottom() + 2, area.width(), small.line)
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, small.fits(summary(card), area.width()))
        if card.locked:
            icons.paint(painter, QRectF(area.right() - 14, area.top() + 1, 14, 14), "lock", quiet)


class TrayList(QListView):
    """The list itself; a card leaves it by mouse or by Enter."""

    edit_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    lock_wanted = Signal(int)

    def __init__(self, model: TrayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.drag: Drag | None = None
        self.keys: Keys | None = None
        self._pressed: QPoint | None = None
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("border: none")
        self.setAccessibleName(_("Unscheduled sessions"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def current_card(self) -> Card | None:
        """The card the keyboard is at."""
        return self.rows.card(self.currentIndex().row())

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        card = self.rows.card(self.indexAt(point).row())
        if card is not None:
            self.menu_wanted.emit(card.id, self.viewport().mapToGlobal(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (
            event.position().toPoint() if left and self.indexAt(event.position().toPoint()).isValid() else None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.drag is None or self._pressed is None:
            return
        if not self.drag.active:
            way = event.position().toPoint() - self._pressed
            card = self.rows.card(self.indexAt(self._pressed).row())
            if card is None or way.manhattanLength() < QApplication.startDragDistance():
                return
            self.drag.pick_up(Load(card, grab=min(15, card.duration / 2)))
        self.drag.follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().mouseReleaseEvent(event)
        self._pressed = None
        if self.drag is not None and self.drag.active:
            self.drag.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        card = self.rows.card(self.indexAt(event.position().toPoint()).row())
        if card is not None:
            self._pressed = None
            self.edit_wanted.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: Enter carries the card to the board, where the arrows go on."""
        card = self.current_card()
        if card is not None and self.keys is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keys.carry(card)
        elif card is not None and event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit(card.id)
        elif card is not None and event.key() == Qt.Key.Key_L and not event.modifiers():
            self.lock_wanted.emit(card.id)
        else:
            super().keyPressEvent(event)


class Tray(QFrame):
    """Search, filter, count and list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(theme.px(WIDTH))
        self.model = TrayModel(self)
        self.list = TrayList(self.model)
        self._delegate = TrayDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.search = SearchField(_("Search the list"))
        self.search.searched.connect(self._narrow)
        self.search.left_downwards.connect(self._enter_list)
        self.tracks = QComboBox()
        self.tracks.setAccessibleName(_("Track"))
        self.tracks.setToolTip(_("Show the sessions of one track only"))
        self.tracks.currentIndexChanged.connect(self._narrow)
        self._count = label("", "muted")
        self._empty = label("", "muted", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        self.column.setSpacing(theme.SMALL_GAP)
        for each in (self.search, self.tracks, self._count):
            self.column.addWidget(each)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pile = QStackedWidget()
        self._pile.addWidget(self.list)
        self._pile.addWidget(self._empty)
        self.column.addWidget(self._pile, 1)

    def show_schedule(self, snapshot: Snapshot) -> None:
        """Take another state of the event; the current session stays current where it can."""
        before = self.list.current_card()
        self._fill_tracks(snapshot)
        self.model.show_schedule(snapshot)
        self._tell()
        if before is not None:
            self.choose(before.id)

    def choose(self, session: int) -> None:
        """Make a listed session the current one, if search and filter leave it."""
        row = self.model.row_of(session)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self._delegate.pens = Pens()
        self.setFixedWidth(theme.px(WIDTH))
        self.list.viewport().update()

    @Slot(object)
    def set_carried(self, session: int | None) -> None:
        """Fade the card that is carried."""
        self._delegate.carried = session
        self.list.viewport().update()

    def _fill_tracks(self, snapshot: Snapshot) -> None:
        wanted = [(_("All tracks"), None), *((each.name, each.id) for each in snapshot.tracks)]
        have = [(self.tracks.itemText(row), self.tracks.itemData(row)) for row in range(self.tracks.count())]
        if wanted == have:
            return
        before = self.tracks.currentData()
        self.tracks.blockSignals(True)
        self.tracks.clear()
        for text, value in wanted:
            self.tracks.addItem(text, value)
        self.tracks.setCurrentIndex(max(self.tracks.findData(before), 0))
        self.tracks.blockSignals(False)
        self.tracks.setVisible(len(wanted) > 1)

    @Slot()
    def _narrow(self) -> None:
        self.model.narrow(self.search.text().strip(), self.tracks.currentData())
        self._tell()

    @Slot()
    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _tell(self) -> None:
        count, shown = self.model.unscheduled(), self.model.rowCount()
        text = ngettext("{count} unscheduled", "{count} unscheduled", count).format(count=count)
        if shown != count:
            text = _("{shown} of {count} unscheduled").format(shown=shown, count=count)
        self._count.setText(text)
        self._pile.setCurrentIndex(0 if shown else 1)
        self._empty.setText(
            _("Nothing fits the search.")
            if count
            else _("Everything is on the schedule. Drag a card here to take it off.")
        )
