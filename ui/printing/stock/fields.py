"""The fields of a stock's form: lengths without needless zeros, counts, and rows that say what is wrong with them."""

from collections.abc import Collection
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.printing.faces import MILLIMETRE
from organizer.domain.printing.paper.stock import Medium, Stock
from organizer.i18n import _
from ui import theme
from ui.widgets.forms import inset
from ui.widgets.labels import label
from ui.widgets.length_box import LengthBox

_LONGEST = 100_000 * MILLIMETRE  # longer than any stock may be: what it may be the row says
_NARROWEST = 116  # pixels for “1234.56 mm” and its arrows


class Kind(StrEnum):
    """What somebody has in the hand."""

    LABELS = "labels"
    PLAIN = "plain"
    ROLL = "roll"
    CARD = "card"


def kind_words() -> dict[Kind, str]:
    """Each as somebody chooses it."""
    return {
        Kind.LABELS: _("Sheet with labels"),
        Kind.PLAIN: _("Plain sheet that is cut"),
        Kind.ROLL: _("Roll"),
        Kind.CARD: _("Card"),
    }


def kind_of(stock: Stock) -> Kind:
    """What a stock is."""
    if stock.medium is Medium.SHEET:
        return Kind.LABELS if stock.labels else Kind.PLAIN
    return Kind.ROLL if stock.medium is Medium.ROLL else Kind.CARD


def medium_of(kind: Kind) -> Medium:
    """What the printer draws in."""
    return {Kind.ROLL: Medium.ROLL, Kind.CARD: Medium.CARD}.get(kind, Medium.SHEET)


class Length(LengthBox):
    """One of a stock; what cannot be is said by its row."""

    def __init__(self, name: str, micrometres: int, *, step: int = 500) -> None:
        super().__init__(name, most=_LONGEST, step=step)
        self.setKeyboardTracking(True)  # the picture shows it while it is typed
        self.show_length(micrometres)


class Count(QSpinBox):
    """How many; ``said`` with ``{n}`` in it says of what."""

    def __init__(self, name: str, number: int, said: str) -> None:
        super().__init__()
        before, _n, behind = said.partition("{n}")
        self.setPrefix(before)
        self.setSuffix(behind)
        self.setRange(1, 99)
        self.setValue(number)
        self.setAccessibleName(name)
        self.setToolTip(name)
        inset(self)


class FigureRow(QWidget):
    """One or two fields beside each other, and below them what is wrong."""

    def __init__(self, word: str, *fields: QWidget) -> None:
        super().__init__()
        self.word, self._fields = word, fields
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        for each in fields:
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            each.setMinimumWidth(theme.px(_NARROWEST))
            row.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(row)
        column.addWidget(self._problem)

    def stand_beside(self, word: QWidget) -> None:
        """Let the word stay beside the fields where something is said below them."""
        word.setFixedHeight(theme.px(theme.CONTROL_HEIGHT))
        if len(self._fields) == 1:
            self._fields[0].setAccessibleName(self.word)

    def say(self, problem: str, wrong: Collection[int] = ()) -> None:
        """Say what is wrong, or nothing; ``wrong``: with which fields, counted from 0, if not with all."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        for number, each in enumerate(self._fields):
            mark = "true" if problem and (not wrong or number in wrong) else ""
            if each.property("invalid") != mark:
                each.setProperty("invalid", mark)
                each.style().polish(each)

    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def begin(self) -> None:
        """Put the cursor into the first field that is wrong, else into the first."""
        wrong = (each for each in self._fields if each.property("invalid") == "true")
        next(wrong, self._fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)
