"""People who may be in the event twice, in the place of the page of people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.domain.people.duplicates import reason
from organizer.i18n import _, ngettext
from organizer.services import duplicates, people
from ui.people.merge import start_merge
from ui.people.pairs import Pair
from ui.people.pairs_pane import PairsPane
from ui.people.tidying import PAGE, back_button
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.rows import Lines

if TYPE_CHECKING:
    from organizer.domain.people.person import PersonRow
    from organizer.progress import Progress
    from organizer.services.workspace import Workspace
    from ui.shell import Shell


def start_duplicates(workspace: "Workspace", shell: "Shell") -> "DuplicatesView":
    """Show the finder in the place of the page of people and let it look."""
    made = DuplicatesView(workspace, shell)
    shell.stand_in(PAGE, made)
    made.pane.setFocus()
    return made


class DuplicatesView(QWidget):
    """Pairs who may be one person, the surest first."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__()
        self._shell = shell
        self.pane = PairsPane(TwicePeople(workspace, shell), shell)
        self.pane.counted.connect(self._say_count)
        self.pane.wanted.connect(self.show_among_people)
        self._count = label("", "muted")
        self.back = back_button(shell)
        header = PageHeader(_("Duplicates"))
        header.add_left(self._count)
        header.add_right(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)

    @Slot(int)
    def _say_count(self, total: int) -> None:
        self._count.setText(ngettext("{count:,} pair", "{count:,} pairs", total).format(count=total) if total else "")

    @Slot(object)
    def show_among_people(self, ids: Sequence[int]) -> None:
        """Go back and select these people."""
        from ui.people.page import PeoplePage

        self._shell.give_back(PAGE)
        page = self._shell.show_page(PAGE)
        if ids and isinstance(page, PeoplePage):
            page.show_people(ids)


class TwicePeople:
    """What the pane looks for."""

    entity = "person"
    tables: tuple[str, ...] = ("person", "organization", "category", "distinct_person")

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        self._workspace, self._shell = workspace, shell
        self.compared = _(
            "Names in either language, their reading, telephone, e-mail address and organization are compared."
        )

    def find(self, progress: "Progress") -> Sequence[Pair]:
        """See :class:`ui.people.pairs_pane.Subject`."""
        found = duplicates.candidates(self._workspace, progress)
        lines = self.lines(sorted({id for each in found for id in (each.one, each.other)}))
        there = (each for each in found if each.one in lines and each.other in lines)
        return [
            Pair((each.one, each.other), each.score, lines[each.one], lines[each.other], reason(each)) for each in there
        ]

    def lines(self, ids: Sequence[int]) -> dict[int, Lines]:
        """See :class:`ui.people.pairs_pane.Subject`."""
        return {row.id: _lines(row) for row in people.rows(self._workspace, ids)}

    def merge(self, pairs: Sequence[Pair]) -> None:
        """See :class:`ui.people.pairs_pane.Subject`."""
        ids = [each.ids for each in pairs]
        if len(ids) > 1:
            title = ngettext("Merge {count} pair of people", "Merge {count} pairs of people", len(ids))
            self._shell.jobs.start(
                lambda progress: people.merge_pairs(self._workspace, ids, progress),
                lambda _none: self._shell.announce(),
                title.format(count=len(ids)),
            )
        else:
            start_merge(self._workspace, self._shell, *ids[0])

    def tell_apart(self, pairs: Sequence[tuple[int, int]]) -> None:
        """See :class:`ui.people.pairs_pane.Subject`."""
        duplicates.tell_apart(self._workspace, pairs)


def _lines(row: "PersonRow") -> Lines:
    name = f"{row.name} · {row.second_name}" if row.second_name else row.name
    more = (row.organization, row.job_title, row.email, row.phone, row.category)
    return Lines(name, " · ".join(filter(None, more)) or _("nothing else is known"))
