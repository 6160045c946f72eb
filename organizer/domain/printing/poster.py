"""The grid poster: a day's rooms side by side, time downwards, for the wall; lengths in micrometres.

A day with so many rooms that they would be too narrow to read is on several posters. A poster of twice the width has
letters of up to twice the size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.days import Day, Days, Name, Tile
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Ruler, Weight, Words
from organizer.domain.printing.missing_letters import missing_letters
from organizer.domain.printing.paper.splitting import A4, SplitSheets, split
from organizer.domain.printing.poster_tiles import Scale, TileSetter
from organizer.domain.printing.printouts import Printout, SheetProblem
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.text_fitting import Letters, clean, fit, fit_box, line_height
from organizer.domain.printing.tracks import INK, LINE, MUTED, TrackMark, band
from organizer.domain.programme.words import clock
from organizer.errors import NotFound
from organizer.i18n import _

NARROWEST = 24 * MILLIMETRE
"""A column; in narrower ones every word breaks."""

_FEW = 5  # so many columns stand well on upright paper
_HAIR = 150


@dataclass(frozen=True, slots=True)
class _Section:
    """The columns of a day's grid that are on one poster, the ``number``-th (from 1) of ``total`` of that day."""

    day: Day
    columns: range
    rooms: tuple[tuple[Name, int], ...]
    number: int
    total: int

    def tiles(self) -> Iterator[tuple[Tile, range]]:
        """What is in these columns, with its own ones counted from the poster's left."""
        for tile in self.day.grid.tiles:
            left, right = max(tile.column, self.columns[0]), min(tile.last_column, self.columns[-1])
            if left <= right:
                yield tile, range(left - self.columns[0], right - self.columns[0] + 1)


def compose_poster(days: Days, size: tuple[int, int], ruler: Ruler) -> Printout:
    """A poster for each day, on paper of ``size`` (short side, long side). Raises NotFound: nothing has a time."""
    width, height = _turned(days, size)
    faces, problems = _posters(days, width, height, ruler)
    return _printout(days, faces, problems)


def compose_split_poster(days: Days, sheets: tuple[int, int], ruler: Ruler) -> Printout:
    """The same on several A4 sheets each, ``sheets`` across the short and the long side, to be cut and glued."""
    lying, even = _lies(days), sheets[0] == sheets[1]
    across, down = reversed(sheets) if lying else sheets
    paper = SplitSheets(across, down, A4[::-1] if lying is even else A4)  # the whole has the shape of a sheet again
    faces, problems = _posters(days, paper.width, paper.height, ruler)
    pages = tuple(page for face in faces for page in split(face, paper, ruler))
    return _printout(days, pages, problems)


def _printout(days: Days, pages: Sequence[Face], problems: Sequence[SheetProblem]) -> Printout:
    return Printout(_("Poster"), days.occasion.event, tuple(pages), tuple(problems), days.asked, days.skipped)


def _posters(days: Days, width: int, height: int, ruler: Ruler) -> tuple[list[Face], list[SheetProblem]]:
    if not days.days:
        raise NotFound(_("Nothing has a time yet; place sessions on the schedule first."))
    problems = list(missing_letters(days, ruler))
    faces = []
    for day in days.days:
        bookmark = " · ".join(filter(None, (day.title.first, day.title.second)))
        for section in _sections(day, (width - 2 * _margin(width, height) - _times_width(width, height)) // NARROWEST):
            drawing = _Drawing(days, section, width, height, ruler=ruler)
            faces.append(Face(width, height, (), tuple(drawing.draw()), bookmark=bookmark))
            bookmark = ""
            problems += drawing.tiles.problems
    return faces, problems


def _lies(days: Days) -> bool:
    """Whether the paper lies on its long side."""
    return any(sum(lanes for _room, lanes in day.grid.rooms) > _FEW for day in days.days)


def _turned(days: Days, size: tuple[int, int]) -> tuple[int, int]:
    return (max(size), min(size)) if _lies(days) else (min(size), max(size))


def _sections(day: Day, most: int) -> Iterator[_Section]:
    """The rooms in as few and as equal parts as go, none of more than ``most`` columns unless a single room has."""
    count = sum(lanes for _room, lanes in day.grid.rooms)
    wished = -(-count // -(-count // most))
    parts: list[list[tuple[Name, int]]] = [[]]
    for room in day.grid.rooms:
        if parts[-1] and sum(lanes for _name, lanes in parts[-1]) + room[1] > wished:
            parts.append([])
        parts[-1].append(room)
    first = 0
    for number, part in enumerate(parts, 1):
        width = sum(lanes for _name, lanes in part)
        yield _Section(day, range(first, first + width), tuple(part), number, len(parts))
        first += width


def _unit(width: int, height: int) -> int:
    """A millimetre on A4, in proportion on larger paper."""
    return min(width, height) * MILLIMETRE // (210 * MILLIMETRE)


def _margin(width: int, height: int) -> int:
    return 10 * max(MILLIMETRE, _unit(width, height) * 3 // 4)


def _times_width(width: int, height: int) -> int:
    return 12 * _unit(width, height)


class _Drawing:
    """One poster being drawn: title, heads of rooms, times at the left, tiles, and what the bands mean."""

    def __init__(self, days: Days, section: _Section, width: int, height: int, *, ruler: Ruler) -> None:
        self._days, self._section, self._ruler = days, section, ruler
        self._unit = unit = _unit(width, height)
        self._margin = margin = _margin(width, height)
        self._right, self._bottom = width - margin, height - margin
        self._left = margin + _times_width(width, height)
        self._column = (self._right - self._left) // len(section.columns)
        self._right = self._left + len(section.columns) * self._column
        self._legend = list(self._legend_rows())
        top = margin + 25 * unit
        bottom = self._bottom - len(self._legend) * 6 * unit - 2 * unit
        grid = section.day.grid
        self._minute = (bottom - top) // (grid.end - grid.start)
        self._top, self._foot = top, top + self._minute * (grid.end - grid.start)
        self.tiles = TileSetter(Scale.of(unit, self._column), ruler)

    def draw(self) -> Iterator[Instruction]:
        yield from self._title()
        yield from self._rooms()
        yield from self._hours()
        for tile, columns in self._section.tiles():
            yield from self.tiles.draw(tile.what, self._box(tile, columns))
        for row, marks in enumerate(self._legend):
            yield from self._legend_row(marks, self._foot + (3 + 6 * row) * self._unit)

    def _y(self, minutes: int) -> int:
        return self._top + (minutes - self._section.day.grid.start) * self._minute

    def _box(self, tile: Tile, columns: range) -> Box:
        top = self._y(tile.start)
        return Box(self._left + columns[0] * self._column, top, len(columns) * self._column, self._y(tile.end) - top)

    def _title(self) -> Iterator[Instruction]:
        unit, section, event = self._unit, self._section, self._days.occasion
        part = _("part {number} of {total}").format(number=section.number, total=section.total)
        second = " · ".join(filter(None, (section.day.title.second, part if section.total > 1 else "")))
        half = (self._right - self._margin) // 2 - 2 * unit
        lines = (
            (section.day.title.first, Style(7 * unit, INK, Weight.BOLD), 0),
            (second, Style(4 * unit, MUTED), 8 * unit),
        )
        for text, style, top in lines:
            yield from self._line(text, style, self._margin, self._margin + top, half)
        events = (
            (event.event, Style(4 * unit, INK, Weight.MEDIUM), 2 * unit),
            (event.second_event, Style(4 * unit, MUTED), 8 * unit),
        )
        for text, style, top in events:
            for words in self._line(text, style, 0, self._margin + top, half):
                yield from self._at_right(words)

    def _at_right(self, words: Words) -> Iterator[Words]:
        style = Style(words.size, words.color, words.weight)
        x = self._right - style.width(words.text, self._ruler)
        yield Words(words.text, x, words.baseline, words.size, words.weight, words.color)

    def _line(self, text: str, style: Style, x: int, top: int, width: int) -> Iterator[Words]:
        """One line that becomes smaller where it must."""
        letters = Letters(style.size, style.size, style.size // 2, style.weight)
        fitted = fit(clean(text), letters, width, self._ruler)
        shown = Style(fitted.size, style.color, style.weight)
        yield from (shown.line(each, x, top) for each in fitted.lines if each)

    def _rooms(self) -> Iterator[Instruction]:
        """The names over the columns, and a line between two rooms."""
        unit, x = self._unit, self._left
        for name, lanes in self._section.rooms:
            width = lanes * self._column
            yield from self._room(name, x + unit, width - 2 * unit)
            yield Fill(Box(x - _HAIR // 2, self._top - 10 * unit, _HAIR, self._foot - self._top + 10 * unit), LINE)
            x += width
        yield Fill(Box(x - _HAIR // 2, self._top - 10 * unit, _HAIR, self._foot - self._top + 10 * unit), LINE)

    def _room(self, name: Name, x: int, width: int) -> Iterator[Instruction]:
        unit, first, second = self._unit, clean(name.first), clean(name.second)
        room = (9 if not second else 6) * unit
        text = self.tiles.scale.title
        y = self._top - 10 * unit
        for each, height, style in (
            (first, room, Style(text * 13 // 10, INK, Weight.BOLD)),
            (second, 9 * unit - room, Style(text, MUTED)),
        ):
            letters = Letters(style.size, self.tiles.scale.small, self.tiles.scale.least, style.weight)
            fitted = fit_box(each, letters, width, height, self._ruler)
            shown = Style(fitted.size, style.color, style.weight)
            for line in fitted.lines:
                yield shown.line(line, x, y)
                y += line_height(fitted.size)

    def _hours(self) -> Iterator[Instruction]:
        """A line at each hour, its time at the left."""
        grid, unit = self._section.day.grid, self._unit
        style = Style(3_200 * unit // MILLIMETRE, INK, Weight.MEDIUM)
        for minutes in range(grid.start, grid.end + 1, 60):
            y = self._y(minutes)
            yield Fill(Box(self._left - 2 * unit, y - _HAIR // 2, self._right - self._left + 2 * unit, _HAIR), LINE)
            yield style.line(clock(minutes), self._margin, y - style.size // 2)

    # -- what the bands mean -------------------------------------------------------------------------------------------

    def _legend_rows(self) -> Iterator[list[tuple[TrackMark, str]]]:
        """The tracks of this poster, as many in a row as there is room for."""
        tracks = {getattr(tile.what, "track", None) for tile, _columns in self._section.tiles()}
        row: list[tuple[TrackMark, str]] = []
        for track in (each for each in self._days.tracks if each in tracks):
            marked = (track, clean(f"{track.name} {track.second_name}"))
            if row and self._legend_width([*row, marked]) > self._right - self._margin:
                yield row
                row = []
            row.append(marked)
        if row:
            yield row

    @property
    def _legend_style(self) -> Style:
        return Style(3 * self._unit, INK)

    def _legend_width(self, marks: list[tuple[TrackMark, str]]) -> int:
        return sum(self._legend_style.width(text, self._ruler) + 10 * self._unit for _track, text in marks)

    def _legend_row(self, marks: list[tuple[TrackMark, str]], y: int) -> Iterator[Instruction]:
        x, unit = self._margin, self._unit
        for track, text in marks:
            yield from band(track, Box(x, y - unit // 2, 2 * unit, 4 * unit))
            yield self._legend_style.line(text, x + 4 * unit, y)
            x += self._legend_width([(track, text)])
