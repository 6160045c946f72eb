"""A ZIP file whose parts are packed by another thread while the next piece of them is being made.

zlib lets the interpreter go while it packs, so on two cores making XML and packing it overlap. The container is written
here and not by :mod:`zipfile`, which marks a part of unknown length as ZIP64, and Excel offers to repair such books
(XlsxWriter's documentation of ``use_zip64``). Layout: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import queue
import shutil
import struct
import tempfile
import threading
import zlib
from pathlib import Path
from types import TracebackType
from typing import IO

from organizer.errors import BadInput
from organizer.i18n import _

LEVEL = 6
"""Of deflate: 4 is a fifth faster and a fifth larger, and books travel by mail."""

_WAITING = 8  # pieces that may wait to be packed
_IN_MEMORY = 1 << 24  # bytes of a packed part before it goes to the disk
_MOST = 0xFFFF_FFFF  # bytes of a part, or of all of them, without ZIP64
_VERSION, _DEFLATED = 20, 8
_NEW_YEAR_1980 = 0x0021_0000  # date and time of every part, so that the same book gives the same bytes


class Part:
    """One file inside: written piece by piece, packed in the background."""

    def __init__(self, archive: "Archive") -> None:
        self._archive = archive
        self._pack = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self.body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by the archive
        self.crc, self.size, self.packed_size = 0, 0, 0

    def write(self, piece: bytes) -> None:
        """Hand a piece over. Raises what went wrong with an earlier one."""
        self._archive.put(self, piece)

    def pack(self, piece: bytes) -> None:
        """Take a piece in; called by the packing thread."""
        self.crc = zlib.crc32(piece, self.crc)
        self.size += len(piece)
        self.packed_size += self.body.write(self._pack.compress(piece))

    def finish(self) -> None:
        """Pack what is left."""
        self.packed_size += self.body.write(self._pack.flush())
        self.body.seek(0)

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
        self._pieces: queue.Queue[tuple[Part, bytes] | None] = queue.Queue(_WAITING)
        self._trouble: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="packing", daemon=True)

    def __enter__(self) -> "Archive":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._trouble = self._trouble or error
        self._pieces.put(None)
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

    def put(self, part: Part, piece: bytes) -> None:
        """Let ``piece`` be packed; waits while too many do. Raises what went wrong with an earlier one."""
        if self._trouble is not None:
            raise self._trouble
        self._pieces.put((part, piece))

    def _work(self) -> None:
        while (job := self._pieces.get()) is not None:
            if self._trouble is None:
                self._pack(*job)

    def _pack(self, part: Part, piece: bytes) -> None:
        try:
            part.pack(piece)
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
