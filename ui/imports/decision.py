"""What is said about the selected row, and the buttons that decide a doubtful one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organizer.i18n import _
from ui import theme
from ui.imports.review_model import NEW_PERSON
from ui.imports.rows import ReviewRow
from ui.widgets.buttons import button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label


class DecisionBar(QFrame):
    """Shown below the table while a row is selected that has something to say."""

    decided = Signal(int, object)
    """The key of the row, and whom it means: an id, NEW_PERSON, or None for nobody yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._row: ReviewRow | None = None
        self._title = label("", "strong", wrap=True)
        self._why = label("", "muted", wrap=True)
        self.buttons: dict[int | None, QPushButton] = {}
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE_GAP, theme.GAP, theme.LARGE_GAP, theme.GAP)
        column.setSpacing(theme.SMALL_GAP)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._title)
        head.addWidget(self._why, 1)
        column.addLayout(head)
        column.addWidget(self._choices)
        self.hide()

    def show_row(self, row: ReviewRow | None, decision: int | None = None) -> None:
        """Say what there is to say about a row; ``decision`` is what was decided before."""
        self._row = row
        self.setVisible(row is not None and bool(row.why))
        if row is None:
            return
        name = next((cell for cell in row.cells if cell), "—")
        self._title.setText(_("Row {row}: {name}").format(row=row.row, name=name))
        self._why.setText(row.why)
        self._offer(row, decision)

    def _offer(self, row: ReviewRow, decision: int | None) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for each in self.buttons.values():
            each.hide()
            each.deleteLater()
        self.buttons = {}
        self._choices.setVisible(row.decidable)
        if not row.decidable:
            return
        for choice in row.choices:
            self._add(choice.id, _("It is {person}").format(person=choice.text), decision)
        self._add(NEW_PERSON, _("Somebody new"), decision)
        self._add(None, _("Leave it out"), decision)

    def _add(self, whom: int | None, text: str, decision: int | None) -> None:
        made = button(text, kind="plain")
        made.setCheckable(True)
        made.setChecked(whom == decision)
        made.setProperty("kind", "filter")
        made.clicked.connect(self._clicked)
        self.buttons[whom] = made
        self._flow.addWidget(made)

    @Slot()
    def _clicked(self) -> None:
        whom = next(key for key, each in self.buttons.items() if each is self.sender())
        for key, each in self.buttons.items():
            each.setChecked(key == whom)
        if self._row is not None:
            self.decided.emit(self._row.key, whom)
