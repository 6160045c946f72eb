"""The search index of the open event's people, kept up to date and shared by the pages that search people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from organizer.domain.people.search import SearchIndex
from organizer.services import people

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.progress import Progress
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

MANY = 2_000
"""Changed people beyond which the index is built anew beside the window."""


PATIENCE = 300
"""Milliseconds before the index is built anew: the pages read and paint what changed first."""


class PeopleFinder(QObject):
    """Finds people by any words once it is ready; until then :meth:`search` answers None."""

    ready = Signal()
    """The index is there, or says something new."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__(shell.bridge)
        self.workspace, self._shell = workspace, shell
        self._index: SearchIndex | None = None
        self._building = False
        self._stale = False
        self._changed: set[int] = set()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._take_in)
        self._again = QTimer(self, singleShot=True, interval=PATIENCE)
        self._again.timeout.connect(self.start)
        shell.bridge.changed.connect(self._hear)
        shell.bridge.left.connect(self.deleteLater)  # it would ask the event that was open before, which is closed

    @Slot()
    def start(self) -> None:
        """Begin to build the index, unless it is there or being built."""
        if self._index is None and not self._building:
            self._building, self._stale = True, False
            self._changed.clear()
            self._shell.jobs.start(self._build, self._built, "", failed=self._failed)

    def search(self, text: str) -> Iterator[list[int]] | None:
        """The ids of who is found, in parts, by name; None while the index is not ready."""
        if self._index is None:
            self.start()
            return None
        self._take_in()
        return self._index.search(text)

    def _build(self, progress: "Progress") -> SearchIndex:
        return people.search_index(self.workspace, progress)

    def _built(self, index: SearchIndex) -> None:
        self._building = False
        if self._stale:
            self.start()
            return
        self._index = index
        self._take_in()
        self.ready.emit()

    def _failed(self, error: Exception) -> None:
        self._building = False
        self._shell.present(error)

    @Slot(object)
    def _hear(self, changes: "Changes") -> None:
        rows, organizations = changes.rows("person"), changes.rows("organization")
        if rows is None or organizations is None:
            self._forget()
        elif rows or organizations:
            self._changed |= rows | frozenset(people.belonging(self.workspace, organizations, ()))
            self._later.start()

    def _forget(self) -> None:
        started = self._building or self._index is not None
        self._index, self._stale = None, self._building
        if started:
            self._again.start()

    @Slot()
    def _take_in(self) -> None:
        """Put what changed into the index, after the page has been painted."""
        if self._index is None or not self._changed:
            return
        if len(self._changed) > MANY:
            self._forget()
            return
        found = {each.id: each for each in people.searched(self.workspace, sorted(self._changed))}
        for person in found.values():
            self._index.put(person)
        self._index.remove(self._changed - found.keys())
        self._changed.clear()


def finder(workspace: "Workspace", shell: "Shell") -> PeopleFinder:
    """The finder of this event; made when first asked for."""
    for child in shell.bridge.findChildren(PeopleFinder):
        if child.workspace is workspace:
            return child
    return PeopleFinder(workspace, shell)
