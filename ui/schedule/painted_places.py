"""Where what is carried or selected may go: every column painted yes, maybe or no, with the reason written in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from organizer.domain.schedule.grid import Card, Placement
from organizer.domain.schedule.places import Places, Stretch, Verdict
from ui import theme
from ui.schedule.arrangement import By
from ui.schedule.face import Style
from ui.schedule.geometry import Band
from ui.widgets.labels import Tone

if TYPE_CHECKING:
    from ui.schedule.board import Board

MOST_PAINTED = 12
"""Cards that are painted for together; each asks the rules anew, and of many hardly any place fits all."""
BAR, PAD = 3, 7
"""Pixels of the bar at the edge of a column, and between the bar and the words."""
VEIL = {Verdict.YES: 150, Verdict.MAYBE: 120}
"""How much of the soft colour lies over the ground, of 255; what cannot be is grey, so that green is seen."""
HATCH = 64
TONES: dict[Verdict, Tone] = {Verdict.YES: "ok", Verdict.MAYBE: "warn"}


class PaintedPlaces:
    """Paints over the board's ground, which Qt keeps as a picture: while something is carried it costs nothing."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._places: Places | None = None
        self._cards: tuple[Card, ...] = ()
        self._whole = True

    @property
    def shown(self) -> bool:
        """Whether anything is painted."""
        return self._places is not None

    def show(self, cards: Sequence[Card], *, whole: bool = True) -> None:
        """Paint for these cards, the carried one first; not ``whole``: only a bar at the edge of each column."""
        self._cards, self._whole = tuple(cards), whole
        self._places = Places(self._board.index, self._cards)
        self._board.resetCachedContent()

    def hide(self) -> None:
        """Nothing is carried or selected."""
        if self._places is not None:
            self._places = None
            self._board.resetCachedContent()

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what lies in ``exposed``, in the scene's coordinates; a room is found out when it is first in sight."""
        if self._places is None:
            return
        geometry = self._board.geometry_now
        for band in geometry.bands:
            for place in range(len(geometry.columns)):
                length = (band.last - band.first) * geometry.per_minute
                area = geometry.area(place * geometry.column, band.top, geometry.column, length)
                if area.intersects(exposed):
                    for stretch in self.stretches(place, band):
                        self._paint(painter, place, band, stretch)

    def at(self, target: Placement) -> Stretch | None:
        """What holds for a landing place; None while nothing is painted."""
        return None if self._places is None else self._places.at(target)

    def stretches(self, place: int, band: Band) -> Sequence[Stretch]:
        """What holds for each start in a column."""
        here = self._room_and_day(place, band)
        return () if here is None or self._places is None else self._places.of(*here)

    def _room_and_day(self, place: int, band: Band) -> tuple[int | None, int] | None:
        """What landing in a column means: its room, or the card's own where columns are no rooms."""
        geometry, card = self._board.geometry_now, self._cards[0]
        column = geometry.columns[place]
        day = band.day if band.day is not None else column.day
        if day is None:
            return None
        if geometry.arrangement.by is By.ROOM:
            return (column.key if isinstance(column.key, int) else None), day
        mine = card.placement or Placement(None, day, 0)
        held = place in geometry.places_of(card.at(Placement(mine.room, day, mine.start)))
        return (mine.room, day) if held else None

    def _paint(self, painter: QPainter, place: int, band: Band, stretch: Stretch) -> None:
        geometry, now = self._board.geometry_now, theme.current()
        first, until = max(stretch.first, band.first), min(stretch.until, band.last)
        if until <= first:
            return
        across, along = place * geometry.column, geometry.y(band, first)
        length = (until - first) * geometry.per_minute
        area, tone = geometry.area(across + 1, along, geometry.column - 1, length), TONES.get(stretch.verdict)
        if tone is not None:
            painter.fillRect(geometry.area(across + 1, along, BAR, length), getattr(now, tone))
        if not self._whole:
            return
        if tone is None:
            painter.fillRect(area, _faint(now.bg, 150))
            painter.fillRect(area, QBrush(_faint(now.muted, HATCH), Qt.BrushStyle.BDiagPattern))
        else:
            painter.fillRect(area, _faint(getattr(now, f"{tone}_soft"), VEIL[stretch.verdict]))
        self._write(painter, area, stretch)

    def _write(self, painter: QPainter, area: QRectF, stretch: Stretch) -> None:
        """The gravest reason, where there is room for a line."""
        pen, reason = self._board.pens.of[Style.CHIP], reason_of(stretch)
        width = area.width() - BAR - 2 * PAD
        if not reason or area.height() < pen.metrics.height() + 2 or width < 24:
            return
        painter.setFont(pen.font)
        painter.setPen(theme.current().warn if stretch.verdict is Verdict.MAYBE else theme.current().muted)
        spot = QPointF(area.left() + BAR + PAD, area.top() + pen.metrics.ascent() + 2)
        painter.drawText(spot, pen.fits(reason, width))


def _faint(color: QColor, alpha: int) -> QColor:
    made = QColor(color)
    made.setAlpha(alpha)
    return made


def reason_of(stretch: Stretch) -> str:
    """Why a place is not free, in a few words; empty where it is."""
    if stretch.refused is not None:
        return stretch.refused
    return stretch.conflicts[0].short if stretch.conflicts else ""
