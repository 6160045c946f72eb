"""Which line on a sheet is which figure of a stock: what somebody measures with the ruler; micrometres."""

from dataclasses import dataclass

from organizer.domain.printing.paper.stock import Stock


@dataclass(frozen=True, slots=True)
class Measure:
    """A line across or down, from one point to another."""

    x: int
    y: int
    to_x: int
    to_y: int


def measure_of(figure: str, stock: Stock) -> Measure | None:
    """Where the figure with this name is measured; None where there is nothing to measure."""
    if figure == "width_":
        return Measure(0, stock.height // 2, stock.width, stock.height // 2)
    if figure == "height_":
        return Measure(stock.width // 2, 0, stock.width // 2, stock.height)
    if stock.labels is None or not figure:
        return None
    box, grid = stock.labels.boxes[0], stock.grids[0]
    middle_x, middle_y = box.x + box.width // 2, box.y + box.height // 2
    return {
        "label_width": Measure(box.x, middle_y, box.x + box.width, middle_y),
        "label_height": Measure(middle_x, box.y, middle_x, box.y + box.height),
        "left": Measure(0, middle_y, box.x, middle_y),
        "top": Measure(middle_x, 0, middle_x, box.y),
        "pitch_x": Measure(box.x, middle_y, box.x + grid.pitch_x, middle_y),
        "pitch_y": Measure(middle_x, box.y, middle_x, box.y + grid.pitch_y),
    }.get(figure)
