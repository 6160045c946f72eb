"""A ZIP file whose parts are packed by another thread while the next piece of them is being made.

zlib-ng lets the interpreter go while it packs, so on two cores making XML and packing it overlap. The container is
written here and not by :mod:`zipfile`, which marks a part of unknown length as ZIP64, and Excel offers to repair such
books (XlsxWriter's documentation of ``use_zip64``). Layout: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import io
import queue
import shutil
import struct
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from zlib_ng import zlib_ng as zlib

from organizer.errors import BadInput
from organizer.i18n import _

LEVEL = 5
"""Of zlib-ng, where it makes books as small as zlib does at 6 (2 % larger) in less than half of the time."""

_TOGETHER = 1 << 20  # bytes packed at a time: after each lot the thread waits for its turn with the interpreter
_WAITING = 2  # lots that may wait to be packed
_IN_MEMORY = 1 << 22  # bytes of a packed part before it goes to the disk
_GZIP, _GZIP_HEADER, _GZIP_TRAILER = 16, 10, 8  # zlib's flag for that format; bytes around the deflate
_MOST = 0xFFFF_FFFF  # bytes of a part, or of all of them, without ZIP64
_VERSION, _DEFLATED = 20, 8
_NEW_YEAR_1980 = 0x0021_0000  # date and time of every part, so that the same book gives the same bytes


class Part:
    """One file inside: written piece by piece, packed in the background.

    Packed as gzip (RFC 1952), of which the raw deflate between header and trailer goes into the ZIP file: so the
    checksum is made in the same breath.
    """

    def __init__(self, archive: "Archive") -> None:
        self._archive = archive
        self._pack = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP | zlib.MAX_WBITS)
        self._waiting: list[bytes] = []
        self._room = _TOGETHER
        self.body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by the archive
        self.crc, self.size, self.packed_size = 0, 0, 0

    def write(self, piece: bytes) -> None:
        """Hand a piece over. Raises what went wrong with an earlier one."""
        self._waiting.append(piece)
        self._room -= len(piece)
        if self._room <= 0:
            pieces, self._waiting, self._room = self._waiting, [], _TOGETHER
            self._archive.put(self, pieces)

    def pack(self, pieces: list[bytes]) -> None:
        """Take pieces in; called by the packing thread."""
        lot = b"".join(pieces)
        self.size += len(lot)
        self.body.write(self._pack.compress(lot))

    def finish(self) -> None:
        """Pack what is left and keep of it what lies between the header and the trailer."""
        self.pack(self._waiting)
        self.body.write(self._pack.flush())
        end = self.body.seek(-_GZIP_TRAILER, io.SEEK_END)
        (self.crc,) = struct.unpack_from("<L", self.body.read())
        self.packed_size = end - _GZIP_HEADER
        self.body.truncate(end)
        self.body.seek(_GZIP_HEADER)

    def header(self, name: bytes) -> bytes:
        """What the local header and the directory say alike, up to the length of the name."""
        sizes = (self.crc, self.packed_size, self.size, len(name), 0)
        return struct.pack("<HHHLLLLHH", _VERSION, 0, _DEFLATED, _NEW_YEAR_1980, *sizes)


class Archive:
    """The ZIP file at ``path``: parts in the order in which they were begun; written when the block ends well.

    Raises OSError, and BadInput for more than a ZIP file without extensions holds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parts: dict[str, Part] = {}
        self._lots: queue.Queue[tuple[Part, list[bytes]] | None] = queue.Queue(_WAITING)
        self._trouble: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="packing", daemon=True)

    def __enter__(self) -> "Archive":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._trouble = self._trouble or error
        self._lots.put(None)
        self._thread.join()
        try:
            if kind is None:
                self._write()
        finally:
            for part in self._parts.values():
                part.body.close()

    def part(self, name: str) -> Part:
        """Begin a part."""
        self._parts[name] = Part(self)
        return self._parts[name]

    def put(self, part: Part, pieces: list[bytes]) -> None:
        """Let ``pieces`` be packed; waits while too many do. Raises what went wrong with earlier ones."""
        if self._trouble is not None:
            raise self._trouble
        self._lots.put((part, pieces))

    def _work(self) -> None:
        while (job := self._lots.get()) is not None:
            if self._trouble is None:
                self._pack(*job)

    def _pack(self, part: Part, pieces: list[bytes]) -> None:
        try:
            part.pack(pieces)
        except BaseException as error:  # raised again in the thread that writes
            self._trouble = error

    def _write(self) -> None:
        if self._trouble is not None:
            raise self._trouble
        with self._path.open("wb") as file:
            directory = [self._write_part(file, name.encode(), part) for name, part in self._parts.items()]
            start = file.tell()
            file.writelines(directory)
            counts = (len(directory), len(directory), file.tell() - start, start)
            file.write(struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, *counts, 0))

    def _write_part(self, file: IO[bytes], name: bytes, part: Part) -> bytes:
        """Append a part and return its line of the directory."""
        part.finish()
        start = file.tell()
        if max(part.size, part.packed_size, start + part.packed_size) > _MOST:
            raise BadInput(_("That is more than a workbook holds. Export it as .csv instead."))
        file.write(b"PK\x03\x04" + part.header(name) + name)
        shutil.copyfileobj(part.body, file, 1 << 20)
        made_by, rest = struct.pack("<H", _VERSION), struct.pack("<HHHLL", 0, 0, 0, 0, start)
        return b"PK\x01\x02" + made_by + part.header(name) + rest + name
