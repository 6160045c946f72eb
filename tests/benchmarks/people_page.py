"""The page of people at 100,000: search, first paint against Qt's own SQL model, one edit, and the longest stall.

    python -m tests.benchmarks.people_page [COUNT]

One process, no screen. The people are invented, written to a CSV file and imported through the window's own jobs, while
a timer of 5 ms measures how long the window's thread is kept from running; then the search index is built in the same
way. Stalls are wall time, and stand beside the longest one with no job at all; everything else is CPU time of the
window's thread. The paint variants take turns and the medians count.
"""

import csv
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from shiboken6 import delete

if TYPE_CHECKING:
    from organizer.domain.people.search import SearchIndex
    from organizer.progress import Progress
    from organizer.services.workspace import Workspace
    from ui.people.page import PeoplePage
    from ui.window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

COUNT, ROUNDS, QUERIES = 100_000, 7, 30
SIZE = (1280, 720)
LIKE = (
    "SELECT p.id FROM person p LEFT JOIN organization o ON o.id = p.organization_id WHERE p.name LIKE :t "
    "OR p.second_name LIKE :t OR o.name LIKE :t OR p.email LIKE :t OR p.phone LIKE :t OR p.code LIKE :t"
)
TABLE = (
    "SELECT p.name, p.second_name, o.name, c.name, p.job_title, p.email, p.phone, p.code FROM person p "
    "LEFT JOIN organization o ON o.id = p.organization_id LEFT JOIN category c ON c.id = p.category_id "
    "ORDER BY p.name, p.id"
)


def write_sheet(path: Path, count: int) -> None:
    """People as a registration platform would export them, three of five with a Chinese name."""
    from faker import Faker

    chinese, english, chance = Faker("zh_CN"), Faker("en_US"), random.Random(2026)
    Faker.seed(2026)
    names = [[maker.name() for _ in range(20_000)] for maker in (chinese, english)]
    organizations = [[maker.company() for _ in range(1_500)] for maker in (chinese, english)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Name", "Organization", "Job title", "Email", "Phone", "Category"])
        for number in range(count):
            which = chance.random() > 0.6
            name, organization = chance.choice(names[which]), chance.choice(organizations[which])
            email = (
                f"{name.lower().replace(' ', '.') if which else 'user'}{number}@example.{chance.choice(('org', 'com'))}"
            )
            phone = f"+{'49' if which else '86'} 1{chance.randrange(10**10):010}"
            row = [name, organization, "Engineer", email, phone, chance.choice(("Speaker", "Guest", "Press"))]
            sheet.writerow(row)


def queries(rows: list[tuple[str, str, str, str, str]]) -> dict[str, list[str]]:
    """What is typed, drawn from the people themselves, by class."""
    chance = random.Random(7)
    latin = [row for row in rows if row[0].isascii()]
    wide = [row for row in rows if not row[0].isascii()]

    def some(
        make: Callable[[tuple[str, str, str, str, str]], str], source: list[tuple[str, str, str, str, str]]
    ) -> list[str]:
        return [make(chance.choice(source)) for _ in range(QUERIES)]

    from organizer.domain.names.readings import spellings

    return {
        **{f"Latin, {n} letters": some(lambda row, n=n: row[0][:n], latin) for n in (1, 2, 3, 5)},
        "Latin, middle of a word": some(lambda row: row[0].split()[-1][1:5], latin),
        "Latin, whole name": some(lambda row: row[0], latin),
        "Chinese, 1 character": some(lambda row: row[0][:1], wide),
        "Chinese, whole name": some(lambda row: row[0], wide),
        "Chinese, middle of an organization": some(lambda row: row[1][2:4], wide),
        "pinyin, 2 letters": some(lambda row: spellings(row[0])[0][:2], wide),
        "pinyin, whole name": some(lambda row: spellings(row[0])[0], wide),
        "initials": some(lambda row: spellings(row[0])[-1], wide),
        "e-mail": some(lambda row: row[2][:12], rows),
        "phone, 4 last digits": some(lambda row: row[3][-4:], rows),
        "code, 3 letters": some(lambda row: row[4][:3], rows),
        "two words": some(lambda row: f"{row[0][:2]} {row[1][:2]}", rows),
        "nobody": some(lambda _row: "".join(chance.choices("qxzjkv", k=4)), rows),
    }


def percentile(times: list[float], share: float) -> float:
    """Of seconds, in milliseconds."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


def timed(action: Callable[[], object]) -> float:
    """Seconds of CPU time."""
    begun = time.thread_time()
    action()
    return time.thread_time() - begun


class Stalls:
    """The longest time in which the window's thread did nothing for the window."""

    def __init__(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, now - self._last), now

    def milliseconds(self) -> float:
        """Stop and say it, without the 5 ms of the timer."""
        self._timer.stop()
        return self.worst * 1000 - 5


def wait_for(job: Callable[[Callable[[object], None]], object]) -> object:
    """Start a job and let the window live until it is done."""
    loop, answers = QEventLoop(), []

    def done(result: object) -> None:
        answers.append(result)
        loop.quit()

    job(done)
    loop.exec()
    return answers[0]


def let_live(milliseconds: int) -> None:
    """Let the window do what it wants."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def painted(window: "MainWindow", make: Callable[[QObject], QWidget]) -> float:
    """CPU seconds from nothing until the first rows are on the (absent) screen."""
    loop = QEventLoop()
    watch = Watch(loop.quit)
    begun = time.thread_time()
    kept = make(watch)
    loop.exec()
    while window.jobs.running:
        QApplication.processEvents()
    kept.hide()
    delete(kept)  # its timers would run in the other's time
    return watch.at - begun


def first_paints(window: "MainWindow", workspace: "Workspace", path: str) -> dict[str, list[float]]:
    """A bare QTableView on QSqlQueryModel, and our page, taking turns."""
    from ui.people.page import PeoplePage

    database = QSqlDatabase.addDatabase("QSQLITE", "bare")
    database.setDatabaseName(path)
    database.open()

    def bare(watch: QObject) -> QWidget:
        view = QTableView()
        model = QSqlQueryModel(view)
        model.setQuery(TABLE, database)
        view.setModel(model)
        return shown(view, view.viewport(), watch)

    def ours(watch: QObject) -> QWidget:
        page = PeoplePage(workspace, window)
        return shown(page, page.table.viewport(), watch)

    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for _round in range(ROUNDS):
        times["bare"].append(painted(window, bare))
        times["ours"].append(painted(window, ours))
    database.close()
    return times


def shown(widget: QWidget, viewport: QWidget, watch: QObject) -> QWidget:
    """Put a widget of the window's size on the screen and listen to its rows being painted."""
    widget.resize(*SIZE)
    viewport.installEventFilter(watch)
    widget.show()
    return widget


class Watch(QObject):
    """Notes when the watched widget has been painted, and calls."""

    def __init__(self, call: Callable[[], object]) -> None:
        super().__init__()
        self._call = call
        self.at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: what is posted now comes after the painting and before every timer."""
        if event.type() == QEvent.Type.Paint and not self.at:
            QApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Called by Qt."""
        if event.type() == QEvent.Type.User and not self.at:
            self.at = time.thread_time()
            self._call()
        return super().event(event)


class Notified:
    """When the window was told of the last change; subscribed before the window is."""

    def __init__(self, workspace: "Workspace") -> None:
        self.at = 0.0
        workspace.subscribe(self._hear)

    def _hear(self, _changes: object) -> None:
        self.at = time.thread_time()


def edits(
    page: "PeoplePage", workspace: "Workspace", notified: Notified, ids: Sequence[int]
) -> Iterator[tuple[float, float]]:
    """Seconds of one edit: all of it with the commit, and from the notification until the row is painted."""
    from organizer.services import people

    for number, id in enumerate(ids):
        begun = time.thread_time()
        people.update_person(workspace, id, {"job_title": f"Engineer {number}"})
        page.table.viewport().repaint(page.table.visualRect(page.model.index(number, 0)))
        done = time.thread_time()
        yield done - begun, done - notified.at
        QApplication.processEvents()


def main() -> None:
    """Print the figures of docs/performance.md."""
    from organizer.services.workspace import Workspace
    from ui import theme
    from ui.window import MainWindow

    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app, theme.Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        sheet, path = Path(folder, "people.csv"), str(Path(folder, "event.organizer"))
        write_sheet(sheet, count)
        workspace = Workspace.create(path, {"name": "Benchmark", "start_date": "2026-09-26"})
        notified = Notified(workspace)
        window = MainWindow()
        window.resize(*SIZE)
        window.show()
        window.show_event(workspace)
        page = window.show_page("people")
        report_search(report_stalls(window, workspace, sheet), workspace)
        report_paint(window, workspace, path)
        report_edits(page, workspace, notified)
        window.let_go()


def report_stalls(window: "MainWindow", workspace: "Workspace", sheet: Path) -> "SearchIndex":
    """The longest stall with no job, while the sheet is imported, and while the index is built, which is answered."""
    from organizer.progress import Progress
    from organizer.services import imports, people
    from ui.people.finder import finder

    def job(work: Callable[["Progress"], object]) -> object:
        return wait_for(lambda done: window.jobs.start(work, done, ""))

    let_live(2000)
    stalls = Stalls()
    let_live(3000)
    print(f"longest stall in 3 s without a job: {stalls.milliseconds():.0f} ms")
    stalls = Stalls()
    inspection = job(lambda progress: imports.inspect(sheet, progress))
    print(f"longest stall while the sheet is read: {stalls.milliseconds():.0f} ms")
    stalls = Stalls()
    plan = job(lambda progress: imports.plan_people(workspace, inspection, progress))
    print(f"longest stall while the import is planned: {stalls.milliseconds():.0f} ms")
    stalls = Stalls()
    job(lambda progress: imports.apply_people(workspace, plan, progress))
    print(f"longest stall while the import is written: {stalls.milliseconds():.0f} ms")
    stalls = Stalls()
    loop = QEventLoop()
    finder(workspace, window).ready.connect(loop.quit)
    loop.exec()
    print(f"longest stall while the search index is built: {stalls.milliseconds():.0f} ms")
    return people.search_index(workspace, Progress())


def report_paint(window: "MainWindow", workspace: "Workspace", path: str) -> None:
    """The first paint and its ratio."""
    times = first_paints(window, workspace, path)
    bare, ours = (statistics.median(times[name]) * 1000 for name in ("bare", "ours"))
    print(f"first paint: QSqlQueryModel {bare:.0f} ms, our page {ours:.0f} ms, ratio {ours / bare:.2f}")


def report_edits(page: "PeoplePage", workspace: "Workspace", notified: Notified) -> None:
    """One edit, with and without the commit."""
    both = list(edits(page, workspace, notified, list(page.model.ids[:40])))
    for name, place in (("with reading, checking and the commit", 0), ("from the notification until painted", 1)):
        values = [each[place] for each in both]
        print(f"one edit {name}: p50 {percentile(values, 0.5):.1f} ms, p95 {percentile(values, 0.95):.1f} ms")


def report_search(index: "SearchIndex", workspace: "Workspace") -> None:
    """Every class of query: until the first screen is known, until all are, and LIKE on the same tables."""
    from sqlalchemy import text

    from organizer.services import people

    rows = [
        (r.name, r.organization, r.email, r.phone, r.code) for r in people.rows(workspace, people.ids(workspace)[::50])
    ]
    first: list[float] = []
    whole: list[float] = []
    like: list[float] = []
    for name, typed in queries(rows).items():
        firsts = [timed(lambda each=each: first_screen(index, each)) for each in typed]
        wholes = [timed(lambda each=each: index.find(each)) for each in typed]
        with workspace.reading() as db:
            likes = [timed(lambda each=each: db.execute(text(LIKE), {"t": f"%{each}%"}).all()) for each in typed[:3]]
        first, whole, like = first + firsts, whole + wholes, like + likes
        print(
            f"  {name}: first screen {percentile(firsts, 0.5):.1f} / {percentile(firsts, 0.99):.1f}, "
            f"all {percentile(wholes, 0.5):.1f} / {percentile(wholes, 0.99):.1f}, LIKE {percentile(likes, 0.5):.0f} ms"
        )
    for name, times in (("first screen", first), ("all found", whole), ("LIKE", like)):
        print(f"search, {name}: p50 {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms")


def first_screen(index: "SearchIndex", typed: str) -> None:
    """Search until 40 people are known."""
    found = 0
    for part in index.search(typed):
        found += len(part)
        if found >= 40:
            return


if __name__ == "__main__":
    main()
