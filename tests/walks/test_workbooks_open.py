"""Every kind of workbook that leaves the sample event opens without a prompt to repair it, and all readers agree."""

import csv
import shutil
import subprocess
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from organizer import i18n
from organizer.domain.sheets.export_choice import EVERYBODY, PeopleChoice
from organizer.progress import Progress
from organizer.services import sample
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from tests.workbook_rules import check_workbook

_KINDS = {
    "people": (What.PEOPLE, EVERYBODY),
    "categories": (What.PEOPLE, PeopleChoice(by_category=True)),
    "columns": (What.PEOPLE, PeopleChoice(columns=("organization", "name"), order="organization", descending=True)),
    "arrivals": (What.ARRIVALS, EVERYBODY),
    "programme": (What.PROGRAMME, EVERYBODY),
    "sessions": (What.SESSIONS, EVERYBODY),
    "grid": (What.GRID, EVERYBODY),
    "all": (What.ALL, EVERYBODY),
    "template": (What.TEMPLATE, EVERYBODY),
}


@pytest.fixture(scope="module")
def sample_event(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return sample.create_sample(str(tmp_path_factory.mktemp("sample") / "sample.organizer"), people=150)


@pytest.fixture(scope="module")
def books(sample_event: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All kinds in English, and everything at once in Chinese."""
    folder = tmp_path_factory.mktemp("books")
    made = {
        name: export(sample_event, folder / f"{name}.xlsx", what, Progress(), people=people).path
        for name, (what, people) in _KINDS.items()
    }
    i18n.set_language("zh_CN")
    try:
        made["chinese"] = export(sample_event, folder / "chinese.xlsx", What.ALL, Progress()).path
    finally:
        i18n.set_language("en")
    return made


_ALL = pytest.mark.parametrize("name", [*_KINDS, "chinese"])


@_ALL
def test_it_is_what_the_standard_wants(books: dict[str, Path], name: str) -> None:
    assert check_workbook(books[name])


@_ALL
def test_two_readers_find_the_same(books: dict[str, Path], name: str) -> None:
    book, other = openpyxl.load_workbook(books[name]), CalamineWorkbook.from_path(books[name])
    assert other.sheet_names == book.sheetnames
    for page in book:
        rows = [[_plain(value) for value in row] for row in page.iter_rows(values_only=True)]
        found = [[_plain(value) for value in row] for row in other.get_sheet_by_name(page.title).iter_rows()]
        assert _trimmed(found) == _trimmed(rows)


def _plain(value: Any) -> Any:
    """What both libraries mean by a cell: calamine gives numbers as floats, and days as such."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return "" if value is None else value


def _trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Without empty cells at the end of rows, and without empty rows at the end."""
    cut = [row[: max((place for place, value in enumerate(row, 1) if value != ""), default=0)] for row in rows]
    return cut[: max((place for place, row in enumerate(cut, 1) if row), default=0)]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_all_of_them(books: dict[str, Path], tmp_path: Path) -> None:
    """Its first sheet as text has the rows that openpyxl reads there."""
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true"
    command = ["soffice", home, "--headless", "--convert-to", how, "--outdir", str(tmp_path), *map(str, books.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    for name, path in books.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found = [[value.strip() for value in row] for row in csv.reader(file)]
        page = openpyxl.load_workbook(path).worksheets[0]
        assert _trimmed(found) == _trimmed(
            [[_shown(value) for value in row] for row in page.iter_rows(values_only=True)]
        )


def _shown(value: Any) -> str:
    """As the cell's format shows it."""
    match value:
        case datetime():
            return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case None:
            return ""
        case _:
            return str(value).strip()
