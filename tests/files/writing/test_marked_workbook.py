from pathlib import Path

import openpyxl
import pytest

from organizer.domain.imports.rejected_rows import Mark, MarkedSheet
from organizer.files.writing import marked_workbook
from organizer.files.writing.marked_workbook import write_marked
from organizer.progress import Progress


def test_every_sheet_keeps_its_name_where_a_workbook_allows_it(tmp_path: Path) -> None:
    names = ("Day 1", "Day 2", "day 2", "A/B", "")
    sheets = [MarkedSheet(name, [("Title",), ("Opening",)], 1, (), {1: Mark("No time.", 0)}) for name in names]
    write_marked(tmp_path / "r.xlsx", sheets, "Rejected", Progress())
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == ["Day 1", "Day 2", "day 2 2", "A B", "Sheet"]


def test_it_is_said_how_many_cells_have_no_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_workbook, "_MOST_NOTES", 2)
    marks = {row: Mark("No time.", 0) for row in range(1, 4)}
    sheets = [MarkedSheet("Days", [("Title",), ("A",), ("B",), ("C",)], 1, (), marks)] * 2
    write_marked(tmp_path / "r.xlsx", sheets, "Rejected", Progress())
    pages = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets
    assert [[row[0].comment is not None for row in page] for page in pages] == [[False, True, True, False], [False] * 4]
    assert [page["B1"].value.partition(" ")[2] for page in pages] == [
        f"Why it was not imported ({count} marked cells have no note)" for count in (1, 3)
    ]
