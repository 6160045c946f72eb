"""A newer release of another system's programme: what it no longer has goes only where somebody ticks it."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organizer.domain.imports.outcomes import Group
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.ui.imports.flow_steps import at, until
from ui.imports.flow import ImportFlow
from ui.window import MainWindow


def release(folder: Path, *titles: str) -> Path:
    """The grid of Sessionize; a session keeps its number."""
    sessions = [
        {"id": str(ord(title[0])), "title": title, "room": "One", "speakers": [], "categories": [],
         "startsAt": f"2026-09-26T{9 + hour:02}:00:00", "endsAt": f"2026-09-26T{10 + hour:02}:00:00"}
        for hour, title in enumerate(titles)
    ]  # fmt: skip
    path = folder / "grid.json"
    path.write_text(json.dumps([{"date": "2026-09-26", "rooms": [{"name": "One", "sessions": sessions}]}]))
    return path


@pytest.mark.parametrize("ticked", [False, True])
def test_a_session_that_is_gone_is_removed_only_where_it_is_ticked(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, *, ticked: bool
) -> None:
    apply_programme(workspace, plan_programme(workspace, release(tmp_path, "Opening", "Talk", "Closing")))
    window.import_file(release(tmp_path, "Opening", "Closing", "New"))
    flow = window.stack.findChild(ImportFlow)
    at(qtbot, flow, flow.review)
    model = flow.review.model
    assert model is not None
    counts = {group: count for group, count in model.review.counts.items() if count}
    assert counts == {Group.NEW: 1, Group.UPDATED: 1, Group.UNCHANGED: 1, Group.REMOVED: 1}
    if ticked:
        (gone,) = (row for row in model.review.rows if row.group is Group.REMOVED)
        model.set_taken({gone.key}, taken=True)
    flow.next_button.click()
    until(qtbot, lambda: window.stack.findChild(ImportFlow) is None)
    with workspace.reading() as db:
        titles = set(db.scalars(select(tables.session.c.title)))
    assert titles == {"Opening", "Closing", "New", *(() if ticked else ("Talk",))}
