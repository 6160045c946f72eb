"""Puts the program together: preferences, the frame, and after its first picture everything else.

The order is the point of this module. First the frame is shown; then language, theme and window are made, and the first
page is filled by a glance into the event's file; only then the database library is loaded, beside the window, and the
event is opened. Nothing heavy may be imported at the head of this module or of those that it imports there:
``tests/benchmarks/startup.py`` shows what that costs.
"""

import builtins
import gc
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

_plain_import = builtins.__import__

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Signal, Slot  # noqa: E402
from PySide6.QtGui import QFileOpenEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from organizer import preferences  # noqa: E402
from ui.frame import Frame  # noqa: E402

# PySide puts itself before every import to support “from __feature__ import …” and reads the source of each module for
# that. Nobody here uses the feature; without it the libraries below load a sixth faster.
builtins.__import__ = _plain_import

if TYPE_CHECKING:
    from ui.window import MainWindow

CORE = ("organizer.services.workspace", "organizer.services.overview", "organizer.services.schedule")
"""What the open event and its first page need; with the database library it takes longer than all before."""


class Application(QApplication):
    """Also takes the files that a desktop hands to a running program."""

    file_given = Signal(str)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setApplicationName("Organizer")
        self.setDesktopFileName("organizer")

    def event(self, event: QEvent) -> bool:
        """Called by Qt."""
        if isinstance(event, QFileOpenEvent):
            self.file_given.emit(event.file())
            return True
        return super().event(event)


class Program(QObject):
    """One run of the program: its frame and its window, dressed as the preferences say."""

    painted = Signal()
    """The first frame is on the screen; nothing heavy has been imported yet."""
    previewed = Signal()
    """The first page shows the event's data; the event is being opened."""
    begun = Signal()
    """The window stands, and the event, if one was named, is open."""
    _loaded = Signal()

    def __init__(self, app: QApplication, address: str | None = None) -> None:
        super().__init__()
        self._app, self._address = app, address
        self._kept = preferences.load()
        self.window: MainWindow | None = None
        self.frame = Frame(dark=self._is_dark(), rail=address is not None, percent=self._kept.text_percent)
        self.frame.restoreGeometry(QByteArray.fromBase64(self._kept.geometry.encode()))
        self.frame.painted.connect(self._begin)

    def show(self) -> None:
        """Show the frame now; what belongs into it comes after the first picture."""
        self.frame.show()

    def _is_dark(self) -> bool:
        """What the preferences say; by default what the system's own windows are, which is known before any theme."""
        if self._kept.theme in ("light", "dark"):
            return self._kept.theme == "dark"
        return self._app.palette().window().color().lightness() < 128

    @Slot()
    def _begin(self) -> None:
        self.painted.emit()
        self._dress()
        self._app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        window = self.make_window()
        view = window.preview(self._address) if self._address is not None else None
        if view is not None:
            FirstPaint(view).painted.connect(self._load)
        else:
            self._open()

    @Slot()
    def _load(self) -> None:
        """The first page stands; while it is read, a thread loads what opening the event needs."""
        self.previewed.emit()
        self._loaded.connect(self._open)
        threading.Thread(target=self._import_core, name="loading the core", daemon=True).start()

    def _import_core(self) -> None:
        """On a thread of its own."""
        for name in CORE:
            import_module(name)
        self._loaded.emit()

    @Slot()
    def _open(self) -> None:
        try:
            if self._address is not None and self.window is not None:
                self.window.open_event(self._address)
        finally:  # a mistake of ours is reported by what listens to this signal
            self.begun.emit()

    def make_window(self) -> "MainWindow":
        """Make the window proper and put it into the frame."""
        from ui.window import MainWindow

        self.window = MainWindow()
        self.window.preferences_changed.connect(self._preferences_changed)
        if self._address is None:
            self.window.show_welcome()
        self.frame.put(self.window)
        return self.window

    def _dress(self) -> None:
        from organizer import i18n
        from ui import theme
        from ui.language import use_language

        self._kept = preferences.load()
        use_language(self._kept.language or i18n.system_language())
        theme.load_fonts()
        theme.apply(self._app, theme.Scheme(self._kept.theme), self._kept.text_percent / 100)

    @Slot()
    def _scheme_changed(self) -> None:
        if preferences.load().theme == "system":
            self._dress()

    @Slot()
    def _preferences_changed(self) -> None:
        """Dress again; words and sizes are set when a window is made, so it is made anew around the open event."""
        before = self.window
        assert before is not None
        page, workspace = before.stack.name, before.release()
        self._address = workspace.address if workspace else None
        self._dress()
        window = self.make_window()
        if workspace is not None:
            window.show_event(workspace)
            window.show_page(page)

    @Slot(str)
    def take_file(self, path: str) -> None:
        """A file that the desktop gives to the program."""
        from pathlib import Path

        if self.window is None:
            self._address = path
        else:
            self.window.take_file(Path(path))


class FirstPaint(QObject):
    """Tells when a widget has been painted for the first time."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)  # after everything inside the widget has been painted too
        return False


def run_window(address: str | None = None) -> int:
    """Open the window, on the event at ``address`` or on the welcome screen; the exit status."""
    gc.disable()  # starting makes many objects that stay; looking for garbage among them takes an eighth of the time
    app = Application(sys.argv[:1])
    program = Program(app, address)
    app.file_given.connect(program.take_file)
    leave: list[Callable[[], object]] = []
    program.begun.connect(lambda: leave.append(settle_down()))
    program.show()
    try:
        return app.exec()
    finally:
        for each in leave:
            each()


def settle_down() -> Callable[[], object]:
    """What can wait until the window stands: reports, log, garbage. Returns what undoes it at the end."""
    from organizer import logs
    from ui import crash, icons

    QApplication.setWindowIcon(icons.program_icon())
    uninstall = crash.install()
    logs.start()
    gc.freeze()
    gc.enable()
    return uninstall
