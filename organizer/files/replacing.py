"""Writing a file so that it is either there, whole, or as it was before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from organizer.files.outputs import refuse_event, refuse_place, trouble


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name in the same folder to write to; it takes the place of ``path`` when the block ends well.

    The same folder, because only there is the last step one rename. A failure leaves nothing behind and the old file
    untouched. Raises FileTrouble with a sentence about what the disk or the folder refuses, BadInput for an event.
    """
    refuse_event(path)
    target = path.resolve() if path.is_symlink() else path
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        refuse_place(target)
        yield part
        _keep_on_disk(part)
        part.replace(target)
    except OSError as problem:
        raise trouble(problem, path) from problem
    finally:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None


def _keep_on_disk(part: Path) -> None:
    """Some file systems report a full disk only here."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
