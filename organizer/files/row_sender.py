"""Sending the rows of a workbook's sheets, some at a time."""

from collections.abc import Iterator
from itertools import count, islice

from organizer.domain.sheets import Row
from organizer.files.odd_cells import OddCells
from organizer.files.reading import CHUNK, MOST_FILLED, Fault, ReadFault, Send


class RowSender:
    """Sends rows some at a time and counts what is in them."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._filled = 0

    def rows(self, rows: Iterator[Row], odd: OddCells | None) -> None:
        """All of a sheet's, mended where ``odd`` is given, without what is empty below. Raises ReadFault."""
        number = count()
        blank = 0
        while chunk := list(islice(rows, CHUNK)):
            if odd:
                chunk = [odd.mended(row, next(number)) for row in chunk]
            filled = sum([len(row) - row.count("") for row in chunk])
            if not filled:
                blank += len(chunk)
                continue
            self._filled += filled
            if self._filled > MOST_FILLED:
                raise ReadFault(Fault.TOO_LARGE)
            if blank:
                self._send([()] * blank)
                blank = 0
            self._send(chunk)
