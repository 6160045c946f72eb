"""What Qt leaves undone in a PDF, mended where it stands: no byte moves, so the file's table of offsets stays true.

A library for it (pypdf, pikepdf) would parse and write the whole file, which takes seconds for 10,000 badges.
"""

import mmap
import re
from pathlib import Path

from organizer.domain.printing.faces import INCH
from organizer.domain.printing.paper.imposition import Imposition

POINT = INCH / 72
"""Micrometres."""

_BOX = rb"/(?:Media|Trim)Box \[0 0 \d+\.\d{6} \d+\.\d{6}\]"
_CMYK = rb"(?<=/CSpcmyk )/DeviceCMYK|(?<=/Pattern )/DeviceCMYK"
_UNDONE = re.compile(_BOX + b"|" + _CMYK)
_METADATA = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_DECLARATION = re.compile(rb' xmlns:(dc|xmp|xmpMM|pdf|pdfaid)="[^"]+"')


def finish_pdf(pdf: Path, imposition: Imposition) -> None:
    """Give the pages their true size, and take out what a strict reader of PDF/A-1 rejects. Raises OSError."""
    size = f"[0 0 {imposition.width / POINT:.3f} {imposition.height / POINT:.3f}".encode()
    with pdf.open("rb+") as file, mmap.mmap(file.fileno(), 0) as content:
        for found in _UNDONE.finditer(content):
            start, end = found.span()
            content[start:end] = _true_size(found[0], size) if found[0].endswith(b"]") else _rgb(found[0])
        if told := _METADATA.search(content):
            content[slice(*told.span())] = _declared_where_used(told[0])


def _true_size(box: bytes, size: bytes) -> bytes:
    """Over that in whole points, to which 0.2 mm are missing of 90 × 130 mm; Qt's six decimals leave room for it."""
    return (box[: box.index(b"[")] + size).ljust(len(box) - 1) + b"]"


def _rgb(cmyk: bytes) -> bytes:
    """Each of Qt's pages offers CMYK, draws nothing in it, and has no profile for it (ISO 19005-1, 6.2.3.3)."""
    return b"/DeviceRGB".ljust(len(cmyk))


def _declared_where_used(metadata: bytes) -> bytes:
    """Qt names schemas on the outermost element; some readers, PDFBox among them, look for each where it is used."""
    for found in _DECLARATION.finditer(metadata):
        use = re.compile(rb'(?<=rdf:about="")(?=(?:>\s*<| )' + found[1] + b":)")
        if use.search(metadata):
            metadata = use.sub(found[0], metadata.replace(found[0], b"", 1), count=1)
    return metadata
