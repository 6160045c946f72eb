"""The container: whole for other readers, without the extension that Excel wants to repair, gone when it fails."""

import struct
import zipfile
from pathlib import Path

import pytest

from organizer.errors import BadInput
from organizer.files.writing import packing
from organizer.files.writing.packing import Archive


def test_what_is_written_in_pieces_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with Archive(path) as archive:
        first, second = archive.part("one.txt"), archive.part("folder/two.txt")
        for number in range(50):
            second.write(b"%d," % number)
            first.write(b"x" * number)
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        assert book.namelist() == ["one.txt", "folder/two.txt"]
        assert book.read("one.txt") == b"x" * sum(range(50))
        assert book.read("folder/two.txt") == b"".join(b"%d," % number for number in range(50))


def test_nothing_needs_the_extension_for_large_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with Archive(path) as archive:
        archive.part("one.txt").write(b"x")
    version, extra = struct.unpack("<4xH22xH", path.read_bytes()[:30])
    assert (version, extra) == (20, 0)
    with zipfile.ZipFile(path) as book:
        assert [(each.extract_version, each.extra) for each in book.infolist()] == [(20, b"")]


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def write() -> None:
        with Archive(tmp_path / "a.zip") as archive:
            archive.part("one.txt").write(b"x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert list(tmp_path.iterdir()) == []


def test_an_error_while_packing_is_raised_where_it_is_written(tmp_path: Path) -> None:
    def write() -> None:
        with Archive(tmp_path / "a.zip") as archive:
            part = archive.part("one.txt")
            part.body.close()
            for _piece in range(100):
                part.write(bytes(range(256)) * 4096)

    with pytest.raises(ValueError, match="closed"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_more_than_fits_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_MOST", 10)
    with pytest.raises(BadInput, match=r"Export it as \.csv"), Archive(tmp_path / "a.zip") as archive:
        archive.part("one.txt").write(b"x" * 11)
