"""Our own export with a sheet for each category: a row that was moved to another sheet changed its category."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from organizer.domain.folding import fold
from organizer.domain.imports.people_columns import PeopleColumns, Record
from organizer.domain.imports.three_way import ThreeWay
from organizer.domain.sheets.workbook import Field, Inspection
from organizer.i18n import _

_LONGEST_NAME = 31  # characters of a sheet's name
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in a sheet's name


@dataclass(frozen=True, slots=True)
class BySheet:
    """The rows with the categories that their sheets say, and why those cannot be taken that say two others."""

    records: list[Record]
    contradictions: Mapping[int, str] = field(default_factory=dict)


def by_sheet(
    inspection: Inspection, columns: PeopleColumns, records: list[Record], three_way: ThreeWay | None
) -> BySheet:
    """The rows whose sheet has the name of an exported category, with the category that is meant.

    What was changed counts: of a row that only moved the sheet, of one that stayed the cell. Where both were changed to
    different categories nobody knows, and the row is not taken.
    """
    exported = three_way.exported_column(Field.CATEGORY) if three_way and inspection.parts else None
    if three_way is None or exported is None or Field.CATEGORY not in columns.labels:
        return BySheet(records)
    names = {_sheet_key(name): name for name in exported if name}
    place = columns.labels.index(Field.CATEGORY)
    found: list[Record] = []
    contradictions: dict[int, str] = {}
    for record in records:
        sheet = inspection.part_of(record.row).sheet
        category, then = names.get(_sheet_key(sheet)), three_way.place_of(record)
        cell = record.values[place]
        if category is None or fold(category) == fold(cell) or (then is not None and category == exported[then]):
            found.append(record)
        elif not cell or not three_way.is_changed(record, Field.CATEGORY):
            found.append(Record(record.row, (*record.values[:place], category, *record.values[place + 1 :])))
        else:
            found.append(record)
            text = _("The row stands in the sheet “{sheet}”, but its category says “{category}”.")
            contradictions[record.row] = text.format(sheet=sheet, category=cell)
    return BySheet(found, contradictions)


def _sheet_key(name: str) -> str:
    """A category as the name of its sheet is compared."""
    return fold(_FORBIDDEN.sub(" ", name).strip("' ")[:_LONGEST_NAME])
