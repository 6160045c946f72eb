"""How the file of an event is known, by whoever opens it and by whoever must not write over it."""

import sqlite3
from contextlib import closing
from pathlib import Path

ENDING = ".organizer"
APPLICATION_ID = 0x4F52475A  # "ORGZ" in the header of every event file


def is_event(path: Path) -> bool:
    """Whether an existing file is an event, by its header and not by its name. Raises sqlite3.Error.

    An event that was killed young may have its own header in the log only that SQLite keeps beside it.
    """
    found = _application_id(path)
    logged = path.with_name(path.name + "-wal").exists()
    return found == APPLICATION_ID or (logged and found is not None)


def is_readable_event(path: Path) -> bool:
    """The same for any path: False as well for what is not there, no file, or may not be read."""
    try:
        return path.is_file() and is_event(path.resolve())
    except (OSError, sqlite3.Error):
        return False


def begins_event(head: bytes) -> bool:
    """The same for a file's first 100 bytes, https://www.sqlite.org/fileformat.html section 1.3."""
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _application_id(path: Path) -> int | None:
    """What the header of a database says it belongs to; None for what is none. Nothing is written, nothing locked.

    Never by opening the file ourselves: to close any descriptor of a file drops all locks that this process holds on
    it (POSIX), other programs then take the event for closed and remove the log from under our open connections
    (sqlite.org/howtocorrupt.html, 2.2). SQLite knows its own descriptors and keeps them open as long as it must.
    """
    uri = f"{path.absolute().as_uri()}?immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        try:
            return int(db.execute("PRAGMA application_id").fetchone()[0])
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                return None
            raise
