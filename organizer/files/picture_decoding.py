"""Pictures that people give, decoded once in a child process: what kills a decoder there is refused, not shown here."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from organizer.errors import BadInput
from organizer.files.pictures import PictureFile, read_picture
from organizer.files.reading.child_process import messages, patience_for, reading_process
from organizer.files.reading.messages import Document, Message, Send, Wishes
from organizer.i18n import _
from organizer.progress import Progress

_TOGETHER = 12  # photos of some megabytes: a child for each would take longer than all the rest

Decode = Callable[[bytes], None]
"""Decodes a picture as it is decoded where it is shown; a function of a module, to be pickled. Raises ValueError."""


def read_decodable(path: Path, progress: Progress, *, decode: Decode) -> PictureFile:
    """The PNG or JPEG in a file. Raises BadInput (something else, too large, damaged), FileTrouble, Cancelled."""
    picture = read_picture(path)
    refuse_undecodable([picture.data], path, progress, decode=decode)
    return picture


def refuse_undecodable(pictures: Sequence[bytes], path: Path, progress: Progress, *, decode: Decode) -> None:
    """Raise BadInput unless each of these pictures, which came out of ``path``, can be decoded. Raises Cancelled."""
    if not pictures:
        return
    with reading_process(path, partial(_decode_all, decode, tuple(pictures))) as connection:
        try:
            last = next(messages(connection, path, progress, patience_for(path)))
        except BadInput:  # the decoder died of it, or comes to no end
            last = None
    if not isinstance(last, Document):
        text = _("A picture in “{name}” is damaged; save it anew as PNG or JPEG in another program.")
        raise BadInput(text.format(name=path.name))


def decodable(files: Sequence[Path], progress: Progress, *, decode: Decode) -> frozenset[Path]:
    """Those of these pictures that can be decoded: a handful at a time, and one by one where one of them cannot.

    Raises FileTrouble, Cancelled.
    """
    parts = (files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER))
    return frozenset(each for part in parts for each in _good(part, progress, decode))


def _good(files: Sequence[Path], progress: Progress, decode: Decode) -> Sequence[Path]:
    try:
        refuse_undecodable([read_picture(each).data for each in files], files[0], progress, decode=decode)
    except BadInput:
        if len(files) == 1:
            return ()
        return [each for file in files for each in _good([file], progress, decode)]
    return files


def _decode_all(decode: Decode, pictures: Sequence[bytes], _path: Path, _wishes: Wishes, _send: Send) -> Message:
    """Runs in the child. Raises ValueError."""
    for each in pictures:
        decode(each)
    return Document(len(pictures))
