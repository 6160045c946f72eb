"""What a person corrected of a sheet's columns, kept beside the preferences for the next one with those headers."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

from organizer import preferences
from organizer.domain.sheets import column_memory
from organizer.domain.sheets.column_memory import Remembered, what_was_said
from organizer.domain.sheets.workbook import ColumnMapping, Field, Inspection

KEPT = 100
"""How many kinds of sheets are remembered."""

_log = logging.getLogger(__name__)


def remember(inspection: Inspection, mapping: ColumnMapping) -> None:
    """Keep what somebody corrected of what the columns of this sheet mean; what was said of such a sheet before goes.

    A folder that cannot be written is told to the log alone.
    """
    newest = what_was_said(inspection.mapping, mapping)
    before = list(_kept())
    others = [each for each in before if each.said.keys() != newest.said.keys()]
    kept = [newest, *others] if newest.is_correction else others
    if kept == before:
        return
    said = [dict(each.said) for each in kept][:KEPT]
    try:
        _write(json.dumps(said, ensure_ascii=False, indent=1))
    except OSError as error:
        _log.warning("The meaning of columns was not kept: %s", type(error).__name__)


def recall(inspection: Inspection) -> dict[int, Field | None] | None:
    """The mapping that was corrected for a sheet with these headers; None when there was none."""
    return column_memory.recall(inspection.mapping, _kept())


def _kept() -> Iterator[Remembered]:
    """The latest first. What cannot be understood is not there."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for each in told if isinstance(told, list) else ():
        if isinstance(each, dict) and all(word is None or isinstance(word, str) for word in each.values()):
            yield Remembered(each)


def _write(text: str) -> None:
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)


def _file() -> Path:
    return preferences.folder() / "columns.json"
