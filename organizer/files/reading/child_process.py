"""The child process from its parent's side: start it, hear what it says, kill it."""

import multiprocessing
import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from organizer.errors import BadInput, FileTrouble, PasswordNeeded
from organizer.event_file import is_readable_event
from organizer.files.reading.messages import NO_WISHES, Failed, Fault, Message, Wishes
from organizer.files.reading.pace import Pace
from organizer.files.reading.reader_process import Reader, main
from organizer.files.reading.sentences import fault_sentence
from organizer.i18n import _
from organizer.progress import Progress

_SILENCE, _SILENCE_PER_MEGABYTE = 15.0, 2.0
"""Seconds: the largest real workbooks that were tried (5 MB, 100,000 people) need two on a quiet machine."""

_POLL = 0.05  # seconds between two looks at the Cancel button
_PACE = Pace()


class ReaderDied(BadInput):
    """The child ended without a last word (a native reader aborted, or had no more memory), or asks for more care."""


_ERRORS: dict[Fault, type[BadInput | FileTrouble]] = {
    Fault.NEEDS_CARE: ReaderDied,
    Fault.UNREADABLE: FileTrouble,
    Fault.PASSWORD_NEEDED: PasswordNeeded,
    Fault.PASSWORD_WRONG: PasswordNeeded,
}


def check_there(place: Path) -> None:
    """Raise BadInput for what is no file, FileTrouble for one that cannot be opened."""
    try:
        if place.is_dir():
            raise BadInput(_("“{name}” is a folder. Choose a file in it.").format(name=place.name))
        if not is_readable_event(place):  # it may be open here, and to open it once more would drop SQLite's locks
            place.open("rb").close()
    except FileNotFoundError as error:
        raise BadInput(_("There is no file “{name}”. Check the name and the folder.").format(name=place)) from error
    except OSError as error:
        raise FileTrouble(
            _("“{name}” cannot be opened: {reason}. Close it in other programs and check your rights to it.").format(
                name=place.name, reason=error.strerror
            )
        ) from error


@contextmanager
def reading_process(place: Path, read: Reader, wishes: Wishes = NO_WISHES) -> Iterator[Connection]:
    """Start the child; kill it when the block ends, whatever it does by then."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=main, args=(theirs, read, str(place.absolute()), wishes), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def patience_for(place: Path) -> float:
    """Seconds without a word from the child after which it is given up, by the size of the file."""
    return _SILENCE + _SILENCE_PER_MEGABYTE * place.stat().st_size / (1 << 20)


def messages(connection: Connection, place: Path, progress: Progress, patience: float) -> Iterator[Message]:
    """What the child says. Raises ReaderDied, BadInput after ``patience`` seconds of silence, Cancelled."""
    started, size, waiting = time.monotonic(), place.stat().st_size, True
    deadline = started + patience
    while True:
        if not connection.poll(_POLL):
            if waiting:
                progress.step(0, 0, _PACE.sentence(place.name, size, time.monotonic() - started))
            else:
                progress.step(0, 0, _("Reading “{name}” …").format(name=place.name))
            if time.monotonic() > deadline:
                raise BadInput(
                    _("“{name}” takes too long to read. Save it again, or save it as CSV.").format(name=place.name)
                )
            continue
        try:
            yield pickle.loads(connection.recv_bytes())  # from our own child
        except EOFError as error:
            raise ReaderDied(fault_sentence(Fault.TOO_LARGE, "", place.name)) from error
        if waiting:
            _PACE.learn(size, time.monotonic() - started)
            waiting = False
        deadline = time.monotonic() + patience


def fault_error(message: Failed, place: Path) -> BadInput | FileTrouble:
    """The error to raise for what the child could not do."""
    kind = _ERRORS.get(message.fault, BadInput)
    return kind(fault_sentence(message.fault, message.detail, place.name))
