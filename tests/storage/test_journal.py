import sys

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from organizer.errors import Refused, UndoConflict
from organizer.services.workspace import Workspace
from organizer.storage import journal, tables, triggers
from tests.databases import dump
from tests.factories import a_person, a_role, a_room, a_session, a_talk, make

ROOM = tables.room


def rows(workspace: Workspace, table=ROOM):
    with workspace.reading() as db:
        return [tuple(row) for row in db.execute(select(table).order_by(table.c.id))]


def changes(workspace: Workspace, operation: int):
    change = tables.change
    with workspace.reading() as db:
        query = select(change.c.entity, change.c.row, change.c.before, change.c.after)
        return [tuple(row) for row in db.execute(query.where(change.c.operation == operation).order_by(change.c.id))]


@pytest.mark.parametrize("table", [*tables.journalled(), tables.asset], ids=lambda table: table.name)
def test_a_write_outside_an_operation_is_refused_by_the_database(workspace: Workspace, table):
    late = "PRAGMA defer_foreign_keys = 1" if workspace.path else "SET CONSTRAINTS ALL DEFERRED"
    with workspace._engine.begin() as db:
        db.execute(text(late))
        with pytest.raises(DBAPIError, match=triggers.REFUSAL):
            db.execute(insert(table).values(**_least(table)))
        db.rollback()


def _least(table):
    """A value for each column that must have one."""
    needed = [c for c in table.columns if not c.nullable and c.name != "id" and c.server_default is None]
    values = {c.name: (b"" if c.name == "data" else 1 if c.type.python_type is int else "x") for c in needed}
    return values | _MORE.get(table.name, {})


_MORE = {
    "room_hours": {"closes": 2},
    "person_hours": {"closes": 2},
    "order_rule": {"other_session_id": 2},
    "role": {"session_id": 1},
    "distinct_person": {"other_person_id": 2},
    "distinct_organization": {"other_organization_id": 2},
}
"""What else the checks of a table ask for."""


def test_update_and_delete_outside_an_operation_are_refused(workspace: Workspace):
    a_room(workspace)
    for statement in (update(ROOM).values(name="B"), delete(ROOM)):
        with pytest.raises(DBAPIError, match=triggers.REFUSAL), workspace._engine.begin() as db:
            db.execute(statement)
    assert len(rows(workspace)) == 1


def test_an_update_is_recorded_by_the_columns_that_changed(workspace: Workspace):
    room = a_room(workspace, 'Hall "A"', capacity=None)
    with workspace.operation("Rename") as db:
        db.execute(update(ROOM).values(name="会见厅\n\\ B", capacity=40, place=""))
    [(entity, row, before, after)] = changes(workspace, workspace.last_operation)
    parsed = [journal.parse(each) for each in (before, after)]
    assert (entity, row) == ("room", room)
    assert parsed == [{"name": 'Hall "A"', "capacity": None}, {"name": "会见厅\n\\ B", "capacity": 40}]


def test_nothing_changed_leaves_no_trace(workspace: Workspace):
    a_room(workspace, "Hall A")
    heard = []
    workspace.subscribe(heard.append)
    last = workspace.last_operation
    with workspace.operation("Rename") as db:
        db.execute(update(ROOM).values(name="Hall A"))
    assert heard == []
    assert workspace.last_operation == last
    with workspace.reading() as db:
        assert db.scalar(select(tables.operation.c.id).where(tables.operation.c.label == "Rename")) is None


def test_an_exception_rolls_back_and_nobody_is_told(workspace: Workspace):
    heard = []
    workspace.subscribe(heard.append)
    before = dump(workspace)
    with pytest.raises(ZeroDivisionError), workspace.operation("Add") as db:  # noqa: PT012
        db.execute(insert(ROOM).values(name="Hall A"))
        raise ZeroDivisionError
    assert heard == []
    assert dump(workspace) == before
    assert workspace.undo_label is None


def test_undo_and_redo_walk_back_and_forth(workspace: Workspace):
    empty = dump(workspace)
    room = a_room(workspace)
    made = dump(workspace)
    with workspace.operation("Rename") as db:
        db.execute(update(ROOM).values(name="Hall B").where(ROOM.c.id == room))
    renamed = dump(workspace)
    assert workspace.undo_label == "Rename"
    workspace.undo()
    assert dump(workspace) == made
    workspace.undo()
    assert dump(workspace) == empty
    assert (workspace.undo_label, workspace.redo_label) == (None, "Add room")
    workspace.redo()
    workspace.redo()
    assert dump(workspace) == renamed
    assert workspace.redo_label is None
    workspace.undo()
    assert dump(workspace) == made


def test_something_new_ends_redo(workspace: Workspace):
    a_room(workspace, "A")
    workspace.undo()
    a_room(workspace, "B")
    assert workspace.redo_label is None
    with pytest.raises(Refused):
        workspace.redo()


def test_undoing_a_deletion_brings_back_what_went_with_it(workspace: Workspace):
    room = a_room(workspace)
    session = a_session(workspace, room_id=room, day=0, start=600, needs_equipment=["屏幕", "projector"])
    talk = a_talk(workspace, session)
    a_role(workspace, a_person(workspace, fields={"T恤": "L"}), talk_id=talk)
    before = dump(workspace)
    with workspace.operation("Delete session") as db:
        db.execute(delete(tables.talk))
        db.execute(delete(tables.session))
    assert rows(workspace, tables.role) == []
    workspace.undo()
    assert dump(workspace) == before
    with workspace.operation("Delete room and people") as db:
        db.execute(delete(tables.person))
        db.execute(delete(tables.room))
    workspace.undo()
    assert dump(workspace) == before


def test_a_deletion_that_cascades_can_be_redone_again_and_again(workspace: Workspace):
    people = [a_person(workspace, name) for name in ("Anna", "Berta")]
    session = a_session(workspace)
    a_role(workspace, people[0], session_id=session)
    make(workspace, tables.checkin_list, name="Opening", session_id=session)
    before = dump(workspace)
    with workspace.operation("Delete") as db:
        db.execute(delete(tables.person))
        db.execute(delete(tables.session))
    after = dump(workspace)
    for _ in range(3):
        workspace.undo()
        assert dump(workspace) == before
        workspace.redo()
        assert dump(workspace) == after


def test_a_key_that_was_deleted_and_given_again_in_one_step(workspace: Workspace):
    a_room(workspace, "A")
    before = dump(workspace)
    with workspace.operation("Replace") as db:
        db.execute(delete(ROOM))
        db.execute(insert(ROOM).values(name="A", capacity=9))
    workspace.undo()
    assert dump(workspace) == before


def test_an_earlier_step_that_was_built_on_is_a_conflict_and_nothing_is_touched(workspace: Workspace):
    room = a_room(workspace)
    first = workspace.last_operation
    with workspace.operation("Rename") as db:
        db.execute(update(ROOM).values(name="Hall B"))
    before = dump(workspace)
    with pytest.raises(UndoConflict):
        workspace.undo_operation(first)
    assert dump(workspace) == before
    workspace.undo()
    a_session(workspace, room_id=room, day=0, start=600)
    before = dump(workspace)
    with pytest.raises(UndoConflict):  # the session stands in that room now
        workspace.undo_operation(first)
    assert dump(workspace) == before


def test_an_update_that_was_overwritten_is_a_conflict(workspace: Workspace):
    a_room(workspace)
    with workspace.operation("First") as db:
        db.execute(update(ROOM).values(name="Hall B", capacity=7))
    first = workspace.last_operation
    with workspace.operation("Second") as db:
        db.execute(update(ROOM).values(capacity=8))
    with pytest.raises(UndoConflict):
        workspace.undo_operation(first)
    assert [row[1] for row in rows(workspace)] == ["Hall B"]


def test_a_reference_to_what_is_gone_is_a_conflict(workspace: Workspace):
    room = a_room(workspace)
    session = a_session(workspace, room_id=room, day=0, start=600)
    with workspace.operation("Unschedule") as db:
        db.execute(update(tables.session).values(room_id=None, day=None, start=None))
    unscheduled = workspace.last_operation
    with workspace.operation("Delete room") as db:
        db.execute(delete(ROOM))
    with pytest.raises(UndoConflict):
        workspace.undo_operation(unscheduled)
    with workspace.reading() as db:
        assert db.scalar(select(tables.session.c.room_id).where(tables.session.c.id == session)) is None


def test_a_name_that_is_taken_again_is_a_conflict(workspace: Workspace):
    a_room(workspace, "A")
    with workspace.operation("Delete room") as db:
        db.execute(delete(ROOM))
    deleted = workspace.last_operation
    a_room(workspace, "A")
    with pytest.raises(UndoConflict):
        workspace.undo_operation(deleted)
    assert len(rows(workspace)) == 1


def test_one_step_in_the_middle_is_undone_alone(workspace: Workspace):
    a_room(workspace, "A")
    a_room(workspace, "B")
    middle = workspace.last_operation
    a_room(workspace, "C")
    workspace.undo_operation(middle)
    assert [row[1] for row in rows(workspace)] == ["A", "C"]
    with pytest.raises(Refused):
        workspace.undo_operation(middle)
    assert workspace.redo_label == "Add room"
    workspace.redo()
    assert [row[1] for row in rows(workspace)] == ["A", "B", "C"]


@pytest.mark.keeps_undo_to_itself
def test_what_is_not_undoable_is_journalled_but_not_on_undo(workspace: Workspace):
    person = a_person(workspace)
    with workspace.operation("Mark printed", undoable=False) as db:
        db.execute(insert(tables.print_mark).values(person_id=person, at="2026-09-26T08:00:00+00:00"))
    assert workspace.undo_label == "Add person"
    assert changes(workspace, workspace.last_operation) == [("print_mark", 1, None, None)]
    with pytest.raises(Refused):
        workspace.undo_operation(workspace.last_operation)
    with pytest.raises(UndoConflict):  # the mark would go with the person
        workspace.undo()


def test_the_notification_names_the_rows(workspace: Workspace):
    room = a_room(workspace)
    heard = []
    stop = workspace.subscribe(heard.append)
    with workspace.operation("Move") as db:
        db.execute(update(ROOM).values(name="B"))
        db.execute(insert(tables.track), [{"name": f"track {n}"} for n in range(journal.MANY + 1)])
    [changed] = heard
    assert changed.rows("room") == {room}
    assert changed.rows("track") is None
    assert changed.rows("person") == frozenset()
    assert changed.touches("track", "person")
    assert not changed.touches("person")
    stop()
    workspace.undo()
    assert heard == [changed]


def test_a_subscriber_that_fails_undoes_nothing_and_the_others_hear(workspace: Workspace, monkeypatch):
    """The caller is not told that the operation failed: it was carried out."""
    heard, uncaught = [], []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _where: uncaught.append(error))
    mistake = ValueError("a view")

    def fail(_changes):
        raise mistake

    stop = workspace.subscribe(fail)
    workspace.subscribe(heard.append)
    a_room(workspace, "Hall A")
    stop()
    assert [each.label for each in heard] == ["Add room"]
    assert uncaught == [mistake]
    assert workspace.undo_label == "Add room"


def test_another_program_is_noticed(workspace: Workspace, address: str):
    heard = []
    workspace.subscribe(heard.append)
    other = Workspace.open(address)
    room = a_room(other)
    other.close()
    workspace.notice_others()
    assert [(each.label, each.rows("room")) for each in heard] == [("Add room", {room})]
    workspace.notice_others()
    assert len(heard) == 1


def test_an_operation_inside_an_operation_is_our_bug(workspace: Workspace):
    with pytest.raises(RuntimeError), workspace.operation("Outer"), workspace.operation("Inner"):
        pass
    a_room(workspace)
    assert workspace.undo_label == "Add room"


def test_ids_are_never_given_twice(workspace: Workspace):
    first = a_room(workspace)
    workspace.undo()
    assert make(workspace, ROOM, name="B") > first
