"""How tests follow the import from step to step, and see what came of it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organizer.services.workspace import Workspace
from organizer.storage import tables
from ui.imports.flow import ImportFlow


def until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    """Wait: a file is read in another process."""
    qtbot.waitUntil(condition, timeout=30_000)


def at(qtbot: QtBot, flow: ImportFlow, step: object) -> None:
    """Wait for a step that can be used."""
    until(qtbot, lambda: flow.steps.currentWidget() is step and flow.isEnabled())


def names(workspace: Workspace) -> list[str]:
    """Everybody in the event, in the order in which they came."""
    with workspace.reading() as db:
        return list(db.scalars(select(tables.person.c.name).order_by(tables.person.c.id)))
