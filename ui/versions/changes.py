"""What is different between two versions as a table: per session or per person, filtered by kind, searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.people.search import fold
from organizer.domain.schedule.change_words import ChangeLine, kind_words
from organizer.domain.schedule.releases import ChangeKind
from organizer.i18n import _
from ui import theme
from ui.widgets.filters import FilterChips
from ui.widgets.lines_model import LinesModel
from ui.widgets.table import Column, RowDelegate, RowsView


class By(StrEnum):
    """What a row of the table is about."""

    SESSION = "session"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Row:
    """A change, and whom it concerns where rows are about people."""

    line: ChangeLine
    person: str = ""

    def cells(self) -> tuple[str, ...]:
        """What the columns say."""
        said = (self.line.title, self.line.what, self.line.before or "–", self.line.after or "–")
        return (self.person, *said) if self.person else said


class ChangesTable(QWidget):
    """Shows rows; a chip for each kind of change there is."""

    wanted = Signal(int)
    """The session of the current row is to be seen on the schedule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[By, Sequence[Row]] = {By.SESSION: (), By.PERSON: ()}
        self._by, self._text = By.SESSION, ""
        self.chips = FilterChips()
        self.chips.changed.connect(self._show)
        self._stack = QStackedWidget()
        self.tables: dict[By, RowsView] = {}
        self.models: dict[By, LinesModel] = {}
        for by in By:
            self._add_table(by)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)

    def _add_table(self, by: By) -> None:
        columns = {
            _("Session"): Column(140, 5),
            _("What"): Column(92, 1),
            _("Before"): Column(150, 4),
            _("After"): Column(150, 4),
        }
        if by is By.PERSON:
            columns = {_("Person"): Column(104, 1)} | columns
        view, model = RowsView(list(columns.values())), LinesModel(list(columns), self)
        view.setModel(model)
        view.setAccessibleName(_("Changes by person") if by is By.PERSON else _("Changes by session"))
        view.setItemDelegateForColumn(0, RowDelegate(view, QFont.Weight.DemiBold))
        view.wanted.connect(self._want)
        self.tables[by], self.models[by] = view, model
        self._stack.addWidget(view)

    @property
    def table(self) -> RowsView:
        """The one that is shown."""
        return self.tables[self._by]

    def show_changes(self, sessions: Sequence[ChangeLine], people: Sequence[tuple[str, ChangeLine]]) -> None:
        """Show these changes."""
        self._rows[By.SESSION] = [Row(each) for each in sessions]
        self._rows[By.PERSON] = [Row(each, name) for name, each in people]
        words, kinds = kind_words(), [kind for each in sessions for kind in each.kinds]
        self.chips.set_options((kind, words[kind], kinds.count(kind)) for kind in ChangeKind if kind in kinds)
        self._show()

    @Slot(object)
    def show_by(self, by: By) -> None:
        """Show a row for each session, or for each person."""
        self._by = By(by)
        self._stack.setCurrentWidget(self.table)
        self._show()

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only rows that have all the words."""
        self._text = text
        self._show()

    @Slot()
    def _show(self) -> None:
        rows = [each for each in self._rows[self._by] if self._is_wanted(each)]
        self.models[self._by].set_lines([each.line.session or 0 for each in rows], [each.cells() for each in rows])

    def _is_wanted(self, row: Row) -> bool:
        kinds, said = self.chips.chosen(), fold("\n".join(row.cells()))
        return (not kinds or bool(kinds & set(row.line.kinds))) and all(
            word in said for word in fold(self._text).split()
        )

    @Slot()
    def enter(self) -> None:
        """Take the keys; the first row is the current one where none is."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.models[self._by].index(0, 0))

    @Slot()
    def _want(self) -> None:
        row = self.table.currentIndex().row()
        ids = self.models[self._by].ids
        if 0 <= row < len(ids) and ids[row]:
            self.wanted.emit(ids[row])
