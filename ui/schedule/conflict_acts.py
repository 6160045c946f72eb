"""Carries out on the event what was decided about conflicts: mend, accept, count again, rules, people."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from organizer.domain.schedule.fixes import Fix
from organizer.services import arrangements, schedule
from ui.schedule.board import Board
from ui.schedule.past import Deed, ask_about_past
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class ConflictActs(QObject):
    """Every act is one operation with a name, run through the shell, which shows what went wrong."""

    def __init__(
        self, workspace: "Workspace", shell: Shell, page: QWidget, board: Board, *, show: Callable[[int], object]
    ) -> None:
        """``show``: brings a session into sight."""
        super().__init__(page)
        self._workspace, self._shell, self._page, self._board, self._show = workspace, shell, page, board, show

    @Slot(object)
    def mend(self, fix: Fix) -> None:
        """Carry out a proposal; where one of its sessions has begun, ask first."""

        def carry_out() -> None:
            if self._shell.run(lambda: arrangements.apply_fix(self._workspace, fix)) is not None:
                self._show(fix.moves[0][0])

        sessions = [session for session, _place in fix.moves]
        ask_about_past(self._shell, self._board.snapshot, sessions, deed=Deed.MOVE, act=carry_out)

    @Slot(object, str)
    def accept(self, keys: Sequence[str], reason: str) -> None:
        """Accept conflicts with one reason."""
        if len(keys) == 1:
            self._shell.run_quietly(lambda: schedule.accept_conflict(self._workspace, keys[0], reason))
        else:
            self._shell.run(lambda: schedule.accept_conflicts(self._workspace, keys, reason))

    @Slot(str)
    def reopen(self, key: str) -> None:
        """Let an accepted conflict count again."""
        self._shell.run_quietly(lambda: schedule.reopen_conflict(self._workspace, key))

    @Slot()
    def show_rules(self) -> None:
        """Open the rules of the event."""
        from ui.schedule.rules.dialog import show_rules

        show_rules(self._workspace, self._shell)

    @Slot(object)
    def show_people(self, people: Sequence[int]) -> None:
        """Show some people's time; of everybody who clashes where nobody is named."""
        from ui.schedule.person.dialog import show_people

        show_people(self._workspace, self._shell, people)
