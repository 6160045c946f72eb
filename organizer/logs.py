"""The log of the program: what went wrong where, with ids and never with names.

Whoever logs writes ids, counts and kinds. As a second line of defence :func:`scrub` takes quoted texts, addresses and
long numbers out of whatever is written, because messages of libraries like to quote the row that broke them.
"""

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from organizer import preferences

SIZE, KEPT = 512 * 1024, 3
"""Bytes of one log file and how many old ones stay."""

_PRIVATE = re.compile(
    r"""\[parameters: .* | "[^"\n]*" | '[^'\n]*' | “[^”\n]*” | ‘[^’\n]*’
    | [\w.+-]+@[\w-]+\.[\w.-]+ | \+?\d[\d ()-]{6,}\d""",
    re.VERBOSE | re.DOTALL,
)


def scrub(text: str) -> str:
    """The text without what could name a person: quoted parts, e-mail addresses, long numbers."""
    return _PRIVATE.sub("…", text)


class _Scrubbed(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        kind, error, where = ei
        return "".join(traceback.format_tb(where)) + f"{kind.__name__}: {scrub(str(error))}"


def start() -> Path | None:
    """Write warnings and worse to a rotating file; its path, or None where none can be written."""
    file = preferences.log_folder() / "organizer.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Scrubbed("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    return file


def stop() -> None:
    """Close the log's file."""
    root = logging.getLogger()
    for each in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
        root.removeHandler(each)
        each.close()
