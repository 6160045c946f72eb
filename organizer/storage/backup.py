"""Consistent copies of an event file, made while it is in use."""

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from organizer.errors import Refused
from organizer.i18n import _
from organizer.storage import troubles


def copy(engine: Engine, target: Path) -> Path:
    """Copy the event to ``target`` with SQLite's online backup; a half copy never takes the final name.

    Raises Refused for an event on a server (its administrator backs it up) and StorageTrouble.
    """
    if engine.dialect.name != "sqlite":
        raise Refused(_("A shared event is backed up on its server, with pg_dump."))
    part = target.with_name(target.name + ".part")
    with troubles.told(target.parent), troubles.translated():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy_pages(engine, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return target


def _copy_pages(engine: Engine, part: Path) -> None:
    raw = engine.raw_connection()
    try:
        into = sqlite3.connect(part)
        try:
            raw.driver_connection.backup(into)  # type: ignore[union-attr]
            into.execute("PRAGMA journal_mode = DELETE")  # one file, without -wal beside it
        finally:
            into.close()
    finally:
        raw.close()


def beside(engine: Engine) -> Path | None:
    """A dated copy in the folder “Backups” beside the event; None for an event on a server."""
    if engine.dialect.name != "sqlite":
        return None
    source = Path(str(engine.url.database))
    return copy(engine, dated(source, source.parent / "Backups"))


def dated(source: Path, folder: Path) -> Path:
    """A free name for a copy of ``source`` made now: ``event 2026-09-26 09.41.07.organizer``."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
    first = folder / f"{source.stem} {stamp}{source.suffix}"
    others = (folder / f"{source.stem} {stamp} {n}{source.suffix}" for n in range(2, 1000))
    return next((path for path in (first, *others) if not path.exists()), first)
