"""The open event: the one door through which everything is read and written."""

import getpass
import platform
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select

from organizer.domain.changes import Changes, OperationKind, Step, UndoState, undo_state
from organizer.errors import Refused
from organizer.i18n import _
from organizer.progress import Progress, Share
from organizer.storage import backup, database, journal, queries, reverting, tables

Subscriber = Callable[[Changes], None]


class Workspace:
    """An open event. Reading is possible from any thread at any time; one operation runs at a time."""

    def __init__(self, engine: Engine, address: str, *, actor: str = "", desk: str = "") -> None:
        self._engine = engine
        self.address = address
        self.actor = actor or _user()
        self.desk = desk or platform.node()
        self.last_operation: int | None = None
        self._lock = threading.Lock()
        self._writer: int | None = None
        with self.reading() as db:
            self._seen: int = db.scalar(select(func.max(tables.operation.c.id))) or 0
        self._subscribers: list[Subscriber] = []
        self._undo_state: UndoState | None = None

    @classmethod
    def create(cls, address: str, values: Mapping[str, Any], *, actor: str = "", desk: str = "") -> "Workspace":
        """A new event at a path or URL; ``values`` are columns of the event (name, start_date, days …).

        Raises Refused when the address is taken, NotFound, StorageTrouble.
        """
        workspace = cls(database.create(str(address)), str(address), actor=actor, desk=desk)
        try:
            with workspace.operation(_("New event “{name}”").format(name=values.get("name", "")), undoable=False) as db:
                db.execute(insert(tables.event).values(**values))
        except BaseException:
            workspace.close()
            database.discard(str(address))
            raise
        return workspace

    @classmethod
    def open(cls, address: str, *, actor: str = "", desk: str = "") -> "Workspace":
        """Open an event. Raises NotFound, BadInput, Refused (a newer file) or StorageTrouble, each a sentence."""
        return cls(database.open_existing(str(address), backup.beside), str(address), actor=actor, desk=desk)

    @cached_property
    def uid(self) -> str:
        """The event's own name among all events, the same on every computer."""
        with self.reading() as db:
            return queries.event_uid(db)

    @property
    def path(self) -> Path | None:
        """The event's file; None for a shared event on a server."""
        return None if database.is_url(self.address) else Path(self.address)

    def close(self) -> None:
        """Let go of the database. The workspace cannot be used afterwards."""
        self._subscribers.clear()
        self._engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the event."""
        return database.reading(self._engine)

    @contextmanager
    def operation(self, label: str, *, undoable: bool = True) -> Iterator[Connection]:
        """One transaction, one undo step, one line of history, one notification; without a change, no trace."""
        with self._transaction() as (db, made), self._recorded(db, made, label, undoable=undoable):
            yield db

    def refuse_unwritable(self) -> None:
        """Say before long work begins why nothing can be written to the event now. Raises StorageTrouble."""
        with self.operation(""):  # SQLite refuses the line of history, not the lock before it; it leaves no trace
            pass

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call ``subscriber`` after each commit, on the committing thread. Returns what ends the subscription.

        What it raises goes to ``sys.excepthook`` and not to the caller: the operation was carried out.
        """
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    # -- undo ---------------------------------------------------------------------------------------------------------

    @property
    def undo_state(self) -> UndoState:
        """What undo and redo would take back next, and what is undone."""
        if self._undo_state is None:
            with self.reading() as db:
                self._undo_state = undo_state(queries.history_steps(db))
        return self._undo_state

    @property
    def undo_label(self) -> str | None:
        """The label of the operation that undo would take back; None when there is none."""
        step = self.undo_state.undo
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """The label of the operation that redo would bring back; None when there is none."""
        step = self.undo_state.redo
        return step.label if step else None

    def changes_in(self, steps: Iterable[Step]) -> int:
        """Through how many changes of rows it goes to take these steps back, or to bring them back."""
        with self.reading() as db:
            return journal.count(db, (step.id for step in steps))

    def undo(self, progress: Progress | None = None) -> int:
        """Take back the last operation and return its id. Raises Refused (nothing there), UndoConflict, Cancelled."""
        step = self.undo_state.undo
        if step is None:
            raise Refused(_("There is nothing to undo."))
        self._revert([step], OperationKind.UNDO, progress)
        return step.id

    def redo(self, progress: Progress | None = None) -> int:
        """Bring back what was undone last and return that operation's id. Raises as :meth:`undo`."""
        step = self.undo_state.redo
        if step is None or step.target is None:
            raise Refused(_("There is nothing to redo."))
        self._revert([step], OperationKind.REDO, progress)
        return step.target

    def undo_operation(self, operation: int, progress: Progress | None = None) -> None:
        """Take back one operation wherever it stands in the history. Raises as :meth:`undo`."""
        step = next((step for step in self.undo_state.done if step.id == operation), None)
        if step is None:
            raise Refused(_("This step cannot be undone."))
        self._revert([step], OperationKind.UNDO, progress)

    def undo_to(self, operation: int, progress: Progress | None = None) -> int:
        """Take back all that came after an operation and return how many steps that were.

        All or nothing: where one of them cannot be undone none is. Afterwards redo brings back one after the other.
        Raises UndoConflict, Cancelled.
        """
        steps = self.undo_state.after(operation)
        self._revert(steps, OperationKind.UNDO, progress)
        return len(steps)

    def _revert(self, steps: Sequence[Step], kind: OperationKind, progress: Progress | None) -> None:
        """Take back the steps in one transaction."""
        whole, total, done = progress or Progress(), self.changes_in(steps), 0
        with reverting.conflicts_told(), self._transaction() as (db, made):
            for step in steps:
                with self._recorded(db, made, step.label, kind=kind, target=step.id) as running:
                    reverting.revert(db, step.id, running, Share(whole, done, total))
                done += journal.count(db, [step.id])

    # -- the transaction ----------------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[tuple[Connection, list[Changes]]]:
        """A connection that writes, and the list of what :meth:`_recorded` made on it: announced after the commit."""
        if self._writer == threading.get_ident():
            raise RuntimeError("an operation inside an operation")
        made: list[Changes] = []
        with self._lock:
            self._writer = threading.get_ident()
            try:
                with database.writing(self._engine) as db:
                    yield db, made
                    if not made:
                        db.rollback()
                self._note_own(made)
            finally:
                self._writer = None
        for changes in made:
            self._announce(changes)

    @contextmanager
    def _recorded(
        self,
        db: Connection,
        made: list[Changes],
        label: str,
        *,
        kind: OperationKind = OperationKind.DO,
        target: int | None = None,
        undoable: bool = True,
    ) -> Iterator[int]:
        """One operation of the transaction; yields its id."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        values = {"label": label, "kind": kind, "target": target, "undoable": int(undoable), "at": at}
        operation = journal.begin(db, {**values, "actor": self.actor, "desk": self.desk})
        yield operation
        touched = journal.end(db, operation)
        if touched:
            made.append(Changes(operation, label, kind, touched))

    def _note_own(self, made: Sequence[Changes]) -> None:
        """What is our own need not be noticed as if others had written it."""
        for changes in made:
            self.last_operation = changes.operation
            if changes.operation == self._seen + 1:
                self._seen = changes.operation

    def _announce(self, changes: Changes) -> None:
        self._undo_state = None
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(changes)
            except Exception as error:  # whatever it is: the operation stands, and the others must hear of it
                sys.excepthook(type(error), error, error.__traceback__)

    def notice_others(self) -> None:
        """Announce what other programs have written to this event since the last look; cheap when there is nothing."""
        with self.reading() as db:
            newest = db.scalar(select(func.max(tables.operation.c.id))) or 0
            if newest <= self._seen:
                return
            changes = journal.changes_since(db, self._seen)
        self._seen = newest
        for each in changes:
            self._announce(each)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no login name in some containers
        return ""
