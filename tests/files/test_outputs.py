import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from organizer.errors import BadInput
from organizer.event_file import APPLICATION_ID
from organizer.files.outputs import refuse_output
from organizer.files.replacing import replacing


def a_database(path: Path, application_id: int) -> bytes:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {application_id}")
        db.execute("CREATE TABLE person (id INTEGER)")
    return path.read_bytes()


def test_no_writer_takes_the_place_of_an_event(tmp_path: Path) -> None:
    event, link = tmp_path / "forum.csv", tmp_path / "link.csv"
    before = a_database(event, APPLICATION_ID)
    link.symlink_to(event)
    for path in (event, link):
        with pytest.raises(BadInput, match="is an event of Organizer"), replacing(path):
            pytest.fail("there is something to write to")
    assert event.read_bytes() == before


def test_an_event_that_was_killed_young_is_one_too(tmp_path: Path) -> None:
    place = tmp_path / "forum.csv"
    a_database(place, 0)
    refuse_output(place, (".csv",))
    (tmp_path / "forum.csv-wal").touch()
    with pytest.raises(BadInput, match="is an event of Organizer"):
        refuse_output(place, (".csv",))


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=lambda link: link.__name__)
def test_a_source_is_known_under_another_name(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    source, place = tmp_path / "people.xlsx", tmp_path / "report.xlsx"
    source.touch()
    refuse_output(place, (".xlsx",), sources=[source, tmp_path / "gone.xlsx"])
    link(place, source)
    with pytest.raises(BadInput, match=r"“report\.xlsx” is read here"):
        refuse_output(place, (".xlsx",), sources=[source])


def test_an_ending_may_be_in_capitals(tmp_path: Path) -> None:
    refuse_output(tmp_path / "REPORT.XLSX", (".xlsx",))
