"""Our own workbook comes back: what is decided and what is written."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import delete, select, update

from organizer.domain.imports.decisions import Decisions, Side
from organizer.domain.imports.people_plan import (
    CellClash,
    ConflictingRow,
    Difference,
    PeoplePlan,
    PlanCounts,
    RemovedPerson,
)
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import EVENT, a_category, a_person, an_organization, make


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """Three people with everything that can be emptied."""
    common = {"organization_id": an_organization(workspace, "VTT"), "category_id": a_category(workspace)}
    make(workspace, tables.custom_field, label="T-shirt")
    for number, name in enumerate(("Anna", "Ben", "Cleo"), 1):
        email, status = f"{name.lower()}@example.org", "pending"
        a_person(workspace, name, email=email, code=f"C{number}", status=status, fields={"T-shirt": "M"}, **common)
    return workspace


@pytest.fixture
def sheet(event: Workspace, tmp_path: Path) -> Path:
    """The export."""
    return export(event, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path


def edit(path: Path, *changes: tuple[str, str, Any]) -> None:
    """Type into cells, each given by its person and its header."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    rows = {row[0].value: row for row in page.iter_rows(min_row=2)}
    headers = [cell.value for cell in page[1]]
    for name, header, value in changes:
        rows[name][headers.index(header)].value = value
    book.save(path)


def drop(path: Path, name: str) -> None:
    """Delete the row of a person."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.delete_rows(next(row[0].row for row in page.iter_rows() if row[0].value == name))
    book.save(path)


def change(workspace: Workspace, name: str, **values: Any) -> None:
    """Change a person in the event meanwhile."""
    with workspace.operation("Meanwhile") as db:
        db.execute(update(tables.person).where(tables.person.c.name == name).values(**values))


def plan(workspace: Workspace, path: Path, decisions: Decisions | None = None) -> PeoplePlan:
    return imports.plan_people(workspace, imports.inspect(path, Progress()), Progress(), decisions=decisions)


def person(workspace: Workspace, name: str) -> Any:
    with workspace.reading() as db:
        return db.execute(select(tables.person).where(tables.person.c.name == name)).one()


def test_emptied_cells_are_emptied_in_the_event(event: Workspace, sheet: Path) -> None:
    headers = ("Organization", "Category", "Email", "T-shirt", "Status", "Badge code")
    edit(sheet, *(("Anna", header, None) for header in headers))
    planned = plan(event, sheet)
    assert {each.label for each in planned.updated[0].differences} == {
        "organization", "category", "email", "T-shirt", "status", "code"
    }  # fmt: skip
    imports.apply_people(event, planned, Progress())
    anna = person(event, "Anna")
    assert (anna.organization_id, anna.category_id, anna.email, anna.code) == (None, None, "", None)
    assert (anna.fields, anna.status) == ({}, "confirmed")
    assert plan(event, sheet).counts == PlanCounts(unchanged=3)


CLASH = CellClash("email", "anna@example.org", "here@example.org", "there@example.org")


def test_a_cell_changed_on_both_sides_asks(event: Workspace, sheet: Path) -> None:
    edit(sheet, ("Anna", "Email", "there@example.org"), ("Anna", "Phone", "12345"))
    change(event, "Anna", email="here@example.org", diet="vegan")
    phone = Difference("phone", "", "12345")
    reason = "Changed in the sheet and in the event since the export."
    planned = plan(event, sheet)
    assert planned.conflicting == (ConflictingRow(2, "Anna", "VTT", reason, (1,), None, (CLASH,), (phone,)),)
    assert imports.apply_people(event, planned, Progress()) == PlanCounts(unchanged=2, conflicting=1)


@pytest.mark.parametrize(("side", "email"), [(Side.HERE, "here@example.org"), (Side.THERE, "there@example.org")])
def test_a_clash_is_decided_by_the_cell(event: Workspace, sheet: Path, side: Side, email: str) -> None:
    edit(sheet, ("Anna", "Email", "there@example.org"), ("Anna", "Phone", "12345"))
    change(event, "Anna", email="here@example.org")
    decided = plan(event, sheet, Decisions(cells={(2, "email"): side}))
    assert imports.apply_people(event, decided, Progress()) == PlanCounts(updated=1, unchanged=2)
    assert (person(event, "Anna").email, person(event, "Anna").phone) == (email, "12345")


def test_who_is_gone_from_the_sheet_is_proposed_and_stays_until_confirmed(event: Workspace, sheet: Path) -> None:
    drop(sheet, "Anna")
    drop(sheet, "Ben")
    change(event, "Ben", phone="999")
    planned = plan(event, sheet)
    assert planned.removed == (RemovedPerson(1, "Anna", "VTT"), RemovedPerson(2, "Ben", "VTT", changed_here=True))
    assert imports.apply_people(event, planned, Progress()) == PlanCounts(unchanged=1)
    confirmed = plan(event, sheet, Decisions(removed={1}))
    imports.apply_people(event, confirmed, Progress())
    with event.reading() as db:
        assert set(db.scalars(select(tables.person.c.name))) == {"Ben", "Cleo"}


def test_who_was_deleted_here_comes_back_only_on_demand(event: Workspace, sheet: Path) -> None:
    with event.operation("Delete") as db:
        db.execute(delete(tables.person).where(tables.person.c.id < 3))
    edit(sheet, ("Ben", "Phone", "12345"))
    planned = plan(event, sheet)
    assert planned.counts == PlanCounts(unchanged=2, conflicting=1)
    assert (planned.conflicting[0].name, planned.removed) == ("Ben", ())
    assert plan(event, sheet, Decisions(who={3: 0})).counts == PlanCounts(new=1, unchanged=2)


def test_an_export_of_another_event_is_compared_as_any_sheet(sheet: Path, tmp_path: Path) -> None:
    drop(sheet, "Anna")
    edit(sheet, ("Ben", "Email", None))
    other = Workspace.create(str(tmp_path / "other.organizer"), EVENT)
    a_person(other, "Ben", email="ben@example.org")
    planned = plan(other, sheet)
    assert (planned.counts.new, planned.removed) == (1, ())
    other.close()


def test_a_badge_code_is_nobody_else_s(event: Workspace, sheet: Path) -> None:
    edit(sheet, ("Anna", "Badge code", "C2"), ("Cleo", "Badge code", "X"), ("Ben", "Badge code", "x"))
    planned = plan(event, sheet)
    assert [(row.row, row.column) for row in planned.rejected] == [(2, "Badge code"), (4, "Badge code")]
    assert [row.differences for row in planned.updated] == [(Difference("code", "C2", "x"),)]
    imports.apply_people(event, planned, Progress())


def test_a_status_that_is_none_is_rejected(event: Workspace, sheet: Path) -> None:
    edit(sheet, ("Anna", "Status", "perhaps"), ("Ben", "Status", "cancelled"), ("Cleo", "Email", "nobody"))
    planned = plan(event, sheet)
    assert [(row.row, row.column) for row in planned.rejected] == [(2, "Status"), (4, "Email")]
    assert [row.differences for row in planned.updated] == [(Difference("status", "pending", "cancelled"),)]


Damage = Callable[[Any], None]


def _garble(page: Any) -> None:
    page["A2"].value = "["


def _shorten(page: Any) -> None:
    page["A2"].value = "[[]]"


@pytest.mark.parametrize("damage", [_garble, _shorten])
def test_without_its_base_the_workbook_is_compared_with_the_event_alone(
    event: Workspace, sheet: Path, damage: Damage
) -> None:
    edit(sheet, ("Anna", "Phone", "12345"), ("Ben", "Email", None))
    drop(sheet, "Cleo")
    book = openpyxl.load_workbook(sheet)
    damage(book.worksheets[-1])
    book.save(sheet)
    planned = plan(event, sheet)
    assert (planned.counts, planned.removed) == (PlanCounts(updated=1, unchanged=1), ())


def test_the_base_is_hidden_and_no_sheet_to_choose(event: Workspace, sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    states = {page.title: page.sheet_state for page in book}
    assert states == {"People": "visible", "Lists": "veryHidden", "Organizer": "veryHidden"}
    assert [each.name for each in imports.inspect(sheet, Progress()).workbook.sheets] == ["People"]
    assert event.undo_label is not None


def test_a_person_of_few_words_at_the_end_is_no_footer(event: Workspace, tmp_path: Path) -> None:
    with event.operation("Rename") as db:
        bare = {"email": "", "code": None, "status": "", "organization_id": None, "category_id": None, "fields": {}}
        db.execute(update(tables.person).where(tables.person.c.id == 3).values(name="合计 total", **bare))
    path = export(event, tmp_path / "p.xlsx", What.PEOPLE, Progress()).path
    assert plan(event, path).counts == PlanCounts(unchanged=3)


def test_a_custom_field_called_as_a_column_of_ours_comes_back_as_itself(event: Workspace, tmp_path: Path) -> None:
    make(event, tables.custom_field, label="Email", position=1)
    change(event, "Anna", fields={"T-shirt": "M", "Email": "payer@example.org"})
    path = export(event, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path
    assert plan(event, path).counts == PlanCounts(unchanged=3)
    edit(path, ("Anna", "Email", "new@example.org"), ("Anna", "Email (2)", "other@example.org"))
    imports.apply_people(event, plan(event, path), Progress())
    anna = person(event, "Anna")
    assert (anna.email, anna.fields) == ("new@example.org", {"T-shirt": "M", "Email": "other@example.org"})


@pytest.fixture
def adam(workspace: Workspace, tmp_path: Path) -> Path:
    """The export of one person with both parts of the name."""
    a_person(workspace, "Adam Kade", family_name="Kade", given_name="Adam")
    return export(workspace, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path


corrected_names = pytest.mark.parametrize(
    ("edits", "name", "family", "given"),
    [
        ({"Last name": "Newlast"}, "Adam Newlast", "Newlast", "Adam"),
        ({"First name": "Eve", "Last name": "Ode"}, "Eve Ode", "Ode", "Eve"),
        ({"Name": "Adam Newlast"}, "Adam Newlast", "Newlast", "Adam"),
        ({"Name": "Adam van Kade", "Last name": "Kade-Ode"}, "Adam van Kade", "Kade-Ode", "Adam"),
    ],
)


@corrected_names
def test_a_name_and_its_parts_are_kept_in_step(
    workspace: Workspace, adam: Path, edits: dict[str, str], name: str, family: str, given: str
) -> None:
    edit(adam, *(("Adam Kade", header, text) for header, text in edits.items()))
    _come_back(workspace, adam, name, family, given)
    assert plan(workspace, adam).counts == PlanCounts(unchanged=1)


@corrected_names
def test_in_a_text_file_of_ours_what_was_corrected_counts(
    workspace: Workspace, tmp_path: Path, edits: dict[str, str], name: str, family: str, given: str
) -> None:
    a_person(workspace, "Adam Kade", family_name="Kade", given_name="Adam")
    path = export(workspace, tmp_path / "people.csv", What.PEOPLE, Progress()).path
    (row,) = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([row.keys(), (row | edits).values()])
    _come_back(workspace, path, name, family, given)


def test_a_sheet_of_others_that_says_a_name_and_its_parts_means_both(workspace: Workspace, tmp_path: Path) -> None:
    a_person(workspace, "Robert Kade", family_name="Kade", given_name="Robert", email="rob@example.org")
    path = tmp_path / "theirs.csv"
    path.write_text("Name,First name,Last name,Email\nRobert Kade,Bob,Kade,rob@example.org\n", encoding="utf-8")
    (row,) = plan(workspace, path).updated
    assert row.differences == (Difference("first_name", "Robert", "Bob"),)


def _come_back(workspace: Workspace, path: Path, name: str, family: str, given: str) -> None:
    """Import what was corrected of Adam: exactly these parts change."""
    planned = plan(workspace, path)
    new = {"name": name, "last_name": family, "first_name": given}
    old = {"name": "Adam Kade", "last_name": "Kade", "first_name": "Adam"}
    assert {each.label: each.new for each in planned.updated[0].differences} == dict(new.items() - old.items())
    imports.apply_people(workspace, planned, Progress())
    found = person(workspace, name)
    assert (found.family_name, found.given_name) == (family, given)


def test_of_what_follows_the_event_s_value_may_stay(workspace: Workspace, adam: Path) -> None:
    edit(adam, ("Adam Kade", "Last name", "Newlast"))
    (row,) = plan(workspace, adam).updated
    kept = Decisions(cells={(row.row, "name"): Side.HERE})
    assert plan(workspace, adam, kept).updated[0].differences == (Difference("last_name", "Kade", "Newlast"),)
    nothing = Decisions(cells={(row.row, "last_name"): Side.HERE})
    assert plan(workspace, adam, nothing).counts == PlanCounts(unchanged=1)
