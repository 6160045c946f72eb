"""Plain tables and what was understood of them: the values between a reader, the window and an import.

Rows of a :class:`Sheet` and the ``body`` of an :class:`Inspection` count from 0; whatever is called ``row`` or
``header_row`` counts from 1, as the spreadsheet shows it. Columns count from 0.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""One value of a sheet; ``None`` and ``""`` are both empty."""

Row: TypeAlias = tuple[Cell, ...]


class Field(StrEnum):
    """What a column of a people sheet can mean; the words of the command line's JSON."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    SECOND_NAME = "second_name"
    KANA = "kana"
    BADGE_NAME = "badge_name"
    TITLE = "title"
    JOB_TITLE = "job_title"
    EMAIL = "email"
    PHONE = "phone"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    CATEGORY = "category"
    REGISTERED_AT = "registered_at"
    STATUS = "status"
    ORDER_ID = "order_id"
    TICKET_ID = "ticket_id"
    TICKET_SECRET = "ticket_secret"
    POSITION = "position"
    CODE = "code"
    CHECKED_IN = "checked_in"
    CHECKED_IN_AT = "checked_in_at"
    DIET = "diet"
    ACCOMMODATION = "accommodation"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    STUDENT_ID = "student_id"
    ID_CARD = "id_card"
    USER = "user"
    UID = "uid"
    """The hidden “Organizer ID” column of our own exports."""


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells that are shown as one; all four count from 0 and are inside."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds an error (``#REF!``) instead of a value and is empty in its row; both count from 0."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``rows[0]`` is the spreadsheet's row 1; rows may differ in length.

    ``hidden_columns`` count from 0; ``notes`` are sentences about what is odd in this sheet.
    """

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    errors: tuple[ErrorCell, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


DELIMITERS = (",", ";", "\t", "|")
"""What may stand between the cells of a text file."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """One way to read the bytes of a text file: the encoding and some lines as they look in it."""

    encoding: str
    preview: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file.

    ``format`` is what the bytes are (``xlsx``, ``xls``, ``xlsb``, ``ods``, ``csv``, ``html``, ``xml``), whatever the
    file is called; ``encoding`` and ``delimiter`` are None for workbooks. ``notes`` are sentences about the file.
    ``decodings``: where the encoding is a guess, the likely ones, the likeliest first; another one is chosen by reading
    again with ``encoding``. ``base`` is the hidden sheet of our own export that says what its cells were; it is none of
    the ``sheets``.
    """

    path: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[str, ...] = ()
    decodings: tuple[Decoding, ...] = ()
    base: Sheet | None = None


class SheetKind(StrEnum):
    """What a sheet is about; the words of ``organizer import --as``."""

    PEOPLE = "people"
    PROGRAMME = "programme"
    SCHEDULE = "schedule"
    PROJECTS = "projects"
    NEEDS = "needs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column seems to mean: ``field`` None keeps it as a custom field. ``confidence`` is 0 to 1.

    ``counts``: it only counts the lines, and is left out unless somebody wants it.
    """

    column: int
    header: str
    field: Field | None
    confidence: float
    samples: tuple[str, ...] = ()
    counts: bool = False


ColumnMapping: TypeAlias = Mapping[int, Field | None]
"""Column to field; None keeps the column as a custom field, a missing column is left out of the import."""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """One table of a workbook, to be offered: where it stands and the texts of its header.

    ``sheet`` and ``columns`` count from 0, ``header_row`` from 1 (0: it has none); ``body`` are indices of rows.
    ``end``: index of the first row that is not the table's any more, totals and remarks being still its own.
    """

    sheet: int
    header_row: int
    body: range
    columns: range
    headers: tuple[str, ...]
    end: int


@dataclass(frozen=True, slots=True)
class JoinedPart:
    """One of several tables that are read as one: its body begins at ``start``, an index of the joined rows.

    ``columns``: of each joined column where it stands in this table's sheet; those it does not have are missing.
    """

    place: TablePlace
    sheet: str
    start: int
    columns: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as the spreadsheet counts, and its sheet where several are read as one (else empty)."""

    row: int
    sheet: str = ""

    def __str__(self) -> str:
        return f"{self.row} ({self.sheet})" if self.sheet else str(self.row)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was understood of a file before anything is written.

    ``body`` are the indices into ``table.rows`` between the header and the totals below; blank rows are among them.
    ``table`` is the chosen one: its sheet without other tables below and beside it, and ``place`` says where it is.
    ``tables`` are all of the workbook, among them ``place`` unless somebody pointed at another row;
    :func:`~organizer.domain.sheets.layout.inspect_table` looks at another one of them. ``notes`` are sentences about
    what is odd in the file and in this table.

    With ``parts`` several tables are read as one (:mod:`organizer.domain.sheets.joining`): ``place`` is the first of
    them, rows are those of the joined ``table``, and :meth:`at` says where they really stand.
    """

    workbook: Workbook
    kind: SheetKind
    sheet: int
    header_row: int
    mapping: tuple[ColumnGuess, ...]
    body: range
    notes: tuple[str, ...] = ()
    table: Sheet = Sheet("", ())
    place: TablePlace | None = None
    tables: tuple[TablePlace, ...] = ()
    parts: tuple[JoinedPart, ...] = ()

    @property
    def places(self) -> tuple[TablePlace | None, ...]:
        """Every table that is looked at."""
        return tuple(part.place for part in self.parts) or (self.place,)

    def part_of(self, row: int) -> JoinedPart:
        """The part in which a row of the joined table stands."""
        return self.parts[max(0, bisect_right(self.parts, row - 1, key=lambda part: part.start) - 1)]

    def at(self, row: int) -> SheetRow:
        """Where a row really stands; ``row`` counts in the joined table, from 1."""
        if not self.parts:
            return SheetRow(row)
        part = self.part_of(row)
        return SheetRow(row - part.start + part.place.body.start, part.sheet)

    @property
    def columns(self) -> dict[int, Field | None]:
        """The guessed mapping in the form :data:`ColumnMapping`."""
        return {guess.column: guess.field for guess in self.mapping if not guess.counts}
