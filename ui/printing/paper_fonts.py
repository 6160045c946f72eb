"""Typefaces made fit for paper: copies whose text comes out of a PDF again exactly as it went in.

Qt writes into a PDF for each glyph the *lowest* code point that has it. Noto Sans CJK draws 香 for U+9999 and for the
Kangxi radical U+2FB9 with one glyph, so that names come out as radicals: unsearchable, though they look right. The
copies made here know such doubles no more, have no ligatures and alternates (a glyph without a code point comes out as
nothing), and have a subset's tag in their PostScript name, which Qt leaves out (ISO 32000-1, 9.9.2). The tables come
from Qt itself, so a font of any system can be copied. Copies lie in the user's cache folder and are made once.
"""

import hashlib
import logging
import os
import struct
from itertools import chain
from pathlib import Path

import platformdirs
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._c_m_a_p import table__c_m_a_p
from fontTools.ttLib.tables._n_a_m_e import table__n_a_m_e
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from PySide6.QtGui import QRawFont

_VERSION = b"1"  # of what is done to a font; another one makes the copies anew
_TABLES = (
    *("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "post", "gasp", "BASE", "GDEF", "GPOS", "kern", "VORG"),
    *("CFF ", "CFF2", "glyf", "loca", "cvt ", "fpgm", "prep", "vhea", "vmtx"),
    *("fvar", "avar", "gvar", "cvar", "HVAR", "MVAR", "VVAR", "STAT"),
)
_NEEDED = frozenset({"OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "post"})
_OUTLINES = frozenset({"CFF ", "CFF2", "glyf"})
_WANTED = (
    range(0x370, 0x500),
    range(0x3000, 0x3100),
    range(0x3400, 0xA000),
    range(0xAC00, 0xD800),
    range(0xFF00, 0xFF61),
)
"""Of the code points that share a glyph people write these: Greek, Cyrillic, kana, Han, Hangul, full width."""

log = logging.getLogger(__name__)


class CannotCopy(Exception):
    """The system does not give out what a copy needs."""


def cache_folder() -> Path:
    """Where the copies lie."""
    return platformdirs.user_cache_path("organizer") / "fonts"


def paper_copy(font: QRawFont, family: str, folder: Path) -> Path:
    """The file of a copy of ``font`` under the name ``family``, made unless it is there. Raises CannotCopy, OSError."""
    digest = hashlib.sha256(_VERSION + family.encode() + _table(font, "head") + _table(font, "cmap")).hexdigest()
    path = folder / f"{family.replace(' ', '-')}-{digest[:12]}.otf"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        try:
            _copy(font, family, _tag(digest)).save(unfinished, reorderTables=None)
        except (TTLibError, struct.error, ValueError, KeyError, IndexError, AssertionError) as error:
            raise CannotCopy(f"{font.familyName()}: {error}") from error  # fonts of the world hold surprises
        unfinished.replace(path)
        log.info("made the paper copy %s", path.name)
    return path


def _table(font: QRawFont, tag: str) -> bytes:
    return bytes(font.fontTable(tag).data())


def _tag(digest: str) -> str:
    """Six capital letters, different for different fonts."""
    return "".join(chr(ord("A") + byte % 26) for byte in bytes.fromhex(digest[:12]))


def _copy(font: QRawFont, family: str, tag: str) -> TTFont:
    tables = {each: data for each in _TABLES if (data := _table(font, each))}
    if not tables.keys() >= _NEEDED or not tables.keys() & _OUTLINES:
        raise CannotCopy(font.familyName())
    made = TTFont(sfntVersion="\0\1\0\0" if "glyf" in tables else "OTTO", recalcBBoxes=False, recalcTimestamp=False)
    count: int = struct.unpack(">H", tables["maxp"][4:6])[0]
    made.setGlyphOrder([f"g{number}" for number in range(count)])
    for each, data in tables.items():
        made[each] = _as_it_is(each, data)
    made["cmap"] = _clean_cmap(tables["cmap"], made)
    made["name"] = _names(family, font, tag)
    return made


def _as_it_is(tag: str, data: bytes) -> DefaultTable:
    table = DefaultTable(tag)
    table.data = data
    return table


def _clean_cmap(data: bytes, font: TTFont) -> table__c_m_a_p:
    """The character map without the code points that stand in the way of those that people write."""
    cmap = table__c_m_a_p()
    cmap.decompile(data, font)
    cmap.tables = [each for each in cmap.tables if each.isUnicode() and each.format in (4, 12)]
    for table in cmap.tables:
        for code in _in_the_way(table.cmap):
            del table.cmap[code]
    return cmap


def _in_the_way(cmap: dict[int, str]) -> list[int]:
    """The code points below one that people write with the same glyph."""
    wanted: dict[str, int] = {}
    for code in chain.from_iterable(_WANTED):
        if code in cmap:
            wanted.setdefault(cmap[code], code)
    return [code for code, glyph in cmap.items() if code < wanted.get(glyph, 0)]


def _names(family: str, font: QRawFont, tag: str) -> table__n_a_m_e:
    style = font.styleName() or "Regular"
    plain = style in ("Regular", "Bold")
    post_script = f"{tag}+{family.replace(' ', '')}-{style.replace(' ', '')}"
    texts = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: post_script,
        4: f"{family} {style}",
        6: post_script,
        16: family,
        17: style,
    }
    names = table__n_a_m_e()
    names.names = []
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    return names
