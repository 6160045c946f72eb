"""The bar that asks after printing whether all came out, and after a jam which numbers did."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import all_but, came_out
from organizer.domain.printing.ledger_words import counted_pieces, short_title
from organizer.domain.printing.pieces import Piece
from organizer.i18n import _, ngettext, paragraph
from ui import theme
from ui.widgets.buttons import button, primary
from ui.widgets.forms import inset
from ui.widgets.labels import ElidedLabel, label


class _Unit(StrEnum):
    """What a printer counts, and what we do."""

    PIECE = "piece"
    SHEET = "sheet"


CameOut = Callable[[Sequence[Piece]], object]
"""What goes on: with the pieces that came out, in order; empty when none did."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was printed, in this order, and went to ``place``.

    ``sheets``: on which sheet each piece is, from 1, where several may be on one.
    """

    pieces: Sequence[Piece]
    place: str
    sheets: Sequence[int] = ()


class OutcomeBar(QFrame):
    """Hidden until something was printed; stays until that is answered, and what was printed meanwhile after it."""

    settled = Signal()
    """Nothing is left to be answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._waiting: deque[tuple[Question, CameOut]] = deque()  # it is asked about the first
        self._shown = 0
        self._text = label("", "strong", wrap=True)
        self._more = label("", "muted")
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
        row.addWidget(self._more)
        for each in (self._no, self._some, self._yes):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addLayout(row)
        column.addWidget(self._range)

    def ask(self, question: Question, answer: CameOut) -> None:
        """Ask about these, after what was printed before and is not answered yet."""
        self._waiting.append((question, answer))
        if len(self._waiting) == 1:
            self._show_first()
        self._count_others()

    def _show_first(self) -> None:
        question, _answer = self._waiting[0]
        self._range.hide()
        self._some.setVisible(len(question.pieces) > 1)
        said = ngettext("{what} went to {where}.", "{what} went to {where}.", len(question.pieces))
        what = counted_pieces(question.pieces)
        self._text.setText(paragraph([said.format(what=what, where=question.place), _("Did all come out?")]))
        self.show()
        self._yes.setFocus()

    def _count_others(self) -> None:
        others = len(self._waiting) - 1
        self._more.setText(ngettext("{n} more to answer", "{n} more to answer", others).format(n=f"{others:,}"))
        self._more.setVisible(others > 0)

    def shown_is(self, person: int) -> None:
        """Whose badge the preview shows now: most likely that where it jammed."""
        self._shown = person

    @Slot()
    def _all(self) -> None:
        self._answer(self._waiting[0][0].pieces)

    @Slot()
    def _none(self) -> None:
        self._answer(())

    @Slot()
    def _ask_which(self) -> None:
        question, _answer = self._waiting[0]
        places = (place for place, each in enumerate(question.pieces, 1) if each.subject.person == self._shown)
        self._range.ask(question.pieces, next(places, len(question.pieces)), question.sheets)

    @Slot()
    def _part(self) -> None:
        self._answer(self._range.pieces())

    def _answer(self, out: Sequence[Piece]) -> None:
        _question, answer = self._waiting.popleft()
        if self._waiting:
            self._show_first()
            self._count_others()
        else:
            self.hide()
            self.settled.emit()
        answer(tuple(out))


class _Range(QWidget):
    """From which number, or sheet, to which, and whether those came out or did not."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pieces: Sequence[Piece] = ()
        self._sheets: Sequence[int] = ()
        self._which = _choice(_("Which of them came out"), {True: _("These came out:"), False: _("These did not:")})
        self._unit = _choice(_("What the numbers count"), {_Unit.PIECE: _("number"), _Unit.SHEET: _("sheet")})
        self._from, self._to = _number(_("From number")), _number(_("To number"))
        self._names = _Ends("", "muted")
        self._mark = button(_("Mark as printed"), "check", tip=_("Mark those that came out; the others stay due"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL_GAP)
        for each in (self._which, self._unit, self._from, label(_("to"), ""), self._to):
            row.addWidget(each)
        row.addWidget(self._names, 1)
        row.addWidget(self._mark)
        for spin in (self._from, self._to):
            spin.valueChanged.connect(self._changed)
        self._which.currentIndexChanged.connect(self._changed)
        self._unit.activated.connect(self._count_otherwise)
        self._mark.clicked.connect(self.chosen)
        self.hide()

    def ask(self, pieces: Sequence[Piece], last: int, sheets: Sequence[int] = ()) -> None:
        """Ask about these; ``last``: the number up to which they came out, as far as can be guessed.

        ``sheets``: on which each is, if it is known.
        """
        self._pieces, self._sheets = pieces, sheets
        self._unit.setVisible(bool(sheets) and sheets[-1] < len(pieces))
        self._unit.setCurrentIndex(0)
        self._show_range(1, last)
        self.show()
        self._to.setFocus()
        self._to.selectAll()

    def _show_range(self, first: int, last: int) -> None:
        """Let one choose among as many as there are, with these two chosen."""
        most = self._sheets[-1] if self._by_sheet else len(self._pieces)
        for spin, value in ((self._from, first), (self._to, last)):
            spin.blockSignals(True)
            spin.setRange(1, most)
            spin.setValue(value)
            spin.setSuffix(" / {n}".format(n=f"{most:,}"))
            spin.blockSignals(False)
        self._changed()

    @property
    def _by_sheet(self) -> bool:
        return bool(self._unit.currentData() == _Unit.SHEET)

    @Slot()
    def _count_otherwise(self) -> None:
        """The sheets on which the chosen ones are, or whatever is on the chosen sheets."""
        if self._by_sheet:
            self._show_range(*(self._sheets[spin.value() - 1] for spin in (self._from, self._to)))
        else:
            first, last = self._on_sheets()
            self._show_range(min(first, last), max(1, last))

    def _on_sheets(self) -> tuple[int, int]:
        """The numbers of the first and the last one on the chosen sheets; where covers alone are on them, no range."""
        return bisect_left(self._sheets, self._from.value()) + 1, bisect_right(self._sheets, self._to.value())

    def _numbers(self) -> tuple[int, int]:
        """The numbers of the first and the last one that are meant; the first is the greater where there are none."""
        return self._on_sheets() if self._by_sheet else (self._from.value(), self._to.value())

    def pieces(self) -> tuple[Piece, ...]:
        """What came out."""
        first, last = self._numbers()
        if first > last:
            return () if self._which.currentData() else tuple(self._pieces)
        choose = came_out if self._which.currentData() else all_but
        return choose(self._pieces, first=first, last=last)

    @Slot()
    def _changed(self) -> None:
        """Numbers that cross each other pull each other along; then say whom the numbers mean."""
        if self._from.value() > self._to.value():
            moved = self.sender()
            other = self._from if moved is self._to else self._to
            other.setValue(self._to.value() if moved is self._to else self._from.value())
        numbers, out = self._numbers(), len(self.pieces())
        first, last = (short_title(self._pieces[number - 1]) if numbers[0] <= numbers[1] else "—" for number in numbers)
        said = ngettext("{n} came out: {first} … {last}", "{n} came out: {first} … {last}", out)
        self._names.set_ends(said.format(first="{first}", last="{last}", n=f"{out:,}"), first, last)
        self._mark.setEnabled(out > 0)


class _Ends(ElidedLabel):
    """A sentence about a first and a last one: where the room is short both are shortened, neither is cut off."""

    _said, _first, _last = "{first} {last}", "", ""

    def set_ends(self, said: str, first: str, last: str) -> None:
        """``said``: the sentence, with places for ``{first}`` and ``{last}``."""
        self._said, self._first, self._last = said, first, last
        self.set_text(said.format(first=first, last=last))

    def shortened(self, width: int) -> str:
        """As much of both names as these pixels hold: each has half of the room, and what the other leaves."""
        measure, right = self.fontMetrics(), Qt.TextElideMode.ElideRight
        room = width - measure.horizontalAdvance(self._said.format(first="", last=""))
        taken = [min(measure.horizontalAdvance(name), room // 2) for name in (self._first, self._last)]
        first = measure.elidedText(self._first, right, room - taken[1])
        return self._said.format(first=first, last=measure.elidedText(self._last, right, room - taken[0]))


def _choice(name: str, options: Mapping[object, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, word in options.items():
        box.addItem(word, value)
    return box


def _number(name: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setAccessibleName(name)
    spin.setToolTip(name)
    spin.setGroupSeparatorShown(True)
    inset(spin)
    return spin
