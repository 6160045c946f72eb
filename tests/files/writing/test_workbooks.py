"""What is written, read back by two libraries that did not write it."""

import io
import shutil
import subprocess
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from organizer.domain.sheets.workbook import Cell
from organizer.errors import BadInput, Cancelled, FileTrouble
from organizer.files.writing import workbooks
from organizer.files.writing.book_parts import CHUNK, About, Block, Column, GridSheet, Kind, TableSheet
from organizer.files.writing.book_styles import tint
from organizer.files.writing.cells import Looks, rows_xml
from organizer.files.writing.workbooks import write_workbook
from organizer.progress import Progress
from tests.workbook_rules import check_workbook

COLUMNS = (
    Column("Name"),
    Column("Phone"),
    Column("Day", Kind.DATE),
    Column("Start", Kind.TIME),
    Column("Registered at", Kind.MOMENT),
    Column("Seats", Kind.NUMBER),
    Column("Organizer ID", hidden=True),
)
ROWS = (
    ("李建国", "0086138", date(2026, 9, 26), time(10, 40), datetime(2026, 9, 1, 8, 30), 420, "a1"),
    ("=1+1", "+358 40 998", None, None, None, None, "a2"),
    ("  <Søren & Co> ", "007", date(1899, 1, 1), time(0, 0), datetime(2026, 9, 1), 0, "a3"),
    ("two\nlines", "_x0041_", None, None, None, -5, "a4"),
)
ABOUT = About("Conference", "People", datetime(2026, 9, 1, 12))


def _write(path: Path, *sheets: TableSheet | GridSheet) -> Path:
    write_workbook(path, sheets, ABOUT, Progress())
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return _write(tmp_path / "people.xlsx", TableSheet("People", COLUMNS, ROWS, nested=frozenset({1})))


def test_openpyxl_reads_the_values_that_were_written(people: Path) -> None:
    page = openpyxl.load_workbook(people)["People"]
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("李建国", "0086138", datetime(2026, 9, 26), time(10, 40), datetime(2026, 9, 1, 8, 30), 420, "a1")
    assert rows[1] == ("=1+1", "+358 40 998", None, None, None, None, "a2")
    assert rows[2][:4] == ("  <Søren & Co> ", "007", "1899-01-01", time(0, 0))
    assert [row[0] for row in rows[3:]] == ["two\nlines"]
    assert rows[3][5] == -5
    assert page["A3"].data_type == "s", "typed formulas stay text"


def test_calamine_reads_the_same(people: Path) -> None:
    book = CalamineWorkbook.from_path(people)
    rows = list(book.get_sheet_by_name("People").iter_rows())
    assert rows[0] == [column.header for column in COLUMNS]
    assert rows[1] == ["李建国", "0086138", date(2026, 9, 26), time(10, 40), datetime(2026, 9, 1, 8, 30), 420.0, "a1"]
    assert rows[3][0] == "  <Søren & Co> "
    assert [row[1] for row in rows[2:]] == ["+358 40 998", "007", "_x0041_"]


def test_a_table_is_made_to_be_worked_with(people: Path) -> None:
    book = openpyxl.load_workbook(people)
    page = book["People"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:G5"
    assert page.dimensions == "A1:G5"
    assert page.column_dimensions["G"].hidden
    assert page["A1"].font.bold
    assert page["C2"].number_format == "yyyy-mm-dd"
    assert page["B2"].number_format == "@"
    assert page.row_dimensions[3].outlineLevel == 1
    assert page.row_dimensions[2].outlineLevel == 0
    assert (book.properties.title, book.properties.subject, book.properties.creator) == (
        "Conference",
        "People",
        "Organizer",
    )


def test_columns_are_as_wide_as_what_is_in_them(tmp_path: Path) -> None:
    rows = [("x", "北京工业大学信息学部", "y" * 400)]
    path = _write(tmp_path / "w.xlsx", TableSheet("S", (Column("A"), Column("B"), Column("C")), rows))
    widths = openpyxl.load_workbook(path)["S"].column_dimensions
    assert 6 <= widths["A"].width < 8
    assert 21 <= widths["B"].width < 23
    assert widths["C"].width < 50


def test_a_column_is_as_wide_as_what_stands_some_hundred_rows_below(tmp_path: Path) -> None:
    path = _write(tmp_path / "w.xlsx", TableSheet("S", (Column("A"),), [("x",)] * (3 * CHUNK) + [("y" * 30,)]))
    assert 30 <= openpyxl.load_workbook(path)["S"].column_dimensions["A"].width < 33


def test_sheets_get_names_that_spreadsheets_allow(tmp_path: Path) -> None:
    names = ("A/B: [draft]?", "a b   draft", "'", "会场" * 20)
    sheets = [TableSheet(name, (Column("A"),), [("x",)]) for name in names]
    read = openpyxl.load_workbook(_write(tmp_path / "n.xlsx", *sheets)).sheetnames
    assert read == ["A B   draft", "a b   draft 2", "Sheet", "会场" * 15 + "会"]


def test_a_grid_merges_what_lasts_longer_than_a_row(tmp_path: Path) -> None:
    grid = GridSheet(
        "Day 1",
        "Saturday",
        (("Hall A", 2), ("Hall B", 1)),
        (time(9), time(9, 15), time(9, 30)),
        (
            Block(0, 0, 1, 0, "Opening", ("开幕式", "09:00–10:00"), "#2457D6"),
            Block(2, 0, 2, 2, "Lunch"),
            Block(0, 2, 0, 2, "=Talk", (), "#0F7B6C"),
        ),
    )
    page = openpyxl.load_workbook(_write(tmp_path / "g.xlsx", grid), rich_text=True)["Day 1"]
    assert {str(each) for each in page.merged_cells.ranges} == {"A3:A4", "B2:C2", "B3:B4", "B5:D5"}
    assert str(page["B3"].value) == "Opening\n开幕式\n09:00–10:00"
    assert page["B3"].fill.fgColor.rgb == "FF" + tint("#2457D6")[1:]
    assert (page["A3"].value, page["A4"].value, page["D3"].value) == (time(9), None, "=Talk")
    assert page["D3"].data_type == "s"


_VALUES = st.one_of(
    st.text(st.sampled_from("ab1 &<'=+-@`_x\n\x00é李＝\ud800\ufffe\u3000\x7f"), max_size=6),
    st.sampled_from(["x" * 20_000, None, 3, True, datetime(2026, 9, 1, 8, 30), datetime(1850, 1, 1), date(2026, 9, 1)]),
)


@settings(deadline=None)
@given(st.lists(_VALUES, min_size=1, max_size=6), st.lists(_VALUES, min_size=6, max_size=6))
def test_rows_written_together_are_what_they_are_alone(first: list[Cell], second: list[Cell]) -> None:
    columns = [first, ["plain"] * len(first), second[: len(first)]]
    looks, folded = Looks([1, 0, 2], 3), {1}
    alone = [
        rows_xml(5 + place, [[column[place]] for column in columns], looks, {0} if place in folded else ())
        for place in range(len(first))
    ]
    assert rows_xml(5, columns, looks, folded) == b"".join(alone)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), min_size=1, max_size=8))
def test_every_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "texts.xlsx"
    _write(path, TableSheet("S", (Column("A"), Column("B")), [(text, "b") for text in texts]))
    read = [row[0].value or "" for row in openpyxl.load_workbook(path)["S"].iter_rows(min_row=2)]
    assert read == [text.replace("\ufffe", "").replace("\uffff", "") for text in texts]


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    path = _write(tmp_path / "c.xlsx", TableSheet("S", (Column("A"),), [("a\x00b\x1fc\ud800d",), ("e",)]))
    assert [row[0].value for row in openpyxl.load_workbook(path)["S"].iter_rows(min_row=2)] == ["abcd", "e"]


def test_a_text_is_cut_at_what_a_cell_holds(tmp_path: Path) -> None:
    path = _write(tmp_path / "l.xlsx", TableSheet("S", (Column("A"),), [("😀" * 20_000,)]))
    assert openpyxl.load_workbook(path)["S"]["A2"].value == "😀" * 16_383


def test_too_many_rows_are_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 1)
    with pytest.raises(BadInput, match=r"Export it as \.csv"):
        _write(tmp_path / "m.xlsx", TableSheet("S", (Column("A"),), [("x",), ("y",)]))
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_stays_when_the_job_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"old")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_workbook(path, [TableSheet("S", (Column("A"),), [("x",)])], ABOUT, progress)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["missing/a.xlsx", "folder", "file/a.xlsx"])
def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileTrouble, match=r"^“.*\.$"):
        _write(tmp_path / name, TableSheet("S", (Column("A"),), []))


def test_the_book_is_the_same_whatever_the_clock_says(tmp_path: Path) -> None:
    sheet = TableSheet("People", COLUMNS, ROWS)
    first, second = (_write(tmp_path / name, sheet).read_bytes() for name in ("1.xlsx", "2.xlsx"))
    parts = [{name: book.read(name) for name in book.namelist()} for book in map(_unpacked, (first, second))]
    assert parts[0] == parts[1]


def _unpacked(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def _converted(path: Path, folder: Path, how: str) -> bytes:
    """What LibreOffice makes of a workbook."""
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", how, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return next((folder / "out").iterdir()).read_bytes()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same(people: Path, tmp_path: Path) -> None:
    lines = _converted(people, tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033").decode().splitlines()
    assert lines[1].startswith("李建国,0086138,2026-09-26,10:40")
    assert lines[2].startswith("=1+1,+358 40 998,")


def test_a_sheet_is_what_the_schema_of_worksheets_wants(tmp_path: Path) -> None:
    columns = (Column("A", note="Note"), Column("B", Kind.MOMENT), Column("C", choices=("x", "y")), Column("D"))
    rows = [("=1", datetime(2026, 9, 1, 8), "x", None), (" a", None, "", "é\n"), ("", datetime(1800, 1, 1), None, "7")]
    sheet = TableSheet("S", columns, rows, nested=frozenset({1}), examples=1)
    write_workbook(tmp_path / "s.xlsx", [sheet], ABOUT, Progress(), base=("base &<>",))
    assert check_workbook(tmp_path / "s.xlsx") == ["S", "Lists", "Organizer"]
