"""Cancelling the import of 100,000 people at random moments: how long somebody waits, and whether anything is left.

    python -m tests.benchmarks import_cancel [ROWS] [TIMES]

The sheet is that of ``import_people``. Each job (reading in the child process, planning, writing; planning once more
against the full event) is run once to its end and then cancelled so many times at moments spread over its length by
chance. A wait goes from the press of Cancel to the moment at which the job has returned, with everything rolled back
and let go. It belongs to what the job said it was doing when Cancel was pressed. After each one the event is looked at:
no person, no operation, no notification and no child process may be left.
"""

import multiprocessing
import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from organizer.errors import Cancelled
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.benchmarks.import_people import ROWS, make_sheet

TIMES, GOAL = 25, 0.5

Job = Callable[[Progress], Any]


@dataclass
class Waits:
    """By job and what it was doing, seconds from Cancel to the end; those that came too late, when all was done."""

    cancelled: dict[str, list[float]] = field(default_factory=dict)
    finished: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, name: str, job: Job, after: float) -> None:
        """Run the job, press Cancel ``after`` seconds, and note how long it took to answer."""
        said: list[str] = ["begins"]
        progress = Progress(lambda _done, _total, text: said.append(text or said[-1]))
        pressed: list[tuple[float, str]] = []

        def press() -> None:
            pressed.append((time.perf_counter(), said[-1]))
            progress.cancel()

        timer = threading.Timer(after, press)
        timer.start()
        group = self.finished
        try:
            job(progress)
        except Cancelled:
            group = self.cancelled
        end = time.perf_counter()
        timer.cancel()
        timer.join()
        for moment, doing in pressed:
            group.setdefault(f"{name}: {_short(doing)}", []).append(end - moment)


def _short(text: str) -> str:
    """What it was doing, without a file's name and figures."""
    return re.sub(r"“.*", "…", text).rstrip(" .…") + " …"


class Event:
    """The event, and how it was before."""

    def __init__(self, folder: Path) -> None:
        values = {"name": "Benchmark", "start_date": "2026-11-22"}
        self.workspace = Workspace.create(str(folder / "event.organizer"), values)
        self.told: list[object] = []
        self.workspace.subscribe(self.told.append)
        self.before = self.state()

    def state(self) -> tuple[object, ...]:
        """What an import may not leave behind."""
        counted = (tables.person, tables.organization, tables.category, tables.operation, tables.change)
        with self.workspace.reading() as db:
            rows = [db.scalar(select(func.count()).select_from(table)) for table in counted]
        return (*rows, len(self.told), multiprocessing.active_children())

    def check(self) -> None:
        """Nothing is left."""
        assert self.state() == self.before, (self.state(), self.before)


def main() -> None:
    """Print the waits."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    waits, chance = Waits(), random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "registrations.xlsx")
        make_sheet(sheet, rows)
        event = Event(Path(folder))
        workspace = event.workspace

        def cancel_often(name: str, job: Job, seconds: float) -> None:
            for number in range(times):
                waits.measure(name, job, (number + chance.random()) / times * seconds)
                event.check()

        inspection, seconds = timed(lambda: imports.inspect(sheet, Progress()))
        cancel_often("read", lambda progress: imports.inspect(sheet, progress), seconds)
        plan, seconds = timed(lambda: imports.plan_people(workspace, inspection, Progress()))
        cancel_often("plan", lambda progress: imports.plan_people(workspace, inspection, progress), seconds)
        _done, seconds = timed(lambda: imports.apply_people(workspace, plan, Progress()))
        event.before = event.state()
        cancel_often("plan again", lambda progress: imports.plan_people(workspace, inspection, progress), seconds)
        workspace.undo()
        event.before = event.state()
        write(event, plan, waits, [(n + chance.random()) / times * seconds for n in range(times)])
        workspace.close()
    tell(waits.cancelled, "cancelled")
    tell(waits.finished, "was done before it heard")


def write(event: Event, plan: Any, waits: Waits, moments: list[float]) -> None:
    """Cancel the write; where it had been committed already it is taken back."""
    for after in moments:
        waits.measure("write", lambda progress: imports.apply_people(event.workspace, plan, progress), after)
        if event.workspace.undo_label:
            event.workspace.undo()
            event.before = event.state()
        event.check()


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it returns, and its seconds."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def tell(waits: dict[str, list[float]], title: str) -> None:
    """A line for each phase."""
    print(f"{title:50}{'times':>6}{'median':>10}{'longest':>10}")
    for name, found in waits.items():
        late = "  over the goal" if max(found) > GOAL else ""
        median = sorted(found)[len(found) // 2]
        print(f"  {name:48}{len(found):6}{median * 1000:7.0f} ms{max(found) * 1000:7.0f} ms{late}")


if __name__ == "__main__":
    main()
