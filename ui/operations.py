"""Calling the services from the window: errors are presented, what was done can be undone at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from organizer.errors import BadInput, Cancelled, Refused, Trouble
from organizer.i18n import _, ngettext
from ui import dialogs
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

T = TypeVar("T")
SHOWN = 8
"""How many problems of a file a dialog lists."""


class Operations:
    """Runs short service functions where they are called."""

    def __init__(self, parent: QWidget, toast: Toast) -> None:
        self._parent, self._toast = parent, toast
        self._workspace: Workspace | None = None

    def work_on(self, workspace: "Workspace | None") -> None:
        """Use this event from now on."""
        self._workspace = workspace

    def run(self, action: Callable[[], T]) -> T | None:
        """Call ``action``; a toast names what it changed and offers to undo it. None when it was refused."""
        before = self._last()
        result = self.run_quietly(action)
        if self._last() != before:
            self.announce()
        return result

    def announce(self) -> None:
        """Name the last operation in a toast and offer to undo it."""
        if self._workspace is not None and self._workspace.undo_label:
            self._toast.say(_("Done: {what}").format(what=self._workspace.undo_label), action=(_("Undo"), self.undo))

    def run_quietly(self, action: Callable[[], T]) -> T | None:
        """Call ``action`` and present what goes wrong; None then."""
        try:
            return action()
        except (Refused, Trouble, Cancelled) as error:
            self.present(error)
            return None

    def undo(self) -> None:
        """Take back the last operation."""
        if self._workspace is not None:
            back = (_("Redo"), self.redo)
            self._step(self._workspace.undo, self._workspace.undo_label, _("Undone: {what}"), back)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._workspace is not None:
            back = (_("Undo"), self.undo)
            self._step(self._workspace.redo, self._workspace.redo_label, _("Done again: {what}"), back)

    def present(self, error: BaseException) -> None:
        """Show an error in the way of its kind; one of our own bugs is raised again."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, BadInput) and error.problems:
            dialogs.message(self._parent, _("The file cannot be taken as it is"), str(error), problem_lines(error))
        elif isinstance(error, Refused):
            self._toast.say(str(error), "bad")
        elif isinstance(error, Trouble):
            dialogs.message(self._parent, _("That did not work"), str(error))
        else:
            raise error

    def _step(
        self, take: Callable[[], object], label: str | None, said: str, back: tuple[str, Callable[[], object]]
    ) -> None:
        """Take a step of the history where there is one, say so, and offer the way ``back``."""
        before = self._last()
        if label is not None:
            self.run_quietly(take)
        if label is not None and self._last() != before:
            self._toast.say(said.format(what=label), action=back)

    def _last(self) -> object:
        return None if self._workspace is None else self._workspace.last_operation


def problem_lines(error: BadInput) -> list[str]:
    """The first problems of a file, each with its place, and how many more there are."""
    lines = [_place(each.sheet, each.row, each.column) + each.text for each in error.problems[:SHOWN]]
    more = len(error.problems) - SHOWN
    if more > 0:
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return lines


def _place(sheet: str | None, row: int | None, column: str | None) -> str:
    parts = [sheet, _("row {n}").format(n=row) if row else None, column]
    named = [each for each in parts if each]
    return f"{' · '.join(named)}: " if named else ""
