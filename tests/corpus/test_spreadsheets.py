"""Odd, broken and hostile workbooks: each is read or refused with a sentence, in time."""

import csv
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from organizer.domain.sheets.layout import inspect_workbook
from organizer.errors import BadInput, FileTrouble
from organizer.files.reading.spreadsheets import read_workbook
from tests.benchmarks.reading_outcomes import openable, sheets_below

_EVERY = 1 if os.environ.get("ORGANIZER_WHOLE_CORPUS") else 25
_PATIENCE = 60.0  # seconds for one file, with room for a busy machine


class Outcome(NamedTuple):
    """The sentence with which a file was refused, or that it was read; and how many rows with somebody it has."""

    said: str
    people: int = 0


def _outcome(path: Path) -> Outcome:
    """What came of reading it; anything but a refusal is raised."""
    started = time.monotonic()
    outcome = _read(path)
    assert outcome.said.rstrip().endswith("."), path
    assert "takes too long" not in outcome.said, path
    assert time.monotonic() - started < 2 * _PATIENCE, path
    return outcome


def _read(path: Path) -> Outcome:
    try:
        found = inspect_workbook(read_workbook(path, patience=_PATIENCE))
    except (BadInput, FileTrouble) as refusal:
        return Outcome(str(refusal))
    return Outcome(f"read. {' '.join(found.notes)}", sum(1 for index in found.body if any(found.table.rows[index])))


@pytest.mark.timeout(3_600)
def test_what_one_of_two_readers_opens_is_read(corpus: Path) -> None:
    """A sample; all of them with ORGANIZER_WHOLE_CORPUS set."""
    able = openable(corpus)
    root = corpus / "spreadsheets"
    files = sheets_below(root / "corpora")[::_EVERY]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        outcomes = dict(zip((str(path.relative_to(root)) for path in files), workers.map(_outcome, files), strict=True))
    assert len(outcomes) >= 900 // _EVERY
    refused = {name for name, outcome in outcomes.items() if not outcome.said.startswith("read") and able.get(name)}
    assert refused <= {"corpora/PHPOffice/CSV__empty.csv"}


# What is refused, by a word of the sentence that says why; everything else is read.
_REFUSED = {
    "bomb-300mb-one-cell.xlsx": "memory",
    "bomb-laughs-contenttypes.xlsx": "instructions",
    "bomb-laughs-sharedstrings.xlsx": "instructions",
    "bomb-laughs-sheet.xlsx": "instructions",
    "csv-unclosed-quote.csv": "line 3",
    "docx-named.xlsx": "text document",
    "encrypted-password-test.xlsx": "password",
    "lockfile-~$registration.xlsx": "marks",
    "no-sharedstrings-part.xlsx": "damaged",
    "no-sheets.xlsx": "no sheet",
    "png-named.xlsx": "not a table",
    "rels-external-sheet.xlsx": "no sheet",
    "rels-traversal.xlsx": "no sheet",
    "sst-index-out-of-range.xlsx": "damaged in cell",
    "truncated-half.xlsx": "damaged",
    "xxe-http-sheet.xlsx": "instructions",
    "xxe-sharedstrings.xlsx": "instructions",
    "zero-bytes.xlsx": "is empty",
}
# What is said of a file that is read.
_SAID = {
    "csv-named.xlsx": "a text file (CSV)",
    "csv-ragged.csv": "fewer cells than the others: 2",
    "error-cells.xlsx": "7 cells hold an error",
    "far-cell-XFD1048576.xlsx": "Stray cells",
    "far-column-XFD1.xlsx": "Stray cells",
    "formulas-without-cached-values.xlsx": "no stored result",
    "hidden-rows-cols-sheets.xlsx": "3 rows are hidden in the workbook and are read as well: 4, 7, 10",
    "html-table-named.xls": "a web page",
    "numbers-as-text.xlsx": "2 numbers have lost digits in the program that wrote the file: B5, B10",
    "spreadsheetml2003-named.xls": "an XML spreadsheet of 2003",
    "xlsx-named.csv": "in the format .xlsx",
}
_PEOPLE = re.compile(r"(\d[\d,]*) (?:people|person)")


@pytest.mark.timeout(600)
def test_hostile_files_do_no_harm_and_people_are_found_as_the_index_wants(corpus: Path) -> None:
    folder = corpus / "spreadsheets" / "generated"
    files = sheets_below(folder)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        read = dict(zip((path.name for path in files), workers.map(_outcome, files), strict=True))
    outcomes = {name: outcome.said for name, outcome in read.items()}
    refused = {name: outcome for name, outcome in outcomes.items() if not outcome.startswith("read")}
    assert refused.keys() == _REFUSED.keys()
    assert {name for name, word in _REFUSED.items() if word not in refused[name]} == set()
    assert {name for name, words in _SAID.items() if words not in outcomes[name]} == set()
    assert "root:" not in "".join(outcomes.values())
    wanted = _people_wanted(folder)
    assert len(wanted) > 25
    assert {name: read[name].people for name in wanted} == wanted


def _people_wanted(folder: Path) -> dict[str, int]:
    """How many the index counts in each file that is there."""
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {row["file"]: int(found[1].replace(",", "")) for row in rows if (found := _PEOPLE.search(row["want"]))}
    return {name: count for name, count in wanted.items() if (folder / name).exists() and name not in _OTHERWISE}


_OTHERWISE = {"near-duplicates.xlsx"}  # who is the same person is not the reader's question
