"""Every place painted is what a drop there would bring, minute by minute."""

from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.schedule.grid import Card, Level, Placement
from organizer.domain.schedule.norms import NORMS, Scope
from organizer.domain.schedule.places import Places, Verdict
from organizer.domain.schedule.timetable import ConflictIndex
from tests.domain.schedule.test_timetable import HALL, LUNCH, ROSSI, SALON, card, schedule
from tests.domain.schedule.test_timetable_properties import snapshots

WINDOW = (0, 1500)


def painted(index: ConflictIndex, dragged: Card, room: int, day: int = 0) -> list[tuple[int, int, Verdict, list[str]]]:
    found = Places(index, [dragged], window=(540, 900)).of(room, day)
    return [(each.first, each.until, each.verdict, [one.short for one in each.conflicts]) for each in found]


def test_a_room_is_painted_by_what_stands_in_it_and_by_where_its_people_are():
    dragged = card(1, SALON, start=600, people=(ROSSI,), expected=50)
    index = ConflictIndex(schedule(dragged, card(2, HALL, 600), card(3, SALON, 700, 20, people=(ROSSI,)), days=1))

    assert painted(index, dragged, HALL) == [
        (540, 541, Verdict.YES, []),
        (541, 636, Verdict.NO, ["room clash"]),
        (636, 641, Verdict.NO, ["room clash", "change-over too short"]),
        (641, 660, Verdict.NO, ["speaker clash", "room clash"]),
        (660, 691, Verdict.NO, ["speaker clash"]),
        (691, 720, Verdict.NO, ["speaker clash", "on a break"]),
        (720, 725, Verdict.MAYBE, ["on a break", "change-over too short"]),
        (725, 840, Verdict.MAYBE, ["on a break"]),
        (840, 900, Verdict.YES, []),
    ]


def test_what_a_session_lacks_wherever_it_stands_does_not_paint_the_board():
    dragged = card(1, SALON, talks=card(9).talks, interpreted=("fr",))
    index = ConflictIndex(schedule(dragged))

    assert index.conflicts() != ()
    assert painted(index, dragged, HALL)[0][2] is Verdict.YES


def test_sessions_that_move_together_are_painted_as_one():
    first, second = card(1, HALL, 600), card(2, SALON, 660)
    index = ConflictIndex(schedule(first, second, card(3, SALON, 800, 30), pauses=(LUNCH,), days=1))

    found = Places(index, [first, second], window=(600, 800)).of(HALL, 0)

    assert [(each.first, each.until, each.verdict) for each in found] == [
        (600, 631, Verdict.YES),
        (631, 681, Verdict.MAYBE),
        (681, 691, Verdict.NO),
        (691, 770, Verdict.NO),
        (770, 780, Verdict.MAYBE),
        (780, 800, Verdict.MAYBE),
    ]


@given(snapshots(), st.integers(0, 9), st.sampled_from([None, 1, 2, 3]), st.integers(0, 2), st.data())
def test_every_start_of_a_stretch_brings_what_the_stretch_says(snapshot, number, room, day, data):
    index = ConflictIndex(snapshot)
    session = number % len(snapshot.cards) + 1
    found = Places(index, [snapshot.card_by_id[session]], window=WINDOW).of(room, day)

    assert [found[0].first, found[-1].until] == list(WINDOW)
    edges = [each.first for each in found] + [each.until - 1 for each in found]
    for start in data.draw(st.lists(st.integers(*WINDOW) | st.sampled_from(edges), min_size=4, max_size=12)):
        stretch = next((each for each in found if each.first <= start < each.until), None)
        if stretch is None:
            continue
        moved = snapshot.card_by_id[session].at(Placement(room, day, start))
        brought = {each.key for each in index.involving(moved) if NORMS[each.rule].scope is not Scope.CONTENT}
        content = [each for each in index.rules.content((moved,)) if index.rules.levels[each.rule] is Level.REFUSED]
        if content and stretch.refused is not None:
            continue  # nowhere, whatever the place
        assert {each.key for each in stretch.conflicts} == brought
        assert (stretch.refused is not None) == (not index.plan(session, Placement(room, day, start)).allowed)
