"""The one subscriber of the workspace: turns its notifications into a Qt signal on the UI thread."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from organizer.errors import Trouble

if TYPE_CHECKING:  # at run time it would load the database before the first paint
    from organizer.services.workspace import Workspace


log = logging.getLogger("organizer.bridge")
LOOK = 2_000
"""Milliseconds between two looks for what other programs wrote; one look is one small query."""


class Bridge(QObject):
    """Pages connect to :attr:`changed`."""

    changed = Signal(object)
    """Carries ``Changes``; emitted on the UI thread after the operation is committed."""
    left = Signal()
    """The event is followed no longer: what was kept of it should go."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe: Callable[[], object] = _nothing
        self._arrived.connect(self._pass_on)
        self._workspace: Workspace | None = None
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._look_at_others)

    def follow(self, workspace: "Workspace") -> None:
        """Listen to this workspace from now on, and to no other."""
        self.leave()
        self._unsubscribe = workspace.subscribe(self._arrived.emit)
        self._workspace = workspace
        self._look.start()

    def leave(self) -> None:
        """Listen to nobody."""
        self._look.stop()
        self._workspace = None
        self._unsubscribe()
        self._unsubscribe = _nothing
        self.left.emit()

    @Slot()
    def _look_at_others(self) -> None:
        """What another program wrote into the same event arrives like our own changes."""
        if self._workspace is None:
            return
        try:
            self._workspace.notice_others()
        except Trouble:  # the file is busy or out of reach for a moment; the next operation will say so if it stays
            log.warning("could not look for changes of others", exc_info=True)

    @Slot(object)
    def _pass_on(self, changes: object) -> None:
        self.changed.emit(changes)


def _nothing() -> None:
    """Nobody was followed."""
