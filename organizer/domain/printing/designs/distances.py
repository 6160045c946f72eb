"""How far something stands from what is beside it on a badge, as a drag shows it; in micrometres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Ids, Side
from organizer.domain.printing.faces import Box


@dataclass(frozen=True, slots=True)
class Distance:
    """A free way along ``axis`` from ``start`` to ``end``; ``at`` is where it lies on the other axis."""

    axis: Axis
    start: int
    end: int
    at: int

    @property
    def length(self) -> int:
        """How long it is."""
        return self.end - self.start


def distances(document: Document, side: Side, moving: Ids, box: Box) -> tuple[Distance, ...]:
    """The free ways around a box to the next edges of other elements beside it, else to those of the badge.

    Of an element that holds the box the edge is the one from within. Where nothing is free, there is no way.
    """
    width, height = document.size
    others = [each.box for each in document.items(side) if each.id not in moving]
    across = [(b.x, b.x + b.width) for b in others if _beside(b.y, b.height, box.y, box.height)]
    down = [(b.y, b.y + b.height) for b in others if _beside(b.x, b.width, box.x, box.width)]
    ways = (
        *_ways(Axis.ACROSS, (box.x, box.x + box.width), [(0, width), *across], box.y + box.height // 2),
        *_ways(Axis.DOWN, (box.y, box.y + box.height), [(0, height), *down], box.x + box.width // 2),
    )
    return tuple(each for each in ways if each.length > 0)


def _ways(axis: Axis, ends: tuple[int, int], others: Sequence[tuple[int, int]], at: int) -> Iterator[Distance]:
    start, end = ends
    edges = [edge for each in others for edge in each]
    before, after = [each for each in edges if each <= start], [each for each in edges if each >= end]
    if before:
        yield Distance(axis, max(before), start, at)
    if after:
        yield Distance(axis, end, min(after), at)


def _beside(start: int, length: int, other: int, other_length: int) -> bool:
    return start < other + other_length and other < start + length
