"""Where faces stand on a stock: places in the order of filling, their backs, and marks; lengths in micrometres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organizer.domain.printing.choices import FillOrder, Sides
from organizer.domain.printing.faces import MILLIMETRE, Box, Turn, millimetres
from organizer.domain.printing.paper.stock import SINGLE, Labels, Stock
from organizer.errors import RuleViolation
from organizer.i18n import _

BLEED = MILLIMETRE // 2
"""So much may a face be larger than its label: designs in whole millimetres on labels in inches."""

_MARGIN = 5 * MILLIMETRE  # what office printers cannot reach, at most
_MARK_LENGTH, _MARK_GAP, _MARK_WIDTH = 4 * MILLIMETRE, 2 * MILLIMETRE, 150


@dataclass(frozen=True, slots=True)
class Paper:
    """A stock and how it is used.

    ``start`` is the first free label of the first sheet, counted from 1 in the order of filling. Where there are no
    labels, ``gap`` stands between faces and ``marks`` show where to cut. ``head_to_foot``: the back is upside down, for
    badges that are turned over their upper edge.
    """

    stock: Stock = SINGLE
    start: int = 1
    order: FillOrder = FillOrder.ROWS
    gap: int = 0
    marks: bool = True
    sides: Sides = Sides.LONG_EDGE
    head_to_foot: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The upper left corner of the ground that a face covers, and how it is turned."""

    x: int
    y: int
    turn: Turn = Turn.NONE


@dataclass(frozen=True, slots=True)
class Imposition:
    """Faces of one size, ``face``, on sheets of ``width`` × ``height``.

    ``places`` are in the order of filling and ``backs`` where, on the sheet's other side, the back of each is.
    The first sheet is filled from ``places[first]`` on. ``marks`` are lines to draw on the front.
    """

    width: int
    height: int
    face: tuple[int, int]
    places: tuple[Place, ...]
    backs: tuple[Place, ...] = ()
    first: int = 0
    marks: tuple[Box, ...] = ()

    def sheets(self, faces: int) -> int:
        """How many sheets so many faces need."""
        return -(-(self.first + faces) // len(self.places)) if faces else 0

    def start_after(self, faces: int) -> int:
        """The first free label behind so many faces, counted from 1; that of a new sheet where the last one is full."""
        return (self.first + faces) % len(self.places) + 1


def mismatch(stock: Stock, width: int, height: int) -> str | None:
    """What a face of ``width`` × ``height`` and the stock have against each other, as a sentence; None when they fit.

    A face that is smaller than the label is printed in its middle; one that is larger is not printed: see impose.
    """
    try:
        impose(Paper(stock), width, height)
    except RuleViolation as reason:
        return str(reason)
    label = stock.labels
    if label is None:
        return None
    across, down = (height, width) if _turn(label, width, height) else (width, height)
    if label.width - across <= 2 * BLEED and label.height - down <= 2 * BLEED:
        return None
    text = _("The template is {face}, smaller than a label of “{stock}” ({label}): it is printed in the middle.")
    return text.format(face=_words(width, height), stock=stock.name, label=_words(label.width, label.height))


def impose(paper: Paper, width: int, height: int) -> Imposition:
    """The places for faces of ``width`` × ``height``. Raises RuleViolation: too small a stock, or no such start.

    Faces are turned by a quarter where they only fit so; on sheets without labels, where more of them do. Those are
    filled with a margin of 5 mm where as many go on with it as without, else to their edges, of which office printers
    leave up to 5 mm white: see edge_note.
    """
    stock = paper.stock
    if stock.labels is not None:
        made = _on_labels(stock, stock.labels, width, height)
    elif stock.width and stock.height:
        made = _on_sheet(paper, width, height)
    else:
        made = _on_its_own(stock, width, height)
    if paper.order is FillOrder.COLUMNS:
        made = replace(made, places=tuple(sorted(made.places, key=lambda place: (place.x, place.y))))
    if not 1 <= paper.start <= len(made.places):
        text = _("There is no label {n} on a sheet of “{stock}”; it has {count}.")
        raise RuleViolation(text.format(n=paper.start, stock=stock.name, count=len(made.places)))
    return replace(made, first=paper.start - 1, backs=_backs(paper, made))


def edge_note(stock: Stock, made: Imposition) -> str | None:
    """What to know where faces on a sheet without labels reach into what office printers leave white; else None."""
    if stock.labels is not None or not (stock.width and stock.height) or _keeps_margin(made):
        return None
    return _("Badges reach the paper’s edge, where most printers leave 3 to 5 mm white.")


def _keeps_margin(made: Imposition) -> bool:
    """Whether the first face, and so every other, as they stand in the middle, is as far from the edge as it should."""
    return min(made.places[0].x, made.places[0].y) >= _MARGIN


def _words(width: int, height: int) -> str:
    return f"{millimetres(width)} × {millimetres(height)} mm"


# -- labels ------------------------------------------------------------------------------------------------------------


def _turn(label: Labels, width: int, height: int) -> Turn | None:
    """How a face is turned so that it fits a label; None where it does in no way."""
    room = label.width + BLEED, label.height + BLEED
    if width <= room[0] and height <= room[1]:
        return Turn.NONE
    return Turn.RIGHT if height <= room[0] and width <= room[1] else None


def _on_labels(stock: Stock, labels: Labels, width: int, height: int) -> Imposition:
    turn = _turn(labels, width, height)
    if turn is None:
        text = _("The template does not match the stock: it is {face}, and a label of “{stock}” is {label}.")
        label = _words(labels.width, labels.height)
        raise RuleViolation(text.format(face=_words(width, height), stock=stock.name, label=label))
    across, down = (height, width) if turn else (width, height)
    left, top = (labels.width - across) // 2, (labels.height - down) // 2
    corners = sorted(((box.x, box.y) for box in labels.boxes), key=lambda corner: (corner[1], corner[0]))
    places = tuple(Place(x + left, y + top, turn) for x, y in corners)
    return Imposition(stock.width, stock.height, (width, height), places)


# -- paper without labels ----------------------------------------------------------------------------------------------


def _on_its_own(stock: Stock, width: int, height: int) -> Imposition:
    """On a page as large as itself, or as long as itself on a roll."""
    if stock.width == 0:
        return Imposition(width, height, (width, height), (Place(0, 0),))
    turned = width > stock.width + BLEED
    across, down = (height, width) if turned else (width, height)
    if across > stock.width + BLEED:
        text = _("The badge is {face} and fits the roll of {roll} mm in no direction.")
        raise RuleViolation(text.format(face=_words(width, height), roll=millimetres(stock.width)))
    place = Place((stock.width - across) // 2, 0, Turn.RIGHT if turned else Turn.NONE)
    return Imposition(stock.width, down, (width, height), (place,))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where faces begin along one side of a sheet, and how long each is."""

    starts: tuple[int, ...]
    length: int

    @property
    def cuts(self) -> tuple[int, ...]:
        """Each edge once."""
        return tuple(dict.fromkeys(edge for start in self.starts for edge in (start, start + self.length)))


def _lines(side: int, length: int, gap: int) -> _Lines:
    """As many as there is room for, in the middle."""
    count = (side + gap) // (length + gap)
    start = (side - count * (length + gap) + gap) // 2
    return _Lines(tuple(start + number * (length + gap) for number in range(count)), length)


def _free(paper: Paper, width: int, height: int) -> tuple[_Lines, _Lines, Turn] | None:
    """Columns, rows and the turn that bring most faces on the sheet; None: it has no room.

    Of two ways that bring as many the one with a margin is taken, and upright where all is one.
    """
    stock, sizes = paper.stock, {Turn.NONE: (width, height), Turn.RIGHT: (height, width)}
    ways = [
        (_lines(stock.width, across, paper.gap), _lines(stock.height, down, paper.gap), turn)
        for turn, (across, down) in sizes.items()
    ]
    ways = [way for way in ways if way[0].starts and way[1].starts]
    return max(ways, key=_worth, default=None)


def _worth(way: tuple[_Lines, _Lines, Turn]) -> tuple[int, bool]:
    """How many faces, and whether with a margin."""
    columns, rows, _turn = way
    return len(columns.starts) * len(rows.starts), min(columns.starts[0], rows.starts[0]) >= _MARGIN


def _on_sheet(paper: Paper, width: int, height: int) -> Imposition:
    found = _free(paper, width, height)
    if found is None:
        raise RuleViolation(_("The badge is larger than the sheet; choose a larger sheet or one badge a page."))
    columns, rows, turn = found
    places = tuple(Place(x, y, turn) for y in rows.starts for x in columns.starts)
    marks = _cut_marks(paper.stock, columns.cuts, rows.cuts) if paper.marks else ()
    return Imposition(paper.stock.width, paper.stock.height, (width, height), places, marks=marks)


# -- marks -------------------------------------------------------------------------------------------------------------


def _cut_marks(stock: Stock, across: Sequence[int], down: Sequence[int]) -> tuple[Box, ...]:
    """Short lines outside the faces, in the prolongation of every cut, where the sheet has room for them."""
    half = _MARK_WIDTH // 2
    upright = [
        Box(x - half, y, _MARK_WIDTH, length)
        for x in _on_paper(across, stock.width)
        for y, length in _beside(down, stock.height)
    ]
    lying = [
        Box(x, y - half, length, _MARK_WIDTH)
        for y in _on_paper(down, stock.height)
        for x, length in _beside(across, stock.width)
    ]
    return (*upright, *lying)


def _on_paper(cuts: Sequence[int], side: int) -> Iterator[int]:
    """The cuts that are made: the paper's edge is none."""
    return (cut for cut in cuts if 0 < cut < side)


def _beside(cuts: Sequence[int], side: int) -> Iterator[tuple[int, int]]:
    """Where marks begin before the first and behind the last cut, and their length, shorter where room is."""
    before = min(_MARK_LENGTH, cuts[0] - _MARK_GAP)
    behind = min(_MARK_LENGTH, side - cuts[-1] - _MARK_GAP)
    found = (cuts[0] - _MARK_GAP - before, before), (cuts[-1] + _MARK_GAP, behind)
    return ((start, length) for start, length in found if length > 0)


# -- backs -------------------------------------------------------------------------------------------------------------


def _backs(paper: Paper, made: Imposition) -> tuple[Place, ...]:
    """The places behind the places, as the page of the sheet's other side has them.

    Turned over its left or right edge, a sheet shows behind x what is at width - x, the right way up. Turned over its
    upper or lower edge it shows behind y what is at height - y, and all of it upside down.
    """
    if paper.sides is Sides.FRONT:
        return ()
    upright = made.height >= made.width
    sideways = upright == (paper.sides is Sides.LONG_EDGE)
    over = Turn.HALF if paper.head_to_foot else Turn.NONE
    width, height = _extent(made)
    if sideways:
        return tuple(Place(made.width - p.x - width, p.y, _mirrored(p.turn, over)) for p in made.places)
    return tuple(Place(p.x, made.height - p.y - height, _mirrored(p.turn, over + Turn.HALF)) for p in made.places)


def _mirrored(turn: Turn, more: int) -> Turn:
    """A face turned clockwise is seen from behind turned the other way."""
    return Turn((more - turn) % 360)


def _extent(made: Imposition) -> tuple[int, int]:
    """Width and height of the ground that a face covers."""
    width, height = made.face
    return (height, width) if made.places[0].turn.is_sideways else (width, height)
