"""Everybody to a workbook: our export against the floor, XlsxWriter and openpyxl writing the same table.

    python -m tests.benchmarks.export_people [COUNT [WAY,WAY…]]

The floor is packing the finished XML of our export with Python's own zlib at its usual level in one thread; beside it
stands the same with the compressor of ours, which no writer of such a file can do without. The others get the rows
ready-made, ours is timed twice: writing those rows, and from the event's file on. Every variant is a process of its
own, one after the other in each round; seconds of the clock and of the processor (of both threads); the best of the
rounds counts.
"""

import os
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from zlib_ng import zlib_ng

from organizer.files.writing.book_parts import About, Chunk, Stream, TableSheet
from organizer.files.writing.packing import LEVEL
from organizer.files.writing.workbooks import write_workbook
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.exports.people import base_row, people_tables
from organizer.services.exports.table import Table
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_rows

COUNT, ROUNDS = 100_000, 3
USUAL_LEVEL = 6


class Spent(NamedTuple):
    """Seconds of the clock, and of the processor in all threads."""

    clock: float
    cpu: float


def spent(work: Callable[[], object]) -> Spent:
    """What ``work`` takes."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - clock, time.process_time() - cpu)


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


def read_rows(event: Path) -> tuple[Table, list[Chunk]]:
    """The table as the export makes it, with all its rows."""
    with Workspace.open(str(event)).reading() as db:
        (table,) = people_tables(db, bases=base_row)
        return table, list(table.sheet.chunks())


# -- the ways ----------------------------------------------------------------------------------------------------------


def whole(event: Path, target: Path) -> Spent:
    """Our export, from the event's file to the workbook."""
    workspace = Workspace.open(str(event))
    return spent(lambda: export(workspace, target, What.PEOPLE, Progress()))


def csv(event: Path, target: Path) -> Spent:
    """The same as CSV."""
    return whole(event, target.with_suffix(".csv"))


def ours(event: Path, target: Path) -> Spent:
    """Our writer with the rows ready-made."""
    table, chunks = read_rows(event)
    sheet = TableSheet("People", table.columns, Stream(sum(len(each.columns[0]) for each in chunks), chunks))
    return spent(lambda: write_workbook(target, [sheet], About("Benchmark"), Progress(), base=("base",)))


def floor(event: Path, target: Path) -> Spent:
    """Packing the finished XML of our export, all parts of it one after the other in one thread."""
    parts = _parts(event, target)
    return spent(lambda: [zlib.compress(part, USUAL_LEVEL) for part in parts])


def packing(event: Path, target: Path) -> Spent:
    """The same with the compressor and the level of ours."""
    parts = _parts(event, target)
    return spent(lambda: [zlib_ng.compress(part, LEVEL) for part in parts])


def _parts(event: Path, target: Path) -> list[bytes]:
    """The finished XML of our export."""
    export(Workspace.open(str(event)), target, What.PEOPLE, Progress())
    with zipfile.ZipFile(target) as book:
        return [book.read(name) for name in book.namelist()]


def xlsxwriter(event: Path, target: Path) -> Spent:
    """XlsxWriter in its fastest mode, every text written as one."""
    table, chunks = read_rows(event)
    return spent(lambda: _with_xlsxwriter(target, table, chunks))


def _with_xlsxwriter(target: Path, table: Table, chunks: Sequence[Chunk]) -> None:
    import xlsxwriter as library

    with library.Workbook(target, {"constant_memory": True}) as book:
        moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        page = book.add_worksheet("People")
        page.write_row(0, 0, [column.header for column in table.columns])
        rows = chain.from_iterable(zip(*chunk.columns, strict=True) for chunk in chunks)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(number, place, value)
                elif value is not None:
                    page.write_datetime(number, place, value, moments)


def openpyxl(event: Path, target: Path) -> Spent:
    """openpyxl in its write-only mode."""
    table, chunks = read_rows(event)
    return spent(lambda: _with_openpyxl(target, table, chunks))


def _with_openpyxl(target: Path, table: Table, chunks: Sequence[Chunk]) -> None:
    import openpyxl as library

    book = library.Workbook(write_only=True)
    page = book.create_sheet("People")
    page.append([column.header for column in table.columns])
    for chunk in chunks:
        for row in zip(*chunk.columns, strict=True):
            page.append(row)
    book.save(target)


WAYS: dict[str, Callable[[Path, Path], Spent]] = {
    each.__name__: each for each in (floor, packing, ours, whole, csv, xlsxwriter, openpyxl)
}


def timed(way: str, event: Path, target: Path) -> tuple[Spent, int]:
    """What a way spends in a process of its own, and its peak memory (MB)."""
    command = [sys.executable, "-m", "tests.benchmarks.export_people", "--way", way, str(event), str(target)]
    clock, cpu, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Spent(float(clock), float(cpu)), int(peak)


def run_way(way: str, event: str, target: str) -> None:
    """The child: one way, its seconds and its peak."""
    import resource

    found = WAYS[way](Path(event), Path(target))
    print(found.clock, found.cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--way"]:
        run_way(*sys.argv[2:5])
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    ways = sys.argv[2].split(",") if len(sys.argv) > 2 else list(WAYS)
    with tempfile.TemporaryDirectory() as folder:
        event, target = Path(folder) / "event.organizer", Path(folder) / "people.xlsx"
        make_event(event, count)
        found: dict[str, list[tuple[Spent, int]]] = {way: [] for way in ways}
        for _round in range(ROUNDS):
            for way in ways:
                found[way].append(timed(way, event, target))
    clock, cpu = (min(each[0][place] for each in found["floor"]) for place in (0, 1))
    print(f"{count:,} people × 15 columns on {os.cpu_count()} cores, best of {ROUNDS} rounds")
    for way, each in found.items():
        best = Spent(min(one.clock for one, _peak in each), min(one.cpu for one, _peak in each))
        ratios = f"clock {best.clock:6.2f} s {best.clock / clock:5.2f} ×  CPU {best.cpu:6.2f} s {best.cpu / cpu:5.2f} ×"
        print(f"{way:11} {ratios}  peak {min(peak for _one, peak in each)} MB")


if __name__ == "__main__":
    main()
