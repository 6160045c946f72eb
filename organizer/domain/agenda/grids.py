"""Agendas laid out like a board: rooms as columns, time downwards, merged cells as long as the session."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from organizer.domain.agenda.columns import header_meaning
from organizer.domain.agenda.names import credits_in
from organizer.domain.agenda.reasons import ends_before_it_begins, no_day, no_time
from organizer.domain.agenda.times import (
    DayMark,
    Span,
    day_of,
    hours_past_midnight,
    is_impossible_date,
    is_impossible_time,
    is_time,
    span_of,
    without_times,
)
from organizer.domain.agenda.words import AgendaField, sounds_like_break
from organizer.domain.folding import clean
from organizer.domain.programme.in_files import BreakEntry, Credit, RejectedEntry, SessionEntry
from organizer.domain.programme.words import RoleKind
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell, MergedRange, Sheet

_BANNER = 40  # rows above a header that are looked at
_VOTERS = 200  # cells of a column that vote: no day has more slots, and every row above may be the header
_USUAL = 60  # minutes of the last row
_FEWEST = 0.3  # of the cells below a header that are times where all others name days
_IDEOGRAPHS = re.compile(r"[⺀-鿿가-힯]")
_PEOPLE = re.compile(r"^[(（](?P<names>.+)[)）]$")
_ROOM = re.compile(r"\s*[(（]?\d+\s*(?:seats|pax|座|人)[)）]?\s*$", re.IGNORECASE)

Dated = tuple[SessionEntry | BreakEntry | RejectedEntry, DayMark | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet whose row ``header`` (from 0) names rooms; ``rooms`` by column, ``times`` is the column of times."""

    sheet: Sheet
    header: int
    times: int
    rooms: Mapping[int, str]


def find_grid(sheet: Sheet) -> Grid | None:
    """The board in a sheet; None where there are no rooms above and no times at the side."""
    for index, row in enumerate(sheet.rows[:_BANNER]):
        texts = _heads(sheet, index)
        times = next((column for column in range(min(2, len(row))) if _is_time_column(sheet, index, column)), None)
        if times is None:
            continue
        rooms = {
            column: _ROOM.sub("", text)
            for column, text in enumerate(texts)
            if column > times and text and not is_time(text) and not _is_about_time(text)
        }
        if len(rooms) >= 2 and not _is_time_or_day(texts[times]):
            return Grid(sheet, index, times, rooms)
    return None


def _heads(sheet: Sheet, index: int) -> list[str]:
    """The texts of a row, those of merged cells in each of their columns: a room may have several lanes."""
    texts = [text_of(cell) for cell in sheet.rows[index]]
    for each in sheet.merged:
        if each.first_row == each.last_row == index and each.first_column < len(texts):
            texts += [""] * (each.last_column + 1 - len(texts))
            head = texts[each.first_column]
            texts[each.first_column : each.last_column + 1] = [head] * (each.last_column + 1 - each.first_column)
    return texts


def read_grid(grid: Grid) -> Iterator[Dated]:
    """Every session and break on the board, with the day it stands under; rejected where that or its time cannot be."""
    rows = grid.sheet.rows
    day, wrong_day = _day_above(grid)
    spans = _spans(grid)
    merged = {(each.first_row, each.first_column): each for each in grid.sheet.merged}
    for index in range(grid.header + 1, len(rows)):
        filled = [text for cell in rows[index] if (text := text_of(cell))]
        if len(filled) == 1 and (mark := day_of(filled[0])):
            day, wrong_day = mark, ""
        elif len(filled) == 1 and is_impossible_date(filled[0]):
            wrong_day = filled[0]
        elif spans:
            reason = no_day(wrong_day) if wrong_day else _wrong_time(text_of(rows[index][grid.times]))
            for column in grid.rooms:
                if column >= len(rows[index]) or not text_of(rows[index][column]):
                    continue
                if not reason and index < min(spans):
                    continue
                area = merged.get((index, column), MergedRange(index, column, index, column))
                wrong = reason or _wrong_inside(rows[index][column])
                yield (_rejected(grid, area, wrong) if wrong else _entry(grid, area, spans)), day


def _wrong_time(text: str) -> str:
    """Why a text cannot be the time of what stands beside it; empty where it can, or says nothing of times."""
    if is_impossible_time(text):
        return no_time(text)
    hours = hours_past_midnight(span) if (span := span_of(text)) else None
    return ends_before_it_begins(hours) if hours else ""


def _wrong_inside(cell: Cell) -> str:
    """The same of the times that a cell of the board gives itself."""
    return next((wrong for line in str(cell).splitlines() if (wrong := _wrong_time(clean(line)))), "")


def _rejected(grid: Grid, area: MergedRange, reason: str) -> RejectedEntry:
    """What stands there cannot be taken; its room is the header of its column."""
    room = text_of(grid.sheet.rows[grid.header][area.first_column])
    return RejectedEntry(area.first_row + 1, room, reason, grid.sheet.name)


def _is_time_column(sheet: Sheet, header: int, column: int) -> bool:
    """Whether nearly everything below in this column is a time, or was meant as one; headings of days say nothing."""
    below = (row[column] for row in islice(sheet.rows, header + 1, None) if column < len(row))
    cells = list(islice((cell for cell in below if text_of(cell)), _VOTERS))
    others = [text_of(cell) for cell in cells if not is_time(cell)]
    if len(cells) < 2 or len(cells) - len(others) < _FEWEST * len(cells):
        return False
    meant = sum(map(is_impossible_time, others))
    days = sum(1 for text in others if day_of(text) or is_impossible_date(text))
    return len(cells) - len(others) + meant >= 0.6 * (len(cells) - days)


def _is_about_time(header: str) -> bool:
    meaning = header_meaning(header)
    return meaning is not None and meaning[0] in (AgendaField.START, AgendaField.END, AgendaField.DURATION)


def _is_time_or_day(text: str) -> bool:
    return is_time(text) or (day_of(text) is not None and header_meaning(text) is None)


def _day_above(grid: Grid) -> tuple[DayMark | None, str]:
    """The day that stands above the board, or what is written like one and is none."""
    above = [text_of(cell) for row in reversed(grid.sheet.rows[: grid.header]) for cell in row]
    for text in (*above, grid.sheet.name):
        if mark := day_of(text):
            return mark, ""
        if is_impossible_date(text):
            return None, text
    return None, ""


def _spans(grid: Grid) -> dict[int, Span]:
    """When each row begins and ends; a row without an end lasts until the next one that begins later."""
    rows = grid.sheet.rows
    found = {
        index: span
        for index in range(grid.header + 1, len(rows))
        if grid.times < len(rows[index]) and (span := span_of(rows[index][grid.times]))
    }
    whole: dict[int, Span] = {}
    for index, span in found.items():
        later = next((each.start for row, each in found.items() if row > index), None)
        end = span.end or (later if later is not None and later > span.start else span.start + _USUAL)
        whole[index] = Span(span.start, end)
    return whole


def _entry(grid: Grid, area: MergedRange, spans: Mapping[int, Span]) -> SessionEntry | BreakEntry:
    cell = grid.sheet.rows[area.first_row][area.first_column]
    lines = [line for part in str(cell).splitlines() if (line := clean(part))]
    told = next((span for line in lines if (span := span_of(line)) and span.end), None)
    first, last = (max(row for row in spans if row <= index) for index in (area.first_row, area.last_row))
    span = told or Span(spans[first].start, spans[last].end)
    title, second, people, rest = _told(line for line in lines if without_times(line) or span_of(line) is None)
    duration = (span.end or span.start + _USUAL) - span.start
    everywhere = len({grid.rooms.get(column, "") for column in range(area.first_column, area.last_column + 1)}) > 1
    if sounds_like_break(title) and not people:
        room = "" if everywhere else grid.rooms[area.first_column]
        return BreakEntry(area.first_row + 1, title, 0, span.start, duration, second, room)
    return SessionEntry(
        row=area.first_row + 1,
        title=title,
        second_title=second,
        description=rest,
        room=grid.rooms[area.first_column],
        start=span.start,
        duration=duration,
        people=people,
    )


def _told(lines: Iterator[str]) -> tuple[str, str, tuple[Credit, ...], str]:
    """Title, second title in another script, people in brackets, and the rest of a cell's lines."""
    title, second = _two_scripts(without_times(first := next(lines, "")) or first)
    rest: list[str] = []
    people: list[Credit] = []
    for line in lines:
        if names := _PEOPLE.match(line):
            people += credits_in(names["names"], RoleKind.SPEAKER)
        elif not second and bool(_IDEOGRAPHS.search(line)) != bool(_IDEOGRAPHS.search(title)):
            second = line
        else:
            rest.append(line)
    return title, second, tuple(people), "\n".join(rest)


def _two_scripts(title: str) -> tuple[str, str]:
    """“Lunch · 午餐” is two titles, “开幕式 · 主旨演讲” is one."""
    first, _dot, second = title.partition(" · ")
    differ = bool(second) and bool(_IDEOGRAPHS.search(first)) != bool(_IDEOGRAPHS.search(second))
    return (first, second) if differ else (title, "")


def grids_in(sheets: Sequence[Sheet]) -> tuple[Grid, ...]:
    """The boards in the visible sheets."""
    return tuple(grid for sheet in sheets if not sheet.hidden and (grid := find_grid(sheet)))
