"""Real files of every kind, made here, read in the real child process."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import ErrorCell, MergedRange
from organizer.errors import BadInput, Cancelled, FileTrouble, PasswordNeeded
from organizer.files.reading.child_process import patience_for
from organizer.files.reading.messages import Wishes
from organizer.files.reading.spreadsheets import read_workbook
from organizer.progress import Progress
from tests.files.reading.made_files import PEOPLE, book, notes, rewritten, rows_of, written

SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_with_every_kind_of_value(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(
        ["Name", 13800138000, 2.5, True, date(2026, 5, 1), datetime(2026, 5, 1, 9, 30), time(9, 30), None, "007"]
    )
    sheet.merge_cells("A2:C3")
    hidden = made.create_sheet("old")
    hidden.sheet_state = "hidden"
    made.save(tmp_path / "b.xlsx")
    found = read_workbook(tmp_path / "b.xlsx")
    first = rows_of(found)[0]
    assert first == (
        "Name",
        13800138000,
        2.5,
        True,
        date(2026, 5, 1),
        datetime(2026, 5, 1, 9, 30),
        time(9, 30),
        "",
        "007",
    )
    assert first[1].__class__ is int
    assert (found.format, found.encoding, found.delimiter, notes(found)) == ("xlsx", None, None, ())
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [("Sheet", False), ("old", True)]
    assert found.sheets[0].merged == (MergedRange(1, 0, 2, 2),)


def test_row_numbers_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["B3"] = "Name"
    made.save(tmp_path / "b.xlsx")
    assert rows_of(read_workbook(tmp_path / "b.xlsx"))[2] == ("", "Name")


def test_what_is_odd_is_noted(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "p.xlsx", b"Name,Email\nA,a@x.org\nB,b@x.org,more\n"))
    assert notes(found) == (
        "1 row has more cells than the others: 3.",
        "Despite its name the file is a text file (CSV).",
    )
    made = openpyxl.Workbook()
    made.active.append(["Name", "Email"])
    made.active["A2"] = "=B2&C2"
    made.active.row_dimensions[2].hidden = True
    made.save(tmp_path / "b.xlsx")
    assert [note.split()[0] for note in notes(read_workbook(tmp_path / "b.xlsx"))] == ["Formulas", "1"]


def test_error_cells_are_empty_and_noted(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("Name", "Email"), ("X", "a@x.org"))
    rewritten(path, SHEET, '<c r="A2" t="inlineStr"><is><t>X</t></is></c>', '<c r="A2" t="e"><v>#REF!</v></c>')
    found = read_workbook(path)
    assert rows_of(found)[1] == ("", "a@x.org")
    assert notes(found) == ("1 cell holds an error instead of a value and is read as empty: A2 #REF!.",)


@pytest.mark.parametrize("far", ["XFD1048576", "XFD1", "A1048576"])
def test_a_stray_cell_far_away_costs_nothing(tmp_path: Path, far: str) -> None:
    made = openpyxl.Workbook()
    for row in (("Name", "Email"), ("A", "a@x.org"), ("B", "b@x.org")):
        made.active.append(row)
    made.active[far] = " "
    made.save(tmp_path / "b.xlsx")
    found = read_workbook(tmp_path / "b.xlsx")
    assert [row[:2] for row in rows_of(found)[:3]] == [("Name", "Email"), ("A", "a@x.org"), ("B", "b@x.org")]
    assert len(rows_of(found)[0]) < 100


def test_a_workbook_that_kills_the_reader_is_read_by_another(tmp_path: Path) -> None:
    """The table of strings promises four thousand million of them, and the usual reader makes room for all."""
    path = book(tmp_path / "b.xlsx", ("Name",), ("A",))
    rewritten(path, "xl/_rels/workbook.xml.rels", "</Relationships>", _STRINGS_RELATION + "</Relationships>")
    rewritten(path, "[Content_Types].xml", "</Types>", _STRINGS_TYPE + "</Types>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", _STRINGS)
    assert rows_of(read_workbook(path)) == [("Name",), ("A",)]


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = f'<sst xmlns="{_MAIN}" count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>'
_STRINGS_RELATION = (
    '<Relationship Id="rId99" Target="sharedStrings.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)
_STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def test_an_encrypted_workbook_asks_for_its_password(tmp_path: Path) -> None:
    plain = book(tmp_path / "plain.xlsx", ("Name",), ("A",))
    path = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("secret", target)
    with pytest.raises(PasswordNeeded, match="Enter the password"):
        read_workbook(path)
    with pytest.raises(PasswordNeeded, match="does not open"):
        read_workbook(path, wishes=Wishes("wrong"))
    assert rows_of(read_workbook(path, wishes=Wishes("secret"))) == [("Name",), ("A",)]


def _zip(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"", "is empty"),
        ("~$a.xlsx", b"\x06Office" + b" " * 158, "marks that a file is open"),
        ("a.xls", b"<html><p>Your session has ended</p></html>", "is a web page without"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "no sheet"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "is a picture, not a table"),
        ("a.csv", b"%PDF-1.7\n", "is a PDF document, not a table"),
        ("a.xls", b"{\\rtf1 Name}", "is a text document, not a table"),
        ("a.xlsx", b"SQLite format 3\0" + bytes(84), "is a database, not a table"),
        ("a.xlsx", b"SQLite format 3\0" + bytes(52) + b"ORGZ" + bytes(28), "is an event of Organizer, not a table"),
        ("a.csv", bytes(range(1, 32)) * 40, "is not a table"),
        ("a.xlsx", _zip(word__document=b"x"), "is a text document"),
        ("a.xlsx", _zip(other=b"x"), "is an archive of packed files, not a table"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "is damaged"),
        ("a.csv", b'Name,Email\nA,a@x.org\n"B,b@x.org\nC,c@x.org\n', "in line 3 is never closed"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_workbook(written(tmp_path / name, data))


def test_instructions_in_the_xml_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("Name",))
    rewritten(path, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "lol">]><worksheet')
    with pytest.raises(BadInput, match="holds instructions"):
        read_workbook(path)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        read_workbook(tmp_path)
    with pytest.raises(BadInput, match="There is no file"):
        read_workbook(tmp_path / "missing.xlsx")
    with pytest.raises(FileTrouble, match="cannot be opened"):
        read_workbook(tmp_path / ("x" * 300))


def test_a_reader_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="takes too long"):
        read_workbook(written(tmp_path / "p.csv", PEOPLE.encode()), patience=0.0)


def test_reading_can_be_cancelled_and_tells_where_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "p.csv", b"Name,Email\n" + b"A,a@x.org\n" * 20_000)
    steps: list[tuple[int, int]] = []
    rows_of(read_workbook(path, Progress(lambda done, total, _text: steps.append((done, total)))))
    assert steps[-1] == (20_001, 20_001)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_workbook(path, progress)


def test_numbers_that_lost_their_digits_are_named_and_others_get_them_back(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "p.csv", b"Name,Phone\nA,1.38E+10\nB,1.3800138000E+10\n"))
    assert rows_of(found)[1:] == [("A", "1.38E+10"), ("B", "13800138000")]
    assert notes(found) == ("1 number has lost digits in the program that wrote the file: B2. Ask for it as text.",)
    path = book(tmp_path / "b.xlsx", ("ID",), (1,), (110105199003071000,), ("007",))
    rewritten(path, SHEET, "<v>1</v>", "<v>110105199003071235</v>")
    found = read_workbook(path)
    assert rows_of(found)[1:] == [(110105199003071235,), (110105199003071000,), ("007",)]
    assert notes(found) == ("1 number has lost digits in the program that wrote the file: A3. Ask for it as text.",)


def test_errors_have_a_place_in_every_kind_of_file(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "p.csv", b"Name,Email\n#REF!,a@x.org\n"))
    assert found.sheets[0].errors == (ErrorCell(1, 0, "#REF!"),)
    assert rows_of(found)[1] == ("", "a@x.org")
    assert notes(found) == ("1 cell holds an error instead of a value and is read as empty: A2 #REF!.",)
    assert read_workbook(book(tmp_path / "b.xlsx", ("Name",), ("#N/A",))).sheets[0].errors == (ErrorCell(1, 0, "#N/A"),)


def test_hidden_rows_columns_and_sheets_are_said(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["Name", "Email", "Note"])
    made.active.append(["A", "a@x.org", "x"])
    made.active.row_dimensions[2].hidden = True
    made.active.column_dimensions["C"].hidden = True
    made.create_sheet("old").sheet_state = "veryHidden"
    made.save(tmp_path / "b.xlsx")
    found = inspect_workbook(read_workbook(tmp_path / "b.xlsx"))
    assert found.notes == (
        "The sheet “old” is hidden.",
        "The column “Note” is hidden in the file and is read as well.",
        "1 row is hidden in the workbook and is read as well: 2.",
    )


def test_a_long_text_that_all_cells_share_is_cut_and_kept_once(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", *[("A", "B")] * 100)
    rewritten(path, "xl/_rels/workbook.xml.rels", "</Relationships>", _STRINGS_RELATION + "</Relationships>")
    rewritten(path, "[Content_Types].xml", "</Types>", _STRINGS_TYPE + "</Types>")
    rewritten(path, SHEET, 't="inlineStr"><is><t>B</t></is>', 't="s"><v>0</v>')
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}"><si><t>{"x" * 3_000_000}</t></si></sst>')
    rows = rows_of(read_workbook(path))
    assert {(row[0], len(str(row[1]))) for row in rows} == {("A", 32_767)}
    assert len({id(row[1]) for row in rows}) == 1
    (said,) = [note for note in notes(read_workbook(path)) if "longer" in note]
    assert said == "100 texts are longer than a cell can hold and were cut: B1, B2, B3, B4, B5 …."


def test_an_old_workbook_that_is_only_protected_against_writing_opens(tmp_path: Path) -> None:
    plain = book(tmp_path / "plain.xlsx", ("Name",), ("A",))
    path = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("VelvetSweatshop", target)
    assert rows_of(read_workbook(path)) == [("Name",), ("A",)]


_SECRET = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="99"><manifest:encryption-data/>'
    "</manifest:file-entry></manifest:manifest>"
)


@pytest.mark.parametrize("part", ["content.xml", "encrypted-package"])
def test_an_open_document_with_a_password_is_named_with_what_opens_it(tmp_path: Path, part: str) -> None:
    path = tmp_path / "guests.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(part, bytes(range(256)))
        archive.writestr("META-INF/manifest.xml", _SECRET)
    with pytest.raises(BadInput, match=r"“guests\.ods” is protected .* without “Save with password”"):
        read_workbook(path)


def test_a_cell_that_no_reader_can_take_is_named(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("Name",), ("A",))
    text = '<c r="A2" t="inlineStr"><is><t>A</t></is></c>'
    rewritten(path, SHEET, text, '<c r="A2" t="s"><v>4294967295</v></c>')
    with pytest.raises(BadInput, match=r"damaged in cell A2\."):
        read_workbook(path)


def test_patience_grows_with_the_file(tmp_path: Path) -> None:
    small, large = written(tmp_path / "a.csv", b"x"), written(tmp_path / "b.csv", b"x" * (5 << 20))
    assert 10 < patience_for(small) < 20 < patience_for(large) < 40


def test_thousands_of_blank_rows_below_are_left_out(tmp_path: Path) -> None:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("P")
    for row in (["Name", "Email"], ["A", "a@x.org"]):
        sheet.append(row)
    for _number in range(30_000):
        sheet.append(["", ""])
    made.save(tmp_path / "b.xlsx")
    assert len(rows_of(read_workbook(tmp_path / "b.xlsx"))) < 3_000


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def test_group_heads_of_an_ods_are_joined_with_the_headers_below(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, spans: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{spans}><text:p>{text}</text:p></table:table-cell>'

    covered = "<table:covered-table-cell/>"
    wide, tall = ' table:number-columns-spanned="2"', ' table:number-rows-spanned="2"'
    rows = (
        row(cell("Name", tall), cell("Contact", wide), covered, cell("Arrival", wide), covered),
        row(covered, *map(cell, ("Email", "Phone", "Date", "Hotel"))),
        row(*map(cell, ("Ada Lovelace", "ada@x.org", "030 1234567", "2026-11-22", "Ritz"))),
    )
    names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    path = tmp_path / "guests.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml",
            f'<office:document-content {declared} office:version="1.3"><office:body><office:spreadsheet>'
            f'<table:table table:name="Guests">{"".join(rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    workbook = read_workbook(path)
    assert workbook.sheets[0].merged == (MergedRange(0, 0, 1, 0), MergedRange(0, 1, 0, 2), MergedRange(0, 3, 0, 4))
    found = inspect_workbook(workbook)
    assert [guess.header for guess in found.mapping] == [
        "Name", "Contact / Email", "Contact / Phone", "Arrival / Date", "Arrival / Hotel",
    ]  # fmt: skip
