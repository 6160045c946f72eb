"""The bar that asks before something is printed a second time: leave it out, or say why."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from organizer.domain.printing.choices import Reason
from organizer.domain.printing.ledger import Reprint
from organizer.domain.printing.ledger_words import reason_words
from organizer.i18n import _, ngettext
from ui import theme
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label

Answer = Callable[[Reprint | None], None]
"""What goes on: with the reason, or with None, which leaves out what was printed before."""


class ReprintBar(QFrame):
    """Hidden until something would be printed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._answer: Answer | None = None
        self._text = label("", "strong", wrap=True)
        self._reasons = QComboBox()
        self._reasons.setAccessibleName(_("Why they are printed again"))
        self._reasons.setToolTip(_("Why they are printed again"))
        for reason, words in reason_words().items():
            self._reasons.addItem(words, reason.value)
        self._note = QLineEdit()
        self._note.setPlaceholderText(_("Note"))
        self._note.setAccessibleName(_("Note"))
        self._out = primary(_("Leave them out"), tip=_("Print only what is new or changed"))
        self._again = button(_("Print again"), "print", tip=_("Print them once more; the reason is kept"))
        self._not = button(_("Cancel"), tip=_("Print nothing"))
        self._out.clicked.connect(self._leave_out)
        self._again.clicked.connect(self._print_again)
        self._not.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._text, 2)
        row.addWidget(self._reasons)
        row.addWidget(self._note, 1)
        for each in (self._not, self._again, self._out):
            row.addWidget(each)

    def ask(self, printed: int, listed: int, answer: Answer) -> None:
        """Ask what to do about those that are printed already among all that are listed."""
        self._answer = answer
        said = ngettext("{n} of {all} is printed already.", "{n} of {all} are printed already.", printed)
        self._text.setText(said.format(n=f"{printed:,}", all=f"{listed:,}"))
        self._out.setVisible(printed < listed)
        self._note.clear()
        self.show()
        (self._out if printed < listed else self._reasons).setFocus()

    @Slot()
    def _leave_out(self) -> None:
        self._go_on(None)

    @Slot()
    def _print_again(self) -> None:
        self._go_on(Reprint(Reason(self._reasons.currentData()), self._note.text().strip()))

    def _go_on(self, reprint: Reprint | None) -> None:
        self.hide()
        if self._answer:
            self._answer(reprint)
