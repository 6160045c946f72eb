"""The left side of the page Print: whose badges. What is listed is what will be printed."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from organizer.domain.folding import fold
from organizer.domain.printing.badges.runs import BadgeLine
from organizer.domain.printing.ledger import State
from organizer.i18n import _, ngettext
from ui import theme
from ui.printing.badges.models import BadgeModel, lines_table
from ui.widgets.labels import label
from ui.widgets.search import SearchField

WIDTH = 320


class Choice(StrEnum):
    """Whose badges are listed."""

    DUE = "due"
    ALL = "all"
    PICKED = "picked"


class ChoicePanel(QFrame):
    """Search, category and the list of people."""

    listed_changed = Signal()
    """Other people are listed."""
    turned = Signal()
    """Another person of the list is the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setMaximumWidth(theme.px(WIDTH))
        self._lines: Sequence[BadgeLine] | None = None
        self._texts: Mapping[int, str] = {}
        self.due = 0
        """How many badges are new or changed, whatever is searched."""
        self._picked: frozenset[int] = frozenset()
        self._choice = Choice.DUE
        self._model = BadgeModel(self)
        self.search = SearchField(_("Search name, organization or code"), delay=80)
        self._categories = QComboBox()
        self._categories.setAccessibleName(_("Category"))
        self._categories.setToolTip(_("Only the badges of one category"))
        self._count = label("", "muted")
        self.list = lines_table(_("People whose badges are printed"), self._model)
        self._lay_out()
        self._categories.hide()
        self.search.searched.connect(self._filter)
        self.search.left_downwards.connect(self.list.setFocus)
        self._categories.currentIndexChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._turned)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.SMALL_GAP)
        controls = QVBoxLayout()
        controls.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        controls.setSpacing(theme.SMALL_GAP)
        for each in (self.search, self._categories, self._count):
            controls.addWidget(each)
        column.addLayout(controls)
        column.addWidget(self.list, 1)

    # -- what is listed ------------------------------------------------------------------------------------------------

    @property
    def listed(self) -> tuple[BadgeLine, ...]:
        """The people on the list, in its order."""
        return self._model.rows

    def take_lines(self, lines: Sequence[BadgeLine], texts: Mapping[int, str]) -> None:
        """Choose from these people from now on; ``texts`` by person as :func:`searched` gives them."""
        self._lines, self._texts = lines, texts
        self.due = sum(line.state.due for line in lines)

    def show_lines(self) -> None:
        """List who is chosen of them."""
        self._categories.show()
        self._fill_categories()
        self._filter()

    def say(self, text: str) -> None:
        """Say this where the number of the listed stands."""
        self._count.setText(text)

    def choose(self, choice: Choice, picked: Sequence[int] = ()) -> None:
        """List other people; ``picked`` by hand where the choice says so."""
        self._choice = choice
        self._picked = frozenset(picked) or self._picked
        self._filter()

    def show_all_of_choice(self) -> None:
        """Drop search and category."""
        self.search.clear()
        self._categories.setCurrentIndex(0)
        self._filter()

    @property
    def any_printed(self) -> bool:
        """Whether somebody's badge is on paper."""
        return any(line.state is State.PRINTED for line in self._lines or ())

    def _fill_categories(self) -> None:
        wanted = self._categories.currentData()
        known = {line.category_id: line.category for line in self._lines or () if line.category_id is not None}
        self._categories.blockSignals(True)
        self._categories.clear()
        self._categories.addItem(_("All categories"), None)
        for identifier, name in known.items():
            self._categories.addItem(name, identifier)
        self._categories.setCurrentIndex(max(0, self._categories.findData(wanted)))
        self._categories.blockSignals(False)

    @Slot()
    def _filter(self) -> None:
        current = self.current()
        rows = self._chosen()
        words = fold(self.search.text()).split()
        if words:
            rows = [line for line in rows if all(word in self._texts[line.id] for word in words)]
        self._model.show_rows(rows)
        if self._lines is not None:
            self.say(_counted(len(rows)))
        place = self._model.row_of(current.id) if current else None
        self.list.setCurrentIndex(self._model.index(place or 0, 0))
        self.listed_changed.emit()

    def _chosen(self) -> list[BadgeLine]:
        """Whom the choice and the category leave."""
        category, picked = self._categories.currentData(), self._picked
        lines = [line for line in self._lines or () if category is None or line.category_id == category]
        if self._choice is Choice.PICKED:
            return [line for line in lines if line.id in picked]
        states = [state for state in State if state.due or self._choice is Choice.ALL]
        return [line for line in lines if line.state in states and line.state is not State.CANCELLED]

    # -- the current one -----------------------------------------------------------------------------------------------

    def current(self) -> BadgeLine | None:
        """The person whose badge is shown."""
        index = self.list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def place(self) -> int:
        """Which of the listed that is, counted from 0."""
        return self.list.currentIndex().row()

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go so many people further or back."""
        place = self.place() + step
        if 0 <= place < len(self._model.rows):
            self.list.setCurrentIndex(self._model.index(place, 0))

    def go_to(self, person: int) -> None:
        """Make a listed person the current one."""
        place = self._model.row_of(person)
        if place is not None:
            self.list.setCurrentIndex(self._model.index(place, 0))

    @Slot(QModelIndex, QModelIndex)
    def _turned(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.turned.emit()


def searched(lines: Sequence[BadgeLine]) -> dict[int, str]:
    """What is searched of each person; for a job, because of 100,000 people it takes a moment."""
    return {line.id: fold(" ".join((line.name, line.second_name, line.organization, line.code))) for line in lines}


def _counted(count: int) -> str:
    return ngettext("{n} badge", "{n} badges", count).format(n=f"{count:,}")
