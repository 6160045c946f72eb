"""The dark rail at the left: the event's name, the pages, and at the foot whether everything is saved."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organizer.i18n import _
from ui import icons, theme
from ui.pages import PageEntry
from ui.widgets.buttons import with_shortcut

MARGIN = 12
NAME_LINES = 3
"""So many lines of the event's name are shown; the rest is its tooltip."""


class EventName(QLabel):
    """The event's name over the pages, shortened after some lines."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setFont(theme.font(14, QFont.Weight.DemiBold))
        self.setContentsMargins(theme.SMALL_GAP, theme.TIGHT, theme.SMALL_GAP, 10)

    def show_name(self, name: str) -> None:
        """Show as much as fits into a few lines of the rail."""
        width = rail_width(compact=False) - 2 * (MARGIN + theme.SMALL_GAP)
        lines = wrapped(name, self.font(), width)
        if len(lines) > NAME_LINES:
            rest = "".join(lines[NAME_LINES - 1 :])
            shown = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)
            self.setText("".join(lines[: NAME_LINES - 1]) + shown)
        else:
            self.setText(name)
        self.setToolTip(name if len(lines) > NAME_LINES else "")
        self.setAccessibleName(name)


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The lines into which Qt breaks a text, each with the blanks at its end."""
    layout, lines = QTextLayout(text, font), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


class _RailButton(QAbstractButton):
    """Something on the rail that can be pressed; shows where the keyboard is."""

    def __init__(self, icon: str, text: str, tip: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().enterEvent(event)
        self.update()

    def ground(self, painter: QPainter) -> QColor:
        """Paint the ground of the state and return the ink for it."""
        now = theme.current()
        lit = 0.1 if self.isChecked() else 0.05 if self.underMouse() else 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.mix(now.rail_on, now.rail, 0.7) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.mix(now.rail_on, now.rail, lit))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        return now.rail_on if self.isChecked() else now.rail_text


class _Worded(_RailButton):
    """Icon, word, and quietly the keys; the icon only where the rail is compact."""

    def __init__(self, icon: str, text: str, keys: str) -> None:
        super().__init__(icon, text, with_shortcut(text, keys))
        self.keys = keys
        self.compact = False

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(rail_width(compact=self.compact) - 2 * MARGIN, theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        painter = QPainter(self)
        ink = self.ground(painter)
        area = QRectF(self.rect()).adjusted(theme.SMALL_GAP, 0, -theme.SMALL_GAP, 0)
        size = theme.px(18)
        icons.paint(painter, QRectF(area.left(), area.center().y() - size / 2, size, size), self._icon, ink)
        if self.compact:
            return
        painter.setPen(ink)
        words = area.adjusted(size + theme.GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font(11))
        painter.setPen(hint_ink(chosen=self.isChecked()))
        keys = self.keys.replace("+", " ")
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)


class RailItem(_Worded):
    """A page."""

    def __init__(self, entry: PageEntry, number: int) -> None:
        super().__init__(entry.icon, entry.title(), f"Ctrl+{number}")
        self.name = entry.name
        self.setCheckable(True)


class MenuButton(_Worded):
    """Opens the program's menu above itself."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__("menu", _("Menu"), "F10")
        self._menu = menu
        self.clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show the menu beside the button."""
        size = self._menu.sizeHint()
        self._menu.popup(self.mapToGlobal(self.rect().topRight()) - QPoint(0, size.height() - self.height()))


def hint_ink(*, chosen: bool = False) -> QColor:
    """The ink of what is said quietly on the rail, and on the lit ground of the chosen page."""
    now = theme.current()
    return theme.mix(now.rail_text, now.rail, 1.0 if chosen else 0.82)


def rail_width(*, compact: bool) -> int:
    """Pixels, for the size of text in use; a compact rail has room for an icon."""
    return theme.px(18) + 2 * (theme.SMALL_GAP + MARGIN) if compact else theme.px(theme.RAIL_WIDTH)


class Rail(QWidget):
    """200 pixels wide, or just an icon where the window is narrow; tells which page is wanted."""

    wanted = Signal(str)
    """The name of the page that the user chose."""

    def __init__(self, entries: Sequence[PageEntry], menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(rail_width(compact=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._name = EventName()
        self._saved, self._desk = QLabel(), QLabel()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.items = [RailItem(entry, number) for number, entry in enumerate(entries, 1)]
        self.menu_button = MenuButton(menu)
        self._lay_out()
        self.dress()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, theme.LARGE_GAP, MARGIN, theme.LARGE_GAP)
        column.setSpacing(2)
        column.addWidget(self._name)
        for item in self.items:
            self._group.addButton(item)
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(self.menu_button)
        column.addSpacing(theme.SMALL_GAP)
        for each in (self._saved, self._desk):
            each.setFont(theme.font(theme.SMALL))
            each.setContentsMargins(8, 1, 8, 1)
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setWordWrap(True)
            column.addWidget(each)

    def dress(self) -> None:
        """Take the colours of the theme in use."""
        now = theme.current()
        for each, color in ((self._name, now.rail_on), (self._saved, hint_ink()), (self._desk, hint_ink())):
            colors = each.palette()
            colors.setColor(each.foregroundRole(), color)
            each.setPalette(colors)
        self.update()

    def set_event(self, name: str) -> None:
        """Show the event's name."""
        self._name.show_name(name)

    def set_compact(self, compact: bool) -> None:
        """Show icons only, or words as well."""
        if compact == self.menu_button.compact:
            return
        for worded in (*self.items, self.menu_button):
            worded.compact = compact
            worded.updateGeometry()
        for said in (self._name, self._saved, self._desk):
            said.setVisible(not compact)
        self.setFixedWidth(rail_width(compact=compact))

    def set_foot(self, saved: str, desk: str) -> None:
        """Show what is known about saving, and which desk this is."""
        self._saved.setText(saved)
        self._desk.setText(desk)

    def set_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for item in self.items:
            item.setChecked(item.name == name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        QPainter(self).fillRect(self.rect(), theme.current().rail)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: the arrows move along the pages."""
        step = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        here = next((place for place, item in enumerate(self.items) if item.hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
        else:
            self.items[(here + step) % len(self.items)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QAbstractButton)
    def _clicked(self, item: RailItem) -> None:
        self.wanted.emit(item.name)
