"""Carries out on the event what was done to breaks and blockers, and offers what can be begun at an empty place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.programme.words import BreakKind, clock, span
from organizer.domain.schedule.grid import Card, Pause, Placement
from organizer.i18n import _
from organizer.services import breaks
from ui import icons
from ui.schedule.board import Board
from ui.schedule.break_dialog import BreakDialog
from ui.shell import Shell
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

USUAL = 30
"""Minutes of a new break."""


class PauseActs(QObject):
    """Every act is one operation with a name, run through the shell, which shows what went wrong."""

    def __init__(self, workspace: "Workspace", shell: Shell, board: Board, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._shell, self._board, self._page = workspace, shell, board, page
        self._place: Placement | None = None
        board.pause_moved.connect(self._change)
        board.pause_wanted.connect(self.edit)
        board.ground_menu_wanted.connect(self.menu)
        board.pauses_wanted.connect(self.list_menu)

    @Slot(int)
    def edit(self, number: int) -> None:
        """Open the dialog of a break."""
        pause = next((each for each in self._board.snapshot.pauses if each.id == number), None)
        if pause is not None:
            self._ask(pause)

    @Slot(object, QPoint)
    def menu(self, place: Placement, point: QPoint) -> None:
        """Show the menu of an empty place of the board."""
        self.menu_of(place, self._board.pause_at(self._board.viewport().mapFromGlobal(point))).popup(point)

    def menu_of(self, place: Placement, pause: Pause | None) -> QMenu:
        """What can be begun at a place, and changed of the break that lies there."""
        self._place = place
        menu = passing_menu(self._page)
        if pause is not None:
            menu.addAction(icons.icon("edit"), _("Edit “{title}”…").format(title=pause.title), self._editing(pause))
            menu.addSeparator()
        menu.addAction(icons.icon("coffee"), _("New break here…"), self.new_break)
        menu.addAction(icons.icon("forbidden"), _("New blocker here…"), self.new_blocker)
        return menu

    @Slot()
    def list_menu(self) -> None:
        """By keyboard: offer a new break after the selected session, and the breaks of the shown days."""
        board = self._board
        menu = self.list_of(board.snapshot.card_by_id.get(board.selection() or 0))
        menu.popup(board.mapToGlobal(board.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def list_of(self, card: Card | None) -> QMenu:
        """What can be begun where a card ends, and every break of the shown days."""
        board = self._board
        place = card.placement.later(card.duration) if card is not None and card.placement is not None else None
        self._place = place or Placement(None, board.days[0], board.snapshot.opens)
        menu = passing_menu(self._page)
        when = clock(self._place.start)
        menu.addAction(icons.icon("coffee"), _("New break at {time}…").format(time=when), self.new_break)
        menu.addAction(icons.icon("forbidden"), _("New blocker at {time}…").format(time=when), self.new_blocker)
        menu.addSeparator()
        shown = (each for each in board.snapshot.pauses if each.day in board.days)
        for pause in sorted(shown, key=lambda each: (each.day, each.start)):
            words = f"{span(pause.start, pause.start + pause.duration)}  {pause.title}"
            menu.addAction(icons.icon("edit"), words, self._editing(pause))
        return menu

    def _editing(self, pause: Pause) -> Callable[[], None]:
        def edit() -> None:
            self._ask(pause)

        return edit

    @Slot()
    def new_break(self) -> None:
        """Ask for a break over all rooms at the place of the menu."""
        self._ask_new(_("Break"), BreakKind.BREAK, None)

    @Slot()
    def new_blocker(self) -> None:
        """Ask for a blocker in the room of the place of the menu."""
        room = self._place.room if self._place else None
        self._ask_new(_("Blocked"), BreakKind.BLOCKER, None if room is None else frozenset({room}))

    def _ask_new(self, title: str, kind: BreakKind, rooms: frozenset[int] | None) -> None:
        place = self._place or Placement(None, self._board.days[0], self._board.snapshot.opens)
        self._ask(Pause(0, title, place.day, place.start, USUAL, rooms, kind))

    def _ask(self, pause: Pause) -> None:
        dialog = BreakDialog(self._page, pause, self._board.snapshot)
        dialog.saved.connect(self._change)
        dialog.deleted.connect(self._delete)
        dialog.open()

    @Slot(object)
    def _change(self, pause: Pause) -> None:
        write = breaks.change_break if pause.id else breaks.create_break
        self._shell.run_quietly(lambda: write(self._workspace, pause))

    @Slot(int)
    def _delete(self, number: int) -> None:
        self._shell.run(lambda: breaks.delete_break(self._workspace, number))
