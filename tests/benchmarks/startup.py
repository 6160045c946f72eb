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
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    print("painted", time.monotonic(), flush=True)
    app.quit()
app = QApplication(["bare"])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = """
import ui.start
from ui import app as begin
def say(what):
    print(what, time.monotonic(), flush=True)
def watch():
    page = begin.the_program.window.stack.currentWidget()
    waits.append(begin.FirstPaint(page))
    waits[0].painted.connect(opened)
def opened():
    say("open")
    begin.the_program.frame.close()
class Program(begin.Program):
    def __init__(self, *given):
        super().__init__(*given)
        begin.the_program = self
        self.painted.connect(lambda: say("painted"))
        self.previewed.connect(lambda: say("data"))
        self.begun.connect(watch)
waits = []
begin.Program = Program
ui.start.main(sys.argv[1:])
"""
"""The program as it starts, with a listener to its signals. ``data``: Today is painted with the event's data, and what
is clicked is remembered; ``open``: the event is open and Today is painted again from it."""


def start(code: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of the process to each thing it says."""
    begun = time.monotonic()
    command = [sys.executable, "-c", "import sys, time\n" + code, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment())
    return {what: float(at) - begun for what, at in (line.split() for line in run.stdout.splitlines())}


def environment() -> dict[str, str]:
    """No screen, and byte code kept as in an installed program, wherever this one keeps it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": os.environ["ORGANIZER_HOME"]}


def measure(event: Path, rounds: int = ROUNDS) -> dict[str, float]:
    """Medians in seconds: ``bare``, ``painted``, ``data``, ``open``."""
    bare, ours = [], []
    for _round in range(rounds + 1):
        bare.append(start(BARE)["painted"])
        ours.append(start(OURS, str(event)))
    return {
        "bare": statistics.median(bare[1:]),
        "painted": statistics.median(each["painted"] for each in ours[1:]),
        "data": statistics.median(each["data"] for each in ours[1:]),
        "open": statistics.median(each["open"] for each in ours[1:]),
    }


def main() -> None:
    """Print the ratios."""
    from organizer.services.sample import create_sample

    with tempfile.TemporaryDirectory() as folder:
        os.environ["ORGANIZER_HOME"] = folder
        event = Path(folder, "sample.organizer")
        create_sample(str(event)).close()
        found = measure(event)
    print(f"bare window {found['bare'] * 1000:.0f} ms = 1")
    for what, goal in (("painted", 1.3), ("data", 3.5), ("open", 3.5)):
        print(f"{what}: {found[what] * 1000:.0f} ms, {found[what] / found['bare']:.2f} times bare (goal {goal})")


if __name__ == "__main__":
    main()
