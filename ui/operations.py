"""Calling the services from the window: errors are presented, what was done can be undone at once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from organizer.errors import BadInput, Cancelled, Refused, Trouble
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from ui import dialogs
from ui.jobs import Jobs
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from organizer.domain.changes import Step
    from organizer.services.workspace import Workspace

T = TypeVar("T")
SHOWN = 8
"""How many problems of a file a dialog lists."""
LONG = 2_000
"""Changes of rows from which on going back in the history is a job: so many take a tenth of a second."""


class Operations:
    """Runs short service functions where they are called, and long walks through the history as jobs."""

    def __init__(self, parent: QWidget, toast: Toast) -> None:
        self._parent, self._toast = parent, toast
        self.jobs = Jobs(self.present, partial(dialogs.show_progress, parent), parent)
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
        step = self._workspace.undo_state.undo if self._workspace is not None else None
        if self._workspace is not None and step is not None:
            said = _("Undone: {what}").format(what=step.label), _("Redo"), self.redo
            title = _("Undo {what}").format(what=inside_a_sentence(step.label))
            self.walk([step], self._workspace.undo, title, partial(self._say, *said))

    def redo(self) -> None:
        """Do again what was taken back last."""
        step = self._workspace.undo_state.redo if self._workspace is not None else None
        if self._workspace is not None and step is not None:
            said = _("Done again: {what}").format(what=step.label), _("Undo"), self.undo
            title = _("Redo {what}").format(what=inside_a_sentence(step.label))
            self.walk([step], self._workspace.redo, title, partial(self._say, *said))

    def walk(
        self,
        steps: "Sequence[Step]",
        take: Callable[[Progress], object],
        title: str,
        done: Callable[[], object] = lambda: None,
    ) -> None:
        """Take ``steps`` of the history back or do them again by ``take(progress)``, and call ``done`` afterwards.

        Where they hold many changes it is a job called ``title``, whose dialog lets nothing else be done meanwhile;
        after Cancel all is as it was. What goes wrong is presented.
        """
        if self._workspace is None:
            return
        if self._workspace.changes_in(steps) >= LONG:
            self.jobs.start(take, lambda _result: done(), title, patience=0)
            return
        before = self._last()
        self.run_quietly(lambda: take(Progress()))
        if self._last() != before:
            done()

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

    def _say(self, what: str, word: str, back: Callable[[], object]) -> None:
        """Name the step that was taken, and offer the way back."""
        self._toast.say(what, action=(word, back))

    def _last(self) -> object:
        return None if self._workspace is None else self._workspace.last_operation


def inside_a_sentence(label: str) -> str:
    """An operation's label after another word: “Move …” becomes “move …”; names and other scripts stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


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
