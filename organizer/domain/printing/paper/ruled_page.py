"""The page on which a printer is measured: millimetres at the four edges, two lines in each direction, and a cross."""

from collections.abc import Iterator

from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Weight, Words
from organizer.domain.printing.paper.printer_profiles import LINE
from organizer.i18n import _

_HAIR, _INK, _GREY = 100, "#000000", "#808080"
_RULED = 30 * MILLIMETRE
_TEXT = 3_500


def ruled_page(width: int, height: int, title: str) -> Face:
    """The page of ``width`` × ``height`` micrometres; ``title`` says which side of the paper it is."""
    drawn = (*_lines(width, height), *_rules(width, height), *_words(width, height, title))
    return Face(width, height, drawn, ())


def _lines(width: int, height: int) -> Iterator[Instruction]:
    """What is measured: from edge to edge, LINE away from the one beside it; and the cross in the middle."""
    for x in (LINE, width - LINE):
        yield Fill(Box(x - _HAIR // 2, 0, _HAIR, height), _INK)
    for y in (LINE, height - LINE):
        yield Fill(Box(0, y - _HAIR // 2, width, _HAIR), _INK)
    arm = 10 * MILLIMETRE
    yield Fill(Box(width // 2 - arm, height // 2 - _HAIR // 2, 2 * arm, _HAIR), _INK)
    yield Fill(Box(width // 2 - _HAIR // 2, height // 2 - arm, _HAIR, 2 * arm), _INK)


def _rules(width: int, height: int) -> Iterator[Instruction]:
    """A rule from the middle of each edge inwards: where its first strokes are missing, the printer leaves white."""
    for millimetre in range(_RULED // MILLIMETRE + 1):
        at, long = millimetre * MILLIMETRE, 1_500 + 1_000 * (millimetre % 5 == 0) + 1_000 * (millimetre % 10 == 0)
        for x in (at, width - at):
            yield Fill(Box(x - _HAIR // 2, height // 3, _HAIR, long), _GREY)
        for y in (at, height - at):
            yield Fill(Box(width // 3, y - _HAIR // 2, long, _HAIR), _GREY)


def _words(width: int, height: int, title: str) -> Iterator[Instruction]:
    left, gap = LINE + 5 * MILLIMETRE, 2 * _TEXT
    texts = (
        _("Measure with a ruler and write the numbers into the program:"),
        _("A: from the left edge of the paper to the first upright line"),
        _("B: from there to the second upright line"),
        _("C: from the upper edge of the paper to the first lying line"),
        _("D: from there to the second lying line"),
    )
    yield Words(title, left, LINE + 12 * MILLIMETRE, 2 * _TEXT, Weight.BOLD, _INK)
    for number, text in enumerate(texts):
        yield Words(text, left, LINE + 22 * MILLIMETRE + number * gap, _TEXT, Weight.REGULAR, _INK)
    aside, below = width * 3 // 4, height * 2 // 3
    places = (("A", LINE // 2, below), ("B", width // 2, below), ("C", aside, LINE - 5_000), ("D", aside, height // 2))
    for letter, x, y in places:
        yield Words(letter, x, y, 2 * _TEXT, Weight.BOLD, _INK)
