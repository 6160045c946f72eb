"""Texts set into lines and boxes of a sheet, and lines that are drawn; lengths in micrometres."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.badges.elements import Align
from organizer.domain.printing.faces import EM, Box, Fill, Forms, Ruler, Weight, Words
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.printouts import SheetProblem
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.text_fitting import BASELINE, Fit, Fitted, Letters, clean, fit, line_height, width_of
from organizer.domain.printing.tracks import INK
from organizer.i18n import _

HAIR = 150
"""A line that a laser printer draws without a gap."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text of a stack: it may go on ``lines`` lines, and shrinks to hundredths ``least`` of its size.

    Before it is smaller than hundredths ``steady`` of it, it goes on a further line.
    """

    text: str
    style: Style
    gap: int = 0
    lines: int = 1
    least: int = 40
    steady: int = 50
    tracking: int = 0
    forms: Forms = Forms.CHINESE


class Pen:
    """Sets texts and notes what shrank much, was cut, or has a character that no font has.

    ``subject`` and ``name``: of whom or what the sheet is.
    """

    def __init__(self, ruler: Ruler, subject: Subject, name: str, report: Callable[[SheetProblem], None]) -> None:
        self.ruler = ruler
        self._subject, self._name, self._report = subject, name, report

    def line(
        self, text: str, style: Style, box: Box, *, align: Align = Align.LEFT, forms: Forms = Forms.CHINESE
    ) -> Iterator[Words]:
        """One line at the top of the box: smaller where it must, to seven tenths of its size, then cut."""
        least = style.size * 70 // 100
        letters = Letters(style.size, least, least, style.weight)
        text = self._checked(text)
        if text:
            fitted = fit(text, letters, box.width, self.ruler)
            self._judge(text, fitted)
            top = box.y + (style.size - fitted.size) * BASELINE // 1000
            yield from self._drawn(fitted, Row(text, style, forms=forms), box, top, align)

    def stack(self, rows: Sequence[Row], box: Box, *, align: Align = Align.CENTER) -> Iterator[Words]:
        """Texts below each other in the middle of the box, all made smaller where they are too high for it."""
        shown = [(row, text) for row in rows if (text := self._checked(row.text))]
        for hundredths in range(100, 20, -5):
            fitted = [self._fitted(row, text, box.width, hundredths) for row, text in shown]
            gaps = [row.gap * hundredths // 100 if place else 0 for place, (row, _text) in enumerate(shown)]
            height = sum(len(each.lines) * line_height(each.size) for each in fitted) + sum(gaps)
            if height <= box.height:
                break
        y = box.y + max(0, box.height - height) // 2
        for (row, text), each, gap in zip(shown, fitted, gaps, strict=True):
            self._judge(text, each)
            yield from self._drawn(each, row, box, y + gap, align)
            y += gap + len(each.lines) * line_height(each.size)

    def _fitted(self, row: Row, text: str, width: int, hundredths: int) -> Fitted:
        size = row.style.size * hundredths // 10_000 * 100
        least = min(size, max(1_800, row.style.size * row.least // 100))
        return fit(
            text,
            Letters(size, size * row.steady // 100, least, row.style.weight, row.tracking, row.lines),
            width,
            self.ruler,
        )

    def _drawn(self, fitted: Fitted, row: Row, box: Box, top: int, align: Align) -> Iterator[Words]:
        shown = Style(fitted.size, row.style.color, row.style.weight)
        letters = Letters(fitted.size, fitted.size, fitted.size, row.style.weight, row.tracking)
        for number, text in enumerate(fitted.lines):
            left = box.width - width_of(text, letters, self.ruler) * fitted.size // EM
            x = {Align.LEFT: 0, Align.CENTER: left // 2, Align.RIGHT: left}[align]
            placed = shown.line(text, box.x + x, top + number * line_height(fitted.size))
            yield Words(
                text, placed.x, placed.baseline, placed.size, placed.weight, placed.color, row.tracking, row.forms
            )

    def fits(self, text: str, style: Style, width: int) -> bool:
        """Whether it goes into the width as large as it is wished."""
        return style.width(clean(text), self.ruler) <= width

    def check(self, texts: Iterable[str]) -> None:
        """Note what cannot be printed of texts that are set without this pen."""
        for text in texts:
            self._checked(text)

    def _checked(self, text: str) -> str:
        text = clean(text)
        if missing := self.ruler.missing(text):
            said = _("No font on this computer has “{missing}” of “{text}”.").format(missing=missing, text=text)
            self.report(ProblemKind.MISSING_GLYPH, said)
        return text

    def _judge(self, text: str, fitted: Fitted) -> None:
        if fitted.fit is Fit.CUT:
            self.report(ProblemKind.CUT, _("“{text}” is too long and was cut.").format(text=text))
        elif fitted.fit is Fit.SHRUNK:
            said = _("“{text}” is long and stands in small letters.").format(text=text)
            self.report(ProblemKind.SHRUNK, said)

    def report(self, kind: ProblemKind, text: str) -> None:
        """Note something to look at."""
        self._report(SheetProblem(self._subject, self._name, kind, text))


def rule(x: int, y: int, width: int, *, color: str = INK, thickness: int = HAIR) -> Fill:
    """A horizontal line whose middle is at ``y``."""
    return Fill(Box(x, y - thickness // 2, width, thickness), color)


def framed(box: Box, *, color: str = INK, thickness: int = HAIR) -> Iterator[Fill]:
    """The outline of a box, inside of it."""
    yield Fill(Box(box.x, box.y, box.width, thickness), color)
    yield Fill(Box(box.x, box.y + box.height - thickness, box.width, thickness), color)
    yield Fill(Box(box.x, box.y, thickness, box.height), color)
    yield Fill(Box(box.x + box.width - thickness, box.y, thickness, box.height), color)


def inset(box: Box, across: int, down: int | None = None) -> Box:
    """The box with so much less on every side."""
    down = across if down is None else down
    return Box(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)


def bold(size: int, color: str = INK) -> Style:
    """Heavy letters of this size."""
    return Style(size, color, Weight.BOLD)
