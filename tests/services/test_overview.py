"""Where the event stands: counts, rooms now and next, the latest steps, and the glance before the event is open."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from organizer.domain.changes import OperationKind
from organizer.domain.overview import Phase
from organizer.services.glance import glance
from organizer.services.overview import event_card, overview
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person, a_room, a_session, a_talk

MORNING = datetime(2026, 9, 26, 10, 45, tzinfo=ZoneInfo("Asia/Shanghai"))


def fill(workspace: Workspace) -> None:
    """Two rooms, three sessions, two people."""
    hall, salon = a_room(workspace, "Hall A", second_name="主会场", position=1), a_room(workspace, "Salon", position=2)
    opening = a_session(workspace, "Opening", room_id=hall, day=0, start=600, duration=60)
    a_session(workspace, "Closing", room_id=hall, day=0, start=960, duration=60)
    a_session(workspace, "Second day", room_id=salon, day=1, start=600)
    a_session(workspace, "Waiting")
    a_talk(workspace, opening)
    a_person(workspace, "王晓宇", category_id=a_category(workspace))
    a_person(workspace, "Not coming")


def test_counts_rooms_and_steps(workspace: Workspace) -> None:
    fill(workspace)
    seen = overview(workspace, MORNING)
    counts = seen.counts
    assert (counts.people, counts.attendees, counts.printed, counts.rooms, counts.talks) == (2, 1, 0, 2, 1)
    assert (counts.sessions, counts.placed, counts.unplaced) == (4, 3, 1)
    assert [(room.name, room.now and room.now.title, room.next and room.next.title) for room in seen.rooms] == [
        ("Hall A", "Opening", "Closing"),
        ("Salon", None, None),
    ]
    assert (seen.moment.phase, seen.moment.day, seen.moment.minute) == (Phase.DURING, 0, 645)
    assert seen.latest[0].label == "Add person"
    assert seen.latest[0].actor == "tester"


def test_what_was_undone_is_said_to_be(workspace: Workspace) -> None:
    a_room(workspace)
    workspace.undo()
    assert [(each.label, each.kind, each.undone) for each in overview(workspace).latest[:2]] == [
        ("Add room", OperationKind.UNDO, False),
        ("Add room", OperationKind.DO, True),
    ]


def test_the_clock_is_the_events(workspace: Workspace) -> None:
    a_room(workspace)
    assert overview(workspace, datetime(2026, 9, 26, 23, 30, tzinfo=UTC)).moment.day == 1


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_glance_sees_what_the_open_event_shows(workspace: Workspace, address: str) -> None:
    fill(workspace)
    assert glance(address, MORNING) == overview(workspace, MORNING)


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\0" + bytes(200)])
def test_a_glance_at_something_else_is_nothing(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "other.organizer"
    if content is not None:
        file.write_bytes(content)
    assert glance(str(file)) is None
    assert file.exists() is (content is not None)


def test_the_card_names_the_days(workspace: Workspace) -> None:
    card = event_card(workspace)
    assert (str(card.first_day), card.days) == ("2026-09-26", 2)
    assert card.saved is not None
