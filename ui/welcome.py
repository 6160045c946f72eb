"""How to begin: a new event, an event file, one of the recent ones, or the sample."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from organizer import preferences
from organizer.i18n import _
from ui import icons, theme
from ui.dialogs import Dialog
from ui.documents import Documents
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label

LONGEST = 31
"""Days of an event that the form offers."""


class Choice(QAbstractButton):
    """A large row: an icon, what it does, and a quieter line below; used for the ways to begin."""

    def __init__(self, icon: str, title: str, text: str, tip: str = "") -> None:
        super().__init__()
        self._icon, self._text = icon, text
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setToolTip(tip or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(theme.px(280), theme.px(60))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.accent if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(now.accent_soft if self.underMouse() or self.isDown() else now.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        size = theme.px(22)
        area = QRectF(self.rect()).adjusted(theme.GAP, theme.px(11), -theme.GAP, -theme.px(11))
        icons.paint(painter, QRectF(area.left(), area.center().y() - size / 2, size, size), self._icon, now.accent)
        self._write(painter, area.adjusted(size + theme.LARGE_GAP, 0, 0, 0))

    def _write(self, painter: QPainter, area: QRectF) -> None:
        now, half = theme.current(), area.height() / 2
        for text, face, ink, top in (
            (self.text(), theme.font(weight=QFont.Weight.DemiBold), now.text, area.top()),
            (self._text, theme.font(theme.SMALL), now.muted, area.top() + half),
        ):
            painter.setFont(face)
            painter.setPen(ink)
            line = QRectF(area.left(), top, area.width(), half)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(area.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


class Welcome(QWidget):
    """Two cards: ways to begin, and the events opened last."""

    def __init__(
        self, documents: Documents, new_event: Callable[[], object], open_event: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._open_event = open_event
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.addStretch(2)
        middle = QVBoxLayout()
        middle.setSpacing(theme.TIGHT)
        middle.addWidget(label("Organizer", "title"))
        middle.addWidget(
            label(_("Run a conference on site. One event is one file; everything can be undone."), "muted")
        )
        middle.addSpacing(theme.LARGE_GAP)
        middle.addLayout(self._cards(documents, new_event))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(middle, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def _cards(self, documents: Documents, new_event: Callable[[], object]) -> QHBoxLayout:
        begin = [
            (
                Choice(
                    "new-file", _("New event…"), _("Name, days, and where the file lies"), _("New event (Ctrl+Shift+N)")
                ),
                new_event,
            ),
            (
                Choice("open", _("Open an event…"), _("Or drop its file on this window"), _("Open (Ctrl+O)")),
                documents.choose,
            ),
            (
                Choice("sample", _("Try the sample event"), _("A complete conference, made up, to look around in")),
                documents.sample,
            ),
        ]
        for choice, act in begin:
            choice.clicked.connect(act)
        self.begin = [choice for choice, _act in begin]
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        row.addWidget(card(_("Begin"), self.begin))
        row.addWidget(card(_("Recent events"), self._recent()))
        return row

    def _recent(self) -> list[QWidget]:
        self.recent = [self._recent_choice(each) for each in preferences.load().recent[:6]]
        if not self.recent:
            return [label(_("Events that you open appear here."), "muted", wrap=True)]
        return list(self.recent)

    def _recent_choice(self, address: str) -> Choice:
        made = Choice("file", Path(address).stem, str(Path(address).parent), address)
        made.setProperty("address", address)
        made.clicked.connect(self._open_recent)
        return made

    @Slot()
    def _open_recent(self) -> None:
        self._open_event(self.sender().property("address"))


def card(title: str, rows: list[Any]) -> QFrame:
    """A white card with a heading and rows below each other."""
    made = QFrame()
    made.setProperty("role", "card")
    made.setMaximumWidth(theme.px(400))
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.SMALL_GAP, theme.LARGE_GAP, theme.SMALL_GAP, theme.SMALL_GAP)
    column.setSpacing(theme.TIGHT)
    heading = label(title, "strong")
    heading.setContentsMargins(theme.GAP, 0, theme.GAP, theme.TIGHT)
    column.addWidget(heading)
    for row in rows:
        if not isinstance(row, Choice):
            row.setContentsMargins(theme.GAP, theme.TIGHT, theme.GAP, theme.GAP)
        column.addWidget(row)
    column.addStretch(1)
    return made


class NewEventDialog(Dialog):
    """Asks what an event cannot be without: its name and its days."""

    confirmed = Signal(object)
    """The values of the event's columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("New event"))
        self.name, self.second_name, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.first_day = QDateEdit(QDate.currentDate().addDays(30))
        self.first_day.setCalendarPopup(True)
        self.first_day.setDisplayFormat("yyyy-MM-dd")
        self.days = QSpinBox(minimum=1, maximum=LONGEST, value=2)
        self._missing = label("", "bad", wrap=True)
        self._missing.hide()
        self.column.addWidget(label(_("New event"), "title"))
        self.column.addLayout(self._form())
        self.column.addWidget(self._missing)
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(primary(_("Create…")), self._confirm)

    def _form(self) -> QFormLayout:
        return form_layout(
            (
                (_("Name of the event"), self.name),
                (_("Name in the second language"), self.second_name),
                (_("Place"), self.place),
                (_("First day"), self.first_day),
                (_("Days"), self.days),
            )
        )

    @Slot()
    def _confirm(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._missing.setText(_("Give the event a name."))
            self._missing.show()
            self.name.setFocus()
            return
        self.accept()
        self.confirmed.emit(self.values())

    def values(self) -> dict[str, Any]:
        """What was filled in, as columns of the event."""
        return {
            "name": self.name.text().strip(),
            "second_name": self.second_name.text().strip(),
            "place": self.place.text().strip(),
            "start_date": self.first_day.date().toString(Qt.DateFormat.ISODate),
            "days": self.days.value(),
        }
