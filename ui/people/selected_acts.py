"""What is begun with the people who are selected: one value for all, two made one, their paper, their days."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from organizer.services.workspace import Workspace
    from ui.printing.what import Printed
    from ui.shell import Shell

MOST_DAYS = 200
"""People whose days are shown below one another."""


class SelectedActs(QObject):
    """Each opens what it needs when it is first wanted; ``selected`` gives the people."""

    def __init__(
        self, workspace: "Workspace", shell: "Shell", selected: Callable[[], Sequence[int]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._shell, self._selected = workspace, shell, selected

    @Slot()
    def edit(self) -> None:
        """Say the same of everybody."""
        from ui.people.bulk_edit import start_bulk_edit

        start_bulk_edit(self._workspace, self._shell, self._selected())

    @Slot()
    def merge(self) -> None:
        """Show two people side by side and make one of them."""
        from ui.people.merge import start_merge

        ids = self._selected()
        if len(ids) == 2:
            start_merge(self._workspace, self._shell, *ids)

    def print_menu(self, parent: "QWidget") -> "QMenu":
        """What is printed for people."""
        from ui.printing.what import for_people, printed_words

        menu = passing_menu(parent)
        for what in for_people():
            menu.addAction(printed_words(what), partial(self.print, what))
        return menu

    def print(self, what: "Printed") -> None:
        """Take them to the page Print."""
        from ui.printing.page import PrintPage

        ids = self._selected()
        page = self._shell.show_page("print")
        if ids and isinstance(page, PrintPage):
            page.show_for(what, ids)

    @Slot()
    def show_days(self) -> None:
        """Show what they do, hour by hour."""
        from ui.schedule.person.dialog import show_people

        if ids := self._selected():
            show_people(self._workspace, self._shell, ids[:MOST_DAYS])
