from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select

from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.outcomes import Group
from organizer.domain.imports.plan_changes import PlanChanged, RowChange
from organizer.domain.sample.sheets import SheetDesign
from organizer.domain.sheets.workbook import MergedRange, Sheet, SheetRow
from organizer.errors import BadInput, Cancelled
from organizer.files.writing.plain_workbooks import write_design
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person, a_room, a_session

HEADER = ("Time", "Room", "Title", "中文标题", "Activity", "Track", "Speakers", "Chair", "Kind", "Min.", "Expected")


def agenda(folder: Path, *rows: tuple[object, ...], name: str = "agenda.xlsx") -> Path:
    lines = [("Programme, version 7",), HEADER, ("Saturday, 26 September 2026",), *rows]
    width = len(HEADER) - 1
    merged = (MergedRange(0, 0, 0, width), MergedRange(2, 0, 2, width))
    design = SheetDesign(name, Sheet("Programme", lines, merged=merged), 1, (12,) * len(HEADER))  # type: ignore[arg-type]
    write_design(folder / name, design, Progress())
    return folder / name


ROWS = (
    (
        "09:00-10:00",
        "Hall A",
        "Opening",
        "开幕式",
        "Ceremony",
        "Main",
        "Elena Rossi (Politecnico)",
        "王晓宇",
        "Forum",
        "",
        400,
    ),
    ("10:00-10:30", "All rooms", "Coffee", "茶歇", "", "", "", "", "Break", "", ""),
    ("10:30-12:00", "Hall B", "Roadshow", "路演", "Roadshow", "Chips", "", "王晓宇", "Roadshow", "", 120),
    ("", "", "1. A sensor", "传感器", "", "", "李明", "", "Talk", 10, ""),
    ("To be scheduled",),
    ("", "", "Press briefing", "", "", "", "", "", "Press", 30, 50),
)


def count(workspace: Workspace, *names: str) -> dict[str, int]:
    with workspace.reading() as db:
        return {name: db.scalar(select(func.count()).select_from(tables.metadata.tables[name])) or 0 for name in names}


def test_planning_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    plan = plan_programme(workspace, agenda(tmp_path, *ROWS))
    assert (plan.counts.new, plan.counts.updated, plan.counts.rejected) == (5, 0, 0)
    assert (plan.rooms, plan.tracks, plan.activities) == (
        ("Hall A", "Hall B"),
        ("Main", "Chips"),
        ("Ceremony", "Roadshow"),
    )
    assert sorted(plan.people) == ["Elena Rossi", "李明", "王晓宇"]
    assert count(workspace, "session", "room", "person") == {"session": 0, "room": 0, "person": 0}
    assert workspace.undo_label is None


def test_one_operation_brings_the_whole_programme(workspace: Workspace, tmp_path: Path) -> None:
    apply_programme(workspace, plan_programme(workspace, agenda(tmp_path, *ROWS)))
    assert workspace.undo_label == "Import the programme “agenda.xlsx”"
    wanted = {"session": 3, "talk": 1, "break": 1, "room": 2, "track": 2, "activity": 2, "person": 3, "role": 4}
    assert count(workspace, *wanted, "organization") == wanted | {"organization": 1}
    session = tables.session.c
    with workspace.reading() as db:
        placed = db.execute(select(session.title, session.day, session.start, session.duration).order_by(session.id))
        assert [tuple(row) for row in placed] == [
            ("Opening", 0, 540, 60),
            ("Roadshow", 0, 630, 90),
            ("Press briefing", None, None, 30),
        ]


def test_the_same_file_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = agenda(tmp_path, *ROWS)
    apply_programme(workspace, plan_programme(workspace, path))
    before = workspace.last_operation
    again = plan_programme(workspace, path)
    assert (again.counts.new, again.counts.updated, again.counts.unchanged) == (0, 0, 5)
    apply_programme(workspace, again)
    assert workspace.last_operation == before


def test_a_new_version_updates_what_changed(workspace: Workspace, tmp_path: Path) -> None:
    apply_programme(workspace, plan_programme(workspace, agenda(tmp_path, *ROWS)))
    moved = (
        "11:00-12:00",
        "Hall B",
        "Opening",
        "开幕式",
        "Ceremony",
        "Main",
        "Anna Schmidt",
        "王晓宇",
        "Forum",
        "",
        400,
    )
    plan = plan_programme(workspace, agenda(tmp_path, moved, *ROWS[1:], name="new.xlsx"))
    (updated,) = plan.updated
    assert [(each.label, each.old, each.new) for each in updated.differences] == [
        ("speaker", "Elena Rossi", "Anna Schmidt"),
        ("room", "Hall A", "Hall B"),
        ("time", "day 1, 09:00", "day 1, 11:00"),
    ]
    apply_programme(workspace, plan)
    assert plan_programme(workspace, tmp_path / "new.xlsx").counts.unchanged == 5
    role = tables.role.c
    with workspace.reading() as db:
        names = db.scalars(select(tables.person.c.name).join(tables.role).where(role.session_id == updated.id))
        assert set(names) == {"Anna Schmidt", "王晓宇"}


def test_people_and_rooms_that_are_there_are_used(workspace: Workspace, tmp_path: Path) -> None:
    person = a_person(workspace, "Wang Xiaoyu", second_name="王晓宇")
    room = a_room(workspace, "Main hall", second_name="Hall A")
    plan = plan_programme(workspace, agenda(tmp_path, ROWS[0]))
    assert (plan.people, plan.rooms) == (("Elena Rossi",), ())
    apply_programme(workspace, plan)
    with workspace.reading() as db:
        assert db.scalar(select(tables.session.c.room_id)) == room
        assert person in set(db.scalars(select(tables.role.c.person_id)))


def test_locked_sessions_wait_for_somebody_to_decide(workspace: Workspace, tmp_path: Path) -> None:
    room = a_room(workspace, "Hall B")
    a_session(workspace, "Opening", room_id=room, day=0, start=540, locked=1)
    plan = plan_programme(workspace, agenda(tmp_path, ROWS[0]))
    assert plan.counts.conflicting == 1
    apply_programme(workspace, plan)
    with workspace.reading() as db:
        assert db.scalar(select(tables.session.c.room_id)) == room


def test_a_cancelled_import_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    plan = plan_programme(workspace, agenda(tmp_path, *ROWS))
    announced: list[object] = []
    workspace.subscribe(announced.append)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        apply_programme(workspace, plan, progress)
    assert count(workspace, "session", "room", "person", "change") == {
        "session": 0,
        "room": 0,
        "person": 0,
        "change": 1,
    }
    assert announced == []


def test_a_sheet_without_an_agenda_says_what_is_missing(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nLi Ming,li@example.org\n")
    with pytest.raises(BadInput, match=r"No agenda was found in “people\.csv”"):
        plan_programme(workspace, path)


def test_our_own_exports_change_nothing(workspace: Workspace, tmp_path: Path) -> None:
    apply_programme(workspace, plan_programme(workspace, agenda(tmp_path, *ROWS)))
    for name, what in (
        ("out.xlsx", What.PROGRAMME),
        ("out.csv", What.PROGRAMME),
        ("out.xml", What.PROGRAMME),
        ("grid.xlsx", What.GRID),
        ("all.xlsx", What.ALL),
    ):
        export(workspace, tmp_path / name, what, Progress())
        counts = plan_programme(workspace, tmp_path / name).counts
        assert (counts.new, counts.updated, counts.conflicting, counts.rejected) == (0, 0, 0, 0), name


def test_one_of_two_sessions_in_one_row_of_two_sheets_is_left_out(workspace: Workspace, tmp_path: Path) -> None:
    plan = plan_programme(workspace, _two_days(tmp_path / "days.xlsx"))
    (first,) = [each for each in plan.new if each.title == "First"]
    apply_programme(workspace, plan, decisions=Decisions(excluded={first.number}))
    with workspace.reading() as db:
        assert db.scalars(select(tables.session.c.title)).all() == ["Second"]
        assert db.scalars(select(tables.talk.c.title)).all() == ["Talk of Second"]


def _two_days(path: Path) -> Path:
    book = openpyxl.Workbook()
    for day, title in (("26 September", "First"), ("27 September", "Second")):
        page = book.create_sheet(day)
        page.append(("Time", "Room", "Title", "Speakers"))
        page.append(("9:00-10:00", "Hall A", title, f"Speaker of {title}"))
        page.append(("", "", f"Talk of {title}", "Li Ming"))
    book.save(path)
    return path


def test_sheets_of_several_days_with_the_same_rows(workspace: Workspace, tmp_path: Path) -> None:
    apply_programme(workspace, plan_programme(workspace, _two_days(tmp_path / "days.xlsx")))
    with workspace.reading() as db:
        rows = db.execute(
            select(tables.session.c.title, tables.session.c.day, tables.talk.c.title)
            .join(tables.talk)
            .order_by(tables.session.c.day)
        )
        assert [tuple(row) for row in rows] == [("First", 0, "Talk of First"), ("Second", 1, "Talk of Second")]
    assert plan_programme(workspace, tmp_path / "days.xlsx").counts.unchanged == 4


def test_an_event_changed_in_between_is_told_and_not_written_to(workspace: Workspace, tmp_path: Path) -> None:
    plan = plan_programme(workspace, agenda(tmp_path, *ROWS))
    a_session(workspace, "Opening", day=0, start=540, duration=60, room_id=a_room(workspace, "Hall A"))
    with pytest.raises(PlanChanged) as changed:
        apply_programme(workspace, plan)
    assert changed.value.changes == (RowChange(plan.new[0].number, "Opening", Group.NEW, Group.UPDATED, SheetRow(4)),)
    assert count(workspace, "session") == {"session": 1}
    assert apply_programme(workspace, changed.value.plan).updated == 1


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Somebody//EN
BEGIN:VEVENT
UID:breakfast
SUMMARY:Breakfast
DTSTART:20260926T000000Z
DTEND:20260926T010000Z
RRULE:FREQ=DAILY
END:VEVENT
BEGIN:VEVENT
UID:opening
SUMMARY:Opening
DTSTART:20260927T180000Z
DTEND:20260927T190000Z
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_in_utc_that_repeats_says_how_it_was_taken_and_comes_again_without_a_change(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "fair.ics"
    path.write_bytes(CALENDAR.replace("\n", "\r\n").encode())
    planned = plan_programme(workspace, path)
    assert planned.notes[-2:] == (
        "“Breakfast” repeats without an end and was taken up to the last day of the others.",
        "The file tells its times in UTC; they were taken by the clock of the event, Asia/Shanghai.",
    )
    apply_programme(workspace, planned)
    with workspace.reading() as db:
        rows = db.execute(select(tables.session.c.title, tables.session.c.day, tables.session.c.start)).all()
    assert sorted(map(tuple, rows)) == [("Breakfast", 0, 480), ("Breakfast", 1, 480), ("Opening", 2, 120)]
    again = plan_programme(workspace, path)
    assert (again.new, again.updated, again.removed) == ((), (), ())
