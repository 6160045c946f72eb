"""What a PDF of Qt's fills, read from its pages' own instructions (ISO 32000-1, 8.5): no renderer rounds it to dots."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from organizer.domain.printing.faces import INCH, Box

Matrix = tuple[float, float, float, float, float, float]
_POINT = INCH / 72
_PAGE = re.compile(rb"/Type /Page\n.*?/Contents (\d+) 0 R.*?/MediaBox \[0 0 [\d.]+ ([\d.]+) *\]", re.DOTALL)
_FLAT: Matrix = (1, 0, 0, 1, 0, 0)


def fills(pdf: Path) -> list[list[tuple[int, Box]]]:
    """For each page the grey and the frame of everything that is filled, in micrometres from the upper left corner."""
    content = pdf.read_bytes()
    return [list(_filled(_stream(content, int(each[1])), float(each[2]))) for each in _PAGE.finditer(content)]


def _stream(content: bytes, number: int) -> str:
    start = content.index(b"stream\n", content.index(b"\n%d 0 obj\n" % number)) + len(b"stream\n")
    return zlib.decompressobj().decompress(content[start:]).decode("latin-1")


def _filled(instructions: str, height: float) -> Iterator[tuple[int, Box]]:
    matrix, kept, grey = _FLAT, [], 0
    told: list[float] = []
    path: list[tuple[float, float]] = []
    for word in instructions.split():
        if re.fullmatch(r"-?[\d.]+", word):
            told.append(float(word))
            continue
        match word:
            case "q":
                kept.append((matrix, grey))
            case "Q":
                matrix, grey = kept.pop()
            case "cm":
                matrix = _product((told[0], told[1], told[2], told[3], told[4], told[5]), matrix)
            case "scn":
                grey = round(told[0] * 255)
            case "re":
                x, y, width, depth = told
                path += [_moved(matrix, *corner) for corner in ((x, y), (x + width, y + depth))]
            case "m" | "l" | "c":  # of a circle's curves the control points reach as far as the circle
                path += [_moved(matrix, *point) for point in zip(told[::2], told[1::2], strict=True)]
            case "f" | "f*":
                yield grey, _frame(path, height)
                path = []
            case "n":
                path = []
        told = []


def _product(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, m, n, p, x, y = second
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + x, e * m + f * p + y


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _frame(path: list[tuple[float, float]], height: float) -> Box:
    across, down = zip(*path, strict=True)
    left, right, top, bottom = min(across), max(across), height - max(down), height - min(down)
    return Box(*(round(each * _POINT) for each in (left, top, right - left, bottom - top)))
