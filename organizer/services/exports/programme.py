"""The programme as a table: sessions with their talks below them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.agenda.own_rows import break_row, session_row, talk_rows
from organizer.domain.agenda.words import AgendaField
from organizer.domain.programme.in_files import BreakEntry, Programme, SessionEntry
from organizer.domain.sheets.export_base import programme_row
from organizer.domain.sheets.workbook import Cell, Row
from organizer.files.writing.book_parts import Column, Kind, Stream
from organizer.i18n import _
from organizer.services.exports.table import Table

PROGRAMME = "programme"
"""The kind of the table."""


def programme_table(programme: Programme) -> Table:
    """Breaks and sessions in the order of time, each talk below its session, the hidden ID last."""
    rows: list[Row] = []
    nested: set[int] = set()
    for each in _in_time(programme):
        if isinstance(each, BreakEntry):
            rows.append(break_row(programme, each))
            continue
        rows.append(session_row(programme, each))
        nested.update(range(len(rows), len(rows) + len(each.talks)))
        rows += talk_rows(programme, each)
    return Table(PROGRAMME, _("Programme"), [*programme_headers()], _columns(programme), rows, frozenset(nested))


def with_base(table: Table) -> Table:
    """The table of a programme that takes along what its rows are now, for a workbook that comes back."""
    chunks = (replace(chunk, base=_base(table.keys, chunk.columns)) for chunk in table.sheet.chunks())
    return replace(table, rows=Stream(table.sheet.count, chunks))


def _base(keys: Sequence[str], columns: Sequence[Sequence[Cell]]) -> Row:
    """The rows that have an ID, which breaks do not."""
    uids = columns[-1]
    return programme_row(
        keys, [[_text(cell) for cell, uid in zip(column, uids, strict=True) if uid] for column in columns]
    )


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case time():
            return cell.isoformat("minutes")
        case date():
            return cell.isoformat()
    return str(cell)


def _in_time(programme: Programme) -> Iterator[SessionEntry | BreakEntry]:
    placed: list[SessionEntry | BreakEntry] = [*programme.breaks]
    placed += [each for each in programme.sessions if each.day is not None]
    yield from sorted(placed, key=lambda each: (each.day, each.start))
    yield from (each for each in programme.sessions if each.day is None)


def _columns(programme: Programme) -> list[Column]:
    number, moment = Kind.NUMBER, Kind.TIME
    kinds = {"day": day_kind(programme), "start": moment, "end": moment, "duration": number, "expected": number}
    return [
        Column(header, kinds.get(key, Kind.TEXT), hidden=key == AgendaField.UID)
        for key, header in programme_headers().items()
    ]


def day_kind(programme: Programme) -> Kind:
    """Days are dates where the event has any, else their numbers."""
    return Kind.NUMBER if programme.start_date is None else Kind.DATE
