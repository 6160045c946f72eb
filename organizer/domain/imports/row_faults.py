"""Rows of a people sheet that cannot be taken, and why; of our own export only what was made wrong there."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from organizer.domain.contacts import is_address
from organizer.domain.imports.people_columns import PeopleColumns, Record
from organizer.domain.imports.people_plan import RejectedRow
from organizer.domain.imports.three_way import ThreeWay
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _


def faulty_rows(
    columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay | None
) -> Mapping[int, RejectedRow]:
    """By the number of the row; of several faults the first counts."""
    found: dict[int, RejectedRow] = {}
    faults = (
        _errors(columns),
        _nameless(columns, records, three_way),
        _no_addresses(columns, records, three_way),
        _unknown_statuses(columns, records, three_way) if three_way else (),
    )
    for fault in chain(*faults):
        found.setdefault(fault.row, fault)
    return found


def _errors(columns: PeopleColumns) -> Iterator[RejectedRow]:
    for row, (header, text) in columns.errors.items():
        yield RejectedRow(row, header, _("The cell holds the error {text}.").format(text=text))


def _nameless(columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay | None) -> Iterator[RejectedRow]:
    place = columns.labels.index(Field.NAME)
    for record in records:
        if not record.values[place] and _is_said(record, Field.NAME, three_way):
            yield RejectedRow(record.row, columns.header_of(Field.NAME), _("The name is missing."))


def _no_addresses(
    columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay | None
) -> Iterator[RejectedRow]:
    if Field.EMAIL not in columns.labels:
        return
    place = columns.labels.index(Field.EMAIL)
    for record in records:
        text = record.values[place]
        if text and not is_address(text) and _is_said(record, Field.EMAIL, three_way):
            reason = _("“{text}” is not an e-mail address.").format(text=text)
            yield RejectedRow(record.row, columns.header_of(Field.EMAIL), reason)


def _unknown_statuses(columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay) -> Iterator[RejectedRow]:
    for record in records if columns.status_text else ():
        if status := three_way.unknown_status(record):
            reason = _("“{text}” is no known status.").format(text=status)
            yield RejectedRow(record.row, columns.header_of(Field.STATUS), reason)


def _is_said(record: Record, field: Field, three_way: ThreeWay | None) -> bool:
    return three_way is None or three_way.is_changed(record, field)
