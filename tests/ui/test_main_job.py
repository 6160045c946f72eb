"""The main job in the real window: sheets in, sessions moved, badges and a workbook out, all taken back."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer.domain.imports.people_plan import PlanCounts
from organizer.progress import Progress
from organizer.services import imports, sample, schedule
from organizer.services.workspace import Workspace
from tests.databases import dump
from ui.imports.export_dialog import ExportDialog
from ui.imports.flow import ImportFlow
from ui.printing.page import PrintPage
from ui.schedule.page import SchedulePage
from ui.window import MainWindow

LONG = 20_000
PEOPLE = 60


@pytest.mark.timeout(300)
def test_the_main_job_from_an_empty_event_and_back(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    empty = dump(workspace)
    for sheet in sample.write_sheets(tmp_path, PEOPLE):
        _import(qtbot, window, sheet)
    now = schedule.snapshot(workspace)
    assert (len(now.rooms), len(now.cards)) == (8, 38)

    moved = _carry_a_session(window, workspace)
    assert workspace.undo_label is not None
    assert workspace.undo_label.startswith("Move ")

    badges = _print(qtbot, window, tmp_path / "badges.pdf")
    assert badges > PEOPLE / 2
    _export_and_compare(qtbot, window, workspace, tmp_path / "out.xlsx")

    window.undo_action.trigger()
    assert schedule.snapshot(workspace).card_by_id[moved[0]].placement == moved[1]
    for _sheet in range(3):
        window.undo_action.trigger()
    assert not window.undo_action.isEnabled()
    assert dump(workspace) == empty


def _import(qtbot: QtBot, window: MainWindow, sheet: Path) -> None:
    before = window.workspace.last_operation
    window.import_file(sheet)
    flow = window.stack.findChildren(ImportFlow)[-1]
    qtbot.waitUntil(lambda: flow.steps.currentWidget() is flow.columns, timeout=LONG)
    flow.next_button.click()
    qtbot.waitUntil(lambda: flow.steps.currentWidget() is flow.review and flow.isEnabled(), timeout=LONG)
    flow.next_button.click()
    qtbot.waitUntil(lambda: window.workspace.last_operation != before and not window.jobs.running, timeout=LONG)


def _carry_a_session(window: MainWindow, workspace: Workspace):
    """Pick a session up by keyboard, move it an hour, drop it; its id and where it was."""
    page = window.show_page("schedule")
    assert isinstance(page, SchedulePage)
    card = next(each for each in schedule.snapshot(workspace).cards if each.placement and not each.locked)
    page.board.select(card.id)
    for key in (Qt.Key.Key_Return, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Return):
        QTest.keyClick(page.board, key)
    after = schedule.snapshot(workspace).card_by_id[card.id].placement
    assert (after.room, after.start) == (card.placement.room, card.placement.start + 60)
    return card.id, card.placement


def _print(qtbot: QtBot, window: MainWindow, path: Path) -> int:
    """Write every badge to a PDF, mark none as printed, and count the pages."""
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=LONG)
    page.badges.write_pdf_to(path)
    qtbot.waitUntil(lambda: path.exists() and not window.jobs.running, timeout=LONG)
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def _export_and_compare(qtbot: QtBot, window: MainWindow, workspace: Workspace, path: Path) -> None:
    window.export_file()
    dialog = window.findChild(ExportDialog)
    dialog.place.setText(str(path))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: path.exists() and not window.jobs.running, timeout=LONG)
    plan = imports.plan_people(workspace, imports.inspect(path, Progress()), Progress())
    assert plan.counts == PlanCounts(unchanged=plan.counts.unchanged)
    assert plan.counts.unchanged >= PEOPLE
