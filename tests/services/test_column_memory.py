"""A confirmed mapping comes back with the next sheet of that kind."""

from dataclasses import replace
from pathlib import Path

import pytest

from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.workbook import ColumnGuess, Field, Inspection, Sheet, Workbook
from organizer.services.column_memory import recall, remember

ROW = {"Who": "Ada Lovelace", "Where from": "London", "Reply to": "ada@x.org", "Shirt": "M", "Notes": "-"}
SAID = {0: Field.NAME, 1: Field.ORGANIZATION, 2: Field.EMAIL, 3: None}  # the notes are left out


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own folder."""
    monkeypatch.setenv("ORGANIZER_HOME", str(tmp_path))
    return tmp_path


def sheet(*headers: str) -> Inspection:
    rows = (headers, tuple(ROW.get(header, "") for header in headers))
    return inspect_workbook(Workbook("a.csv", "csv", (Sheet("", rows),)), header_row=1)


def test_nothing_is_recalled_that_was_not_remembered() -> None:
    assert recall(sheet(*ROW)) is None


def test_the_same_headers_mean_the_same_in_any_order() -> None:
    remember(sheet(*ROW), SAID)
    assert recall(sheet(*ROW)) == SAID
    moved = sheet("Notes", "SHIRT", "Reply to", "Where from", "Who")
    assert recall(moved) == {4: Field.NAME, 3: Field.ORGANIZATION, 2: Field.EMAIL, 1: None}


def test_a_column_more_keeps_its_guess_unless_the_field_is_given() -> None:
    remember(sheet(*ROW), SAID)
    assert recall(sheet(*ROW, "Phone")) == SAID | {5: Field.PHONE}
    assert recall(sheet(*ROW, "Company")) == SAID | {5: None}
    assert recall(sheet("Who", "Where from", "Phone", "Country")) is None


def test_a_guess_that_was_merely_accepted_does_not_overrule_a_later_one(home: Path) -> None:
    seen = sheet("Name", "E-mail", "Company")
    remember(seen, dict(seen.columns))
    assert not (home / "columns.json").exists()
    remember(seen, dict(seen.columns) | {2: None})
    better = ColumnGuess(1, "E-mail", Field.PHONE, 1.0, ())
    later = replace(seen, mapping=(seen.mapping[0], better, seen.mapping[2]))
    assert recall(later) == {0: Field.NAME, 1: Field.PHONE, 2: None}


def test_a_correction_taken_back_is_forgotten() -> None:
    seen = sheet("Name", "E-mail", "Company")
    remember(seen, dict(seen.columns) | {2: None})
    remember(seen, dict(seen.columns))
    assert recall(seen) is None


def test_the_last_word_counts_and_two_columns_of_one_name_stay_apart() -> None:
    remember(sheet(*ROW), SAID)
    remember(sheet(*ROW), SAID | {1: Field.COUNTRY})
    assert recall(sheet(*ROW)) == SAID | {1: Field.COUNTRY}
    remember(sheet("Name", "Name"), {0: Field.LAST_NAME, 1: Field.FIRST_NAME})
    assert recall(sheet("Name", "Name")) == {0: Field.LAST_NAME, 1: Field.FIRST_NAME}


@pytest.mark.parametrize("text", ["", "{}", '[{"who": 3}, 4]', '[{"who": "a field of tomorrow", "reply to": "email"}]'])
def test_what_is_not_understood_is_not_remembered(home: Path, text: str) -> None:
    (home / "columns.json").write_text(text, encoding="utf-8")
    assert recall(sheet("Who", "Reply to")) in (None, {0: None, 1: Field.EMAIL})


def test_a_folder_that_cannot_be_written_does_not_stop_an_import(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    (home / "columns.new").mkdir()
    remember(sheet(*ROW), SAID)
    assert "not kept" in caplog.text
    assert recall(sheet(*ROW)) is None
