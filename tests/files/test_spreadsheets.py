"""Real files of every kind, made here, read in the real child process."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import ErrorCell, MergedRange, Row, Workbook
from organizer.errors import BadInput, Cancelled, FileTrouble, PasswordNeeded
from organizer.files.reading.child_process import patience_for
from organizer.files.reading.messages import Wishes
from organizer.files.reading.spreadsheets import read_workbook
from organizer.progress import Progress

PEOPLE = "姓名,邮箱,单位,手机\n王伟,w@example.org,示例大学,13800138000\n李娜,l@example.org,示例公司,13900139000\n"


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def book(path: Path, *rows: Row) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def rewritten(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with one text replaced in one part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def notes(workbook: Workbook) -> tuple[str, ...]:
    return (*workbook.sheets[0].notes, *workbook.notes)


def rows_of(workbook: Workbook) -> list[Row]:
    return list(workbook.sheets[0].rows)


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


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "euc_kr", "cp932"],
)
def test_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = {
        "big5": "姓名,信箱,單位,手機\n陳怡君,c@example.org,臺灣大學,0912345678\n",
        "euc_kr": "이름,이메일,소속,전화번호\n김민수,k@example.org,한국대학교,01012345678\n",
        "cp932": "氏名,メール,所属,電話番号\n髙橋 一郎,t@example.org,東京大学,0312345678\n",
    }.get(encoding, PEOPLE)
    found = read_workbook(written(tmp_path / "p.csv", text.encode(encoding)))
    assert rows_of(found) == [tuple(line.split(",")) for line in text.splitlines()]
    assert found.encoding == {"euc_kr": "cp949"}.get(encoding, encoding)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Vorname;Nachname;Firma\nJürgen;Groß;Bäckerei\n"),
        ("cp1251", "Фамилия;Имя;Почта\nИванов;Пётр;i@example.org\n"),
        ("cp1250", "Imię;Nazwisko;Firma\nŁukasz;Żółć;Źródło\n"),
    ],
)
def test_text_of_old_european_programs(tmp_path: Path, encoding: str, text: str) -> None:
    found = read_workbook(written(tmp_path / "p.csv", text.encode(encoding)))
    assert (found.encoding, found.delimiter) == (encoding, ";")
    assert rows_of(found) == [tuple(line.split(";")) for line in text.splitlines()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = [delimiter.join(("Name", "Note")), delimiter.join(("A", f'"x{delimiter}y"')), delimiter.join(("B", "z"))]
    found = read_workbook(written(tmp_path / "p.txt", (end.join(lines) + end).encode()))
    assert found.delimiter == delimiter
    assert rows_of(found) == [("Name", "Note"), ("A", f"x{delimiter}y"), ("B", "z")]


def test_the_line_that_tells_a_spreadsheet_the_delimiter_is_no_header(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "p.csv", b"sep=|\nName|Email,x\nA|a\n"))
    assert rows_of(found) == [(), ("Name", "Email,x"), ("A", "a")]


def test_a_guard_against_formulas_comes_off_again(tmp_path: Path) -> None:
    assert rows_of(read_workbook(written(tmp_path / "p.csv", b"Name,Note\nA,'=1+1\n")))[1] == ("A", "=1+1")


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


def test_encodings_that_are_a_guess_are_offered_with_a_look(tmp_path: Path) -> None:
    path = written(tmp_path / "p.csv", "姓名,单位\n王伟,示例大学\n".encode("gb18030"))
    found = read_workbook(path)
    assert (found.encoding, found.decodings[0].encoding) == ("gb18030", "gb18030")
    assert found.decodings[0].preview == ("姓名,单位", "王伟,示例大学")
    assert len({each.preview for each in found.decodings}) == len(found.decodings) > 4
    other = read_workbook(path, wishes=Wishes(encoding="cp1251"))
    assert (other.encoding, rows_of(other)[0][0][:2]) == ("cp1251", "РХ")


def test_marks_utf8_and_utf16_leave_no_choice(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le"):
        assert read_workbook(written(tmp_path / "p.csv", PEOPLE.encode(encoding))).decodings == ()


def test_the_delimiter_may_be_told(tmp_path: Path) -> None:
    path = written(tmp_path / "p.csv", b"a,b;c\n1,2;3\n")
    assert rows_of(read_workbook(path, wishes=Wishes(delimiter=";")))[1] == ("1,2", "3")


def test_a_bad_byte_is_a_row_that_is_named(tmp_path: Path) -> None:
    data = PEOPLE.encode().replace("李娜".encode(), "李".encode() + b"\xff")
    found = read_workbook(written(tmp_path / "p.csv", data))
    assert (found.encoding, rows_of(found)[2][0]) == ("utf-8", "李\ufffd")
    assert notes(found) == ("1 character could not be read, in row 3.",)


def test_cells_of_several_lines_and_rows_of_uneven_length(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "p.csv", b'Name,Email,Note\r\nA,a@x.org,"one\r\ntwo"\r\nB,b@x.org\r\n'))
    assert rows_of(found) == [("Name", "Email", "Note"), ("A", "a@x.org", "one\ntwo"), ("B", "b@x.org")]
    assert notes(found) == ("1 row has fewer cells than the others: 3.",)


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


_PAGE = """<html><head><meta charset="gb2312"><title>x</title></head><body><table><tr><td>frame<table>
<tr><th>姓名<th colspan=2>联系方式<tr><td rowspan="2">王伟<td>13800138000<td>w@x.org<br>v@x.org
<tr><td>13900139000<td>&lt;l&amp;x&gt;</table></table>"""


def test_a_web_page_called_a_workbook_is_read(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "a.xls", _PAGE.encode("gb18030")))
    table = found.sheets[-1]
    assert list(table.rows) == [
        ("姓名", "联系方式"),
        ("王伟", "13800138000", "w@x.org\nv@x.org"),
        ("", "13900139000", "<l&x>"),
    ]
    assert table.merged == (MergedRange(0, 1, 0, 2), MergedRange(1, 0, 2, 0))
    assert notes(found) == ("Despite its name the file is a web page.",)


_XML = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="People"><Table>
<Column ss:Index="2" ss:Hidden="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="String">Day</Data></Cell></Row><Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2">
<Data ss:Type="Number">13800138000</Data></Cell><Cell><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_an_xml_spreadsheet_of_2003_is_read(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "a.xls", _XML.encode()))
    assert rows_of(found) == [("Name", "", "Day"), (), ("", 13800138000, date(2026, 5, 1), "", True)]
    assert found.sheets[0].merged == (MergedRange(0, 0, 0, 1),)
    assert (found.sheets[0].errors, found.sheets[0].hidden_columns) == ((ErrorCell(2, 3, "#N/A"),), (1,))
    assert notes(found) == (
        "1 row is hidden in the workbook and is read as well: 3.",
        "1 cell holds an error instead of a value and is read as empty: D3 #N/A.",
        "Despite its name the file is an XML spreadsheet of 2003.",
    )


def test_an_xml_spreadsheet_that_skips_millions_of_rows_is_refused(tmp_path: Path) -> None:
    far = '<Worksheet ss:Name="{}"><Table><Row ss:Index="1048576"/></Table></Worksheet>'
    sheets = "".join(far.format(number) for number in range(12))
    with pytest.raises(BadInput, match="more memory"):
        read_workbook(written(tmp_path / "a.xls", _XML.replace("</Workbook>", f"{sheets}</Workbook>").encode()))


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


def test_an_old_workbook_that_is_only_protected_against_writing_opens(tmp_path: Path) -> None:
    plain = book(tmp_path / "plain.xlsx", ("Name",), ("A",))
    path = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("VelvetSweatshop", target)
    assert rows_of(read_workbook(path)) == [("Name",), ("A",)]


def test_a_row_that_no_reader_can_take_is_named(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("Name",), ("A",))
    text = '<c r="A2" t="inlineStr"><is><t>A</t></is></c>'
    rewritten(path, SHEET, text, '<c r="A2" t="s"><v>4294967295</v></c>')
    with pytest.raises(BadInput, match="damaged in row 2"):
        read_workbook(path)


def test_patience_grows_with_the_file(tmp_path: Path) -> None:
    small, large = written(tmp_path / "a.csv", b"x"), written(tmp_path / "b.csv", b"x" * (5 << 20))
    assert 10 < patience_for(small) < 20 < patience_for(large) < 40


def test_a_page_saved_as_one_file_is_read_and_text_that_speaks_of_tables_stays_text(tmp_path: Path) -> None:
    letter = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        b"<html><table><tr><td>Name</td><td>M=C3=BCller</td></tr></table></html>\n--x--\n"
    )
    found = read_workbook(written(tmp_path / "a.mht", letter))
    assert (found.format, rows_of(found)) == ("html", [("Name", "Müller")])
    found = read_workbook(written(tmp_path / "a.csv", b"Name,Note\nA,<table>\n"))
    assert (found.format, rows_of(found)[1]) == ("csv", ("A", "<table>"))


def test_thousands_of_blank_rows_below_are_left_out(tmp_path: Path) -> None:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("P")
    for row in (["Name", "Email"], ["A", "a@x.org"]):
        sheet.append(row)
    for _number in range(30_000):
        sheet.append(["", ""])
    made.save(tmp_path / "b.xlsx")
    assert len(rows_of(read_workbook(tmp_path / "b.xlsx"))) < 3_000
