"""What the program stores as a code is shown in words, wherever a row is compared, and what it adds is shown at all."""

from pathlib import Path

from organizer.domain.sheets.workbook import Field
from organizer.progress import Progress
from organizer.services import countries, imports
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person
from ui.imports.intake import PeopleIntake, compared, people_review, said_by_one
from ui.imports.rows import CellChoice


def test_the_status_is_shown_in_words_on_both_sides() -> None:
    here = {Field.NAME: "Ada", Field.STATUS: "confirmed"}
    assert said_by_one(here).lines == (("Name", ("Ada",)), ("Status", ("Confirmed",)))
    shown = compared({Field.NAME: "Ada", Field.STATUS: "pending"}, [("Ada", here)])
    assert shown.lines == (("Status", ("Pending", "Confirmed")), ("Name", ("Ada", "Ada")))


def test_the_category_that_somebody_new_gets_is_shown(workspace: Workspace, tmp_path: Path) -> None:
    a_category(workspace, "VIP Gold")
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,Email,Category\nAda Lovelace,ada@x.org,VIP Gold\nBob Byrne,bob@x.org,\n")
    plan = imports.plan_people(workspace, imports.inspect(sheet, Progress()), Progress())
    assert sorted(row.cells for row in people_review(plan, {}).rows) == [
        ("Ada Lovelace", "", "", "VIP Gold"),
        ("Bob Byrne", "", "", "Participant"),
    ]


def test_the_row_itself_says_that_the_category_is_the_usual_one(workspace: Workspace, tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,Email,Category\nAda Lovelace,ada@x.org,VIP Gold\nBob Byrne,bob@x.org,\n")
    inspection = imports.inspect(sheet, Progress())
    intake = PeopleIntake(workspace, inspection, inspection.columns)
    told = {row.key: dict(intake.details(row).lines)["Category"] for row in intake.plan(Progress()).rows}
    assert told == {2: ("VIP Gold",), 3: ("Participant (the row says nothing)",)}


def test_countries_are_called_as_the_event_calls_them(workspace: Workspace, tmp_path: Path) -> None:
    a_person(workspace, "Ada Lovelace", email="ada@x.org", country="IT")
    countries.name_countries(workspace, [("CZ", ("Czech Lands", ""))])
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,Email,Country\nAda Lovelace,ada@x.org,CZ\n")
    inspection = imports.inspect(sheet, Progress())
    intake = PeopleIntake(workspace, inspection, inspection.columns)
    (row,) = intake.plan(Progress()).rows
    assert (row.why, row.differing) == (
        "country: Italy → Czech Lands",
        (CellChoice("country", "Italy", "Czech Lands", word="Country"),),
    )
    assert dict(intake.details(row).lines)["Country"] == ("Czech Lands",)
