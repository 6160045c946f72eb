"""In the review a row with a bad value is taken without it, or all of its kind are."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organizer.domain.imports.outcomes import Group
from organizer.services.workspace import Workspace
from organizer.storage import tables
from ui.imports.flow import ImportFlow
from ui.imports.review_step import ReviewStep
from ui.window import MainWindow

GOOD = [(f"Person {letter}", f"{letter}@example.org") for letter in "abcde"]
BAD = [("Wang Wei", "wang@@x"), ("Bo Yi", "bo")]


def _until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=30_000)


@pytest.fixture
def flow(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ImportFlow:
    """The review of five people and two more with a bad address, one of the five unticked."""
    book = openpyxl.Workbook()
    for row in (("Name", "E-mail"), *GOOD, *BAD):
        book.worksheets[0].append(row)
    book.save(tmp_path / "people.xlsx")
    window.import_file()
    flow = window.stack.findChild(ImportFlow)
    flow.read(tmp_path / "people.xlsx")
    _until(qtbot, lambda: flow.steps.currentWidget() is flow.columns and flow.isEnabled())
    flow.next_button.click()
    _until(qtbot, lambda: flow.steps.currentWidget() is flow.review and flow.isEnabled())
    flow.review.model.set_taken({2}, taken=False)
    return flow


def _select(review: ReviewStep, key: int) -> None:
    review.table.selectRow(review.model.line_of(key))


def _groups(review: ReviewStep) -> dict[int, Group]:
    return {row.key: row.group for row in review.model.review.rows if row.key in (7, 8)}


def test_one_row_is_taken_without_its_bad_value_and_put_back(qtbot: QtBot, flow: ImportFlow) -> None:
    review = flow.review
    _select(review, 7)
    assert review.panel.without.text() == "Take it without: Email"
    review.panel.without.click()
    _until(qtbot, lambda: _groups(review) == {7: Group.NEW, 8: Group.REJECTED} and flow.isEnabled())
    assert review.current.key == 7
    assert review.current.why == "Email in the sheet: wang@@x"
    assert review.model.answers.left_out == {2}
    assert "1 row is taken without “Email”" in review.notes.text.text()
    review.panel.without.click()
    _until(qtbot, lambda: _groups(review) == {7: Group.REJECTED, 8: Group.REJECTED} and flow.isEnabled())
    assert review.notes.isHidden()


def test_all_of_a_kind_are_taken_and_written(qtbot: QtBot, flow: ImportFlow, workspace: Workspace) -> None:
    review = flow.review
    _select(review, 8)
    review.panel.alike[True].click()
    _until(qtbot, lambda: _groups(review) == {7: Group.NEW, 8: Group.NEW} and flow.isEnabled())
    flow.next_button.click()
    person = tables.person.c

    def written() -> list[tuple[str, str, str]]:
        with workspace.reading() as db:
            rows = db.execute(select(person.name, person.email, person.note).order_by(person.id))
            return [tuple(row) for row in rows]

    _until(qtbot, lambda: len(written()) > 0)
    assert written() == [
        *((name, email, "") for name, email in GOOD[1:]),
        ("Wang Wei", "", "Email in the sheet: wang@@x"),
        ("Bo Yi", "", "Email in the sheet: bo"),
    ]


def test_a_letter_takes_every_selected_row(qtbot: QtBot, flow: ImportFlow) -> None:
    review = flow.review
    review.table.selectAll()
    qtbot.keyClick(review.table, Qt.Key.Key_W)
    _until(qtbot, lambda: _groups(review) == {7: Group.NEW, 8: Group.NEW} and flow.isEnabled())
