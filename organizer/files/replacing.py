"""Writing a file so that it is either there, whole, or as it was before."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from organizer.errors import FileTrouble
from organizer.i18n import _

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name in the same folder to write to; it takes the place of ``path`` when the block ends well.

    The same folder, because only there is the last step one rename. A failure leaves nothing behind and the old file
    untouched. Raises FileTrouble with a sentence about what the disk or the folder refuses.
    """
    target = path.resolve() if path.is_symlink() else path
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _refuse_protected(target)
        yield part
        _keep_on_disk(part)
        part.replace(target)
    except OSError as problem:
        raise FileTrouble(_sentence(problem, path)) from problem
    finally:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None


def _refuse_protected(target: Path) -> None:
    """A rename would go over a write-protected file without asking."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory", str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "is write-protected", str(target))


def _keep_on_disk(part: Path) -> None:
    """Some file systems report a full disk only here."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sentence(problem: OSError, path: Path) -> str:
    name, folder = path.name, path.absolute().parent
    if problem.errno in _NO_ROOM:
        text = _("There is no room on the disk for “{name}”. Free some space or choose another folder.")
    elif problem.errno == errno.EISDIR:
        text = _("“{name}” is a folder. Choose another name for the file.")
    elif problem.errno in _FORBIDDEN and path.exists():
        text = _("“{name}” cannot be replaced: it is write-protected or open in another program. Choose another name.")
    elif problem.errno in _FORBIDDEN:
        text = _("“{name}” cannot be written: nothing may be saved in the folder “{folder}”. Choose another folder.")
    elif problem.errno in _NO_FOLDER:
        text = _("“{name}” cannot be written: there is no folder “{folder}”.")
    else:
        return _("“{name}” cannot be written: {reason}.").format(name=name, reason=problem.strerror or problem)
    return text.format(name=name, folder=folder)
