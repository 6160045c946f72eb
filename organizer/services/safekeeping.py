"""Copies of an event, and whether it is sound."""

from pathlib import Path

from organizer.services.workspace import Workspace
from organizer.storage import backup as backups
from organizer.storage import integrity


def back_up(workspace: Workspace, folder: Path | None = None) -> Path:
    """A consistent, dated copy in ``folder`` (unless told, “Backups” beside the event), made while it is in use.

    Raises Refused for an event on a server, StorageTrouble.
    """
    with workspace.reading() as db:
        source = workspace.path or Path(workspace.address)
        target = backups.dated(source, folder or source.parent / "Backups")
        return backups.copy(db.engine, target)


def verify(workspace: Workspace) -> tuple[str, ...]:
    """Every fault of file, references and journal, as sentences."""
    with workspace.reading() as db:
        return tuple(integrity.faults(db))
