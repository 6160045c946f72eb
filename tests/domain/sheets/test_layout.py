import pytest

from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import Field, Inspection, MergedRange, Row, Sheet, SheetKind, Workbook


def inspected(*rows: Row, merged: tuple[MergedRange, ...] = (), header_row: int | None = None) -> Inspection:
    return inspect_workbook(Workbook("x.xlsx", "xlsx", (Sheet("S", rows, merged=merged),)), header_row=header_row)


def fields(inspection: Inspection) -> dict[int, Field]:
    return {guess.column: guess.field for guess in inspection.mapping if guess.field}


def test_a_banner_stands_above_and_totals_below() -> None:
    found = inspected(
        ("2026 conference", "", ""),
        ("exported 2026-05-01", "", ""),
        (),
        ("Name", "Email", "Company"),
        ("A", "a@x.org", "X"),
        ("", "", ""),
        ("B", "b@x.org", "Y"),
        ("", "", ""),
        ("Total", 2, ""),
        ("Filled in by: C", "", ""),
    )
    assert found.header_row == 4
    assert found.body == range(4, 7)
    assert found.kind is SheetKind.PEOPLE
    assert fields(found) == {0: Field.NAME, 1: Field.EMAIL, 2: Field.ORGANIZATION}


def test_a_header_of_two_rows() -> None:
    found = inspected(
        ("报名表", "", "", ""),
        ("姓名", "单位", "联系方式", ""),
        ("", "", "手机", "邮箱"),
        ("王伟", "示例公司", "13800000000", "w@example.org"),
        ("李娜", "示例公司", "13900000000", "l@example.org"),
        merged=(MergedRange(0, 0, 0, 3), MergedRange(1, 0, 2, 0), MergedRange(1, 1, 2, 1), MergedRange(1, 2, 1, 3)),
    )
    assert found.header_row == 3
    assert fields(found) == {0: Field.NAME, 1: Field.ORGANIZATION, 2: Field.PHONE, 3: Field.EMAIL}
    assert found.body == range(3, 5)


def test_without_a_header_values_speak() -> None:
    found = inspected(("a@x.org", "A"), ("b@x.org", "B"))
    assert (found.header_row, found.body) == (0, range(0, 2))
    assert fields(found) == {0: Field.EMAIL}


def test_values_decide_between_two_columns_of_one_name() -> None:
    found = inspected(("Email", "Work email", "Name"), ("anonymous", "a@x.org", "A"), ("anonymous", "b@x.org", "B"))
    assert fields(found) == {1: Field.EMAIL, 2: Field.NAME}


def test_the_number_of_an_order_position_is_no_job() -> None:
    assert fields(inspected(("Name", "Position"), ("A", "1"), ("B", "2")))[1] is Field.POSITION
    assert fields(inspected(("Name", "Position"), ("A", "Engineer"), ("B", "Dean")))[1] is Field.JOB_TITLE


def test_a_person_may_say_where_the_header_is() -> None:
    found = inspected(("Name", "Email"), ("Vorname", "Nachname"), ("A", "B"), header_row=2)
    assert fields(found) == {0: Field.FIRST_NAME, 1: Field.LAST_NAME}


def test_the_name_of_a_registration_is_its_buyer_and_no_order() -> None:
    found = inspected(
        ("Registration Name", "Ticket Full Name", "Ticket Email"), ("Molly Baker", "Harry Day", "h@example.org")
    )
    assert fields(found) == {1: Field.NAME, 2: Field.EMAIL}


@pytest.mark.parametrize(
    ("values", "field"),
    [(("Dr.", "Ms"), Field.TITLE), (("Organizer", "Member"), Field.JOB_TITLE), (("", ""), Field.JOB_TITLE)],
)
def test_a_title_is_a_salutation_only_where_there_is_one(values: tuple[str, str], field: Field) -> None:
    assert fields(inspected(("Name", "Title"), ("Anna Day", values[0]), ("Ben Finch", values[1])))[1] is field


def test_an_agenda_is_no_people_sheet() -> None:
    found = inspected(
        ("时间", "议题", "地点", "演讲人"), ("09:00", "开幕", "A厅", "王伟"), ("10:00", "报告", "A厅", "李娜")
    )
    assert found.kind is SheetKind.PROGRAMME


def test_talks_with_their_speakers_are_an_agenda_unless_people_can_be_written_to() -> None:
    header = ("ID", "Proposal title", "Speaker names", "Date", "Start Time", "Duration", "Room")
    row = ("7M", "Sensors", "Anna Schmidt", "2026-09-26", "09:00", "45", "Hall A")
    assert inspected(header, row).kind is SheetKind.PROGRAMME
    assert inspected((*header, "Email"), (*row, "anna@example.org")).kind is SheetKind.PEOPLE


def test_the_numbers_of_columns_below_their_head_are_no_values() -> None:
    found = inspected(
        ("Konferenz", "", "", "", "Vortragende", "", ""),
        ("Ort", "Datum", "Uhrzeit", "Titel", "1", "2", "3"),
        ("Saal", "2026-09-26", "09:00", "Begrüßung", "Anna Schmidt", "", ""),
    )
    assert (found.header_row, found.kind) == (2, SheetKind.PROGRAMME)


def test_the_sheet_with_people_is_chosen_and_hidden_ones_are_not() -> None:
    people = (("Name", "Email"), ("A", "a@x.org"))
    book = Workbook(
        "x.xlsx",
        "xlsx",
        (Sheet("old", people, hidden=True), Sheet("Cover", (("Conference",),)), Sheet("P", people), Sheet("Q", people)),
    )
    assert inspect_workbook(book).sheet == 2


def test_nothing_to_find() -> None:
    assert inspected().kind is SheetKind.UNKNOWN
    assert inspect_workbook(Workbook("x", "xlsx", ())).mapping == ()
    assert inspected(("",), ()).mapping == ()
