"""Texts below each other, each on as many lines as it needs; lengths in micrometres."""

from dataclasses import dataclass

from organizer.domain.printing.faces import EM, Instruction, Ruler, Weight, Words
from organizer.domain.printing.text_fitting import BASELINE, Letters, clean, line_height, width_of, wrap


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    size: int
    color: str
    weight: Weight = Weight.REGULAR

    @property
    def letters(self) -> Letters:
        """The same for what fits texts: at this size and no other."""
        return Letters(self.size, self.size, self.size, self.weight)

    def line(self, text: str, x: int, top: int) -> Words:
        """One line whose square begins at ``top``."""
        return Words(text, x, top + self.size * BASELINE // 1000, self.size, self.weight, self.color)

    def width(self, text: str, ruler: Ruler) -> int:
        """How wide the text is."""
        return width_of(text, self.letters, ruler) * self.size // EM


def rise(large: Style, small: Style) -> int:
    """How much lower a smaller text begins to stand on the baseline of a larger one."""
    return (large.size - small.size) * BASELINE // 1000


class TextColumn:
    """Grows downwards from its own upper left corner."""

    def __init__(self, ruler: Ruler, width: int) -> None:
        self._ruler, self._width = ruler, width
        self.height = 0
        self.drawn: list[Instruction] = []

    def add(self, text: str, style: Style, *, x: int = 0, gap: int = 0) -> None:
        """Set a text below the others, ``x`` from the left; an empty one takes no room."""
        text = clean(text)
        if not text:
            return
        self.height += gap if self.drawn else 0
        for line in wrap(text, style.letters, self._width - x, self._ruler):
            self.drawn.append(style.line(line, x, self.height))
            self.height += line_height(style.size)

    def skip(self, height: int) -> None:
        """Leave room."""
        self.height += height

    def put(self, each: Instruction) -> None:
        """Draw something that takes no room."""
        self.drawn.append(each)
