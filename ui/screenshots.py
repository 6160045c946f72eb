"""Every page as a picture, without a screen and without anybody looking.

The clock stands still in the event’s first morning, so that the same event always gives the same pictures.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui import pages, theme
from ui.frame import Frame
from ui.language import use_language
from ui.window import MainWindow

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

SIZE = (1440, 900)
MORNING = time(10, 45)
SHEET, PEOPLE = "attendees-zh", 1_200
"""Which of the sample's workbooks the pictures of the import show, and how long it is."""
PATIENCE = 20_000
"""Milliseconds that the jobs of a page may take before its picture is taken as it is."""


def render_all(
    address: str, folder: Path, *, size: tuple[int, int] = SIZE, look: str = "light", language: str = "en"
) -> tuple[Path, ...]:
    """Write ``welcome.png`` and a PNG of each page into ``folder`` and return their paths, in the order of the rail.

    ``size``: pixels; ``look``: light or dark. Raises what opening the event raises, FileTrouble for the folder.
    """
    with _own_preferences():
        return _render(address, folder, size, look, language)


@contextmanager
def _own_preferences() -> Iterator[None]:
    """An empty folder for preferences: the pictures show nothing of whoever takes them."""
    before = os.environ.get("ORGANIZER_HOME")
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["ORGANIZER_HOME"] = home
        try:
            yield
        finally:
            if before is None:
                del os.environ["ORGANIZER_HOME"]
            else:
                os.environ["ORGANIZER_HOME"] = before


def _render(address: str, folder: Path, size: tuple[int, int], look: str, language: str) -> tuple[Path, ...]:
    app = application()
    use_language(language)
    theme.load_fonts()
    theme.apply(app, theme.Scheme(look))
    frame, window = Frame(dark=look == theme.Scheme.DARK, rail=True), MainWindow()
    frame.setMinimumSize(0, 0)
    frame.resize(*size)
    frame.put(window)
    frame.show()
    try:
        return tuple(_pictures(window, address, folder))
    finally:
        frame.close()
        frame.deleteLater()
        settle(0)


def application() -> QApplication:
    """The program's QApplication, made without a screen where there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["organizer"])


def _pictures(window: MainWindow, address: str, folder: Path) -> list[Path]:
    from ui.documents import open_workspace

    workspace = open_workspace(address)  # first: without an event no folder is made and nothing is drawn
    window.show_welcome()
    written = [_picture(window, folder / "welcome.png")]
    moment = _still(workspace)
    window.clock = lambda: moment
    window.show_event(workspace)
    for entry in pages.ALL:
        window.show_page(entry.name)
        written.append(_picture(window, folder / f"{entry.name}.png"))
    parts = _planning, _designing, _tidying, _import
    return [*written, *(picture for part in parts for picture in part(window, folder))]


def _planning(window: MainWindow, folder: Path) -> list[Path]:
    """What stands in for the schedule, and who clashes in front of it."""
    from ui.schedule.person.dialog import show_people
    from ui.versions.page import start_versions
    from ui.versions.scenarios import start_scenarios

    assert window.workspace is not None

    start_versions(window.workspace, window)
    versions = _picture(window, folder / "versions.png")
    start_scenarios(window.workspace, window)
    scenarios = _picture(window, folder / "scenarios.png")
    window.give_back("schedule")
    strip = show_people(window.workspace, window, [])
    people = _picture(window, folder / "people-strip.png", over=strip)
    strip.accept()
    return [versions, scenarios, people]


def _designing(window: MainWindow, folder: Path) -> list[Path]:
    """The badge templates of the event, and one of them in the designer, with its first text selected."""
    from ui.printing.page import PrintPage
    from ui.printing.what import OfBadges

    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    page.turn_to(OfBadges.TEMPLATES)
    templates = _picture(window, folder / "templates.png")
    line = page.templates.chosen()
    designer = page.templates.design(line.id, line.name) if line is not None else None
    if designer is None:
        return [templates]
    designer.editing.select([each.id for each in designer.editing.items if each.lines][:1])
    written = [templates, _picture(window, folder / "designer.png")]
    window.give_back("print")
    return written


def _tidying(window: MainWindow, folder: Path) -> list[Path]:
    """What stands in for the page of people while its order is kept."""
    from ui.people.duplicates import start_duplicates
    from ui.people.organizations import ALL, start_organizations

    assert window.workspace is not None

    start_duplicates(window.workspace, window)
    duplicates = _picture(window, folder / "duplicates.png")
    start_organizations(window.workspace, window).show_tab(ALL)
    organizations = _picture(window, folder / "organizations.png")
    window.give_back("people")
    return [duplicates, organizations]


def _import(window: MainWindow, folder: Path) -> list[Path]:
    """The steps of an import, with an attendee sheet of the sample event; nothing is written to the event."""
    from organizer.services.sample import write_sheets
    from ui.imports.flow import start_import

    assert window.workspace is not None

    with TemporaryDirectory() as sheets:
        sheet = next(each for each in write_sheets(Path(sheets), PEOPLE) if SHEET in each.name)
        flow = start_import(window.workspace, window, sheet)
        columns = _picture(window, folder / "import-columns.png")
        flow.back_button.click()
        raw = _picture(window, folder / "import-sheet.png")
        for _step in range(2):
            flow.next_button.click()
        return [raw, columns, _picture(window, folder / "import-review.png")]


def _still(workspace: "Workspace") -> datetime:
    from organizer.services.overview import event_card

    card = event_card(workspace)
    first = card.first_day or datetime.now().date()
    return datetime.combine(first, MORNING, ZoneInfo(card.timezone))


def _picture(window: MainWindow, file: Path, *, over: QWidget | None = None) -> Path:
    """Write what the window shows, and in its middle the dialog ``over`` it."""
    from organizer.errors import FileTrouble
    from organizer.i18n import _
    from organizer.services.outputs import refuse_output

    wait_for_jobs(window)
    file.parent.mkdir(parents=True, exist_ok=True)
    refuse_output(file, (".png",))
    drawn = window.window().grab()
    if over is not None:
        painter, dialog = QPainter(drawn), over.grab()
        place = QRectF(QPointF(), dialog.deviceIndependentSize())
        place.moveCenter(QRectF(QPointF(), drawn.deviceIndependentSize()).center())
        painter.drawPixmap(place.topLeft(), dialog)
        painter.setPen(theme.current().muted)  # the frame that a window has
        painter.drawRect(place)
        painter.end()
    if not drawn.save(str(file)):
        raise FileTrouble(_("The picture “{name}” cannot be written.").format(name=file))
    return file


def wait_for_jobs(window: MainWindow) -> None:
    """Let the page finish what it began, and its layout settle."""
    settle(150)
    limit = QDeadlineTimer(PATIENCE)
    while (window.jobs.running or _is_waiting(window)) and not limit.hasExpired():
        settle(50)
    settle(50)


def _is_waiting(window: MainWindow) -> bool:
    """Whether a part of the page waits for a calm moment to show something."""
    return any(each.isSingleShot() and each.isActive() for each in window.stack.findChildren(QTimer))


def settle(milliseconds: int) -> None:
    """Run the event loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
