"""The bar that asks after printing whether all came out, and after a jam which numbers did."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import all_but, came_out
from organizer.domain.printing.ledger_words import counted
from organizer.domain.printing.pieces import Piece
from organizer.i18n import _, ngettext, paragraph
from ui import theme
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label


class OutcomeBar(QFrame):
    """Hidden until something was printed; stays until it is answered."""

    answered = Signal(object)
    """What came out: the pieces in order; empty when nothing did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._pieces: Sequence[Piece] = ()
        self._shown = 0
        self._text = label("", "strong", wrap=True)
        self._yes = primary(_("Yes, all"), "check", tip=_("Mark all of them as printed"))
        self._some = button(_("Not all…"), tip=_("Say by their numbers which came out, or which did not"))
        self._no = button(_("No, nothing"), tip=_("Mark none: they stay on the list of what is due"))
        self._range = _Range()
        self._yes.clicked.connect(self._all)
        self._some.clicked.connect(self._ask_which)
        self._no.clicked.connect(self._none)
        self._range.chosen.connect(self._part)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._text, 1)
        for each in (self._no, self._some, self._yes):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addLayout(row)
        column.addWidget(self._range)

    def ask(self, pieces: Sequence[Piece], where: str) -> None:
        """Ask about these, in the order in which they were printed; ``where`` they went."""
        self._pieces = pieces
        self._range.hide()
        self._some.setVisible(len(pieces) > 1)
        said = ngettext("{what} went to {where}.", "{what} went to {where}.", len(pieces))
        what = counted(pieces[0].what, len(pieces))
        self._text.setText(paragraph([said.format(what=what, where=where), _("Did all come out?")]))
        self.show()
        self._yes.setFocus()

    def shown_is(self, person: int) -> None:
        """Whose badge the preview shows now: most likely that where it jammed."""
        self._shown = person

    @Slot()
    def _all(self) -> None:
        self._answer(self._pieces)

    @Slot()
    def _none(self) -> None:
        self._answer(())

    @Slot()
    def _ask_which(self) -> None:
        places = (place for place, each in enumerate(self._pieces, 1) if each.subject.person == self._shown)
        self._range.ask(self._pieces, next(places, len(self._pieces)))

    @Slot()
    def _part(self) -> None:
        self._answer(self._range.pieces())

    def _answer(self, out: Sequence[Piece]) -> None:
        self._pieces = ()
        self.hide()
        self.answered.emit(tuple(out))


class _Range(QWidget):
    """From which number to which, and whether those came out or did not."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pieces: Sequence[Piece] = ()
        self._which = QComboBox()
        self._which.addItem(_("These came out:"), True)
        self._which.addItem(_("These did not:"), False)
        self._which.setAccessibleName(_("Which of them came out"))
        self._from, self._to = _number(_("From number")), _number(_("To number"))
        self._names = label("", "muted")
        self._mark = button(_("Mark as printed"), "check", tip=_("Mark those that came out; the others stay due"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL_GAP)
        for each in (self._which, label(_("number"), ""), self._from, label(_("to"), ""), self._to):
            row.addWidget(each)
        row.addWidget(self._names, 1)
        row.addWidget(self._mark)
        for spin in (self._from, self._to):
            spin.valueChanged.connect(self._changed)
        self._which.currentIndexChanged.connect(self._changed)
        self._mark.clicked.connect(self.chosen)
        self.hide()

    def ask(self, pieces: Sequence[Piece], last: int) -> None:
        """Ask about these; ``last``: the number up to which they came out, as far as can be guessed."""
        self._pieces = pieces
        for spin in (self._from, self._to):
            spin.setRange(1, len(pieces))
        self._from.setValue(1)
        self._to.setValue(last)
        self.show()
        self._changed()
        self._to.setFocus()
        self._to.selectAll()

    def pieces(self) -> tuple[Piece, ...]:
        """What came out."""
        choose = came_out if self._which.currentData() else all_but
        return choose(self._pieces, first=self._from.value(), last=self._to.value())

    @Slot()
    def _changed(self) -> None:
        """Numbers that cross each other pull each other along; then say whom the numbers mean."""
        if self._from.value() > self._to.value():
            moved = self.sender()
            other = self._from if moved is self._to else self._to
            other.setValue(self._to.value() if moved is self._to else self._from.value())
        out = len(self.pieces())
        first, last = (self._pieces[spin.value() - 1].title for spin in (self._from, self._to))
        said = ngettext("{first} … {last}: {n} came out", "{first} … {last}: {n} came out", out)
        self._names.setText(said.format(first=first, last=last, n=f"{out:,}"))
        self._mark.setEnabled(out > 0)


def _number(name: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setAccessibleName(name)
    spin.setToolTip(name)
    spin.setGroupSeparatorShown(True)
    return spin
