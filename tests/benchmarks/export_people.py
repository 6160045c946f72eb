"""Everybody to a workbook: our export against the floor, XlsxWriter and openpyxl writing the same table.

    python -m tests.benchmarks.export_people [COUNT]

The floor is packing the finished XML of the sheet with the same level of deflate, which no writer of such a file can do
without. The others get the rows ready-made, ours is timed twice: writing those rows, and from the event's file on.
Every variant is a process of its own, one after the other in each round; CPU seconds; the best of the rounds counts.
"""

import os
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from organizer.domain.sheets import Row
from organizer.files.workbooks import _LEVEL, About, TableSheet, write_workbook
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.exports.people import people_table
from organizer.services.exports.table import Table
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_rows

COUNT, ROUNDS = 100_000, 3
SHEET = "xl/worksheets/sheet1.xml"

_COLUMNS = (
    "id", "uid", "name", "second_name", "family_name", "given_name", "job_title", "email", "phone", "organization_id",
    "country", "category_id", "code", "registered_at", "order_id", "ticket_id",
)  # fmt: skip


def make_event(path: Path, count: int) -> None:
    """An event whose export has 15 columns that everybody fills, and the hidden ID."""
    workspace = Workspace.create(str(path), {"name": "Benchmark", "start_date": "2026-09-26", "days": 2})
    companies = ((i, f"o{i}", f"Søren & Co {i}") for i in range(500))
    with workspace.operation("People", undoable=False) as db:
        insert_rows(db, tables.organization, ("id", "uid", "name"), companies, Progress())
        insert_rows(db, tables.category, ("id", "name"), ((i, f"Category {i}") for i in range(6)), Progress())
        insert_rows(db, tables.person, _COLUMNS, map(_person, range(count)), Progress())
    workspace.close()


def _person(i: int) -> tuple[object, ...]:
    given, family = ("建国", "李") if i % 2 else ("Elena", "Rossi")
    names = (f"{family}{given}{i}", f"Li Jianguo {i}", family, f"{given} {i}")
    contact = (f"Engineer {i % 90}", f"person{i}@example.org", f"+86138{i:08}")
    registered = f"2026-06-{i % 28 + 1:02}T{i % 24:02}:{i % 60:02}:00+00:00"
    return (i, f"{i:032x}", *names, *contact, i % 500, "CN", i % 6, f"C{i:07}", registered, f"TX{i:05}", f"TX{i:05}-1")


def read_table(event: Path) -> Table:
    """The table as the export makes it."""
    workspace = Workspace.open(str(event))
    with workspace.reading() as db:
        return people_table(db)


# -- the ways ----------------------------------------------------------------------------------------------------------


def whole(event: Path, target: Path) -> float:
    """Our export, from the event's file to the workbook."""
    workspace = Workspace.open(str(event))
    started = time.process_time()
    export(workspace, target, What.PEOPLE, Progress())
    return time.process_time() - started


def csv(event: Path, target: Path) -> float:
    """The same as CSV."""
    return whole(event, target.with_suffix(".csv"))


def ours(event: Path, target: Path) -> float:
    """Our writer with the rows ready-made."""
    table = read_table(event)
    started = time.process_time()
    write_workbook(target, [TableSheet("People", table.columns, table.rows)], About("Benchmark"), Progress())
    return time.process_time() - started


def floor(event: Path, target: Path) -> float:
    """Packing the finished XML."""
    table = read_table(event)
    write_workbook(target, [TableSheet("People", table.columns, table.rows)], About("Benchmark"), Progress())
    with zipfile.ZipFile(target) as book:
        xml = book.read(SHEET)
    started = time.process_time()
    zlib.compress(xml, _LEVEL)
    return time.process_time() - started


def xlsxwriter(event: Path, target: Path) -> float:
    """XlsxWriter in its fastest mode, every text written as one."""
    import xlsxwriter as library

    table = read_table(event)
    started = time.process_time()
    with library.Workbook(target, {"constant_memory": True}) as book:
        moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        page = book.add_worksheet("People")
        page.write_row(0, 0, [column.header for column in table.columns])
        for number, row in enumerate(table.rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(number, place, value)
                elif value is not None:
                    page.write_datetime(number, place, value, moments)
    return time.process_time() - started


def openpyxl(event: Path, target: Path) -> float:
    """openpyxl in its write-only mode."""
    import openpyxl as library

    table = read_table(event)
    started = time.process_time()
    book = library.Workbook(write_only=True)
    page = book.create_sheet("People")
    page.append([column.header for column in table.columns])
    rows: Sequence[Row] = table.rows
    for row in rows:
        page.append(row)
    book.save(target)
    return time.process_time() - started


WAYS: dict[str, Callable[[Path, Path], float]] = {
    each.__name__: each for each in (floor, ours, whole, csv, xlsxwriter, openpyxl)
}


def timed(way: str, event: Path, target: Path) -> tuple[float, int]:
    """CPU seconds and peak memory (MB) of a way in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.export_people", "--way", way, str(event), str(target)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(answer[0]), int(answer[1])


def run_way(way: str, event: str, target: str) -> None:
    """The child: one way, its seconds and its peak."""
    import resource

    seconds = WAYS[way](Path(event), Path(target))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--way"]:
        run_way(*sys.argv[2:5])
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        event, target = Path(folder) / "event.organizer", Path(folder) / "people.xlsx"
        make_event(event, count)
        found: dict[str, list[tuple[float, int]]] = {way: [] for way in WAYS}
        for _round in range(ROUNDS):
            for way in WAYS:
                found[way].append(timed(way, event, target))
    best = {way: min(each) for way, each in found.items()}
    print(f"{count:,} people × 15 columns on {os.cpu_count()} cores, best of {ROUNDS} rounds")
    for way, (seconds, peak) in best.items():
        print(f"{way:11} {seconds:6.2f} s CPU  {seconds / best['floor'][0]:5.2f} × floor  peak {peak} MB")


if __name__ == "__main__":
    main()
