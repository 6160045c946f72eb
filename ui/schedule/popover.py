"""The small form over a card: its titles and its length."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.grid import Card
from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import primary

LONGEST = 24 * 60
WIDTH = 320


class CardPopover(QFrame):
    """Enter saves; Esc or a click beside it leaves everything as it was."""

    saved = Signal(int, str, str, int)
    """The session's id, its titles in both languages, its length in minutes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._page = parent
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Edit the session"))
        self._session = 0
        self.title, self.second_title, self.duration = QLineEdit(), QLineEdit(), QSpinBox()
        self.duration.setRange(1, LONGEST)
        self.duration.setSingleStep(5)
        self.duration.setSuffix(_(" min"))
        form = QFormLayout()
        form.setVerticalSpacing(theme.SMALL_GAP)
        for text, field in (
            (_("Title"), self.title),
            (_("Second title"), self.second_title),
            (_("Length"), self.duration),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        save = primary(_("Save"), "check", tip=_("Save (Enter)"))
        save.clicked.connect(self._save)
        for each in (self.title, self.second_title, self.duration.lineEdit()):
            each.returnPressed.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE_GAP, theme.LARGE_GAP, theme.LARGE_GAP, theme.LARGE_GAP)
        column.setSpacing(theme.GAP)
        column.addLayout(form)
        column.addWidget(save, alignment=Qt.AlignmentFlag.AlignRight)

    def edit(self, card: Card, point: QPoint) -> None:
        """Open for a card beside a point of the screen."""
        self._session = card.id
        self.title.setText(card.title)
        self.second_title.setText(card.second_title)
        self.duration.setValue(card.duration)
        self.setFixedWidth(theme.px(WIDTH))
        self.adjustSize()
        area = self._page.window().geometry()
        x = min(point.x(), area.right() - self.width() - 8)
        y = min(point.y(), area.bottom() - self.height() - 8)
        self.move(max(x, area.left()), max(y, area.top()))
        self.show()
        self.title.setFocus(Qt.FocusReason.PopupFocusReason)
        self.title.selectAll()

    @Slot()
    def _save(self) -> None:
        self.duration.interpretText()
        self.hide()
        self.saved.emit(self._session, self.title.text(), self.second_title.text(), self.duration.value())
