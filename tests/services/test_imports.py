"""Sheets written here, read, planned and applied on a real event file."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.people_plan import Difference, PlanCounts
from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import Field, SheetKind
from organizer.errors import BadInput, Cancelled
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.sample import create_sample
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, make
from tests.services.people_sheets import HEADER, ROWS, bring, people, plan, write


def test_everybody_is_new(workspace: Workspace, sheet: Path) -> None:
    write(sheet, *ROWS)
    planned = plan(workspace, sheet)
    assert people(workspace, "id") == []
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(new=3)
    assert workspace.undo_label == "Import registrations.csv: 3 new, 0 updated"
    assert people(workspace, "name", "family_name", "given_name", "email", "status") == [
        ("Ada Lovelace", "Lovelace", "Ada", "ada@x.org", "confirmed"),
        ("王小明", "王", "小明", "wang@x.org", "confirmed"),
        ("Zoë Müller", "Müller", "Zoë", "", "confirmed"),
    ]
    assert people(workspace, "fields") == [({"T-shirt": "M"},), ({},), ({"T-shirt": "L"},)]
    codes = [code for (code,) in people(workspace, "code")]
    assert len({code for code in codes if isinstance(code, str) and len(code) == 8}) == 3


def test_organizations_categories_and_fields_are_made_as_needed(workspace: Workspace, sheet: Path) -> None:
    make(workspace, tables.organization, name="Tsinghua University", second_name="清华大学")
    guest = a_category(workspace, "guest")
    bring(workspace, write(sheet, *ROWS))
    with workspace.reading() as db:
        organizations = db.execute(select(tables.organization.c.name, tables.organization.c.kind)).all()
        categories = db.scalars(select(tables.category.c.name).order_by(tables.category.c.position)).all()
        labels = db.scalars(select(tables.custom_field.c.label)).all()
    assert organizations == [("Tsinghua University", "other"), ("Analytical Engines Ltd", "enterprise")]
    assert list(categories) == ["guest", "Speaker", "Participant"]
    assert list(labels) == ["T-shirt"]
    assert [category for (category,) in people(workspace, "category_id")][1:] == [guest, guest + 2]
    assert [organization for (organization,) in people(workspace, "organization_id")] == [2, 1, 1]


def test_categories_of_sheets_in_two_languages_are_the_same(workspace: Workspace, sheet: Path) -> None:
    bring(
        workspace, write(sheet, ("Ada Lovelace", "ada@x.org", "", "Speaker", ""), ("Bo Yi", "b@x.org", "", "讲者", ""))
    )
    bring(workspace, write(sheet, ("王小明", "wang@x.org", "", "演讲嘉宾", ""), ("Zoë", "z@x.org", "", "早鸟", "")))
    with workspace.reading() as db:
        category = tables.category.c
        found = db.execute(select(category.name, category.second_name).order_by(category.position)).all()
    assert [tuple(row) for row in found] == [("Speaker", "演讲嘉宾"), ("早鸟", "")]
    assert [row[0] for row in people(workspace, "category_id")] == [1, 1, 1, 2]
    assert plan(workspace, write(sheet, ("Ada Lovelace", "ada@x.org", "", "演讲嘉宾", ""))).counts.unchanged == 1


def test_a_payers_address_does_not_replace_somebodys_own(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, *ROWS))
    rows = [(ROWS[0][0], "office@x.org", ROWS[0][2], "Guest", ""), ("Bo Yi", "office@x.org", "", "", "")]
    planned = plan(
        workspace, write(sheet, *rows, ("Cy Zhu", "office@x.org", "", "", "")), decisions=Decisions(who={2: 1})
    )
    assert planned.updated[0].differences == (Difference("category", "Speaker", "Guest"),)


def test_the_samples_own_sheets_change_addresses_only(tmp_path: Path) -> None:
    with closing(create_sample(str(tmp_path / "sample.organizer"), 120, sheets=tmp_path)) as event:
        for name in ("attendees-en.xlsx", "attendees-zh.xlsx"):
            planned = plan(event, tmp_path / name)
            labels = {each.label for row in planned.updated for each in row.differences}
            assert (len(planned.new), labels <= {Field.EMAIL}) == (0, True)
            assert len(planned.unchanged) > 5 * len(planned.updated)


def test_people_without_a_category_become_participants(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ("A B", "a@x.org"), header=HEADER[:2]))
    with workspace.reading() as db:
        names = db.scalars(select(tables.category.c.name).join(tables.person)).all()
    assert list(names) == ["Participant"]


@pytest.mark.parametrize("there", ["Attendee", "参会者", ""])
def test_who_has_no_category_never_becomes_the_first_one_of_the_event(
    workspace: Workspace, sheet: Path, there: str
) -> None:
    bring(workspace, write(sheet, ("Ada", "ada@x.org", "", "VIP Gold", "")))
    if there:
        a_category(workspace, there)
    planned = plan(workspace, write(sheet, ("Bob B", "bob@x.org", "", "", ""), ("Cid C", "cid@x.org", "", "嘉宾", "")))
    usual = there or "Participant"
    assert [planned.category_of(row) for row in planned.new] == [usual, "嘉宾"]
    imports.apply_people(workspace, planned, Progress())
    bring(workspace, write(sheet, ("Dan D", "dan@x.org"), header=HEADER[:2]))
    with workspace.reading() as db:
        joined = tables.person.join(tables.category)
        names = db.execute(select(tables.person.c.email, tables.category.c.name).select_from(joined)).all()
    found = {email.partition("@")[0]: name for email, name in names}
    assert found == {"ada": "VIP Gold", "bob": usual, "cid": "嘉宾", "dan": usual}


def test_no_category_is_made_that_nobody_is_of(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ("Ada", "ada@x.org", "", "VIP Gold", "")))
    bring(workspace, write(sheet, ("Ada", "ada@x.org", "", "", "XL")))
    with workspace.reading() as db:
        assert list(db.scalars(select(tables.category.c.name))) == ["VIP Gold"]


def test_a_second_time_nothing_changes(workspace: Workspace, sheet: Path) -> None:
    write(sheet, *ROWS)
    bring(workspace, sheet)
    last = workspace.last_operation
    assert bring(workspace, sheet) == PlanCounts(unchanged=3)
    assert workspace.undo_label == "Import registrations.csv: 3 new, 0 updated"
    with workspace.reading() as db:
        assert db.scalars(select(tables.operation.c.id)).all()[-1] == last


def test_what_the_sheet_says_otherwise_is_updated_and_empty_cells_erase_nothing(
    workspace: Workspace, sheet: Path
) -> None:
    bring(workspace, write(sheet, *ROWS))
    write(sheet, ("ADA LOVELACE", "ada@x.org", "", "Guest", "XL"), ("王小明", "wang@x.org", "清華大學", "", ""))
    planned = plan(workspace, sheet)
    assert planned.updated[0].differences == (
        Difference("category", "Speaker", "Guest"),
        Difference("T-shirt", "M", "XL"),
    )
    assert planned.updated[1].differences == (Difference("organization", "清华大学", "清華大學"),)
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(updated=2)
    assert people(workspace, "name", "fields")[0] == ("Ada Lovelace", {"T-shirt": "XL"})
    assert [row[0] for row in people(workspace, "organization_id")] == [1, 3, 2]


def test_rows_that_cannot_be_taken_say_why(workspace: Workspace, sheet: Path) -> None:
    write(
        sheet,
        ("", "a@x.org", "X", "", ""),
        ("B C", "b at x", "X", "", ""),
        ("", "", "", "", ""),
        ("D E", "", "", "", ""),
    )
    planned = plan(workspace, sheet)
    assert [(row.row, row.column, row.reason) for row in planned.rejected] == [
        (2, "Name", "The name is missing."),
        (3, "Email", "“b at x” is not an e-mail address."),
    ]
    assert [row.row for row in planned.new] == [5]


def test_a_payers_address_makes_nobody_the_same(workspace: Workspace, sheet: Path) -> None:
    a_person(workspace, "Office Lady", email="pay@x.org")
    rows = [(name, "pay@x.org", "", "", "") for name in ("Ann Lee", "Bo Yi", "Cy Zhu")]
    assert plan(workspace, write(sheet, *rows)).counts == PlanCounts(new=3)


def test_the_mapping_may_be_changed_and_columns_left_out(workspace: Workspace, sheet: Path) -> None:
    write(sheet, ("A B", "a@x.org", "X", "", "note"))
    mapping = {0: Field.NAME, 4: Field.DIET}
    planned = plan(workspace, sheet, mapping=mapping)
    imports.apply_people(workspace, planned, Progress())
    assert people(workspace, "name", "email", "diet", "fields") == [("A B", "", "note", {})]
    with pytest.raises(BadInput, match="No column of the sheet holds names"):
        plan(workspace, sheet, mapping={1: Field.EMAIL})


def test_names_from_their_parts_and_values_as_they_are_kept(workspace: Workspace, sheet: Path) -> None:
    header = ("Vorname", "Nachname", "Telefon", "Land", "Status", "Anmeldedatum")
    write(sheet, ("Zoë", "Müller", "+49 (0)30 / 123 456", "Italien", "storniert", "13.05.2026"), header=header)
    bring(workspace, sheet)
    columns = ("name", "family_name", "given_name", "phone", "country", "status", "registered_at")
    assert people(workspace, *columns) == [
        ("Zoë Müller", "Müller", "Zoë", "+4930123456", "IT", "cancelled", "2026-05-13")
    ]


def test_a_status_nobody_knows_is_kept_beside(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ("A B", "tutor"), ("C D", "paid"), header=("Name", "Status")))
    assert people(workspace, "status", "fields") == [
        ("confirmed", {"Status (2)": "tutor"}),
        ("confirmed", {"Status (2)": "paid"}),
    ]


def test_a_code_of_the_sheet_is_kept(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ("A B", "K7"), ("C D", ""), header=("Name", "Badge code")))
    (first,), (second,) = people(workspace, "code")
    assert first == "K7"
    assert isinstance(second, str)
    assert len(second) == 8


class Stop(Progress):
    """Cancels at the first step that says a certain text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def step(self, done: int, total: int, text: str = "") -> None:
        if text.startswith(self._text) and done:
            self.cancel()
        super().step(done, total, text)


@pytest.mark.parametrize("where", ["Reading", "Understanding", "Comparing", "Writing"])
def test_a_cancelled_import_leaves_nothing(workspace: Workspace, sheet: Path, where: str) -> None:
    write(sheet, *((f"P{n} Q{n}", f"p{n}@x.org", f"O{n}", "Guest", "") for n in range(5_000)))
    told: list[object] = []
    workspace.subscribe(told.append)
    stop = Stop(where)
    with pytest.raises(Cancelled):  # noqa: PT012 - any of the three may be stopped
        inspection = imports.inspect(sheet, stop)
        imports.apply_people(workspace, imports.plan_people(workspace, inspection, stop), stop)
    assert people(workspace, "id") == []
    assert told == []
    with workspace.reading() as db:
        assert db.execute(select(tables.organization.c.id)).all() == []
        assert len(db.execute(select(tables.operation.c.id)).all()) == 1  # the event's own
    assert workspace.undo_label is None


def test_our_own_id_finds_a_person_whose_name_was_corrected(workspace: Workspace, sheet: Path) -> None:
    a_person(workspace, "Zoe Mueller", uid="u1", family_name="Mueller", given_name="Zoe")
    bring(workspace, write(sheet, ("Zoë Müller", "u1"), header=("Name", "Organizer ID")))
    assert people(workspace, "name", "family_name", "given_name") == [("Zoë Müller", "Müller", "Zoë")]


def test_another_sheet_or_header_row_may_be_chosen(sheet: Path) -> None:
    write(sheet, ("Vorname", "Nachname"), ("A", "B"), header=("Name", "Email"))
    inspection = imports.inspect(sheet, Progress())
    again = inspect_workbook(inspection.workbook, sheet=0, header_row=2)
    assert (again.header_row, again.body) == (2, range(2, 3))


def test_a_name_in_the_other_script_is_added_and_replaces_nothing(workspace: Workspace, sheet: Path) -> None:
    header = ("Name", "Email", "Phone")
    bring(workspace, write(sheet, ("张伟", "zw@x.org", "138 0013 8000"), header=header))
    again = plan(workspace, write(sheet, ("Wei Zhang", "", "+86 13800138000"), header=header))
    assert [row.differences for row in again.updated] == [(Difference("second_name", "", "Wei Zhang"),)]
    imports.apply_people(workspace, again, Progress())
    assert people(workspace, "name", "second_name", "family_name") == [("张伟", "Wei Zhang", "张")]
    assert plan(workspace, sheet).counts == PlanCounts(unchanged=1)


def test_titles_go_where_they_belong(workspace: Workspace, sheet: Path) -> None:
    header = ("Name", "Email", "Answers")
    rows = (("Prof. Dr. Zoë Müller", "z@x.org", "A┋B"), ("王伟教授", "", ""), ("Master Chen", "", ""))
    bring(workspace, write(sheet, *rows, header=header))
    assert people(workspace, "title", "name", "family_name") == [
        ("Prof. Dr.", "Zoë Müller", "Müller"),
        ("教授", "王伟", "王"),
        ("", "Master Chen", "Chen"),
    ]
    assert people(workspace, "fields")[0] == ({"Answers": "A; B"},)
    assert plan(workspace, sheet).counts == PlanCounts(unchanged=3)


def test_an_extra_column_is_never_called_as_one_of_ours(workspace: Workspace, sheet: Path) -> None:
    header = ("Attendee name", "Attendee email", "Email", "电子邮箱", "Registered at (UTC)", "code")
    bring(workspace, write(sheet, ("Anna", "a@x.org", "pay@x.org", "z", "soon", "7"), header=header))
    ((email, fields),) = people(workspace, "email", "fields")
    assert (email, {label: text for label, text in fields.items() if label not in header}) == ("a@x.org", fields)
    assert fields["Email (2)"] == "pay@x.org"


def test_a_sheet_without_people_that_fits_an_agenda_is_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("EventName,Venue\nOpening,Hall A\nClosing,Hall B\n")
    assert imports.inspect(path, Progress()).kind is SheetKind.PROGRAMME
