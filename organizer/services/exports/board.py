"""The schedule as sheets that look like the board: one a day."""

from collections.abc import Iterable, Sequence
from datetime import time

from organizer.domain.printing.tracks import NO_TRACK, TRACK_COLORS
from organizer.domain.programme.words import RoleKind, span
from organizer.domain.schedule.day_grid import DayGrid, Entry, lay_out
from organizer.domain.schedule.grid import Card, Pause, Snapshot
from organizer.files.writing.book_parts import Block, GridSheet
from organizer.i18n import _, ngettext

_NAMED = (RoleKind.CHAIR, RoleKind.SPEAKER)


def day_grids(snapshot: Snapshot, event: str) -> list[GridSheet]:
    """A sheet for each day of the event of this name."""
    return [_day_grid(snapshot, event, day) for day in range(snapshot.days)]


def _day_grid(snapshot: Snapshot, event: str, day: int) -> GridSheet:
    placed = [(each, each.placement) for each in snapshot.cards if each.placement and each.placement.day == day]
    pauses = [each for each in snapshot.pauses if each.day == day]
    used = {*(place.room for _card, place in placed), *(room for each in pauses for room in each.rooms or ())}
    rooms = [each for each in snapshot.rooms if each.id in used] or snapshot.rooms
    columns: dict[int | None, int] = {room.id: column for column, room in enumerate(rooms)}
    placed.sort(key=lambda each: (each[1].start, columns.get(each[1].room, 0)))
    grid = lay_out(
        len(rooms),
        [_session_entry(card, place.start, columns.get(place.room)) for card, place in placed],
        [_pause_entry(each, columns.get(room)) for each in pauses for room in _rooms_of(each)],
    )
    name = _day_name(snapshot, day)
    names = [room.name for room in rooms]
    return GridSheet(name, f"{event} · {name}", _headings(names, grid), _times(grid), _blocks(grid))


def _rooms_of(pause: Pause) -> Iterable[int | None]:
    """Each of the break's rooms; one None where it is in all of them."""
    return (None,) if pause.rooms is None else sorted(pause.rooms)


def _day_name(snapshot: Snapshot, day: int) -> str:
    at = snapshot.date_of(day)
    return at.isoformat() if at else _("Day {number}").format(number=day + 1)


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
    return NO_TRACK if color < 0 else TRACK_COLORS[color % len(TRACK_COLORS)]


def _session_entry(card: Card, start: int, column: int | None) -> Entry:
    end = start + card.duration
    own = [each for each in card.people if each.talk is None]
    people = ", ".join(each.name for role in _NAMED for each in own if each.role is role)
    talks = ngettext("{count} talk", "{count} talks", len(card.talks)).format(count=len(card.talks))
    lines = (card.second_title, span(start, end), people, talks if card.talks else "")
    color = -1 if card.color is None else card.color
    return Entry(card.title, start, end, column, tuple(filter(None, lines)), color)


def _pause_entry(pause: Pause, column: int | None) -> Entry:
    end = pause.start + pause.duration
    titles = " · ".join(filter(None, (pause.title, pause.second_title)))
    return Entry(f"{titles}  {span(pause.start, end)}", pause.start, end, column)
