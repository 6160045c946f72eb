"""With what sheets are set, and how small ones lie on a sheet of paper; lengths in micrometres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from organizer.domain.printing.faces import MILLIMETRE, Box, Encoder, Face, Fill, Instruction, Ruler, moved
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.printouts import SheetProblem
from organizer.domain.printing.sheets.lettering import HAIR, Pen
from organizer.domain.printing.sheets.wording import Wording

_MARK = 4 * MILLIMETRE
_GREY = "#667085"


@dataclass(slots=True)
class Kit:
    """Fonts, codes, words, and the paper, ``width`` × ``height``."""

    ruler: Ruler
    encode: Encoder
    wording: Wording
    width: int
    height: int
    noted: dict[SheetProblem, None] = field(default_factory=dict)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    def pen(self, subject: Subject, name: str) -> Pen:
        """Writes on the sheet of this subject."""
        return Pen(self.ruler, subject, name, lambda problem: self.noted.setdefault(problem))

    @property
    def problems(self) -> tuple[SheetProblem, ...]:
        """What did not go in, or went in badly: each once, though a tent says it on both sides."""
        return tuple(self.noted)


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet cut into ``columns`` × ``rows`` equal parts."""

    width: int
    height: int
    columns: int = 1
    rows: int = 1

    @property
    def cell(self) -> tuple[int, int]:
        """Width and height of a part."""
        return self.width // self.columns, self.height // self.rows

    def sheets(self, drawn: Sequence[Sequence[Instruction]]) -> Iterator[Face]:
        """What is drawn for each part, row by row on as few sheets as go, with marks where the paper is cut."""
        width, height = self.cell
        marks, count = tuple(self._marks()), self.columns * self.rows
        for start in range(0, len(drawn), count):
            own = [
                moved(each, place % self.columns * width, place // self.columns * height)
                for place, instructions in enumerate(drawn[start : start + count])
                for each in instructions
            ]
            yield Face(self.width, self.height, marks, tuple(own))

    def _marks(self) -> Iterator[Fill]:
        """Short lines from the paper's edges, and crosses where two cuts meet."""
        across = [self.cell[0] * each for each in range(1, self.columns)]
        down = [self.cell[1] * each for each in range(1, self.rows)]
        edge = 2 * _MARK
        for x in across:
            for y in (edge // 2, *down, self.height - edge // 2):
                yield Fill(Box(x - HAIR // 2, y - _MARK // 2, HAIR, _MARK), _GREY)
        for y in down:
            for x in (edge // 2, *across, self.width - edge // 2):
                yield Fill(Box(x - _MARK // 2, y - HAIR // 2, _MARK, HAIR), _GREY)
