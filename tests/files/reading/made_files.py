"""Files made by tests of reading, and what of a workbook they look at."""

import zipfile
from pathlib import Path

import openpyxl

from organizer.domain.sheets.workbook import Row, Workbook

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
