"""What is looked at in a workbook beside its values: see :mod:`~organizer.files.reading.positions`.

A small book is looked at before it is read. The sheets of a large one are looked at while another thread reads them:
the reader, which holds no lock, makes room for the rectangle of cells only when it has seen the last one, and by then
it is known whether there is a stray one. If so this process ends itself, and the parent starts a careful one.
"""

import io
import os
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from organizer.files.reading.binary_sheets import look_at_xls, look_at_xlsb
from organizer.files.reading.messages import Fault, ReadFault
from organizer.files.reading.open_document import look_at_ods
from organizer.files.reading.positions import Positions, SharedTexts, look, look_at_texts
from organizer.files.reading.sniffing import Format
from organizer.files.reading.workbook_parts import refuse_entities, sheet_parts

_SMALL = 4 << 20  # bytes of XML that are looked at in no time
_BROKEN = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError)

Found = TypeVar("Found", Positions, SharedTexts)
Source = Path | io.BytesIO


class Looks:
    """The looks at a workbook's sheets, by their names or else by their order.

    ``aside``: those of a large book are made in another thread.
    """

    def __init__(self, source: Source, kind: Format, *, aside: bool = True) -> None:
        self._source = source if isinstance(source, Path) else io.BytesIO(source.getbuffer())
        self._kind = kind
        self._aside = aside
        self._named: dict[str, Future[Positions] | Positions] = {}
        self._ordered: list[Positions] = []
        self._texts: Future[SharedTexts] | SharedTexts = SharedTexts(odd=kind is not Format.XLSX)
        with suppress(*_BROKEN):  # the other reader may be less particular, and says so if it is not
            self._begin()

    def _begin(self) -> None:
        if self._kind is Format.XLS:
            self._ordered = look_at_xls(self._source)
            return
        with zipfile.ZipFile(self._source) as archive:
            refuse_entities(archive)
            if self._kind is Format.XLSB:
                self._ordered = look_at_xlsb(archive)
            elif self._kind is Format.ODS:
                self._ordered = look_at_ods(archive)
            else:
                self._begin_xlsx(archive)

    def _begin_xlsx(self, archive: zipfile.ZipFile) -> None:
        parts = sheet_parts(archive)
        if not self._aside or sum(archive.getinfo(part).file_size for part in parts.values()) <= _SMALL:
            self._texts = look_at_texts(archive)
            self._named = {name: look(archive, part) for name, part in parts.items()}
            return
        thread = ThreadPoolExecutor(1)
        self._texts = thread.submit(self._look_at_texts)
        self._named = {name: thread.submit(self._look_aside, part) for name, part in parts.items()}
        thread.shutdown(wait=False)

    def _look_at_texts(self) -> SharedTexts:
        with zipfile.ZipFile(self._source) as archive:
            found = look_at_texts(archive)
        if found.too_long:
            os._exit(1)  # the reader in the other thread cannot be stopped otherwise
        return found

    def _look_aside(self, part: str) -> Positions:
        with zipfile.ZipFile(self._source) as archive:
            found = look(archive, part)
        if found.too_many:
            os._exit(1)  # as above
        return found

    def of(self, index: int, name: str) -> Positions:
        """The look at sheet ``index``; waits for it. Raises ReadFault."""
        if name in self._named:
            return _done(self._named[name])
        return self._ordered[index] if index < len(self._ordered) else Positions()

    def all(self) -> list[Positions]:
        """Every look. Raises ReadFault."""
        return [*map(_done, self._named.values()), *self._ordered]

    @property
    def too_much(self) -> bool:
        """Whether what was looked at already has cells too far out, or texts too long to be copied into each cell."""
        far = any(isinstance(each, Positions) and each.too_many for each in self._named.values())
        return far or (isinstance(self._texts, SharedTexts) and self._texts.too_long)

    def wants_care(self, positions: Positions) -> bool:
        """Whether the cells of that sheet must be looked at one by one."""
        return positions.odd or _done(self._texts).odd


def _done(look_: Future[Found] | Found) -> Found:
    try:
        return look_.result() if isinstance(look_, Future) else look_
    except _BROKEN as error:
        raise ReadFault(Fault.DAMAGED) from error
