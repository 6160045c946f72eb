"""A table on its way out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.sheets.workbook import Row
from organizer.files.writing.book_parts import Column, Stream, TableSheet


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; ``kind`` and ``keys`` name it and its columns in JSON and never change with the language."""

    kind: str
    name: str
    keys: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Row] | Stream
    nested: frozenset[int] = frozenset()
    examples: int = 0

    @property
    def sheet(self) -> TableSheet:
        """The table as a sheet."""
        return TableSheet(self.name, self.columns, self.rows, self.nested, self.examples)

    def parts(self) -> Iterator[Sequence[Row]]:
        """The rows, some hundred at a time; a stream gives them once."""
        for chunk in self.sheet.chunks():
            yield list(zip(*chunk.columns, strict=True))
