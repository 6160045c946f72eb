"""The schedule as sheets that look like the board: one a day."""

from collections.abc import Sequence
from datetime import date, time

from organizer.domain.programme.words import RoleKind, span
from organizer.domain.schedule.day_grid import DayGrid, Entry, lay_out
from organizer.files.writing.book_parts import Block, GridSheet
from organizer.i18n import _, ngettext
from organizer.services.exports.agenda import Agenda, Pause, Session

TRACK_COLORS = ("#2457D6", "#0F7B6C", "#A15C00", "#8B3FC6", "#B3266A", "#4A6B12", "#0D6E9C", "#7A4A2B")
"""The set that the light theme uses: paper is light."""

_NO_TRACK = "#667085"


def day_grids(agenda: Agenda) -> list[GridSheet]:
    """A sheet for each day of the event."""
    return [_day_grid(agenda, day) for day in range(agenda.days)]


def _day_grid(agenda: Agenda, day: int) -> GridSheet:
    sessions = [each for each in agenda.sessions if each.day == day]
    pauses = [each for each in agenda.pauses if each.day == day]
    everything: list[Session | Pause] = [*sessions, *pauses]
    used = sorted({each.room for each in everything if each.room is not None})
    rooms = used or list(range(len(agenda.rooms)))
    place = {room: column for column, room in enumerate(rooms)}
    grid = lay_out(
        len(rooms),
        [_session_entry(each, None if each.room is None else place[each.room]) for each in sessions],
        [_pause_entry(each, None if each.room is None else place[each.room]) for each in pauses],
    )
    name = _day_name(agenda, day)
    names = [agenda.rooms[room] for room in rooms]
    return GridSheet(name, f"{agenda.name} · {name}", _headings(names, grid), _times(grid), _blocks(grid))


def _day_name(agenda: Agenda, day: int) -> str:
    at = agenda.date_of(day)
    return at.isoformat() if isinstance(at, date) else _("Day {number}").format(number=at)


def _headings(names: Sequence[str], grid: DayGrid) -> list[tuple[str, int]]:
    named = zip([*names, _("No room")], grid.lanes, strict=True)
    return [(name, lanes) for name, lanes in named if lanes]


def _times(grid: DayGrid) -> list[time]:
    return [time(minutes // 60 % 24, minutes % 60) for minutes in grid.times]


def _blocks(grid: DayGrid) -> list[Block]:
    return [
        Block(
            row=area.row,
            column=area.column,
            last_row=area.last_row,
            last_column=area.last_column,
            title=area.entry.title,
            lines=area.entry.lines,
            color=None if area.entry.color is None else _color(area.entry.color),
        )
        for area in grid.areas
    ]


def _color(color: int) -> str:
    return _NO_TRACK if color < 0 else TRACK_COLORS[color % len(TRACK_COLORS)]


def _session_entry(session: Session, column: int | None) -> Entry:
    start = session.start or 0
    end = start + session.duration
    people = ", ".join([*session.cast.get(RoleKind.CHAIR, ()), *session.cast.get(RoleKind.SPEAKER, ())])
    talks = ngettext("{count} talk", "{count} talks", len(session.talks)).format(count=len(session.talks))
    lines = (session.second_title, span(start, end), people, talks if session.talks else "")
    color = -1 if session.color is None else session.color
    return Entry(session.title, start, end, column, tuple(filter(None, lines)), color)


def _pause_entry(pause: Pause, column: int | None) -> Entry:
    end = pause.start + pause.duration
    titles = " · ".join(filter(None, (pause.title, pause.second_title)))
    return Entry(f"{titles}  {span(pause.start, end)}", pause.start, end, column)
