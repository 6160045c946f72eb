"""The lines that say that a page is narrowed to what was chosen elsewhere, and the way back to everything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.labels import label


class Narrowed(QFrame):
    """Hidden while the page is not narrowed."""

    dropped = Signal()
    """Everything is wanted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._more = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._drop = button(_("Choose freely again"), "close", kind="link", tip=_("Back to what can be chosen here"))
        self._drop.clicked.connect(self.dropped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL_GAP)
        for each in (self._text, self._more):
            column.addWidget(each)
        column.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, text: str, more: str = "") -> None:
        """To what the page is narrowed; nothing: it is not."""
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said, in one line."""
        return " ".join(filter(None, (self._text.text(), self._more.text())))
