"""The one subscriber of the workspace: turns its notifications into a Qt signal on the UI thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:  # at run time it would load the database before the first paint
    from organizer.services.workspace import Workspace


class Bridge(QObject):
    """Pages connect to :attr:`changed`."""

    changed = Signal(object)
    """Carries ``Changes``; emitted on the UI thread after the operation is committed."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe: Callable[[], object] = _nothing
        self._arrived.connect(self._pass_on)

    def follow(self, workspace: "Workspace") -> None:
        """Listen to this workspace from now on, and to no other."""
        self.leave()
        self._unsubscribe = workspace.subscribe(self._arrived.emit)

    def leave(self) -> None:
        """Listen to nobody."""
        self._unsubscribe()
        self._unsubscribe = _nothing

    @Slot(object)
    def _pass_on(self, changes: object) -> None:
        self.changed.emit(changes)


def _nothing() -> None:
    """Nobody was followed."""
