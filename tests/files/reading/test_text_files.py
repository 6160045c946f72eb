"""Text files with one record a line, in every encoding and with every delimiter."""

from pathlib import Path

import pytest

from organizer.files.reading.messages import Wishes
from organizer.files.reading.spreadsheets import read_workbook
from tests.files.reading.made_files import PEOPLE, notes, rows_of, written


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
