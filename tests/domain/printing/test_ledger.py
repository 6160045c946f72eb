"""What stands on paper, what of it became wrong, and how that is said."""

import pytest

from organizer.domain.printing.ledger import Fault, Mark, Standing, State, all_but, came_out, find_wrong
from organizer.domain.printing.ledger_words import counted_pieces, say_wrong, short_title
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.domain.printing.sheet_orders import SheetKind
from organizer.errors import NotFound


def piece(what: PieceKind, digest: str, title: str = "", **subject: int) -> Piece:
    return Piece(what, Subject(**subject), title, digest)


def mark(id: int, what: PieceKind, digest: str, title: str = "", **subject: int) -> Mark:
    return Mark(id, what, Subject(**subject), title, digest, "", "")


def tents(numbers: range, digest: str) -> list[Piece]:
    return [piece(PieceKind.TENT, digest, f"the tent of {n}", person=n) for n in numbers]


def test_wrong_sheets_are_counted_by_kind_and_the_only_one_is_named() -> None:
    on_paper = [
        *(mark(n, PieceKind.TENT, "old", person=n) for n in range(1, 4)),
        *(mark(10 + n, PieceKind.PERSONAL, "old", person=n) for n in range(3)),
        mark(20, PieceKind.DOOR_SIGN, "old", room=2, day=0),
        mark(21, PieceKind.DOOR_SIGN, "same", room=3, day=0),
        mark(22, PieceKind.BADGE, "old", "the badge of Anna"),
    ]
    now = [
        *tents(range(1, 4), "new"),
        *(piece(PieceKind.PERSONAL, "new", person=n) for n in range(3)),
        piece(PieceKind.DOOR_SIGN, "new", "the door sign of B2 on day 1", room=2, day=0),
        piece(PieceKind.DOOR_SIGN, "same", "", room=3, day=0),
    ]
    assert say_wrong(find_wrong(on_paper, now)) == (
        "7 sheets are now wrong: the door sign of B2 on day 1, 3 table tents, 3 personal schedules. "
        "1 sheet is no longer needed: the badge of Anna."
    )
    assert say_wrong(()) == ""


def test_signs_of_sessions_are_counted_apart_from_those_of_rooms() -> None:
    made = f"{SheetKind.SESSION_SIGNS} a4 both"
    deleted = [Mark(n, PieceKind.DOOR_SIGN, None, "", "", "", "", made) for n in (1, 2)]
    rooms = [mark(n, PieceKind.DOOR_SIGN, "", room=n, day=0) for n in (3, 4, 5)]
    known = [mark(6, PieceKind.DOOR_SIGN, "", session=9)]
    assert counted_pieces([*deleted, *rooms, *known]) == "3 door signs, 3 session signs"
    assert say_wrong(find_wrong([*deleted, *rooms, *known], [])) == (
        "6 sheets are no longer needed: 3 door signs, 3 session signs."
    )


def test_where_it_is_known_what_is_meant_a_name_is_enough() -> None:
    titles = ((PieceKind.BADGE, "the badge of Anna"), (PieceKind.POSTER, "the poster of day 2"))
    assert [short_title(piece(what, "", title)) for what, title in titles] == ["Anna", "the poster of day 2"]


def faults(marks: list[Mark], pieces: list[Piece]) -> list[tuple[int, Fault]]:
    return [(each.mark.id, each.fault) for each in find_wrong(marks, pieces)]


def test_of_two_badges_of_one_person_the_right_one_stays() -> None:
    both = [mark(1, PieceKind.BADGE, "a", person=7), mark(2, PieceKind.BADGE, "b", person=7)]
    assert faults(both, [piece(PieceKind.BADGE, "a", person=7)]) == [(2, Fault.GONE)]
    assert faults(both, [piece(PieceKind.BADGE, "c", person=7)]) == [(2, Fault.CHANGED), (1, Fault.GONE)][::-1]
    assert faults(both, []) == [(1, Fault.GONE), (2, Fault.GONE)]


def test_a_piece_is_new_changed_or_printed() -> None:
    there = Standing.of([mark(1, PieceKind.TENT, "a", person=1), mark(2, PieceKind.TENT, "old", person=2)])
    pieces = tents(range(1, 4), "a")
    assert [there.state(each) for each in pieces] == [State.PRINTED, State.CHANGED, State.NEW]
    assert there.due(pieces) == tuple(pieces[1:])
    assert there.printed(pieces) == (pieces[0],)


def test_what_came_out_is_said_by_numbers() -> None:
    pieces = tents(range(500), "a")
    assert came_out(pieces, last=312) == tuple(pieces[:312])
    assert came_out(pieces, first=311, last=312) == tuple(pieces[310:312])
    assert all_but(pieces, first=312, last=314) == (*pieces[:311], *pieces[314:])
    for first, last in ((0, 3), (4, 3), (1, 501)):
        with pytest.raises(NotFound):
            all_but(pieces, first=first, last=last)
