"""Which line on a sheet is which figure of a stock: what somebody measures with the ruler; micrometres."""

from dataclasses import dataclass
from enum import Enum, auto

from organizer.domain.printing.paper.stock import Stock


class Dimension(Enum):
    """A length that is measured."""

    PAPER_WIDTH = auto()
    PAPER_HEIGHT = auto()
    LABEL_WIDTH = auto()
    LABEL_HEIGHT = auto()
    LEFT = auto()
    TOP = auto()
    PITCH_X = auto()
    PITCH_Y = auto()


@dataclass(frozen=True, slots=True)
class Measure:
    """A line across or down, from one point to another."""

    x: int
    y: int
    to_x: int
    to_y: int


def measure_of(dimension: Dimension, stock: Stock) -> Measure | None:
    """Where it is measured; None where the stock has nothing of the kind."""
    if dimension is Dimension.PAPER_WIDTH:
        return Measure(0, stock.height // 2, stock.width, stock.height // 2)
    if dimension is Dimension.PAPER_HEIGHT:
        return Measure(stock.width // 2, 0, stock.width // 2, stock.height)
    if stock.labels is None:
        return None
    box, grid = stock.labels.boxes[0], stock.grids[0]
    middle_x, middle_y = box.x + box.width // 2, box.y + box.height // 2
    return {
        Dimension.LABEL_WIDTH: Measure(box.x, middle_y, box.x + box.width, middle_y),
        Dimension.LABEL_HEIGHT: Measure(middle_x, box.y, middle_x, box.y + box.height),
        Dimension.LEFT: Measure(0, middle_y, box.x, middle_y),
        Dimension.TOP: Measure(middle_x, 0, middle_x, box.y),
        Dimension.PITCH_X: Measure(box.x, middle_y, box.x + grid.pitch_x, middle_y),
        Dimension.PITCH_Y: Measure(middle_x, box.y, middle_x, box.y + grid.pitch_y),
    }[dimension]
