"""The page Print: badges, their templates, and every other sheet of paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.printing.badges_page import BadgesPage
from ui.printing.designer.templates_page import TemplatesPage
from ui.printing.sheets_page import SheetsPage
from ui.printing.what import Printed, WhatButton
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class PrintPage(QWidget):
    """One of its pages is shown; the button beside the title, on each of them, turns to another."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._buttons = WhatButton(), WhatButton(), WhatButton()
        self.badges = BadgesPage(workspace, shell, self._buttons[0])
        self.sheets = SheetsPage(workspace, shell, self._buttons[1])
        self.templates = TemplatesPage(workspace, shell, self._buttons[2])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.badges)
        self._stack.addWidget(self.sheets)
        self._stack.addWidget(self.templates)
        for each in self._buttons:
            each.changed.connect(self._chosen)
        self.turn_to(Printed.BADGES)

    def turn_to(self, what: Printed) -> None:
        """Show the page on which this is printed."""
        pages: dict[Printed, QWidget] = {Printed.BADGES: self.badges, Printed.TEMPLATES: self.templates}
        page = pages.get(what, self.sheets)
        for each in self._buttons:
            each.show_printed(what)
        if what.kinds:
            self.sheets.show_kinds(what.kinds)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def show_people(self, ids: Sequence[int]) -> None:
        """List the badges of exactly these people."""
        self.turn_to(Printed.BADGES)
        self.badges.show_people(ids)

    @Slot(object)
    def _chosen(self, what: object) -> None:
        self.turn_to(Printed(str(what)))
        for each in self._buttons:
            if each.isVisible():
                each.setFocus()
