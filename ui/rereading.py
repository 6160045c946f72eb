"""Keeping true what a widget shows: read when it is seen and something changed, in a job where that takes time.

Nobody refreshes a widget that is hidden: it becomes stale and reads once when it is shown.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from organizer.domain.changes import Changes
from organizer.progress import Progress
from ui.shell import Shell

T = TypeVar("T")


class Rereading(QObject):
    """Calls ``read`` when the widget is seen and what it shows is stale, as it is at first."""

    def __init__(
        self,
        widget: QWidget,
        shell: Shell,
        read: Callable[[], object],
        *,
        touching: tuple[str, ...] | None = None,
        calm: int = 0,
    ) -> None:
        """``touching``: the entities whose changes make it stale; every change does unless they are named.

        ``calm``: so many milliseconds must pass without another change.
        """
        super().__init__(widget)
        self.stale = True
        """Whether what is shown may be true no longer."""
        self._widget, self._shell, self._read, self._touching = widget, shell, read, touching
        self._later = QTimer(self, singleShot=True, interval=calm)
        self._later.timeout.connect(self.read)
        widget.installEventFilter(self)
        shell.bridge.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt for the widget."""
        if event.type() is QEvent.Type.Show:
            self.look()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self._touching is None or changes.touches(*self._touching):
            self.expire()

    @Slot()
    def expire(self) -> None:
        """What is shown is true no longer, or something else is wanted."""
        self.stale = True
        self.look()

    def look(self) -> None:
        """Read what is stale, as soon as it is calm; not while it is hidden."""
        if not self.stale or not self._widget.isVisible():
            return
        if self._later.interval():
            self._later.start()
        else:
            self.read()

    @Slot()
    def read(self) -> None:
        """Read now, seen or not."""
        self.stale = False
        self._read()


class JobRereading(Rereading, Generic[T]):
    """Reads in a job, one at a time; what becomes stale meanwhile is read once more.

    What was not taken, because of Cancel or an error, stays stale until the widget is shown or something changes.
    """

    def __init__(
        self,
        widget: QWidget,
        shell: Shell,
        prepare: Callable[[], Callable[[Progress], T]],
        take: Callable[[T], object],
        *,
        touching: tuple[str, ...] | None = None,
        calm: int = 0,
        over: Callable[[], object] | None = None,
    ) -> None:
        """``prepare`` gives the work of a job, ``take`` gets what it found.

        ``over`` is called when a job ended in whatever way, before ``take``.
        """
        super().__init__(widget, shell, prepare, touching=touching, calm=calm)
        self._prepare, self._take, self._heard = prepare, take, over
        self.running = False
        """Whether a job reads."""
        self._again = False

    @Slot()
    def read(self) -> None:
        """Begin to read now, seen or not; where a job reads already, once more after it."""
        if self.running:
            self.stale = True
            return
        self.stale, self.running = False, True
        quiet = ""  # who waits for it may look at other pages meanwhile
        self._shell.jobs.start(self._prepare(), self._taken, quiet, over=self._over)

    def _over(self) -> None:
        self.running = False
        self._again, self.stale = self.stale, True  # until it is taken
        if self._heard:
            self._heard()

    def _taken(self, found: T) -> None:
        self.stale = self._again
        self._take(found)
        self.look()
