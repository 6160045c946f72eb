"""Where things are on the board: columns side by side, time downwards, the shown days below one another.

All lengths are pixels of the scene, whose origin is the corner of the first column's first shown hour. Nothing is
scaled by the view: a zoom is another geometry, so text keeps its size. *Along* is the way that time runs, *across* the
way from column to column; a board that lies sideways swaps the two and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from PySide6.QtCore import QRectF

from organizer.domain.schedule.grid import Card, Placement, Snapshot
from ui import theme
from ui.schedule.arrangement import Arrangement, By, Column, Key, columns, keys_of

HOUR = 60
PER_MINUTE = 1.36
"""Pixels of a minute at zoom 1; sideways, where titles are read along the time, more."""
SIDEWAYS_MINUTE = 1.5
MIN_COLUMN, MIN_ROW = 132, 58
"""The narrowest column and the lowest row at zoom 1; where there is room, they share it."""
NARROW_COLUMN, NARROW_ROW = 72, 30
WHOLE_DAY = 3
"""Times as wide as a room is a column that holds everything of a day."""
LANE, LANE_ROW, MOST_LANES = 76, 24, 48
"""The breadth of a card among others, so that it says something; more than so many share what is there."""
MOST_ROW = 112
"""Few rows leave the rest of the height empty: a higher one would only be far from the next."""
NARROWEST = 0.6
"""The share of it below which no zoom goes, so that columns' names can be told apart."""
TOP = 8
"""Above the first line, so that the first label of the axis is whole."""
DAY_BAND = 36
"""The heading of each day when several stand below one another."""
INSET_X, INSET_Y = 4, 2
ZOOMS = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.6, 2.0, 2.75, 4.0)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time: ``first`` and ``last`` are minutes since midnight, ``top`` is where ``first`` lies along.

    ``day`` is None where the days are columns and share the stretch.
    """

    day: int | None
    first: int
    last: int
    top: float


@dataclass(frozen=True, slots=True)
class Lane:
    """The share of its column that a card has: ``place`` of ``count``, because cards overlap."""

    place: int = 0
    count: int = 1


WHOLE = Lane()


Spot: TypeAlias = tuple[int, int]
"""A session and the place of the column it is seen in: where columns are people, it may be seen in several."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Turns placements into rectangles and points into placements."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    column: float
    """The width of a column; the height of a row when the board lies sideways."""
    per_minute: float
    sight: float = 0.0
    """How much of the way across is in sight."""
    arrangement: Arrangement = field(default_factory=Arrangement)
    places: Mapping[tuple[int | None, Key], int] = field(default_factory=dict)
    """The place of each column by its day and key."""

    # -- the whole board ---------------------------------------------------------------------------------------------

    @property
    def across(self) -> float:
        """The whole way across all columns."""
        return self.column * len(self.columns)

    @property
    def along(self) -> float:
        """The whole way along all days, with a little air after the last line."""
        last = self.bands[-1]
        return last.top + (last.last - last.first) * self.per_minute + TOP

    @property
    def width(self) -> float:
        """Of the scene."""
        return self.along if self.arrangement.sideways else self.across

    @property
    def height(self) -> float:
        """Of the scene."""
        return self.across if self.arrangement.sideways else self.along

    # -- from the schedule to the board ------------------------------------------------------------------------------

    def band(self, day: int) -> Band | None:
        """The stretch of a day, if it is shown."""
        for each in self.bands:
            if each.day == day or each.day is None:
                return each
        return None

    def y(self, band: Band, minute: float) -> float:
        """Where a minute of the band's day lies along."""
        return band.top + (minute - band.first) * self.per_minute

    def place(self, day: int, key: Key) -> int | None:
        """The place of the column that holds ``key`` on a day; None for what has none."""
        return self.places.get((day if self.arrangement.days_are_columns else None, key))

    def places_of(self, card: Card) -> list[int]:
        """The columns in which a placed card stands."""
        if card.placement is None or not self.arrangement.shows(card):
            return []
        day, by = card.placement.day, self.arrangement.by
        found = (self.place(day, each) for each in keys_of(card, by))
        return [each for each in found if each is not None]

    def rects(self, card: Card) -> list[QRectF]:
        """Where a placed card would stand if it were alone; nothing where its day or column is not shown."""
        if card.placement is None or (band := self.band(card.placement.day)) is None:
            return []
        start = card.placement.start
        return [self.card_rect(place, band, start, card.duration) for place in self.places_of(card)]

    def crowd(self, cards: Iterable[Card], days: Sequence[int]) -> int:
        """How many cards share a column at once where it is fullest."""
        together = self._by_column(cards, days).values()
        return max((lane.count for each in together for lane in lanes(each).values()), default=1)

    def _by_column(self, cards: Iterable[Card], days: Sequence[int]) -> dict[tuple[int, int], list[Card]]:
        """The cards of each column and day."""
        columns: dict[tuple[int, int], list[Card]] = defaultdict(list)
        for card in cards:
            if card.placement is not None and card.placement.day in days:
                for place in self.places_of(card):
                    columns[place, card.placement.day].append(card)
        return columns

    def stand(self, cards: Iterable[Card], days: Sequence[int]) -> dict[Spot, tuple[Card, QRectF]]:
        """Where the cards of some days stand, those that overlap side by side."""
        found = {}
        for (place, day), together in self._by_column(cards, days).items():
            band, shared = self.band(day), lanes(together)
            for card in together:
                if band is not None and card.placement is not None:
                    rect = self.card_rect(place, band, card.placement.start, card.duration, shared[card.id])
                    found[card.id, place] = (card, rect)
        return found

    def room_order(self) -> tuple[int | None, ...]:
        """The rooms as they stand beside each other; nothing where columns are no rooms."""
        if self.arrangement.by is not By.ROOM:
            return ()
        keys = (each.key if isinstance(each.key, int) else None for each in self.columns)
        return tuple(dict.fromkeys(keys))

    def card_rect(self, place: int, band: Band, start: int, duration: int, lane: Lane = WHOLE) -> QRectF:
        """The rectangle of a card in a column, in whole pixels."""
        width = (self.column - 2 * INSET_X) / lane.count
        gap = 2 if lane.count > 1 else 0
        return self.area(
            round(place * self.column + INSET_X + lane.place * width),
            round(self.y(band, start) + INSET_Y),
            max(round(width - gap), 4),
            max(round(duration * self.per_minute - 2 * INSET_Y), 4),
        )

    def area(self, across: float, along: float, breadth: float, length: float) -> QRectF:
        """A rectangle of the scene from where it begins across and along, its breadth and its length."""
        if self.arrangement.sideways:
            return QRectF(along, across, length, breadth)
        return QRectF(across, along, breadth, length)

    # -- from the board to the schedule ------------------------------------------------------------------------------

    def band_at(self, along: float) -> Band:
        """The stretch here; before and after all, the first and the last."""
        for each in reversed(self.bands):
            if along >= each.top - DAY_BAND:
                return each
        return self.bands[0]

    def minute_at(self, x: float, y: float) -> float:
        """The minute of the day at a point of the scene, not snapped."""
        along = x if self.arrangement.sideways else y
        band = self.band_at(along)
        return band.first + (along - band.top) / self.per_minute

    def column_at(self, x: float, y: float) -> int:
        """The place of the column at a point of the scene, of the nearest one outside."""
        across = y if self.arrangement.sideways else x
        return min(max(int(across // self.column), 0), len(self.columns) - 1)

    def placement_at(self, x: float, y: float, snap: int, *, grab: float = 0, keep: int | None = None) -> Placement:
        """Where a card lands that is held ``grab`` minutes below its top edge.

        ``keep`` is the room it stays in where the columns are no rooms.
        """
        band = self.band_at(x if self.arrangement.sideways else y)
        start = snapped(self.minute_at(x, y) - grab, snap)
        return self.landing(self.column_at(x, y), band, self.within(band, start, snap), keep)

    def within(self, band: Band, start: int, snap: int) -> int:
        """The start, or the nearest one at which something of ``snap`` minutes is still in the band."""
        return min(max(start, band.first), band.last - snap)

    def landing(self, place: int, band: Band, start: int, keep: int | None = None) -> Placement:
        """The placement that a column and a minute stand for."""
        column = self.columns[place]
        day = band.day if band.day is not None else column.day or 0
        key = column.key if self.arrangement.by is By.ROOM else keep
        return Placement(key if isinstance(key, int) else None, day, start)

    def beside(self, placement: Placement, steps: int) -> Placement:
        """The same time so many columns further; columns that are no rooms and no days change nothing."""
        key = placement.room if self.arrangement.by is By.ROOM else None
        place, band = self.place(placement.day, key), self.band(placement.day)
        if band is None or (place is None and self.arrangement.by is not By.ROOM):
            return placement
        further = min(max((place or 0) + steps, 0), len(self.columns) - 1)
        return self.landing(further, band, placement.start, placement.room)


def snapped(minute: float, snap: int) -> int:
    """The nearest multiple of ``snap`` minutes."""
    return round(minute / snap) * snap


def make(
    snapshot: Snapshot,
    days: Sequence[int],
    *,
    room: float,
    zoom: float = 1.0,
    arrangement: Arrangement = Arrangement(),  # noqa: B008 - a frozen value
) -> Geometry:
    """The geometry of some days where ``room`` pixels are in sight across."""
    shown = columns(snapshot, days, arrangement)
    scale = theme.px(100) / 100
    narrowest = _narrowest(arrangement) * min(max(zoom, NARROWEST), 1.0) * scale
    share = min(room / len(shown), MOST_ROW * scale) if arrangement.sideways else room / len(shown)
    column = max(narrowest, share)
    per_minute = (SIDEWAYS_MINUTE if arrangement.sideways else PER_MINUTE) * zoom * scale
    places = {(each.day, each.key): place for place, each in enumerate(shown)}
    bands = tuple(_bands(snapshot, days, per_minute, arrangement))
    made = Geometry(shown, bands, column, per_minute, room, arrangement, places)
    if arrangement.by is By.ROOM:
        return made
    lane = LANE_ROW if arrangement.sideways else LANE
    return replace(made, column=max(column, min(made.crowd(snapshot.cards, days), MOST_LANES) * lane * scale))


def _narrowest(arrangement: Arrangement) -> int:
    if arrangement.sideways:
        least = NARROW_ROW if arrangement.narrow else MIN_ROW
    else:
        least = NARROW_COLUMN if arrangement.narrow else MIN_COLUMN
    return least * WHOLE_DAY if arrangement.by is By.DAY else least


def _bands(snapshot: Snapshot, days: Sequence[int], per_minute: float, arrangement: Arrangement) -> Iterable[Band]:
    extents = {day: _extent(snapshot, day) for day in days}
    if arrangement.days_are_columns:
        first, last = min(each[0] for each in extents.values()), max(each[1] for each in extents.values())
        yield Band(None, first, last, float(TOP))
        return
    top = float(TOP)
    for day, (first, last) in extents.items():
        top += DAY_BAND if len(days) > 1 else 0
        yield Band(day, first, last, top)
        top += (last - first) * per_minute + TOP


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
    """Cards of one column and day that overlap stand side by side; those that do not have the whole width."""
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
