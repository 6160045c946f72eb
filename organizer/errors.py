"""The three kinds of trouble a person is told about; anything else that is raised is our bug.

Every message is a whole sentence, fit to be shown as it stands.
"""

from dataclasses import dataclass


class OrganizerError(Exception):
    """Carries a sentence for the user."""


class Refused(OrganizerError):
    """The user asked for what cannot be; shown in place, never modal."""


class RuleViolation(Refused):
    """A hard rule of the event forbids it."""


class NotFound(Refused):
    """What was named does not exist (any more)."""


class UndoConflict(Refused):
    """Something changed since, so undoing would overwrite it; nothing was touched."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in a foreign file that cannot be taken.

    ``row`` counts from 1 as the spreadsheet shows it; ``column`` is the header's text.
    """

    text: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


class BadInput(Refused):
    """A file or a value cannot be understood; ``problems`` says where."""

    def __init__(self, text: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(text)
        self.problems = problems


class PasswordNeeded(BadInput):
    """The file is encrypted, and no password or a wrong one was given."""


class Trouble(OrganizerError):
    """The environment failed; trying again may help. Shown as a dialog that says what to do."""


class StorageTrouble(Trouble):
    """The event file cannot be read or written now (disk full, locked, unreadable)."""


class FileTrouble(Trouble):
    """A foreign file cannot be read or written now."""


class PrinterTrouble(Trouble):
    """The printer does not take the job."""


class Cancelled(Exception):
    """The user stopped a job. Nothing is shown, nothing stays."""
