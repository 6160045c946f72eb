"""Opening the event that a verb works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


@contextmanager
def opened(address: str) -> Iterator["Workspace"]:
    """The event at a path or URL, closed afterwards. Raises NotFound, BadInput, Refused, StorageTrouble."""
    from organizer.services.workspace import Workspace  # slow to import: only when a verb runs

    workspace = Workspace.open(address)
    try:
        yield workspace
    finally:
        workspace.close()
