"""The XML of a worksheet's rows, written as fast as it packs."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from types import NoneType
from typing import Any

from organizer.domain.sheets.csv_guard import guarded
from organizer.domain.sheets.export_base import LONGEST_TEXT
from organizer.domain.sheets.workbook import Cell, Row

_ESCAPE = re.compile(r"[&<>\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_BETWEEN = "`"  # between texts that are looked at together: printable, and rare in names and addresses
_MARK = _BETWEEN.encode()
_SIGNS = b"'=+-@\xef"  # what a formula begins with; the wide signs (U+FF0B …) begin with that byte
_PEERED_AT = _SIGNS + _MARK + b"&<> _"
_PLAIN = bytes(each for each in range(256) if 0x20 <= each != 0x7F and each not in _PEERED_AT)
_EDGE = re.compile(r"\A\s|\s\Z|[\n\t]|  ")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_FORMULA_START = re.compile(f"{_BETWEEN}['=+\\-@＝＋－＠]")
_NUMBER_MARKS = f"0123456789 +-()./{_BETWEEN}"
_INLINE, _INLINE_END = b' t="inlineStr"><is><t>', b"</t></is></c>"
_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY = 61  # 1900-03-01: before it spreadsheets count a 29 February 1900 that never was
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Looks:
    """Numbers of styles: one for each column, and the one for texts that somebody could take for a formula.

    That one has the attribute ``quotePrefix`` (ECMA-376 part 1, 18.8.45), which a typed apostrophe sets: such a text
    stays one when its cell is edited.
    """

    columns: Sequence[int]
    quoted: int = 0


Strip = bytes | Sequence[bytes]
"""A piece of XML that is the same in all rows, or one for each of them."""


def rows_xml(first: int, columns: Sequence[Sequence[Cell]], looks: Looks, folded: Collection[int]) -> bytes:
    """The XML of some rows, given column by column; the first of them is the spreadsheet's row ``first``.

    ``folded``: the places (from 0) of rows that fold away under the one above. Laying strips side by side and joining
    all pieces once is what is fast: a cell costs three pointers that are copied, and no formatting.
    """
    count = len(columns[0]) if columns else 0
    rows = _Numbers([b"%d" % number for number in range(first, first + count)])
    strips: list[Strip] = [b'<row r="', rows.numbers, _row_ends(count, folded)]
    for index, (style, values) in enumerate(zip(looks.columns, columns, strict=True)):
        start = b'<c r="' + column_letters(index).encode()
        strips += _cells(start, rows, (_look(style), _look(looks.quoted or style)), values)
    strips.append(b"</row>")
    return _side_by_side(strips, count)


def _row_ends(count: int, folded: Collection[int]) -> Strip:
    """What closes the rows' start tags."""
    return [b'" outlineLevel="1">' if place in folded else b'">' for place in range(count)] if folded else b'">'


def _side_by_side(strips: Iterable[Strip], count: int) -> bytes:
    merged: list[Strip] = []
    for strip in strips:
        if merged and isinstance(strip, bytes) and isinstance(merged[-1], bytes):
            merged[-1] += strip
        else:
            merged.append(strip)
    pieces = [b""] * (len(merged) * count)
    for place, strip in enumerate(merged):
        pieces[place :: len(merged)] = [strip] * count if isinstance(strip, bytes) else strip
    return b"".join(pieces)


class _Numbers:
    """The numbers of some rows, and what they look like with something behind them."""

    def __init__(self, numbers: Sequence[bytes]) -> None:
        self.numbers = numbers
        self._followed: dict[bytes, Sequence[bytes]] = {}

    def followed_by(self, rest: bytes) -> Sequence[bytes]:
        """Each number and ``rest``; most columns look alike, so this is made once for them."""
        if rest not in self._followed:
            self._followed[rest] = [number + rest for number in self.numbers]
        return self._followed[rest]


def _look(style: int) -> bytes:
    return b'" s="%d"' % style if style else b'"'


def _cells(start: bytes, rows: _Numbers, looks: tuple[bytes, bytes], values: Sequence[Cell]) -> list[Strip]:
    """The strips of one column, ``looks`` of usual and of quoted texts; empty cells are not written."""
    kinds = set(map(type, values))
    if kinds == {datetime}:
        return _moments(start, rows, looks[0], values)
    if NoneType in kinds:
        values, kinds = ["" if value is None else value for value in values], kinds - {NoneType}
    texts = _escaped_at_once(values) if kinds <= {str} else None
    if texts is None:
        return _one_by_one(start, rows, looks, values)
    if not any(texts):
        return []
    heads = rows.followed_by(looks[0] + _INLINE)
    if all(texts):
        return [start, heads, texts, _INLINE_END]
    cells = zip(heads, texts, strict=True)
    return [[start + head + text + _INLINE_END if text else b"" for head, text in cells]]


def _moments(start: bytes, rows: _Numbers, look: bytes, values: Sequence[Any]) -> list[Strip]:
    """The strips of a column of moments without a zone."""
    days = [(value - _EPOCH) / _DAY for value in values]
    if min(days) < _FIRST_DAY:
        return [
            [_cell(start + number, (look, look), value) for number, value in zip(rows.numbers, values, strict=True)]
        ]
    texts = repr(days)[1:-1].encode().split(b", ")
    return [start, rows.followed_by(look + b"><v>"), texts, b"</v></c>"]


def _one_by_one(start: bytes, rows: _Numbers, looks: tuple[bytes, bytes], values: Sequence[Cell]) -> list[Strip]:
    return [[_cell(start + number, looks, value) for number, value in zip(rows.numbers, values, strict=True)]]


def _cell(start: bytes, looks: tuple[bytes, bytes], value: Cell) -> bytes:
    """One cell; nothing for an empty one."""
    if value is None or value == "":
        return b""
    quoted = isinstance(value, str) and guarded(value) != value
    return start + looks[quoted] + _content(value) + b"</c>"


def hidden_row_xml(number: int, row: Row) -> bytes:
    """The XML of a row of texts of which is known that they are printable ASCII and not too long."""
    start, end = ' t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
    texts = enumerate(map(str, row))
    cells = [f'<c r="{column_letters(index)}{number}"{start}{_plainly_escaped(text)}{end}' for index, text in texts]
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _escaped_at_once(texts: Sequence[Any]) -> Sequence[bytes] | None:
    """The texts escaped in one go; None when one of them needs a closer look.

    All are looked at together, and one call tells of most of what is in them that it is plain.
    """
    joined = _BETWEEN.join(texts)
    if not (joined.isascii() or joined.isprintable()):
        return None
    special = joined.encode().translate(None, _PLAIN)
    if special.count(_MARK) != len(texts) - 1 or special.translate(None, _PEERED_AT):
        return None
    if (b" " in special and _has_edges(joined)) or (b"_" in special and "_x" in joined) or _may_be_too_long(joined):
        return None
    if _holds(special, _SIGNS) and _may_be_formula(joined):
        return None
    if _holds(special, b"&<>"):
        return _plainly_escaped(joined).encode().split(_MARK)
    return list(map(str.encode, texts))


def _holds(data: bytes, some: bytes) -> bool:
    """Whether any byte of ``some`` is in the data."""
    return len(data.translate(None, some)) < len(data)


def _has_edges(joined: str) -> bool:
    """Whether a text begins or ends with a blank or has two together, which XML has to be told to keep."""
    ends = joined.startswith(" ") or joined.endswith(" ")
    return ends or "  " in joined or f"{_BETWEEN} " in joined or f" {_BETWEEN}" in joined


def _plainly_escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _may_be_formula(joined: str) -> bool:
    """Whether a text begins like a formula. Phone numbers begin with a sign as well and are told at one look."""
    if not _FORMULA_START.search(_BETWEEN + joined):
        return False
    signs = joined.count(f"{_BETWEEN}+") + joined.startswith("+")
    if not joined.strip(_NUMBER_MARKS) and joined.count("+") == signs:
        return False
    return any(guarded(text) != text for text in joined.split(_BETWEEN))


def _may_be_too_long(text: str) -> bool:
    return len(text) * 2 > LONGEST_TEXT and max(map(len, text.split(_BETWEEN))) * 2 > LONGEST_TEXT


def _content(value: str | float | date | time | timedelta) -> bytes:
    """What follows a cell's style: the rest of its start tag and its value."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return b' t="b"><v>%d</v>' % value
    number = value if isinstance(value, int | float) else _serial(value)
    return _text(str(value)) if number is None else f"><v>{number!r}</v>".encode()


def _text(value: str) -> bytes:
    """An inline string. Never a formula, whatever it begins with."""
    if len(value) * 2 > LONGEST_TEXT:
        value = _shortened(value)
    space = ' xml:space="preserve"' if _EDGE.search(value) else ""
    return f' t="inlineStr"><is><t{space}>{_ESCAPE.sub(_escaped, value)}</t></is>'.encode()


def _escaped(found: re.Match[str]) -> str:
    """An entity; what XML cannot hold is dropped; a typed ``_x0041_`` is kept from being read as an escape."""
    text = found.group()
    return _ENTITIES.get(text, "_x005F" + text if len(text) > 1 else "")


def _shortened(value: str) -> str:
    units = value.encode("utf-16-le", "surrogatepass")[: LONGEST_TEXT * 2]
    return units.decode("utf-16-le", "ignore")


def _serial(value: date | time | timedelta) -> float | int | None:
    """Days since the epoch of spreadsheets; None where they cannot count so far back."""
    if isinstance(value, datetime):
        days = (value.replace(tzinfo=None) - _EPOCH) / _DAY
        return days if days >= _FIRST_DAY else None
    if isinstance(value, date):
        whole = value.toordinal() - _EPOCH.toordinal()
        return whole if whole >= _FIRST_DAY else None
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return value / _DAY


@cache
def column_letters(index: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def display_width(text: str) -> int:
    """Columns that the longest line takes, an East Asian character two."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max((_line_width(line) for line in text.splitlines()), default=0)


def _line_width(line: str) -> int:
    return len(line) + sum(unicodedata.east_asian_width(char) in "WF" for char in line)
