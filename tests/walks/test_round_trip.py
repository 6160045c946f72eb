"""What leaves the event comes back without a change, and one changed cell is the one change."""

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from organizer import i18n
from organizer.domain.imports.people_plan import PeoplePlan, PlanCounts
from organizer.domain.sheets.workbook import SheetKind
from organizer.progress import Progress
from organizer.services import imports, programme_imports, sample
from organizer.services.exports import Encoding, What, export
from organizer.services.programme_imports import ProgrammePlan
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_break, a_category, a_person, a_role, a_room, a_session, a_talk, an_organization, make

Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def sample_event(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    address = tmp_path_factory.mktemp("sample") / "sample.organizer"
    return sample.create_sample(str(address), people=150)


def _people(workspace: Workspace, path: Path) -> PeoplePlan:
    return imports.plan_people(workspace, imports.inspect(path, Progress()), Progress())


def _programme(workspace: Workspace, path: Path) -> ProgrammePlan:
    return programme_imports.plan_programme(workspace, path, Progress())


def _exported(workspace: Workspace, path: Path, what: What, **options: Encoding) -> Path:
    return export(workspace, path, what, Progress(), **options).path


@pytest.mark.parametrize("name", ["people.xlsx", "people.csv"])
def test_the_people_of_the_sample_come_back_unchanged(sample_event: Workspace, tmp_path: Path, name: str) -> None:
    plan = _people(sample_event, _exported(sample_event, tmp_path / name, What.PEOPLE))
    assert plan.counts == PlanCounts(unchanged=150)


@pytest.mark.parametrize("name", ["programme.xlsx", "programme.csv"])
def test_the_programme_of_the_sample_comes_back_unchanged(sample_event: Workspace, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows = export(sample_event, path, What.PROGRAMME, Progress()).rows["Programme"]
    assert _programme(sample_event, path).counts == PlanCounts(unchanged=rows)


@pytest.fixture
def in_chinese() -> Iterator[None]:
    i18n.set_language("zh_CN")
    yield
    i18n.set_language("en")


@pytest.mark.usefixtures("in_chinese")
def test_workbooks_with_chinese_headers_come_back_unchanged(sample_event: Workspace, tmp_path: Path) -> None:
    people = _people(sample_event, _exported(sample_event, tmp_path / "people.xlsx", What.PEOPLE))
    assert (people.updated, people.counts) == ((), PlanCounts(unchanged=150))
    exported = export(sample_event, tmp_path / "programme.xlsx", What.PROGRAMME, Progress())
    programme = _programme(sample_event, exported.path)
    assert programme.counts == PlanCounts(unchanged=exported.rows["议程"])


def test_a_whole_workbook_gives_back_its_people(sample_event: Workspace, tmp_path: Path) -> None:
    path = _exported(sample_event, tmp_path / "all.xlsx", What.ALL)
    inspection = imports.inspect(path, Progress())
    assert inspection.kind is SheetKind.PEOPLE
    assert imports.plan_people(sample_event, inspection, Progress()).counts == PlanCounts(unchanged=150)


@pytest.fixture
def odd_event(workspace: Workspace) -> Workspace:
    """People and sessions whose texts a spreadsheet likes to misunderstand."""
    organization = an_organization(workspace, "=Søren & <Co>, “Sons”")
    category = a_category(workspace, "0012")
    make(workspace, tables.custom_field, label="T-shirt")
    make(workspace, tables.custom_field, label="+Notes")
    common = {"organization_id": organization, "category_id": category}
    a_person(workspace, "=1+1", phone="+8613800138000", email="a@example.org", code="007E5", **common)
    a_person(workspace, "李 建国", phone="0086138", order_id="1E5", ticket_id="0001", **common)
    a_person(workspace, "-Anna", second_name="@anna", arrival="2026-09-24", diet="1/2", fields={"T-shirt": "=XL"})
    registered = "2026-06-20T07:39:59+00:00"
    a_person(workspace, "Ó Neill, Jr.", registered_at=registered, fields={"+Notes": "line\nline", "T-shirt": "03-04"})
    return workspace


@pytest.mark.parametrize("name", ["odd.xlsx", "odd.csv"])
def test_odd_people_come_back_unchanged(odd_event: Workspace, tmp_path: Path, name: str) -> None:
    plan = _people(odd_event, _exported(odd_event, tmp_path / name, What.PEOPLE))
    assert (plan.updated, plan.counts) == ((), PlanCounts(unchanged=4))


def test_odd_people_come_back_from_gb18030(odd_event: Workspace, tmp_path: Path) -> None:
    path = _exported(odd_event, tmp_path / "odd.csv", What.PEOPLE, encoding=Encoding.GB18030)
    assert _people(odd_event, path).counts == PlanCounts(unchanged=4)


@pytest.fixture
def odd_programme(workspace: Workspace) -> Workspace:
    """A session without a room, one past midnight, talks, everybody's roles, breaks of one room and of all."""
    hall = a_room(workspace, "=Hall “A”")
    speaker, chair = a_person(workspace, "=Ó Neill"), a_person(workspace, "李建国")
    late = a_session(workspace, "Night, late; very", room_id=hall, day=0, start=1470, duration=35, second_title="夜")
    a_session(workspace, "No room", day=1, start=545, duration=5)
    bag = a_session(workspace, "+Waits", duration=45, expected=30)
    talk = a_talk(workspace, late, "=SUM(1)", duration=12, language="zh/en")
    a_talk(workspace, bag, "Waits too", duration=7)
    a_role(workspace, speaker, talk_id=talk)
    a_role(workspace, speaker, session_id=late)
    a_role(workspace, chair, "chair", session_id=late)
    a_role(workspace, chair, "interpreter", session_id=bag)
    make(workspace, tables.pause, title="Coffee", day=0, start=600, duration=30)
    both = (hall, a_room(workspace, "Second hall"))
    a_break(workspace, "Sound check", kind="blocker", day=1, start=480, duration=50, rooms=both)
    return workspace


@pytest.mark.parametrize("name", ["odd.xlsx", "odd.csv"])
def test_an_odd_programme_comes_back_unchanged(odd_programme: Workspace, tmp_path: Path, name: str) -> None:
    plan = _programme(odd_programme, _exported(odd_programme, tmp_path / name, What.PROGRAMME))
    assert (plan.updated, plan.new, plan.rejected) == ((), (), ())
    assert plan.counts == PlanCounts(unchanged=8)


def _set_cell(path: Path, row_with: str, header: str, value: object) -> None:
    """What somebody does in a spreadsheet: one cell, saved."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    column = next(cell.column for cell in page[1] if cell.value == header)
    row = next(row[0].row for row in page.iter_rows() if any(cell.value == row_with for cell in row))
    cell = page.cell(row, column)
    cell.value = value  # type: ignore[union-attr]
    cell.data_type = "s"
    book.save(path)


def test_one_changed_cell_of_people_is_the_one_change(odd_event: Workspace, tmp_path: Path) -> None:
    path = _exported(odd_event, tmp_path / "people.xlsx", What.PEOPLE)
    _set_cell(path, "-Anna", "Phone", "+49 30 1234567")
    plan = _people(odd_event, path)
    assert plan.counts == PlanCounts(updated=1, unchanged=3)
    (row,) = plan.updated
    assert (row.name, [(each.label, each.new) for each in row.differences]) == ("-Anna", [("phone", "+49301234567")])
    imports.apply_people(odd_event, plan, Progress())
    assert _people(odd_event, path).counts == PlanCounts(unchanged=4)


def test_a_corrected_name_is_found_by_the_hidden_id(odd_event: Workspace, tmp_path: Path) -> None:
    path = _exported(odd_event, tmp_path / "people.xlsx", What.PEOPLE)
    _set_cell(path, "-Anna", "Name", "Anna Schmidt")
    plan = _people(odd_event, path)
    assert plan.counts == PlanCounts(updated=1, unchanged=3)
    assert [(each.label, each.old, each.new) for each in plan.updated[0].differences] == [
        ("name", "-Anna", "Anna Schmidt"),
        ("last_name", "", "Schmidt"),  # what follows from the name is told as well
        ("first_name", "", "Anna"),
    ]


def test_one_changed_cell_of_the_programme_is_the_one_change(odd_programme: Workspace, tmp_path: Path) -> None:
    path = _exported(odd_programme, tmp_path / "programme.xlsx", What.PROGRAMME)
    _set_cell(path, "No room", "Room", "=Hall “A”")
    plan = _programme(odd_programme, path)
    assert plan.counts == PlanCounts(updated=1, unchanged=7)
    assert [(each.label, each.new) for each in plan.updated[0].differences] == [("room", "=Hall “A”")]
    programme_imports.apply_programme(odd_programme, plan, Progress())
    assert _programme(odd_programme, path).counts == PlanCounts(unchanged=8)


def test_a_csv_that_excel_has_saved_again_without_quotes_comes_back(odd_event: Workspace, tmp_path: Path) -> None:
    path = _exported(odd_event, tmp_path / "people.csv", What.PEOPLE)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert _people(odd_event, path).counts == PlanCounts(unchanged=4)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_libreoffice_has_saved_again_comes_back_three_ways(odd_event: Workspace, tmp_path: Path) -> None:
    path = _exported(odd_event, tmp_path / "people.xlsx", What.PEOPLE)
    saved = _saved_by_libreoffice(path, tmp_path)
    plan = _people(odd_event, saved)
    assert (plan.updated, plan.counts) == ((), PlanCounts(unchanged=4))
    _set_cell(saved, "-Anna", "Second name", None)
    with odd_event.operation("Meanwhile") as db:
        db.execute(tables.person.update().where(tables.person.c.name == "-Anna").values(phone="123456"))
    plan = _people(odd_event, saved)
    assert [(each.label, each.old, each.new) for row in plan.updated for each in row.differences] == [
        ("second_name", "@anna", "")
    ]


def _saved_by_libreoffice(path: Path, folder: Path) -> Path:
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return folder / "saved" / path.name


def test_the_programme_of_a_whole_workbook_comes_back_once(sample_event: Workspace, tmp_path: Path) -> None:
    made = export(sample_event, tmp_path / "all.xlsx", What.ALL, Progress())
    assert _programme(sample_event, made.path).counts == PlanCounts(unchanged=made.rows["Programme"])
