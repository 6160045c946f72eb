"""What a page may ask of the window around it.

Every page is constructed as ``Page(workspace, shell)``. It listens to ``shell.bridge.changed`` and asks the carried
``Changes`` whether it is touched; it writes through :meth:`Shell.run`; what takes long goes to ``shell.jobs``.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from organizer.domain.changes import Step
    from organizer.progress import Progress
    from ui.bridge import Bridge
    from ui.jobs import Jobs

T = TypeVar("T")


class Shell(Protocol):
    """The window, as its pages see it."""

    bridge: "Bridge"  # bridge.changed: Signal(object) carries Changes, on the UI thread
    jobs: "Jobs"
    undo_action: "QAction"  # its text names what would be undone; disabled when nothing can be
    redo_action: "QAction"

    def now(self) -> datetime:
        """The moment that pages show, with a time zone; pictures of the program hold it still."""
        ...

    def run(self, action: Callable[[], T]) -> T | None:
        """Call a short service function; what it changed is announced in a toast with Undo.

        Refused and Trouble are presented; the answer is None then.
        """
        ...

    def run_quietly(self, action: Callable[[], T]) -> T | None:
        """Like :meth:`run` without the toast, where the change is plain to see (a card that was dragged)."""
        ...

    def walk(self, steps: "Sequence[Step]", take: "Callable[[Progress], object]", title: str) -> None:
        """Go back in the history over ``steps`` by ``take(progress)``: at once, or as a job where they are long."""
        ...

    def present(self, error: Exception) -> None:
        """Show an error that a page caught as :meth:`run` would."""
        ...

    def toast(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say a sentence at the window's foot for some seconds; ``action``: a word for a button, and what it does."""
        ...

    def show_page(self, name: str) -> "QWidget":
        """Bring a page to the front by name: today, schedule, programme, people, print or history."""
        ...

    def stand_in(self, name: str, widget: "QWidget") -> None:
        """Show ``widget`` in the place of a page, wherever the user goes in between, until :meth:`give_back`."""
        ...

    def give_back(self, name: str) -> None:
        """Let the page's stand-in go and show the page itself."""
        ...

    def announce(self) -> None:
        """Say what the last operation did, with Undo; for what a job has written."""
        ...

    def import_file(self, path: Path | None = None) -> None:
        """Open the import of a sheet or programme file, asking which when ``path`` is None."""
        ...

    def paste_rows(self, text: str) -> None:
        """Open the import with rows copied from a spreadsheet."""
        ...

    def export_file(self) -> None:
        """Open the export of people, programme and grid."""
        ...

    def dialog_parent(self) -> "QWidget":
        """The widget to which dialogs belong."""
        ...


Page = Callable[[Any, Shell], "QWidget"]
"""How the window makes a page: ``Page(workspace, shell)``."""
