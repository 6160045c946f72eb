"""People by hand: every change is one step of the history and can be taken back."""

import pytest
from sqlalchemy import insert, select

from organizer.domain.people.person import PersonField, PersonOrder
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services import people
from organizer.storage import tables
from tests.databases import dump


@pytest.fixture
def event(workspace):
    """The empty event; what a test does to it is undone and redone afterwards."""
    return workspace


def add(event, name, **values):
    return people.add_person(event, {"name": name, **values})


def names(event, **options):
    return [row.name for row in people.rows(event, people.ids(event, **options))]


def state(event, *names):
    with event.reading() as db:
        return [db.execute(select(tables.metadata.tables[name])).all() for name in names]


def taken_back(event, action):
    """Run the action, undo and redo it, and hand back what it answered; the event is as the action left it."""
    before = dump(event)
    answer = action()
    after = dump(event)
    assert after != before
    event.undo()
    assert dump(event) == before
    event.redo()
    assert dump(event) == after
    return answer


def test_a_new_attendee_gets_a_code_and_what_is_named_is_made(event):
    id = taken_back(event, lambda: add(event, " 张  伟 ", organization="清华大学", category="speaker", email="z@t.cn"))

    (row,) = people.rows(event, [id])
    assert (row.name, row.organization, row.category, row.email) == ("张 伟", "清华大学", "speaker", "z@t.cn")
    assert len(row.code) == 8
    assert [(each.name, each.count) for each in people.categories(event)] == [("speaker", 1)]
    assert event.undo_label == "Add “张 伟”"


def test_who_has_no_category_needs_no_code(event):
    assert people.rows(event, [add(event, "Guest")])[0].code == ""


def test_an_edit_changes_only_what_differs(event):
    id = add(event, "Anna Schmidt", organization="VTT", category="guest")
    code = people.rows(event, [id])[0].code
    touched = []
    event.subscribe(lambda changes: touched.append(changes.rows("person")))

    taken_back(event, lambda: people.update_person(event, id, {"job_title": "Professor", "organization": "VTT"}))
    people.update_person(event, id, {"job_title": "Professor", "name": "Anna Schmidt"})

    assert event.undo_label == "Edit “Anna Schmidt”"
    assert touched == [frozenset({id})] * 3
    row = people.rows(event, [id])[0]
    assert (row.job_title, row.organization, row.code) == ("Professor", "VTT", code)


def test_custom_fields_are_kept_and_emptied(event):
    id = people.add_person(event, {"name": "A"}, {"T-shirt": "M", "Visa": ""})
    taken_back(event, lambda: people.update_person(event, id, {}, {"Hotel": "Yes"}))
    people.update_person(event, id, {}, {"T-shirt": ""})

    assert people.read_person(event, id).fields == {"Hotel": "Yes"}
    assert people.custom_labels(event) == ("T-shirt", "Hotel")


def test_values_that_cannot_be_are_refused_with_their_field(event):
    with pytest.raises(BadInput) as refusal:
        people.add_person(event, {"name": " ", "email": "anna@nowhere", "phone": "none"})
    assert [problem.column for problem in refusal.value.problems] == ["name", "email", "phone"]
    assert people.ids(event) == []


def test_a_code_belongs_to_one_person(event):
    add(event, "Anna", code="A1")
    other = add(event, "Berta")
    with pytest.raises(RuleViolation, match="“A1” is “Anna”’s"):
        people.update_person(event, other, {"code": "A1"})
    people.update_person(event, other, {"code": ""})
    assert people.rows(event, [other])[0].code == ""


def test_nobody_is_edited_twice_after_being_deleted(event):
    id = add(event, "Anna")
    people.delete_people(event, [id])
    with pytest.raises(NotFound):
        people.update_person(event, id, {"name": "Berta"})


def test_deleting_takes_the_roles_along_and_gives_them_back(event):
    ids = [add(event, name) for name in ("Anna", "Berta", "Clara")]
    with event.operation("Roles") as db:
        session = db.execute(insert(tables.session).values(title="S")).inserted_primary_key[0]
        db.execute(insert(tables.role).values(person_id=ids[0], session_id=session))

    taken_back(event, lambda: people.delete_people(event, ids[:2]))

    assert names(event) == ["Clara"]
    assert event.undo_label == "Delete 2 people"


def test_merging_moves_all_that_refers_to_the_other(event):
    keep = people.add_person(event, {"name": "Wang Li", "category": "guest"}, {"T-shirt": "M"})
    drop = people.add_person(event, {"name": "王丽", "email": "w@l.cn"}, {"Hotel": "Yes"})
    with event.operation("What they have") as db:
        session = db.execute(insert(tables.session).values(title="S")).inserted_primary_key[0]
        project = db.execute(insert(tables.project).values(title="P", code="1", contact_id=drop)).inserted_primary_key[
            0
        ]
        for person in (keep, drop):
            db.execute(insert(tables.role).values(person_id=person, session_id=session, kind="speaker"))
        db.execute(insert(tables.role).values(person_id=drop, session_id=session, kind="chair"))
        db.execute(insert(tables.scan).values(person_id=drop, at="2026-09-26T08:00:00Z", verdict="valid"))
        db.execute(insert(tables.print_mark).values(person_id=drop, at="2026-09-25T20:00:00Z"))
        for reviewer in (keep, drop):
            db.execute(
                insert(tables.score).values(project_id=project, reviewer_id=reviewer, criterion="new", value=500)
            )
        meeting = db.execute(insert(tables.meeting).values(title="M")).inserted_primary_key[0]
        db.execute(insert(tables.party).values(meeting_id=meeting, person_id=drop))

    taken_back(event, lambda: people.merge_people(event, keep, drop, {"second_name": "王丽", "email": "w@l.cn"}))

    merged = people.read_person(event, keep)
    assert (merged.values[PersonField.NAME], merged.values[PersonField.EMAIL]) == ("Wang Li", "w@l.cn")
    assert merged.fields == {"Hotel": "Yes", "T-shirt": "M"}
    roles, scans, marks, scores, parties, projects = state(
        event, "role", "scan", "print_mark", "score", "party", "project"
    )
    assert {row.kind for row in roles} == {"speaker", "chair"}
    assert [len(rows) for rows in (roles, scans, marks, scores, parties)] == [2, 1, 1, 1, 1]
    assert {row.person_id for row in (*roles, *scans, *marks, *parties)} == {keep}
    assert (projects[0].contact_id, scores[0].reviewer_id) == (keep, keep)
    assert people.ids(event) == [keep]
    assert event.undo_label == "Merge “王丽” into “Wang Li”"


def test_whoever_is_not_the_dropped_one_is_not_the_kept_one_either(event):
    first, keep, drop, other = (add(event, name) for name in "ABCD")
    pair = tables.distinct_person
    with event.operation("Not the same") as db:
        for one, another in ((first, drop), (keep, drop), (keep, other), (drop, other)):
            db.execute(insert(pair).values(person_id=one, other_person_id=another))

    taken_back(event, lambda: people.merge_people(event, keep, drop, {}))

    (pairs,) = state(event, "distinct_person")
    assert {tuple(row[1:]) for row in pairs} == {(first, keep), (keep, other)}


def test_the_code_of_the_dropped_one_may_be_kept(event):
    keep, drop = add(event, "A", code="1"), add(event, "B", code="2")
    people.merge_people(event, keep, drop, {"code": "2"})
    assert people.rows(event, [keep])[0].code == "2"


def test_nobody_is_merged_with_oneself(event):
    id = add(event, "A")
    with pytest.raises(RuleViolation):
        people.merge_people(event, id, id, {})


@pytest.mark.parametrize(
    ("order", "descending", "sorted_names"),
    [
        (PersonOrder.NAME, False, ["Anna", "Berta", "Clara"]),
        (PersonOrder.NAME, True, ["Clara", "Berta", "Anna"]),
        (PersonOrder.ORGANIZATION, False, ["Clara", "Anna", "Berta"]),
        (PersonOrder.ORGANIZATION, True, ["Anna", "Clara", "Berta"]),
        (PersonOrder.CATEGORY, False, ["Berta", "Clara", "Anna"]),
        (PersonOrder.EMAIL, False, ["Anna", "Berta", "Clara"]),
        (PersonOrder.CODE, True, ["Berta", "Clara", "Anna"]),
    ],
)
def test_any_column_sorts_with_the_empty_ones_last(event, order, descending, sorted_names):
    add(event, "Berta", category="guest", code="9")
    add(event, "Anna", organization="VTT")
    add(event, "Clara", organization="ETH", category="speaker", code="1")
    assert names(event, order=order, descending=descending) == sorted_names


def test_categories_filter(event):
    for name, category in (("Anna", "guest"), ("Berta", "speaker"), ("Clara", "press"), ("Dora", "")):
        add(event, name, category=category)
    guest, _speaker, press = (each.id for each in people.categories(event))
    assert names(event, categories={guest, press}) == ["Anna", "Clara"]


def test_rows_stand_in_the_order_asked_for_without_those_who_are_gone(event):
    ids = [add(event, name) for name in ("Anna", "Berta", "Clara")]
    assert [row.name for row in people.rows(event, [ids[2], 99, ids[0]])] == ["Clara", "Anna"]


def test_find_and_the_index_find_the_same(event):
    add(event, "曾国强", organization="清华大学", phone="+86 138 0013 8000")
    add(event, "Élena Rossi", second_name="艾琳娜", email="elena@polimi.it", category="speaker")
    index = people.search_index(event, Progress())

    for text in ("zeng", "qhdx", "13800", "elena", "艾琳", "polimi", "nobody", "清华 zgq"):
        assert [row.id for row in people.find(event, text)] == index.find(text)
    assert [row.name for row in people.find(event, "polimi")] == ["Élena Rossi"]
    assert people.find(event, " ") == ()


def test_organizations_for_completion(event):
    for organization in ("VTT", "ETH", "VTT"):
        add(event, "A", organization=organization)
    assert people.organization_names(event) == ["ETH", "VTT"]
