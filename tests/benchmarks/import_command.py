"""``organizer import`` from the start of its process to the end, beside a process that only reads the same sheet.

    python -m tests.benchmarks import_command

The sheet is that of ``import_people``. Rounds alternate, the best of each counts; MB are those of the largest process
(the one that plans and writes, or the child that reads). This process stays small: on Linux the peak of a child begins
with what its parent had.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.import_people import ROUNDS, ROWS, Cost, print_ratios

_PREPARED = """
import sys
from pathlib import Path
from organizer.services.workspace import Workspace
from tests.benchmarks.import_people import make_sheet
make_sheet(Path(sys.argv[1]), int(sys.argv[3]))
Workspace.create(sys.argv[2], {"name": "Benchmark", "start_date": "2026-11-22"}).close()
"""
_BARE = """
import sys, python_calamine
with python_calamine.CalamineWorkbook.from_path(sys.argv[1]) as book:
    sum(1 for _row in book.get_sheet_by_index(0).iter_rows())
"""


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, empty, event = (str(Path(folder, name)) for name in ("sheet.xlsx", "empty.organizer", "event.organizer"))
        subprocess.run([sys.executable, "-c", _PREPARED, sheet, empty, str(ROWS)], check=True)
        take_in = ["-m", "ui", "import", event, sheet]
        bare, dry = ["-c", _BARE, sheet], [*take_in, "--dry-run"]
        commands = {"calamine alone": bare, "import --dry-run": dry, "import": take_in}
        costs, peaks = {name: Cost() for name in commands}, dict.fromkeys(commands, 0)
        for _round in range(ROUNDS):
            shutil.copy(empty, event)
            for name, arguments in commands.items():
                with costs[name].measured():
                    peaks[name] = max(peaks[name], _peak(arguments))
    told = {f"{name}, {peaks[name]} MB": cost for name, cost in costs.items()}
    print_ratios(costs["calamine alone"], told)


def _peak(arguments: list[str]) -> int:
    """Run it and return the memory that its largest process had, in MB."""
    child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _id, status, spent = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, arguments
    return spent.ru_maxrss >> 10


if __name__ == "__main__":
    main()
