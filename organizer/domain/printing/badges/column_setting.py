"""Setting the lines of a column below each other: fitted, squeezed into the height, and what went wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organizer.domain.printing.badges.elements import Anchor, Line
from organizer.domain.printing.faces import Box, Ruler
from organizer.domain.printing.text_fitting import LEADING, STEP, Fitted, Letters, fit, is_ideographic


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a column with its text fitted; ``missing``: the characters that no font has."""

    text: str
    line: Line
    letters: Letters
    fitted: Fitted
    missing: str

    def scaled(self, numerator: int, denominator: int) -> "SetLine":
        """The same smaller, but not below the least size."""
        size = self.fitted.size * numerator // denominator // STEP * STEP
        least = min(self.letters.least, self.fitted.size)
        return replace(self, fitted=replace(self.fitted, size=max(least, size)))


class LineSetter:
    """Fits texts into widths; organizations repeat, so what was set is kept."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler
        self._set: dict[tuple[int, str, int], SetLine] = {}

    def set(self, text: str, line: Line, width: int) -> SetLine:
        """The text of a line set into ``width`` micrometres."""
        key = id(line), text, width
        known = self._set.get(key)
        if known is None:
            letters = line.ideographic if is_ideographic(text) else line.letters
            fitted = fit(text, letters, width, self.ruler)
            known = self._set[key] = SetLine(text, line, letters, fitted, self.ruler.missing(text))
        return known


def squeeze(lines: list[SetLine], height: int) -> list[SetLine]:
    """As many of the lines, from the first on, as stand in ``height`` micrometres; smaller as far as they may be."""
    if (wanted := total_height(lines)) <= height:
        return lines
    gaps = _gaps(lines)
    squeezed = [each.scaled(max(0, height - gaps), wanted - gaps) for each in lines]
    while squeezed and total_height(squeezed) > height:
        squeezed.pop()
    return squeezed


def tops(lines: Sequence[SetLine], box: Box, anchor: Anchor) -> Iterator[tuple[SetLine, str, int]]:
    """Each row of text with the line that it is of and how far down it begins."""
    room = 0 if anchor is Anchor.TOP else box.height - total_height(lines)
    y = box.y + (room // 2 if anchor is Anchor.MIDDLE else room)
    for number, each in enumerate(lines):
        y += each.line.gap if number else 0
        for text in each.fitted.lines:
            yield each, text, y
            y += each.fitted.size * LEADING // 1000


def total_height(lines: Sequence[SetLine]) -> int:
    """Of all rows and the gaps between the lines."""
    text = sum(len(each.fitted.lines) * (each.fitted.size * LEADING // 1000) for each in lines)
    return text + _gaps(lines)


def _gaps(lines: Sequence[SetLine]) -> int:
    return sum(each.line.gap for each in lines[1:])
