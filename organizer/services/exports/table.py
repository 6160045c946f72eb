"""A table on its way out."""

from collections.abc import Sequence
from dataclasses import dataclass

from organizer.domain.sheets import Row
from organizer.files.workbooks import Column


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; ``keys`` name the columns in JSON and never change with the language.

    ``base`` are the rows of the hidden sheet that says what the cells are now.
    """

    name: str
    keys: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Row]
    nested: frozenset[int] = frozenset()
    base: Sequence[Row] = ()
