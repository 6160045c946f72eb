"""Opening an event's database, moving it to the current schema, and telling its troubles in sentences.

SQLite runs in WAL with ``synchronous=FULL``: one sync a commit, and a committed operation survives a power cut.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text

from organizer import event_file
from organizer.errors import BadInput, NotFound, Refused
from organizer.i18n import _
from organizer.storage import triggers, troubles

SCHEMA = 8
"""The schema's number; the newest revision in ``migrations/versions`` is this, written with four digits."""

MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT = 5.0  # seconds to wait for another program's write


def is_url(address: str) -> bool:
    """Whether the address names a shared event on a server rather than a file."""
    return "://" in address


def create(address: str) -> Engine:
    """A new, empty database with the current schema. Refuses an address that is taken."""
    _refuse_nothing(address)
    if not is_url(address):
        _refuse_taken(Path(address))
    engine = _engine(address)
    try:
        if _version(engine) is not None:
            raise Refused(_("There is already an event at this address."))
        migrate(engine)
    except BaseException:
        engine.dispose()
        discard(address)
        raise
    return engine


def discard(address: str) -> None:
    """Take an unfinished event's file away, with what SQLite keeps beside it; on a server nothing was committed."""
    if not is_url(address):
        for suffix in ("", "-wal", "-shm"):
            Path(address + suffix).unlink(missing_ok=True)


def open_existing(address: str, backup: Callable[[Engine], object]) -> Engine:
    """Open a database; an older schema is migrated, after ``backup``. Raises NotFound, BadInput, StorageTrouble."""
    name = address
    _refuse_nothing(address)
    if not is_url(address):
        name = Path(address).name
        _refuse_unusable(Path(address))
    engine = _engine(address)
    version = _version(engine)
    if version is None:
        engine.dispose()
        raise BadInput(_("“{name}” is not an event of Organizer.").format(name=name))
    if version > SCHEMA:
        engine.dispose()
        raise Refused(_("“{name}” was saved by a newer Organizer. Update the program to open it.").format(name=name))
    if version < SCHEMA:
        backup(engine)
        migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables to SCHEMA with Alembic, then make the journal's triggers anew from the table metadata."""
    from alembic import command  # only a new or an old file needs it, and it is slow to import
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with writing(engine) as db:
        config.attributes["connection"] = db
        command.upgrade(config, "head")
        for statement in triggers.removal(db):
            db.exec_driver_sql(statement)
        for statement in triggers.statements(db.dialect.name):
            db.exec_driver_sql(statement)
        if db.dialect.name == "sqlite":
            db.exec_driver_sql(f"PRAGMA application_id = {event_file.APPLICATION_ID}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the event and changes nothing."""
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as db:
        yield db
        db.rollback()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its start, so that what it reads stays true until it commits."""
    with engine.connect().execution_options(organizer_write=True) as db, db.begin():
        yield db


def _refuse_nothing(address: str) -> None:
    if not address.strip():
        raise BadInput(_("Say which file the event is: its path is empty."))


def _refuse_taken(path: Path) -> None:
    if path.exists():
        raise Refused(_("“{name}” exists already. Choose another name.").format(name=path.name))
    if not path.parent.is_dir():
        raise NotFound(_("The folder “{name}” does not exist.").format(name=path.parent))


def _refuse_unusable(path: Path) -> None:
    if path.is_dir():
        raise BadInput(_("“{name}” is a folder, not an event.").format(name=path.name))
    if not path.exists():
        raise NotFound(_("There is no file “{name}”.").format(name=path))
    # The header is looked at before SQLite is let in, which would write to another program's database on opening it.
    with troubles.translated():
        ours = event_file.is_event(path)
    if not ours:
        raise BadInput(_("“{name}” is not an event of Organizer.").format(name=path.name))


def _engine(address: str) -> Engine:
    if is_url(address):
        engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    else:
        engine = create_engine(f"sqlite:///{address}", creator=partial(_connect, Path(address)))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", troubles.translate)
    return engine


def _connect(path: Path) -> sqlite3.Connection:
    """A connection for SQLAlchemy's pool, which hands it from thread to thread.

    Where nothing may be written SQLite could not keep its log beside the event. So the event is read as it lies there,
    unless a log says that somebody who may write has it open.
    """
    fixed = path.exists() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))
    way = "immutable=1" if fixed and not path.with_name(path.name + "-wal").exists() else "mode=rwc"
    uri = f"{path.absolute().as_uri()}?{way}"
    return sqlite3.connect(uri, uri=True, timeout=_WAIT, check_same_thread=False)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "cache_size = -32768",  # KiB; an import's pages stay in memory until the commit
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("organizer_write") else "BEGIN")


def _version(engine: Engine) -> int | None:
    """The schema's number, or None when this is no event."""
    with reading(engine) as db:
        if not inspect(db).has_table("alembic_version"):
            return None
        revision = db.scalar(text("SELECT version_num FROM alembic_version"))
    return int(revision) if revision and str(revision).isdigit() else None
