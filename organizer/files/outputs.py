"""Where a file may be written: never over an event, nor over what it is made from."""

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from organizer.errors import BadInput, FileTrouble
from organizer.event_file import ENDING, is_readable_event
from organizer.i18n import _

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


def refuse_output(path: Path, endings: Sequence[str], *, sources: Iterable[Path] = ()) -> None:
    """Say before long work begins why nothing can be written to ``path``; nothing is touched.

    ``endings`` like ``".xlsx"``; ``sources`` are what the file is made from. Raises BadInput for another ending, an
    event of Organizer and one of the sources, under whatever name; FileTrouble for what folder or file refuse.
    """
    if path.suffix.lower() not in endings:
        raise BadInput(_wrong_ending(path, endings))
    refuse_event(path)
    if any(_is_same(path, each) for each in sources):
        raise BadInput(_("“{name}” is read here and would be lost. Choose another name.").format(name=path.name))
    try:
        refuse_place(path)
    except OSError as problem:
        raise trouble(problem, path) from problem


def refuse_event(path: Path) -> None:
    """Raise BadInput where writing to ``path`` would replace an event, this one or another."""
    if is_readable_event(path):  # what may not be read may not be replaced either, which writing says
        text = _("“{name}” is an event of Organizer and would be lost. Choose another name.")
        raise BadInput(text.format(name=path.name))


def refuse_folder(path: Path) -> None:
    """Raise BadInput where ``path``, a folder to write into, is a file; a missing one can be made.

    None is made that is called as an event is: whoever says that means a file.
    """
    if path.is_dir():
        return
    if path.exists():
        raise BadInput(_("“{name}” is a file. Choose a folder.").format(name=path.name))
    if path.suffix.lower() == ENDING:
        text = _("“{name}” is called as an event is, and a folder is meant here. Choose a folder.")
        raise BadInput(text.format(name=path.name))


def refuse_place(path: Path) -> None:
    """Raise the OSError that writing to ``path`` would end in, or would not: a rename asks no protected file."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory", str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "is write-protected", str(path))
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder", str(folder))
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "is write-protected", str(folder))


def trouble(problem: OSError, path: Path) -> FileTrouble:
    """What disk or folder refused, as a sentence."""
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
        text = _("“{name}” cannot be written: {reason}.")
    return FileTrouble(text.format(name=name, folder=folder, reason=problem.strerror or problem))


def _wrong_ending(path: Path, endings: Sequence[str]) -> str:
    possible = _(" or ").join(endings)
    if not path.suffix:
        return _("Give the file's name an ending: {possible}.").format(possible=possible)
    text = _("This cannot be written as “{ending}”. Choose a name that ends in {possible}.")
    return text.format(ending=path.suffix, possible=possible)


def _is_same(path: Path, source: Path) -> bool:
    """Whether both are one file: through links, and where capitals do not count."""
    try:
        return path.samefile(source)
    except OSError:
        return False  # one of them is not there, so nothing is lost
