"""What a reading child process tells its parent: faults, oddities and the messages they travel in.

The child speaks no language: it sends kinds and details, and the parent makes the sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.programmes import Programme
from organizer.domain.sheets import MergedRange, Row


class Fault(StrEnum):
    """Why a file cannot be read."""

    EMPTY = "empty"
    LOCK_FILE = "lock-file"
    PASSWORD_NEEDED = "password-needed"
    PASSWORD_WRONG = "password-wrong"
    WEB_PAGE = "web-page"
    OLD_XML = "old-xml"
    WORD_FILE = "word-file"
    NUMBERS_FILE = "numbers-file"
    NOT_A_SHEET = "not-a-sheet"
    DAMAGED = "damaged"
    NO_SHEETS = "no-sheets"
    TOO_LARGE = "too-large"
    OPEN_QUOTE = "open-quote"
    FORBIDDEN_XML = "forbidden-xml"
    DAMAGED_XML = "damaged-xml"
    NOT_A_SCHEDULE = "not-a-schedule"
    UNREADABLE = "unreadable"


class Oddity(StrEnum):
    """What is odd about a file that can be read."""

    ERROR_CELLS = "error-cells"
    NO_RESULTS = "no-results"
    HIDDEN_ROWS = "hidden-rows"
    FAR_CELLS = "far-cells"
    LOST_CHARACTERS = "lost-characters"
    UNEVEN_ROWS = "uneven-rows"


@dataclass(frozen=True, slots=True)
class Note:
    """One oddity; ``detail`` is a cell, a file's kind or a number, as the sentence needs it."""

    oddity: Oddity
    detail: str = ""


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
    merged: tuple[MergedRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything was sent."""

    format: str
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing more will come."""

    fault: Fault
    detail: str = ""


Message = SheetStarts | list[Row] | Finished | Failed | Programme
Send = Callable[[Message], None]

CHUNK = 2_000
"""Rows in a message: some 3 ms to unpack, so that the window's thread keeps breathing."""
