"""One day of the schedule as a sheet: rooms side by side, time downwards, what lasts spans rows.

Times are minutes since the day's midnight. Rooms are counted from 0 in the order they are shown; entries without a room
stand in a column after the last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd

_HOUR = 60
_FINEST, _COARSEST = 5, 30  # minutes a row stands for


@dataclass(frozen=True, slots=True)
class Entry:
    """What is shown: a session, or a pause (``color`` None). ``room`` None: no room, for a pause all rooms."""

    title: str
    start: int
    end: int
    room: int | None
    lines: tuple[str, ...] = ()
    color: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """The cells of an entry, counted from 0, the last ones inside."""

    entry: Entry
    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class DayGrid:
    """``lanes`` holds for each room how many columns it takes, the last one for entries without a room (maybe 0)."""

    lanes: tuple[int, ...]
    times: tuple[int, ...]
    areas: tuple[Area, ...]


def lay_out(rooms: int, sessions: Sequence[Entry], pauses: Sequence[Entry] = ()) -> DayGrid:
    """Where everything of a day stands; sessions that overlap in a room stand side by side in it."""
    if not sessions and not pauses:
        return DayGrid((1,) * rooms + (0,), (), ())
    step = _step([*sessions, *pauses])
    first = min(each.start for each in (*sessions, *pauses)) // _HOUR * _HOUR
    last = -(-max(each.end for each in (*sessions, *pauses)) // _HOUR) * _HOUR
    by_room = [[each for each in sessions if _column(each, rooms) == room] for room in range(rooms + 1)]
    placed = [_lanes(each, first, step) for each in by_room]
    lanes = [max((lane for lane, _rows, _entry in each), default=0) + 1 for each in placed]
    lanes[rooms] = lanes[rooms] if by_room[rooms] else 0
    areas = [
        Area(entry, rows[0], sum(lanes[:room]) + lane, rows[-1], sum(lanes[:room]) + lane)
        for room, each in enumerate(placed)
        for lane, rows, entry in each
    ]
    free = _Free(lanes, areas, (last - first) // step)
    for pause in pauses:
        areas += free.fill(pause, _rows(pause, first, step))
    return DayGrid(tuple(lanes), tuple(range(first, last, step)), tuple(areas))


def _column(entry: Entry, rooms: int) -> int:
    return rooms if entry.room is None else entry.room


def _step(entries: Iterable[Entry]) -> int:
    """Minutes a row stands for: the largest that fits all times, or five where they are crooked."""
    step = _COARSEST
    for each in entries:
        step = gcd(step, each.start, each.end)
    return max(_FINEST, step)


def _rows(entry: Entry, first: int, step: int) -> range:
    """The rows an entry takes, at least one; what touches in time touches in rows."""
    start = round((entry.start - first) / step)
    return range(start, max(start + 1, round((entry.end - first) / step)))


def _lanes(entries: Iterable[Entry], first: int, step: int) -> list[tuple[int, range, Entry]]:
    """Each entry with its rows and the leftmost lane that is free there."""
    ends: list[int] = []
    placed = []
    for entry in sorted(entries, key=lambda each: (each.start, each.end)):
        rows = _rows(entry, first, step)
        lane = next((i for i, end in enumerate(ends) if end <= rows[0]), len(ends))
        ends[lane : lane + 1] = [rows[-1] + 1]
        placed.append((lane, rows, entry))
    return placed


class _Free:
    """The cells that nothing has taken yet."""

    def __init__(self, lanes: Sequence[int], areas: Iterable[Area], rows: int) -> None:
        self._lanes = lanes
        self._height = rows
        self._taken: list[set[int]] = [set() for _ in range(sum(lanes))]
        for area in areas:
            self._taken[area.column].update(range(area.row, area.last_row + 1))

    def fill(self, pause: Entry, rows: range) -> list[Area]:
        """The pause in every cell of its rooms that is free: one area where nothing is in the way."""
        stretches: list[Area] = []
        for column in self._columns(pause):
            for row, last_row in self._runs(column, rows):
                before = stretches[-1] if stretches else None
                if before and (before.row, before.last_row, before.last_column) == (row, last_row, column - 1):
                    stretches[-1] = Area(pause, row, before.column, last_row, column)
                else:
                    stretches.append(Area(pause, row, column, last_row, column))
        return stretches

    def _columns(self, pause: Entry) -> range:
        if pause.room is None:
            return range(len(self._taken))
        start = sum(self._lanes[: pause.room])
        return range(start, start + self._lanes[pause.room])

    def _runs(self, column: int, rows: range) -> list[tuple[int, int]]:
        """The free stretches (first, last row) of a column within ``rows``, which are taken now."""
        runs: list[tuple[int, int]] = []
        for row in rows:
            if row in self._taken[column] or row >= self._height:
                continue
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
        self._taken[column].update(rows)
        return runs
