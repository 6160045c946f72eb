"""The page Print: badges, the agenda, and posters for the wall."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from organizer.domain.printing.sheet_orders import PaperSize, SheetKind
from organizer.i18n import _
from ui.printing.badges_page import BadgesPage
from ui.printing.sheets_page import SheetsPage
from ui.shell import Shell
from ui.widgets.buttons import Segmented

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class Printed(StrEnum):
    """What is printed."""

    BADGES = "badges"
    AGENDA = "agenda"
    POSTER = "poster"


_PAPERS: dict[Printed, tuple[tuple[SheetKind, PaperSize], ...]] = {
    Printed.AGENDA: tuple((SheetKind.AGENDA, size) for size in SheetKind.AGENDA.sizes),
    Printed.POSTER: tuple((kind, size) for kind in (SheetKind.POSTER, SheetKind.SPLIT_POSTER) for size in kind.sizes),
}


class PrintPage(QWidget):
    """One of its pages is shown; the control beside the title, on each of them, turns to another."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._kinds = {each: _kinds_control() for each in Printed}
        self.badges = BadgesPage(workspace, shell, self._kinds[Printed.BADGES])
        self.agenda = SheetsPage(workspace, shell, self._kinds[Printed.AGENDA], papers=_PAPERS[Printed.AGENDA])
        self.poster = SheetsPage(workspace, shell, self._kinds[Printed.POSTER], papers=_PAPERS[Printed.POSTER])
        self._pages = {Printed.BADGES: self.badges, Printed.AGENDA: self.agenda, Printed.POSTER: self.poster}
        self._stack = QStackedLayout(self)
        for each in self._pages.values():
            self._stack.addWidget(each)
        for control in self._kinds.values():
            control.changed.connect(self._chosen)
        self.turn_to(Printed.BADGES)

    def turn_to(self, what: Printed) -> None:
        """Show the page on which this is printed."""
        self._stack.setCurrentWidget(self._pages[what])
        self.setFocusProxy(self._pages[what])
        for control in self._kinds.values():
            control.set_value(what)

    def show_people(self, ids: Sequence[int]) -> None:
        """List the badges of exactly these people."""
        self.turn_to(Printed.BADGES)
        self.badges.show_people(ids)

    @Slot(object)
    def _chosen(self, what: object) -> None:
        self.turn_to(Printed(str(what)))
        chosen = self._kinds[Printed(str(what))].chosen_button()
        if chosen is not None:
            chosen.setFocus()


def _kinds_control() -> Segmented:
    options = ((Printed.BADGES, _("Badges")), (Printed.AGENDA, _("Agenda")), (Printed.POSTER, _("Poster")))
    made = Segmented(options)
    made.setAccessibleName(_("What is printed"))
    return made
