"""Rows that only a value which nobody needs keeps out: rejected, unless somebody takes them without it."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.people_plan import BadValue, Difference, PeoplePlan, RejectedRow, SharedAddress
from organizer.domain.imports.plan_notes import plan_notes
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, an_organization

HEADER = ("Name", "Email", "Phone", "Company")
NOT_AN_ADDRESS = "“wang@@x” is not an e-mail address."


def write(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of one sheet with the usual header."""
    book = openpyxl.Workbook()
    for row in (HEADER, *rows):
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def plan(workspace: Workspace, path: Path, decisions: Decisions | None = None) -> PeoplePlan:
    """What an import would do."""
    return imports.plan_people(workspace, imports.inspect(path, Progress()), Progress(), decisions=decisions)


def people(workspace: Workspace, *columns: str) -> list[tuple[object, ...]]:
    """These columns of everybody."""
    person = tables.person.c
    with workspace.reading() as db:
        return [tuple(row) for row in db.execute(select(*(person[name] for name in columns)).order_by(person.id))]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Somebody without fault, one with a bad address, one with two bad values, one without a name."""
    return write(
        tmp_path / "people.xlsx",
        ("Ada Lovelace", "ada@x.org", "", ""),
        ("Wang Wei", "wang@@x", "", "VTT"),
        ("Bo Yi", "bo at home", "", ""),
        ("", "who@@x", "", "VTT"),
        ("Cleo Park", "cleo@x.org", "", ""),
        ("Dan Mills", "dan@x.org", "", ""),
    )


def test_a_rejected_row_says_without_which_values_it_could_be_taken(workspace: Workspace, sheet: Path) -> None:
    planned = plan(workspace, sheet)
    assert [row.name for row in planned.new] == ["Ada Lovelace", "Cleo Park", "Dan Mills"]
    assert [(row.row, row.column, row.reason, row.bad) for row in planned.rejected] == [
        (3, "Email", NOT_AN_ADDRESS, ("email",)),
        (4, "Email", "“bo at home” is not an e-mail address.", ("email",)),
        (5, "Name", "The name is missing.", ()),
    ]


def test_it_is_taken_without_them_where_somebody_says_so_and_the_note_keeps_them(
    workspace: Workspace, sheet: Path
) -> None:
    rejected = plan(workspace, sheet)
    planned = imports.decide(workspace, rejected, imports.taking_without_bad_values(rejected), Progress())
    assert [row.row for row in planned.rejected] == [5]
    assert planned.dropped == {
        3: (BadValue("email", "wang@@x", NOT_AN_ADDRESS),),
        4: (BadValue("email", "bo at home", "“bo at home” is not an e-mail address."),),
    }
    assert plan_notes(planned) == (
        "2 rows are taken without “Email”; what their cells say is kept in each person’s note.",
    )
    imports.apply_people(workspace, planned, Progress())
    assert people(workspace, "name", "email", "note") == [
        ("Ada Lovelace", "ada@x.org", ""),
        ("Wang Wei", "", "Email in the sheet: wang@@x"),
        ("Bo Yi", "", "Email in the sheet: bo at home"),
        ("Cleo Park", "cleo@x.org", ""),
        ("Dan Mills", "dan@x.org", ""),
    ]


def test_the_same_sheet_again_changes_nothing(workspace: Workspace, sheet: Path) -> None:
    decisions = Decisions(without={3, 4})
    imports.apply_people(workspace, plan(workspace, sheet, decisions), Progress())
    again = plan(workspace, sheet, decisions)
    assert (again.new, again.updated, [row.row for row in again.unchanged]) == ((), (), [2, 3, 4, 6, 7])


def test_of_somebody_known_nothing_is_lost_but_the_bad_value(workspace: Workspace, sheet: Path) -> None:
    known = {"email": "wang@x.org", "note": "Vegetarian", "organization_id": an_organization(workspace, "VTT")}
    wang = a_person(workspace, "Wang Wei", **known, category_id=a_category(workspace))
    planned = plan(workspace, sheet, Decisions(without={3}))
    note = Difference("note", "Vegetarian", "Vegetarian\nEmail in the sheet: wang@@x")
    assert [(row.id, row.differences) for row in planned.updated] == [(wang, (note,))]
    imports.apply_people(workspace, planned, Progress())
    assert people(workspace, "email", "note")[0] == ("wang@x.org", note.new)


def test_an_error_in_a_cell_that_is_needed_is_no_value_to_do_without(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (HEADER, ("#REF!", "a@x.org", "", ""), ("Bo Yi", "b@@x", "#VALUE!", "")):
        page.append(row)
    for cell in (page["A2"], page["C3"]):
        cell.data_type = "e"
    book.save(tmp_path / "errors.xlsx")
    planned = plan(workspace, tmp_path / "errors.xlsx")
    assert planned.rejected == (
        RejectedRow(2, "Name", "The cell holds the error #REF!."),
        RejectedRow(
            3,
            "Phone",
            "The cell holds the error #VALUE!. “b@@x” is not an e-mail address.",
            ("phone", "email"),
        ),
    )
    taken = imports.decide(workspace, planned, imports.taking_without_bad_values(planned), Progress())
    assert [(row.name, row.note) for row in taken.new] == [
        ("Bo Yi", "Phone in the sheet: #VALUE!\nEmail in the sheet: b@@x")
    ]


def test_of_our_own_workbook_the_event_keeps_what_was_replaced_by_a_bad_value(
    workspace: Workspace, tmp_path: Path
) -> None:
    a_person(workspace, "Ada", email="ada@x.org", status="pending", category_id=a_category(workspace))
    path = export(workspace, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    headers = [cell.value for cell in page[1]]
    for header, text in (("Email", "ada"), ("Status", "Cancelled by phone"), ("Job title", "Countess")):
        page.cell(2, headers.index(header) + 1).value = text
    book.save(path)
    rejected = plan(workspace, path)
    assert [row.bad for row in rejected.rejected] == [("email", "status")]
    planned = imports.decide(workspace, rejected, imports.taking_without_bad_values(rejected), Progress())
    imports.apply_people(workspace, planned, Progress())
    assert people(workspace, "email", "status", "job_title", "note") == [
        ("ada@x.org", "pending", "Countess", "Email in the sheet: ada\nStatus in the sheet: Cancelled by phone")
    ]


def test_a_row_taken_into_another_leaves_that_its_value_and_its_note(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "people.xlsx", ("Ada", "ada@x.org", "", "VTT"), ("Ada", "ada@", "", "VTT"))
    planned = plan(workspace, path, Decisions(who={3: -2}, without={3}))
    assert [(row.row, row.values[1], row.note) for row in planned.new] == [(2, "ada@x.org", "Email in the sheet: ada@")]
    assert list(planned.dropped) == [2]


def test_a_payers_address_is_said_to_be_one(workspace: Workspace, tmp_path: Path) -> None:
    names = ("Ada Lovelace", "Bo Yi", "Cleo Park")
    rows = [(name, "Billing@x.org", "", "") for name in names]
    planned = plan(workspace, write(tmp_path / "people.xlsx", *rows, ("Dan Mills", "dan@x.org", "", "")))
    assert planned.shared == (SharedAddress("billing@x.org", 3),)
    assert plan_notes(planned) == (
        "billing@x.org stands in 3 rows; it is kept for each and not used to tell who is who.",
    )


@pytest.mark.parametrize("word", ["n/a", "-", "none", "无", "anonymous", "N/A", "keine"])
def test_words_for_nothing_are_empty_cells(workspace: Workspace, tmp_path: Path, word: str) -> None:
    path = tmp_path / "people.xlsx"
    book = openpyxl.Workbook()
    header = ("Name", "Email", "Phone", "Company", "Country", "Arrival", "Salutation")
    said = ("Bo Yi", "b@x.org", "+43 1 58801", "VTT Ltd", "Italy", "2026-05-01", "Dr.")
    for row in (header, ("Ada Lovelace", *[word] * 6), said, said):
        book.worksheets[0].append(row)
    book.save(path)
    planned = plan(workspace, path)
    assert planned.labels == ("name", "email", "phone", "organization", "country", "arrival", "title")
    assert [row.values for row in planned.new if row.row == 2] == [("Ada Lovelace", "", "", "", "", "", "")]


def test_a_dash_is_no_name_but_namibia_is_a_country(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    book = openpyxl.Workbook()
    rows = (
        ("First name", "Last name", "Country"),
        ("Suharto", "-", "NA"),
        ("Inga", "Na", "Italy"),
        ("-", "-", "n/a"),
        *[("Bo", "Yi", "Italy")] * 4,
    )
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    planned = plan(workspace, path)
    assert [row.values for row in planned.new[:2]] == [
        ("Suharto", "Suharto", "", "NA"),
        ("Inga Na", "Inga", "Na", "IT"),
    ]
    assert [(row.row, row.reason) for row in planned.rejected] == [(4, "The name is missing.")]
