"""What a workbook is made of, as those who export say it: tables, grids, and what the file says about itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from organizer.domain.sheets.workbook import Cell, Row

MOST_ROWS = 1_048_575
"""Rows that a sheet takes below its header."""

CHUNK = 250
"""Rows that are written together.

With four times as many their values no longer lie in the processor's own memory, and everything takes a fifth longer.
"""


class Kind(StrEnum):
    """How a column's values are shown; a text stays text whatever it looks like."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; what is hidden is there for the next import only.

    ``note`` is shown at the header; ``choices`` are offered below it, and other values warned of.
    """

    header: str
    kind: Kind = Kind.TEXT
    hidden: bool = False
    note: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a table, column by column; ``base`` is the row of the hidden sheet that goes with them."""

    columns: Sequence[Sequence[Cell]]
    base: Row = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """Rows that are made while they are written: how many, and they themselves, once."""

    count: int
    chunks: Iterable[Chunk]


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A header row and rows below it. Rows whose index is in ``nested`` belong to the row above and fold away.

    So many of the first rows are ``examples``, which look like what they are.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row] | Stream
    nested: frozenset[int] = frozenset()
    examples: int = 0

    @property
    def count(self) -> int:
        """How many rows there are below the header."""
        return self.rows.count if isinstance(self.rows, Stream) else len(self.rows)

    def chunks(self) -> Iterator[Chunk]:
        """The rows."""
        if isinstance(self.rows, Stream):
            yield from self.rows.chunks
            return
        for first in range(0, len(self.rows), CHUNK):
            yield Chunk(list(zip(*self.rows[first : first + CHUNK], strict=True)))


@dataclass(frozen=True, slots=True)
class Block:
    """Cells of a grid shown as one; counted from 0 at the grid's first row and column, the last ones inside.

    ``color`` is the edge and the tint, ``#RRGGBB``; without one it is a quiet pause.
    """

    row: int
    column: int
    last_row: int
    last_column: int
    title: str
    lines: tuple[str, ...] = ()
    color: str | None = None


@dataclass(frozen=True, slots=True)
class GridSheet:
    """Columns side by side and time downwards: ``headings`` are (text, number of columns), ``times`` one per row."""

    name: str
    title: str
    headings: Sequence[tuple[str, int]]
    times: Sequence[time]
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself."""

    title: str
    subject: str = ""
    created: datetime = field(default_factory=datetime.now)


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that spreadsheets allow: at most 31 characters, no brackets, slashes or colons, unlike those ``taken``.

    Compared without case, as spreadsheets do; the name is taken then.
    """
    clean = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "Sheet"
    number = 2
    unique = clean
    while unique.casefold() in taken:
        suffix = f" {number}"
        unique, number = clean[: 31 - len(suffix)] + suffix, number + 1
    taken.add(unique.casefold())
    return unique
