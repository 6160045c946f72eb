"""Pictures told from other files."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from organizer.errors import BadInput, FileTrouble
from organizer.files.pictures import read_picture


@pytest.mark.parametrize(("name", "kind"), [("logo.png", "image/png"), ("logo.jpg", "image/jpeg")])
def test_what_kind_of_picture_and_how_large(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    image = QImage(321, 123, QImage.Format.Format_RGB32)
    image.fill("red")
    assert image.save(str(path))
    found = read_picture(path)
    assert (found.media_type, found.width, found.height) == (kind, 321, 123)
    assert found.data == path.read_bytes()
    assert len(found.sha256) == 64


def _png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10", b"\xff\xd8\xff\xff\xff\xff" * 20),
        *(_png(0, 5), _png(60_000, 60_000)),
    ],
    ids=["nothing", "GIF", "cut PNG", "cut JPEG", "filling only", "empty", "a bomb"],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(BadInput):
        read_picture(path)


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        read_picture(tmp_path / "missing.png")
