"""What is printed on, as data: sheets with labels or without, rolls and cards; lengths in micrometres.

A stock without labels takes as many faces as go on it; one whose width or height is 0 is as wide or long as the face.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from organizer.domain.folding import fold
from organizer.domain.printing.faces import INCH, MILLIMETRE, Box, millimetres
from organizer.errors import BadInput, Refused, RuleViolation
from organizer.i18n import _

SAME = 50
"""Figures that differ by no more than this are the same, rounded from inches or points."""

UNREACHED = 3 * MILLIMETRE
"""The margin that most office printers leave white."""

_LARGEST = 2_000 * MILLIMETRE
_DIGIT, _NOT_IN_NUMBERS = re.compile(r"\d"), re.compile(r"[\s.\-/()]+")


class Medium(StrEnum):
    """What the printer draws in."""

    SHEET = "sheet"
    ROLL = "roll"
    CARD = "card"


class Source(StrEnum):
    """Where the figures come from."""

    BUILT_IN = "built-in"
    GLABELS = "gLabels"
    PRETIX = "pretix"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Grid:
    """Labels in columns and rows; ``left`` and ``top`` of the first, ``pitch`` from the edge of one to the next's."""

    columns: int
    rows: int
    left: int
    top: int
    pitch_x: int
    pitch_y: int

    @property
    def corners(self) -> Iterator[tuple[int, int]]:
        """The upper left corner of each label, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def figures(self) -> tuple[int, ...]:
        """As a list in a file."""
        return self.columns, self.rows, self.left, self.top, self.pitch_x, self.pitch_y


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one size; more than one grid where a sheet has them in groups. ``radius`` rounds their corners."""

    width: int
    height: int
    grids: tuple[Grid, ...]
    radius: int = 0

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where the labels are, in the order of the grids, row by row."""
        return tuple(Box(x, y, self.width, self.height) for grid in self.grids for x, y in grid.corners)

    @property
    def are_round(self) -> bool:
        """Whether each is a circle."""
        return self.width == self.height == 2 * self.radius


@dataclass(frozen=True, slots=True)
class Stock:
    """Something to print on. ``name`` is its maker's and number; ``aliases`` are numbers of the same figures."""

    name: str
    width: int
    height: int
    labels: Labels | None = None
    medium: Medium = Medium.SHEET
    about: str = ""
    aliases: tuple[str, ...] = ()
    source: Source = Source.OWN

    @property
    def numbers(self) -> frozenset[str]:
        """Maker and number of everything that is called so, as they are compared: (avery, l4785)."""
        return frozenset(map(number_of, (self.name, *self.aliases)))

    @property
    def figures(self) -> tuple[int, ...]:
        """What makes it another stock than one of the same name."""
        labels = self.labels
        size = (labels.width, labels.height) if labels else ()
        return self.width, self.height, *size, *(each for grid in self.grids for each in grid.figures())

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its labels' grids, if it has labels."""
        return self.labels.grids if self.labels else ()

    @property
    def takes_any_size(self) -> bool:
        """Whether its pages are as large as what is printed: nothing is said of the printer."""
        return self.medium is Medium.SHEET and not self.width

    def is_like(self, other: "Stock") -> bool:
        """Whether what is printed for the one fits the other."""
        mine, its = self.figures, other.figures
        return len(mine) == len(its) and all(abs(a - b) <= SAME for a, b in zip(mine, its, strict=True))


SINGLE = Stock("single", 0, 0, source=Source.BUILT_IN)
"""A page as large as what is printed."""

A4 = Stock("a4", 210 * MILLIMETRE, 297 * MILLIMETRE, source=Source.BUILT_IN)
A3 = Stock("a3", 297 * MILLIMETRE, 420 * MILLIMETRE, source=Source.BUILT_IN)
LETTER = Stock("letter", 17 * INCH // 2, 11 * INCH, source=Source.BUILT_IN)


def _one(name: str, width: int, height: int, medium: Medium, aliases: Sequence[str] = ()) -> Stock:
    """A stock of which each piece is one label."""
    labels = Labels(width, height, (Grid(1, 1, 0, 0, width, height),))
    return Stock(name, width, height, labels, medium, aliases=tuple(aliases), source=Source.BUILT_IN)


def _mm(width: float, height: float) -> tuple[int, int]:
    return round(width * MILLIMETRE), round(height * MILLIMETRE)


BUILT_IN = (
    SINGLE,
    A4,
    LETTER,
    A3,
    _one("card", *_mm(86, 54), Medium.CARD, ["CR80", "ID-1"]),
    _one("badge 90 × 60", *_mm(90, 60), Medium.CARD),
    _one("badge 4 × 3 in", 4 * INCH, 3 * INCH, Medium.CARD),
    Stock("roll 62", 62 * MILLIMETRE, 0, medium=Medium.ROLL, aliases=("Brother DK-22205",), source=Source.BUILT_IN),
    _one("Brother DK-11202", *_mm(62, 100), Medium.ROLL),
    _one("Brother DK-11234", *_mm(60, 86), Medium.ROLL),
    _one("DYMO 99014", *_mm(54, 101), Medium.ROLL),
    _one("DYMO 11356", *_mm(41, 89), Medium.ROLL),
)
"""What is no label sheet; rolls by the sizes that their makers print on the box."""


def number_of(name: str) -> str:
    """A maker's name and number as they are compared: “Avery Zweckform L4785” and “AVERY L-4785” are one.

    Only the maker's first word counts, because distributors add others; what stands in parentheses counts too, because
    it tells the parts of one sheet apart.
    """
    before, _bracket, part = fold(name).partition(" (")
    maker, *words = before.split() or [""]
    number = [each for each in words if _DIGIT.search(each)] or words
    return f"{maker} {_NOT_IN_NUMBERS.sub('', ''.join((*number, part)))}".strip()


def same_number(stock: Stock, stocks: Iterable[Stock]) -> tuple[Stock, ...]:
    """Those of other figures that a source calls by a number of this one: one of them is wrong."""
    return tuple(each for each in stocks if not each.numbers.isdisjoint(stock.numbers) and not each.is_like(stock))


def spread(stock: Stock) -> Stock:
    """The same with its labels apart so far that the margins at the right and below are those at the left and above.

    So most sheets are made. Only the first group of labels moves; one without a neighbour stays.
    """
    labels = stock.labels
    if labels is None:
        return stock
    grid = labels.grids[0]
    across = _pitch(stock.width - 2 * grid.left - labels.width, grid.columns, grid.pitch_x)
    down = _pitch(stock.height - 2 * grid.top - labels.height, grid.rows, grid.pitch_y)
    moved = replace(grid, pitch_x=across, pitch_y=down)
    return replace(stock, labels=replace(labels, grids=(moved, *labels.grids[1:])))


def _pitch(room: int, count: int, before: int) -> int:
    return max(0, room) // (count - 1) if count > 1 else before


# -- figures that cannot be --------------------------------------------------------------------------------------------


class Figure(StrEnum):
    """What somebody fills in about a stock; two lengths of one kind are one figure."""

    NAME = "name"
    PAPER = "paper"
    COUNT = "count"
    LABEL = "label"
    PLACE = "place"
    PITCH = "pitch"


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence about a figure that cannot be.

    ``length``: which of its two, 0 across and 1 down; None where it is both.
    """

    figure: Figure
    text: str
    length: int | None = None


def check_stock(stock: Stock) -> None:
    """Raise RuleViolation for figures that cannot be: labels off the sheet or over each other."""
    for fault in faults(stock):
        raise RuleViolation(fault.text)


def faults(stock: Stock) -> Iterator[Fault]:
    """Everything that cannot be."""
    if not stock.name.strip():
        yield Fault(Figure.NAME, _("Give the stock a name, such as the number on its box."))
    if not (0 <= stock.width <= _LARGEST and 0 <= stock.height <= _LARGEST):
        both = not any(0 <= each <= _LARGEST for each in (stock.width, stock.height))
        text = _("A side of the paper is between 0 and 2,000 mm long.")
        yield Fault(Figure.PAPER, text, None if both else int(0 <= stock.width <= _LARGEST))
    labels = stock.labels
    if labels is None:
        return
    if labels.width <= 0 or labels.height <= 0:
        both = max(labels.width, labels.height) <= 0
        yield Fault(Figure.LABEL, _("A label has a width and a height."), None if both else int(labels.width > 0))
    for grid in labels.grids:
        if min(grid.columns, grid.rows) < 1:
            yield Fault(Figure.COUNT, _("There is at least one label."))
            continue
        if min(grid.left, grid.top) < 0:
            yield Fault(Figure.PLACE, _("The labels reach over the paper’s edge: they begin beside it."))
        yield from _across(grid, labels.width, stock.width)
        yield from _down(grid, labels.height, stock.height)


def _across(grid: Grid, label: int, paper: int) -> Iterator[Fault]:
    lengths = {"pitch": millimetres(grid.pitch_x), "label": millimetres(label), "paper": millimetres(paper)}
    if grid.columns > 1 and grid.pitch_x < label - SAME:
        text = _("The labels lie over each other: it is {pitch} mm to the next, and one is {label} mm wide.")
        yield Fault(Figure.PITCH, text.format(**lengths), 0)
    right = grid.left + (grid.columns - 1) * grid.pitch_x + label
    if right > paper + SAME:
        text = _("The labels reach over the paper’s edge: they end at {end} mm, and it is {paper} mm wide.")
        figure = _too_much(grid.columns, fits=right - grid.left <= paper)
        yield Fault(figure, text.format(**lengths, end=millimetres(right)), 0)


def _down(grid: Grid, label: int, paper: int) -> Iterator[Fault]:
    lengths = {"pitch": millimetres(grid.pitch_y), "label": millimetres(label), "paper": millimetres(paper)}
    if grid.rows > 1 and grid.pitch_y < label - SAME:
        text = _("The labels lie over each other: it is {pitch} mm to the next, and one is {label} mm high.")
        yield Fault(Figure.PITCH, text.format(**lengths), 1)
    bottom = grid.top + (grid.rows - 1) * grid.pitch_y + label
    if bottom > paper + SAME:
        text = _("The labels reach over the paper’s edge: they end at {end} mm, and it is {paper} mm high.")
        figure = _too_much(grid.rows, fits=bottom - grid.top <= paper)
        yield Fault(figure, text.format(**lengths, end=millimetres(bottom)), 1)


def _too_much(count: int, *, fits: bool) -> Figure:
    """Which figure is most likely the wrong one where labels reach over the edge.

    ``fits``: they would not from the paper's very edge.
    """
    if fits:
        return Figure.PLACE
    return Figure.COUNT if count > 1 else Figure.LABEL


# -- in a file ---------------------------------------------------------------------------------------------------------


def to_json(stock: Stock) -> dict[str, Any]:
    """As it stands in a file; what is as usual is left out."""
    written: dict[str, Any] = {"name": stock.name, "size": [stock.width, stock.height]}
    if stock.labels:
        written["label"] = [stock.labels.width, stock.labels.height]
        written["grids"] = [list(grid.figures()) for grid in stock.grids]
        written |= {"radius": stock.labels.radius} if stock.labels.radius else {}
    written |= {"medium": stock.medium.value} if stock.medium is not Medium.SHEET else {}
    written |= {"about": stock.about} if stock.about else {}
    return written | ({"aliases": list(stock.aliases)} if stock.aliases else {})


def from_json(written: Mapping[str, Any], source: Source = Source.OWN) -> Stock:
    """What :func:`to_json` wrote. Raises BadInput, RuleViolation."""
    try:
        labels = None
        if "label" in written:
            grids = tuple(Grid(*map(_whole, grid)) for grid in written["grids"])
            across, down = map(_whole, written["label"])
            labels = Labels(across, down, grids, radius=_whole(written.get("radius", 0)))
        width, height = map(_whole, written["size"])
        stock = Stock(
            str(written["name"]),
            width,
            height,
            labels=labels,
            medium=Medium(written.get("medium", Medium.SHEET)),
            about=str(written.get("about", "")),
            aliases=tuple(map(str, written.get("aliases", ()))),
            source=source,
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise BadInput(_("This is no stock: {reason}.").format(reason=problem)) from problem
    check_stock(stock)
    return stock


def understood(written: Iterable[Mapping[str, Any]]) -> tuple[Stock, ...]:
    """Own stocks as :func:`to_json` wrote them; what cannot be is left out: it must keep nobody from printing."""
    made = []
    for each in written:
        with suppress(Refused):
            made.append(from_json(each))
    return tuple(made)


def _whole(value: Any) -> int:
    """A number of micrometres; what is none raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is not a whole number")
    return value
