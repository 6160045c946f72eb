from pathlib import Path

import openpyxl

from organizer.domain.imports.rejected_rows import Mark, MarkedSheet
from organizer.files.writing.marked_workbook import write_marked
from organizer.progress import Progress


def test_every_sheet_keeps_its_name_where_a_workbook_allows_it(tmp_path: Path) -> None:
    names = ("Day 1", "Day 2", "day 2", "A/B", "")
    sheets = [MarkedSheet(name, [("Title",), ("Opening",)], 1, (), {1: Mark("No time.", 0)}) for name in names]
    write_marked(tmp_path / "r.xlsx", sheets, "Rejected", Progress())
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == ["Day 1", "Day 2", "day 2 2", "A B", "Sheet"]
