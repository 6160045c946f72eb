"""How a job tells where it is and learns that it should stop."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from organizer.errors import Cancelled

Item = TypeVar("Item")

Report = Callable[[int, int, str], None]

_INTERVAL = 0.1  # seconds between two reports: more often costs the window more than it tells


def _ignore(done: int, total: int, text: str) -> None:
    """Report to nobody."""


class Progress:
    """Handed to a job, which calls :meth:`step` as often as it likes.

    ``report(done, total, text)`` is called at most ten times a second, on the job's thread.
    """

    def __init__(self, report: Report = _ignore) -> None:
        self._report = report
        self._cancelled = threading.Event()
        self._next = 0.0

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say that ``done`` of ``total`` is finished (``total`` 0: unknown). Raises Cancelled."""
        self.heed()
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _INTERVAL
            self._report(done, total, text)

    def heed(self) -> None:
        """Go on without a word, or raise Cancelled: for what is done between two steps."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Make the next :meth:`step` raise Cancelled. Safe from any thread."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._cancelled.is_set()


class Share(Progress):
    """A part of a longer job: it counts on from what was done ``before``, to the ``total`` of the whole."""

    def __init__(self, whole: Progress, before: int, total: int) -> None:
        super().__init__()
        self._whole, self._before, self._total = whole, before, total

    def step(self, done: int, total: int, text: str = "") -> None:  # noqa: ARG002 - the whole's counts
        """Hand over to the whole job's progress. Raises Cancelled."""
        self._whole.step(self._before + done, self._total, text)

    def heed(self) -> None:
        """Ask the whole job. Raises Cancelled."""
        self._whole.heed()


_LOOK = 1_000  # items between two looks at Cancel


def heeded(items: Iterable[Item], progress: Progress) -> Iterator[Item]:
    """The items, with a look at Cancel every thousand. Raises Cancelled."""
    for number, item in enumerate(items):
        if number % _LOOK == 0:
            progress.heed()
        yield item
