"""The programme as a table: sessions with their talks below them."""

from collections.abc import Iterator
from datetime import time

from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.agenda.words import AgendaField
from organizer.domain.programme.words import BreakKind, RoleKind, clock
from organizer.domain.sheets.workbook import Cell, Row
from organizer.files.writing.book_parts import Column, Kind
from organizer.i18n import _
from organizer.services.exports.agenda import Agenda, Cast, Pause, Session, Talk
from organizer.services.exports.table import Table

_MIDNIGHT = 24 * 60
BETWEEN_NAMES = "; "
"""Between two people in one cell: names hold commas and dots."""


def programme_table(agenda: Agenda) -> Table:
    """Breaks and sessions in the order of time, each talk below its session, the hidden ID last."""
    rows: list[Row] = []
    nested: set[int] = set()
    for each in _in_time(agenda):
        if isinstance(each, Pause):
            rows.append(_pause_row(agenda, each))
            continue
        rows.append(_session_row(agenda, each))
        nested.update(range(len(rows), len(rows) + len(each.talks)))
        rows += [_talk_row(agenda, each, talk) for talk in each.talks]
    return Table("programme", _("Programme"), [*programme_headers()], _columns(agenda), rows, frozenset(nested))


def _in_time(agenda: Agenda) -> Iterator[Session | Pause]:
    placed: list[Session | Pause] = [*agenda.pauses, *(each for each in agenda.sessions if each.day is not None)]
    yield from sorted(placed, key=lambda each: (each.day, each.start))
    yield from (each for each in agenda.sessions if each.day is None)


def _columns(agenda: Agenda) -> list[Column]:
    day = Kind.NUMBER if agenda.start_date is None else Kind.DATE
    number, moment = Kind.NUMBER, Kind.TIME
    kinds = {"day": day, "start": moment, "end": moment, "duration": number, "expected": number}
    return [
        Column(header, kinds.get(key, Kind.TEXT), hidden=key == AgendaField.UID)
        for key, header in programme_headers().items()
    ]


def _session_row(agenda: Agenda, session: Session) -> Row:
    return (
        *when(agenda, session.day, session.start, session.duration),
        agenda.room(session.room),
        _("session"),
        session.title,
        session.second_title,
        session.activity,
        session.track,
        session.kind,
        session.language,
        *_cast(session.cast),
        session.expected,
        session.description,
        session.note,
        session.code,
        session.uid,
    )


def _talk_row(agenda: Agenda, session: Session, talk: Talk) -> Row:
    return (
        *when(agenda, session.day, talk.start, talk.duration),
        agenda.room(session.room),
        _("talk"),
        talk.title,
        talk.second_title,
        session.activity,
        session.track,
        "",
        talk.language,
        *_cast(talk.cast),
        None,
        talk.description,
        "",
        "",
        talk.uid,
    )


def _pause_row(agenda: Agenda, pause: Pause) -> Row:
    level = _("blocker") if pause.kind == BreakKind.BLOCKER else _("break")
    titles = (pause.title, pause.second_title)
    return (
        *when(agenda, pause.day, pause.start, pause.duration),
        agenda.room(pause.room),
        level,
        *titles,
        *[""] * 8,
        None,
        "",
        "",
        "",
        "",
    )


def when(agenda: Agenda, day: int | None, start: int | None, duration: int) -> tuple[Cell, ...]:
    """Day, start, end and minutes as cells; empty where nothing is placed."""
    if day is None or start is None:
        return (None, None, None, duration)
    return (agenda.date_of(day), _time(start), _time(start + duration), duration)


def _time(minutes: int) -> Cell:
    """A real time; what belongs to the evening before but begins after midnight is the text “24:30”."""
    if minutes < _MIDNIGHT:
        return time(minutes // 60, minutes % 60)
    return f"{minutes // 60}{clock(minutes)[2:]}"


def _cast(cast: Cast) -> Iterator[str]:
    for kind in (RoleKind.SPEAKER, RoleKind.CHAIR, RoleKind.PANELIST, RoleKind.INTERPRETER):
        yield BETWEEN_NAMES.join(cast.get(kind, ()))
