"""Event files as the window handles them: new, open, recent, sample, backup.

Everything that can go wrong with a file is said in a sentence; the event that was open stays open then.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from organizer import preferences
from organizer.event_file import ENDING
from organizer.i18n import _
from organizer.progress import Progress
from ui import dialogs
from ui.jobs import Jobs
from ui.operations import Operations

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class Documents(QObject):
    """Opens event files for one window."""

    opened = Signal(object)
    """A Workspace that the window should show from now on."""

    def __init__(self, parent: QWidget, operations: Operations, jobs: Jobs) -> None:
        super().__init__(parent)
        self._window, self._operations, self._jobs = parent, operations, jobs

    @Slot()
    def choose(self) -> None:
        """Ask which event file to open."""
        path = dialogs.choose_file(self._window, _("Open an event"), kinds())
        if path is not None:
            self.open(str(path))

    @Slot(str)
    def open(self, address: str) -> bool:
        """Open an event by path or URL; whether that worked. One that is not there leaves the recent list."""
        workspace = self._operations.run_quietly(lambda: open_workspace(address))
        if workspace is None:
            if not is_there(address):
                _keep(preferences.forget, address)
            return False
        self._take(workspace)
        return True

    @Slot(object)
    def create(self, values: Mapping[str, Any]) -> None:
        """Ask where the new event should lie, make it and open it. ``values``: columns of the event."""
        suggestion = f"{file_name(str(values['name']))}{ENDING}"
        path = dialogs.choose_new_file(self._window, _("Where should the event lie?"), kinds(), suggestion)
        if path is not None:
            workspace = self._operations.run_quietly(lambda: create_workspace(path, dict(values)))
            if workspace is not None:
                self._take(workspace)

    @Slot()
    def sample(self) -> None:
        """Make the sample event in the program's own folder and open it."""
        name = _("Sample event")
        path = unused(preferences.folder() / "samples" / f"{name}{ENDING}")

        def work(progress: Progress) -> str:
            return make_sample(path, progress)

        self._jobs.start(work, self.open, _("Making the sample event"))

    def back_up(self, workspace: "Workspace") -> None:
        """Ask for a folder and put a consistent copy there."""
        folder = dialogs.choose_folder(self._window, _("Where should the backup lie?"))
        if folder is not None:
            self._jobs.start(lambda _progress: copy_of(workspace, folder), self._backed_up, _("Making the backup"))

    @Slot(object)
    def _backed_up(self, copy: Path) -> None:
        dialogs.message(self._window, _("The backup is made"), str(copy))

    def _take(self, workspace: "Workspace") -> None:
        _keep(preferences.remember, str(workspace.path.absolute()) if workspace.path else workspace.address)
        self.opened.emit(workspace)


def _keep(change: Callable[[str], object], address: str) -> None:
    """Change the recent list where that is possible; it is not worth a message."""
    try:
        change(address)
    except OSError:
        return


def kinds() -> str:
    """The file kinds of the chooser."""
    return _("Events (*{ending})").format(ending=ENDING)


def file_name(name: str) -> str:
    """An event's name as a file's name: without what some file systems refuse."""
    kept = "".join(" " if letter in '<>:"/\\|?*' or letter < " " else letter for letter in name)
    return " ".join(kept.split()).strip(".")[:80] or _("Event")


def unused(path: Path) -> Path:
    """``path``, or the first “name 2”, “name 3” … that does not exist."""
    free, number = path, 2
    while free.exists():
        free, number = path.with_stem(f"{path.stem} {number}"), number + 1
    return free


def is_there(address: str) -> bool:
    """Whether a file exists; of an event on a server nobody knows."""
    return "://" in address or Path(address).exists()


def open_workspace(address: str) -> "Workspace":
    """Open the event under the names that the preferences give to this desk and its user."""
    from organizer.services.workspace import Workspace

    kept = preferences.load()
    return Workspace.open(address, actor=kept.actor, desk=kept.desk)


def create_workspace(path: Path, values: dict[str, Any]) -> "Workspace":
    """Make an event file and open it."""
    from organizer.services.workspace import Workspace

    Workspace.create(str(path), values).close()
    return open_workspace(str(path))


def make_sample(path: Path, progress: Progress) -> str:
    """Make the sample event; on a worker."""
    from organizer.services.sample import create_sample

    path.parent.mkdir(parents=True, exist_ok=True)
    create_sample(str(path), progress=progress).close()
    return str(path)


def copy_of(workspace: "Workspace", folder: Path) -> Path:
    """Make a consistent copy of the open event in ``folder``; on a worker."""
    from organizer.services.safekeeping import back_up

    return back_up(workspace, folder)
