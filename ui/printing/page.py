"""The page Print: badges, their templates, and every other sheet of paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Wrong
from organizer.domain.printing.pieces import Piece, PieceKind
from organizer.domain.printing.sheet_orders import SheetKind
from ui.printing.badges_page import BadgesPage
from ui.printing.designer.templates_page import TemplatesPage
from ui.printing.sheets_page import SheetsPage
from ui.printing.what import OfBadges, Printed, WhatButton
from ui.printing.wrong_bar import WrongBar
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


_PAGES = {
    PieceKind.AGENDA: SheetKind.AGENDA,
    PieceKind.POSTER: SheetKind.POSTER,
    PieceKind.BOOKLET: SheetKind.BOOKLET,
    PieceKind.DOOR_SIGN: SheetKind.DOOR_SIGNS,
    PieceKind.SIGN_IN: SheetKind.SIGN_IN,
    PieceKind.TENT: SheetKind.TENTS,
    PieceKind.NAME_PLATE: SheetKind.NAME_PLATES,
    PieceKind.PERSONAL: SheetKind.PERSONAL,
    PieceKind.MEETING_SLIP: SheetKind.MEETING_SLIPS,
    PieceKind.RESERVED_SEAT: SheetKind.SEATS,
    PieceKind.CERTIFICATE: SheetKind.CERTIFICATES,
    PieceKind.RUN_SHEET: SheetKind.RUN_SHEETS,
    PieceKind.WALK_IN: SheetKind.WALK_IN,
}
"""Where a kind of the ledger is printed."""

_OF_SESSIONS = {PieceKind.DOOR_SIGN: SheetKind.SESSION_SIGNS, PieceKind.SIGN_IN: SheetKind.SESSION_SIGN_IN}
"""Of these kinds the pieces of sessions have a page of their own."""


class PrintPage(QWidget):
    """One of its pages is shown; the button beside the title, on each of them, turns to another."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._buttons = WhatButton(), WhatButton(), WhatButton()
        self._only_wrong = False  # “Only new or changed” was ticked for what is wrong, not by the user
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
        self.turn_to(OfBadges.BADGES)

    @Slot(object)
    def print_wrong(self, wrongs: Sequence[Wrong]) -> None:
        """Offer to print what is wrong of the first kind among these; nothing else is listed then."""
        wanted = [each.piece for each in wrongs if each.piece]
        if not wanted:
            return
        first = wanted[0]
        if first.what is PieceKind.BADGE:
            badges = (each.subject for each in wanted if each.what is first.what)
            self.show_people([each.person for each in badges if each.person])
            return
        due = self.sheets.options.due
        self._only_wrong = self._only_wrong or not due.isChecked()
        due.setChecked(True)
        self.turn_to(_page_of(first))

    def turn_to(self, what: Printed) -> None:
        """Show the page on which this is printed."""
        pages: dict[Printed, QWidget] = {OfBadges.BADGES: self.badges, OfBadges.TEMPLATES: self.templates}
        page = pages.get(what, self.sheets)
        for each in self._buttons:
            each.show_printed(what)
        if isinstance(what, SheetKind):
            self.sheets.show_kinds(what.variants)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def show_people(self, ids: Sequence[int]) -> None:
        """List the badges of exactly these people."""
        self.turn_to(OfBadges.BADGES)
        self.badges.show_people(ids)

    @Slot(object)
    def _chosen(self, what: Printed) -> None:
        if self._only_wrong:
            self._only_wrong = False
            self.sheets.options.due.setChecked(False)
        self.turn_to(what)
        for each in self._buttons:
            if each.isVisible():
                each.setFocus()


def _page_of(piece: Piece) -> Printed:
    """Where a sheet is printed."""
    page = _PAGES[piece.what]
    return page if piece.subject.session is None else _OF_SESSIONS.get(piece.what, page)
