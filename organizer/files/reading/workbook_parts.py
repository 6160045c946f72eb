"""Which part of an .xlsx holds which sheet, and whether the small parts are what they should be."""

import posixpath
import re
import zipfile
from xml.etree import ElementTree

from organizer.files.reading.messages import Fault, ReadFault

_SHEET = re.compile(r"worksheets[/\\][^/\\]+\.xml$", re.IGNORECASE)
_BOOK = re.compile(r"(?:^|/)workbook\d*\.(?:xml|bin)$", re.IGNORECASE)
_LARGEST = 16 << 20  # bytes of a part that only lists sheets


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets' names and parts as the workbook says; what it does not name goes by the name of its part."""
    names = {_plain(name): name for name in archive.namelist()}
    found = _related(archive, names)
    for name in sorted(filter(_SHEET.search, archive.namelist()), key=_numbers):
        if name not in found.values():
            found[name] = name
    return found


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Refuse entity declarations in the small parts (an old way to blow up or to read other files)."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")) and "worksheets" not in part.filename:
            with archive.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(4096):
                    raise ReadFault(Fault.FORBIDDEN_XML)


def _plain(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


def _numbers(name: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", name)]


def _related(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    """What workbook.xml and its relationships say; nothing where they cannot be read."""
    book = next((name for name in names if _BOOK.search(name) and name.endswith(".xml")), None)
    if book is None:
        return {}
    folder, base = posixpath.split(book)
    try:
        relations = {
            each.get("Id"): each.get("Target") or ""
            for each in _xml(archive, names[posixpath.join(folder, "_rels", f"{base}.rels")])
            if each.get("TargetMode") != "External"
        }
        sheets = [each for each in _xml(archive, names[book]).iter() if each.tag.rpartition("}")[2] == "sheet"]
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, OSError, ValueError):
        return {}
    found = {}
    for sheet in sheets:
        target = relations.get(next((value for key, value in sheet.items() if key.endswith("}id")), None), "")
        part = names.get(_plain(target if target.startswith("/") else posixpath.join(folder, target)))
        if part and target:
            found[sheet.get("name", "")] = part
    return found


def _xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError(name)
    return ElementTree.fromstring(archive.read(name))
