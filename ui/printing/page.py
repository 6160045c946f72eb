"""The page Print: badges, their templates, and every other sheet of paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Wrong
from organizer.domain.printing.pieces import PieceKind
from ui.printing.badges_page import BadgesPage
from ui.printing.designer.templates_page import TemplatesPage
from ui.printing.sheets_page import SheetsPage
from ui.printing.what import Printed, WhatButton
from ui.printing.wrong_bar import WrongBar
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


_PAGES = {
    PieceKind.AGENDA: Printed.AGENDA,
    PieceKind.POSTER: Printed.POSTER,
    PieceKind.BOOKLET: Printed.BOOKLET,
    PieceKind.DOOR_SIGN: Printed.DOOR_SIGNS,
    PieceKind.SIGN_IN: Printed.SIGN_IN,
    PieceKind.TENT: Printed.TENTS,
    PieceKind.NAME_PLATE: Printed.NAME_PLATES,
    PieceKind.PERSONAL: Printed.PERSONAL,
    PieceKind.MEETING_SLIP: Printed.MEETING_SLIPS,
    PieceKind.RESERVED_SEAT: Printed.SEATS,
    PieceKind.CERTIFICATE: Printed.CERTIFICATES,
    PieceKind.RUN_SHEET: Printed.RUN_SHEETS,
    PieceKind.WALK_IN: Printed.WALK_IN,
}
"""Where a kind of the ledger is printed; of door and sign-in sheets those of sessions have a page of their own."""


class PrintPage(QWidget):
    """One of its pages is shown; the button beside the title, on each of them, turns to another."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._buttons = WhatButton(), WhatButton(), WhatButton()
        self.badges = BadgesPage(workspace, shell, self._buttons[0])
        self.sheets = SheetsPage(workspace, shell, self._buttons[1])
        self.templates = TemplatesPage(workspace, shell, self._buttons[2])
        self._stack = QStackedLayout()
        self._stack.addWidget(self.badges)
        self._stack.addWidget(self.sheets)
        self._stack.addWidget(self.templates)
        for each in self._buttons:
            each.changed.connect(self._chosen)
        self._wrong = WrongBar(workspace, shell)
        self._wrong.print_wanted.connect(self.print_wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        column.addWidget(self._wrong)
        self.turn_to(Printed.BADGES)

    @Slot(object)
    def print_wrong(self, wrongs: Sequence[Wrong]) -> None:
        """Offer to print what is wrong of the first kind among these; nothing else is listed then."""
        first = next((each.what for each in wrongs), None)
        if first is PieceKind.BADGE:
            pieces = (each.piece for each in wrongs if each.what is first and each.piece)
            self.show_people([each.subject.person for each in pieces if each.subject.person])
        elif first is not None:
            self.sheets.options.due.setChecked(True)
            self.turn_to(_PAGES[first])

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
