"""Cells of a people sheet whose value cannot be taken, and why; of our own export only what was made wrong there."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain

from organizer.domain.contacts import is_address
from organizer.domain.imports.people_columns import PeopleColumns, Record
from organizer.domain.imports.people_plan import BadValue, RejectedRow
from organizer.domain.imports.three_way import ThreeWay
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _

_Faults = Iterator[tuple[int, BadValue]]


def bad_values(
    columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay | None, *, mended: Set[int] = frozenset()
) -> Mapping[int, tuple[BadValue, ...]]:
    """By the number of the row, of each column at most one; ``mended``: rows of which the errors are gone."""
    found: dict[int, dict[str, BadValue]] = {}
    faults = (
        _errors(columns, mended),
        _nameless(columns, records, three_way),
        _no_addresses(columns, records, three_way),
        _unknown_statuses(columns, records, three_way) if three_way else (),
    )
    for row, bad in chain(*faults):
        found.setdefault(row, {}).setdefault(bad.label, bad)
    return {row: tuple(values.values()) for row, values in found.items()}


def rejected_row(columns: PeopleColumns, row: int, bad: Sequence[BadValue]) -> RejectedRow:
    """The row with the first value without which it cannot be taken, else with all that it could be taken without."""
    needed = [each for each in bad if each.is_needed][:1]
    told = needed or bad
    without = () if needed else tuple(each.label for each in bad)
    return RejectedRow(row, columns.header_of(told[0].label), " ".join(each.reason for each in told), without)


def _errors(columns: PeopleColumns, mended: Set[int]) -> _Faults:
    for row, errors in columns.errors.items():
        for label, text in errors.items() if row not in mended else ():
            yield row, BadValue(label, text, _("The cell holds the error {text}.").format(text=text))


def _nameless(columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay | None) -> _Faults:
    place = columns.labels.index(Field.NAME)
    for record in records:
        if not record.values[place] and _is_said(record, Field.NAME, three_way):
            yield record.row, BadValue(Field.NAME, "", _("The name is missing."))


def _no_addresses(columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay | None) -> _Faults:
    if Field.EMAIL not in columns.labels:
        return
    place = columns.labels.index(Field.EMAIL)
    for record in records:
        text = record.values[place]
        if text and not is_address(text) and _is_said(record, Field.EMAIL, three_way):
            yield record.row, BadValue(Field.EMAIL, text, _("“{text}” is not an e-mail address.").format(text=text))


def _unknown_statuses(columns: PeopleColumns, records: Sequence[Record], three_way: ThreeWay) -> _Faults:
    for record in records if columns.status_text else ():
        if status := three_way.unknown_status(record):
            yield record.row, BadValue(Field.STATUS, status, _("“{text}” is no known status.").format(text=status))


def _is_said(record: Record, field: Field, three_way: ThreeWay | None) -> bool:
    return three_way is None or three_way.is_changed(record, field)
