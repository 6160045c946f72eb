"""A large face on several smaller sheets that are cut and glued together; lengths in micrometres."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.printing.faces import EM, MILLIMETRE, Box, Face, Fill, Instruction, Placed, Ruler, Words, moved
from organizer.domain.printing.text_columns import Style
from organizer.i18n import _

A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)
MARGIN = 8 * MILLIMETRE
"""What office printers do not reach, and room for marks."""
OVERLAP = 10 * MILLIMETRE
"""What two neighbours both show: there the one is glued on the other."""

_EVERYWHERE = Box(-1_000_000_000, -1_000_000_000, 2_000_000_000, 2_000_000_000)
_MARK, _HAIR, _GREY = 3 * MILLIMETRE, 150, "#667085"
_SAID = Style(2_400, _GREY)


@dataclass(frozen=True, slots=True)
class SplitSheets:
    """``columns`` × ``rows`` sheets of ``sheet`` (width, height)."""

    columns: int
    rows: int
    sheet: tuple[int, int]

    @property
    def window(self) -> Box:
        """The part of a sheet that shows something."""
        return Box(MARGIN, MARGIN, self.sheet[0] - 2 * MARGIN, self.sheet[1] - 2 * MARGIN)

    @property
    def width(self) -> int:
        """Of the whole, glued together."""
        return self.columns * (self.window.width - OVERLAP) + OVERLAP

    @property
    def height(self) -> int:
        """Of the whole, glued together."""
        return self.rows * (self.window.height - OVERLAP) + OVERLAP


def split(face: Face, sheets: SplitSheets, ruler: Ruler) -> Iterator[Face]:
    """The sheets row by row, each with marks where it is cut and a line that says which one it is."""
    window = sheets.window
    for row in range(sheets.rows):
        for column in range(sheets.columns):
            x, y = column * (window.width - OVERLAP), row * (window.height - OVERLAP)
            seen = Box(x, y, window.width, window.height)
            own = (
                moved(each, MARGIN - x, MARGIN - y)
                for each in (*face.fixed, *face.own)
                if _extent(each, ruler).meets(seen)
            )
            fixed = (*_marks(window), *_label(sheets, row, column))
            yield Face(*sheets.sheet, fixed, tuple(own), window)


def _marks(window: Box) -> Iterator[Fill]:
    """Short lines outside the window's corners, in the prolongation of its edges."""
    for x in (window.x, window.x + window.width):
        for y in (window.y - _MARK, window.y + window.height):
            yield Fill(Box(x - _HAIR // 2, y, _HAIR, _MARK), _GREY)
    for y in (window.y, window.y + window.height):
        for x in (window.x - _MARK, window.x + window.width):
            yield Fill(Box(x, y - _HAIR // 2, _MARK, _HAIR), _GREY)


def _label(sheets: SplitSheets, row: int, column: int) -> Iterator[Instruction]:
    place = _("Row {row} of {rows}, column {column} of {columns}").format(
        row=row + 1, rows=sheets.rows, column=column + 1, columns=sheets.columns
    )
    glued = _("cut at the marks, and glue over the edge of {n} mm of the neighbour").format(n=OVERLAP // MILLIMETRE)
    bottom = sheets.window.y + sheets.window.height
    yield _SAID.line(f"{place} — {glued}", MARGIN + 2 * MILLIMETRE, bottom + 500)


def _extent(each: Instruction, ruler: Ruler) -> Box:
    if isinstance(each, Placed):
        return _EVERYWHERE
    if not isinstance(each, Words):
        return each.box
    width = ruler.width(each.text, each.weight) * each.size // EM
    return Box(each.x, each.baseline - each.size, width, each.size * 13 // 10)
