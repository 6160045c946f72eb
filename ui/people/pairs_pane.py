"""Pairs that may be one, found beside the window: merge them, or say that they are two."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.people.duplicates import Certainty
from organizer.i18n import _, ngettext, paragraph
from ui import theme
from ui.people.pairs import HOW_SURE, Pair, PairsModel, certainty_word
from ui.widgets.buttons import button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.filters import FilterChips
from ui.widgets.labels import label
from ui.widgets.menus import offer_buttons, passing_menu
from ui.widgets.rows import ChipDelegate, Lines, LinesDelegate
from ui.widgets.table import Column, RowsView

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.progress import Progress
    from ui.shell import Shell

HEIGHT = 56
CALM = 300
"""Milliseconds after a change before everything is compared again."""


class Subject(Protocol):
    """What is looked for: people or organizations."""

    entity: str
    """The table in which they are."""
    tables: tuple[str, ...]
    """The tables whose changes are heard."""
    compared: str
    """A sentence about what is compared."""

    def find(self, progress: "Progress") -> Sequence[Pair]:
        """All pairs, the surest first; runs beside the window."""
        ...

    def lines(self, ids: Sequence[int]) -> dict[int, Lines]:
        """What is shown of each that is there."""
        ...

    def merge(self, pairs: Sequence[Pair]) -> None:
        """Ask what stays of one pair, or merge several as one step."""
        ...

    def tell_apart(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Remember that they are two."""
        ...


class PairsPane(QWidget):
    """Chips by certainty, the table, and the two buttons."""

    counted = Signal(int)
    """How many pairs there are."""
    wanted = Signal(object)
    """The ids of the selected pairs, to be shown elsewhere."""

    def __init__(self, subject: Subject, shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject, self._shell = subject, shell
        self._looked, self._looking, self._stale = False, False, True
        self.model = PairsModel(self)
        self._lay_out()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.look)
        shell.bridge.changed.connect(self._changed)

    # -- making --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.chips = FilterChips()
        self.chips.changed.connect(self._filter)
        self.table = self._table()
        self._views = QStackedWidget()
        self._waiting = EmptyState("merge", _("Looking for duplicates…"), self._subject.compared)
        self._none = EmptyState("ok", "", "")
        for each in (self._waiting, self._none, self.table):
            self._views.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.LARGE_GAP, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.chips)
        column.addWidget(self._views, 1)
        self._foot = self._bar()
        column.addWidget(self._foot)
        self.chips.hide()
        self._foot.hide()
        self.setFocusProxy(self.table)

    def _table(self) -> RowsView:
        made = RowsView([Column(128, 0), Column(150, 2), Column(150, 2), Column(140, 3)])
        made.setAccessibleName(_("Pairs that may be one"))
        made.verticalHeader().setDefaultSectionSize(theme.px(HEIGHT))
        made.setItemDelegate(LinesDelegate(made, height=HEIGHT))
        made.setItemDelegateForColumn(HOW_SURE, ChipDelegate(made))
        made.setModel(self.model)
        made.wanted.connect(self.merge_selected)
        made.menu_wanted.connect(self._show_menu)
        made.selectionModel().selectionChanged.connect(self._selected)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), made, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.tell_apart)
        return made

    def _bar(self) -> QWidget:
        bar = QWidget()
        self._said = label("", "small")
        self.apart = button(_("Not the same"), "swap", tip=_("Remember that they are two (Del)"))
        self.merge = primary(_("Merge…"), "merge", tip=_("Make one of the two"), shortcut="Ctrl+M")
        self.apart.clicked.connect(self.tell_apart)
        self.merge.clicked.connect(self.merge_selected)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._said, 1)
        row.addWidget(self.apart)
        row.addWidget(self.merge)
        return bar

    # -- looking -------------------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether what is shown is what the event says now."""
        return self._looked and not (self._looking or self._stale or self._calm.isActive())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: compare again what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self.look()

    @Slot()
    def look(self) -> None:
        """Compare everything, beside the window; the first time with a progress dialog where it takes long."""
        if self._looking or not self.isVisible():
            self._stale = True
            return
        self._looking, self._stale = True, False
        title = "" if self._looked else _("Look for duplicates")
        self._shell.jobs.start(self._subject.find, self._found, title, over=self._over)

    @Slot()
    def _over(self) -> None:
        self._looking, self._looked = False, True
        self._show_what_there_is()

    def _found(self, pairs: Sequence[Pair]) -> None:
        if self._stale:
            self._calm.start()
            return
        row, first = self.table.currentIndex().row(), not self.model.rows
        self.model.set_pairs(pairs)
        self._show_what_there_is()
        self._select(row)
        if first:
            self.table.setFocus()

    def _show_what_there_is(self) -> None:
        counts = self.model.counts()
        self.chips.set_options([(each, certainty_word(each).capitalize(), counts[each]) for each in Certainty])
        total = sum(counts.values())
        self.chips.setVisible(total > 0)
        known = _("Pairs that you told apart are not proposed again.")
        text = paragraph((self._subject.compared, known))
        self._none.set_texts(_("None of these") if total else _("No duplicates"), text)
        self._show_table_or_none()
        self._selected()
        self.counted.emit(total)

    def _show_table_or_none(self) -> None:
        """The pairs and what can be done with them, or the words for none."""
        self._views.setCurrentWidget(self.table if self.model.rows else self._none)
        self._foot.setVisible(bool(self.model.rows))

    @Slot(object)
    def _filter(self, chosen: frozenset[Certainty]) -> None:
        self.model.filter(chosen)
        self._show_table_or_none()
        self._select(0)

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        """Lines change and pairs go at once; new pairs come when everything has been compared again."""
        if not changes.touches(*self._subject.tables):
            return
        self._stale = True
        if not self.isVisible():
            return
        rows, members = changes.rows(self._subject.entity), self.model.members()
        touched = sorted(members if rows is None else members & rows)
        if touched:
            row = self.table.currentIndex().row()
            lines = self._subject.lines(touched)
            self.model.update({id: lines.get(id) for id in touched})
            self._show_what_there_is()
            self._select(row)
        self._calm.start()

    # -- the selection -------------------------------------------------------------------------------------------------

    def selected(self) -> list[Pair]:
        """The selected pairs, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def _select(self, row: int) -> None:
        """Select the row, or the last one where there are fewer."""
        last = len(self.model.rows) - 1
        if last >= 0:
            self.table.selectRow(max(0, min(row, last)))

    @Slot()
    def _selected(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        said = ngettext("{count:,} pair selected", "{count:,} pairs selected", count).format(count=count)
        self._said.setText(said if count > 1 else "")
        self.merge.setText(_("Merge {count:,} pairs").format(count=count) if count > 1 else _("Merge…"))
        self.merge.setShortcut(QKeySequence("Ctrl+M"))  # a new text drops it
        for each in (self.merge, self.apart):
            each.setEnabled(count > 0)

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        menu = passing_menu(self)
        offer_buttons(menu, (self.merge, self.apart))
        menu.addAction(_("Show in the list"), self.ask_for_selected).setEnabled(bool(self.selected()))
        menu.popup(place)

    @Slot()
    def ask_for_selected(self) -> None:
        """Have the selected pairs shown where they are at home."""
        self.wanted.emit(list(_ids(self.selected())))

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def merge_selected(self) -> None:
        """Show the two side by side; several pairs are merged at once, and what one lacks comes from the other."""
        pairs = self.selected()
        if pairs:
            self._subject.merge(pairs)

    @Slot()
    def tell_apart(self) -> None:
        """Remember that the selected pairs are two each."""
        ids = [each.ids for each in self.selected()]
        row = self.table.currentIndex().row()

        def remember() -> bool:
            self._subject.tell_apart(ids)
            return True

        if not ids or not self._shell.run(remember):
            return
        self.model.leave_out(ids)
        self._show_what_there_is()
        self._select(row)


def _ids(pairs: Iterable[Pair]) -> dict[int, None]:
    return dict.fromkeys(id for each in pairs for id in each.ids)
