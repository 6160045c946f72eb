import csv
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.sheets.csv_guard import guarded, unguarded
from organizer.errors import BadInput
from organizer.files.writing.csv_writer import Encoding, write_csv
from organizer.progress import Progress


def test_excel_opens_it_right(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    rows = [("李建国", "=HYPERLINK(1)", "+86 138", date(2026, 9, 26), time(9), datetime(2026, 9, 1, 8, 30), None, 7)]
    write_csv(path, ("Name", "b", "c", "d", "e", "f", "g", "h"), [rows], Progress(), total=1)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfName,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == [
            "李建国", "'=HYPERLINK(1)", "+86 138", "2026-09-26", "09:00", "2026-09-01 08:30", "", "7",
        ]  # fmt: skip


def test_older_programs_in_china_read_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    write_csv(path, ("姓名",), [[("李建国",)]], Progress(), total=1, encoding=Encoding.GB18030)
    assert path.read_bytes().decode("gb18030") == "姓名\r\n李建国\r\n"


def test_half_a_character_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        write_csv(tmp_path / "p.csv", ("A",), [[("\ud800",)]], Progress(), total=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["=1", "＝1", "\n=1", "@x", "+cmd|x", "-2+3+cmd", "\tx", "\r=1", "'=1", "''@"])
def test_what_could_run_is_guarded(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["+358 40 998", "-5", "-3.5", "'tHooft", "a=1", "", "+49 (0)30/12-3"])
def test_what_cannot_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(st.text(st.sampled_from("'=+-@\t\r1a ")))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
