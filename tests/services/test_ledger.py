"""The ledger of paper: marks, reprints with their reasons, what is taken back or away."""

import pytest
from sqlalchemy import select, update

from organizer.domain.printing.choices import Reason
from organizer.domain.printing.ledger import Fault, Reprint
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.errors import UndoConflict
from organizer.progress import Progress
from organizer.services import people
from organizer.services.printing import ledger
from organizer.services.printing.pieces import current
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, a_room, a_session

pytestmark = pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z


@pytest.fixture
def cast(workspace: Workspace) -> list[int]:
    guest = a_category(workspace)
    return [a_person(workspace, name, category_id=guest) for name in ("Anna", "Bela", "Zoe")]


def badges(workspace: Workspace, *ids: int) -> list[Piece]:
    with workspace.reading() as db:
        return [each for each in current(db, [PieceKind.BADGE]) if each.subject.person in ids or not ids]


def mark(workspace: Workspace, *ids: int, again: Reprint | None = None) -> int:
    return ledger.mark_printed(workspace, badges(workspace, *ids), Progress(), again=again)


def wrong(workspace: Workspace) -> list[tuple[str, Fault]]:
    return [(each.title, each.fault) for each in ledger.wrong(workspace, Progress())]


def rename(workspace: Workspace, person: int, name: str) -> None:
    people.update_person(workspace, person, {"name": name})


def rows(workspace: Workspace) -> list[tuple[object, ...]]:
    column = tables.print_mark.c
    chosen = select(column.id, column.title, column.reason, column.note, column.replaced_by_id).order_by(column.id)
    with workspace.reading() as db:
        return [tuple(row) for row in db.execute(chosen)]


def labels(workspace: Workspace) -> list[str]:
    """Of the history, the newest last."""
    with workspace.reading() as db:
        return list(db.scalars(select(tables.operation.c.label).order_by(tables.operation.c.id)))


def test_what_changed_is_wrong_until_it_is_printed_again(workspace: Workspace, cast: list[int]) -> None:
    assert mark(workspace) == 3
    assert wrong(workspace) == []
    rename(workspace, cast[1], "Béla")
    assert wrong(workspace) == [("the badge of Béla", Fault.CHANGED)]
    mark(workspace, cast[1])
    assert wrong(workspace) == []
    assert rows(workspace)[1:] == [
        (2, "the badge of Bela", "", "", 4),
        (3, "the badge of Zoe", "", "", None),
        (4, "the badge of Béla", "corrected", "", None),
    ]


def test_a_reprint_keeps_its_reason(workspace: Workspace, cast: list[int]) -> None:
    mark(workspace, cast[0])
    mark(workspace, cast[0], cast[1], again=Reprint(Reason.LOST, "in the taxi"))
    assert [row[2:] for row in rows(workspace)] == [("", "", 2), ("lost", "in the taxi", None), ("", "", None)]


def test_what_a_reprint_had_replaced_stands_again_when_it_did_not_come_out(
    workspace: Workspace, cast: list[int]
) -> None:
    mark(workspace, cast[0])
    rename(workspace, cast[0], "Anne")
    mark(workspace, cast[0])
    ledger.unmark(workspace, PieceKind.BADGE, [Subject(person=cast[0]), Subject(person=cast[1])])
    assert wrong(workspace) == [("the badge of Anne", Fault.CHANGED)]
    ledger.unmark(workspace, PieceKind.BADGE, [Subject(person=cast[0])])
    assert (wrong(workspace), rows(workspace)) == ([], [])


def test_the_badge_of_whoever_is_gone_is_no_longer_needed_until_it_is_thrown_away(
    workspace: Workspace, cast: list[int]
) -> None:
    mark(workspace)
    people.update_person(workspace, cast[2], {"status": "cancelled"})
    people.delete_people(workspace, [cast[0]])
    found = ledger.wrong(workspace, Progress())
    assert [(each.title, each.fault) for each in found] == [
        ("the badge of Anna", Fault.GONE),
        ("the badge of Zoe", Fault.GONE),
    ]
    marks = [each.mark for each in found]
    ledger.throw_away(workspace, marks)
    assert wrong(workspace) == []
    ledger.put_back(workspace, marks[:1])
    assert wrong(workspace) == [("the badge of Anna", Fault.GONE)]
    assert labels(workspace)[-2:] == ["Mark as taken away: 2 badges", "Mark as not taken away: 1 badge"]
    ledger.throw_away(workspace, marks)
    assert len(rows(workspace)) == 3
    assert workspace.undo_label == "Delete “Anna”"
    workspace.undo()
    assert ledger.read_standing(workspace).due(badges(workspace, *cast[:2])) == tuple(badges(workspace, cast[0]))


def test_of_two_people_who_were_made_one_the_wrong_badge_is_no_longer_needed(
    workspace: Workspace, cast: list[int]
) -> None:
    mark(workspace)
    people.merge_people(workspace, cast[0], cast[1], {})
    assert wrong(workspace) == [("the badge of Bela", Fault.GONE)]
    workspace.undo()
    assert wrong(workspace) == []


@pytest.mark.usefixtures("cast")
def test_a_person_whose_badge_is_on_paper_is_not_undone_away(workspace: Workspace) -> None:
    mark(workspace)
    assert workspace.undo_label == "Add person"
    with pytest.raises(UndoConflict):
        workspace.undo()


def test_sheets_of_the_programme_are_in_the_ledger_too(workspace: Workspace) -> None:
    session = a_session(workspace, "Opening", room_id=a_room(workspace), day=1, start=540)
    with workspace.reading() as db:
        pieces = current(db, [PieceKind.AGENDA, PieceKind.POSTER])
    assert [each.title for each in pieces] == ["the agenda of day 2", "the poster of day 2"]
    ledger.mark_printed(workspace, pieces, Progress())
    assert labels(workspace)[-1] == "Mark as printed: 1 agenda, 1 poster"
    with workspace.operation("Later") as db:
        db.execute(update(tables.session).where(tables.session.c.id == session).values(start=600))
    assert wrong(workspace) == [(each.title, Fault.CHANGED) for each in pieces]
