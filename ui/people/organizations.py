"""Organizations in the place of the page of people: which may be one, and all of them to be merged by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Signal, Slot
from PySide6.QtGui import QFont, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.country_names import CountryNames
from organizer.domain.names.organizations import Organization, organization_key
from organizer.domain.people.organization_duplicates import organization_reasons
from organizer.i18n import _, current_language, ngettext
from organizer.services import organizations
from organizer.services.countries import country_names
from ui import theme
from ui.people.merge_organizations import MergeOrganizationsDialog, details
from ui.people.organization_panel import NAME, OrganizationPanel
from ui.people.pairs import Pair
from ui.people.pairs_pane import PairsPane
from ui.people.tidying import PAGE, back_button
from ui.people.words import kind_word
from ui.rereading import Rereading
from ui.widgets.buttons import Segmented, button, primary
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.lines_model import LinesModel
from ui.widgets.menus import offer_buttons, passing_menu
from ui.widgets.rows import Lines
from ui.widgets.search import SearchField
from ui.widgets.table import Column, RowDelegate, RowsView

if TYPE_CHECKING:
    from organizer.progress import Progress
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

PAIRS, ALL = "pairs", "all"
_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def start_organizations(workspace: "Workspace", shell: "Shell") -> "OrganizationsView":
    """Show the organizations in the place of the page of people."""
    made = OrganizationsView(workspace, shell)
    shell.stand_in(PAGE, made)
    made.pane.setFocus()
    return made


class OrganizationsView(QWidget):
    """Two tabs: pairs that may be one, and all organizations."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__()
        self._shell = shell
        self.pane = PairsPane(TwiceOrganizations(workspace, shell), shell)
        self.everything = OrganizationsPane(workspace, shell)
        self._counts = {PAIRS: 0, ALL: 0}
        self.pane.counted.connect(self._say_pairs)
        self.pane.wanted.connect(self.show_organizations)
        self.everything.counted.connect(self._say_all)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.everything)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self._stack, 1)
        self.show_tab(PAIRS)

    def _header(self) -> PageHeader:
        made = PageHeader(_("Organizations"))
        self.choice = Segmented([(PAIRS, _("May be one")), (ALL, _("All"))])
        self.choice.changed.connect(self.show_tab)
        self.search = SearchField(_("Search organizations"))
        self.search.setFixedWidth(theme.px(220))
        self.search.searched.connect(self.everything.search)
        self.search.left_downwards.connect(self.everything.table.setFocus)
        self._count = label("", "muted")
        for each in (self.choice, self.search, self._count):
            made.add_left(each)
        self.back = back_button(self._shell)
        made.add_right(self.back)
        return made

    @Slot(object)
    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.choice.set_value(name)
        shown = self.pane if name == PAIRS else self.everything
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self.search.setVisible(name == ALL)
        self._say_count()

    @Slot(object)
    def show_organizations(self, ids: Sequence[int]) -> None:
        """Select these in the tab of all."""
        self.search.clear()
        self.everything.search("")
        self.show_tab(ALL)
        self.everything.select(ids)

    @Slot(int)
    def _say_pairs(self, total: int) -> None:
        self._counts[PAIRS] = total
        self._say_count()

    @Slot(int)
    def _say_all(self, total: int) -> None:
        self._counts[ALL] = total
        self._say_count()

    def _say_count(self) -> None:
        pairs, total = self._counts[PAIRS], self._counts[ALL]
        said = {
            PAIRS: ngettext("{count:,} pair", "{count:,} pairs", pairs).format(count=pairs) if pairs else "",
            ALL: ngettext("{count:,} organization", "{count:,} organizations", total).format(count=total),
        }
        self._count.setText(said[str(self.choice.value())])


class TwiceOrganizations:
    """What the pane of pairs looks for."""

    entity = "organization"
    tables: tuple[str, ...] = ("organization", "person", "distinct_organization")

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        self._workspace, self._shell = workspace, shell
        self.compared = _(
            "Names without their legal form, translations, abbreviations, well-known names and the domains from which "
            "people write are compared."
        )

    def find(self, progress: "Progress") -> Sequence[Pair]:
        """See :class:`ui.people.pairs_pane.Subject`."""
        found = organizations.candidates(self._workspace, progress)
        names = country_names(self._workspace)
        lines = {each.id: _lines(each, names) for each in organizations.organizations(self._workspace)}
        return [
            Pair((one, other), each.score, lines[one], lines[other], organization_reasons(each.signs))
            for each in found
            for one, other in [(each.keep, each.drop)]
            if one in lines and other in lines
        ]

    def lines(self, ids: Sequence[int]) -> dict[int, Lines]:
        """See :class:`ui.people.pairs_pane.Subject`."""
        wanted, names = frozenset(ids), country_names(self._workspace)
        those = (each for each in organizations.organizations(self._workspace) if each.id in wanted)
        return {each.id: _lines(each, names) for each in those}

    def merge(self, pairs: Sequence[Pair]) -> None:
        """See :class:`ui.people.pairs_pane.Subject`."""
        ids = [each.ids for each in pairs]
        if len(ids) > 1:
            title = ngettext("Merge {count} organization", "Merge {count} organizations", len(ids))
            self._shell.jobs.start(
                lambda progress: organizations.merge_many(self._workspace, ids, progress),
                lambda _none: self._shell.announce(),
                title.format(count=len(ids)),
            )
        else:
            ask_to_merge(self._workspace, self._shell, ids[0])

    def tell_apart(self, pairs: Sequence[tuple[int, int]]) -> None:
        """See :class:`ui.people.pairs_pane.Subject`."""
        organizations.tell_apart(self._workspace, pairs)


def _lines(each: Organization, names: CountryNames) -> Lines:
    name = f"{each.name} · {each.second_name}" if each.second_name else each.name
    return Lines(name, details(each, names))


def ask_to_merge(workspace: "Workspace", shell: "Shell", ids: Sequence[int]) -> None:
    """Ask which name stays, and make one of these organizations."""
    wanted = frozenset(ids)
    those = [each for each in organizations.organizations(workspace) if each.id in wanted]
    if len(those) < 2:
        return

    def merge(keep: int) -> None:
        others = [each.id for each in those if each.id != keep]
        shell.run(lambda: organizations.merge_organizations(workspace, keep, others))

    MergeOrganizationsDialog(shell.dialog_parent(), those, merge, names=country_names(workspace)).open()


class OrganizationsPane(QWidget):
    """All organizations, to be edited beside the list; those selected can be made one."""

    counted = Signal(int)
    """How many are shown."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._all: tuple[Organization, ...] = ()
        self._text = ""
        self._panel: OrganizationPanel | None = None
        columns = {
            _("Organization"): Column(220, 4),
            _("In the other language"): Column(150, 3, 1),
            _("Other names"): Column(150, 3, 2),
            _("Kind"): Column(104, 1, 3),
            _("Country"): Column(96, 2, 4),
            _("People"): Column(72, 0),
        }
        self.model = LinesModel(list(columns), self)
        self.table = RowsView(list(columns.values()))
        self.table.setAccessibleName(_("Organizations"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, RowDelegate(self.table, QFont.Weight.DemiBold))
        self.table.wanted.connect(self.edit_selected)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(theme.MARGIN, theme.LARGE_GAP, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.table, 1)
        column.addLayout(self._bar())
        self._beside.addLayout(column, 1)
        self.setFocusProxy(self.table)
        self._rereading = Rereading(self, shell, self._read, touching=("organization", "person", "event"))

    def _bar(self) -> QHBoxLayout:
        self._said = label("", "small")
        self.merge = primary(_("Merge…"), "merge", tip=_("Make one of all that are selected"), shortcut="Ctrl+M")
        self.merge.clicked.connect(self.merge_selected)
        self.add = button(_("Add"), "add", tip=_("Add an organization"), shortcut="Ctrl+N")
        self.edit = button(_("Edit"), "edit", tip=_("Open the selected one beside the list"), shortcut="F2")
        self.delete = button(_("Delete"), "delete", tip=_("Delete those selected"), shortcut="Del")
        self.add.clicked.connect(self.add_new)
        self.edit.clicked.connect(self.edit_selected)
        self.delete.clicked.connect(self.delete_selected)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._said, 1)
        for each in (self.add, self.edit, self.delete, self.merge):
            row.addWidget(each)
        return row

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: what was typed is written down."""
        super().hideEvent(event)
        if self._panel and self._panel.dirty:
            self._panel.leave()

    def _read(self) -> None:
        self._all = organizations.organizations(self._workspace)
        self._show()
        panel = self._panel
        if panel and panel.organization and not panel.dirty:
            panel.show_organization(panel.organization)

    @Slot(str)
    def search(self, text: str) -> None:
        """Show those of which some name has the text."""
        self._text = organization_key(text)
        self._show()

    def _show(self) -> None:
        chosen = self.selected()
        shown = [each for each in self._all if any(self._text in organization_key(name) for name in each.names)]
        names = country_names(self._workspace)
        self.model.set_lines([each.id for each in shown], [_cells(each, names) for each in shown])
        self.select(chosen)
        self._selected()
        self.counted.emit(len(shown))

    def selected(self) -> list[int]:
        """The ids of the selected ones, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.ids[row] for row in rows]

    def select(self, ids: Sequence[int]) -> None:
        """Select these where they are shown."""
        if self._rereading.stale:
            self._rereading.read()
        wanted, chosen = frozenset(ids), QItemSelection()
        for index in (self.model.index(row, 0) for row, id in enumerate(self.model.ids) if id in wanted):
            chosen.select(index, index)
            self.table.scrollTo(index)
        self.table.selectionModel().select(chosen, _ROWS)

    @Slot()
    def _selected(self) -> None:
        count = len(self.selected())
        said = ngettext("{count:,} selected", "{count:,} selected", count).format(count=count)
        self._said.setText(said if count else "")
        self.merge.setEnabled(count > 1)
        self.edit.setEnabled(count == 1)
        self.delete.setEnabled(count > 0)
        if count == 1 and self._panel and self._panel.isVisible():
            self._follow(self._panel, self.selected()[0])

    # -- the panel -----------------------------------------------------------------------------------------------------

    def panel(self) -> OrganizationPanel:
        """The edit panel; made when it is first wanted."""
        if self._panel is None:
            self._panel = OrganizationPanel(self._workspace, self._shell)
            self._panel.closed.connect(self._close_panel)
            self._panel.added.connect(self._added)
            self._beside.addWidget(self._panel)
        return self._panel

    def _follow(self, panel: OrganizationPanel, id: int) -> None:
        """Let the panel show the selected one, unless what is typed there cannot be kept."""
        if panel.organization == id:
            return
        if panel.leave():
            panel.show_organization(id)
        elif panel.organization:
            self.select([panel.organization])

    @Slot()
    def edit_selected(self) -> None:
        """Open the panel on the selected one; where several are selected, ask to merge them."""
        chosen = self.selected()
        if len(chosen) > 1:
            self.merge_selected()
        elif chosen:
            self._follow(self.panel(), chosen[0])
            self.panel().show()
            self.panel().focus(NAME)

    @Slot()
    def add_new(self) -> None:
        """Open the panel for a new one."""
        if self._panel and not self._panel.leave():
            return
        self.panel().show()
        self.panel().show_new()

    @Slot()
    def delete_selected(self) -> None:
        """Delete those that are selected; their people stay."""
        if chosen := self.selected():
            self._shell.run(lambda: organizations.delete_organizations(self._workspace, chosen))

    @Slot(int)
    def _added(self, id: int) -> None:
        self.select([id])

    @Slot()
    def _close_panel(self) -> None:
        self.panel().hide()
        self.table.setFocus()

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        menu = passing_menu(self)
        offer_buttons(menu, [self.edit, self.delete, self.merge])
        menu.popup(place)

    @Slot()
    def merge_selected(self) -> None:
        """Ask which name stays of all that are selected."""
        if len(self.selected()) > 1:
            ask_to_merge(self._workspace, self._shell, self.selected())


def _cells(each: Organization, names: CountryNames) -> tuple[str, ...]:
    others, country = "; ".join(each.aliases), names.shown(each.country, current_language())
    return each.name, each.second_name, others, kind_word(each.kind), country, f"{each.people:,}"
