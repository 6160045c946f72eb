"""Chosen columns, people and orders; sheets per category; lists and the blank template."""

import csv
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select, update

from organizer.domain.imports.people_plan import PlanCounts
from organizer.domain.sheets.export_choice import PeopleChoice
from organizer.domain.sheets.workbook import Field
from organizer.errors import BadInput
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.exports import What, export, offer
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, a_role, a_room, a_session, a_talk, an_organization, make


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """Four people of two categories and none."""
    speakers, guests = a_category(workspace, "Speaker", position=1), a_category(workspace, "Guest", position=0)
    vtt = an_organization(workspace, "VTT")
    make(workspace, tables.custom_field, label="T-shirt")
    a_person(workspace, "Ben", category_id=speakers, arrival="2026-09-25", organization_id=vtt)
    late = {"arrival": "2026-09-24T18:30", "phone": "+4930123"}
    a_person(workspace, "Anna", category_id=guests, fields={"T-shirt": "M"}, **late)
    a_person(workspace, "Cleo", category_id=guests, email="cleo@example.org")
    a_person(workspace, "Dora", accommodation="Inn", departure="2026-09-28")
    return workspace


def written(workspace: Workspace, path: Path, what: What = What.PEOPLE, **choice: Any) -> list[list[tuple[Any, ...]]]:
    """The visible sheets of an export without the hidden ids."""
    export(workspace, path, what, Progress(), people=PeopleChoice(**choice))
    pages = [page for page in openpyxl.load_workbook(path) if page.sheet_state == "visible"]
    return [[row[:-1] for row in page.iter_rows(values_only=True)] for page in pages]


def test_columns_in_the_order_they_were_chosen_in(event: Workspace, tmp_path: Path) -> None:
    (rows,) = written(event, tmp_path / "p.xlsx", columns=("T-shirt", "name", "country"))
    assert rows[:2] == [("T-shirt", "Name", "Country"), ("M", "Anna", None)]


def test_a_custom_field_called_as_one_of_ours_is_offered_as_it_is_written(event: Workspace, tmp_path: Path) -> None:
    make(event, tables.custom_field, label="Email", position=1)
    assert [each.header for each in offer(event).columns if each.key in ("email", "Email")] == ["Email", "Email (2)"]
    (rows,) = written(event, tmp_path / "p.xlsx", columns=("email", "Email"))
    assert rows[0] == ("Email", "Email (2)")


def test_only_some_categories(event: Workspace, tmp_path: Path) -> None:
    (rows,) = written(event, tmp_path / "p.xlsx", columns=("name",), categories=("Guest",))
    assert rows == [("Name",), ("Anna",), ("Cleo",)]


def test_a_moment_outside_the_calendar_in_utc_stays_a_text(workspace: Workspace, tmp_path: Path) -> None:
    a_person(workspace, "Ada", arrival="0001-01-01T00:00:00+14:00")
    (rows,) = written(workspace, tmp_path / "p.xlsx", columns=("arrival",))
    assert rows[1:] == [("0001-01-01T00:00:00+14:00",)]


def test_sorted_by_a_column_who_has_nothing_there_comes_last(event: Workspace, tmp_path: Path) -> None:
    (rows,) = written(event, tmp_path / "p.xlsx", columns=("name",), order=Field.ARRIVAL, descending=True)
    assert [row[0] for row in rows[1:]] == ["Ben", "Anna", "Cleo", "Dora"]


def test_a_sheet_for_each_category_comes_back(event: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    made = export(event, path, What.PEOPLE, Progress(), people=PeopleChoice(by_category=True))
    assert made.rows == {"Guest": 2, "Speaker": 1, "No category": 1}
    plan = imports.plan_people(event, imports.inspect(path, Progress()), Progress())
    assert (plan.counts, plan.removed) == (PlanCounts(unchanged=2), ())


@pytest.mark.parametrize("choice", [{"columns": ("name", "shoe")}, {"categories": ("Guest", "Pet")}])
def test_what_is_not_there_is_refused_with_what_is(event: Workspace, tmp_path: Path, choice: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r"There is no .*There are: "):
        written(event, tmp_path / "p.xlsx", **choice)
    assert not (tmp_path / "p.xlsx").exists()


def test_who_was_not_exported_is_not_missing_when_a_part_comes_back(event: Workspace, tmp_path: Path) -> None:
    written(event, tmp_path / "p.xlsx", columns=("name", "email"), categories=("Guest",))
    plan = imports.plan_people(event, imports.inspect(tmp_path / "p.xlsx", Progress()), Progress())
    assert (plan.counts, plan.removed) == (PlanCounts(unchanged=2), ())


def test_arrivals_in_the_order_of_coming(event: Workspace, tmp_path: Path) -> None:
    (rows,) = written(event, tmp_path / "p.xlsx", What.ARRIVALS)
    header = rows[0]
    assert [(row[0], row[header.index("Arrival")]) for row in rows[1:]] == [
        ("Anna", datetime(2026, 9, 24, 18, 30)), ("Ben", datetime(2026, 9, 25)), ("Dora", None),
    ]  # fmt: skip


def test_sessions_with_everybody_in_them(event: Workspace, tmp_path: Path) -> None:
    session = a_session(event, "Opening", room_id=a_room(event), day=0, start=540, duration=60)
    talk = a_talk(event, session, "Sensors")
    a_role(event, 3, "audience", session_id=session)
    a_role(event, 1, "chair", session_id=session)
    a_role(event, 2, "speaker", talk_id=talk)
    a_session(event, "Empty")
    path = export(event, tmp_path / "s.xlsx", What.SESSIONS, Progress()).path
    rows = list(openpyxl.load_workbook(path)["Sessions and people"].iter_rows(min_row=2, values_only=True))
    first = (datetime(2026, 9, 26), time(9), time(10), "Hall A", "Opening")
    assert [row[:9] for row in rows] == [
        (*first, None, "Chair", "Ben", None),
        (*first, None, "Audience", "Cleo", None),
        (*first, "Sensors", "Speaker", "Anna", None),
        (None, None, None, None, "Empty", None, None, None, None),
    ]
    assert rows[0][9] == "VTT"


def test_a_text_file_has_the_chosen_rows(event: Workspace, tmp_path: Path) -> None:
    choice = PeopleChoice(columns=("name", "category"), by_category=True)
    path = export(event, tmp_path / "p.csv", What.PEOPLE, Progress(), people=choice).path
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[:2] for row in rows[1:]] == [["Anna", "Guest"], ["Cleo", "Guest"], ["Ben", "Speaker"], ["Dora", ""]]


# -- the blank template -----------------------------------------------------------------------------------------------


@pytest.fixture
def template_sheet(event: Workspace, tmp_path: Path) -> Path:
    return export(event, tmp_path / "t.xlsx", What.TEMPLATE, Progress()).path


def test_the_template_says_what_it_wants(template_sheet: Path) -> None:
    page = openpyxl.load_workbook(template_sheet)["People"]
    assert str(page["A1"].comment.text).startswith("Required.")
    header = [cell.value for cell in page[1]]
    assert header[-2:] == ["T-shirt", "Organizer ID"]
    column = openpyxl.utils.get_column_letter(header.index("Category") + 1)
    (offered,) = (each for each in page.data_validations.dataValidation if f"{column}2" in each.sqref)
    assert (offered.type, offered.errorStyle, offered.formula1) == ("list", "warning", "'Lists'!$A$2:$A$3")
    lists = openpyxl.load_workbook(template_sheet)["Lists"]
    assert [cell.value for cell in lists["A"]] == ["organizer lists", "Guest", "Speaker"]


def test_the_example_is_nobody(event: Workspace, template_sheet: Path) -> None:
    plan = imports.plan_people(event, imports.inspect(template_sheet, Progress()), Progress())
    assert plan.counts == PlanCounts()


def test_who_is_written_over_the_example_is_somebody(event: Workspace, template_sheet: Path) -> None:
    book = openpyxl.load_workbook(template_sheet)
    book["People"]["A2"].value, book["People"]["A3"].value = "Eve Adams", "Finn"
    book.save(template_sheet)
    plan = imports.plan_people(event, imports.inspect(template_sheet, Progress()), Progress())
    assert [row.name for row in plan.new] == ["Eve Adams", "Finn"]


def test_a_text_that_looks_like_a_formula_is_quoted(event: Workspace, tmp_path: Path) -> None:
    with event.operation("Rename") as db:
        db.execute(update(tables.person).where(tables.person.c.id == 1).values(name="=HYPERLINK(1)"))
    page = openpyxl.load_workbook(export(event, tmp_path / "p.xlsx", What.PEOPLE, Progress()).path)["People"]
    quoted = {cell.value: cell.quotePrefix for cell in page["A"]}
    assert (quoted["=HYPERLINK(1)"], quoted["Anna"]) == (1, 0)
    phones = [cell for row in page for cell in row if cell.value == "+4930123"]
    assert [cell.quotePrefix for cell in phones] == [0]
    with event.reading() as db:
        assert "=HYPERLINK(1)" in db.scalars(select(tables.person.c.name)).all()
