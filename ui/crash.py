"""What happens to an error that nobody caught: our own mistake opens a window with a report, and the work goes on.

A slot that has no better place for trouble it cannot help, such as preferences that cannot be written, need not catch
it either: it carries a sentence for the user, which is said here.

An operation that failed was rolled back and everything before it is on disk, so nothing is lost and the window stays.
What fails may also be a view that is told of an operation already carried out: the window says what is true of both.
The report holds places in the code and ids, no names: it can be sent to anybody.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from organizer import __version__
from organizer.errors import OrganizerError
from organizer.i18n import _
from organizer.logs import scrub
from ui import dialogs, theme
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label
from ui.widgets.raised import ask_for_room

log = logging.getLogger("organizer.crash")


def report(error: BaseException) -> str:
    """Where and of what kind, with every text that could name a person taken out."""
    from PySide6 import __version__ as qt

    lines = [f"Organizer {__version__} · Python {platform.python_version()} · Qt {qt} · {platform.platform()}", ""]
    for each in _chain(error):
        lines += [line.rstrip() for line in traceback.format_tb(each.__traceback__)]
        lines += [f"{type(each).__name__}: {scrub(str(each))}", ""]
    return "\n".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what caused it, the first cause first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.insert(0, link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


class CrashWindow(QDialog):
    """Says that the data is safe and shows the report."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(_("Organizer"))
        ask_for_room(self, 640, 400)
        self._report = QPlainTextEdit(text, readOnly=True)
        self._report.setAccessibleName(_("Report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addWidget(label(_("Something went wrong in the program"), "title"))
        column.addWidget(label(_explanation(), wrap=True))
        column.addWidget(self._report, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy, go_on = button(_("Copy the report"), "copy"), primary(_("Go on"))
        copy.clicked.connect(self.copy)
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(go_on)
        return row

    @Slot()
    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def _explanation() -> str:
    return _(
        "Nothing that was saved is lost: a step is carried out as a whole or not at all, and the history shows whether "
        "your last one was. You can go on working; if this happens again, please send the report below to those who "
        "look after the program. It contains no names."
    )


class Reporter(QObject):
    """Takes what nobody caught, on whatever thread, and shows it on the UI thread; one window at a time."""

    _caught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._window: CrashWindow | None = None
        self._told: dialogs.Message | None = None  # kept, because it may have no parent
        self._caught.connect(self._show)

    def take(self, error: BaseException) -> None:
        """Log and show an error. Safe from any thread."""
        log.error("not caught", exc_info=error)
        self._caught.emit(error)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, OrganizerError):
            self._told = dialogs.message(QApplication.activeWindow(), _("That did not work"), str(error))
        elif self._window is None or not self._window.isVisible():
            self._window = CrashWindow(report(error))
            self._window.open()


def install() -> Callable[[], None]:
    """Catch what nobody catches from now on; the returned function undoes it."""
    reporter, before = Reporter(), (sys.excepthook, threading.excepthook)

    def on_main(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before[0](kind, error, where)
            return
        reporter.take(error.with_traceback(where))

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            reporter.take(args.exc_value)

    def uninstall() -> None:
        sys.excepthook, threading.excepthook = before

    sys.excepthook, threading.excepthook = on_main, on_thread
    return uninstall
