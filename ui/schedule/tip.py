"""The note at the pointer that says what a drop would do, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from organizer.domain.schedule.grid import Answer, Severity
from organizer.i18n import _, ngettext
from ui import icons, theme
from ui.schedule.cards import ICONS, TONES
from ui.schedule.face import Pen, Pens, Style

WIDTH, PAD, SHADOW, MOST = 288, 12, 6, 4
"""Pixels; and how many reasons are told before “and n more”."""
APART = 10
"""Pixels between the tip and what it stands beside."""
GAP = 3
"""Pixels above each reason."""
REWRITE = 40
"""Milliseconds between two texts: nobody reads faster, and drawing sentences is what costs most while dragging."""
WANDER = 24
"""Pixels that the pointer may go before the tip follows."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the tip says: a headline in a tone, the reasons, and a hint in small."""

    headline: str
    reasons: tuple[str, ...] = ()
    hint: str = ""
    severity: Severity | None = None


def told(answer: Answer, hint: str = "") -> Told:
    """The answer in words."""
    if answer.refused is not None:
        return Told(_("Cannot stand here"), (answer.refused,), hint, Severity.ERROR)
    texts = tuple(each.text for each in answer.warnings)
    if len(texts) > MOST:
        rest = len(texts) - MOST + 1
        more = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
        texts = (*texts[: MOST - 1], more)
    return Told(_headline(answer), texts, hint, answer.severity)


def _headline(answer: Answer) -> str:
    errors = sum(each.severity is Severity.ERROR for each in answer.warnings)
    if errors:
        return ngettext("Possible, with {count} error", "Possible, with {count} errors", errors).format(count=errors)
    count = len(answer.warnings)
    if count:
        return ngettext("Fits, with {count} warning", "Fits, with {count} warnings", count).format(count=count)
    return _("Fits")


class Tip(QWidget):
    """Lies over the page and lets the mouse through; what it says is drawn once and then only moved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words: Callable[[], Told] | None = None
        self._near: tuple[int, int, tuple[int, int] | None] | None = None
        self._shown = False
        self._pens = Pens()
        self._picture = QPixmap()
        self._written: Told | None = None
        self._timer = QTimer(self, interval=REWRITE, singleShot=True)
        self._timer.timeout.connect(self._write)
        self._frames: dict[int, QPixmap] = {}
        self.hide()

    def say(self, words: Callable[[], Told]) -> None:
        """Change what is said; it is asked for and drawn at once, or a moment after the last time."""
        self._words = words
        if not self._timer.isActive():
            self._write()
            self._timer.start()

    @Slot()
    def _write(self) -> None:
        """Draw what is said now, if that is not what is drawn."""
        told = self._words() if self._words is not None else None
        if told is None or told == self._written:
            return
        self._written = told
        self.setAccessibleName(self.text())
        self._picture = self._drawn(told)
        self.resize(self._picture.deviceIndependentSize().toSize())
        self.update()

    def text(self) -> str:
        """Everything that is said, as lines."""
        told = self._words() if self._words is not None else None
        return "\n".join(filter(None, (told.headline, *told.reasons, told.hint))) if told else ""

    def place(self, x: int, y: int, *, beside: tuple[int, int] | None = None) -> None:
        """Stand near a point of the parent; ``beside`` is the left and right end of what must not be covered.

        It stays where it is while the point wanders a little: calmer to read, and nothing has to be painted.
        """
        near = (x, y, beside)
        if self._near is not None and self._near[2] == beside and self._shown:
            wandered = abs(y - self._near[1]) + (0 if beside else abs(x - self._near[0]))
            if wandered < WANDER:
                return
        self._near = near
        left, right = beside or (x, x)
        width, height, room = self.width(), self.height(), self._over.size()
        across = right + APART if right + APART + width <= room.width() else left - APART - width
        self.move(max(across, 0), min(y + APART, room.height() - height - APART))
        if not self._shown:
            self._shown = True
            self.show()
            self.raise_()

    def restyle(self, pens: Pens) -> None:
        """Follow another theme or size of text."""
        self._pens = pens
        self._frames.clear()
        self.forget()

    def forget(self) -> None:
        """Disappear."""
        self._words = self._written = self._near = None
        self._shown = False
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _drawn(self, what: Told) -> QPixmap:
        rows = self._rows(what)
        height = sum(row.pen.line + row.gap for row in rows)
        picture = QPixmap(self._frame(round(height) + 2 * PAD - 4))
        painter = QPainter(picture)
        y = float(SHADOW - 2 + PAD - 2)
        for row in rows:
            y += row.gap
            painter.setFont(row.pen.font)
            painter.setPen(row.ink)
            painter.drawText(QPointF(SHADOW + PAD + row.indent, y + row.pen.baseline), row.text)
            y += row.pen.line
        size = theme.px(15)
        tone = getattr(theme.current(), TONES[what.severity])
        icons.paint(painter, QRect(SHADOW + PAD, SHADOW + PAD - 3, size, size), ICONS[what.severity], tone)
        painter.end()
        return picture

    def _rows(self, what: Told) -> list["_Row"]:
        """Every line with its pen, its ink and how far it is indented."""
        now, pens = theme.current(), self._pens
        indent, width = theme.px(20), theme.px(WIDTH) - 2 * PAD
        strong, body, small = (pens.of[each] for each in (Style.TITLE, Style.BODY, Style.SECOND))
        rows = [_Row(each, strong, now.text, indent) for each in strong.wrapped(what.headline, width - indent, 2)]
        for text in what.reasons:
            first, *more = body.wrapped(text, width, 4)
            rows += [_Row(first, body, now.text, 0, GAP), *(_Row(each, body, now.text, 0) for each in more)]
        hint = small.wrapped(what.hint, width, 2) if what.hint else []
        return rows + [_Row(each, small, now.muted, 0, GAP) for each in hint]

    def _frame(self, height: int) -> QPixmap:
        """The empty note with its shadow, drawn once for a height."""
        if height not in self._frames:
            width, ratio = theme.px(WIDTH), self.devicePixelRatioF()
            picture = QPixmap(QSize(width + 2 * SHADOW, height + 2 * SHADOW) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_frame(painter, QRect(SHADOW, SHADOW - 2, width, height))
            painter.end()
            self._frames[height] = picture
        return self._frames[height]


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    pen: Pen
    ink: QColor
    indent: int
    gap: int = 0


def _paint_frame(painter: QPainter, area: QRect) -> None:
    now = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 7 if not now.dark else 18))
        rounded = area.adjusted(-spread, -spread + 2, spread, spread + 2)
        painter.drawRoundedRect(rounded, theme.RADIUS + spread, theme.RADIUS + spread)
    painter.setPen(now.line)
    painter.setBrush(now.raised)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
