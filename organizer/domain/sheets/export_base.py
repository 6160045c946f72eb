"""What every cell of our own export was when it was written: the base of a three-way merge.

It travels in the workbook, in a sheet that spreadsheets keep but never show. Each row of that sheet is one JSON
document, cut into cells because a cell has an end: first a :class:`Head`, then some hundred people at a time, column by
column, and some hundred rows of the programme. Only printable ASCII stands in it, so that no program on the way finds
anything to correct.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from organizer.domain.country_names import Names
from organizer.domain.folding import clean
from organizer.domain.sheets.workbook import Field, Row, Sheet, Workbook

LONGEST_TEXT = 32_767
"""UTF-16 units that a cell takes; with more the whole book counts as damaged."""

UID_HEADER = "Organizer ID"
"""What the hidden column with the ids is called in every language."""

LISTS_MARK = "organizer lists"
"""The first cell of the hidden sheet with what drop-downs offer."""

_MARK = '{"organizer export":1,'
_BETWEEN, _PARTED = "`", '","'
_PROGRAMME = "programme"  # names the columns in a document with rows of the programme
_PIECE = 30_000  # characters in a cell of ours
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Head:
    """Which event was exported (its uid), and under which header each label of the people stood.

    ``countries``: what the event called them, where that is not usual.
    """

    event: str
    headers: Mapping[str, str]
    countries: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Base:
    """Everybody who was exported: ``places`` index the ``columns`` by uid, a column is named by its label."""

    head: Head
    places: Mapping[str, int]
    columns: Mapping[str, Sequence[str]]

    @property
    def own_labels(self) -> dict[str, str]:
        """The labels of custom fields by the headers under which they stood: the two differ where one was taken."""
        fields = set(Field)
        return {clean(text): label for label, text in self.head.headers.items() if label not in fields}


def head_row(head: Head) -> Row:
    """The first row of the hidden sheet."""
    return _cells(_MARK + json.dumps(_said(head), separators=(",", ":"))[1:])


def _said(head: Head) -> dict[str, Any]:
    said = {"event": head.event, "headers": head.headers, "countries": head.countries}
    return said if head.countries else {"event": head.event, "headers": head.headers}


def people_row(uids: Sequence[str], columns: Sequence[Sequence[str]]) -> Row:
    """A row of the hidden sheet: some people, ``columns`` in the order of the head's labels."""
    return _cells(f"[{','.join(map(_list, (uids, *columns)))}]")


def _list(texts: Sequence[str]) -> str:
    """The JSON of some texts: written as one and parted afterwards, which is twice as fast."""
    joined = json.dumps(_BETWEEN.join(texts))
    if joined.count(_BETWEEN) == len(texts) - 1:
        return f"[{joined.replace(_BETWEEN, _PARTED)}]"
    return json.dumps(texts, separators=(",", ":"))


def programme_row(keys: Sequence[str], columns: Sequence[Sequence[str]]) -> Row:
    """A row of the hidden sheet: some rows of the programme, ``columns`` in the order of ``keys``."""
    return _cells(json.dumps({_PROGRAMME: keys, "columns": columns}, separators=(",", ":")))


def _cells(text: str) -> Row:
    """In cells; what a spreadsheet could read as one of its own escapes (``_x0041_``) is written otherwise."""
    text = text.replace("_x", r"\u005fx")
    return tuple(text[start : start + _PIECE] for start in range(0, len(text), _PIECE))


def set_apart(workbook: Workbook) -> Workbook:
    """The workbook without the hidden sheets of our own export; that with the base is kept as its ``base``."""
    base = next((sheet for sheet in workbook.sheets if _begins_with(sheet, _MARK)), None)
    ours = (_MARK, LISTS_MARK)
    others = tuple(sheet for sheet in workbook.sheets if not any(_begins_with(sheet, mark) for mark in ours))
    return replace(workbook, sheets=others, base=base) if others != workbook.sheets else workbook


def _begins_with(sheet: Sheet, mark: str) -> bool:
    first = sheet.rows[0] if sheet.hidden and sheet.rows else ()
    return bool(first) and isinstance(first[0], str) and first[0].startswith(mark)


def read_head(sheet: Sheet | None) -> Head | None:
    """What the hidden sheet says of itself; None without one, or where somebody has damaged it."""
    match _document(sheet.rows[0]) if sheet else None:
        case {"event": str(event), "headers": dict(headers), **more} if _are_texts(headers.values()):
            return Head(event, headers, _names(more.get("countries")))
    return None


def read_base(sheet: Sheet | None) -> Base | None:
    """Everything that the hidden sheet holds; None without one, or where somebody has damaged it."""
    head = read_head(sheet)
    if sheet is None or head is None:
        return None
    parts: list[list[str]] = [[] for _each in range(len(head.headers) + 1)]
    for row in filter(any, sheet.rows[1:]):
        document = _document(row)
        if _is_of_programme(document):
            continue
        if not _is_block(document, len(parts)):
            return None
        for part, more in zip(parts, document, strict=True):
            part += more
    places = {uid: place for place, uid in enumerate(parts[0])}
    return Base(head, places, dict(zip(head.headers, parts[1:], strict=True)))


def read_programme_base(sheet: Sheet | None) -> dict[str, list[str]] | None:
    """The exported rows of the programme, column by column; None without any, or where somebody has damaged them."""
    found: dict[str, list[str]] = {}
    for document in map(_document, filter(any, sheet.rows[1:] if sheet else ())):
        if not _is_of_programme(document):
            continue
        keys, columns = document[_PROGRAMME], document.get("columns")
        if not _are_texts(keys) or not _is_block(columns, len(keys)) or (found and found.keys() != set(keys)):
            return None
        for key, column in zip(keys, columns, strict=True):
            found.setdefault(key, []).extend(column)
    return found or None


def _is_of_programme(document: Any) -> bool:
    return isinstance(document, dict) and isinstance(document.get(_PROGRAMME), list)


def _document(row: Row) -> Any:
    """What the row's JSON says; None where it is none. Nested without end it is a RecursionError, no ValueError."""
    try:
        return json.loads("".join(cell for cell in row if isinstance(cell, str)))
    except (ValueError, RecursionError):
        return None


def _is_block(document: Any, width: int) -> bool:
    """Whether it is some people, column by column: ``width`` lists of as many texts each."""
    if not isinstance(document, list) or len(document) != width:
        return False
    if not all(isinstance(column, list) and _are_texts(column) for column in document):
        return False
    return len(set(map(len, document))) == 1


def _names(countries: Any) -> Names:
    """Names of countries; none where somebody has damaged them."""
    given = countries if isinstance(countries, dict) else {}
    return given if all(isinstance(each, dict) and _are_texts(each.values()) for each in given.values()) else {}


def _are_texts(values: Iterable[Any]) -> bool:
    return {str}.issuperset(map(type, values))


def meanings(head: Head) -> dict[str, Field | None]:
    """What stood under each header: a field, or None for a custom one."""
    fields = set(Field)
    found = {clean(text): Field(label) if label in fields else None for label, text in head.headers.items()}
    return found | {UID_HEADER: Field.UID}


def as_written(text: str) -> str:
    """What a cell holds of a text: no more than it takes, and nothing that XML cannot say."""
    if len(text) * 2 > LONGEST_TEXT:
        text = text.encode("utf-16-le", "surrogatepass")[: LONGEST_TEXT * 2].decode("utf-16-le", "ignore")
    return _UNWRITABLE.sub("", text)
