"""Making a copy of a font from its tables; see :mod:`ui.printing.drawing.paper_fonts` for what is left out and why."""

import struct
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._c_m_a_p import table__c_m_a_p
from fontTools.ttLib.tables._n_a_m_e import table__n_a_m_e
from fontTools.ttLib.tables.DefaultTable import DefaultTable

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


def write_copy(tables: Mapping[str, bytes], family: str, style: str, tag: str, path: Path) -> None:
    """Write a font of these tables under other names; ``tag``: the six letters of a subset.

    Raises ValueError for tables that cannot be copied, OSError.
    """
    try:
        _copy(tables, family, style, tag).save(path, reorderTables=None)
    except (TTLibError, struct.error, KeyError, IndexError, AssertionError) as error:
        raise ValueError(str(error)) from error  # fonts of the world hold surprises


def _copy(tables: Mapping[str, bytes], family: str, style: str, tag: str) -> TTFont:
    if not tables.keys() >= _NEEDED or not tables.keys() & _OUTLINES:
        raise ValueError(f"only {', '.join(tables)} are given out")
    made = TTFont(sfntVersion="\0\1\0\0" if "glyf" in tables else "OTTO", recalcBBoxes=False, recalcTimestamp=False)
    count: int = struct.unpack(">H", tables["maxp"][4:6])[0]
    made.setGlyphOrder([f"g{number}" for number in range(count)])
    for each, data in tables.items():
        made[each] = _as_it_is(each, data)
    made["cmap"] = _clean_cmap(tables["cmap"], made)
    made["name"] = _names(family, style, tag)
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


def _names(family: str, style: str, tag: str) -> table__n_a_m_e:
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
