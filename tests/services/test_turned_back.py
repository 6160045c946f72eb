"""A sheet without a base, imported again, does not turn back in silence what was changed here since."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from organizer.domain.imports.decisions import Side
from organizer.domain.imports.people_plan import CellClash, PeoplePlan, PlanCounts
from organizer.domain.people.person import PersonField
from organizer.domain.sheets.workbook import Field
from organizer.progress import Progress
from organizer.services import exports, imports
from organizer.services import people as records
from organizer.services.exports import What
from organizer.services.workspace import Workspace
from tests.services.people_sheets import bring, people, plan, write

ADA = ("Ada Lovelace", "ada@x.org", "Engines Ltd", "Speaker", "M")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"


def corrected(workspace: Workspace, path: Path, **cells: str) -> Path:
    """The event's people as CSV with some cells of Ada's row typed anew, by header."""
    exports.export(workspace, path, What.PEOPLE, Progress())
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        for name, text in cells.items():
            row[header.index(name.replace("_", " "))] = text
    return write(path, *rows, header=header)


def decided(workspace: Workspace, planned: PeoplePlan, side: Side) -> PeoplePlan:
    (row,) = planned.conflicting
    cells = {(row.row, each.label): side for each in row.clashes}
    return imports.decide(workspace, planned, replace(planned.decisions, cells=cells), Progress())


def test_a_corrected_csv_that_comes_twice_asks_before_it_turns_a_name_back(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ADA))
    path = corrected(workspace, sheet, Name="Ada King")
    assert bring(workspace, path) == PlanCounts(updated=1)
    assert people(workspace, "name", "family_name", "given_name") == [("Ada King", "King", "Ada")]
    again = plan(workspace, path)
    assert again.counts == PlanCounts(conflicting=1)
    assert again.conflicting[0].clashes == (
        CellClash(Field.LAST_NAME, "Lovelace", "King", "Lovelace"),
        CellClash(Field.NAME, "Ada Lovelace", "Ada King", "Ada Lovelace"),
    )
    assert decided(workspace, again, Side.HERE).counts == PlanCounts(unchanged=1)
    imports.apply_people(workspace, decided(workspace, again, Side.THERE), Progress())
    assert people(workspace, "name", "family_name", "given_name") == [("Ada Lovelace", "Lovelace", "Ada")]


def test_last_weeks_sheet_asks_about_what_was_changed_here_and_brings_the_rest(
    workspace: Workspace, sheet: Path
) -> None:
    bring(workspace, write(sheet, ADA))
    ((ada,),) = people(workspace, "id")
    assert isinstance(ada, int)
    records.update_person(workspace, ada, {PersonField.ORGANIZATION: "Analytical Society"})
    again = plan(workspace, write(sheet, (*ADA[:4], "L")))
    (row,) = again.conflicting
    assert row.clashes == (CellClash(Field.ORGANIZATION, "Engines Ltd", "Analytical Society", "Engines Ltd"),)
    assert [(each.label, each.old, each.new) for each in row.differences] == [("T-shirt", "M", "L")]
    done = decided(workspace, again, Side.HERE)
    assert [(each.label, each.new) for each in done.updated[0].differences] == [("T-shirt", "L")]


def test_custom_fields_are_remembered_too(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ADA))
    bring(workspace, write(sheet, (*ADA[:4], "L")))
    again = plan(workspace, write(sheet, ADA))
    assert again.conflicting[0].clashes == (CellClash("T-shirt", "M", "L", "M"),)


def test_what_was_undone_was_never_here(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ADA))
    bring(workspace, write(sheet, (*ADA[:4], "L")))
    workspace.undo()
    assert bring(workspace, sheet) == PlanCounts(updated=1)
    assert plan(workspace, sheet).counts == PlanCounts(unchanged=1)


def test_a_value_that_is_new_is_not_asked_about(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ADA))
    bring(workspace, write(sheet, (*ADA[:4], "L")))
    assert plan(workspace, write(sheet, (*ADA[:4], "XL"))).counts == PlanCounts(updated=1)
