"""The small form over a card: its titles and its length."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QFrame, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.schedule.grid import Card
from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import primary
from ui.widgets.forms import form_layout
from ui.widgets.raised import lift

LONGEST = 24 * 60
WIDTH = 340
_NEW = 0  # no session has this id


class CardPopover(QFrame):
    """Lies over the page. Enter saves; Esc leaves everything as it was.

    So does going elsewhere from a session that is there; a new one is made then, with what was typed.
    """

    saved = Signal(int, str, str, int)
    """The session's id, its titles in both languages, its length in minutes."""
    created = Signal(str, str, int)
    """The same of a session that is not there yet."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("role", "card")
        self.setAccessibleName(_("Edit the session"))
        self._session = _NEW
        self.title, self.second_title, self.duration = QLineEdit(), QLineEdit(), QSpinBox()
        self.duration.setRange(1, LONGEST)
        self.duration.setSingleStep(5)
        self.duration.setSuffix(_(" min"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE_GAP, theme.LARGE_GAP, theme.LARGE_GAP, theme.LARGE_GAP)
        column.setSpacing(theme.GAP)
        column.addLayout(self._form())
        save = primary(_("Save"), "check", tip=_("Save (Enter)"))
        save.clicked.connect(self._save)
        column.addWidget(save, alignment=Qt.AlignmentFlag.AlignRight)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        lift(self)
        self.hide()

    def _form(self) -> QFormLayout:
        return form_layout(
            (
                (_("Title"), self.title),
                (_("Second title"), self.second_title),
                (_("Length"), self.duration),
            )
        )

    def edit(self, card: Card, area: QRect) -> None:
        """Open beside a card, whose place on the page is ``area``: at its right or left, wherever there is room."""
        self._open(card.id, (card.title, card.second_title, card.duration), area)

    def ask(self, duration: int, area: QRect) -> None:
        """Open for a session that is to be, beside its place."""
        self._open(_NEW, (_("New session"), "", duration), area)

    def _open(self, session: int, said: tuple[str, str, int], area: QRect) -> None:
        self._session = session
        for line, text in zip((self.title, self.second_title), said[:2], strict=True):
            line.setText(text)
        self.duration.setValue(said[2])
        self.setFixedWidth(theme.px(WIDTH))
        self.adjustSize()
        room = self._page.size()
        right, left = area.right() + theme.TIGHT, area.left() - theme.TIGHT - self.width()
        last = room.width() - self.width() - theme.SMALL_GAP
        x = right if right <= last else left if left >= 0 else last
        y = min(area.top(), room.height() - self.height() - theme.SMALL_GAP)
        self.move(max(x, 0), max(y, 0))
        self.show()
        self.raise_()
        self.title.setFocus(Qt.FocusReason.PopupFocusReason)
        self.title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now) and now is not self:
            self.hide()
            if self._session == _NEW:
                self._tell()

    @Slot()
    def _save(self) -> None:
        self._close()
        self._tell()

    def _tell(self) -> None:
        self.duration.interpretText()
        said = (self.title.text(), self.second_title.text(), self.duration.value())
        if self._session == _NEW:
            self.created.emit(*said)
        else:
            self.saved.emit(self._session, *said)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
