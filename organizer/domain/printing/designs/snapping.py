"""To what a moved or resized element snaps: guides, edges and centres of the badge and of other elements, the grid.

Everything is counted in micrometres on one axis at a time; a :class:`Magnet` is a line across that axis.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Ids, Side
from organizer.domain.printing.designs.guides import guides
from organizer.domain.printing.faces import Box

STEP = 100
"""Where nothing pulls, edges come to rest on tenths of a millimetre."""


@dataclass(frozen=True, slots=True)
class Magnet:
    """A line at ``at`` that spans ``start`` to ``end`` on the other axis."""

    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Magnets:
    """What pulls: ``x`` are upright lines, ``y`` lying ones; ``grid`` is the distance of its lines, 0 without one."""

    x: tuple[Magnet, ...] = ()
    y: tuple[Magnet, ...] = ()
    grid: int = 0

    def of(self, axis: Axis) -> tuple[Magnet, ...]:
        """The lines that stop a movement along ``axis``."""
        return self.x if axis is Axis.ACROSS else self.y


@dataclass(frozen=True, slots=True)
class Caught:
    """A line that caught something, as it is shown: at ``at``, from ``start`` to ``end`` on the other axis."""

    axis: Axis
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snapped:
    """How much further something goes to be caught, and the lines that catch it."""

    right: int = 0
    down: int = 0
    lines: tuple[Caught, ...] = ()


def magnets(document: Document, side: Side, moving: Ids, *, grid: int = 0) -> Magnets:
    """What pulls the ``moving`` elements of a side."""
    width, height = document.size
    still = [each.box for each in document.items(side) if each.id not in moving]
    sheet = Box(0, 0, width, height)
    x, y = list(_across(sheet)), list(_down(sheet))
    for box in still:
        x += _across(box)
        y += _down(box)
    x += (Magnet(at, 0, height) for at in guides(document, Axis.DOWN))
    y += (Magnet(at, 0, width) for at in guides(document, Axis.ACROSS))
    return Magnets(tuple(x), tuple(y), grid)


def snap_box(box: Box, pull: Magnets, reach: int) -> Snapped:
    """Where a box comes to rest that was carried here; ``reach``: so far it is pulled."""
    right = _pulled((box.x, box.x + box.width // 2, box.x + box.width), pull, Axis.ACROSS, reach)
    down = _pulled((box.y, box.y + box.height // 2, box.y + box.height), pull, Axis.DOWN, reach)
    rests = Box(box.x + right, box.y + down, box.width, box.height)
    return Snapped(right, down, (*_caught(rests, pull.x, Axis.ACROSS), *_caught(rests, pull.y, Axis.DOWN)))


def snap_at(at: int, pull: Magnets, axis: Axis, reach: int) -> int:
    """Where an edge comes to rest that was carried to ``at`` along ``axis``."""
    return at + _pulled((at,), pull, axis, reach)


def lines_at(box: Box, edges: Iterable[tuple[Axis, int]], pull: Magnets) -> tuple[Caught, ...]:
    """The lines that catch these edges of a box."""
    return tuple(_line(box, each, axis) for axis, at in edges for each in pull.of(axis) if each.at == at)


def _pulled(edges: Sequence[int], pull: Magnets, axis: Axis, reach: int) -> int:
    """The shortest way to a line, else to the grid, else to the next whole step, counted from the first edge."""
    ways = [each.at - edge for each in pull.of(axis) for edge in edges if abs(each.at - edge) <= reach]
    if ways:
        return min(ways, key=abs)
    step = pull.grid or STEP
    return round(edges[0] / step) * step - edges[0]


def _caught(box: Box, lines: Iterable[Magnet], axis: Axis) -> Iterable[Caught]:
    start, length = (box.x, box.width) if axis is Axis.ACROSS else (box.y, box.height)
    stops = {start, start + length // 2, start + length}
    return {_line(box, each, axis): None for each in lines if each.at in stops}


def _line(box: Box, magnet: Magnet, axis: Axis) -> Caught:
    start, length = (box.y, box.height) if axis is Axis.ACROSS else (box.x, box.width)
    return Caught(axis, magnet.at, min(start, magnet.start), max(start + length, magnet.end))


def _across(box: Box) -> Iterable[Magnet]:
    for at in (box.x, box.x + box.width // 2, box.x + box.width):
        yield Magnet(at, box.y, box.y + box.height)


def _down(box: Box) -> Iterable[Magnet]:
    for at in (box.y, box.y + box.height // 2, box.y + box.height):
        yield Magnet(at, box.x, box.x + box.width)
