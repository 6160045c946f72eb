"""The XML of a worksheet's rows, written as fast as it packs."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from organizer.domain.export_base import LONGEST_TEXT
from organizer.domain.sheets import Cell, Row

_ESCAPE = re.compile(r"[&<>\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_BETWEEN = "\x1f"
_EDGE = re.compile(r"\A\s|\s\Z|[\n\t]|  ")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count a 29 February 1900 that never was
_DAY = timedelta(days=1)


def rows_xml(first: int, rows: Sequence[Row], styles: Sequence[int], attributes: Sequence[str]) -> str:
    """The XML of ``rows``, the first of them the spreadsheet's row ``first``.

    ``styles`` holds one style per column, ``attributes`` what each row's tag says besides its number. A few hundred
    rows at a time, column by column: most columns hold nothing that XML minds, which one look at all their text tells.
    """
    numbers = range(first, first + len(rows))
    columns = zip(map(column_letters, range(len(styles))), styles, zip(*rows, strict=True), strict=True)
    cells = [_column(letters, style, values, numbers) for letters, style, values in columns]
    tags = [f'<row r="{number}"{more}>' for number, more in zip(numbers, attributes, strict=True)]
    return "".join(map("".join, zip(tags, *cells, ["</row>"] * len(rows), strict=True)))


def _column(letters: str, style: int, values: tuple[Cell, ...], numbers: range) -> list[str]:
    """The XML of one column's cells; empty ones are not written."""
    look = f' s="{style}"' if style else ""
    texts = _escaped_at_once(values)
    if texts is not None:
        start, end = f'<c r="{letters}', f'"{look} t="inlineStr"><is><t>'
        return [f"{start}{n}{end}{text}</t></is></c>" if text else "" for n, text in zip(numbers, texts, strict=True)]
    return [
        "" if value is None or value == "" else f'<c r="{letters}{n}"{look}{_content(value)}</c>'
        for n, value in zip(numbers, values, strict=True)
    ]


def _escaped_at_once(values: tuple[Cell, ...]) -> list[str] | None:
    """The texts escaped in one go; None when not all are texts or one of them needs a closer look."""
    try:
        text = _BETWEEN.join(["" if value is None else value for value in values])  # type: ignore[misc]  # caught
    except TypeError:
        return None
    printable = text.replace(_BETWEEN, "").isprintable()
    edges = (text[:1], text[-1:]).count(" ") or f"{_BETWEEN} " in text or f" {_BETWEEN}" in text
    if edges or not printable or "  " in text or "_x" in text or _may_be_too_long(text):
        return None
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split(_BETWEEN)


def _may_be_too_long(text: str) -> bool:
    return len(text) * 2 > LONGEST_TEXT and max(map(len, text.split(_BETWEEN))) * 2 > LONGEST_TEXT


def _content(value: Cell) -> str:
    """What follows a cell's style: the rest of its start tag and its value."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v>'
    if isinstance(value, int | float):
        return f"><v>{value!r}</v>"
    number = _serial(value)
    return _text(str(value)) if number is None else f"><v>{number!r}</v>"


def _text(value: str) -> str:
    """An inline string. Never a formula, whatever it begins with."""
    if len(value) * 2 > LONGEST_TEXT:
        value = _shortened(value)
    space = ' xml:space="preserve"' if _EDGE.search(value) else ""
    return f' t="inlineStr"><is><t{space}>{_ESCAPE.sub(_escaped, value)}</t></is>'


def _escaped(found: re.Match[str]) -> str:
    """An entity; what XML cannot hold is dropped; a typed ``_x0041_`` is kept from being read as an escape."""
    text = found.group()
    return _ENTITIES.get(text, "_x005F" + text if len(text) > 1 else "")


def _shortened(value: str) -> str:
    units = value.encode("utf-16-le", "surrogatepass")[: LONGEST_TEXT * 2]
    return units.decode("utf-16-le", "ignore")


def _serial(value: date | time | timedelta | None) -> float | int | None:
    """Days since the epoch of spreadsheets; None where they cannot count so far back."""
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    if isinstance(value, timedelta):
        return value / _DAY
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) - _EPOCH) / _DAY if value.date() >= _FIRST_DAY else None
    if value is None or value < _FIRST_DAY:
        return None
    return value.toordinal() - _EPOCH.toordinal()


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
