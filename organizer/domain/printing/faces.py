"""What stands on a printed thing, as values: filled boxes, words, codes and pictures at places in micrometres.

A :class:`Face` knows nothing of Qt; one painter draws it on the screen, on PDF and on the printer. What needs fonts or
a barcode library comes in through :class:`Ruler` and :class:`Encoder`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

MILLIMETRE, INCH = 1000, 25_400
"""In micrometres: the unit of every length here."""

EM = 1_000_000
"""The text size at which a Ruler measures; widths grow in proportion."""


def millimetres(length: int) -> str:
    """A length as people write it: no more than two decimals, none where there are none."""
    return f"{length / MILLIMETRE:.2f}".rstrip("0").rstrip(".")


_DARK_RUN = re.compile(b"\x01+")


class Weight(StrEnum):
    """How heavy the letters are."""

    REGULAR = "regular"
    MEDIUM = "medium"
    BOLD = "bold"


class Forms(StrEnum):
    """Whose shapes of the Han characters: one code point, 直 or 骨, is written differently in China and in Japan."""

    CHINESE = "chinese"
    JAPANESE = "japanese"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; micrometres from the upper left corner of the face."""

    x: int
    y: int
    width: int
    height: int

    def meets(self, other: "Box") -> bool:
        """Whether the two have ground in common."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height

    def holds(self, other: "Box") -> bool:
        """Whether the other one lies in it as a whole."""
        across = self.x <= other.x and other.x + other.width <= self.x + self.width
        return across and self.y <= other.y and other.y + other.height <= self.y + self.height

    def shared(self, other: "Box") -> int:
        """The area that the two have in common; square micrometres."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0, across) * max(0, down)


@dataclass(frozen=True, slots=True)
class Modules:
    """The squares of a code row by row, ``size`` of them in a row, 1 dark and 0 light, no margin.

    A two-dimensional code has as many rows; a linear one has a single row, whose squares are drawn as bars.
    """

    size: int
    cells: bytes

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.cells) // self.size

    def runs(self) -> Iterator[tuple[int, int]]:
        """Where each dark run of a row begins and ends among the cells."""
        for start in range(0, len(self.cells), self.size):
            yield from (run.span() for run in _DARK_RUN.finditer(self.cells, start, start + self.size))


@dataclass(frozen=True, slots=True)
class Fill:
    """A box filled with ``color`` (``#rrggbb``), its corners rounded by ``radius`` micrometres."""

    box: Box
    color: str
    radius: int = 0


class Form(StrEnum):
    """What a shape is."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"


@dataclass(frozen=True, slots=True)
class Shape:
    """A form within ``box``: its inside in the colour ``fill``, and around it, within the box, an outline.

    Each may be None: not there. ``thickness`` is the outline's, ``radius`` that of a rectangle's corners. What is only
    filled and a rectangle is a :class:`Fill`.
    """

    box: Box
    form: Form
    fill: str | None
    outline: str | None
    thickness: int
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x`` is its left end, ``baseline`` its foot, ``size`` its em; all in micrometres.

    ``tracking`` is added after every letter, in thousandths of the size.
    """

    text: str
    x: int
    baseline: int
    size: int
    weight: Weight
    color: str
    tracking: int = 0
    forms: Forms = Forms.CHINESE


@dataclass(frozen=True, slots=True)
class Code:
    """A code that fills ``box``; light modules stay as they are."""

    box: Box
    text: str
    modules: Modules
    color: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture ``asset`` (its SHA-256), as large as fits into ``box`` with its proportions kept.

    What ``covers`` fills the box: what stands out of it is cut off.
    """

    box: Box
    asset: str
    covers: bool = False


class Turn(IntEnum):
    """Quarter turns; degrees clockwise."""

    NONE = 0
    RIGHT = 90
    HALF = 180
    LEFT = 270

    @property
    def is_sideways(self) -> bool:
        """Whether width and height change places."""
        return self in (Turn.RIGHT, Turn.LEFT)


@dataclass(frozen=True, slots=True)
class Placed:
    """Instructions in micrometres of their own: their origin stands at (x, y) and they are turned about it."""

    x: int
    y: int
    turn: Turn
    parts: "tuple[Instruction, ...]"


Instruction = Fill | Shape | Words | Code | Picture | Placed


def moved(each: Instruction, x: int, y: int) -> Instruction:
    """The same instruction so many micrometres further right and down."""
    if isinstance(each, Words):
        return replace(each, x=each.x + x, baseline=each.baseline + y)
    if isinstance(each, Placed):
        return replace(each, x=each.x + x, y=each.y + y)
    return replace(each, box=replace(each.box, x=each.box.x + x, y=each.box.y + y))


@dataclass(frozen=True, slots=True)
class Face:
    """One side of something printed.

    ``fixed`` is drawn first and is the same object on all faces of a run, so a painter may keep what it made of it.
    ``window``: nothing of ``own`` is seen outside of it. ``bookmark``: what begins on this page, for the list of
    contents that a reader of PDF shows.
    """

    width: int
    height: int
    fixed: tuple[Instruction, ...]
    own: tuple[Instruction, ...]
    window: Box | None = None
    bookmark: str = ""

    def words(self) -> tuple[str, ...]:
        """Every text on the face in reading order."""
        return tuple(each.text for each in self.flat() if isinstance(each, Words))

    def flat(self) -> Iterator[Instruction]:
        """Every instruction that draws; those that are placed in micrometres of their own as they stand there."""
        yield from _flat(self.fixed)
        yield from _flat(self.own)


def _flat(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    for each in instructions:
        if isinstance(each, Placed):
            yield from _flat(each.parts)
        else:
            yield each


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures text with the fonts that will draw it.

    ``width(text, weight)`` is the advance in micrometres at size EM; ``missing(text)`` the characters of the text that
    no font has.
    """

    width: Callable[[str, Weight], int]
    missing: Callable[[str], str]


class Symbology(StrEnum):
    """The kinds of codes."""

    QR = "qr"
    CODE_128 = "code128"


Encoder = Callable[[str, Symbology], Modules]
"""Makes the modules of a code for a text. Raises BadInput for a text that the code cannot hold."""
