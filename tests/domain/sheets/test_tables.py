import pytest

from organizer.domain.imports.other_tables import other_tables
from organizer.domain.sheets import layout
from organizer.domain.sheets.layout import inspect_table, inspect_workbook
from organizer.domain.sheets.workbook import Field, Inspection, MergedRange, Row, Sheet, Workbook

PEOPLE: tuple[Row, ...] = (("Name", "Email"), ("A", "a@x.org"), ("B", "b@x.org"))
HOTELS: tuple[Row, ...] = (("Name", "Company", "Country"), ("C", "Inn", "DE"))


def book(*rows: Row, merged: tuple[MergedRange, ...] = ()) -> Workbook:
    return Workbook("x.xlsx", "xlsx", (Sheet("S", rows, merged=merged),))


def offered(workbook: Workbook) -> list[tuple[int, int, range, range]]:
    return [(each.sheet, each.header_row, each.body, each.columns) for each in inspect_workbook(workbook).tables]


def looked_at(workbook: Workbook, number: int) -> Inspection:
    tables = inspect_workbook(workbook).tables
    found = inspect_table(workbook, place := tables[number], tables)
    assert found.place == place
    return found


def fields(inspection: Inspection) -> dict[int, Field]:
    return {guess.column: guess.field for guess in inspection.mapping if guess.field}


def test_tables_below_each_other_are_offered() -> None:
    workbook = book(("Guests",), *PEOPLE, (), ("Exhibitors",), *HOTELS, ("Total: 1",))
    assert offered(workbook) == [(0, 2, range(2, 4), range(3)), (0, 7, range(7, 8), range(3))]
    assert inspect_workbook(workbook).place == inspect_workbook(workbook).tables[1]
    first = looked_at(workbook, 0)
    assert (first.table.rows, first.body) == ((("Guests",), *PEOPLE), range(2, 4))
    assert fields(first) == {0: Field.NAME, 1: Field.EMAIL}


def test_tables_side_by_side_are_offered() -> None:
    rows = [(*left, "", *right) for left, right in zip(PEOPLE, (*PEOPLE[::2], ("", "")), strict=True)]
    workbook = book(*rows)
    assert offered(workbook) == [(0, 1, range(1, 3), range(2)), (0, 1, range(1, 3), range(3, 5))]
    second = looked_at(workbook, 1)
    assert fields(second) == {3: Field.NAME, 4: Field.EMAIL}
    assert second.table.rows[1] == ("", "", "", "B", "b@x.org")
    assert not any(second.table.rows[2])


def test_an_empty_column_within_one_table_is_none_between_two() -> None:
    assert len(offered(book(("Name", "Email", "", "Country", "Diet"), ("A", "a@x.org", "", "DE", "vegan")))) == 1


def test_a_header_that_is_repeated_on_every_page_begins_no_table() -> None:
    assert offered(book(*PEOPLE, (), *PEOPLE)) == [(0, 1, range(1, 7), range(2))]
    assert len(offered(book(("Guests",), *PEOPLE, ("Staff",), *PEOPLE))) == 2


def test_every_sheet_is_offered() -> None:
    sheets = (Sheet("Cover", (("Welcome",),)), Sheet("P", PEOPLE), Sheet("old", HOTELS, hidden=True))
    workbook = Workbook("x.xlsx", "xlsx", sheets)
    found = inspect_workbook(workbook)
    assert [(each.sheet, each.headers) for each in found.tables] == [
        (0, ("Welcome",)),
        (1, ("Name", "Email")),
        (2, ("Name", "Company", "Country")),
    ]
    assert found.place == found.tables[1]


def test_what_else_a_file_holds_is_told_without_looking_for_its_tables_again(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [row for number in range(30) for row in ((f"Session {number}",), *PEOPLE, ())]
    found = inspect_workbook(book(*blocks))
    searched: list[Workbook] = []
    monkeypatch.setattr(layout, "find_tables", searched.append)
    assert other_tables(found).people == tuple(each for each in found.tables if each != found.place)
    assert (len(found.tables), searched) == (30, [])


def test_a_row_that_somebody_points_at_is_a_table_too() -> None:
    found = inspect_workbook(book(*PEOPLE, ("X", "Y"), ("1", "2")), header_row=4)
    assert (found.header_row, found.body, found.place in found.tables) == (4, range(4, 5), False)


def test_a_head_over_several_columns_is_joined() -> None:
    heads = (MergedRange(0, 0, 1, 0), MergedRange(0, 1, 0, 2), MergedRange(0, 3, 0, 4))
    rows = (
        ("Name", "Contact", "", "Arrival", ""),
        ("", "Phone", "Email", "Day", "Train"),
        ("A", "13800000000", "a@x.org", "1", "G1"),
    )
    found = inspect_workbook(book(*rows, merged=heads))
    joined = ["Name", "Contact / Phone", "Contact / Email", "Arrival / Day", "Arrival / Train"]
    assert ([each.header for each in found.mapping], found.header_row, found.body) == (joined, 2, range(2, 3))
    assert fields(found) == {0: Field.NAME, 1: Field.PHONE, 2: Field.EMAIL, 3: Field.ARRIVAL}


def test_two_rows_without_merged_cells_are_joined_where_the_second_says_more() -> None:
    head: tuple[Row, ...] = (("姓名", "单位", "联系方式", "", ""), ("", "", "手机", "邮箱", "国家"))
    found = inspect_workbook(book(*head, ("王伟", "X", "13800000000", "w@x.org", "CN")))
    joined = ["姓名", "单位", "联系方式 / 手机", "联系方式 / 邮箱", "联系方式 / 国家"]
    assert ([each.header for each in found.mapping], found.body) == (joined, range(2, 3))


def test_a_title_over_the_columns_is_no_part_of_the_header() -> None:
    rows = (("Registrations 2026", ""), *PEOPLE)
    found = inspect_workbook(book(*rows, merged=(MergedRange(0, 0, 0, 1),)))
    assert (found.header_row, [each.header for each in found.mapping]) == (2, ["Name", "Email"])


def test_the_first_row_of_values_is_no_part_of_the_header() -> None:
    rows = (("Name", "", "Email"), ("王", "伟", "w@x.org"), ("李", "娜", "l@x.org"))
    found = inspect_workbook(book(*rows, merged=(MergedRange(0, 0, 0, 1),)))
    assert (found.header_row, found.body) == (1, range(1, 3))
