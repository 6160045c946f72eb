"""The rows of our own sheets of a programme, under the headers of :mod:`organizer.domain.agenda.own_headers`."""

from collections.abc import Iterable, Iterator
from datetime import time

from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, date_of, names_of
from organizer.domain.programme.words import BreakKind, RoleKind, clock, state_words
from organizer.domain.sheets.workbook import Cell, Row
from organizer.i18n import _

_MIDNIGHT = 24 * 60

BETWEEN_NAMES = "; "
"""Between two people in one cell: names hold commas and dots."""


def session_row(programme: Programme, session: SessionEntry) -> Row:
    """A session."""
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


def talk_rows(programme: Programme, session: SessionEntry) -> Iterator[Row]:
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


def break_row(programme: Programme, pause: BreakEntry) -> Row:
    """A break or a blocker."""
    level = _("blocker") if pause.kind is BreakKind.BLOCKER else _("break")
    times = when(programme, pause.day, pause.start, pause.duration)
    return (*times, pause.room, level, pause.title, pause.second_title, *[""] * 9, None, *[""] * 5)


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
