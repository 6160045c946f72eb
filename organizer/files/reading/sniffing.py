"""What a file is, by its bytes and not by its name."""

import struct
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from organizer.event_file import begins_event
from organizer.files.reading.encodings import wide_encoding
from organizer.files.reading.messages import Fault, ReadFault, Thing

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_THINGS = {
    b"\x89PNG": Thing.PICTURE,
    b"\xff\xd8\xff": Thing.PICTURE,
    b"GIF8": Thing.PICTURE,
    b"%PDF": Thing.PDF,
    b"\x1f\x8b": Thing.ARCHIVE,
    b"7z\xbc\xaf": Thing.ARCHIVE,
    b"Rar!": Thing.ARCHIVE,
    b"{\\rtf": Thing.LETTER,
    b"SQLite format 3": Thing.DATABASE,
}
_PAGES = (b"<html", b"<head", b"<body", b"<meta", b"<table", b"<tr", b"<div", b"<!doctype html")
_LETTERS = (b"mime-version:", b"from: <saved by")  # a page saved as one file, in the form of an e-mail
_LARGEST = 1 << 30  # bytes of all parts, unpacked: a sheet of a million rows stays below
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Format(StrEnum):
    """The families of files that are told apart."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    XML = "xml"
    HTML = "html"
    TEXT = "csv"


def sniff(path: Path) -> Format:
    """The format of ``path``; raises ReadFault for what is no table and for packed files that unpack to too much."""
    with path.open("rb") as file:
        head = file.read(8192)
    if not head:
        raise ReadFault(Fault.EMPTY)
    if "~$" in path.name and len(head) < 200:
        raise ReadFault(Fault.LOCK_FILE)
    if head.startswith(_OLE):
        return _sniff_ole(path)
    if head.startswith(_ZIP) or zipfile.is_zipfile(path):
        return format_of_package(path)
    if begins_event(head):
        raise ReadFault(Fault.NOT_A_SHEET, Thing.EVENT)
    for start, thing in _THINGS.items():
        if head.startswith(start):
            raise ReadFault(Fault.NOT_A_SHEET, thing)
    return _sniff_text(head)


def is_encrypted(path: Path) -> bool:
    """Whether an OLE file is the envelope of an encrypted workbook, or an .xls with a password (MS-OFFCRYPTO 2.1)."""
    import olefile

    data = path.read_bytes()
    if _ENCRYPTED in data:
        return True
    try:
        with olefile.OleFileIO(data) as storage:
            name = next((each for each in ("Workbook", "Book") if storage.exists(each)), None)
            return bool(name) and _has_file_pass(storage.openstream(name).read(1 << 16))
    except (OSError, ValueError, IndexError):
        return False


def _has_file_pass(data: bytes) -> bool:
    """Whether the record FilePass is among the workbook's first ones (MS-XLS 2.4.117)."""
    place = 0
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        if kind in (0x002F, 0x000A):
            return bool(kind == 0x002F)
        place += 4 + length
    return False


def _sniff_ole(path: Path) -> Format:
    data = path.read_bytes()
    if _ENCRYPTED in data:
        return Format.XLSX
    workbook = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))  # Excel 97 on, Excel 95
    if not workbook and "WordDocument".encode("utf-16-le") in data:
        raise ReadFault(Fault.WORD_FILE)
    return Format.XLS


def format_of_package(source: Path | BinaryIO) -> Format:
    """What a zip archive holds. Raises ReadFault for another thing, and where it would unpack to too much."""
    try:
        with zipfile.ZipFile(source) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ReadFault(Fault.DAMAGED) from error
    if sum(part.file_size for part in parts) >= _LARGEST:
        raise ReadFault(Fault.TOO_LARGE)
    return _format_of_parts({part.filename.replace("\\", "/").lower() for part in parts})


def _format_of_parts(names: set[str]) -> Format:
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if "content.xml" in names:
        return Format.ODS
    if "encrypted-package" in names:  # OpenDocument 1.4, part 2: the whole package in one
        raise ReadFault(Fault.PASSWORD_OF_ODS)
    if any(name.startswith("word/") for name in names):
        raise ReadFault(Fault.WORD_FILE)
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise ReadFault(Fault.NUMBERS_FILE)
    if not any("workbook" in name or name == "[content_types].xml" for name in names):
        raise ReadFault(Fault.NOT_A_SHEET, Thing.ARCHIVE)
    return Format.XLSX


def _sniff_text(head: bytes) -> Format:
    start = _narrow(head).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and start.startswith((b"<?xml", b"<workbook", b"<ss:")):
        return Format.XML
    if start.startswith(_LETTERS) or (start.startswith(b"<") and any(tag in start for tag in _PAGES)):
        return Format.HTML
    if start.startswith(b"<?xml"):
        raise ReadFault(Fault.NOT_A_SHEET)
    if _binary(head):
        raise ReadFault(Fault.NOT_A_SHEET)
    return Format.TEXT


def _narrow(head: bytes) -> bytes:
    """The beginning without the zero bytes of UTF-16."""
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _binary(head: bytes) -> bool:
    """Whether there are control bytes that no text has; NULs alone may be UTF-16 or UTF-32."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(head):
        return False
    controls = sum(head.count(byte) for byte in range(1, 32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b")
    return controls > len(head) // 50
