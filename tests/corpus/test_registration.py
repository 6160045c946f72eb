"""Registration sheets as 28 platforms export them: where the header is, which encoding, what the columns mean."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import Inspection, SheetKind
from organizer.files.reading.spreadsheets import read_workbook

_OUR_WORDS = {"company": "organization", "ticket_type": "category"}


def test_registration_sheets_are_understood(corpus: Path) -> None:
    truths = sorted((corpus / "registration").glob("*.truth.json"))
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        found = dict(zip((path.name for path in truths), workers.map(_faults, truths), strict=True))
    assert len(truths) == 28
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _faults(path: Path) -> list[str]:
    truth = json.loads(path.read_text(encoding="utf-8"))
    found = inspect_workbook(read_workbook(path.with_name(truth["file"])))
    return [*_frame(found, truth), *_meanings(found, truth)]


def _frame(found: Inspection, truth: dict[str, Any]) -> list[str]:
    rows = sum(1 for index in found.body if any(found.table.rows[index]))
    expected = {
        "kind": (found.kind, SheetKind.PEOPLE),
        "header row": (found.header_row, truth["header_row"]),
        "delimiter": (found.workbook.delimiter, truth["delimiter"]),
        "encoding": (found.workbook.encoding, truth["encoding"] or ("utf-8" if truth["delimiter"] else None)),
        "rows": (rows, truth["data_rows"]),
    }
    return [f"{what}: {is_} instead of {wanted}" for what, (is_, wanted) in expected.items() if is_ != wanted]


def _meanings(found: Inspection, truth: dict[str, Any]) -> list[str]:
    columns = {guess.field.value: guess.column for guess in found.mapping if guess.field}
    meaning = {_OUR_WORDS.get(word, word): places for word, places in truth["meaning"].items()}
    return [
        f"{field}: column {columns.get(field)} instead of {places}"
        for field, places in meaning.items()
        if columns.get(field) not in [column for column, _ in places]
    ]
