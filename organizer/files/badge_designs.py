"""Files with badge designs: read in a child process like every foreign file, written whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from organizer.errors import BadInput
from organizer.files.programmes.json_values import read_json
from organizer.files.reading.child_process import check_there, fault_error, messages, patience_for, reading_process
from organizer.files.reading.messages import Document, Failed, Fault, Message, Send, Wishes
from organizer.i18n import _
from organizer.progress import Progress

JSON = (".json",)
"""The endings of the files."""

_LARGEST = 64 << 20  # bytes: a design with a handful of pictures


def read_design_file(path: Path, progress: Progress) -> Any:
    """The document in a JSON file. Raises BadInput, FileTrouble, Cancelled."""
    check_there(path)
    if path.stat().st_size > _LARGEST:
        text = _("“{name}” has more than {n} MB, which no badge template has.")
        raise BadInput(text.format(name=path.name, n=_LARGEST >> 20))
    with reading_process(path, read_in_child) as connection:
        for message in messages(connection, path, progress, patience_for(path)):
            if isinstance(message, Failed):
                raise _error(message, path)
            if isinstance(message, Document):
                return message.value
    raise AssertionError("the child always has a last word")


def read_in_child(path: Path, _wishes: Wishes, _send: Send) -> Message:
    """Runs in the child. Raises ReadFault, OSError."""
    return Document(read_json(path.read_bytes()))


def design_text(document: Mapping[str, Any]) -> bytes:
    """A design as people can read it."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _error(message: Failed, path: Path) -> Exception:
    if message.fault in (Fault.DAMAGED, Fault.DAMAGED_XML, Fault.DAMAGED_PROGRAMME):
        return BadInput(_("“{name}” is no JSON file that can be read.").format(name=path.name))
    return fault_error(message, path)
