"""People who may be in the event twice, in the place of the page of people: merge them, or say that they are two."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.duplicates import Certainty
from organizer.i18n import _, ngettext
from organizer.services import duplicates, people
from ui import theme
from ui.people.merge import start_merge
from ui.people.pairs import HOW_SURE, Pair, PairsModel, certainty_word
from ui.widgets.buttons import button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.filters import FilterChips
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.rows import ChipDelegate, LinesDelegate
from ui.widgets.table import Column, RowsView

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.progress import Progress
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

PAGE = "people"
"""The page it stands in for."""
HEIGHT = 56
CALM = 300
"""Milliseconds after a change before everybody is compared again."""


def start_duplicates(workspace: "Workspace", shell: "Shell") -> "DuplicatesView":
    """Show the finder in the place of the page of people and let it look."""
    made = DuplicatesView(workspace, shell)
    shell.stand_in(PAGE, made)
    return made


class DuplicatesView(QWidget):
    """Pairs who may be one person, the surest first."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._looked, self._looking, self._stale = False, False, True
        self.model = PairsModel(self)
        self._lay_out()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.look)
        shell.bridge.changed.connect(self._changed)

    # -- making --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        body = QVBoxLayout()
        body.setContentsMargins(theme.MARGIN, theme.LARGE_GAP, theme.MARGIN, theme.GAP)
        body.setSpacing(theme.GAP)
        self.chips = FilterChips()
        self.chips.changed.connect(self._filter)
        self.table = self._table()
        self._views = QStackedWidget()
        self._waiting = EmptyState("merge", _("Looking for duplicates…"), _("Everybody is compared with everybody."))
        self._none = EmptyState("ok", "", "")
        for each in (self._waiting, self._none, self.table):
            self._views.addWidget(each)
        body.addWidget(self.chips)
        body.addWidget(self._views, 1)
        body.addWidget(self._bar())
        column.addLayout(body, 1)
        self.setFocusProxy(self.table)

    def _header(self) -> PageHeader:
        made = PageHeader(_("Duplicates"))
        self._count = label("", "muted")
        made.add_left(self._count)
        self.back = button(_("Back to people"), "left", shortcut="Esc")
        self.back.clicked.connect(self.leave)
        made.add_right(self.back)
        return made

    def _table(self) -> RowsView:
        made = RowsView([Column(128, 0), Column(220, 2), Column(220, 2), Column(250, 3)])
        made.setAccessibleName(_("People who may be one"))
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
        self.apart = button(_("Not the same"), "swap", tip=_("Remember that they are two people (Del)"))
        self.merge = primary(_("Merge…"), "merge", tip=_("Make one person of the two"), shortcut="Ctrl+M")
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

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: compare again what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self.look()

    @Slot()
    def look(self) -> None:
        """Compare everybody, beside the window; the first time with a progress dialog where it takes long."""
        if self._looking or not self.isVisible():
            self._stale = True
            return
        self._looking, self._stale = True, False
        title = "" if self._looked else _("Look for duplicates")
        self._shell.jobs.start(partial(_find, self._workspace), self._found, title, over=self._over)

    @Slot()
    def _over(self) -> None:
        self._looking, self._looked = False, True
        self._show_what_there_is()

    def _found(self, pairs: tuple[Pair, ...]) -> None:
        if self._stale:
            self._calm.start()
            return
        row, first = self.table.currentIndex().row(), not self.model.shown
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
        self._count.setText(ngettext("{count:,} pair", "{count:,} pairs", total).format(count=total) if total else "")
        title = _("Nobody of these") if total else _("No duplicates")
        text = _(
            "Names in either language, their reading, telephone, e-mail address and organization were compared. "
            "Pairs that you told apart are not proposed again."
        )
        self._none.set_texts(title, text)
        self._views.setCurrentWidget(self.table if self.model.shown else self._none)
        self._selected()

    @Slot(object)
    def _filter(self, chosen: frozenset[Certainty]) -> None:
        self.model.filter(chosen)
        self._views.setCurrentWidget(self.table if self.model.shown else self._none)
        self._select(0)

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        """Lines change and pairs go at once; who has become a pair comes when everybody has been compared again."""
        if not changes.touches("person", "organization", "category", "distinct_person"):
            return
        self._stale = True
        if not self.isVisible():
            return
        rows = changes.rows("person")
        touched = sorted(self.model.people() & rows) if rows is not None else sorted(self.model.people())
        if touched:
            row = self.table.currentIndex().row()
            lines = {each.id: each for each in people.rows(self._workspace, touched)}
            self.model.update({id: lines.get(id) for id in touched})
            self._show_what_there_is()
            self._select(row)
        self._calm.start()

    # -- the selection -------------------------------------------------------------------------------------------------

    def selected(self) -> list[Pair]:
        """The selected pairs, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.shown[row] for row in rows]

    def _select(self, row: int) -> None:
        """Select the row, or the last one where there are fewer."""
        last = len(self.model.shown) - 1
        if last >= 0:
            self.table.selectRow(max(0, min(row, last)))

    @Slot()
    def _selected(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        said = ngettext("{count:,} pair selected", "{count:,} pairs selected", count).format(count=count)
        self._said.setText(said if count > 1 else "")
        self.merge.setText(_("Merge {count:,} pairs").format(count=count) if count > 1 else _("Merge…"))
        self.merge.setShortcut(QKeySequence("Ctrl+M"))  # a new text drops it
        self.merge.setEnabled(count > 0)
        self.apart.setEnabled(count > 0)

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in (self.merge, self.apart):
            menu.addAction(each.icon(), each.text(), each.click).setEnabled(each.isEnabled())
        menu.addAction(_("Show among people"), self.show_among_people).setEnabled(bool(self.selected()))
        menu.popup(place)

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def merge_selected(self) -> None:
        """Show the two side by side; several pairs are merged at once, and what one lacks comes from the other."""
        pairs = self.selected()
        if len(pairs) > 1:
            self._shell.run(lambda: people.merge_pairs(self._workspace, [each.ids for each in pairs]))
        elif pairs:
            start_merge(self._workspace, self._shell, *pairs[0].ids)

    @Slot()
    def tell_apart(self) -> None:
        """Remember that the selected pairs are two people each."""
        ids = [each.ids for each in self.selected()]
        row = self.table.currentIndex().row()

        def remember() -> bool:
            duplicates.tell_apart(self._workspace, ids)
            return True

        done = self._shell.run(remember)
        if done:
            self.model.leave_out(ids)
            self._show_what_there_is()
            self._select(row)

    @Slot()
    def show_among_people(self) -> None:
        """Go back and select who is in the selected pairs."""
        from ui.people.page import PeoplePage

        ids = [id for each in self.selected() for id in each.ids]
        self._shell.give_back(PAGE)
        page = self._shell.show_page(PAGE)
        if ids and isinstance(page, PeoplePage):
            page.show_people(ids)

    @Slot()
    def leave(self) -> None:
        """Back to the page of people."""
        self._shell.give_back(PAGE)


def _find(workspace: "Workspace", progress: "Progress") -> tuple[Pair, ...]:
    found = duplicates.candidates(workspace, progress)
    ids = sorted({id for each in found for id in (each.one, each.other)})
    lines = {each.id: each for each in people.rows(workspace, ids)}
    there = (each for each in found if each.one in lines and each.other in lines)
    return tuple(Pair(each, lines[each.one], lines[each.other]) for each in there)
