"""Pictures that people give: told from other files, and their size, by their first bytes; nothing is decoded here."""

import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path

from organizer.errors import BadInput, FileTrouble
from organizer.i18n import _

LARGEST = 10 << 20
"""Bytes of a picture: more than any badge shows at 600 dots per inch."""
MOST_PIXELS = 64_000_000
"""Decoded it needs four bytes for each."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # ITU T.81, table B.1: the markers that tell the size


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it lies in a file; ``width`` and ``height`` in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """Names it."""
        return hashlib.sha256(self.data).hexdigest()


def read_picture(path: Path) -> PictureFile:
    """The PNG or JPEG in a file. Raises BadInput: it is something else or too large; FileTrouble: it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise FileTrouble(
            _("“{name}” cannot be read: {reason}").format(name=path.name, reason=error.strerror)
        ) from error
    return as_picture(data, path.name)


def as_picture(data: bytes, name: str) -> PictureFile:
    """The PNG or JPEG that these bytes are; ``name`` is what a sentence calls it. Raises BadInput."""
    if len(data) > LARGEST:
        raise BadInput(_("“{name}” is larger than {n} MB; make it smaller first.").format(name=name, n=LARGEST >> 20))
    media_type, size = _look(data)
    if size is None or not 0 < size[0] * size[1] <= MOST_PIXELS:
        raise BadInput(_("“{name}” is no picture that can be printed; choose a PNG or JPEG.").format(name=name))
    return PictureFile(data, media_type, *size)


def size_of_picture(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else."""
    return _look(data)[1]


def _look(data: bytes) -> tuple[str, tuple[int, int] | None]:
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return "image/png", (width, height)
    return "image/jpeg", _jpeg_size(data) if data.startswith(_JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Go from marker to marker until one tells the size."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # a filling byte
            place += 1
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        (length,) = struct.unpack(">H", data[place + 2 : place + 4])
        place += 2 + length
    return None
