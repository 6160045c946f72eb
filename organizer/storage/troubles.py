"""What the operating system and the database report, as sentences: decided by result code, here and nowhere else."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import ExceptionContext

from organizer.errors import BadInput, OrganizerError, StorageTrouble
from organizer.i18n import _

# Extended result codes hold the primary one in their low byte, https://www.sqlite.org/rescode.html
_PRIMARY = 0xFF


def translate(context: ExceptionContext) -> None:
    """SQLAlchemy's handle_error hook: raise our error for what the environment or a foreign file caused."""
    known = _known(context.original_exception)
    if known is not None:
        raise known from context.original_exception


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an OSError about ``path`` into a StorageTrouble."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageTrouble(disk_full()) from error
        raise StorageTrouble(
            _("“{name}” cannot be opened: {reason}.").format(name=path.name, reason=error.strerror)
        ) from error


@contextmanager
def translated() -> Iterator[None]:
    """Tell the errors of a bare database connection as SQLAlchemy's are told."""
    try:
        yield
    except sqlite3.Error as error:
        known = _known(error)
        if known is None:
            raise
        raise known from error


def disk_full() -> str:
    """The sentence for a full disk."""
    return _("The disk is full. Free some space and try again; nothing was changed.")


def _known(error: BaseException | None) -> OrganizerError | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        # The file beside a WAL could not be made as long as it must be: nothing but a full disk does that.
        return _from_sqlite(sqlite3.SQLITE_FULL if code == sqlite3.SQLITE_IOERR_SHMSIZE else code & _PRIMARY)
    return _from_postgresql(getattr(error, "sqlstate", None), type(error).__name__)


def _from_sqlite(code: int) -> OrganizerError | None:
    match code:
        case sqlite3.SQLITE_FULL:
            return StorageTrouble(disk_full())
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageTrouble(_("Another program is writing to this event. Try again in a moment."))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StorageTrouble(_("The event or its folder may not be written. Copy it to a folder of your own."))
        case sqlite3.SQLITE_IOERR:
            return StorageTrouble(_("The disk reported an error. Check the drive; the last saved step is safe."))
        case sqlite3.SQLITE_NOTADB:
            return BadInput(_("This file is not an event of Organizer."))
        case sqlite3.SQLITE_CORRUPT:
            return StorageTrouble(_("The event file is damaged. Open its latest backup."))
    return None


def _from_postgresql(state: str | None, kind: str) -> OrganizerError | None:
    # Classes of SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html; None: no connection was made.
    if state is None and kind != "OperationalError":
        return None
    if state is None or state[:2] in ("08", "57"):
        return StorageTrouble(_("The server of this event does not answer. Check the network and try again."))
    if state[:2] == "53":
        return StorageTrouble(_("The server of this event has no room left."))
    if state[:2] in ("28", "3D"):
        return StorageTrouble(_("The server refuses this user or does not know this event."))
    return None
