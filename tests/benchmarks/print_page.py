"""The first look at the page Print: until it is painted, until a badge is seen, and until all of them are set.

    python -m tests.benchmarks.print_page [OTHER CHECKOUT]

Every look is a process of its own with the sample event, 1,200 and 10,000 people; once without and once with the copies
of the fonts in their folder. CPU seconds of that process since the page was asked for, medians. With another checkout,
one before a change, its looks are taken in turn with ours, and the ratios are told.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS, COUNTS = 5, (1_200, 10_000)
MOMENTS = ("painted", "badge", "settled")
LOOK = """
import sys, time
from ui import screenshots, theme
from ui.documents import open_workspace
from ui.language import use_language
from ui.window import MainWindow
app = screenshots.application()
use_language("en")
theme.load_fonts()
theme.apply(app, theme.Scheme.LIGHT)
window = MainWindow()
window.resize(1280, 720)
window.show()
window.show_event(open_workspace(sys.argv[1]))
screenshots.settle(1_000)
begun = time.process_time()
def say(what):
    window.grab()
    print(what, time.process_time() - begun, flush=True)
def wait(until):
    while not until():
        app.processEvents()
        time.sleep(0.005)
page = window.show_page("print")
say("painted")
wait(lambda: page.badges._preview.face is not None)
say("badge")
wait(lambda: not window.jobs.running)
say("settled")
import os
os._exit(0)
"""


def main() -> None:
    """Print a table."""
    checkouts = [Path.cwd(), *map(Path, sys.argv[1:2])]
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            event = sample(checkouts[-1], Path(folder, f"{count}.organizer"), count)  # the later opens it too
            for cold in (True, False):
                print(f"{count:,} people, fonts {'to be copied' if cold else 'there'}")
                tell(measure(checkouts, event, Path(folder, "cache"), cold=cold))


def sample(checkout: Path, path: Path, count: int) -> Path:
    """The sample event with so many people, made by a checkout."""
    run([*["-m", "ui", "sample"], str(path), "--people", str(count)], checkout)
    return path


def measure(checkouts: list[Path], event: Path, cache: Path, *, cold: bool) -> list[dict[str, float]]:
    """Of each checkout the median CPU seconds until each moment."""
    looks: list[list[dict[str, float]]] = [[] for _each in checkouts]
    for _round in range(ROUNDS):
        for taken, checkout in zip(looks, checkouts, strict=True):
            if cold:
                shutil.rmtree(cache, ignore_errors=True)
            taken.append(look(checkout, event, cache))
    return [{what: statistics.median(each[what] for each in taken) for what in MOMENTS} for taken in looks]


def look(checkout: Path, event: Path, cache: Path) -> dict[str, float]:
    """One look at a copy of the event, which a checkout may bring up to date."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(event, folder)
        said = run(["-c", LOOK, str(copy)], checkout, XDG_CACHE_HOME=str(cache))
    return {what: float(seconds) for what, seconds in (line.split() for line in said.splitlines())}


def run(arguments: list[str], checkout: Path, **environment: str) -> str:
    """What Python says, with the program of this checkout and without a screen."""
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(checkout), **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=checkout, env=around, check=True, capture_output=True, text=True).stdout


def tell(medians: list[dict[str, float]]) -> None:
    """A line for each moment."""
    ours, *others = medians
    for what in MOMENTS:
        beside = "".join(f"   before {each[what]:.2f}   × {ours[what] / each[what]:.2f}" for each in others)
        print(f"  {what:8} {ours[what]:.2f} s{beside}", flush=True)


if __name__ == "__main__":
    main()
