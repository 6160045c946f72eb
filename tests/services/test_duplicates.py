"""The duplicate finder on a real event: found, told apart for good, merged, and all of it taken back."""

import pytest

from organizer.domain.people.person import PersonField
from organizer.errors import Cancelled, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services import duplicates, people
from tests.databases import dump


@pytest.fixture
def event(workspace):
    """The empty event; what a test does to it is undone and redone afterwards."""
    return workspace


def add(event, name, **values):
    return people.add_person(event, {"name": name, **values})


def pairs(event):
    return [(each.one, each.other) for each in duplicates.candidates(event, Progress())]


def test_twins_are_found_by_what_is_stored_of_them(event):
    chinese = add(event, "张伟", organization="清华大学", phone="+86 138 0013 8000")
    latin = add(event, "Wei ZHANG", phone="13800138000", country="CN")
    add(event, "李娜", organization="清华大学")
    (found,) = duplicates.candidates(event, Progress())
    assert (found.one, found.other, found.score) == (chinese, latin, 90)


def test_who_was_told_apart_is_not_proposed_again_until_it_is_taken_back(event):
    ids = [add(event, "Anna Schmidt") for _ in range(3)]
    duplicates.tell_apart(event, [(ids[2], ids[0])])
    assert pairs(event) == [(ids[0], ids[1]), (ids[1], ids[2])]
    assert event.undo_label == "“Anna Schmidt” is not “Anna Schmidt”"
    before = dump(event)
    duplicates.tell_apart(event, [(ids[0], ids[2])])
    assert dump(event) == before
    event.undo()
    assert (ids[0], ids[2]) in pairs(event)
    event.redo()
    assert (ids[0], ids[2]) not in pairs(event)


def test_nobody_is_told_apart_from_oneself_or_from_who_is_gone(event):
    one, gone = add(event, "Anna"), add(event, "Anna")
    people.delete_people(event, [gone])
    with pytest.raises(RuleViolation):
        duplicates.tell_apart(event, [(one, one)])
    with pytest.raises(NotFound):
        duplicates.tell_apart(event, [(one, gone)])


def test_many_pairs_are_merged_as_one_step_and_what_one_lacks_comes_from_the_other(event):
    first = people.add_person(event, {"name": "张伟", "category": "guest", "job_title": "教授"}, {"T-shirt": "M"})
    second = people.add_person(event, {"name": "Zhang Wei", "email": "z@t.cn", "job_title": "Prof"}, {"Hotel": "Yes"})
    third = people.add_person(event, {"name": "Zhang Wei", "phone": "13800138000"}, {"T-shirt": "L"})
    anna, again = add(event, "Anna Schmidt"), add(event, "Anna Schmidt", organization="VTT")
    steps = event.last_operation

    people.merge_pairs(event, [(first, second), (second, third), (first, third), (anna, again)])

    assert event.last_operation == steps + 1
    assert event.undo_label == "Merge 4 pairs of people"
    merged = people.read_person(event, first)
    words = (PersonField.NAME, PersonField.SECOND_NAME, PersonField.EMAIL, PersonField.PHONE, PersonField.JOB_TITLE)
    assert [merged.values[each] for each in words] == ["张伟", "Zhang Wei", "z@t.cn", "13800138000", "教授"]
    assert merged.fields == {"T-shirt": "M", "Hotel": "Yes"}
    assert people.ids(event) == [anna, first]
    assert people.rows(event, [anna])[0].organization == "VTT"
    assert pairs(event) == []


def test_a_cancelled_merge_leaves_everybody(event):
    two, progress = [add(event, "Anna Schmidt") for _ in range(2)], Progress()
    before = dump(event)
    progress.cancel()
    with pytest.raises(Cancelled):
        people.merge_pairs(event, [(two[0], two[1])], progress)
    assert dump(event) == before
