"""Importing people end to end against python-calamine's bare reading of the same sheet, in one run.

    python -m tests.benchmarks.import_people [ROWS]

The sheet is synthetic: 15 columns, Chinese and other names, a registration number, dates, three free columns. Ours is
everything from the file to the commit: the child process, guessing, comparing with the event, one operation with its
journal; then the same sheet is planned once more against the full event. Rounds alternate; the best of each counts,
in seconds of the clock and of processors (child processes included). Beside one more import, which is not measured, a
thread ticks as a window would: the longest time it was kept waiting is printed, and how often that was more than 50 ms.
What the command costs, with its start and its memory: ``import_command``.
"""

import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import python_calamine
import xlsxwriter

from organizer.progress import Progress
from organizer.services import imports
from organizer.services.workspace import Workspace

ROWS, ROUNDS = 100_000, 3
HEADER = (
    "姓名", "Email", "手机", "单位", "职务", "国家", "参会类别", "Registration ID", "Registered at", "Diet", "T-shirt",
    "Hotel", "Arrival", "Days", "Notes",
)  # fmt: skip
FAMILIES, GIVEN = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志红文海",
)
FIRST = (
    "Anna",
    "Ben",
    "Clara",
    "David",
    "Elena",
    "Frank",
    "Greta",
    "Hugo",
    "Irene",
    "Jonas",
    "Karla",
    "Leo",
    "Mia",
    "Nils",
)
SYLLABLES = (
    "ba",
    "bel",
    "da",
    "dor",
    "el",
    "fin",
    "ga",
    "har",
    "il",
    "ka",
    "len",
    "mar",
    "nor",
    "os",
    "pel",
    "ra",
    "sen",
)


def people(count: int) -> Iterator[tuple[object, ...]]:
    """Invented rows."""
    chance = random.Random(2026)
    pick = chance.choice
    organizations = [f"{pick(FAMILIES)}{pick(GIVEN)}{number}研究院" for number in range(1_000)]
    organizations += [f"{pick(SYLLABLES).title()}{pick(SYLLABLES)} {number} Ltd" for number in range(2_000)]
    for number in range(count):
        chinese = pick(FAMILIES) + pick(GIVEN) + pick(GIVEN)
        other = f"{pick(FIRST)} {pick(SYLLABLES).title()}{pick(SYLLABLES)}{pick(SYLLABLES)}"
        yield (
            chinese if number % 2 else other, f"p{number}@example.org", f"138{number:08d}", pick(organizations),
            pick(("Engineer", "Professor", "主任", "经理")), pick(("CN", "DE", "Italy", "Finland", "日本")),
            pick(("Speaker", "Guest", "Exhibitor", "Staff")), f"R-{number:06d}",
            f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d} {number % 24:02d}:{number % 60:02d}:{number % 59:02d}",
            pick(("", "vegan", "halal")), pick("SML"), pick(("A", "B", "")), f"2026-11-{number % 28 + 1:02d}",
            number % 5, f"note {number}",
        )  # fmt: skip


def make_sheet(path: Path, rows: int) -> None:
    """The workbook, with shared strings as spreadsheet programs write it."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Registrations")
        sheet.write_row(0, 0, HEADER)
        for number, row in enumerate(people(rows), 1):
            sheet.write_row(number, 0, row)


@dataclass
class Cost:
    """The best time of several rounds, by the clock and in processor seconds."""

    clock: float = float("inf")
    processor: float = float("inf")

    @contextmanager
    def measured(self) -> Iterator[None]:
        """One round."""
        clock, processor = time.perf_counter(), _processor()
        yield
        self.clock = min(self.clock, time.perf_counter() - clock)
        self.processor = min(self.processor, _processor() - processor)


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@contextmanager
def ticking(stalls: list[float]) -> Iterator[None]:
    """A thread that wants to run every millisecond; appends how long it was kept waiting at most, in seconds."""
    done = threading.Event()
    longest: list[float] = []

    def tick() -> None:
        while not done.is_set():
            clock, processor = time.perf_counter(), time.process_time()
            time.sleep(0.001)
            # What this process did not compute meanwhile was another program's time, not the interpreter lock.
            longest.append(min(time.perf_counter() - clock - 0.001, time.process_time() - processor))

    thread = threading.Thread(target=tick)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        stalls += longest


def bare_read(path: Path) -> int:
    """What python-calamine alone needs."""
    with python_calamine.CalamineWorkbook.from_path(path) as book:
        return sum(1 for _row in book.get_sheet_by_index(0).iter_rows())


def whole_import(path: Path, event: Path, stages: dict[str, Cost]) -> None:
    """From the file to the commit, and the same sheet once more."""
    workspace = Workspace.create(str(event), {"name": "Benchmark", "start_date": "2026-11-22"})
    with stages["import"].measured():
        with stages["  dry run"].measured():
            with stages["    read"].measured():
                inspection = imports.inspect(path, Progress())
            with stages["    plan"].measured():
                plan = imports.plan_people(workspace, inspection, Progress())
        with stages["  write"].measured():
            counts = imports.apply_people(workspace, plan, Progress())
    with stages["plan again"].measured():
        again = imports.plan_people(workspace, inspection, Progress())
    assert again.counts.unchanged == counts.new, again.counts
    workspace.close()


def main() -> None:
    """Print the ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    names = ("calamine alone", "import", "  dry run", "    read", "    plan", "  write", "plan again")
    stages = {name: Cost() for name in names}
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "registrations.xlsx")
        make_sheet(sheet, rows)
        for number in range(ROUNDS):
            with stages["calamine alone"].measured():
                bare_read(sheet)
            whole_import(sheet, Path(folder, f"{number}.organizer"), stages)
        print_ratios(stages["calamine alone"], stages)
        stalls: list[float] = []
        with ticking(stalls):
            whole_import(sheet, Path(folder, "ticking.organizer"), {name: Cost() for name in names})
    long = sum(1 for stall in stalls if stall > 0.05)
    print(f"Longest wait of another thread: {max(stalls) * 1000:.0f} ms; over 50 ms: {long} times.")


def print_ratios(floor: Cost, stages: dict[str, Cost]) -> None:
    """A line for each cost."""
    print(f"{'':26}{'clock':>10} {'ratio':>6} {'processor':>10} {'ratio':>6}")
    for name, cost in stages.items():
        clock, processor = cost.clock / floor.clock, cost.processor / floor.processor
        print(f"{name:26}{cost.clock:8.2f} s {clock:6.2f} {cost.processor:8.2f} s {processor:6.2f}")


if __name__ == "__main__":
    main()
