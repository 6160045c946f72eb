"""Where the table is in a workbook and what it is about: header row, columns, the rows between header and totals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from organizer.domain.countries import is_country
from organizer.domain.sheets.columns import exported_columns, guess_columns
from organizer.domain.sheets.export_base import UID_HEADER, meanings, read_head
from organizer.domain.sheets.header_rows import HeaderRows, best_header, header_at
from organizer.domain.sheets.headers import ProgrammeField, field_scores, programme_field
from organizer.domain.sheets.tables import cut_out, find_tables, table_at
from organizer.domain.sheets.workbook import ColumnGuess, Field, Inspection, Row, Sheet, SheetKind, TablePlace, Workbook
from organizer.i18n import ngettext

VOTERS = 400
"""Rows whose values vote for what a column means."""
_NOWHERE = TablePlace(0, 0, range(0), range(0), (), 0)


def load_words() -> None:
    """Read the tables of words that every guess leans on: best done while a file is being read elsewhere."""
    field_scores("anything")
    is_country("nowhere")


def inspect_workbook(workbook: Workbook, *, sheet: int | None = None, header_row: int | None = None) -> Inspection:
    """What ``workbook`` holds. ``sheet`` (from 0) and ``header_row`` (from 1, 0 for none) overrule the guess."""
    best = [best_header(sheet) for sheet in workbook.sheets]
    tables = find_tables(workbook, best)
    chosen = _best_sheet(workbook, best) if sheet is None else sheet
    if header_row is None and best:
        header_row = best[chosen].last + 1
    return inspect_table(workbook, _chosen(workbook, tables, chosen, header_row or 0), tables)


def inspect_table(workbook: Workbook, place: TablePlace, tables: tuple[TablePlace, ...]) -> Inspection:
    """What one of the ``tables`` that were found in ``workbook`` holds."""
    table = cut_out(workbook.sheets[place.sheet], place) if workbook.sheets else Sheet("", ())
    texts = header_at(table, place.header_row - 1).texts
    found = Inspection(
        workbook, SheetKind.UNKNOWN, place.sheet, place.header_row, (), place.body, (), table, place, tables
    )
    return understood(found, texts, [table.rows[index] for index in place.body[:VOTERS]])


def understood(found: Inspection, texts: Sequence[str], voters: Sequence[Row]) -> Inspection:
    """The inspection with what its columns mean: ``texts`` head them, ``voters`` are some of its rows."""
    workbook, table = found.workbook, found.table
    head = read_head(workbook.base) if UID_HEADER in texts else None
    mapping = exported_columns(texts, voters, meanings(head)) if head else guess_columns(texts, voters)
    notes = (*workbook.notes, *_hidden(workbook, table, mapping), *table.notes)
    return replace(found, kind=_kind(texts, mapping), mapping=mapping, notes=notes)


def _hidden(workbook: Workbook, table: Sheet, mapping: Sequence[ColumnGuess]) -> Iterator[str]:
    """What a person who looks at the file does not see: sheets, and columns but for our own ids."""
    sheets = [sheet.name for sheet in workbook.sheets if sheet.hidden]
    if sheets:
        text = ngettext("The sheet {names} is hidden.", "The sheets {names} are hidden.", len(sheets))
        yield text.format(names=_quoted(sheets))
    concealed = [each for each in mapping if each.column in table.hidden_columns and each.field is not Field.UID]
    if concealed:
        text = ngettext(
            "The column {names} is hidden in the file and is read as well.",
            "The columns {names} are hidden in the file and are read as well.",
            len(concealed),
        )
        yield text.format(names=_quoted([each.header for each in concealed]))


def _quoted(names: Sequence[str]) -> str:
    return "“" + "”, “".join(names) + "”"


def _best_sheet(workbook: Workbook, best: Sequence[HeaderRows]) -> int:
    """The visible sheet with the clearest header; of equal ones the longest, then the first."""

    def worth(index: int) -> tuple[bool, float, int]:
        sheet = workbook.sheets[index]
        return not sheet.hidden, best[index].score, min(len(sheet.rows), 10)

    return max(range(len(workbook.sheets)), key=worth, default=0)


def _chosen(workbook: Workbook, tables: Sequence[TablePlace], sheet: int, row: int) -> TablePlace:
    """The table whose header is in that row, a known one or one made for it."""
    if not workbook.sheets:
        return _NOWHERE
    found = next((each for each in tables if (each.sheet, each.header_row) == (sheet, row)), None)
    return found or table_at(workbook.sheets[sheet], sheet, row)


def _kind(texts: Sequence[str], mapping: Sequence[ColumnGuess]) -> SheetKind:
    """People where somebody is named or can be written to; an agenda where more headers speak of one."""
    agenda = {found for text in texts if text and (found := programme_field(text))}
    fields = {guess.field for guess in mapping if guess.field and guess.confidence >= 0.5}
    named = Field.NAME in fields or {Field.FIRST_NAME, Field.LAST_NAME} <= fields
    reachable = fields & {Field.EMAIL, Field.PHONE}
    timed = agenda & {ProgrammeField.START, ProgrammeField.END, ProgrammeField.DAY, ProgrammeField.DURATION}
    if ProgrammeField.TITLE in agenda and (timed or ProgrammeField.ROOM in agenda) and not reachable:
        return SheetKind.PROGRAMME
    if named or reachable or Field.FIRST_NAME in fields or Field.LAST_NAME in fields:
        return SheetKind.PEOPLE
    return SheetKind.PROGRAMME if len(agenda) >= 2 else SheetKind.UNKNOWN
