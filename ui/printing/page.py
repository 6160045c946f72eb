"""The page Print: badges, their templates, and every other sheet of paper."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Wrong
from organizer.domain.printing.ledger_words import counted_pieces
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.domain.printing.sheet_orders import SheetKind
from ui.printing.badges.page import BadgesPage
from ui.printing.what import OfBadges, Printed, WhatButton
from ui.printing.wrong_bar import WrongBar
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.printing.designer.templates_page import TemplatesPage
    from ui.printing.sheets.page import SheetsPage

_Page = TypeVar("_Page", bound=QWidget)


class PrintPage(QWidget):
    """One of its pages is shown; the button beside the title, on each of them, turns to another."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._buttons: list[WhatButton] = []
        self._stack = QStackedLayout()
        self.badges = self._add(BadgesPage(workspace, shell, self._button()))
        self._wrong = WrongBar(workspace, shell)
        self._wrong.print_wanted.connect(self.print_wrong)
        self._wrong.found.connect(self._say_newer)
        self._offered: frozenset[tuple[PieceKind, Subject]] = frozenset()  # what was wrong when it was offered
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        column.addWidget(self._wrong)
        self.turn_to(OfBadges.BADGES)

    @cached_property
    def sheets(self) -> "SheetsPage":
        """Made when it is wanted: the first look at badges need not wait for it, nor for the designer of templates."""
        from ui.printing.sheets.page import SheetsPage

        made = self._add(SheetsPage(self._workspace, self._shell, self._button()))
        made.chosen_freely.connect(self._say)
        return made

    @cached_property
    def templates(self) -> "TemplatesPage":
        """Made when it is wanted."""
        from ui.printing.designer.templates_page import TemplatesPage

        return self._add(TemplatesPage(self._workspace, self._shell, self._button()))

    def _button(self) -> WhatButton:
        made = WhatButton()
        made.changed.connect(self._chosen)
        self._buttons.append(made)
        return made

    def _add(self, page: _Page) -> _Page:
        self._stack.addWidget(page)
        return page

    @Slot(object)
    def print_wrong(self, wrongs: Sequence[Wrong]) -> None:
        """Offer to print exactly these again: whole sheets in one run, badges and what goes on other paper after it."""
        from organizer.domain.printing.reprints import stacks

        waiting = stacks(wrongs)
        badges = [each.piece for each in wrongs if each.piece and each.what is PieceKind.BADGE]
        if badges and not waiting:
            self.show_people([each.subject.person for each in badges if each.subject.person])
        if not waiting:
            return
        later = [piece for stack in waiting[1:] for piece in stack.pieces] + badges
        self.sheets.show_wrong(waiting[0], counted_pieces(later))
        self._offered = frozenset((each.what, each.piece.subject) for each in wrongs if each.piece)
        for each in self._buttons:
            each.show_wrong()
        self._show(self.sheets)

    @Slot(object)
    def _say_newer(self, wrongs: Sequence[Wrong]) -> None:
        if self._offered:
            newer = (each.piece for each in wrongs if each.piece)
            self.sheets.say_newer(
                counted_pieces(each for each in newer if (each.what, each.subject) not in self._offered)
            )

    def show_for(self, what: Printed, people: Sequence[int]) -> None:
        """Badges, or sheets of a kind, for exactly these people."""
        if isinstance(what, SheetKind):
            self.sheets.show_people(people)
            self.turn_to(what)
        else:
            self.show_people(people)

    def turn_to(self, what: Printed) -> None:
        """Show the page on which this is printed."""
        page: QWidget = self.templates if what is OfBadges.TEMPLATES else self.badges
        if isinstance(what, SheetKind):
            page = self.sheets
            self.sheets.show_kinds(what.variants)
        self._say(what)
        self._show(page)

    @Slot(object)
    def _say(self, what: Printed) -> None:
        for each in self._buttons:
            each.show_printed(what)

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
