"""How long until the window is painted, and until the sample event can be used, against a bare PySide6 window.

Every start is a process of its own; the variants take turns; medians. Run: ``python -m tests.benchmarks.startup``.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
BARE = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Filter(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False
def painted():
    print("painted", time.monotonic(), flush=True)
    app.quit()
app = QApplication(["bare"])
window = QMainWindow()
window.resize(1280, 800)
waits = Filter()
window.installEventFilter(waits)
window.show()
app.exec()
"""
OURS = """
import ui.cli
from ui import app as program_module
def say(what):
    print(what, time.monotonic(), flush=True)
def shown():
    page = program.window.stack.currentWidget()
    waits.append(program_module.FirstPaint(page))
    waits[-1].painted.connect(used)
    page.update()
def used():
    say("usable")
    program.window.close()
    app.quit()
app = program_module.Application(["organizer"])
program = program_module.Program(app, sys.argv[1])
waits = []
program.painted.connect(lambda: say("painted"))
program.begun.connect(shown)
program.show()
app.exec()
"""


def start(code: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of the process to each thing it says."""
    begun = time.monotonic()
    command = [sys.executable, "-c", "import sys, time\n" + code, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return {what: float(at) - begun for what, at in (line.split() for line in run.stdout.splitlines())}


def measure(event: Path, rounds: int = ROUNDS) -> dict[str, float]:
    """Medians in seconds: ``bare``, ``painted``, ``usable``."""
    bare, ours = [], []
    for _round in range(rounds + 1):
        bare.append(start(BARE)["painted"])
        ours.append(start(OURS, str(event)))
    return {
        "bare": statistics.median(bare[1:]),
        "painted": statistics.median(each["painted"] for each in ours[1:]),
        "usable": statistics.median(each["usable"] for each in ours[1:]),
    }


def main() -> None:
    """Print the ratios."""
    from organizer.services.sample import create_sample

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ORGANIZER_HOME"] = folder
        event = Path(folder, "sample.organizer")
        create_sample(str(event)).close()
        found = measure(event)
    print(f"bare window {found['bare'] * 1000:.0f} ms = 1")
    for what, goal in (("painted", 1.3), ("usable", 3.5)):
        print(f"{what}: {found[what] * 1000:.0f} ms, {found[what] / found['bare']:.2f} times bare (goal {goal})")


if __name__ == "__main__":
    main()
