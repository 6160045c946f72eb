"""Reading any table that people send: workbooks and text files, in a child process with limits on time and memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

from organizer.domain.sheets.workbook import Row, Sheet, Workbook
from organizer.files.reading.child_process import (
    ReaderDied,
    check_there,
    fault_error,
    messages,
    patience_for,
    reading_process,
)
from organizer.files.reading.messages import (
    NO_WISHES,
    Failed,
    Finished,
    Message,
    SharedRows,
    SheetEnds,
    SheetStarts,
    Wishes,
)
from organizer.files.reading.reader_process import read_table, read_table_carefully
from organizer.files.reading.sentences import file_sentences, note_sentence
from organizer.i18n import _
from organizer.progress import Progress


def read_workbook(
    path: str | Path,
    progress: Progress | None = None,
    *,
    wishes: Wishes = NO_WISHES,
    patience: float | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Workbook:
    """Everything in the file, whatever its name says it is.

    ``meanwhile`` is called while the child reads. ``patience``: seconds of silence after which reading is given up; by
    the file's size unless told. Raises BadInput for a file that is no table or wants a password, FileTrouble for one
    that cannot be read now, Cancelled.
    """
    place = Path(path)
    check_there(place)
    progress = progress or Progress()
    progress.step(0, 0, _("Reading “{name}” …").format(name=place.name))
    patience = patience_for(place) if patience is None else patience
    try:
        with reading_process(place, read_table, wishes) as connection:
            meanwhile()
            return _Collector(place, progress).collect(messages(connection, place, progress, patience))
    except ReaderDied:
        with reading_process(place, read_table_carefully, wishes) as connection:
            return _Collector(place, progress).collect(messages(connection, place, progress, patience))


class _Collector:
    """Puts the messages together."""

    def __init__(self, place: Path, progress: Progress) -> None:
        self._place = place
        self._text = _("Reading “{name}” …").format(name=place.name)
        self._progress = progress
        self._starts: list[SheetStarts] = []
        self._rows: list[list[Row]] = []
        self._ends: list[SheetEnds] = []

    def collect(self, messages: Iterator[Message]) -> Workbook:
        """The workbook, when the last message has come. Raises BadInput, FileTrouble, Cancelled."""
        for message in messages:
            match message:
                case list():
                    self._add(message)
                case SharedRows():
                    self._add(message.rows)
                case SheetStarts():
                    self._starts.append(message)
                    self._rows.append([])
                case SheetEnds():
                    self._ends.append(message)
                case Failed():
                    raise fault_error(message, self._place)
                case Finished():
                    return self._workbook(message)
        raise AssertionError("the child always has a last word")

    def _add(self, rows: list[Row]) -> None:
        self._rows[-1] += rows
        done, height = len(self._rows[-1]), self._starts[-1].height
        self._progress.step(done, max(done, height), self._text)

    def _workbook(self, end: Finished) -> Workbook:
        parts = zip(self._starts, self._rows, self._ends, strict=True)
        sheets = tuple(_sheet(start, rows, end) for start, rows, end in parts)
        notes = file_sentences(end, self._place)
        return Workbook(str(self._place), end.format, sheets, end.encoding, end.delimiter, notes, end.decodings)


def _sheet(start: SheetStarts, rows: list[Row], end: SheetEnds) -> Sheet:
    notes = tuple(map(note_sentence, end.notes))
    return Sheet(start.name, rows, start.hidden, end.merged, end.errors, end.hidden_columns, notes)
