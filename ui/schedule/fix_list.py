"""The proposals against a conflict: looked at by pointing or going there, done by a click or Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from organizer.domain.schedule.fixes import Fix, FixKind
from organizer.i18n import _
from ui import icons, theme
from ui.schedule.face import Pens, Style
from ui.widgets.labels import label

ICONS = {FixKind.ROOM: "room", FixKind.TIME: "clock", FixKind.SWAP: "swap", FixKind.DAY: "schedule"}
MOST_LINES, PAD, ICON = 3, 8, 16
USUAL = 288
"""Pixels of a proposal's width before it has been laid out."""


class FixButton(QAbstractButton):
    """A proposal in a sentence that wraps; tells while it is looked at."""

    looked = Signal(object)
    """Carries the Fix that is pointed at or has the focus."""
    left = Signal()

    def __init__(self, fix: Fix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fix = fix
        self._pen = Pens().of[Style.BODY]
        self.setText(fix.text)
        self.setAccessibleName(fix.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit(theme.px(USUAL))

    def _lines(self, width: int) -> list[str]:
        return self._pen.wrapped(self.text(), width - 2 * PAD - ICON - PAD, MOST_LINES)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt: as wide as there is room."""
        return QSize(theme.px(120), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt: as high as the sentence is then; the whole of it is the tooltip where it does not fit."""
        super().resizeEvent(event)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        lines = self._lines(width)
        self.setFixedHeight(round(len(lines) * self._pen.line) + 2 * PAD - 4)
        self.setToolTip(self.text() if lines[-1].endswith("…") else "")

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().enterEvent(event)
        self.looked.emit(self.fix)
        self.update()

    def leaveEvent(self, event: QEnterEvent) -> None:  # type: ignore[override] # noqa: N802
        """Called by Qt."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.left.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().focusInEvent(event)
        self.looked.emit(self.fix)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().focusOutEvent(event)
        self.left.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: Enter does it, the arrows go on to the other proposals."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        now, painter, lit = theme.current(), QPainter(self), self.underMouse() or self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.accent if lit else now.line)
        painter.setBrush(now.accent_soft if lit else now.surface)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        icons.paint(painter, QRectF(PAD, PAD, ICON, ICON), ICONS[self.fix.kind], now.accent)
        painter.setFont(self._pen.font)
        painter.setPen(now.text)
        for number, line in enumerate(self._lines(self.width())):
            y = PAD - 2 + number * self._pen.line + self._pen.baseline
            painter.drawText(QPointF(2 * PAD + ICON, y), line)


class FixList(QWidget):
    """Up to three proposals below one another; says so where there is none."""

    looked = Signal(object)
    left = Signal()
    wanted = Signal(object)
    """Carries the Fix that is to be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.TIGHT)
        self.buttons: list[FixButton] = []
        self._heading = label("", "small")
        self._column.addWidget(self._heading)

    def show_fixes(self, fixes: Sequence[Fix] | None) -> None:
        """Offer these; None: nothing was looked for yet."""
        if any(each.hasFocus() for each in self.buttons):
            self.focusPreviousChild()
        for each in self.buttons:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.buttons = [FixButton(each) for each in fixes or ()]
        for each in self.buttons:
            each.looked.connect(self.looked)
            each.left.connect(self.left)
            each.clicked.connect(self._take)
            self._column.addWidget(each)
        self._heading.setText(_("Proposals") if fixes else _("No other place would help."))
        self._heading.setVisible(fixes is not None)

    def describe(self, fix: Fix, text: str) -> None:
        """What a screen reader says of a proposal while it is tried."""
        for each in self.buttons:
            if each.fix is fix:
                each.setAccessibleDescription(text)

    @Slot()
    def _take(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, FixButton):
            self.wanted.emit(pressed.fix)
