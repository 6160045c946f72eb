"""Where things are on the board: rooms side by side, time downwards, the shown days below one another.

All lengths are pixels of the scene, whose origin is the corner of the first room's first shown hour. Nothing is scaled
by the view: a zoom is another geometry, so text keeps its size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from organizer.domain.schedule.grid import Card, Placement, Snapshot
from ui import theme

HOUR = 60
PER_MINUTE = 1.36
"""Pixels of a minute at zoom 1."""
MIN_COLUMN = 132
"""The narrowest column at zoom 1; where there is room, columns share it."""
NARROWEST = 0.6
"""The share of it below which no zoom goes, so that rooms' names can be told apart."""
TOP = 8
"""Above the first line, so that the first label of the axis is whole."""
DAY_BAND = 36
"""The heading of each day when several are shown."""
INSET_X, INSET_Y = 4, 2
ZOOMS = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.6, 2.0, 2.75, 4.0)


@dataclass(frozen=True, slots=True)
class Band:
    """One shown day: ``first`` and ``last`` are minutes since its midnight, ``top`` is where ``first`` lies."""

    day: int
    first: int
    last: int
    top: float


@dataclass(frozen=True, slots=True)
class Lane:
    """The share of its column that a card has: ``place`` of ``count``, because cards overlap."""

    place: int = 0
    count: int = 1


WHOLE = Lane()


@dataclass(frozen=True, slots=True)
class Geometry:
    """Turns placements into rectangles and points into placements."""

    rooms: tuple[int | None, ...]
    bands: tuple[Band, ...]
    column: float
    per_minute: float
    room: float = 0.0
    """How much of the width is in sight."""

    @property
    def width(self) -> float:
        """Of the whole board."""
        return self.column * len(self.rooms)

    @property
    def height(self) -> float:
        """Of the whole board, with a little air below the last line."""
        last = self.bands[-1]
        return last.top + (last.last - last.first) * self.per_minute + TOP

    def band(self, day: int) -> Band | None:
        """The band of a day, if it is shown."""
        for each in self.bands:
            if each.day == day:
                return each
        return None

    def y(self, band: Band, minute: float) -> float:
        """Where a minute of the band's day lies."""
        return band.top + (minute - band.first) * self.per_minute

    def x(self, room: int | None) -> float | None:
        """The left side of a room's column; None for a room without one."""
        return self.rooms.index(room) * self.column if room in self.rooms else None

    def rect(self, placement: Placement, duration: int, lane: Lane = WHOLE) -> QRectF | None:
        """The card's rectangle; None where its day or room is not shown."""
        band, left = self.band(placement.day), self.x(placement.room)
        if band is None or left is None:
            return None
        width = (self.column - 2 * INSET_X) / lane.count
        gap = 2 if lane.count > 1 else 0
        return QRectF(
            round(left + INSET_X + lane.place * width),
            round(self.y(band, placement.start) + INSET_Y),
            max(round(width - gap), 4),
            max(round(duration * self.per_minute - 2 * INSET_Y), 4),
        )

    def band_at(self, y: float) -> Band:
        """The day at this height; above and below all days, the first and the last."""
        for each in reversed(self.bands):
            if y >= each.top - DAY_BAND:
                return each
        return self.bands[0]

    def minute_at(self, y: float) -> float:
        """The minute of the day at this height, not snapped."""
        band = self.band_at(y)
        return band.first + (y - band.top) / self.per_minute

    def room_at(self, x: float) -> int | None:
        """The room whose column is at ``x``, the nearest one outside the board."""
        place = min(max(int(x // self.column), 0), len(self.rooms) - 1)
        return self.rooms[place]

    def placement_at(self, x: float, y: float, snap: int, *, grab: float = 0) -> Placement:
        """Where a card lands that is held ``grab`` minutes below its top edge."""
        band = self.band_at(y)
        start = snapped(band.first + (y - band.top) / self.per_minute - grab, snap)
        return Placement(self.room_at(x), band.day, min(max(start, band.first), band.last - snap))


def snapped(minute: float, snap: int) -> int:
    """The nearest multiple of ``snap`` minutes."""
    return round(minute / snap) * snap


def make(snapshot: Snapshot, days: Sequence[int], *, room: float, zoom: float = 1.0) -> Geometry:
    """The geometry of some days in a viewport ``room`` pixels wide."""
    rooms: tuple[int | None, ...] = tuple(each.id for each in snapshot.rooms)
    if not rooms or any(each.placement and each.placement.room is None for each in snapshot.cards):
        rooms = (*rooms, None)
    scale = theme.px(100) / 100
    column = max(MIN_COLUMN * min(max(zoom, NARROWEST), 1.0) * scale, room / len(rooms))
    per_minute = PER_MINUTE * zoom * scale
    bands = []
    top = float(TOP)
    for day in days:
        first, last = _extent(snapshot, day)
        top += DAY_BAND if len(days) > 1 else 0
        bands.append(Band(day, first, last, top))
        top += (last - first) * per_minute + TOP
    return Geometry(rooms, tuple(bands), column, per_minute, room)


def _extent(snapshot: Snapshot, day: int) -> tuple[int, int]:
    """The whole hours that hold the event's day and everything that stands on it."""
    spans = [(snapshot.opens, snapshot.closes)]
    spans += [
        (each.placement.start, each.end) for each in snapshot.cards if each.placement and each.placement.day == day
    ]
    spans += [(each.start, each.end) for each in snapshot.pauses if each.day == day]
    first, last = min(each[0] for each in spans), max(each[1] for each in spans)
    return first // HOUR * HOUR, -(-last // HOUR) * HOUR


def lanes(cards: Iterable[Card]) -> dict[int, Lane]:
    """Cards of one room and day that overlap stand side by side; those that do not have the whole width."""
    result: dict[int, Lane] = {}
    cluster: list[tuple[Card, int]] = []
    free_at: list[int] = []

    def close() -> None:
        result.update((card.id, Lane(place, len(free_at))) for card, place in cluster)
        cluster.clear()
        free_at.clear()

    for card in sorted(cards, key=lambda each: (each.placement.start, -each.duration, each.id)):  # type: ignore[union-attr]
        start = card.end - card.duration
        if free_at and start >= max(free_at):
            close()
        place = next((each for each, until in enumerate(free_at) if until <= start), len(free_at))
        free_at[place : place + 1] = [card.end]
        cluster.append((card, place))
    close()
    return result
