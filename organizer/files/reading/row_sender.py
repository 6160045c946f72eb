"""Sending the rows of a sheet some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from organizer.domain.sheets.workbook import Row
from organizer.files.reading.messages import CHUNK, Send
from organizer.files.reading.odd_cells import OddCells

Item = TypeVar("Item")


def chunked(rows: Iterable[Item]) -> Iterator[list[Item]]:
    """The rows as lists of :data:`CHUNK`."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def send_rows(chunks: Iterable[list[Row]], odd: OddCells | None, send: Send) -> None:
    """Send a sheet's rows, mended where ``odd`` is given, without what is empty below."""
    blank = done = 0
    for chunk in chunks:
        if not any(map(any, chunk)):
            blank += len(chunk)
            continue
        if blank:
            send([()] * blank)
            done, blank = done + blank, 0
        send([odd.mended(row, index) for index, row in enumerate(chunk, done)] if odd else chunk)
        done += len(chunk)
