"""What else a workbook holds beside the table that is imported: other people, or a programme."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.agenda.columns import agenda_tables
from organizer.domain.sheets.layout import inspect_table
from organizer.domain.sheets.workbook import Inspection, SheetKind, TablePlace


@dataclass(frozen=True, slots=True)
class OtherTables:
    """Tables of people in the order in which they stand, and the names of the sheets with an agenda."""

    people: tuple[TablePlace, ...] = ()
    programme: tuple[str, ...] = ()


def other_tables(inspection: Inspection) -> OtherTables:
    """What is not inspected itself; sheets that are hidden are nobody's wish."""
    if len(inspection.tables) < 2:
        return OtherTables()
    agenda = () if inspection.kind is SheetKind.PROGRAMME else agenda_tables(inspection.workbook)
    return OtherTables(tuple(_people(inspection)), tuple(each.sheet.name for each in agenda))


def _people(inspection: Inspection) -> Iterator[TablePlace]:
    workbook = inspection.workbook
    for each in inspection.tables:
        if each in inspection.places or workbook.sheets[each.sheet].hidden or not each.body:
            continue
        if inspect_table(workbook, each, inspection.tables).kind is SheetKind.PEOPLE:
            yield each
