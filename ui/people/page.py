"""The page of people: a table of any size, searched as somebody types, and the edit panel."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.people.person import Category, PersonField
from organizer.i18n import _, ngettext
from organizer.services import people
from ui import icons, theme
from ui.people.empties import nobody_found, nobody_yet
from ui.people.listing import MANY, Listing
from ui.people.model import COLUMNS, PeopleModel
from ui.people.panel import PersonPanel
from ui.people.selected_acts import SelectedActs
from ui.people.selection import SelectionBar
from ui.people.table import PeopleTable
from ui.people.tidying import tidy_button
from ui.widgets.buttons import button, primary
from ui.widgets.clipboard import paste_with
from ui.widgets.empty import EmptyState
from ui.widgets.filters import FilterChips
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.menus import offer_buttons, passing_menu
from ui.widgets.search import SearchField

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

FEW = 20
"""Changed people up to which single rows are painted anew."""


class PeoplePage(QWidget):
    """Everybody in the event."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._awaited: list[int] = []  # who shall be selected when they have been read
        self._kept: tuple[list[int], int | None] | None = None  # who was selected before the first ones were shown
        self._panel: PersonPanel | None = None
        self._begun = False
        self._stale = True
        self._categories_stale = True
        self.model = PeopleModel(lambda ids: people.rows(workspace, ids), self)
        self.acts = SelectedActs(workspace, shell, self.selected, self)
        self.listing = Listing(workspace, shell, self)
        self.listing.shown.connect(self._show_ids)
        self.listing.begun.connect(self._show_first)
        self.listing.preparing.connect(self._say_preparing)
        self._lay_out()
        self._make_timers()
        paste_with(self, shell.paste_rows)
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
        self.search.searched.connect(self.listing.search)
        self.search.left_downwards.connect(self._enter_table)
        self._count = label("", "muted")
        made.add_left(self.search)
        made.add_left(self._count)
        imported = button(_("Import…"), "import", tip=_("Take in a sheet of people (Ctrl+I)"))
        exported = button(_("Export…"), "export", tip=_("Write people to a workbook (Ctrl+E)"))
        added = primary(_("Add person"), "person-add", shortcut="Ctrl+N")
        imported.clicked.connect(lambda: self._shell.import_file())
        exported.clicked.connect(lambda: self._shell.export_file())
        added.clicked.connect(self.add_person)
        for each in (tidy_button(self._workspace, self._shell, self), imported, exported, added):
            made.add_right(each)
        return made

    def _make_table(self) -> PeopleTable:
        made = PeopleTable(self.model)
        made.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        made.painted.connect(self.listing.read_rest)
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
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.chips)
        column.addWidget(self._views, 1)
        self.bar = self._make_bar()
        column.addWidget(self.bar)
        return column

    @cached_property
    def _empty(self) -> EmptyState:
        return self._view(nobody_yet(lambda: self._shell.import_file(), self.add_person))

    @cached_property
    def _nobody(self) -> EmptyState:
        return self._view(nobody_found(self.show_everybody))

    def _view(self, made: EmptyState) -> EmptyState:
        self._views.addWidget(made)
        return made

    def _make_bar(self) -> SelectionBar:
        made = SelectionBar()
        made.edit.clicked.connect(self.acts.edit)
        made.merge.clicked.connect(self.acts.merge)
        made.print.clicked.connect(self._open_print_menu)
        made.delete.clicked.connect(self.delete_selected)
        return made

    @Slot()
    def _open_print_menu(self) -> None:
        """Above the button, which stands at the window's foot."""
        menu, at = self.acts.print_menu(self), self.bar.print
        menu.popup(at.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _make_timers(self) -> None:
        self._follow = QTimer(self, singleShot=True, interval=60)
        self._follow.timeout.connect(self._show_current)
        self._calm = QTimer(self, singleShot=True, interval=250)
        self._calm.timeout.connect(self._when_calm)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: a page that was hidden reads what it missed."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            (self.listing.reload if self._begun else self.listing.read_head)()
            self._begun = True
        self._calm.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: nothing typed is lost."""
        super().hideEvent(event)
        if self._panel and self._panel.dirty:
            self._panel.leave()

    @Slot()
    def _when_calm(self) -> None:
        """What the first paint need not wait for."""
        self.listing.finder.start()
        if self._categories_stale:
            self._read_categories()

    def _read_categories(self) -> None:
        """Counting many people takes long enough to be done beside the window."""
        self._categories_stale = False
        if len(self.listing.all) > MANY:
            read = partial(people.categories, self._workspace)
            self._shell.jobs.start(lambda _progress: read(), self._take_categories, "")
        else:
            self._take_categories(people.categories(self._workspace))

    def _take_categories(self, categories: tuple[Category, ...]) -> None:
        self.chips.set_options([(each.id, each.name, each.count) for each in categories])
        self.chips.setVisible(bool(categories))
        if self._panel:
            self._panel.set_categories(categories)

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        if changes.touches("event"):
            self._refresh_panel(None)  # what countries are called
        if not changes.touches("person", "organization", "category"):
            return
        self._categories_stale = True
        if changes.rows("person") is None:
            self.listing.expect_many()
        if not self.isVisible():
            self._stale = True
            return
        self._calm.start()
        rows, shared = changes.rows("person"), [changes.rows("organization"), changes.rows("category")]
        if rows is None or None in shared or not self._same_people(rows):
            self._take_all()
            return
        organizations, categories = (each or frozenset() for each in shared)
        rows |= frozenset(people.belonging(self._workspace, organizations, categories))
        self.model.refresh(rows)
        self._refresh_panel(rows)

    def _same_people(self, rows: frozenset[int]) -> bool:
        """Whether all of them were there before and still are, so that no row comes or goes."""
        if len(rows) > FEW or not all(id in self.listing.all for id in rows):
            return False
        return len(people.rows(self._workspace, sorted(rows))) == len(rows)

    def _take_all(self) -> None:
        self.model.forget()
        self.listing.reload()
        self._refresh_panel(None)

    def _refresh_panel(self, rows: frozenset[int] | None) -> None:
        panel = self._panel
        if panel and panel.person and not panel.dirty and (rows is None or panel.person in rows):
            panel.show_person(panel.person)

    # -- who is shown --------------------------------------------------------------------------------------------------

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.listing.sort(COLUMNS[column], descending=order == Qt.SortOrder.DescendingOrder)

    @Slot(object)
    def _filter(self, chosen: frozenset[int]) -> None:
        self.listing.filter(chosen)

    @Slot()
    def show_everybody(self) -> None:
        """Search nothing and filter nothing."""
        self.chips.set_chosen(())
        self.search.clear()
        self.search.setFocus()

    @Slot(object)
    def _show_first(self, ids: list[int]) -> None:
        """Show those who are known by now."""
        self._kept = self._kept or (self.selected(), self.table.current())
        self.model.set_ids(ids)
        self._views.setCurrentWidget(self.table)
        self._count.setText(_("Searching…") if self.listing.text else "")

    @Slot(object)
    def _show_ids(self, ids: list[int]) -> None:
        selected, current = self._kept or (self.selected(), self.table.current())
        self._kept = None
        self.model.set_ids(ids)
        self.table.select(selected, current)
        missing = self._nobody if self.listing.filtered else self._empty
        self._views.setCurrentWidget(self.table if ids else missing)
        self._count.setText(ngettext("{count:,} person", "{count:,} people", len(ids)).format(count=len(ids)))
        self.bar.set_count(self.table.selected_count())
        if not self.listing.filtered and self._awaited:
            self._awaited, awaited = [], self._awaited
            self.select(awaited)

    @Slot()
    def _say_preparing(self) -> None:
        self._count.setText(_("The search is being prepared…"))

    # -- selection -----------------------------------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """The ids of who is selected, in the table's order."""
        return self.table.selected()

    def select(self, ids: Sequence[int]) -> None:
        """Select these people where they are shown, and bring the first into view."""
        self.table.select(ids, ids[0] if ids else None)
        for id in ids[:1]:
            self.table.bring_into_view(id)

    def show_people(self, ids: Sequence[int]) -> None:
        """Select these people, whatever was searched or filtered before."""
        self._awaited = list(ids)
        self.chips.set_chosen(())
        self.search.clear()
        self.listing.search("")
        self.select(ids)

    @Slot()
    def _selected(self) -> None:
        self.bar.set_count(self.table.selected_count())
        if self._panel and self._panel.isVisible():
            self._follow.start()

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
        if current := self.table.current():
            self._edit(current, PersonField.NAME)

    def edit_at(self, person: int, field: str) -> None:
        """Open the panel on somebody, at this field (a word of PersonField) where the panel has it."""
        self.show_people([person])
        self._edit(person, field)

    def _edit(self, person: int, field: str) -> None:
        if not self._panel or self._panel.leave():
            panel = self.panel()
            panel.show_person(person)
            panel.show()
            panel.focus(field if field in panel.fields else PersonField.NAME)

    @Slot()
    def _show_current(self) -> None:
        """Let the panel follow the current row, unless what is typed there cannot be kept."""
        panel, current = self._panel, self.table.current()
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
        if id in self.model.ids:
            self.select([id])
        else:
            self.show_people([id])
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
            below = self.table.below(ids[-1])
            self._shell.run(lambda: people.delete_people(self._workspace, ids))
            self.select(below)

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        menu = passing_menu(self)
        menu.addAction(_("Edit (F2)"), self.edit_person).setEnabled(self.table.currentIndex().isValid())
        menu.addAction(icons.icon("clock"), _("Where they are…"), self.acts.show_days).setEnabled(bool(self.selected()))
        offer_buttons(menu, self.bar.buttons)
        menu.popup(place)
