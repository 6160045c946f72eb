"""The page Print: badges, their templates, and every other sheet of paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Wrong
from organizer.domain.printing.ledger_words import counted_pieces
from organizer.domain.printing.pieces import PieceKind
from organizer.domain.printing.reprints import stacks
from organizer.domain.printing.sheet_orders import SheetKind
from ui.printing.badges_page import BadgesPage
from ui.printing.designer.templates_page import TemplatesPage
from ui.printing.sheets_page import SheetsPage
from ui.printing.what import OfBadges, Printed, WhatButton
from ui.printing.wrong_bar import WrongBar
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
        """Offer to print exactly these again: whole sheets in one run, badges and what goes on other paper after it."""
        waiting = stacks(wrongs)
        badges = [each.piece for each in wrongs if each.piece and each.what is PieceKind.BADGE]
        if not waiting:
            self.show_people([each.subject.person for each in badges if each.subject.person])
            return
        later = [piece for stack in waiting[1:] for piece in stack.pieces] + badges
        for each in self._buttons:
            each.show_wrong()
        self.sheets.show_wrong(waiting[0], counted_pieces(later))
        self._show(self.sheets)

    def show_for(self, what: Printed, people: Sequence[int]) -> None:
        """Badges, or sheets of a kind, for exactly these people."""
        if isinstance(what, SheetKind):
            self.sheets.show_people(people)
            self.turn_to(what)
        else:
            self.show_people(people)

    def turn_to(self, what: Printed) -> None:
        """Show the page on which this is printed."""
        pages: dict[Printed, QWidget] = {OfBadges.BADGES: self.badges, OfBadges.TEMPLATES: self.templates}
        page = pages.get(what, self.sheets)
        for each in self._buttons:
            each.show_printed(what)
        if isinstance(what, SheetKind):
            self.sheets.show_kinds(what.variants)
        self._show(page)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def show_people(self, ids: Sequence[int]) -> None:
        """List the badges of exactly these people."""
        self.turn_to(OfBadges.BADGES)
        self.badges.show_people(ids)

    @Slot(object)
    def _chosen(self, what: Printed) -> None:
        self.turn_to(what)
        for each in self._buttons:
            if each.isVisible():
                each.setFocus()
