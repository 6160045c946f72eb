"""The bar that asks after printing whether all came out."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from organizer.i18n import _, ngettext, paragraph
from ui import theme
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label


class OutcomeBar(QFrame):
    """Hidden until something was printed; stays until it is answered."""

    answered = Signal(object)
    """What came out: person → digest; empty when nothing did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._digests: Mapping[int, str] = {}
        self._last = 0
        self._text = label("", "strong", wrap=True)
        self._yes = primary(_("Yes, all"), "check", tip=_("Mark all of them as printed"))
        self._until = button(_("Only up to the one shown"), tip=_("Mark those before the shown one and itself"))
        self._no = button(_("No, nothing"), tip=_("Mark none: they stay on the list of what is due"))
        self._yes.clicked.connect(self._all)
        self._until.clicked.connect(self._up_to_shown)
        self._no.clicked.connect(self._none)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._text, 1)
        for each in (self._no, self._until, self._yes):
            row.addWidget(each)
        self.hide()

    def ask(self, digests: Mapping[int, str], where: str) -> None:
        """Ask about these badges, in the order in which they were printed; ``where`` they went."""
        self._digests = digests
        self.shown_is(self._last)
        said = ngettext("{n} badge went to {where}.", "{n} badges went to {where}.", len(digests))
        self._text.setText(paragraph([said.format(n=f"{len(digests):,}", where=where), _("Did all come out?")]))
        self.show()
        self._yes.setFocus()

    def shown_is(self, person: int) -> None:
        """The badge that the preview shows now."""
        self._last = person
        self._until.setEnabled(person in self._digests)

    @Slot()
    def _all(self) -> None:
        self._answer(self._digests)

    @Slot()
    def _none(self) -> None:
        self._answer({})

    @Slot()
    def _up_to_shown(self) -> None:
        order = list(self._digests)
        out = order[: order.index(self._last) + 1]
        self._answer({person: self._digests[person] for person in out})

    def _answer(self, out: Mapping[int, str]) -> None:
        self._digests = {}
        self.hide()
        self.answered.emit(out)
