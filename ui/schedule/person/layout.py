"""Where things are on the strip: a row for each person, time to the right, the days beside one another.

Pixels from the strip's corner; the names stand in a column of their own at the left, ``NAMES`` wide. Minutes are those
from the event's first midnight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF

from organizer.domain.schedule.grid import Snapshot
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.person_days import Doing, PersonDays
from ui import theme

NAMES, HEAD, LANE, SENTENCE, PAD, APART = 176, 44, 40, 18, 8, 12
"""The column of names, the head with days and hours, one line of things, one sentence, air, and between two days."""
PER_MINUTE = 1.5
LEAST = 6
"""Pixels of what lasts no time."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day's hours that are shown: minutes from the first midnight, and where they begin."""

    day: int
    first: int
    last: int
    left: float


@dataclass(frozen=True, slots=True)
class Row:
    """One person's row."""

    days: PersonDays
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Where the next row begins."""
        return self.top + self.height


@dataclass(frozen=True)
class Layout:
    """All rows and days; at 100 % text, lengths are as written above."""

    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    per_minute: float

    @cached_property
    def width(self) -> float:
        """Of everything, the names too."""
        last = self.stretches[-1]
        return last.left + (last.last - last.first) * self.per_minute + theme.px(PAD)

    @cached_property
    def height(self) -> float:
        """Of everything, the head too."""
        return self.rows[-1].bottom if self.rows else theme.px(HEAD)

    def stretch_of(self, minute: int) -> Stretch:
        """The day that shows a minute; what is after midnight is shown with the evening before, where that is shown."""
        return next((each for each in self.stretches if minute <= each.last), self.stretches[-1])

    def x(self, minute: int, stretch: Stretch) -> float:
        """Where a minute lies in a day."""
        return stretch.left + (minute - stretch.first) * self.per_minute

    def area(self, row: Row, doing: Doing) -> QRectF:
        """Where something stands."""
        stretch = self.stretch_of(doing.end)
        left = self.x(doing.begin, stretch)
        width = max((doing.end - doing.begin) * self.per_minute, LEAST)
        top = row.top + theme.px(PAD) + doing.lane * theme.px(LANE)
        return QRectF(left + 1, top, width - 2, theme.px(LANE) - 4)

    def minute_at(self, x: float) -> int:
        """The minute at a place across, within the day's shown hours, on the five minutes below."""
        stretch = next((each for each in reversed(self.stretches) if x >= each.left), self.stretches[0])
        minute = stretch.first + (x - stretch.left) / self.per_minute
        return int(min(max(minute, stretch.first), stretch.last - 5) // 5 * 5)

    def row_at(self, y: float) -> Row | None:
        """The row at a height."""
        return next((each for each in self.rows if each.top <= y < each.bottom), None)

    def doing_at(self, x: float, y: float) -> tuple[Row, Doing] | None:
        """What stands at a point."""
        row = self.row_at(y)
        if row is None:
            return None
        found = next((each for each in row.days.doings if self.area(row, each).contains(x, y)), None)
        return None if found is None else (row, found)


def lay_out(snapshot: Snapshot, people: Sequence[PersonDays], *, room: float) -> Layout:
    """The strip of these people; ``room``: pixels in which it may spread, and no less than its hours need."""
    hours = _hours(snapshot, people)
    minutes = sum(last - first for first, last in hours)
    free = room - theme.px(NAMES) - theme.px(APART) * len(hours) - theme.px(PAD)
    per_minute = max(free / max(minutes, 1), theme.px(PER_MINUTE * 100) / 100)
    stretches, left = [], float(theme.px(NAMES))
    for day, (first, last) in enumerate(hours):
        stretches.append(Stretch(day, first, last, left))
        left += (last - first) * per_minute + theme.px(APART)
    rows, top = [], float(theme.px(HEAD))
    for each in people:
        height = each.lanes * theme.px(LANE) + len(each.conflicts) * theme.px(SENTENCE) + 2 * theme.px(PAD)
        rows.append(Row(each, top, height))
        top += height
    return Layout(tuple(stretches), tuple(rows), per_minute)


def _hours(snapshot: Snapshot, people: Sequence[PersonDays]) -> list[tuple[int, int]]:
    """The hours of each day with all that these people do in it, full hours; no two days share a minute."""
    doings = [each for one in people for each in one.doings]
    found: list[tuple[int, int]] = []
    for day in range(snapshot.days):
        first, last = day * DAY + snapshot.opens, day * DAY + snapshot.closes
        before = found[-1][1] if found else 0
        following = (day + 1) * DAY + snapshot.opens
        mine = [each for each in doings if day * DAY <= each.begin < following and each.end > before]
        first = max(min([first, *(each.begin for each in mine if each.begin < first)]) // 60 * 60, before)
        late = (each.end for each in mine if each.begin < (day + 1) * DAY)
        last = -(-max([last, *late]) // 60) * 60
        found.append((first, max(last, first + 60)))
    return found
