"""Pages of a PDF as grey pixels, and where a box of one grey is on them: measured, not taken from our own numbers."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from organizer.domain.printing.faces import INCH, Box, Face, Fill
from tests.ui.printing.badge_pages import poppler

DOTS = 600
GREYS = (40, 80, 120, 160)


@dataclass(frozen=True, slots=True)
class Page:
    """Grey pixels row by row, at DOTS an inch."""

    width: int
    height: int
    pixels: bytes

    def box(self, near: Box, grey: int, parts: Sequence[int] = (2, 1, 3)) -> Box:
        """The box of that grey around the middle of ``near``, micrometres; both ends are sought from outside.

        The rows and columns at so many quarters must agree to a dot; of a circle only those in the middle reach out.
        """
        rows = [_dot(near.y + near.height * part // 4) for part in parts]
        columns = [_dot(near.x + near.width * part // 4) for part in parts]
        left, right = self._span([self._row(row) for row in rows], _reach(near.x, near.width), grey)
        top, bottom = self._span([self._column(column) for column in columns], _reach(near.y, near.height), grey)
        return Box(_length(left), _length(top), _length(right - left), _length(bottom - top))

    def _row(self, row: int) -> bytes:
        return self.pixels[row * self.width : (row + 1) * self.width]

    def _column(self, column: int) -> bytes:
        return self.pixels[column :: self.width]

    def _span(self, lines: list[bytes], reach: tuple[int, int], grey: int) -> tuple[int, int]:
        start, end = reach
        spans = [(line.index(grey, start, end), line.rindex(grey, start, end) + 1) for line in lines]
        assert max(a for a, _b in spans) - min(a for a, _b in spans) <= 1
        assert max(b for _a, b in spans) - min(b for _a, b in spans) <= 1
        return spans[0]


def _dot(length: int) -> int:
    return length * DOTS // INCH


def _length(dots: int) -> int:
    return round(dots * INCH / DOTS)


def _reach(start: int, length: int) -> tuple[int, int]:
    """From a millimetre before to a millimetre behind."""
    return max(0, _dot(start - 1_000)), _dot(start + length + 1_000)


def pages(pdf: Path) -> list[Page]:
    """Every page, without antialiasing: what a printer at that resolution puts on paper."""
    poppler("pdftoppm", "-v")
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-aaVector", "no", str(pdf)]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    made, start = [], 0
    while start < len(drawn):
        kind, size, depth = drawn[start : start + 40].split(b"\n")[:3]
        assert (kind, depth) == (b"P5", b"255")
        width, height = map(int, size.split())
        start += len(kind) + len(size) + len(depth) + 3
        made.append(Page(width, height, drawn[start : start + width * height]))
        start += width * height
    return made


def grey_face(width: int, height: int, grey: int, radius: int = 0) -> Face:
    """A face that is nothing but one grey."""
    return Face(width, height, (Fill(Box(0, 0, width, height), f"#{grey:02x}{grey:02x}{grey:02x}", radius),), ())
