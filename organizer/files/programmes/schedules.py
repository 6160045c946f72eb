"""Reading schedule XML that comes from elsewhere, in a child process like every foreign file."""

from pathlib import Path

from organizer.domain.programme.in_files import Programme
from organizer.event_file import is_readable_event
from organizer.files.programmes.frab import read_schedule_file
from organizer.files.reading.child_process import check_there, fault_error, messages, patience_for, reading_process
from organizer.files.reading.messages import Failed, Fault, Message, ReadFault, Send, Wishes
from organizer.i18n import _
from organizer.progress import Progress

_HEAD = 8192  # bytes in which a schedule shows itself


def is_schedule(path: Path) -> bool:
    """Whether the file begins like schedule XML; a file that cannot be opened does not, nor does an event."""
    if is_readable_event(path):  # it may be open here, and to open it once more would drop SQLite's locks
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return b"<schedule" in head or b"<\0s\0c\0h\0e\0d\0u\0l\0e" in head


def read_schedule(path: Path, progress: Progress | None = None, *, patience: float | None = None) -> Programme:
    """The programme in a schedule XML. Raises BadInput, FileTrouble, Cancelled."""
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
    """Runs in the child: the whole programme is one message."""
    if not path.stat().st_size:
        raise ReadFault(Fault.EMPTY)
    return read_schedule_file(path)
