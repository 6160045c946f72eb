"""Work that takes time: a plain function on a thread of its own, reported to the window.

A job is ``work(progress) -> result``. It gets ids and values, opens its own connection through the workspace, and
returns values. Nothing of Qt's widgets is touched on its thread.
"""

import gc
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from organizer.errors import Cancelled
from organizer.progress import Progress

T = TypeVar("T")
PATIENCE = 500
"""Milliseconds before a job is shown."""


TURN = 0.0005
"""Seconds after which a job lets the window's thread run: a frame takes the interpreter's lock some hundred times."""
_USUAL = sys.getswitchinterval(), gc.get_threshold()


def favour_window() -> None:
    """While jobs run, give the window its turn soon, and keep the collector from stopping both.

    With 100,000 people in memory a full collection takes 80 ms; a frame beside a busy job took 200 ms instead of 20.
    """
    sys.setswitchinterval(TURN)
    gc.set_threshold(*_USUAL[1][:2], 1_000_000)


def favour_nobody() -> None:
    """What Python does by itself."""
    sys.setswitchinterval(_USUAL[0])
    gc.set_threshold(*_USUAL[1])


class Job(QObject):
    """One running piece of work."""

    reported = Signal(int, int, str)
    """``done``, ``total`` (0: unknown) and a text; at most ten times a second, on the UI thread."""
    ended = Signal(object)
    """The job itself, once its thread has finished."""
    _finished = Signal(object, object)
    _stepped = Signal(int, int, str)

    def __init__(self, work: Callable[[Progress], Any], title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.result: Any = None
        self.error: BaseException | None = None
        self.started = time.monotonic()
        self._work = work
        self._progress = Progress(self._stepped.emit)
        self._stepped.connect(self._report)
        self._finished.connect(self._finish)
        self._thread = threading.Thread(target=self._run, name=f"job: {title}")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._progress.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._progress.cancelled

    def wait(self) -> None:
        """Block until the thread is gone; for closing only."""
        self._thread.join()

    def _run(self) -> None:
        """On the worker: the only function here that runs there."""
        result, error = None, None
        try:
            result = self._work(self._progress)
        except BaseException as caught:  # noqa: BLE001, RUF100 - handed over and judged on the UI thread
            error = caught
        self._finished.emit(result, error)

    @Slot(int, int, str)
    def _report(self, done: int, total: int, text: str) -> None:
        self.reported.emit(done, total, text)

    @Slot(object, object)
    def _finish(self, result: Any, error: BaseException | None) -> None:
        self._thread.join()
        self.result, self.error = result, error
        self.ended.emit(self)


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who hears how a job ended, see :meth:`Jobs.start`."""

    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    over: Callable[[], object] | None


class Jobs(QObject):
    """The jobs of one window."""

    def __init__(
        self, present: Callable[[BaseException], object], show: Callable[[Job], object], parent: QObject | None = None
    ) -> None:
        """``present`` shows an error to the user; ``show`` opens the progress dialog of a job that takes long."""
        super().__init__(parent)
        self._present, self._show = present, show
        self._running: dict[Job, _Heard] = {}

    def start(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        title: str,
        *,
        failed: Callable[[Exception], object] | None = None,
        over: Callable[[], object] | None = None,
        patience: int | None = None,
    ) -> Job:
        """Run ``work(progress)`` on a worker and hand its result to ``done`` on the UI thread.

        A progress dialog called ``title`` appears after half a second, or after ``patience`` milliseconds: with 0 it is
        there at once, so that nothing else can be done meanwhile. Refused and Trouble are presented unless
        ``failed`` takes them; a cancelled job calls neither ``done`` nor ``failed``. ``over`` comes before either, and
        after Cancel too: it gives back what was locked for the job. None of them is called where ``done`` is the method
        of a widget that was deleted meanwhile.
        """
        job = Job(work, title, self)
        self._running[job] = _Heard(done, failed, over)
        job.ended.connect(self._ended)
        self._await(job, PATIENCE if patience is None else patience)
        favour_window()
        job.start()
        return job

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended."""
        return tuple(self._running)

    def close(self) -> None:
        """Cancel every job and wait for the threads; results are dropped."""
        jobs, self._running = tuple(self._running), {}
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.wait()
        favour_nobody()

    def _await(self, job: Job, patience: int) -> None:
        """Show the job in so many milliseconds, unless it is over or has no title."""
        if not job.title:
            return
        if patience == 0:
            self._show(job)
            return
        waited = QTimer(job, singleShot=True, interval=patience)
        waited.timeout.connect(self._took_long)
        waited.start()

    @Slot()
    def _took_long(self) -> None:
        job = self.sender().parent()
        if job in self._running:
            self._show(job)

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job not in self._running:
            return
        heard = self._running.pop(job)
        job.deleteLater()
        if not self._running:
            favour_nobody()
        if _is_gone(heard.done):
            return
        if heard.over is not None:
            heard.over()
        if job.error is None:
            heard.done(job.result)
        elif isinstance(job.error, Cancelled):
            return
        elif heard.failed is not None and isinstance(job.error, Exception):
            heard.failed(job.error)
        else:
            self._present(job.error)


def _is_gone(act: Callable[..., object]) -> bool:
    """Whether the widget that would hear of a job was deleted meanwhile, as the pages of a closed event are."""
    owner = getattr(act, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def time_left(done: int, total: int, seconds: float) -> float | None:
    """Seconds a job still needs when ``done`` of ``total`` took ``seconds``; None while a guess would be idle."""
    if total <= 0 or done <= 0 or seconds < 1 or done / total < 0.02:
        return None
    return seconds / done * (total - done)
