"""The dialogs that any page may need: a message that must be seen, a question, a file, a long job.

None of them blocks the program: they are opened over the window and answer through a callback. Only the system's own
file chooser is waited for.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from organizer import preferences
from organizer.i18n import _, ngettext
from ui import theme
from ui.file_chooser import ask_for_file, ask_for_folder, ask_for_new_file
from ui.jobs import Job, time_left
from ui.widgets.buttons import button, primary
from ui.widgets.empty import Picture
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.raised import ask_for_room


class Dialog(QDialog):
    """Window-modal, deleted when closed, with a column for content and a row of buttons at its foot."""

    def __init__(self, parent: QWidget | None, title: str, *, width: int = 440, height: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask_for_room(self, width, height)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.LARGE_GAP)
        outer.setSpacing(theme.LARGE_GAP)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.GAP)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.SMALL_GAP)
        self._foot.addStretch(1)
        outer.addLayout(self.column, 1)
        outer.addLayout(self._foot)

    def add_button(self, made: QPushButton, act: Callable[[], object]) -> None:
        """Put a button at the right end of the foot; the last one added is the default."""
        made.clicked.connect(act)
        self._foot.addWidget(made)
        made.setDefault(True)


class Message(Dialog):
    """A sentence that says what happened and what to do."""

    def __init__(self, parent: QWidget | None, title: str, text: str, details: Sequence[str] = ()) -> None:
        super().__init__(parent, title)
        row = QHBoxLayout()
        row.setSpacing(theme.LARGE_GAP)
        row.addWidget(Picture("warning", 28, "warn"), alignment=Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        texts = QVBoxLayout()
        texts.setSpacing(theme.SMALL_GAP)
        texts.addWidget(label(title, "strong", wrap=True))
        self._text = label(text, wrap=True)
        texts.addWidget(self._text)
        for each in details:
            texts.addWidget(label(each, "muted", wrap=True))
        row.addLayout(texts, 1)
        self.add_button(primary(_("Close")), self.accept)

    def text(self) -> str:
        """The sentence."""
        return self._text.text()


class Question(Dialog):
    """Two ways on; for what cannot be undone, and nothing else."""

    def __init__(self, parent: QWidget, title: str, text: str, *, go_on: str, act: Callable[[], object]) -> None:
        super().__init__(parent, title)
        self._act = act
        self.column.addWidget(label(title, "strong", wrap=True))
        self.column.addWidget(label(text, wrap=True))
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(primary(go_on), self._accepted)

    @Slot()
    def _accepted(self) -> None:
        self.accept()
        self._act()


class ProgressDialog(Dialog):
    """How far a job is, how long it still needs, and Cancel."""

    def __init__(self, parent: QWidget, job: Job) -> None:
        super().__init__(parent, job.title)
        self._job, self._started = job, job.started
        self._text, self._left = ElidedLabel("", "muted"), label("", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title)
        self.column.addWidget(label(job.title, "strong", wrap=True))
        self.column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._left)
        self.column.addLayout(row)
        self.cancel_button = button(_("Cancel"), shortcut="Esc")
        self.add_button(self.cancel_button, self.cancel)
        job.reported.connect(self._report)
        job.ended.connect(self._ended)

    @Slot(int, int, str)
    def _report(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        self._text.set_text(text or (f"{done:,} / {total:,}" if total else ""))
        self._left.setText(left_text(time_left(done, total, time.monotonic() - self._started)))

    @Slot()
    def cancel(self) -> None:
        """Ask the job to stop; the dialog closes when it has."""
        self.cancel_button.setEnabled(False)
        self._left.setText(_("Stopping…"))
        self._job.cancel()

    @Slot(object)
    def _ended(self, _job: object) -> None:
        self.accept()

    def reject(self) -> None:
        """Called by Qt for Esc and the window's close button: cancels instead of hiding the job."""
        self.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.isVisible() and self._job.error is None and self._job.result is None and not self._job.cancelled:
            self.cancel()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: Enter must not cancel a job."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.cancel()


def left_text(seconds: float | None) -> str:
    """The time left in words; empty while unknown."""
    if seconds is None:
        return ""
    if seconds < 60:
        whole = max(1, round(seconds))
        return ngettext("about {n} second left", "about {n} seconds left", whole).format(n=whole)
    whole = round(seconds / 60)
    return ngettext("about {n} minute left", "about {n} minutes left", whole).format(n=whole)


def message(parent: QWidget | None, title: str, text: str, details: Sequence[str] = ()) -> Message:
    """Show a message over ``parent``, if there is one, and go on."""
    made = Message(parent, title, text, details)
    made.open()
    return made


def ask(parent: QWidget, title: str, text: str, *, go_on: str, act: Callable[[], object]) -> Question:
    """Ask before something that cannot be undone; ``go_on`` is the verb on the button that calls ``act``."""
    made = Question(parent, title, text, go_on=go_on, act=act)
    made.open()
    return made


def show_progress(parent: QWidget, job: Job) -> ProgressDialog:
    """Show a running job."""
    made = ProgressDialog(parent, job)
    made.open()
    return made


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for an existing file; ``kinds`` as in ``"Sheets (*.xlsx *.csv)"``. None: the user thought better of it."""
    name = ask_for_file(parent, title, _usual_folder(), kinds)
    return _chosen(Path(name)) if name else None


def choose_new_file(parent: QWidget, title: str, kinds: str, suggestion: str) -> Path | None:
    """Ask where to write; the ending of ``suggestion``, a name or a path, is added where the user typed none."""
    name = ask_for_new_file(parent, title, _usual_folder() / suggestion, kinds)
    if not name:
        return None
    path = _chosen(Path(name))
    return path if path.suffix else path.with_suffix(Path(suggestion).suffix)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    name = ask_for_folder(parent, title, _usual_folder())
    return Path(name) if name else None


def _usual_folder() -> Path:
    """Where a chooser begins: where a file was chosen last, else among the documents, else at home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (Path(each) for each in (preferences.load().chosen_folder, documents) if each)
    return next((each for each in known if each.is_dir()), Path.home())


def _chosen(path: Path) -> Path:
    """Remember the folder for the next chooser, where that is possible."""
    with suppress(OSError):
        preferences.change(chosen_folder=str(path.parent))
    return path


def later(act: Callable[[], object]) -> None:
    """Call ``act`` when the event loop is next idle."""
    QTimer.singleShot(0, act)
