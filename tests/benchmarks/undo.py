"""Taking back and bringing back an import of many people, against the import itself and against a row a statement.

    python -m tests.benchmarks.undo [ROWS]

The floor is the statements alone, one for each row, as a driver's ``executemany`` runs them, inside one operation with
its journal: what undo did before it worked in batches. Processor seconds of one process.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from organizer.progress import Progress
from organizer.services import imports
from organizer.services.workspace import Workspace
from tests.benchmarks.import_people import ROWS, make_sheet


class Longest(Progress):
    """The longest time between two looks at Cancel, in seconds of the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds, self._last = 0.0, time.perf_counter()

    def step(self, done: int, total: int, text: str = "") -> None:  # noqa: ARG002
        """Look at the clock."""
        self.heed()

    def heed(self) -> None:
        """Look at the clock."""
        now = time.perf_counter()
        self.seconds, self._last = max(self.seconds, now - self._last), now


def one_by_one(db: Connection) -> None:
    """Every person deleted by a statement of its own."""
    ids = [tuple(row) for row in db.exec_driver_sql("SELECT id FROM person ORDER BY id DESC")]
    db.exec_driver_sql("DELETE FROM person WHERE id = ?", ids)


def fill(folder: Path, rows: int) -> tuple[Workspace, float]:
    """An event with many people, and what writing them took."""
    sheet = folder / "registrations.xlsx"
    make_sheet(sheet, rows)
    workspace = Workspace.create(str(folder / "event.organizer"), {"name": "Benchmark", "start_date": "2026-11-22"})
    plan = imports.plan_people(workspace, imports.inspect(sheet, Progress()), Progress())
    return workspace, spent(lambda: imports.apply_people(workspace, plan, Progress()))


def spent(work: Callable[[], object]) -> float:
    """Processor seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def delete_one_by_one(workspace: Workspace) -> None:
    """As an operation, which is taken back afterwards."""
    with workspace.operation("Delete one by one") as db:
        one_by_one(db)


def main() -> None:
    """Print the ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        workspace, written = fill(Path(folder), rows)
        floor = spent(lambda: delete_one_by_one(workspace))
        workspace.undo()
        undo_looks = Longest()
        undone = spent(lambda: workspace.undo(undo_looks))
        redo_looks = Longest()
        redone = spent(lambda: workspace.redo(redo_looks))
        workspace.close()
    print(f"{rows:,} rows              processor   × the import’s write")
    for name, seconds in (
        ("import: the write", written),
        ("a statement for each row", floor),
        ("undo", undone),
        ("redo", redone),
    ):
        print(f"{name:26}{seconds:8.2f} s {seconds / written:8.2f}")
    longest = max(undo_looks.seconds, redo_looks.seconds)
    print(f"Longest time between two looks at Cancel: {longest * 1000:.0f} ms")


if __name__ == "__main__":
    main()
