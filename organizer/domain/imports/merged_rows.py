"""Rows of one sheet that somebody says are one person: the later ones are taken into the first."""

from collections.abc import Mapping, Sequence

from organizer.domain.imports.people_columns import Record


def merged_rows(records: Sequence[Record], into: Mapping[int, int]) -> list[Record]:
    """The records without those that ``into`` gives to other rows, which take over what they say.

    ``into``: row to row. Of two values the later row's stays; an empty cell says nothing.
    """
    given = {row: end for row in into if (end := last_row(row, into)) != row}
    found = {record.row: record for record in records}
    for row, end in sorted(given.items()):
        if row in found and end in found:
            later, first = found.pop(row), found[end]
            values = tuple(new or old for old, new in zip(first.values, later.values, strict=True))
            found[end] = Record(end, values)
    return list(found.values())


def last_row(row: int, into: Mapping[int, int]) -> int:
    """The row in which a chain of rows ends; a circle ends where it begins."""
    seen = {row}
    while (after := into.get(row, row)) not in seen:
        seen.add(after)
        row = after
    return row


def rows_merged(who: Mapping[int, int]) -> dict[int, int]:
    """Which rows are said to be the person of another row: those with a number below 0."""
    return {row: -whom for row, whom in who.items() if whom < 0}
