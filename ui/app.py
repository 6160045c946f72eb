"""Puts the program together: preferences, language, theme, window, and then the event.

The first frame is on the screen before anything heavy is imported; keep the imports of this module, and of what it
imports, to PySide6 and the standard library.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from organizer import i18n, preferences
from ui import crash, theme
from ui.window import MainWindow


class Application(QApplication):
    """Also takes the files that a desktop hands to a running program."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("Organizer")
        self.setDesktopFileName("organizer")
        self.program: Program | None = None

    def event(self, event: QEvent) -> bool:
        """Called by Qt."""
        if isinstance(event, QFileOpenEvent) and self.program is not None:
            self.program.window.take_file(Path(event.file()))
            return True
        return super().event(event)


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
            QTimer.singleShot(0, self.painted)  # after everything inside the widget has been painted too
        return False


class Program(QObject):
    """One run of the program: its window, dressed as the preferences say."""

    painted = Signal()
    """The first frame has been painted; nothing heavy has been imported yet."""
    begun = Signal()
    """The first frame has been painted and the event, if one was named, is open."""

    def __init__(self, app: QApplication, address: str | None = None) -> None:
        super().__init__()
        self._app, self._address = app, address
        self._language = ""
        theme.load_fonts()
        self._dress()
        self.window = self._make_window()
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def show(self) -> None:
        """Show the window now, and what belongs into it after the first frame."""
        if self._address is None:
            self.window.show_welcome()
        FirstPaint(self.window).painted.connect(self._begin)
        self.window.show()

    @Slot()
    def _begin(self) -> None:
        self.painted.emit()
        if self._address is not None:
            self.window.open_event(self._address)
        self.begun.emit()

    def _dress(self) -> None:
        kept = preferences.load()
        self._language = kept.language or i18n.system_language()
        i18n.set_language(self._language)
        theme.apply(self._app, theme.Scheme(kept.theme), kept.text_percent / 100)

    def _make_window(self) -> MainWindow:
        made = MainWindow()
        made.preferences_changed.connect(self._preferences_changed)
        made.restoreGeometry(QByteArray.fromBase64(preferences.load().geometry.encode()))
        return made

    @Slot()
    def _scheme_changed(self) -> None:
        if preferences.load().theme == theme.Scheme.SYSTEM:
            self._dress()

    @Slot()
    def _preferences_changed(self) -> None:
        """Dress again; words and sizes are set when a window is made, so it is made anew around the open event."""
        self._dress()
        before, page = self.window, self.window.stack.name
        workspace, geometry = before.release(), before.saveGeometry()
        self.window = self._make_window()
        self.window.restoreGeometry(geometry)
        if workspace is None:
            self.window.show_welcome()
        else:
            self.window.show_event(workspace)
            self.window.show_page(page)
        self.window.show()
        before.close()
        before.deleteLater()


def run_window(address: str | None = None) -> int:
    """Open the window, on the event at ``address`` or on the welcome screen; the exit status."""
    app = Application(sys.argv[:1])
    uninstall = crash.install()
    program = app.program = Program(app, address)
    program.begun.connect(_start_logging)
    program.show()
    try:
        return app.exec()
    finally:
        uninstall()


def _start_logging() -> None:
    from organizer import logs

    logs.start()
