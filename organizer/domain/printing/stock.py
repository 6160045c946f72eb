"""What badges are printed on, and where they stand on it; lengths in micrometres."""

from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.printing.faces import MILLIMETRE, Box
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _

_MARGIN = 5 * MILLIMETRE  # what office printers cannot reach
_MARK_LENGTH, _MARK_GAP, _MARK_WIDTH = 4 * MILLIMETRE, 2 * MILLIMETRE, 150


class Stock(StrEnum):
    """The paper in the printer."""

    SINGLE = "single"
    A4 = "a4"
    LETTER = "letter"


_SHEETS = {
    Stock.A4: (210 * MILLIMETRE, 297 * MILLIMETRE),
    Stock.LETTER: (215_900, 279_400),
}


@dataclass(frozen=True, slots=True)
class Imposition:
    """Where the faces of one size stand on a sheet; ``marks`` are the lines that show where to cut."""

    width: int
    height: int
    places: tuple[tuple[int, int], ...]
    marks: tuple[Box, ...] = ()

    def sheets(self, faces: int) -> int:
        """How many sheets so many faces need."""
        return -(-faces // len(self.places))


def stock_named(name: str) -> Stock:
    """The stock called ``name``. Raises NotFound with the names there are."""
    try:
        return Stock(name.lower())
    except ValueError:
        known = ", ".join(Stock)
        raise NotFound(_("There is no stock “{name}”; choose one of {known}.").format(name=name, known=known)) from None


def impose(stock: Stock, width: int, height: int) -> Imposition:
    """As many faces of ``width`` × ``height`` as go on one sheet, in its middle. Raises RuleViolation: none does."""
    if stock is Stock.SINGLE:
        return Imposition(width, height, ((0, 0),))
    sheet_width, sheet_height = _SHEETS[stock]
    columns, rows = (sheet_width - 2 * _MARGIN) // width, (sheet_height - 2 * _MARGIN) // height
    if not columns or not rows:
        raise RuleViolation(_("The badge is larger than the sheet; choose a larger sheet or one badge a page."))
    left, top = (sheet_width - columns * width) // 2, (sheet_height - rows * height) // 2
    across = [left + column * width for column in range(columns + 1)]
    down = [top + row * height for row in range(rows + 1)]
    places = tuple((x, y) for y in down[:-1] for x in across[:-1])
    return Imposition(sheet_width, sheet_height, places, _marks(across, down))


def _marks(across: list[int], down: list[int]) -> tuple[Box, ...]:
    """Short lines outside the badges, in the prolongation of every cut."""
    reach, half = _MARK_LENGTH + _MARK_GAP, _MARK_WIDTH // 2
    ends = [(down[0] - reach), (down[-1] + _MARK_GAP)]
    sides = [(across[0] - reach), (across[-1] + _MARK_GAP)]
    upright = [Box(x - half, y, _MARK_WIDTH, _MARK_LENGTH) for x in across for y in ends]
    lying = [Box(x, y - half, _MARK_LENGTH, _MARK_WIDTH) for y in down for x in sides]
    return (*upright, *lying)
