"""Bookmarks (an outline) in a PDF that Qt has written; Qt writes none itself.

They are appended as an incremental update (ISO 32000-1, 7.5.6): what is there stays byte for byte, and a file of 10,000
pages is not taken apart. A library for that would parse and write the whole file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TRAILER = re.compile(rb"trailer\n<<\n/Size (\d+) \n(.*?)>>\nstartxref\n(\d+) \n%%EOF\n\Z", re.DOTALL)
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_PAGES = re.compile(rb"/Type /Pages\n/Kids \n\[\n(.*?)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline; ``page`` counts from 0."""

    title: str
    page: int


def add_bookmarks(pdf: Path, bookmarks: Sequence[Bookmark]) -> None:
    """Append them to a file that Qt has written. Raises ValueError for another one, OSError."""
    content = pdf.read_bytes()
    trailer, pages = _TRAILER.search(content), _PAGES.search(content)
    root = _ROOT.search(trailer[2]) if trailer else None
    if not trailer or not pages or not root:
        raise ValueError("Qt writes its files in another way now")
    numbers = [int(number) for number in re.findall(rb"(\d+) 0 R", pages[1])]
    size = int(trailer[1])
    catalog = re.search(rb"\n" + root[1] + rb" 0 obj\n<<\n(.*?)>>\nendobj", content, re.DOTALL)
    if catalog is None:
        raise ValueError("Qt writes its catalogue in another way now")
    objects = {
        int(root[1]): catalog[1] + f"/Outlines {size} 0 R\n/PageMode /UseOutlines\n".encode(),
        size: f"/Type /Outlines\n/First {size + 1} 0 R\n/Last {size + len(bookmarks)} 0 R\n".encode()
        + f"/Count {len(bookmarks)}\n".encode(),
    }
    for place, each in enumerate(bookmarks):
        objects[size + 1 + place] = _item(each, size, place, len(bookmarks), numbers)
    with pdf.open("ab") as file:
        file.write(_update(objects, trailer, len(content)))


def _item(each: Bookmark, outline: int, place: int, count: int, pages: Sequence[int]) -> bytes:
    title = each.title.encode("utf-16-be").hex()
    told = [f"/Title <feff{title}>", f"/Parent {outline} 0 R", f"/Dest [{pages[each.page]} 0 R /Fit]"]
    told += [f"/Prev {outline + place} 0 R"] if place else []
    told += [f"/Next {outline + place + 2} 0 R"] if place < count - 1 else []
    return "\n".join((*told, "")).encode()


def _update(objects: dict[int, bytes], trailer: re.Match[bytes], start: int) -> bytes:
    """The objects, where each is, and a trailer that leads on to the one before."""
    written, table = b"", b"xref\n0 1\n0000000000 65535 f \n"
    for number, inside in objects.items():
        table += f"{number} 1\n{start + len(written):010} 00000 n \n".encode()
        written += f"{number} 0 obj\n<<\n".encode() + inside + b">>\nendobj\n"
    size = max(*objects, int(trailer[1]) - 1) + 1
    end = f"trailer\n<<\n/Size {size}\n/Prev {int(trailer[3])}\n".encode() + trailer[2]
    return written + table + end + f">>\nstartxref\n{start + len(written)}\n%%EOF\n".encode()
