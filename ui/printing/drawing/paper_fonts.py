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
from pathlib import Path

import platformdirs
from PySide6.QtGui import QRawFont

_VERSION = b"1"  # of what is done to a font; another one makes the copies anew
_TABLES = (
    *("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "post", "gasp", "BASE", "GDEF", "GPOS", "kern", "VORG"),
    *("CFF ", "CFF2", "glyf", "loca", "cvt ", "fpgm", "prep", "vhea", "vmtx"),
    *("fvar", "avar", "gvar", "cvar", "HVAR", "MVAR", "VVAR", "STAT"),
)

log = logging.getLogger(__name__)


class CannotCopy(Exception):
    """The system does not give out what a copy needs."""


def cache_folder() -> Path:
    """Where the copies lie."""
    return platformdirs.user_cache_path("organizer") / "fonts"


def paper_copy(font: QRawFont, family: str, folder: Path) -> Path:
    """The file of a copy of ``font`` under the name ``family``, made unless it is there. Raises CannotCopy, OSError."""
    path = copy_path(font, family, folder)
    if not path.exists():
        _make(font, family, _tag(_digest(font, family)), path)
    return path


def copy_path(font: QRawFont, family: str, folder: Path) -> Path:
    """Where a copy of ``font`` under the name ``family`` lies, or would."""
    return folder / f"{family.replace(' ', '-')}-{_digest(font, family)[:12]}.otf"


def _digest(font: QRawFont, family: str) -> str:
    return hashlib.sha256(_VERSION + family.encode() + _table(font, "head") + _table(font, "cmap")).hexdigest()


def _make(font: QRawFont, family: str, tag: str, path: Path) -> None:
    from ui.printing.drawing.font_copying import write_copy  # late: fontTools is heavy, and needed once on a machine

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    tables = {each: data for each in _TABLES if (data := _table(font, each))}
    try:
        write_copy(tables, family, font.styleName() or "Regular", tag, unfinished)
        unfinished.replace(path)
    except ValueError as problem:
        raise CannotCopy(str(problem)) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    log.info("made the paper copy %s", path.name)


def _table(font: QRawFont, tag: str) -> bytes:
    return bytes(font.fontTable(tag).data())


def _tag(digest: str) -> str:
    """Six capital letters, different for different fonts."""
    return "".join(chr(ord("A") + byte % 26) for byte in bytes.fromhex(digest[:12]))
