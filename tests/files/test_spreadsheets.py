"""Real files of every kind, made here, read in the real child process."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from organizer.domain.sheets import MergedRange, Row, Workbook
from organizer.errors import BadInput, Cancelled, FileTrouble, PasswordNeeded
from organizer.files.spreadsheets import read_workbook
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
    assert (found.format, found.encoding, found.delimiter, found.notes) == ("xlsx", None, None, ())
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
    assert found.notes == ("1 row has more cells than the others.", "Despite its name the file is in the format .csv.")
    made = openpyxl.Workbook()
    made.active.append(["Name", "Email"])
    made.active["A2"] = "=B2&C2"
    made.active.row_dimensions[2].hidden = True
    made.save(tmp_path / "b.xlsx")
    assert [note.split()[0] for note in read_workbook(tmp_path / "b.xlsx").notes] == ["Formulas", "1"]


def test_error_cells_are_empty_and_noted(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("Name", "Email"), ("X", "a@x.org"))
    rewritten(path, SHEET, '<c r="A2" t="inlineStr"><is><t>X</t></is></c>', '<c r="A2" t="e"><v>#REF!</v></c>')
    found = read_workbook(path)
    assert rows_of(found)[1] == ("", "a@x.org")
    assert found.notes == ("Cells hold an error instead of a value (such as A2) and are read as empty.",)


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
        read_workbook(path, password="wrong")
    assert rows_of(read_workbook(path, password="secret")) == [("Name",), ("A",)]


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
        ("a.xls", b"<html><table><tr><td>Name</td></tr></table></html>", "is a web page"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "is not a table"),
        ("a.csv", bytes(range(1, 32)) * 40, "is not a table"),
        ("a.xlsx", _zip(word__document=b"x"), "is a text document"),
        ("a.xlsx", _zip(other=b"x"), "is not a table"),
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
