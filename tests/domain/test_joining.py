"""Several tables with the same headers read as one."""

from organizer.domain.sheets.joining import tables_alike, together
from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import ErrorCell, Field, Inspection, Row, Sheet, SheetRow, Workbook

GUESTS: tuple[Row, ...] = (("Guests",), ("Name", "Email"), ("Ada", "ada@x.org"), ("Bo", "bo@x.org"), ("Total: 2",))
STAFF: tuple[Row, ...] = (("Email", "Name"), ("cy@x.org", "Cy"))
ROOMS: tuple[Row, ...] = (("Room", "Beds"), ("101", "2"))


def inspected(*sheets: Sheet) -> Inspection:
    return inspect_workbook(Workbook("x.xlsx", "xlsx", sheets))


def test_rows_follow_each_other_under_the_first_header_wherever_their_columns_stand() -> None:
    found = together(inspected(Sheet("Guests", GUESTS), Sheet("Rooms", ROOMS), Sheet("Staff", STAFF)))
    assert [found.table.rows[index] for index in found.body] == [*GUESTS[2:4], ("Cy", "cy@x.org")]
    assert found.columns == {0: Field.NAME, 1: Field.EMAIL}
    assert (found.header_row, [part.sheet for part in found.parts]) == (2, ["Guests", "Staff"])


def test_every_row_knows_where_it_stands() -> None:
    found = together(inspected(Sheet("Guests", GUESTS), Sheet("Staff", STAFF)))
    assert [found.at(row) for row in (2, 3, 4, 5)] == [
        SheetRow(2, "Guests"),
        SheetRow(3, "Guests"),
        SheetRow(4, "Guests"),
        SheetRow(2, "Staff"),
    ]
    assert (str(found.at(5)), str(inspected(Sheet("Guests", GUESTS)).at(5))) == ("2 (Staff)", "5")


def test_error_cells_move_with_their_rows() -> None:
    staff = Sheet("Staff", STAFF, errors=(ErrorCell(1, 0, "#REF!"),), hidden_columns=(0,))
    found = together(inspected(Sheet("Guests", GUESTS), staff))
    assert (found.table.errors, found.table.hidden_columns) == ((ErrorCell(4, 1, "#REF!"),), (1,))


def test_tables_of_one_sheet_are_alike_too() -> None:
    found = together(inspected(Sheet("S", (*GUESTS[:4], (), ("Staff",), *GUESTS[1:3]))))
    assert [found.at(row + 1).row for row in found.body] == [3, 4, 8]


def test_other_headers_hidden_sheets_and_a_lone_table_stay_apart() -> None:
    for others in ((), (Sheet("Rooms", ROOMS),), (Sheet("Staff", STAFF, hidden=True),)):
        alone = inspected(Sheet("Guests", GUESTS), *others)
        assert (tables_alike(alone), together(alone)) == ((), alone)


def test_of_our_own_export_an_added_column_keeps_no_sheet_away() -> None:
    head = '{"organizer export":1,"event":"e","headers":{"name":"Name"}}'
    base = Sheet("base", ((head,),), hidden=True)
    one = Sheet("A", (("Name", "Organizer ID"), ("Ada", "1")))
    more = Sheet("B", (("Name", "Note", "Organizer ID"), ("Bo", "late", "2")))
    found = together(inspect_workbook(Workbook("x.xlsx", "xlsx", (one, more), base=base)))
    assert [found.table.rows[index] for index in found.body] == [("Ada", "1"), ("Bo", "2", "late")]
    assert found.columns == {0: Field.NAME, 1: Field.UID, 2: None}
