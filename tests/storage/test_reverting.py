"""Taking back operations of many changes: in batches, with progress, all or nothing."""

import pytest
from sqlalchemy import delete, insert, update

from organizer.errors import Cancelled, UndoConflict
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import reverting, tables
from tests.databases import dump
from tests.factories import a_room, a_session

TRACK, ROOM = tables.track, tables.room
NAMES = [f"track {number}" for number in range(25)]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the operations of these tests were large: each has several pages, and a page several batches."""
    monkeypatch.setattr(reverting, "_PAGE", 8)
    monkeypatch.setattr(reverting, "_BATCH", 3)


class Watched(Progress):
    """Keeps every report, and stops the job at one of them."""

    def __init__(self, stop_at: int | None = None) -> None:
        super().__init__()
        self.told: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, text: str = "") -> None:  # noqa: ARG002
        """Keep it, or stop."""
        self.heed()
        if self._stop_at is not None and done >= self._stop_at:
            raise Cancelled
        self.told.append((done, total))


def add_tracks(workspace: Workspace, names: list[str] = NAMES) -> None:
    """One operation of as many changes."""
    with workspace.operation("Add tracks") as db:
        db.execute(insert(TRACK), [{"name": name} for name in names])


def test_many_rows_of_every_kind_come_back(workspace: Workspace) -> None:
    room = a_room(workspace)
    for number in range(7):
        a_session(workspace, f"Session {number}", room_id=room, day=0, start=600 + number, note="“%s” ? :id")
    add_tracks(workspace)
    before = dump(workspace)
    with workspace.operation("All at once") as db:
        db.execute(update(TRACK).values(color=3, second_name="分会场"))
        db.execute(update(TRACK).where(TRACK.c.id % 2 == 0).values(position=TRACK.c.id))
        db.execute(delete(TRACK).where(TRACK.c.id % 3 == 0))
        db.execute(insert(TRACK), [{"name": f"new {number}"} for number in range(11)])
        db.execute(delete(tables.session))
        db.execute(delete(ROOM))
    after = dump(workspace)
    for _ in range(2):
        workspace.undo()
        assert dump(workspace) == before
        workspace.redo()
        assert dump(workspace) == after


def test_progress_counts_the_changes_to_their_end(workspace: Workspace) -> None:
    add_tracks(workspace)
    assert workspace.changes_in(workspace.undo_state.done) == 25
    told = Watched()
    workspace.undo(told)
    assert told.told == [(min(done, 25), 25) for done in range(0, 28, 3)]
    told = Watched()
    workspace.redo(told)
    assert told.told[-1] == (25, 25)


@pytest.mark.parametrize("stop_at", [0, 3, 24, 25])
def test_cancel_leaves_nothing(workspace: Workspace, stop_at: int) -> None:
    add_tracks(workspace)
    before, heard = dump(workspace), []
    workspace.subscribe(heard.append)
    with pytest.raises(Cancelled):
        workspace.undo(Watched(stop_at))
    assert (dump(workspace), heard, workspace.undo_label) == (before, [], "Add tracks")


def test_one_row_of_many_that_moved_on_is_a_conflict(workspace: Workspace) -> None:
    add_tracks(workspace)
    added = workspace.last_operation
    with workspace.operation("Colour") as db:
        db.execute(update(TRACK).values(color=2))
    coloured = workspace.last_operation
    with workspace.operation("Another colour") as db:
        db.execute(update(TRACK).where(TRACK.c.name == NAMES[-1]).values(color=3))
    before = dump(workspace)
    for operation in (added, coloured):
        assert operation is not None
        with pytest.raises(UndoConflict):
            workspace.undo_operation(operation)
        assert dump(workspace) == before


def test_a_row_that_is_gone_by_now_is_a_conflict(workspace: Workspace) -> None:
    add_tracks(workspace)
    added = workspace.last_operation
    assert added is not None
    with workspace.operation("Delete one") as db:
        db.execute(delete(TRACK).where(TRACK.c.name == NAMES[3]))
    with pytest.raises(UndoConflict):
        workspace.undo_operation(added)


@pytest.mark.keeps_undo_to_itself
def test_values_that_came_back_are_no_conflict(workspace: Workspace) -> None:
    add_tracks(workspace)
    added = workspace.last_operation
    assert added is not None
    for color in (2, 0):
        with workspace.operation(f"Colour {color}") as db:
            db.execute(update(TRACK).values(color=color))
    workspace.undo_operation(added)
    with workspace.reading() as db:
        assert db.execute(TRACK.select()).all() == []


def test_cancel_is_heard_before_the_first_row_goes(workspace: Workspace) -> None:
    add_tracks(workspace)
    told = Watched()
    told.cancel()
    with pytest.raises(Cancelled):
        workspace.undo(told)
    assert (told.told, workspace.undo_label) == ([], "Add tracks")


# -- several steps ----------------------------------------------------------------------------------------------------


def test_several_steps_go_back_as_one_and_come_again_one_after_the_other(workspace: Workspace) -> None:
    states = [dump(workspace)]
    operations = []
    for name in ("A", "B", "C"):
        a_room(workspace, name)
        operations.append(workspace.last_operation)
        states.append(dump(workspace))
    heard = []
    workspace.subscribe(heard.append)
    told = Watched()
    assert workspace.undo_to(operations[0], told) == 2
    assert dump(workspace) == states[1]
    assert [(each.label, sorted(each.touched)) for each in heard] == [("Add room", ["room"])] * 2
    assert told.told == [(0, 2), (1, 2), (1, 2), (2, 2)]
    for state in states[2:]:
        workspace.redo()
        assert dump(workspace) == state


def test_several_steps_of_which_one_cannot_be_undone_all_stay(workspace: Workspace) -> None:
    a_room(workspace, "A")
    first = workspace.last_operation
    assert first is not None
    for name in ("B", "C"):
        with workspace.operation(f"Rename to {name}") as db:
            db.execute(update(ROOM).values(name=name))
    with workspace.operation("Lasting", undoable=False) as db:
        db.execute(update(ROOM).where(ROOM.c.name == "C").values(name="D"))
    before = dump(workspace)
    a_room(workspace, "E")
    with pytest.raises(UndoConflict):
        workspace.undo_to(first)
    workspace.undo()
    assert dump(workspace) == before
    with workspace.operation("Back", undoable=False) as db:
        db.execute(update(ROOM).values(name="C"))


def test_cancel_in_the_second_of_several_steps_leaves_both(workspace: Workspace) -> None:
    a_room(workspace, "A")
    first = workspace.last_operation
    assert first is not None
    add_tracks(workspace)
    a_room(workspace, "B")
    before = dump(workspace)
    with pytest.raises(Cancelled):
        workspace.undo_to(first, Watched(stop_at=7))
    assert dump(workspace) == before


def test_nothing_to_go_back_over_is_no_step(workspace: Workspace) -> None:
    a_room(workspace)
    last = workspace.last_operation
    assert last is not None
    assert workspace.undo_to(last) == 0
    assert workspace.last_operation == last
