"""The child process in which foreign files are read: some make a native reader abort, which no ``except`` catches.

It is started by multiprocessing (spawn), so that it works in the frozen program as well, and sends pickled
:data:`~organizer.files.reading.Message` values through a pipe.
"""

import contextlib
import io
import os
import pickle
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from organizer.files.reading import Failed, Fault, Message, ReadFault, Send

MOST_MEMORY = 3 << 30
"""Bytes of address space a reading process may have, where the system can limit it."""


def main(connection: Connection, path: str, password: str | None) -> None:
    """Read ``path`` and send what it holds; the last message is Finished or Failed."""
    _limit_memory()
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123 - a device
        try:
            _serve(connection, path, password)
        except BrokenPipeError:
            pass  # the parent has gone away: cancelled
        finally:
            connection.close()


def _serve(connection: Connection, path: str, password: str | None) -> None:
    def send(message: Message) -> None:
        connection.send_bytes(_packed(message))

    try:
        send(_read(Path(path), password, send))
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


def _read(path: Path, password: str | None, send: Send) -> Message:
    from organizer.files.sniffing import Format, sniff

    kind = sniff(path)
    if kind is Format.TEXT:
        from organizer.files.delimited import read_delimited

        return read_delimited(path, send)
    from organizer.files.workbook_reader import read_workbook_file

    return read_workbook_file(path, kind, password, send)


def _packed(message: Message) -> bytes:
    """Pickled without a memo: twice as fast on rows, which share nothing."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(message)
    return buffer.getvalue()


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
