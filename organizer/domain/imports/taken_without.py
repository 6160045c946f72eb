"""Rows of a people sheet that somebody takes without the values that cannot be taken and that nobody needs."""

from collections.abc import Mapping, Sequence, Set

from organizer.domain.imports.merged_rows import last_row
from organizer.domain.imports.people_columns import PeopleColumns, Record
from organizer.domain.imports.people_plan import BadValue, Dropped
from organizer.domain.imports.row_faults import bad_values
from organizer.domain.imports.three_way import ThreeWay
from organizer.domain.sheets.own_headers import header
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _


def drop_bad_values(
    columns: PeopleColumns, records: list[Record], three_way: ThreeWay | None, rows: Set[int]
) -> Dropped:
    """Replace in ``records`` those of ``rows`` that can be taken without their bad values; returns these values."""
    places = {record.row: place for place, record in enumerate(records) if record.row in rows} if rows else {}
    found = bad_values(columns, [records[place] for place in places.values()], three_way) if places else {}
    dropped = {row: bad for row, bad in found.items() if row in places and not any(each.is_needed for each in bad)}
    for row, bad in dropped.items():
        labels: set[str | None] = {each.label for each in bad}
        if Field.STATUS in labels:
            labels.add(columns.status_text)
        records[places[row]] = _without(records[places[row]], columns.labels, labels, three_way)
    return dropped


def _without(record: Record, order: Sequence[str], labels: Set[str | None], three_way: ThreeWay | None) -> Record:
    """The row with these cells empty, or as they were exported: an emptied cell would be a change."""
    base = three_way.exported(record) if three_way else {}
    values = zip(order, record.values, strict=True)
    return Record(record.row, tuple(base.get(each, "") if each in labels else text for each, text in values))


def merged_into(dropped: Dropped, into: Mapping[int, int]) -> Dropped:
    """The same where rows are taken into others, which take over what is to be told of them."""
    found: dict[int, tuple[BadValue, ...]] = {}
    for row, values in dropped.items():
        end = last_row(row, into)
        found[end] = (*found.get(end, ()), *values)
    return found


def note_with(note: str, dropped: Sequence[BadValue]) -> str:
    """A person's note that also tells, a line each, what the sheet says and was not taken."""
    told = [_told(each) for each in dropped]
    lines = note.split("\n") if note else []
    return "\n".join([*lines, *(line for line in told if line not in lines)])


def _told(value: BadValue) -> str:
    return _("{field} in the sheet: {text}").format(field=header(Field(value.label)), text=value.text)
