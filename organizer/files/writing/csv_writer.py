"""Delimited text out: what opens right in a spreadsheet by a double click."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

from organizer.domain.sheets.csv_guard import guarded
from organizer.domain.sheets.workbook import Cell, Row
from organizer.errors import BadInput
from organizer.files.replacing import replacing
from organizer.i18n import _
from organizer.progress import Progress


class Encoding(StrEnum):
    """How the text is written."""

    UTF8 = "utf-8-sig"
    """With a byte order mark: without one Excel garbles everything but ASCII."""
    GB18030 = "gb18030"
    """What older programs in China expect."""


def write_csv(
    path: Path,
    header: Sequence[str],
    parts: Iterable[Sequence[Row]],
    progress: Progress,
    *,
    total: int,
    encoding: Encoding = Encoding.UTF8,
) -> None:
    """Write a header and ``parts`` of ``total`` rows, separated by commas, dates in ISO 8601; formulas are guarded.

    Raises FileTrouble when disk or folder refuse, BadInput when a lone surrogate cannot be written, Cancelled.
    """
    try:
        with replacing(path) as whole, whole.open("w", encoding=encoding.value, newline="") as file:
            writer = csv.writer(file)
            writer.writerow([guarded(each) for each in header])
            done = 0
            for rows in parts:
                progress.step(done, total)
                writer.writerows([[_field(value) for value in row] for row in rows])
                done += len(rows)
            progress.step(done, total)
    except UnicodeEncodeError as problem:
        text = _("The character “{character}” cannot be written in this encoding. Choose UTF-8.")
        raise BadInput(text.format(character=ascii(problem.object[problem.start]))) from problem


def _field(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)
