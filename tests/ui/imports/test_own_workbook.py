"""Our own export comes back through the window: cells changed on both sides, and people who are gone from it."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from organizer.domain.imports.decisions import Side
from organizer.domain.imports.outcomes import Group
from organizer.domain.sheets.export_choice import PeopleChoice
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person
from tests.ui.imports.flow_steps import at, until
from ui.imports.flow import ImportFlow
from ui.window import MainWindow

TITLE = "job_title"


@pytest.fixture
def workbook(workspace: Workspace, tmp_path: Path) -> Path:
    """Ada, Bo and Cy exported; then two titles changed in the file, one of them here as well, and Cy's row deleted."""
    for name in ("Ada Lovelace", "Bo Yi", "Cy Zhu"):
        a_person(workspace, name, email=f"{name[:2].lower()}@example.org", job_title="Engineer")
    path = export(workspace, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path
    book = openpyxl.load_workbook(path)
    page = book["People"]
    column = next(cell.column for cell in page[1] if cell.value == "Job title")
    for row, title in ((2, "Countess"), (3, "Manager")):
        page.cell(row, column).value = title
    page.delete_rows(4)
    book.save(path)
    with workspace.operation("Change Ada here") as db:
        db.execute(update(tables.person).where(tables.person.c.id == 1).values(job_title="Poet"))
    return path


@pytest.fixture
def flow(qtbot: QtBot, window: MainWindow, workbook: Path) -> ImportFlow:
    """The review of that file."""
    window.import_file(workbook)
    made = window.stack.findChild(ImportFlow)
    at(qtbot, made, made.columns)
    made.next_button.click()
    at(qtbot, made, made.review)
    return made


def _everybody(workspace: Workspace) -> list[tuple[str, str]]:
    person = tables.person.c
    with workspace.reading() as db:
        return [tuple(row) for row in db.execute(select(person.name, person.job_title).order_by(person.id))]


def _apply(qtbot: QtBot, flow: ImportFlow, workspace: Workspace) -> None:
    before = workspace.last_operation
    flow.next_button.click()
    until(qtbot, lambda: workspace.last_operation != before)


def test_a_clash_waits_for_somebody_and_nobody_is_removed_unasked(
    qtbot: QtBot, workspace: Workspace, flow: ImportFlow
) -> None:
    counts = flow.review.model.review.counts  # type: ignore[union-attr]
    assert {group.value: count for group, count in counts.items() if count} == {
        "conflicting": 1,
        "removed": 1,
        "updated": 1,
    }
    _apply(qtbot, flow, workspace)
    assert _everybody(workspace) == [("Ada Lovelace", "Poet"), ("Bo Yi", "Manager"), ("Cy Zhu", "Engineer")]


def test_the_chosen_side_is_taken_and_the_ticked_person_removed_as_one_step(
    qtbot: QtBot, workspace: Workspace, flow: ImportFlow
) -> None:
    before = _everybody(workspace)
    flow.review.go_to_next()
    assert set(flow.review.panel.cells) == {(TITLE, Side.HERE), (TITLE, Side.THERE)}
    flow.review.panel.cells[TITLE, Side.THERE].click()
    flow.review.tabs[Group.REMOVED].click()
    flow.review.table.selectRow(0)
    assert flow.review.current is not None
    flow.review.model.set_taken({flow.review.current.key}, taken=True)  # type: ignore[union-attr]
    assert flow.next_button.text() == "Import 3 as one step"
    _apply(qtbot, flow, workspace)
    assert _everybody(workspace) == [("Ada Lovelace", "Countess"), ("Bo Yi", "Manager")]
    assert workspace.undo_label == "Import people.xlsx: 0 new, 2 updated, 1 removed"
    workspace.undo()
    assert _everybody(workspace) == before


def test_a_person_ticked_for_removal_who_changed_meanwhile_is_looked_at_again(
    qtbot: QtBot, workspace: Workspace, flow: ImportFlow
) -> None:
    flow.review.model.set_taken({-3}, taken=True)  # type: ignore[union-attr]
    with workspace.operation("Change Cy here") as db:
        db.execute(update(tables.person).where(tables.person.c.id == 3).values(job_title="Director"))
    flow.next_button.click()
    until(qtbot, lambda: flow.review.banner.isVisible() and flow.isEnabled())
    assert "“Cy Zhu”, who is missing from the file, was changed in the event." in flow.review.banner.text.text()
    assert flow.review.model.answers.removed == set()  # type: ignore[union-attr]
    assert len(_everybody(workspace)) == 3


def test_a_sheet_for_each_category_comes_back_as_one_step(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    for category, name in (("Guest", "Ada"), ("Speaker", "Bo"), ("Speaker", "Cy")):
        a_person(workspace, name, category_id=_category(workspace, category))
    choice = PeopleChoice(by_category=True)
    path = export(workspace, tmp_path / "people.xlsx", What.PEOPLE, Progress(), people=choice).path
    book = openpyxl.load_workbook(path)
    for sheet in ("Guest", "Speaker"):
        book[sheet].cell(2, [cell.value for cell in book[sheet][1]].index("Job title") + 1).value = "Poet"
    book.save(path)
    window.import_file(path)
    flow = window.stack.findChild(ImportFlow)
    at(qtbot, flow, flow.columns)
    assert flow.about.text().startswith("All 2 sheets together · 3 rows")
    assert flow.sheet.table.currentText() == "All 2 sheets together · 3 rows"
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    rows = flow.review.model.review.rows  # type: ignore[union-attr]
    assert [str(row.row) for row in rows] == ["2 (Guest)", "2 (Speaker)", "3 (Speaker)"]
    _apply(qtbot, flow, workspace)
    assert _everybody(workspace) == [("Ada", "Poet"), ("Bo", "Poet"), ("Cy", "")]
    until(qtbot, lambda: window.stack.findChild(ImportFlow) is None)  # nothing is left to go on with


def _category(workspace: Workspace, name: str) -> int:
    category = tables.category.c
    with workspace.reading() as db:
        found = db.scalar(select(category.id).where(category.name == name))
    return found or a_category(workspace, name)


def test_a_toast_covers_no_answer(qtbot: QtBot, window: MainWindow, flow: ImportFlow) -> None:
    window.resize(1280, 720)
    window.toast("Rejected rows written to rejected.xlsx")
    flow.review.table.selectRow(0)
    assert flow.review.panel.isVisible()

    def is_clear() -> bool:
        panel = QRect(flow.review.panel.mapTo(window, QPoint(0, 0)), flow.review.panel.size())
        return not panel.intersects(window.toaster.geometry())

    until(qtbot, is_clear)
    window.toaster.hide()
