"""The same said of many people: one step, and only what differs is written."""

import pytest
from sqlalchemy import select

from organizer.domain.people.person import PersonField
from organizer.errors import Cancelled, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services import bulk_edit, people
from organizer.storage import tables
from tests.databases import dump


@pytest.fixture
def event(workspace):
    """The empty event; what a test does to it is undone and redone afterwards."""
    return workspace


@pytest.fixture
def ids(event):
    said = (
        (
            {"name": "Anna", "organization": "VTT", "category": "guest", "country": "FI"},
            {"T-shirt": "M", "Hotel": "Yes"},
        ),
        ({"name": "Berta", "organization": "VTT", "country": "FI"}, {"T-shirt": "M"}),
        ({"name": "Clara", "organization": "ETH", "country": "FI"}, {}),
    )
    return [people.add_person(event, values, fields) for values, fields in said]


def test_what_they_have_in_common(event, ids):
    two = bulk_edit.values_in_common(event, ids[:2])
    words = (
        PersonField.ORGANIZATION,
        PersonField.CATEGORY,
        PersonField.COUNTRY,
        PersonField.STATUS,
        "T-shirt",
        "Hotel",
    )
    assert [two[each] for each in words] == ["VTT", None, "FI", "confirmed", "M", None]
    three = bulk_edit.values_in_common(event, ids)
    assert [three[each] for each in words] == [None, None, "FI", "confirmed", None, None]


def test_many_values_for_many_people_are_one_step(event, ids):
    codes = [row.code for row in people.rows(event, ids)]
    before, steps = dump(event), event.last_operation

    values = {"category": "Speaker", "organization": "vtt", "status": "pending", "country": ""}
    bulk_edit.edit_people(event, ids[1:], values, {"T-shirt": "", "Bus": "2"})

    assert event.last_operation == steps + 1
    assert event.undo_label == "Edit 2 people"
    anna, berta, clara = (people.read_person(event, id) for id in ids)
    words = (PersonField.CATEGORY, PersonField.ORGANIZATION, PersonField.STATUS, PersonField.COUNTRY)
    assert [anna.values[each] for each in words] == ["guest", "VTT", "confirmed", "FI"]
    for each in (berta, clara):
        assert [each.values[word] for word in words] == ["Speaker", "VTT", "pending", ""]
        assert each.fields == {"Bus": "2"}
    assert [bool(code) for code in codes] == [True, False, False]
    assert len({row.code for row in people.rows(event, ids)}) == 3
    assert people.organization_names(event) == ["ETH", "VTT"]
    event.undo()
    assert dump(event) == before
    event.redo()


def test_one_value_is_told_in_the_history(event, ids):
    bulk_edit.edit_people(event, ids, {"category": "Guest"})
    assert event.undo_label == "Set “Guest” for 3 people"
    bulk_edit.edit_people(event, ids, {}, {"T-shirt": ""})
    assert event.undo_label == "Set “—” for 3 people"


def test_who_has_the_value_already_is_not_touched(event, ids):
    touched = []
    event.subscribe(lambda changes: touched.append(changes.rows("person")))
    bulk_edit.edit_people(event, ids, {"organization": "VTT"}, {"T-shirt": "M"})
    bulk_edit.edit_people(event, ids, {"organization": "VTT"})
    assert touched == [frozenset({ids[2]})]


def test_what_is_ones_own_and_who_is_gone_is_refused(event, ids):
    with pytest.raises(RuleViolation):
        bulk_edit.edit_people(event, ids, {"email": "a@b.cn"})
    people.delete_people(event, ids[:1])
    bulk_edit.edit_people(event, ids, {"country": "CH"})
    assert [people.read_person(event, id).values[PersonField.COUNTRY] for id in ids[1:]] == ["CH", "CH"]
    with pytest.raises(NotFound):
        bulk_edit.edit_people(event, ids[:1], {"country": "CH"})


def test_cancelled_leaves_no_trace(event, ids):
    progress = Progress()
    progress.cancel()
    before, step = dump(event), event.last_operation
    with pytest.raises(Cancelled):
        bulk_edit.edit_people(event, ids, {"country": "CH"}, {}, progress)
    assert (dump(event), event.last_operation) == (before, step)


@pytest.mark.parametrize("said", ["Speaker", "SPEAKER", "演讲嘉宾", "speakers", "Referentin"])
def test_a_category_is_found_in_any_spelling_and_language(event, ids, said):
    first = people.add_person(event, {"name": "Dora", "category": "Speaker"})
    known = categories(event)
    bulk_edit.edit_people(event, ids, {"category": said}, {})
    added = people.add_person(event, {"name": "Emil", "category": said})
    assert {row.category for row in people.rows(event, [*ids, first, added])} == {"Speaker"}
    assert categories(event) == known


def test_a_new_category_keeps_the_usual_word_of_the_other_language(event):
    people.add_person(event, {"name": "Dora", "category": "媒体"})
    people.add_person(event, {"name": "Emil", "category": "Crew of the boat"})
    assert categories(event) == [("媒体", "Press", 0, 0), ("Crew of the boat", "", 1, 1)]


def categories(event):
    """Their names, places and colours, in their order."""
    columns = tables.category.c
    with event.reading() as db:
        query = select(columns.name, columns.second_name, columns.position, columns.color)
        return [tuple(row) for row in db.execute(query.order_by(columns.position, columns.id))]
