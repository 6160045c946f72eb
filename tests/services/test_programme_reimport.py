"""Our own programme comes back: what was changed there, here, and on both sides."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import delete, select, update

from organizer.domain.imports.decisions import Decisions, Side
from organizer.domain.imports.people_plan import CellClash, Difference, PlanCounts
from organizer.domain.imports.programme_plan import ProgrammePlan
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person, a_role, a_room, a_session, a_talk

SAME = PlanCounts(unchanged=5)


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """Three sessions, the first with two talks; Ada chairs, Bo speaks."""
    hall, ada, bo = a_room(workspace, "Hall A"), a_person(workspace, "Ada"), a_person(workspace, "Bo")
    a_room(workspace, "Hall B")
    opening = a_session(workspace, "Opening", room_id=hall, day=0, start=540, description="Welcome")
    a_session(workspace, "Panel", room_id=hall, day=1, start=600, expected=80)
    a_session(workspace, "Someday")
    for title in ("A new sensor", "An old sensor"):
        a_role(workspace, bo, talk_id=a_talk(workspace, opening, title))
    a_role(workspace, ada, "chair", session_id=opening)
    return workspace


@pytest.fixture(params=[What.PROGRAMME, What.ALL])
def sheet(event: Workspace, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The export, alone and with everything else."""
    return export(event, tmp_path / "programme.xlsx", request.param, Progress()).path


def edit(path: Path, *changes: tuple[str, str, Any]) -> None:
    """Type into cells, each given by its title and its header."""
    book = openpyxl.load_workbook(path)
    page = book["Programme"]
    headers = [cell.value for cell in page[1]]
    rows = {row[headers.index("Title")].value: row for row in page.iter_rows(min_row=2)}
    for title, header, value in changes:
        rows[title][headers.index(header)].value = value
    book.save(path)


def change(workspace: Workspace, title: str, **values: Any) -> None:
    with workspace.operation("Meanwhile") as db:
        for table in (tables.session, tables.talk):
            if values.keys() <= set(table.c.keys()):
                db.execute(update(table).where(table.c.title == title).values(**values))


def differences(plan: ProgrammePlan) -> dict[str, tuple[Difference, ...]]:
    return {each.title: each.differences for each in plan.updated}


def session(workspace: Workspace, title: str) -> Any:
    with workspace.reading() as db:
        return db.execute(select(tables.session).where(tables.session.c.title == title)).one()


def test_an_untouched_sheet_changes_nothing_whatever_changed_here(event: Workspace, sheet: Path) -> None:
    assert plan_programme(event, sheet).counts == SAME
    change(event, "Opening", start=570, description="", room_id=2)
    change(event, "Panel", expected=None, day=0)
    change(event, "A new sensor", duration=25, description="New")
    with event.operation("Meanwhile") as db:
        db.execute(delete(tables.role))
        db.execute(delete(tables.person))
        db.execute(update(tables.room).where(tables.room.c.id == 1).values(name="Main hall"))
    plan = plan_programme(event, sheet)
    assert (plan.counts, plan.rooms, plan.people) == (SAME, (), ())


def test_what_was_changed_there_alone_is_taken_with_what_was_emptied(event: Workspace, sheet: Path) -> None:
    edit(sheet, ("Opening", "Description", None), ("Opening", "Chair", None), ("Panel", "Expected", None))
    edit(sheet, ("Panel", "Room", "Hall C"), ("An old sensor", "Speakers", "Bo; Cy"), ("Someday", "Track", "Energy"))
    change(event, "Opening", second_title="开幕式")
    plan = plan_programme(event, sheet)
    assert differences(plan) == {
        "Opening": (Difference("description", "Welcome", ""), Difference("chair", "Ada", "")),
        "Panel": (Difference("room", "Hall A", "Hall C"), Difference("expected", "80", "")),
        "An old sensor": (Difference("speaker", "Bo", "Bo, Cy"),),
        "Someday": (Difference("track", "", "Energy"),),
    }
    assert (plan.people, plan.rooms, plan.tracks) == (("Cy",), ("Hall C",), ("Energy",))
    apply_programme(event, plan)
    assert (session(event, "Opening").description, session(event, "Opening").second_title) == ("", "开幕式")
    assert plan_programme(event, sheet).counts == SAME
    with event.reading() as db:
        assert db.scalars(select(tables.role.c.kind).where(tables.role.c.kind == "chair")).all() == []


def test_state_and_interpretation_go_out_and_come_back(event: Workspace, sheet: Path) -> None:
    edit(sheet, ("Opening", "State", "Cancelled"), ("Opening", "Interpreted into", "zh, fr"), ("Panel", "State", None))
    plan = plan_programme(event, sheet)
    assert differences(plan) == {
        "Opening": (Difference("state", "Confirmed", "Cancelled"), Difference("interpreted", "", "zh, fr"))
    }
    apply_programme(event, plan)
    opening = session(event, "Opening")
    assert (opening.state, opening.interpreted) == ("cancelled", ["zh", "fr"])
    assert plan_programme(event, sheet).counts == SAME
    again = export(event, sheet.with_name("again.xlsx"), What.PROGRAMME, Progress()).path
    assert plan_programme(event, again).counts == SAME
    change(event, "Opening", state="tentative")
    edit(again, ("Opening", "State", "nearly"), ("Opening", "Interpreted into", None))
    assert [each.reason for each in plan_programme(event, again).rejected][:1] == [
        "“nearly” is no state of a session; there are: Confirmed, Unconfirmed, Cancelled."
    ]
    edit(again, ("Opening", "State", "Confirmed"))
    (clash,) = plan_programme(event, again).conflicting
    assert (clash.clashes, clash.differences) == (
        (CellClash("state", "Cancelled", "Unconfirmed", "Confirmed"),),
        (Difference("interpreted", "zh, fr", ""),),
    )


def test_a_session_is_unscheduled_by_emptying_its_time(event: Workspace, sheet: Path) -> None:
    edit(sheet, *(("Panel", header, None) for header in ("Day", "Start", "End")))
    plan = plan_programme(event, sheet)
    assert differences(plan) == {"Panel": (Difference("time", "day 2, 10:00", ""),)}
    apply_programme(event, plan)
    assert (session(event, "Panel").day, session(event, "Panel").start) == (None, None)


CLASH = CellClash("time", "day 2, 10:00", "day 2, 11:00", "day 2, 10:30")


def _clashing(event: Workspace, sheet: Path) -> ProgrammePlan:
    edit(sheet, ("Panel", "Start", "10:30"), ("Panel", "End", "11:30"), ("Panel", "Expected", 90))
    change(event, "Panel", start=660)
    return plan_programme(event, sheet)


def test_what_was_changed_on_both_sides_waits(event: Workspace, sheet: Path) -> None:
    plan = _clashing(event, sheet)
    (doubtful,) = plan.conflicting
    assert (doubtful.title, doubtful.clashes) == ("Panel", (CLASH,))
    assert doubtful.differences == (Difference("expected", "80", "90"),)
    apply_programme(event, plan)
    assert (session(event, "Panel").start, session(event, "Panel").expected) == (660, 80)


@pytest.mark.parametrize(("side", "start"), [(Side.HERE, 660), (Side.THERE, 630)])
def test_a_clash_is_decided_by_the_cell(event: Workspace, sheet: Path, side: Side, start: int) -> None:
    plan = _clashing(event, sheet)
    number = plan.conflicting[0].number
    apply_programme(event, plan, decisions=Decisions(cells={(number, "time"): side}))
    assert (session(event, "Panel").start, session(event, "Panel").expected) == (start, 90)


def test_a_single_cell_of_an_update_may_stay(event: Workspace, sheet: Path) -> None:
    edit(sheet, ("Panel", "Expected", 90), ("Panel", "Description", "Bring questions"))
    plan = plan_programme(event, sheet)
    apply_programme(event, plan, decisions=Decisions(cells={(plan.updated[0].number, "expected"): Side.HERE}))
    assert (session(event, "Panel").expected, session(event, "Panel").description) == (80, "Bring questions")


def test_a_talk_moves_with_its_row(event: Workspace, sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    page = book["Programme"]
    titles = [row[6].value for row in page.iter_rows()]
    row, moved = titles.index("An old sensor") + 1, [cell.value for cell in page[titles.index("An old sensor") + 1]]
    page.append(moved)  # below “Someday”
    page.delete_rows(row)
    book.save(sheet)
    plan = plan_programme(event, sheet)
    assert differences(plan) == {"An old sensor": (Difference("session", "Opening", "Someday"),)}
    apply_programme(event, plan)
    assert plan_programme(event, sheet).counts == SAME


@pytest.mark.parametrize("touch", [None, "Description"])
def test_what_was_deleted_here_does_not_come_back_by_itself(event: Workspace, sheet: Path, touch: str | None) -> None:
    with event.operation("Delete") as db:
        db.execute(delete(tables.session).where(tables.session.c.title == "Panel"))
    if touch:
        edit(sheet, ("Panel", touch, "Bring questions"))
    plan = plan_programme(event, sheet)
    waiting = [(each.title, each.reason) for each in plan.conflicting]
    deleted = ("Panel", "Deleted from the event since the export, and changed in the sheet.")
    assert (len(plan.new), waiting) == (0, [deleted] if touch else [])


def _without_column(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    page = book["Programme"]
    page.delete_cols([cell.value for cell in page[1]].index("Description") + 1)
    book.save(sheet)


def _without_base(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    for page in [each for each in book if each.sheet_state != "visible"]:
        book.remove(page)
    book.save(sheet)


@pytest.mark.parametrize("damage", [_without_column, _without_base])
def test_a_column_or_a_base_that_is_gone_empties_nothing(
    event: Workspace, sheet: Path, damage: Callable[[Path], None]
) -> None:
    damage(sheet)
    assert plan_programme(event, sheet).counts == SAME


def _drop(sheet: Path, *titles: str) -> None:
    book = openpyxl.load_workbook(sheet)
    page = book["Programme"]
    for row in reversed(range(2, page.max_row + 1)):
        if page.cell(row, 7).value in titles:
            page.delete_rows(row)
    book.save(sheet)


def test_what_is_gone_from_the_sheet_is_proposed_and_stays_until_confirmed(event: Workspace, sheet: Path) -> None:
    _drop(sheet, "Opening", "A new sensor", "An old sensor", "Panel")
    change(event, "Panel", description="Bring questions")
    plan = plan_programme(event, sheet)
    assert [(each.title, each.where, each.changed_here) for each in plan.removed] == [
        ("Opening", "Hall A", False),
        ("Panel", "Hall A", True),
    ]
    apply_programme(event, plan)
    assert (session(event, "Opening").start, session(event, "Panel").start) == (540, 600)
    apply_programme(event, plan, decisions=Decisions(removed={plan.removed[0].number}))
    with event.reading() as db:
        assert set(db.scalars(select(tables.session.c.title))) == {"Panel", "Someday"}
        assert db.scalars(select(tables.talk.c.title)).all() == []
    event.undo()
    assert session(event, "Opening").start == 540


def test_a_talk_may_go_alone_and_what_cannot_be_read_is_not_gone(event: Workspace, sheet: Path) -> None:
    _drop(sheet, "A new sensor")
    edit(sheet, ("Panel", "Start", "late"))
    plan = plan_programme(event, sheet)
    assert [(each.title, each.where) for each in plan.removed] == [("A new sensor", "Opening")]
    assert len(plan.rejected) == 1
    apply_programme(event, plan, decisions=Decisions(removed={plan.removed[0].number}))
    with event.reading() as db:
        assert db.scalars(select(tables.talk.c.title)).all() == ["An old sensor"]


def test_an_end_after_midnight_is_a_real_time_and_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    hall = a_room(workspace, "Hall A")
    for start, duration in ((1320, 720), (540, 1440), (600, 1500), (1470, 60), (1200, 240)):
        title = f"{start} for {duration}"
        a_session(workspace, title, room_id=hall, day=0, start=start, duration=duration)
    path = tmp_path / "programme.xlsx"
    export(workspace, path, What.PROGRAMME, Progress())
    table = openpyxl.load_workbook(path)["Programme"]
    assert {row[2].value for row in table.iter_rows(min_row=2)} == {time(10), time(9), time(11), time(1, 30), time(0)}
    plan = plan_programme(workspace, path)
    assert (plan.counts.unchanged, plan.counts.updated, plan.counts.rejected) == (5, 0, 0)
    fresh = {each.title: (each.start, each.duration) for each in plan.programme.sessions}
    assert fresh == {f"{start} for {duration}": (start, duration) for start, duration in fresh.values()}
    assert len(fresh) == 5
