"""What is proposed against a conflict helps, and makes nothing else worse."""

from hypothesis import given

from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.fixes import FixKind, fixes, mends, tried
from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.timetable import ConflictIndex, conflicts
from tests.domain.schedule.test_timetable import HALL, LUNCH, OFFICE, ROSSI, SALON, card, schedule
from tests.domain.schedule.test_timetable_properties import snapshots


def test_two_sessions_in_a_room_are_parted_by_room_by_time_or_by_day():
    index = ConflictIndex(schedule(card(1, expected=30), card(2, expected=30), pauses=(LUNCH,)))
    (clash,) = index.conflicts()

    found = fixes(index, clash)

    assert [(each.kind, each.text) for each in found] == [
        (FixKind.ROOM, "Move “Session 1” to Salon."),
        (FixKind.TIME, "Move “Session 1” to 08:00."),
        (FixKind.DAY, "Move “Session 1” to day 2, 09:00."),
    ]
    assert index.conflicts() == (clash,)


def test_a_time_after_midnight_is_proposed_with_its_day():
    crowd = (card(1, start=1380), card(2, start=1380), card(3, start=1320))
    index = ConflictIndex(schedule(*crowd, closes=1560))
    clash = next(each for each in index.conflicts() if each.rule == "room-overlap")

    later = next(each for each in fixes(index, clash) if each.kind is FixKind.TIME)

    assert later.text == "Move “Session 1” to day 2, 00:00."
    assert later.moves == ((1, Placement(HALL, 0, 1440)),)


def test_two_sessions_of_one_length_may_change_places():
    big, small = card(1, SALON, expected=60), card(2, HALL, 540, expected=20)
    crowd = (card(number, OFFICE, start, expected=20) for number, start in ((3, 540), (4, 600)))
    index = ConflictIndex(schedule(big, small, *crowd, days=1))
    tight = next(each for each in index.conflicts() if each.rule == "room-too-small")

    found = {each.kind: dict(each.moves) for each in fixes(index, tight)}

    assert found[FixKind.SWAP] == {1: Placement(HALL, 0, 540), 2: Placement(SALON, 0, 540)}


def test_locked_sessions_stay_and_what_no_place_is_to_blame_for_has_no_fix():
    locked = (card(1, locked=True, people=(ROSSI,)), card(2, SALON, locked=True, people=(ROSSI,)))
    index = ConflictIndex(schedule(*locked, card(3, OFFICE, state=SessionState.TENTATIVE)))

    assert [fixes(index, each) for each in index.conflicts()] == [(), ()]


@given(snapshots())
def test_no_fix_brings_a_conflict_of_another_kind(snapshot):
    index = ConflictIndex(snapshot)
    before = index.conflicts()
    for conflict in before[:3]:
        for fix in fixes(index, conflict):
            assert mends(index, dict(fix.moves), conflict)
            moved = snapshot.with_cards(*(snapshot.card_by_id[each].at(place) for each, place in fix.moves))
            after = conflicts(moved)
            assert conflict.key not in {each.key for each in after}
            assert len(after) <= len(before)
    assert index.conflicts() == before == conflicts(snapshot)


def test_what_would_be_left_after_a_fix_is_told_without_doing_it():
    people = (ROSSI,)
    index = ConflictIndex(schedule(card(1, people=people), card(2, SALON, people=people, expected=90)))
    before = index.conflicts()
    clash = next(each for each in before if each.rule == "person-overlap")
    later = next(each for each in fixes(index, clash) if each.kind is FixKind.TIME)

    moved = dict(later.moves)
    trial = tried(index, moved)

    after = conflicts(index.snapshot.with_cards(*(index.card(each).at(place) for each, place in moved.items())))
    assert trial.remaining == len(after) == len(before) - 1
    assert {each.key for each in trial.left} == {each.key for each in after if set(each.sessions) & moved.keys()}
    assert index.conflicts() == before
