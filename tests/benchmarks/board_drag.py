"""A frame of dragging over the board against the same drag over a bare QGraphicsView of plain rectangles.

    python -m tests.benchmarks.board_drag [FRAMES [SESSIONS ROOMS]]

Both stand in a window of 1600 × 900, show the same day of the same programme with the same rectangles and minimal
viewport updates, and get the same mouse events; a frame ends when the paint events it caused have been carried out.
Ours asks the conflict rules, moves the ghost and the tip and repaints what is under them. The bare view's items are
QGraphicsRectItem that Qt itself moves. Frames of the two are interleaved; the median counts. The programme has the size
of 38C3 (1,007 sessions, 57 rooms, 4 days, 571 people), or is 38C3 itself where ORGANIZER_CORPUS names the corpus; with
SESSIONS and ROOMS it is invented in that size, for five days. Building the page is told beside an empty view's.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget
from sqlalchemy import insert

from organizer.services.workspace import Workspace
from organizer.storage import tables
from ui import theme
from ui.bridge import Bridge
from ui.schedule.board import Board
from ui.schedule.cards import CardItem
from ui.schedule.page import SchedulePage

FRAMES, WARM_UP = 1_500, 100
SIZE = (1600, 900)
TRACKS = 8


@dataclass(frozen=True, slots=True)
class Size:
    """How large an invented event is."""

    sessions: int = 1_007
    rooms: int = 57
    days: int = 4
    people: int = 571


class Shell:
    """As much of the window as the page asks for while nothing is dropped."""

    def __init__(self, workspace: Workspace) -> None:
        self.bridge = Bridge()
        self.bridge.follow(workspace)
        self.now = lambda: datetime.now(UTC)
        self.toast = lambda *_said: None
        self.undo_action, self.redo_action = QAction("Undo"), QAction("Redo")


class PaintCounter(QObject):
    """Counts the paint events of a widget while it warms up, to be sure that each frame is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count, self._watched = 0, watched
        watched.installEventFilter(self)

    def stop(self) -> None:
        """Count no longer: a filter in Python would be part of what is measured."""
        self._watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def invented(folder: Path, size: Size) -> Workspace:
    """An event with invented names."""
    chance = random.Random(2026)
    event = {"name": "Benchmark", "days": size.days, "start_date": "2026-12-27", "opens": 600, "closes": 26 * 60}
    workspace = Workspace.create(str(folder / "event.organizer"), event)
    sessions = [
        {
            "title": f"Session {number} about something that matters",
            "track_id": chance.randint(1, TRACKS),
            "room_id": chance.randint(1, size.rooms),
            "day": chance.randrange(size.days),
            "start": chance.randrange(600, 1500, 5),
            "duration": chance.choice([30, 40, 60, 60, 90, 120]),
            "expected": chance.randint(10, 300),
        }
        for number in range(size.sessions)
    ]
    roles = [
        {"session_id": number + 1, "person_id": chance.randint(1, size.people)}
        for number in range(size.sessions)
        for _ in range(chance.choice([1, 1, 1, 2, 3]))
    ]
    with workspace.operation("Fill") as db:
        db.execute(insert(tables.track), [{"name": f"Track {each}", "color": each} for each in range(TRACKS)])
        rooms = [
            {"name": f"Room {each}", "capacity": 40 + 20 * (each % 20), "position": each} for each in range(size.rooms)
        ]
        db.execute(insert(tables.room), rooms)
        db.execute(insert(tables.person), [{"name": f"Person {each}"} for each in range(size.people)])
        db.execute(insert(tables.session), sessions)
        db.execute(insert(tables.role), roles)
    return workspace


def real(folder: Path, corpus: Path) -> Workspace:
    """38C3 as its frab file has it."""
    from organizer.progress import Progress
    from organizer.services import programme_imports

    workspace = Workspace.create(str(folder / "event.organizer"), {"name": "38C3"})
    path = next((corpus / "schedules" / "frab_xml").glob("38c3*.xml"))
    plan = programme_imports.plan_programme(workspace, path, Progress())
    programme_imports.apply_programme(workspace, plan, Progress())
    return workspace


def mouse(view: QGraphicsView, kind: QEvent.Type, point: QPoint) -> None:
    """One mouse event as the window system would send it."""
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    viewport = view.viewport()
    event = QMouseEvent(
        kind, QPointF(point), QPointF(viewport.mapToGlobal(point)), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(viewport, event)


def card_items(board: Board) -> list[CardItem]:
    """The cards of the shown days."""
    return [each for each in board.scene().items() if isinstance(each, CardItem)]


def bare_view(page: SchedulePage) -> QGraphicsView:
    """The same rectangles in a view without anything of ours."""
    board = page.board
    scene = QGraphicsScene()
    view = QGraphicsView(scene)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scene.setSceneRect(board.sceneRect())
    for item in card_items(board):
        rect = QRectF(item.boundingRect())
        plain = scene.addRect(rect, QColor("gray"), QColor("lightgray"))
        plain.setPos(item.pos())
        plain.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
    scene.setParent(view)
    view.resize(board.viewport().size())
    return view


def path(size: QPoint, frames: int) -> Iterator[QPoint]:
    """A way over the middle of the view that turns at its edges, some seven pixels a frame."""
    x, y, right, down = size.x() // 2, size.y() // 2, 3, 7
    for _ in range(frames):
        right = -right if not 60 < x + right < size.x() - 60 else right
        down = -down if not 60 < y + down < size.y() - 60 else down
        x, y = x + right, y + down
        yield QPoint(x, y)


def start(view: QGraphicsView, corner: QPoint) -> None:
    """Take the card at a point."""
    mouse(view, QEvent.Type.MouseButtonPress, corner)
    mouse(view, QEvent.Type.MouseMove, corner + QPoint(20, 20))


def measure(page: SchedulePage, frames: int) -> tuple[list[float], list[float], list[int]]:
    """CPU seconds of each of our frames and of the bare view's, and how many paint events each had."""
    bare = bare_view(page)
    bare.show()
    settle()
    bare.verticalScrollBar().setValue(page.board.verticalScrollBar().value())
    views: list[QGraphicsView] = [page.board, bare]
    counters = [PaintCounter(each.viewport()) for each in views]
    corner = held_point(page)
    for view in views:
        start(view, corner)
    assert page.drag.active
    size = QPoint(page.board.viewport().width(), page.board.viewport().height())
    times: tuple[list[float], list[float]] = ([], [])
    for number, point in enumerate(path(size, frames + WARM_UP)):
        if number == WARM_UP:
            for each in counters:
                each.stop()
        for view, taken in zip(views, times, strict=True):
            taken.append(frame(lambda view=view, point=point: mouse(view, QEvent.Type.MouseMove, point)))
    page.drag.cancel()
    bare.close()
    return times[0][WARM_UP:], times[1][WARM_UP:], [each.count for each in counters]


def frame(move: Callable[[], None]) -> float:
    """One mouse move with everything it causes."""
    begun = time.thread_time()
    move()
    settle()
    return time.thread_time() - begun


def settle() -> None:
    """Carry out what was posted: the scene's update and the paint events."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def held_point(page: SchedulePage) -> QPoint:
    """A point in the middle of a card that is whole in sight."""
    board = page.board
    area = QRectF(board.viewport().rect()).adjusted(80, 80, -80, -80)
    for item in card_items(board):
        spot = QRectF(board.mapFromScene(item.sceneBoundingRect()).boundingRect())
        if area.contains(spot) and spot.height() > 30 and board.card_at(spot.center().toPoint()) is item:
            return spot.center().toPoint()
    raise SystemExit("No card is wholly in sight.")


def report(name: str, page: SchedulePage, frames: int) -> None:
    """Measure and print one line."""
    ours, bare, painted = measure(page, frames)
    middle, floor = statistics.median(ours), statistics.median(bare)
    mean, floor_mean = statistics.mean(ours), statistics.mean(bare)
    worst, floor_worst = (statistics.quantiles(each, n=100)[98] for each in (ours, bare))
    area = page.board.viewport().rect()
    items = card_items(page.board)
    visible = sum(area.intersects(page.board.mapFromScene(each.sceneBoundingRect()).boundingRect()) for each in items)
    print(
        f"{name}: {visible} cards in sight of {len(items)}; "
        f"median {middle * 1e3:.3f} ms, bare {floor * 1e3:.3f} ms, ratio {middle / floor:.2f}; "
        f"mean {mean * 1e3:.3f} ms, bare {floor_mean * 1e3:.3f} ms, ratio {mean / floor_mean:.2f}; "
        f"p99 {worst * 1e3:.2f} ms, bare {floor_worst * 1e3:.2f} ms; "
        f"paint events {painted[0]} and {painted[1]} in the first {WARM_UP} frames"
    )


def built(workspace: Workspace) -> SchedulePage:
    """The page, shown and painted; tells how long that took beside a view without anything in it."""
    begun = time.thread_time()
    empty = QGraphicsView(QGraphicsScene())
    empty.resize(*SIZE)
    empty.show()
    settle()
    floor = time.thread_time() - begun
    empty.close()
    begun = time.thread_time()
    page = SchedulePage(workspace, Shell(workspace))  # type: ignore[arg-type]
    page.resize(*SIZE)
    page.show()
    settle()
    taken = time.thread_time() - begun
    cards = len(page.board.snapshot.cards)
    print(f"build with {cards} sessions: {taken * 1e3:.0f} ms, an empty view {floor * 1e3:.0f} ms")
    return page


def main() -> None:
    """Print the ratios."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    app = QApplication.instance() or QApplication([])
    theme.load_fonts()
    theme.apply(app, theme.Scheme.LIGHT)  # type: ignore[arg-type]
    corpus = os.environ.get("ORGANIZER_CORPUS")
    wanted = [int(each) for each in sys.argv[2:4]]
    size = Size(*wanted, days=5, people=wanted[0] // 2) if wanted else Size()
    with tempfile.TemporaryDirectory() as folder:
        workspace = real(Path(folder), Path(corpus)) if corpus and not wanted else invented(Path(folder), size)
        page = built(workspace)
        for zoom in (1.0, 0.35):
            page.board.set_zoom(zoom)
            settle()
            for snap in (15, 5):
                page.board.snap = snap
                report(f"zoom {zoom}, snap {snap} min", page, frames)
        page.close()
        workspace.close()


if __name__ == "__main__":
    main()
