"""The page of people: a table of any size, searched as somebody types, and the edit panel."""

import time
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.person import Category, PersonField, PersonOrder
from organizer.i18n import _, ngettext
from organizer.services import people
from ui import theme
from ui.people.finder import finder
from ui.people.model import COLUMNS, PeopleModel
from ui.people.panel import PersonPanel
from ui.widgets.buttons import button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.filters import FilterChips
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.search import SearchField
from ui.widgets.table import ChipDelegate, Column, RowDelegate, RowsView

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

FEW = 20
"""Changed people up to which single rows are painted anew."""

HEAD = 256
"""People who are read before the first paint; the others come right after it."""

MANY = 10_000
"""People from which on their ids are read beside the window."""

SLICE = 0.008
"""Seconds that a search takes before the window gets a turn."""

WIDTHS = {
    PersonOrder.NAME: Column(148, 3),
    PersonOrder.SECOND_NAME: Column(110, 2, 1),
    PersonOrder.ORGANIZATION: Column(190, 4),
    PersonOrder.CATEGORY: Column(132, 1, 2),
    PersonOrder.JOB_TITLE: Column(140, 2, 6),
    PersonOrder.EMAIL: Column(190, 3, 3),
    PersonOrder.PHONE: Column(144, 1, 5),
    PersonOrder.CODE: Column(104, 0, 4),
}


class PeoplePage(QWidget):
    """Everybody in the event."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._all: list[int] = []
        self._head_only = True
        self._asked: object = None  # the reading of ids that counts: the last one
        self._awaited = 0  # who shall be selected when the ids have been read
        self._order, self._descending = PersonOrder.NAME, False
        self._text = ""
        self._hits: Iterator[list[int]] | None = None
        self._found: list[int] = []
        self._kept: tuple[list[int], int | None] | None = None  # who was selected before the first ones were shown
        self._panel: PersonPanel | None = None
        self._stale = True
        self._categories_stale = True
        self.model = PeopleModel(lambda ids: people.rows(workspace, ids), self)
        self._lay_out()
        self._make_timers()
        self._finder = finder(workspace, shell)
        self._finder.ready.connect(self._search_again)
        shell.bridge.changed.connect(self._changed)

    # -- making --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.table = self._make_table()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._body(), 1)
        self._beside = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addLayout(row, 1)

    def _header(self) -> PageHeader:
        made = PageHeader(_("People"))
        self.search = SearchField(_("Search people"))
        self.search.setFixedWidth(theme.px(240))
        self.search.searched.connect(self._search)
        self.search.left_downwards.connect(self._enter_table)
        self._count = label("", "muted")
        made.add_left(self.search)
        made.add_left(self._count)
        imported = button(_("Import…"), "import", tip=_("Take in a sheet of people (Ctrl+I)"))
        exported = button(_("Export…"), "export", tip=_("Write people to a workbook (Ctrl+E)"))
        added = primary(_("Add person"), "person-add", shortcut="Ctrl+N")
        imported.clicked.connect(self.import_people)
        exported.clicked.connect(self.export_people)
        added.clicked.connect(self.add_person)
        for each in (imported, exported, added):
            made.add_right(each)
        return made

    def _make_table(self) -> RowsView:
        made = RowsView([WIDTHS[column] for column in COLUMNS])
        made.setAccessibleName(_("People"))
        made.setModel(self.model)
        made.setItemDelegateForColumn(0, RowDelegate(made, QFont.Weight.DemiBold))
        made.setItemDelegateForColumn(COLUMNS.index(PersonOrder.CATEGORY), ChipDelegate(made))
        head = made.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sort)
        made.painted.connect(self._read_rest)
        made.wanted.connect(self.edit_person)
        made.menu_wanted.connect(self._show_menu)
        made.selectionModel().selectionChanged.connect(self._selected)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), made, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_selected)
        return made

    def _body(self) -> QVBoxLayout:
        self.chips = FilterChips()
        self.chips.changed.connect(self._filter)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        column = QVBoxLayout()
        column.setContentsMargins(theme.MARGIN, theme.LARGE_GAP, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.chips)
        column.addWidget(self._views, 1)
        column.addLayout(self._foot())
        return column

    @cached_property
    def _empty(self) -> EmptyState:
        text = _(
            "Import the attendee sheet of any platform: columns in any order, in any language. "
            "You see what is new, changed or doubtful before anything is written."
        )
        imported = button(_("Import…"), "import")
        imported.clicked.connect(self.import_people)
        added = button(_("Add person"), "person-add")
        added.clicked.connect(self.add_person)
        return self._view(EmptyState("people", _("Nobody is here yet"), text, imported, added))

    @cached_property
    def _nobody(self) -> EmptyState:
        clear = button(_("Show everybody"))
        clear.clicked.connect(self.show_everybody)
        text = _(
            "Names, organizations, e-mail addresses, phone digits and codes are searched, Chinese names by pinyin too."
        )
        return self._view(EmptyState("search", _("Nobody is found"), text, clear))

    def _view(self, made: EmptyState) -> EmptyState:
        self._views.addWidget(made)
        return made

    def _foot(self) -> QHBoxLayout:
        self._chosen = label("", "small")
        self.merge_button = button(_("Merge…"), "merge", tip=_("Make one person of two"), shortcut="Ctrl+M")
        self.merge_button.clicked.connect(self.merge_selected)
        self.print_button = button(_("Print badges"), "badge", tip=_("Print the badges of who is selected"))
        self.print_button.clicked.connect(self.print_selected)
        self.delete_button = button(_("Delete"), "delete", tip=_("Delete who is selected (Del)"))
        self.delete_button.clicked.connect(self.delete_selected)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._chosen, 1)
        for each in (self.merge_button, self.print_button, self.delete_button):
            row.addWidget(each)
        return row

    def _make_timers(self) -> None:
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._reload)
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._go_on)
        self._follow = QTimer(self, singleShot=True, interval=60)
        self._follow.timeout.connect(self._show_current)
        self._calm = QTimer(self, singleShot=True, interval=250)
        self._calm.timeout.connect(self._when_calm)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: a page that was hidden reads what it missed."""
        super().showEvent(event)
        if self._stale and self._head_only:
            self._read_head()
        elif self._stale:
            self._reload()
        self._calm.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: nothing typed is lost."""
        super().hideEvent(event)
        if self._panel and self._panel.dirty:
            self._panel.leave()

    @Slot()
    def _when_calm(self) -> None:
        """What the first paint need not wait for."""
        self._finder.start()
        if self._categories_stale:
            self._read_categories()

    def _read_categories(self) -> None:
        """Counting many people takes long enough to be done beside the window."""
        self._categories_stale = False
        if len(self._all) > MANY:
            read = partial(people.categories, self._workspace)
            self._shell.jobs.start(lambda _progress: read(), self._take_categories, "")
        else:
            self._take_categories(people.categories(self._workspace))

    def _take_categories(self, categories: tuple[Category, ...]) -> None:
        self.chips.set_options([(each.id, each.name, each.count) for each in categories])
        self.chips.setVisible(bool(categories))
        if self._panel:
            self._panel.set_categories(categories)

    def _read_head(self) -> None:
        """Read as many as fit on any screen, and the others when those are painted."""
        self._show_ids(people.ids(self._workspace, limit=HEAD))
        if len(self.model.ids) == HEAD:
            self._count.setText("")
        else:
            self._head_only = False
            self._reload()

    @Slot()
    def _read_rest(self) -> None:
        if self._head_only:
            self._rest.start()

    @Slot()
    def _reload(self) -> None:
        """Read who is there; what is selected stays so. Many are read beside the window."""
        self._stale = False
        self._rest.stop()
        chosen = cast("frozenset[int]", self.chips.chosen())
        ask = partial(people.ids, self._workspace, order=self._order, descending=self._descending, categories=chosen)
        self._asked = ask
        if self._head_only or len(self._all) > MANY:
            self.model.forget()
            self._shell.jobs.start(lambda _progress: ask(), partial(self._take_ids, ask), "")
        else:
            self._take_ids(ask, ask())

    def _take_ids(self, ask: object, ids: list[int]) -> None:
        """Show who was read, unless something else was asked for since."""
        if ask is not self._asked:
            return
        self._all, self._head_only = ids, False
        self._search_again()
        if self._awaited in self.model.ids:
            self.select([self._awaited])
        self._awaited = 0

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        if not changes.touches("person", "organization", "category"):
            return
        self._categories_stale = True
        if not self.isVisible():
            self._stale = True
            return
        self._calm.start()
        rows, shared = changes.rows("person"), [changes.rows("organization"), changes.rows("category")]
        if rows is None or None in shared or not self._same_people(rows):
            self._head_only |= rows is None
            self._take_all()
            return
        organizations, categories = (each or frozenset() for each in shared)
        rows |= frozenset(people.belonging(self._workspace, organizations, categories))
        self.model.refresh(rows)
        self._refresh_panel(rows)

    def _same_people(self, rows: frozenset[int]) -> bool:
        """Whether all of them were there before and still are, so that no row comes or goes."""
        if len(rows) > FEW or not all(id in self._all for id in rows):
            return False
        return len(people.rows(self._workspace, sorted(rows))) == len(rows)

    def _take_all(self) -> None:
        self._reload()
        self._refresh_panel(None)

    def _refresh_panel(self, rows: frozenset[int] | None) -> None:
        panel = self._panel
        if panel and panel.person and not panel.dirty and (rows is None or panel.person in rows):
            panel.show_person(panel.person)

    # -- searching, sorting, filtering ---------------------------------------------------------------------------------

    @Slot(str)
    def _search(self, text: str) -> None:
        self._text = text
        self._search_again()

    @Slot()
    def _search_again(self) -> None:
        if self._head_only:
            return
        self._slice.stop()
        self._hits = self._finder.search(self._text) if self._text else None
        self._found = []
        if self._hits is not None:
            self._go_on()
            return
        self._show_ids(self._all)
        if self._text:
            self._count.setText(_("The search is being prepared…"))

    @Slot()
    def _go_on(self) -> None:
        """Search for some milliseconds; the first ones found are shown at once, the rest when all are there."""
        if self._hits is None:
            return
        until, before = time.perf_counter() + SLICE, len(self._found)
        for part in self._hits:
            self._found += part
            if time.perf_counter() > until:
                break
        else:
            self._hits = None
            wanted = frozenset(self._found)
            self._show_ids(self._all if len(wanted) == len(self._all) else [id for id in self._all if id in wanted])
            return
        if self._found and not before:
            self._show_first(self._found)
        self._slice.start()

    def _show_first(self, ids: Sequence[int]) -> None:
        """Show what is found by now, where the table stands in the order in which is searched."""
        if self._order is PersonOrder.NAME and not self._descending and not self.chips.chosen():
            self._kept = self._kept or (self.selected(), self._current())
            self.model.set_ids(list(ids))
            self._count.setText(_("Searching…"))

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._order, self._descending = COLUMNS[column], order == Qt.SortOrder.DescendingOrder
        self._reload()

    @Slot(object)
    def _filter(self, _chosen: object) -> None:
        self._reload()

    @Slot()
    def show_everybody(self) -> None:
        """Search nothing and filter nothing."""
        self.chips.set_chosen(())
        self.search.clear()
        self.search.setFocus()

    def _show_ids(self, ids: Sequence[int]) -> None:
        selected, current = self._kept or (self.selected(), self._current())
        self._kept = None
        self.model.set_ids(ids)
        self._select(selected, current)
        filtered = bool(self._text or self.chips.chosen())
        self._views.setCurrentWidget(self.table if ids else self._nobody if filtered else self._empty)
        said = ngettext("{count:,} person", "{count:,} people", len(ids)).format(count=len(ids))
        self._count.setText(said)
        self._say_selected()

    # -- selection -----------------------------------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """The ids of who is selected, in the table's order."""
        ranges = self._ranges()
        rows = sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})
        return [self.model.ids[row] for row in rows]

    def _ranges(self) -> list[QItemSelectionRange]:
        return list(self.table.selectionModel().selection())  # type: ignore[call-overload, no-any-return]

    def select(self, ids: Sequence[int]) -> None:
        """Select these people where they are shown, and bring the first into view."""
        self._select(ids, ids[0] if ids else None)
        rows = self.model.rows_of(ids)
        if rows:
            self.table.scrollTo(self.model.index(rows[0], 0))

    def show_people(self, ids: Sequence[int]) -> None:
        """Select these people, whatever was searched or filtered before."""
        self.show_everybody()
        self._search("")
        self.select(ids)

    def _current(self) -> int | None:
        index = self.table.currentIndex()
        return self.model.ids[index.row()] if index.isValid() else None

    def _select(self, ids: Sequence[int], current: int | None) -> None:
        selection = QItemSelection()
        for first, last in _runs(self.model.rows_of(ids)):
            selection.select(self.model.index(first, 0), self.model.index(last, len(COLUMNS) - 1))
        chosen = self.table.selectionModel()
        chosen.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for row in self.model.rows_of([current] if current else []):
            chosen.setCurrentIndex(self.model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def _selected(self) -> None:
        self._say_selected()
        if self._panel and self._panel.isVisible():
            self._follow.start()

    def _say_selected(self) -> None:
        count = sum(each.height() for each in self._ranges())
        said = ngettext("{count:,} selected", "{count:,} selected", count).format(count=count)
        self._chosen.setText(said if count else "")
        self.merge_button.setEnabled(count == 2)
        self.print_button.setEnabled(count > 0)
        self.delete_button.setEnabled(count > 0)

    @Slot()
    def _enter_table(self) -> None:
        if self.model.ids:
            if not self.table.currentIndex().isValid() or not self.selected():
                self.table.selectRow(0)
            self.table.setFocus()

    # -- the panel -----------------------------------------------------------------------------------------------------

    def panel(self) -> PersonPanel:
        """The edit panel; made when it is first wanted."""
        if self._panel is None:
            self._panel = PersonPanel(self._workspace, self._shell)
            self._panel.set_categories(people.categories(self._workspace))
            self._panel.closed.connect(self._close_panel)
            self._panel.added.connect(self._added)
            self._beside.addWidget(self._panel)
        return self._panel

    @Slot()
    def edit_person(self) -> None:
        """Open the panel on the current row and go there."""
        current = self._current()
        if current and (not self._panel or self._panel.leave()):
            self.panel().show_person(current)
            self.panel().show()
            self.panel().focus(PersonField.NAME)

    @Slot()
    def _show_current(self) -> None:
        """Let the panel follow the current row, unless what is typed there cannot be kept."""
        panel, current = self._panel, self._current()
        if not panel or not current or panel.person == current:
            return
        if panel.leave():
            panel.show_person(current)
        elif panel.person:
            self.select([panel.person])

    @Slot()
    def _close_panel(self) -> None:
        if self._panel:
            self._panel.hide()
        self.table.setFocus()

    @Slot(int)
    def _added(self, id: int) -> None:
        if id not in self.model.ids:
            self._awaited = id
            self.show_everybody()
            self._search("")
        self.select([id])
        if self._panel:
            self._panel.show_person(id)

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def add_person(self) -> None:
        """Open the panel for somebody new, of the category that is filtered by."""
        if self._panel and not self._panel.leave():
            return
        chosen = self.chips.chosen()
        names = [each.name for each in people.categories(self._workspace) if each.id in chosen]
        self.panel().show()
        self.panel().show_new(names[0] if len(names) == 1 else "")

    @Slot()
    def delete_selected(self) -> None:
        """Delete who is selected; the toast offers to undo it."""
        ids = self.selected()
        if ids:
            last = self.model.rows_of(ids[-1:])[0]
            below = self.model.ids[last + 1 : last + 2]
            self._shell.run(lambda: people.delete_people(self._workspace, ids))
            self.select(below)

    @Slot()
    def merge_selected(self) -> None:
        """Show two people side by side and make one of them."""
        from ui.people.merge import MergeDialog

        ids = self.selected()
        if len(ids) != 2:
            return
        keep, drop = (people.read_person(self._workspace, id) for id in ids)

        def merge(values: dict[str, str], fields: dict[str, str]) -> None:
            self._shell.run(lambda: people.merge_people(self._workspace, keep.id, drop.id, values, fields))

        MergeDialog(self._shell.dialog_parent(), keep, drop, merge).open()

    @Slot()
    def print_selected(self) -> None:
        """Take who is selected to the page Print."""
        from ui.printing.page import PrintPage

        ids = self.selected()
        page = self._shell.show_page("print")
        if ids and isinstance(page, PrintPage):
            page.show_people(ids)

    @Slot()
    def import_people(self) -> None:
        """Take in a sheet."""
        self._shell.import_file()

    @Slot()
    def export_people(self) -> None:
        """Write a workbook."""
        self._shell.export_file()

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act, enabled in (
            (_("Edit (F2)"), self.edit_person, self.table.currentIndex().isValid()),
            (_("Merge…"), self.merge_selected, self.merge_button.isEnabled()),
            (_("Print badges"), self.print_selected, self.print_button.isEnabled()),
            (_("Delete (Del)"), self.delete_selected, self.delete_button.isEnabled()),
        ):
            menu.addAction(text, act).setEnabled(enabled)
        menu.popup(place)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as ``(first, last)`` of those that stand next to each other."""
    for _key, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        together = [row for _place, row in run]
        yield together[0], together[-1]
