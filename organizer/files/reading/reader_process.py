"""The child process in which foreign files are read: some make a native reader abort, which no ``except`` catches.

It is started by multiprocessing (spawn), so that it works in the frozen program as well, and sends pickled
:data:`~organizer.files.reading.messages.Message` values through a pipe.
"""

import contextlib
import gc
import io
import os
import pickle
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from organizer.files.reading.messages import MOST_BYTES, Failed, Fault, Message, ReadFault, Send, SharedRows, Wishes

MOST_MEMORY = 3 << 30
"""Bytes of address space a reading process may have, where the system can limit it."""


Reader = Callable[[Path, Wishes, Send], Message]
"""Reads a file, sends what comes on the way and returns the last message; a function of a module, to be pickled."""


def main(connection: Connection, read: Reader, path: str, wishes: Wishes) -> None:
    """Let ``read`` read ``path`` and send what it holds; the last message is what it returns, or Failed."""
    gc.disable()  # a short life of many cells: what is made is sent and let go
    _limit_memory()
    _hush()
    try:
        _serve(connection, read, path, wishes)
    except BrokenPipeError:
        pass  # the parent has gone away: cancelled
    finally:
        connection.close()


def _serve(connection: Connection, read: Reader, path: str, wishes: Wishes) -> None:
    sent = 0

    def send(message: Message) -> None:
        nonlocal sent
        packed = _packed(message)
        sent += len(packed)
        if sent > MOST_BYTES:
            raise ReadFault(Fault.TOO_LARGE)
        connection.send_bytes(packed)

    try:
        send(read(Path(path), wishes, send))
    except ReadFault as fault:
        send(Failed(fault.fault, fault.detail))
    except MemoryError:
        send(Failed(Fault.TOO_LARGE))
    except BrokenPipeError:
        raise
    except OSError as error:
        send(Failed(Fault.UNREADABLE, error.strerror or ""))
    except Exception:  # whatever a foreign file makes a reader raise means that it is damaged
        send(Failed(Fault.DAMAGED))


def read_table(path: Path, wishes: Wishes, send: Send) -> Message:
    """Read a workbook or a text file, whatever its name says it is. Raises ReadFault."""
    from organizer.files.reading.sniffing import Format, sniff

    kind = sniff(path)
    if kind is Format.TEXT:
        from organizer.files.reading.delimited import read_delimited

        return read_delimited(path, wishes, send)
    if kind is Format.HTML:
        from organizer.files.reading.web_tables import read_web_page

        return read_web_page(path, wishes.encoding, send)
    if kind is Format.XML:
        from organizer.files.reading.xml_spreadsheets import read_xml_spreadsheet

        return read_xml_spreadsheet(path, send)
    from organizer.files.reading.workbook_reader import read_workbook_file

    return read_workbook_file(path, kind, wishes.password, send)


def read_table_carefully(path: Path, wishes: Wishes, send: Send) -> Message:
    """The same for a workbook at which the usual reader died. Raises ReadFault."""
    from organizer.files.reading.careful_reader import read_carefully
    from organizer.files.reading.sniffing import Format, sniff

    kind = sniff(path)
    if kind not in (Format.XLSX, Format.XLS):
        raise ReadFault(Fault.TOO_LARGE)
    return read_carefully(path, kind, wishes.password, send)


def _packed(message: Message) -> bytes:
    """Pickled without a memo: twice as fast on rows, which share nothing."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = not isinstance(message, SharedRows)
    pickler.dump(message)
    return buffer.getvalue()


def _hush() -> None:
    """Nothing of what a native reader prints when it dies belongs on the user's terminal."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)


def _limit_memory() -> None:
    if sys.platform == "win32":
        from organizer.files.reading.windows_memory import limit_memory

        limit_memory(MOST_MEMORY)
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
