import json
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest

from organizer.errors import BadInput, FileTrouble
from organizer.progress import Progress
from organizer.services.exports import ENDINGS, Encoding, What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, a_role, a_room, a_session, a_talk, an_organization, make


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """Two people, a session with a talk, a break and a session that waits."""
    organization = an_organization(workspace, "VTT")
    make(workspace, tables.custom_field, label="T-shirt")
    speaker = a_person(
        workspace,
        "Jari Korhonen",
        organization_id=organization,
        category_id=a_category(workspace, "Speaker"),
        phone="+358409982868",
        arrival="2026-09-25",
        registered_at="2026-06-20T07:39:59+00:00",
        fields={"T-shirt": "XL"},
    )
    a_person(workspace, "李建国")
    hall, side = a_room(workspace, "Hall A"), a_room(workspace, "Room 201")
    track = make(workspace, tables.track, name="Energy", color=1)
    opening = a_session(workspace, "Opening", room_id=hall, day=0, start=540, duration=60, track_id=track)
    a_role(workspace, speaker, talk_id=a_talk(workspace, opening, "A sensor", duration=20))
    a_session(workspace, "Workshop", room_id=side, day=0, start=570, duration=90)
    make(workspace, tables.pause, title="Coffee", day=0, start=600, duration=30)
    a_session(workspace, "Waits", duration=45)
    return workspace


def _read(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def test_people_leave_with_the_fields_somebody_has(event: Workspace, tmp_path: Path) -> None:
    made = export(event, tmp_path / "p.xlsx", What.PEOPLE, Progress())
    assert made.rows == {"People": 2}
    header, jari, li = _read(made.path, "People")
    assert header == (
        "Name", "Second name", "Organization", "Job title", "Country", "Category", "Email", "Phone",
        "Status", "Registered at (UTC)", "Arrival", "T-shirt", "Organizer ID",
    )  # fmt: skip
    assert jari[:3] == ("Jari Korhonen", None, "VTT")
    assert jari[7:12] == ("+358409982868", "confirmed", datetime(2026, 6, 20, 7, 39, 59), datetime(2026, 9, 25), "XL")
    assert li[:3] == ("李建国", None, None)


def test_the_programme_leaves_in_the_order_of_time(event: Workspace, tmp_path: Path) -> None:
    path = export(event, tmp_path / "p.xlsx", What.PROGRAMME, Progress()).path
    header, *rows = _read(path, "Programme")
    assert header[:8] == ("Day", "Start", "End", "Minutes", "Room", "Level", "Title", "Second title")
    day = datetime(2026, 9, 26)
    assert [row[:7] for row in rows] == [
        (day, time(9), time(10), 60, "Hall A", "session", "Opening"),
        (day, time(9), time(9, 20), 20, "Hall A", "talk", "A sensor"),
        (day, time(9, 30), time(11), 90, "Room 201", "session", "Workshop"),
        (day, time(10), time(10, 30), 30, None, "break", "Coffee"),
        (None, None, None, 45, None, "session", "Waits"),
    ]
    assert rows[1][header.index("Speakers")] == "Jari Korhonen"


def test_the_grid_looks_like_the_board(event: Workspace, tmp_path: Path) -> None:
    path = export(event, tmp_path / "g.xlsx", What.GRID, Progress()).path
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["2026-09-26", "2026-09-27"]
    page = book["2026-09-26"]
    assert [cell.value for cell in page[2]] == [None, "Hall A", "Room 201"]
    merged = {str(each) for each in page.merged_cells.ranges}
    assert {"B3:B4", "C4:C6"} <= merged
    assert str(page["B3"].value).splitlines() == ["Opening", "09:00–10:00", "1 talk"]
    assert page["B5"].value == "Coffee  10:00–10:30"
    assert page["B3"].border.left.color.rgb == "FF0F7B6C"


def test_everything_is_one_workbook(event: Workspace, tmp_path: Path) -> None:
    made = export(event, tmp_path / "all.xlsx", What.ALL, Progress())
    assert list(made.rows) == ["People", "Programme", "2026-09-26", "2026-09-27"]
    assert openpyxl.load_workbook(made.path).properties.title == "Technology Exchange 2026"


def test_an_event_without_dates_counts_its_days(event: Workspace, tmp_path: Path) -> None:
    with event.operation("No date") as db:
        db.execute(tables.event.update().values(start_date=""))
    path = export(event, tmp_path / "all.xlsx", What.ALL, Progress()).path
    assert _read(path, "Programme")[1][0] == 1
    assert "Day 1" in openpyxl.load_workbook(path).sheetnames


def test_json_has_keys_that_do_not_change(event: Workspace, tmp_path: Path) -> None:
    path = export(event, tmp_path / "all.json", What.ALL, Progress()).path
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["event"] == "Technology Exchange 2026"
    assert told["people"][0]["organization"] == "VTT"
    assert {"title": "Opening", "start": "09:00", "day": "2026-09-26"}.items() <= told["programme"][0].items()


def test_csv_of_people_in_the_encoding_asked_for(event: Workspace, tmp_path: Path) -> None:
    path = export(event, tmp_path / "p.csv", What.PEOPLE, Progress(), encoding=Encoding.GB18030).path
    assert "李建国" in path.read_bytes().decode("gb18030")


@pytest.mark.parametrize(("name", "what"), [("a.doc", What.PEOPLE), ("a.csv", What.ALL), ("a", What.GRID)])
def test_another_ending_is_refused_with_those_there_are(
    event: Workspace, tmp_path: Path, name: str, what: What
) -> None:
    with pytest.raises(BadInput) as refused:
        export(event, tmp_path / name, what, Progress())
    assert all(ending in str(refused.value) for ending in ENDINGS[what])
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["p.xlsx", "p.csv", "p.json"])
def test_a_folder_that_is_not_there_is_told_in_a_sentence(event: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble, match="there is no folder"):
        export(event, tmp_path / "nowhere" / name, What.PEOPLE, Progress())


def test_an_empty_event_leaves_as_headers(workspace: Workspace, tmp_path: Path) -> None:
    made = export(workspace, tmp_path / "all.xlsx", What.ALL, Progress())
    assert made.rows == {"People": 0, "Programme": 0, "2026-09-26": 0, "2026-09-27": 0}
    assert len(_read(made.path, "People")) == 1


def test_a_calendar_needs_a_date(event: Workspace, tmp_path: Path) -> None:
    with event.operation("No date") as db:
        db.execute(tables.event.update().values(start_date=""))
    with pytest.raises(BadInput, match="has no date yet"):
        export(event, tmp_path / "p.ics", What.PROGRAMME, Progress())
