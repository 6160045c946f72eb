"""After an import: what else the workbook holds, to be taken in next."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organizer.domain.imports.other_tables import OtherTables
from organizer.domain.sheets.workbook import Inspection
from organizer.i18n import _
from ui import theme
from ui.imports.sheet_step import table_text
from ui.widgets.buttons import button
from ui.widgets.empty import Picture, card_in_the_middle
from ui.widgets.labels import ElidedLabel, label


class MoreStep(QWidget):
    """What was imported, and a line for each further table."""

    table_chosen = Signal(object)
    """The TablePlace to go on with."""
    programme_chosen = Signal()
    """The agenda of the workbook is to be taken in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._done = label("", "strong", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.SMALL_GAP)
        inner = card_in_the_middle(self, 560)
        inner.addWidget(Picture("ok", 40, "ok"), alignment=Qt.AlignmentFlag.AlignHCenter)
        for each in (self._done, label(_("The file holds more. What shall be taken in next?"), "muted")):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(each)
        inner.addLayout(self._lines)

    def offer(self, done: str, inspection: Inspection, others: OtherTables) -> None:
        """Say what was done, and offer tables of people and the sheets of an agenda."""
        self._done.setText(done)
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        for place in others.people:
            self._add(_("People"), table_text(inspection, place), partial(self.table_chosen.emit, place))
        if others.programme:
            self._add(_("Programme"), ", ".join(others.programme), self.programme_chosen.emit)

    def _add(self, what: str, text: str, act: object) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(label(what, "muted"))
        row.addWidget(ElidedLabel(text), 1)
        made = button(_("Go on with this"), "forward")
        made.clicked.connect(act)
        row.addWidget(made)
        self.buttons.append(made)
        self._lines.addWidget(line)
