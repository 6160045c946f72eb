"""Agenda sheets to programmes: day headings, merged cells, ranges of time, talks below sessions, breaks between.

Rows and columns of the sheet count from 0 here; what is handed on counts rows from 1, as the spreadsheet shows them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from organizer.domain.agenda.columns import AgendaMapping, AgendaTable, filled_down
from organizer.domain.agenda.days import dates_of
from organizer.domain.agenda.grids import Grid, read_grid
from organizer.domain.agenda.lines import ROLES, USUAL, Line
from organizer.domain.agenda.reasons import ends_before_it_begins, no_day, no_state, no_time
from organizer.domain.agenda.times import (
    DayMark,
    Span,
    day_of,
    hours_past_midnight,
    is_impossible_date,
    is_length,
    is_unscheduled,
    number_of,
    span_of,
    without_times,
)
from organizer.domain.agenda.words import AgendaField, words
from organizer.domain.folding import fold
from organizer.domain.programme.in_files import BreakEntry, Programme, RejectedEntry, SessionEntry, TalkEntry
from organizer.domain.programme.words import BreakKind
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell
from organizer.i18n import _

_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[.)、．]\s*(?=\D)")
_LONGEST = 8 * 60  # minutes that a session without an end may last until the next one
_MIDNIGHT = 24 * 60
_Problem = tuple[AgendaField, str]
"""The column that is wrong and why."""


@dataclass(slots=True)
class _Found:
    """What was read so far; days are marks until all are known."""

    sessions: list[tuple[SessionEntry, DayMark | None]] = field(default_factory=list)
    breaks: list[tuple[BreakEntry, DayMark | None]] = field(default_factory=list)
    rejected: list[RejectedEntry] = field(default_factory=list)


def read_agenda(
    tables: Sequence[AgendaTable], *, start_date: date | None = None, mapping: AgendaMapping | None = None
) -> Programme:
    """The programme in one or several tables, such as one sheet a day.

    ``start_date``: the event's first day, for dates without a year, weekdays and “Day 2”. ``mapping`` overrules the
    guessed columns.
    """
    found = _Found()
    for table in tables:
        _TableReader(table, mapping or table.mapping, found).read()
    return _dated(found, start_date)


def read_board(grids: Sequence[Grid], *, start_date: date | None = None) -> Programme:
    """The programme on one or several boards, such as one sheet a day, each with rooms as columns."""
    found = _Found()
    for entry, mark in (each for grid in grids for each in read_grid(grid)):
        match entry:
            case BreakEntry():
                found.breaks.append((entry, mark))
            case SessionEntry():
                found.sessions.append((entry, mark))
            case RejectedEntry():
                found.rejected.append(entry)
    return replace(_dated(found, start_date), places_only=True)


class _TableReader:
    """Reads one table row by row."""

    def __init__(self, table: AgendaTable, mapping: AgendaMapping, found: _Found) -> None:
        self._table = table
        self._mapping = mapping
        self._found = found
        self._day: DayMark | None = day_of(table.sheet.name)
        self._no_day = ""  # the heading above, where it is written like a date and is none
        self._span: Span | None = None
        self._scheduled = True
        self._section = ""
        self._lost = False  # whether the session is rejected to which the talks that follow belong
        self._headers = {each.field: each.header for each in table.columns if each.field}

    def read(self) -> None:
        """Add what the table holds to what was found."""
        rows = filled_down(self._table.sheet)
        for index in range(self._table.header + 1, len(rows)):
            texts = [text_of(cell) for cell in rows[index]]
            if sum(map(bool, texts)) == 1:
                self._heading(index + 1, next(filter(None, texts)))
            elif any(texts):
                self._row(index + 1, rows[index], self._table.sheet.rows[index])

    def _heading(self, row: int, text: str) -> None:
        """A text alone in its row: a day, the beginning of what has no time, a pause, or the name of a part."""
        mark, span = day_of(text), span_of(text)
        if mark is not None:
            self._day, self._no_day, self._span, self._scheduled = mark, "", None, True
        elif is_impossible_date(text):
            self._no_day = text
        elif is_unscheduled(text):
            self._scheduled, self._span = False, None
        elif span is not None and without_times(text):
            self._entry(row, Line({AgendaField.TITLE: without_times(text)}), span)
        elif AgendaField.ACTIVITY not in self._headers:
            self._section = text

    def _row(self, row: int, cells: Sequence[Cell], own: Sequence[Cell]) -> None:
        line = Line.of(cells, self._mapping)
        wrong_day = self._take_day(line)
        span, problem = self._time(line)
        if problem := wrong_day or problem or _wrong_state(line):
            self._reject(row, *problem)
            self._lost = not self._is_talk(line, timed=True)
            return
        if not line.text(AgendaField.TITLE) and (title := line.only_text(cells, self._mapping)):
            line = line.titled(title)
        if not line.text(AgendaField.TITLE):
            if any(line.text(each) for each in (*ROLES, AgendaField.ROOM)):
                self._reject(row, AgendaField.TITLE, _("It has no title."))
                self._lost = not self._is_talk(line, timed=True)
            return
        timed = any(own[column] not in (None, "") for column in self._columns(AgendaField.START) if column < len(own))
        self._entry(row, line, span, timed=timed)

    def _reject(self, row: int, field: AgendaField | None, reason: str) -> None:
        column = self._headers.get(field) if field else None
        self._found.rejected.append(RejectedEntry(row, column, reason, self._table.sheet.name))

    def _columns(self, wanted: AgendaField) -> list[int]:
        return [column for column, given in self._mapping.items() if given is wanted]

    def _take_day(self, line: Line) -> "_Problem | None":
        """The day of this row becomes the current one, that above it where the row does not say; why it cannot."""
        text = line.text(AgendaField.DAY)
        mark = line.day()
        if mark is not None:
            self._day, self._no_day = mark, ""
            return None
        start = line.text(AgendaField.START)
        wrong = text or (start if is_impossible_date(start) else self._no_day)
        if not wrong or is_unscheduled(wrong):
            return None
        return AgendaField.DAY, no_day(wrong)

    def _time(self, line: Line) -> "tuple[Span | None, _Problem | None]":
        """When the row begins and ends, or why that cannot be said.

        An empty time is that of the row above; in our own export, where every row has its ID, it is no time.
        """
        cell = line.cells.get(AgendaField.START)
        if is_unscheduled(line.text(AgendaField.DAY)) or (cell in (None, "") and line.text(AgendaField.UID)):
            return None, None
        if cell in (None, "") or not self._scheduled:
            ours = AgendaField.UID in self._headers  # our own exports leave out no time that is known
            return (self._span if self._scheduled and not ours else None), None
        span = span_of(cell)
        if span is not None:
            return self._until(line, span)
        known = is_length(cell) or is_unscheduled(text_of(cell))
        return None, None if known else _no_time(AgendaField.START, text_of(cell))

    def _until(self, line: Line, span: Span) -> "tuple[Span | None, _Problem | None]":
        """The time with the end that its own column gives, or why that cannot be."""
        end, text = span_of(line.cells.get(AgendaField.END)), line.text(AgendaField.END)
        if end is None and any(map(str.isdigit, text)):
            return None, _no_time(AgendaField.END, text)
        if span.end is None and end is not None:
            span = Span(span.start, _end(span.start, end.start, line.length()))
        if hours := hours_past_midnight(span, line.length()):
            return None, (AgendaField.END, ends_before_it_begins(hours))
        self._span = span
        return span, None

    def _entry(self, row: int, line: Line, span: Span | None, *, timed: bool = True) -> None:
        if self._is_talk(line, timed=timed):
            self._add_talk(row, line)
        elif (kind := line.break_kind()) and span is not None:
            self._add_break(row, line, span, kind)
        else:
            self._add_session(row, line, span)

    def _is_talk(self, line: Line, *, timed: bool) -> bool:
        """Rows that say so, and rows with neither time nor place of their own, belong to the session above."""
        level, kind = fold(line.text(AgendaField.LEVEL)), fold(line.text(AgendaField.KIND))
        if level:
            return level in words("talk")
        if not self._found.sessions or line.text(AgendaField.ROOM):
            return False
        if kind:
            return kind in words("talk")
        return not timed and self._scheduled and AgendaField.START in self._headers and not line.break_kind()

    def _add_session(self, row: int, line: Line, span: Span | None) -> None:
        self._lost = False
        title, second = line.titles()
        entry = SessionEntry(
            row=row,
            title=title,
            second_title=second,
            uid=line.text(AgendaField.UID),
            code=line.text(AgendaField.CODE),
            activity=line.text(AgendaField.ACTIVITY) or self._section,
            track=line.text(AgendaField.TRACK),
            kind=line.text(AgendaField.KIND),
            language=line.text(AgendaField.LANGUAGE),
            description=line.long_text(AgendaField.DESCRIPTION),
            room=line.text(AgendaField.ROOM),
            start=span.start if span else None,
            duration=line.duration(span),
            expected=number_of(line.cells.get(AgendaField.EXPECTED)),
            people=line.people(),
            state=line.state(),
            interpreted=line.interpreted(),
        )
        self._found.sessions.append((entry, self._day if span else None))

    def _add_talk(self, row: int, line: Line) -> None:
        if not self._found.sessions:
            self._reject(row, None, _("The talk has no session above it."))
            return
        if self._lost:
            self._reject(row, None, _("The session above the talk was not taken."))
            return
        title, second = line.titles()
        talk = TalkEntry(
            row=row,
            title=_NUMBERED.sub("", title),
            second_title=second,
            duration=line.duration(None),
            language=line.text(AgendaField.LANGUAGE),
            description=line.long_text(AgendaField.DESCRIPTION),
            uid=line.text(AgendaField.UID),
            people=line.people(),
        )
        session, day = self._found.sessions[-1]
        self._found.sessions[-1] = (replace(session, talks=(*session.talks, talk)), day)

    def _add_break(self, row: int, line: Line, span: Span, kind: BreakKind) -> None:
        room = line.text(AgendaField.ROOM)
        room = "" if fold(room) in words("everywhere") else room
        duration = line.duration(span) or USUAL
        title, second = line.titles()
        self._found.breaks.append((BreakEntry(row, title, 0, span.start, duration, second, room, kind), self._day))


def _wrong_state(line: Line) -> _Problem | None:
    """Of our own rows: what foreign ones call their state may be anything."""
    text = line.text(AgendaField.STATE)
    return (AgendaField.STATE, no_state(text)) if text and line.text(AgendaField.UID) and not line.state() else None


def _no_time(column: AgendaField, text: str) -> _Problem:
    return column, no_time(text)


def _end(start: int, end: int, length: int | None) -> int:
    """Minutes since the midnight before ``start``: as many days later as the length says, else the night after."""
    if length and (start + length - end) % _MIDNIGHT == 0:
        return start + length
    return end if end >= start else start + (end - start) % _MIDNIGHT


# -- days ------------------------------------------------------------------------------------------------------------


def _dated(found: _Found, start_date: date | None) -> Programme:
    """Marks to days: real dates where they can be known, else the order in which the days come."""
    marks = [mark for _entry, mark in (*found.sessions, *found.breaks) if mark is not None]
    dates = dates_of(marks, start_date)
    known = [each for each in dates.values() if each is not None]
    first = min(known, default=None)
    order = {mark: index for index, mark in enumerate(dict.fromkeys(marks))}

    def day(mark: DayMark | None) -> int:
        if mark is None:
            return 0
        on = dates[mark]
        return (on - first).days if on and first else mark.number - 1 if mark.number else order[mark]

    timed = [replace(entry, day=day(mark)) if entry.start is not None else entry for entry, mark in found.sessions]
    sessions = tuple(_with_lengths(timed))
    breaks = tuple(replace(entry, day=day(mark)) for entry, mark in found.breaks)
    days = [each.day for each in sessions if each.day is not None] + [each.day for each in breaks]
    rooms = [*(each.room for each in sessions), *(each.room for each in breaks)]
    return Programme(
        start_date=first,
        days=max(days, default=0) + 1,
        rooms=tuple(dict.fromkeys(filter(None, rooms))),
        tracks=tuple(dict.fromkeys(each.track for each in sessions if each.track)),
        sessions=sessions,
        breaks=breaks,
        rejected=tuple(found.rejected),
    )


def _with_lengths(sessions: Sequence[SessionEntry]) -> Iterator[SessionEntry]:
    """Sessions without an end last until the next one in their room, or an hour."""
    for each in sessions:
        if each.duration is None and each.start is not None:
            later = [
                other.start - each.start
                for other in sessions
                if other.start is not None
                and (other.day, other.room) == (each.day, each.room)
                and 0 < other.start - each.start <= _LONGEST
            ]
            yield replace(each, duration=min(later, default=USUAL))
        else:
            yield each
