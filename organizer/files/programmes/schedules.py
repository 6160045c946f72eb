"""Reading programmes that come from elsewhere, in a child process like every foreign file."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from organizer.domain.programme.in_files import Programme
from organizer.event_file import is_readable_event
from organizer.files.reading.child_process import check_there, fault_error, messages, patience_for, reading_process
from organizer.files.reading.messages import Failed, Fault, Message, ReadFault, Send, Wishes
from organizer.i18n import _
from organizer.progress import Progress

_HEAD = 8192  # bytes in which a file shows what it is
_TAIL = 65536  # bytes at the end in which a zip names its parts
_JSON = re.compile(rb'\{\s*(?:"|\}|$)|\[\s*[\[{\]]')


class _Family(StrEnum):
    """The families of formats."""

    XML = "xml"
    JSON = "json"
    CALENDAR = "ics"
    ZIP = "zip"


def is_schedule(path: Path) -> bool:
    """Whether the file begins like a programme that is no sheet: schedule XML, JSON, iCalendar, an Open Event zip.

    A file that cannot be opened does not, nor does an event.
    """
    if is_readable_event(path):  # it may be open here, and to open it once more would drop SQLite's locks
        return False
    try:
        return _family(path) is not None
    except OSError:
        return False


def read_schedule(path: Path, progress: Progress | None = None, *, patience: float | None = None) -> Programme:
    """The programme in such a file. Raises BadInput, FileTrouble, Cancelled."""
    check_there(path)
    progress = progress or Progress()
    progress.step(0, 0, _("Reading “{name}” …").format(name=path.name))
    with reading_process(path, read_in_child) as connection:
        for message in messages(connection, path, progress, patience_for(path) if patience is None else patience):
            if isinstance(message, Failed):
                raise fault_error(message, path)
            if isinstance(message, Programme):
                return message
    raise AssertionError("the child always has a last word")


def read_in_child(path: Path, _wishes: Wishes, _send: Send) -> Message:
    """Runs in the child: the whole programme is one message. Raises ReadFault, OSError."""
    if not path.stat().st_size:
        raise ReadFault(Fault.EMPTY)
    family = _family(path)
    if family is None:
        raise ReadFault(Fault.NOT_A_SCHEDULE)
    try:
        return replace(_reader(family)(path), is_whole=True)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError, OverflowError, RecursionError) as error:
        raise ReadFault(Fault.DAMAGED_PROGRAMME) from error


def _reader(family: _Family) -> Callable[[Path], Programme]:
    """Each reader is imported only where it is needed: the child lives for one file."""
    match family:
        case _Family.XML:
            from organizer.files.programmes.frab import read_schedule_file as read
        case _Family.CALENDAR:
            from organizer.files.programmes.calendar_reader import read_calendar_file as read
        case _Family.ZIP:
            from organizer.files.programmes.json_programmes import read_zip_file as read
        case _Family.JSON:
            from organizer.files.programmes.json_programmes import read_json_file as read
    return read


def _family(path: Path) -> _Family | None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if head.startswith(b"PK\x03\x04"):
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL))
            tail = file.read(_TAIL)
            return _Family.ZIP if b"sessions.json" in tail and b"[Content_Types]" not in tail else None
    narrow = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    start = narrow.lstrip()
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return _Family.CALENDAR
    if _JSON.match(start):
        return _Family.JSON
    return _Family.XML if b"<schedule" in narrow else None
