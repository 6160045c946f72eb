"""Odd, broken and hostile workbooks: each is read or refused with a sentence, in time."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from organizer.domain.layout import inspect_workbook
from organizer.errors import BadInput, FileTrouble
from organizer.files.spreadsheets import read_workbook

_EVERY = 1 if os.environ.get("ORGANIZER_WHOLE_CORPUS") else 25
_PATIENCE = 60.0  # seconds for one file, with room for a busy machine
_NOT_SHEETS = (".tsv", ".md", ".py", ".json")


def _outcome(path: Path) -> str:
    """The sentence with which it was refused, or that it was read; anything else is raised."""
    started = time.monotonic()
    outcome = _read(path)
    assert outcome.endswith("."), path
    assert "takes too long" not in outcome, path
    assert time.monotonic() - started < 2 * _PATIENCE, path
    return outcome


def _read(path: Path) -> str:
    try:
        inspection = inspect_workbook(read_workbook(path, patience=_PATIENCE))
    except (BadInput, FileTrouble) as refusal:
        return str(refusal)
    return f"read, {len(inspection.mapping)} columns."


@pytest.mark.timeout(3_600)
def test_odd_workbooks_are_read_or_refused(corpus: Path) -> None:
    """A sample; all of them with ORGANIZER_WHOLE_CORPUS set."""
    files = [path for path in sorted((corpus / "spreadsheets" / "corpora").rglob("*")) if path.is_file()][::_EVERY]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        outcomes = list(workers.map(_outcome, files))
    assert len(outcomes) >= 900 // _EVERY
    assert sum(outcome.startswith("read") for outcome in outcomes) > len(outcomes) * 9 // 10


# What the corpus's index wants of each; those that need no word of their own are only read or refused.
_READ = {
    "cells-without-references.xlsx", "csv-cr-only.csv", "csv-invisible.csv", "csv-ja-cp932.csv", "csv-named.xlsx",
    "csv-ru-cp1251.csv", "csv-sep-line.csv", "csv-zh-gb18030.csv", "csv-zh-gbk-lossy.csv", "csv-zh-utf16be-nobom.csv",
    "csv-zh-utf16le-nobom.csv", "csv-zh-utf32.csv", "csv-zht-big5.csv", "dimension-lies-huge.xlsx",
    "dimension-lies-small.xlsx", "far-cell-XFD1048576.xlsx", "far-column-XFD1.xlsx", "merged-header-two-rows.xlsx",
    "namespace-prefix.xlsx", "sst-count-lies.xlsx", "strict-ooxml.xlsx", "xlsx-named.csv", "xlsx-named.xls",
    "zip-slip.xlsx",
}  # fmt: skip
_REFUSED = {
    "bomb-laughs-sharedstrings.xlsx", "bomb-laughs-sheet.xlsx", "bomb-300mb-one-cell.xlsx", "csv-unclosed-quote.csv",
    "docx-named.xlsx", "encrypted-password-test.xlsx", "html-table-named.xls", "lockfile-~$registration.xlsx",
    "no-sheets.xlsx", "png-named.xlsx", "spreadsheetml2003-named.xls", "truncated-half.xlsx", "xxe-http-sheet.xlsx",
    "xxe-sharedstrings.xlsx", "zero-bytes.xlsx",
}  # fmt: skip


@pytest.mark.timeout(600)
def test_hostile_files_do_no_harm(corpus: Path) -> None:
    folder = corpus / "spreadsheets" / "generated"
    files = [path for path in sorted(folder.iterdir()) if path.suffix not in _NOT_SHEETS]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        outcomes = dict(zip((path.name for path in files), workers.map(_outcome, files), strict=True))
    read = {name for name, outcome in outcomes.items() if outcome.startswith("read")}
    assert _READ - read == set()
    assert _REFUSED & read == set()
    assert "root:" not in "".join(outcomes.values())
