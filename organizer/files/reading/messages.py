"""What a reading child process tells its parent: faults, oddities and the messages they travel in.

The child speaks no language: it sends kinds and details, and the parent makes the sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from organizer.domain.programme.in_files import Programme
from organizer.domain.sheets.workbook import Decoding, ErrorCell, MergedRange, Row


class Fault(StrEnum):
    """Why a file cannot be read."""

    EMPTY = "empty"
    LOCK_FILE = "lock-file"
    PASSWORD_NEEDED = "password-needed"
    PASSWORD_WRONG = "password-wrong"
    PASSWORD_UNKNOWN = "password-unknown"
    PASSWORD_OF_ODS = "password-of-ods"
    WEB_PAGE = "web-page"
    WORD_FILE = "word-file"
    NUMBERS_FILE = "numbers-file"
    NOT_A_SHEET = "not-a-sheet"
    DAMAGED = "damaged"
    NEEDS_CARE = "needs-care"
    DAMAGED_ROW = "damaged-row"
    DAMAGED_CELL = "damaged-cell"
    NO_SHEETS = "no-sheets"
    TOO_LARGE = "too-large"
    OPEN_QUOTE = "open-quote"
    FORBIDDEN_XML = "forbidden-xml"
    DAMAGED_XML = "damaged-xml"
    NOT_A_SCHEDULE = "not-a-schedule"
    DAMAGED_PROGRAMME = "damaged-programme"
    ONLY_SPEAKERS = "only-speakers"
    MISSING_FILE = "missing-file"
    UNREADABLE = "unreadable"


class Thing(StrEnum):
    """What a file is that was taken for a sheet."""

    PICTURE = "picture"
    PDF = "pdf"
    ARCHIVE = "archive"
    LETTER = "letter"
    EVENT = "event"
    DATABASE = "database"


class Oddity(StrEnum):
    """What is odd about a file that can be read."""

    ERROR_CELLS = "error-cells"
    NO_RESULTS = "no-results"
    HIDDEN_ROWS = "hidden-rows"
    LOST_DIGITS = "lost-digits"
    FAR_CELLS = "far-cells"
    CUT_TEXTS = "cut-texts"
    LOST_CHARACTERS = "lost-characters"
    LONG_ROWS = "long-rows"
    SHORT_ROWS = "short-rows"


@dataclass(frozen=True, slots=True)
class Note:
    """One oddity: how often, and the first of its places (cells, rows or columns as the spreadsheet calls them)."""

    oddity: Oddity
    count: int = 1
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody says of a file: its password, and how to take a text file where the guess is wrong."""

    password: str | None = None
    encoding: str | None = None
    delimiter: str | None = None


NO_WISHES = Wishes()


class ReadFault(Exception):
    """The file cannot be read, for a reason that a sentence exists for."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class SheetStarts:
    """The rows that follow belong to this sheet; ``height`` is how many there will be, as far as one can tell."""

    name: str
    height: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetEnds:
    """What else is known of the sheet whose rows were sent."""

    merged: tuple[MergedRange, ...] = ()
    errors: tuple[ErrorCell, ...] = ()
    notes: tuple[Note, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything was sent. ``decodings`` are the ways to read a text file whose encoding is a guess."""

    format: str
    encoding: str | None = None
    delimiter: str | None = None
    decodings: tuple[Decoding, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing more will come."""

    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SharedRows:
    """Rows of which many cells may be one and the same long text."""

    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Document:
    """What a JSON file holds."""

    value: Any


Message = SheetStarts | list[Row] | SharedRows | SheetEnds | Finished | Failed | Programme | Document
Send = Callable[[Message], None]

CHUNK = 2_000
"""Rows in a message: some 3 ms to unpack, so that the window's thread keeps breathing."""

MOST_PLACES = 5
"""Places that a note names."""

MOST_BYTES = 64 << 20
"""Bytes of all messages: 450,000 people with 15 columns, which take some 300 MB in the program."""
