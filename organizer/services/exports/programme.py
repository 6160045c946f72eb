"""The programme as a table: sessions with their talks below them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.agenda.words import AgendaField
from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, date_of, names_of
from organizer.domain.programme.words import BreakKind, RoleKind, clock, state_words
from organizer.domain.sheets.export_base import programme_row
from organizer.domain.sheets.workbook import Cell, Row
from organizer.files.writing.book_parts import Column, Kind, Stream
from organizer.i18n import _
from organizer.services.exports.table import Table

_MIDNIGHT = 24 * 60
PROGRAMME = "programme"
"""The kind of the table."""

BETWEEN_NAMES = "; "
"""Between two people in one cell: names hold commas and dots."""


def programme_table(programme: Programme) -> Table:
    """Breaks and sessions in the order of time, each talk below its session, the hidden ID last."""
    rows: list[Row] = []
    nested: set[int] = set()
    for each in _in_time(programme):
        if isinstance(each, BreakEntry):
            rows.append(_break_row(programme, each))
            continue
        rows.append(_session_row(programme, each))
        nested.update(range(len(rows), len(rows) + len(each.talks)))
        rows += _talk_rows(programme, each)
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


def _session_row(programme: Programme, session: SessionEntry) -> Row:
    states = state_words()
    return (
        *when(programme, session.day, session.start, session.duration),
        session.room,
        _("session"),
        session.title,
        session.second_title,
        session.activity,
        session.track,
        session.kind,
        session.language,
        *_cast(session.people),
        ", ".join(session.interpreted),
        session.expected,
        states[session.state] if session.state else "",
        session.description,
        session.note,
        session.code,
        session.uid,
    )


def _talk_rows(programme: Programme, session: SessionEntry) -> Iterator[Row]:
    """The talks one after the other, from the session's start."""
    start = session.start
    for talk in session.talks:
        yield (
            *when(programme, session.day, start, talk.duration),
            session.room,
            _("talk"),
            talk.title,
            talk.second_title,
            session.activity,
            session.track,
            "",
            talk.language,
            *_cast(talk.people),
            "",
            None,
            "",
            talk.description,
            "",
            "",
            talk.uid,
        )
        start = None if start is None else start + (talk.duration or 0)


def _break_row(programme: Programme, pause: BreakEntry) -> Row:
    level = _("blocker") if pause.kind is BreakKind.BLOCKER else _("break")
    times = when(programme, pause.day, pause.start, pause.duration)
    return (*times, pause.room, level, pause.title, pause.second_title, *[""] * 9, None, *[""] * 5)


def day_kind(programme: Programme) -> Kind:
    """Days are dates where the event has any, else their numbers."""
    return Kind.NUMBER if programme.start_date is None else Kind.DATE


def when(programme: Programme, day: int | None, start: int | None, duration: int | None) -> tuple[Cell, ...]:
    """Day, start, end and minutes as cells; empty where nothing is placed.

    An end after midnight is a real time as well: it is before the start, or the minutes say how many days later.
    """
    if day is None or start is None:
        return (None, None, None, duration)
    return (date_of(programme, day), _time(start), _time((start + (duration or 0)) % _MIDNIGHT), duration)


def _time(minutes: int) -> Cell:
    """A real time; what belongs to the evening before but begins after midnight is the text “24:30”."""
    if minutes < _MIDNIGHT:
        return time(minutes // 60, minutes % 60)
    return f"{minutes // 60}{clock(minutes)[2:]}"


def _cast(people: Iterable[Credit]) -> Iterator[str]:
    for kind in (RoleKind.SPEAKER, RoleKind.CHAIR, RoleKind.PANELIST, RoleKind.INTERPRETER):
        yield BETWEEN_NAMES.join(names_of(people, kind))
