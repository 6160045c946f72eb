"""Reading any table that people send: workbooks and text files, in a child process with limits on time and memory."""

import multiprocessing
import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from organizer.domain.sheets import Row, Sheet, Workbook
from organizer.errors import BadInput, FileTrouble, PasswordNeeded
from organizer.files.reader_process import main
from organizer.files.reading import Failed, Fault, Finished, Message, SheetStarts
from organizer.files.sentences import fault_sentence, note_sentences
from organizer.i18n import _
from organizer.progress import Progress

LONGEST_SILENCE = 120.0
"""Seconds without a word from the reading process after which it is given up."""

_ERRORS: dict[Fault, type[BadInput | FileTrouble]] = {
    Fault.UNREADABLE: FileTrouble,
    Fault.PASSWORD_NEEDED: PasswordNeeded,
    Fault.PASSWORD_WRONG: PasswordNeeded,
}

_POLL = 0.05  # seconds between two looks at the Cancel button


def read_workbook(
    path: str | Path,
    progress: Progress | None = None,
    *,
    password: str | None = None,
    patience: float = LONGEST_SILENCE,
) -> Workbook:
    """Everything in the file, whatever its name says it is.

    ``patience``: seconds of silence after which reading is given up. Raises BadInput for a file that is no table or
    wants a password, FileTrouble for one that cannot be read now, Cancelled.
    """
    place = Path(path)
    _check_there(place)
    progress = progress or Progress()
    progress.step(0, 0, _("Reading “{name}” …").format(name=place.name))
    with _reading_process(place, password) as connection:
        return _Collector(place, progress).collect(_messages(connection, place, progress, patience))


def _check_there(place: Path) -> None:
    try:
        if place.is_dir():
            raise BadInput(_("“{name}” is a folder. Choose a file in it.").format(name=place.name))
        with place.open("rb"):
            pass
    except FileNotFoundError as error:
        raise BadInput(_("There is no file “{name}”. Check the name and the folder.").format(name=place)) from error
    except OSError as error:
        raise FileTrouble(
            _("“{name}” cannot be opened: {reason}. Close it in other programs and check your rights to it.").format(
                name=place.name, reason=error.strerror
            )
        ) from error


@contextmanager
def _reading_process(place: Path, password: str | None) -> Iterator[Connection]:
    """Start the child; kill it when the block ends, whatever it does by then."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=main, args=(theirs, str(place.absolute()), password), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _messages(connection: Connection, place: Path, progress: Progress, patience: float) -> Iterator[Message]:
    """What the child says. Its death without a last word is a fault of the file."""
    deadline = time.monotonic() + patience
    while True:
        if not connection.poll(_POLL):
            progress.step(0, 0, _("Reading “{name}” …").format(name=place.name))
            if time.monotonic() > deadline:
                raise BadInput(
                    _("“{name}” takes too long to read. Save it again, or save it as CSV.").format(name=place.name)
                )
            continue
        try:
            yield pickle.loads(connection.recv_bytes())  # from our own child
        except EOFError as error:
            raise BadInput(fault_sentence(Fault.TOO_LARGE, "", place.name)) from error
        deadline = time.monotonic() + patience


class _Collector:
    """Puts the messages together."""

    def __init__(self, place: Path, progress: Progress) -> None:
        self._place = place
        self._progress = progress
        self._starts: list[SheetStarts] = []
        self._rows: list[list[Row]] = []

    def collect(self, messages: Iterator[Message]) -> Workbook:
        """The workbook, when the last message has come. Raises BadInput, FileTrouble, Cancelled."""
        for message in messages:
            match message:
                case SheetStarts():
                    self._starts.append(message)
                    self._rows.append([])
                case Failed():
                    self._fail(message)
                case Finished():
                    return self._workbook(message)
                case _:
                    self._add(message)
        raise AssertionError("the child always has a last word")

    def _add(self, rows: list[Row]) -> None:
        self._rows[-1] += rows
        done, height = len(self._rows[-1]), self._starts[-1].height
        text = _("Reading “{name}” …").format(name=self._place.name)
        self._progress.step(done, max(done, height), text)

    def _fail(self, message: Failed) -> None:
        raise _ERRORS.get(message.fault, BadInput)(fault_sentence(message.fault, message.detail, self._place.name))

    def _workbook(self, end: Finished) -> Workbook:
        sheets = (
            Sheet(start.name, rows, start.hidden, start.merged)
            for start, rows in zip(self._starts, self._rows, strict=True)
        )
        notes = note_sentences(end, self._place)
        return Workbook(str(self._place), end.format, tuple(sheets), end.encoding, end.delimiter, notes)
