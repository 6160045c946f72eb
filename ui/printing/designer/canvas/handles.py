"""The eight places at which what is selected is stretched."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.placing import SHORTEST
from organizer.domain.printing.faces import Box

SIZE = 8
"""Pixels of a handle."""
REACH = 8
"""Pixels from a handle's middle in which the mouse takes it."""
ROOM = 4 * SIZE
"""Pixels of a side below which its handles stand outside, so that what is small can be seen and carried."""


@dataclass(frozen=True, slots=True)
class Handle:
    """``across``: -1 the left edge, 1 the right one, 0 neither; ``down`` likewise."""

    across: int
    down: int

    def point(self, rect: QRectF) -> QPointF:
        """Where it stands around a rectangle."""
        middle, small = rect.center(), min(rect.width(), rect.height()) < ROOM
        across, down = (length / 2 + SIZE * small for length in (rect.width(), rect.height()))
        return QPointF(middle.x() + self.across * across, middle.y() + self.down * down)

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the mouse looks over it."""
        if not self.down:
            return Qt.CursorShape.SizeHorCursor
        if not self.across:
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.SizeFDiagCursor if self.across == self.down else Qt.CursorShape.SizeBDiagCursor

    def edges(self, box: Box) -> tuple[tuple[Axis, int], ...]:
        """The edges that it carries, each with where it is along its axis."""
        x = box.x + (box.width if self.across > 0 else 0)
        y = box.y + (box.height if self.down > 0 else 0)
        return ((Axis.ACROSS, x),) * bool(self.across) + ((Axis.DOWN, y),) * bool(self.down)


HANDLES = tuple(Handle(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down)


def handle_at(rect: QRectF, point: QPointF) -> Handle | None:
    """The handle of a rectangle that the mouse takes at a point, the nearest one."""

    def distance(handle: Handle) -> float:
        away = handle.point(rect) - point
        return max(abs(away.x()), abs(away.y()))

    nearest = min(reversed(HANDLES), key=distance)
    return nearest if distance(nearest) <= REACH else None


def stretched(box: Box, handle: Handle, right: int, down: int) -> Box:
    """The box with a handle carried so far; no side becomes shorter than the least there may be."""
    left, width = _side(box.x, box.width, handle.across, right)
    top, height = _side(box.y, box.height, handle.down, down)
    return Box(left, top, width, height)


def in_proportion(box: Box, new: Box, handle: Handle) -> Box:
    """``new`` in the proportions of ``box``: at a corner the side that was pulled further tells the other one."""
    share = max(new.width / box.width, new.height / box.height)
    if not handle.across:
        share = new.height / box.height
    elif not handle.down:
        share = new.width / box.width
    width, height = max(SHORTEST, round(box.width * share)), max(SHORTEST, round(box.height * share))
    left = box.x + box.width - width if handle.across < 0 else box.x
    top = box.y + box.height - height if handle.down < 0 else box.y
    return Box(left, top, width, height)


def about_middle(box: Box, new: Box) -> Box:
    """``new`` with the change made on both sides of ``box``, as far as the badge's edges let it grow."""
    left, width = _both(box.x, box.width, new.width)
    top, height = _both(box.y, box.height, new.height)
    return Box(left, top, width, height)


def _both(start: int, length: int, new: int) -> tuple[int, int]:
    """Start and length of a side that grows by so much at either end; ``new`` is its length with one end carried."""
    more = min(max(new - length, (SHORTEST - length) // 2), start)
    return start - more, length + 2 * more


def _side(start: int, length: int, way: int, moved: int) -> tuple[int, int]:
    """Start and length of a side whose end (way 1), start (-1) or nothing (0) is carried."""
    if way > 0:
        return start, max(SHORTEST, length + moved)
    if way < 0:
        moved = max(min(moved, length - SHORTEST), -start)
        return start + moved, length - moved
    return start, length
