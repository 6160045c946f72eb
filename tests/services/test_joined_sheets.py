"""Our own export with a sheet for each category comes back as one import."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select, update

from organizer.domain.imports.decisions import Decisions, Side
from organizer.domain.imports.outcomes import Group
from organizer.domain.imports.people_plan import CellClash, Difference, PeoplePlan, PlanCounts, RemovedPerson
from organizer.domain.imports.plan_changes import PlanChanged, RowChange
from organizer.domain.sheets.export_choice import PeopleChoice
from organizer.domain.sheets.joining import together
from organizer.domain.sheets.workbook import SheetRow
from organizer.progress import Progress
from organizer.services import import_reports, imports
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person


@pytest.fixture
def workbook(workspace: Workspace, tmp_path: Path) -> Path:
    """Guests Ada and Bo, speakers Cy and Dee."""
    for category, names in (("Guest", ("Ada", "Bo")), ("Speaker", ("Cy", "Dee"))):
        number = a_category(workspace, category)
        for name in names:
            a_person(workspace, name, email=f"{name.lower()}@example.org", category_id=number)
    choice = PeopleChoice(by_category=True)
    return export(workspace, tmp_path / "people.xlsx", What.PEOPLE, Progress(), people=choice).path


def edit(path: Path, sheet: str, row: int, header: str, value: Any) -> None:
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    page.cell(row, [cell.value for cell in page[1]].index(header) + 1).value = value
    book.save(path)


def plan(workspace: Workspace, path: Path, decisions: Decisions | None = None) -> PeoplePlan:
    inspection = together(imports.inspect(path, Progress()))
    return imports.plan_people(workspace, inspection, Progress(), decisions=decisions)


def phones(workspace: Workspace) -> dict[str, str]:
    with workspace.reading() as db:
        return {row.name: row.phone for row in db.execute(select(tables.person.c.name, tables.person.c.phone))}


def test_changes_on_all_sheets_are_one_operation(workspace: Workspace, workbook: Path) -> None:
    assert plan(workspace, workbook).counts == PlanCounts(unchanged=4)
    edit(workbook, "Guest", 3, "Phone", "12345")
    edit(workbook, "Speaker", 2, "Phone", "67890")
    planned, before = plan(workspace, workbook), workspace.last_operation
    assert [(each.name, planned.inspection.at(each.row), each.differences) for each in planned.updated] == [
        ("Bo", SheetRow(3, "Guest"), (Difference("phone", "", "12345"),)),
        ("Cy", SheetRow(2, "Speaker"), (Difference("phone", "", "67890"),)),
    ]
    imports.apply_people(workspace, planned, Progress())
    assert phones(workspace) == {"Ada": "", "Bo": "12345", "Cy": "67890", "Dee": ""}
    assert before is not None
    assert workspace.last_operation == before + 1


def test_who_moved_to_another_sheet_is_not_gone(workspace: Workspace, workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    moved = [cell.value for cell in book["Speaker"][2]]
    book["Guest"].append(moved)
    book["Speaker"].delete_rows(2, 2)
    book["Speaker"].append(["Eve"])
    book.save(workbook)
    planned = plan(workspace, workbook)
    assert planned.counts == PlanCounts(new=1, updated=1, unchanged=2)
    assert planned.removed == (RemovedPerson(4, "Dee", ""),)
    assert [(each.name, each.differences) for each in planned.updated] == [
        ("Cy", (Difference("category", "Speaker", "Guest"),))
    ]
    assert [planned.category_of(each) for each in planned.new] == ["Speaker"]


def test_the_cell_counts_where_the_row_stayed_and_nobody_knows_where_both_were_changed(
    workspace: Workspace, workbook: Path
) -> None:
    edit(workbook, "Guest", 2, "Category", "VIP")
    book = openpyxl.load_workbook(workbook)
    header = [cell.value for cell in book["Speaker"][1]]
    moved = [cell.value for cell in book["Speaker"][2]]
    moved[header.index("Category")] = "VIP"
    book["Guest"].append(moved)
    book["Speaker"].delete_rows(2)
    book.save(workbook)
    planned = plan(workspace, workbook)
    assert planned.counts == PlanCounts(updated=1, unchanged=2, rejected=1)
    assert [(each.name, each.differences) for each in planned.updated] == [
        ("Ada", (Difference("category", "Guest", "VIP"),))
    ]
    assert [(planned.inspection.at(each.row), each.column, each.reason) for each in planned.rejected] == [
        (SheetRow(4, "Guest"), "Category", "The row stands in the sheet “Guest”, but its category says “VIP”.")
    ]


def test_one_sheet_alone_proposes_nobody_of_the_others_for_removal(workspace: Workspace, workbook: Path) -> None:
    planned = imports.plan_people(workspace, imports.inspect(workbook, Progress()), Progress())
    assert (planned.counts, planned.removed) == (PlanCounts(unchanged=2), ())


def test_a_cell_changed_on_both_sides_is_decided_on_its_sheet(workspace: Workspace, workbook: Path) -> None:
    edit(workbook, "Speaker", 3, "Phone", "12345")
    with workspace.operation("Meanwhile") as db:
        db.execute(update(tables.person).where(tables.person.c.name == "Dee").values(phone="999"))
    (doubtful,) = plan(workspace, workbook).conflicting
    assert doubtful.clashes == (CellClash("phone", "", "999", "12345"),)
    decided = plan(workspace, workbook, Decisions(cells={(doubtful.row, "phone"): Side.THERE}))
    imports.apply_people(workspace, decided, Progress())
    assert phones(workspace)["Dee"] == "12345"


def test_what_changed_meanwhile_is_told_by_its_sheet(workspace: Workspace, workbook: Path) -> None:
    edit(workbook, "Speaker", 3, "Phone", "12345")
    planned = plan(workspace, workbook)
    with workspace.operation("Meanwhile") as db:
        db.execute(update(tables.person).where(tables.person.c.name == "Dee").values(phone="999"))
    with pytest.raises(PlanChanged, match=r"Row 3 \(Speaker, Dee\) was updated and is to decide now\.") as changed:
        imports.apply_people(workspace, planned, Progress())
    row = planned.updated[0].row
    assert changed.value.changes == (RowChange(row, "Dee", Group.UPDATED, Group.CONFLICTING, SheetRow(3, "Speaker")),)


def test_rejected_rows_keep_their_sheets(workspace: Workspace, workbook: Path, tmp_path: Path) -> None:
    edit(workbook, "Guest", 2, "Email", "nonsense")
    edit(workbook, "Speaker", 3, "Name", None)
    report = tmp_path / "rejected.xlsx"
    assert import_reports.write_rejected_people(report, plan(workspace, workbook), Progress(), doubtful=False) == 2
    book = openpyxl.load_workbook(report)
    assert [(page.title, page.max_row, page["A2"].value) for page in book] == [
        ("Guest", 2, "Ada"),
        ("Speaker", 2, None),
    ]
    edit(report, "Guest", 2, "Email", "ada@example.com")
    edit(report, "Speaker", 2, "Name", "Dee")
    again = plan(workspace, report)
    assert [(each.name, each.differences) for each in again.updated] == [
        ("Ada", (Difference("email", "ada@example.org", "ada@example.com"),))
    ]
    assert again.counts == PlanCounts(updated=1, unchanged=1)
