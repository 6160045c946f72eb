"""What the event calls countries, from the one operation that says so to every place that shows it."""

from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from organizer.domain.imports.people_plan import PlanCounts
from organizer.domain.names.organizations import Organization
from organizer.domain.people.person import PersonField
from organizer.errors import RuleViolation
from organizer.progress import Progress
from organizer.services import bulk_edit, countries, imports, organizations, people
from organizer.services.countries import Country
from organizer.services.exports import What, export
from organizer.services.printing.badges import badge_people
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, an_organization


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """Two people from one country, one from another and one from nowhere; an organization from a third country."""
    guest = a_category(workspace)
    for name, country in (("Anna", "CZ"), ("Ben", "CZ"), ("Cleo", "IT"), ("Dan", "")):
        a_person(workspace, name, country=country, category_id=guest, code=name)
    an_organization(workspace, "VTT", country="FI")
    return workspace


def rename(event: Workspace) -> None:
    countries.name_countries(event, [("CZ", ("Czech Lands", "")), ("IT", ("", ""))])


def country_of(event: Workspace, id: int) -> str:
    return people.read_person(event, id).values[PersonField.COUNTRY]


def test_those_that_occur_by_name(event: Workspace) -> None:
    rename(event)
    assert countries.countries(event) == (
        Country("CZ", ("Czech Lands", ""), ("Czechia", "捷克"), 2, 0),
        Country("FI", ("", ""), ("Finland", "芬兰"), 0, 1),
        Country("IT", ("", ""), ("Italy", "意大利"), 1, 0),
    )


def test_naming_is_one_step_that_says_what_it_did(event: Workspace) -> None:
    rename(event)
    assert event.undo_label == "Call Czechia “Czech Lands”"
    countries.name_countries(event, [("CZ", ("Czechia", "捷克"))])
    assert event.undo_label == "Call Czechia “Czechia”"
    assert countries.country_names(event).given == {}


def test_naming_as_before_is_no_step(event: Workspace) -> None:
    rename(event)
    before = event.undo_state
    rename(event)
    assert event.undo_state == before


def test_names_in_a_language_that_the_event_no_longer_has_stay(event: Workspace) -> None:
    rename(event)
    with event.operation("Speak German") as db:
        db.execute(update(tables.event).values(language="de"))
    countries.name_countries(event, [("CZ", ("Tschechei", ""))])
    assert countries.country_names(event).given == {"CZ": {"en": "Czech Lands", "de": "Tschechei"}}


def test_the_name_of_another_country_is_refused(event: Workspace) -> None:
    with pytest.raises(RuleViolation, match=r"“Italy” \(CZ\) is the name of another country"):
        countries.name_countries(event, [("CZ", ("Italy", ""))])


def test_badges_say_it(event: Workspace) -> None:
    countries.name_countries(event, [("CZ", ("Czech Lands", "捷克之地"))])
    with event.reading() as db:
        _occasion, people = badge_people(db)
    person = next(each for each in people if each.name == "Anna")
    assert (person.country, person.second_country) == ("Czech Lands", "捷克之地")


def test_workbooks_say_it_and_come_back_unchanged(event: Workspace, tmp_path: Path) -> None:
    rename(event)
    path = export(event, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0]]
    place = rows[0].index("Country")
    assert [row[place] for row in rows[1:]] == ["Czech Lands", "Czech Lands", "Italy", None]
    plan = imports.plan_people(event, imports.inspect(path, Progress()), Progress())
    assert plan.counts == PlanCounts(0, 0, 4, 0, 0)


def test_a_workbook_comes_back_unchanged_after_its_names_were_given_up(event: Workspace, tmp_path: Path) -> None:
    rename(event)
    path = export(event, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path
    countries.name_countries(event, [("CZ", ("", ""))])
    plan = imports.plan_people(event, imports.inspect(path, Progress()), Progress())
    assert plan.counts == PlanCounts(0, 0, 4, 0, 0)


def test_sheets_are_understood_by_it(event: Workspace, tmp_path: Path) -> None:
    rename(event)
    path = tmp_path / "more.csv"
    path.write_text("Name,E-mail,Country\nEve,eve@example.org,Czech Lands\nFay,fay@example.org,Italien\n")
    imports.apply_people(event, imports.plan_people(event, imports.inspect(path, Progress()), Progress()), Progress())
    found = {name: country_of(event, people.find(event, name)[0].id) for name in ("Eve", "Fay")}
    assert found == {"Eve": "CZ", "Fay": "IT"}


def test_people_are_edited_by_it(event: Workspace) -> None:
    rename(event)
    dan, cleo = (people.find(event, name)[0].id for name in ("Dan", "Cleo"))
    people.update_person(event, dan, {PersonField.COUNTRY: "czech lands"})
    people.update_person(event, cleo, {PersonField.COUNTRY: "Italy", PersonField.NOTE: "came"})
    assert [country_of(event, each) for each in (dan, cleo)] == ["CZ", "IT"]
    bulk_edit.edit_people(event, [dan, cleo], {PersonField.COUNTRY: "Frankreich"})
    assert [country_of(event, each) for each in (dan, cleo)] == ["FR", "FR"]


def test_organizations_are_edited_by_it(event: Workspace) -> None:
    rename(event)
    id = organizations.add_organization(event, Organization(0, "ČVUT", "", (), "university", "Czech Lands", "", ""))
    assert organizations.read_organization(event, id).country == "CZ"
