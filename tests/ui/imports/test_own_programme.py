"""Our own programme comes back through the window: a time changed on both sides is decided in the review."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from organizer.domain.imports.decisions import Side
from organizer.domain.imports.outcomes import Group
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_room, a_session
from tests.ui.imports.flow_steps import at, until
from ui.imports.flow import ImportFlow
from ui.window import MainWindow


@pytest.fixture
def workbook(workspace: Workspace, tmp_path: Path) -> Path:
    """Two sessions exported; then both renamed there, and one here as well."""
    hall = a_room(workspace, "Hall A")
    for title, start in (("Opening", 540), ("Panel", 660)):
        a_session(workspace, title, room_id=hall, day=0, start=start)
    path = export(workspace, tmp_path / "programme.xlsx", What.PROGRAMME, Progress()).path
    book = openpyxl.load_workbook(path)
    page = book["Programme"]
    column = next(cell.column for cell in page[1] if cell.value == "Title")
    for row, title in ((2, "Opening there"), (3, "Panel there")):
        page.cell(row, column).value = title
    book.save(path)
    with workspace.operation("Rename here") as db:
        db.execute(update(tables.session).where(tables.session.c.title == "Opening").values(title="Opening here"))
    return path


@pytest.mark.parametrize(("side", "title"), [(Side.HERE, "Opening here"), (Side.THERE, "Opening there")])
def test_the_chosen_title_stays(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, workbook: Path, side: Side, title: str
) -> None:
    window.import_file(workbook)
    flow = window.stack.findChild(ImportFlow)
    at(qtbot, flow, flow.columns)
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    assert flow.review.model is not None
    assert {group: count for group, count in flow.review.model.review.counts.items() if count} == {
        Group.CONFLICTING: 1,
        Group.UPDATED: 1,
    }
    flow.review.table.selectRow(0)
    flow.review.panel.cells["title", side].click()
    assert flow.review.panel.cells["title", side].accessibleName() == f"Title: {title}"
    flow.next_button.click()
    until(qtbot, lambda: window.stack.findChild(ImportFlow) is None)
    with workspace.reading() as db:
        assert list(db.scalars(select(tables.session.c.title).order_by(tables.session.c.start))) == [
            title,
            "Panel there",
        ]
