"""The programme by hand, told as text: each line is indented below what holds it."""

import pytest
from sqlalchemy import select

from organizer.domain.programme.outline import ItemKind, Place
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.services import programme
from organizer.storage import tables
from tests.databases import dump
from tests.factories import a_person, a_role, a_room, a_session, a_talk, an_organization, make

ACTIVITY, SESSION, TALK = ItemKind


def told(workspace):
    lines = []

    def tell(items, depth):
        for item in items:
            lines.append(f"{'  ' * depth}{item.title}")
            tell(item.children, depth + 1)

    tell(programme.outline(workspace), 0)
    return lines


@pytest.fixture
def roadshow(workspace):
    """Ids by title."""
    made = {
        "Roadshow": programme.add(workspace, ACTIVITY, "Roadshow"),
        "Closing": programme.add(workspace, ACTIVITY, "Closing"),
    }
    for title in ("Chips", "Energy"):
        made[title] = programme.add(workspace, SESSION, title, parent=made["Roadshow"])
    for title in ("One", "Two", "Three"):
        made[title] = programme.add(workspace, TALK, title, parent=made["Chips"])
    return made


@pytest.mark.usefixtures("roadshow")
def test_the_tree_in_its_order(workspace):
    a_session(workspace, "Alone")
    assert told(workspace) == ["Roadshow", "  Chips", "    One", "    Two", "    Three", "  Energy", "Closing", "Alone"]


def test_a_line_says_what_stands_in_the_table(workspace):
    activity = make(workspace, tables.activity, name="Roadshow", second_name="路演", kind="roadshow")
    track = make(workspace, tables.track, name="AI", color=3)
    room = a_room(workspace, "Hall A")
    session = a_session(
        workspace, "Chips", second_title="芯片", activity_id=activity, track_id=track, room_id=room, day=1, start=600,
        duration=90,
    )  # fmt: skip
    talk = a_talk(workspace, session, duration=15)
    person = a_person(workspace)
    for where in ({"session_id": session}, {"talk_id": talk}):
        a_role(workspace, person, **where)

    (item,) = programme.outline(workspace)

    assert (item.title, item.second_title, item.what, item.duration, item.people) == (
        "Roadshow",
        "路演",
        "roadshow",
        90,
        2,
    )
    (chips,) = item.children
    assert (chips.second_title, chips.what, chips.color, chips.duration) == ("芯片", "AI", 3, 90)
    assert (chips.place, chips.people) == (Place("Hall A", 1, 600), 2)
    assert (chips.children[0].duration, chips.children[0].people, chips.children[0].place) == (15, 1, None)


def test_changes_are_told_in_words(workspace, roadshow):
    programme.change(workspace, SESSION, roadshow["Chips"], {"title": "Circuits"})
    assert workspace.undo_label == "Rename “Chips” to “Circuits”"
    programme.change(workspace, SESSION, roadshow["Chips"], {"track": "AI", "expected": "1,200", "duration": "45"})
    assert workspace.undo_label == "Edit “Circuits”"
    last = workspace.last_operation
    programme.change(workspace, SESSION, roadshow["Chips"], {"title": "Circuits", "duration": "45"})
    assert workspace.last_operation == last

    values = programme.details(workspace, SESSION, roadshow["Chips"]).values
    assert {word: values[word] for word in ("title", "track", "expected", "duration", "language")} == {
        "title": "Circuits", "track": "AI", "expected": "1200", "duration": "45", "language": "",
    }  # fmt: skip


def test_an_activity_has_a_host(workspace, roadshow):
    host = an_organization(workspace, "VTT")
    programme.change(workspace, ACTIVITY, roadshow["Closing"], {"host": "VTT", "kind": "ceremony"})
    values = programme.details(workspace, ACTIVITY, roadshow["Closing"]).values
    assert (values["host"], values["kind"], values["title"]) == ("VTT", "ceremony", "Closing")
    programme.change(workspace, ACTIVITY, roadshow["Closing"], {"host": ""})
    assert programme.details(workspace, ACTIVITY, roadshow["Closing"]).values["host"] == ""
    assert host


@pytest.mark.parametrize(
    "values", [{"title": " "}, {"duration": "0"}, {"duration": "soon"}, {"duration": "2000"}, {"expected": "many"}]
)
def test_what_cannot_be_is_refused(workspace, roadshow, values):
    with pytest.raises(BadInput) as refusal:
        programme.change(workspace, SESSION, roadshow["Chips"], values)
    assert [problem.column for problem in refusal.value.problems] == list(values)


def test_deleting_takes_what_is_below_along(workspace, roadshow):
    person = a_person(workspace)
    a_role(workspace, person, talk_id=roadshow["One"])
    before = dump(workspace)

    programme.remove(workspace, [(ACTIVITY, roadshow["Roadshow"])])

    assert told(workspace) == ["Closing"]
    assert workspace.undo_label == "Delete “Roadshow”"
    workspace.undo()
    assert dump(workspace) == before

    programme.remove(workspace, [(TALK, roadshow["One"]), (SESSION, roadshow["Energy"])])
    assert workspace.undo_label == "Delete 2 items"
    assert told(workspace) == ["Roadshow", "  Chips", "    Two", "    Three", "Closing"]


def test_a_duplicate_stands_after_its_original_with_all_that_is_below(workspace, roadshow):
    person = a_person(workspace)
    a_role(workspace, person, talk_id=roadshow["One"])
    a_role(workspace, person, session_id=roadshow["Chips"], kind="chair")
    programme.change(workspace, SESSION, roadshow["Chips"], {"duration": "75"})

    made = programme.duplicate(workspace, SESSION, roadshow["Chips"])

    copy = ["  Chips (copy)", "    One", "    Two", "    Three"]
    assert told(workspace) == ["Roadshow", "  Chips", "    One", "    Two", "    Three", *copy, "  Energy", "Closing"]
    assert [each.kind for each in programme.details(workspace, SESSION, made).participants] == [RoleKind.CHAIR]
    assert programme.details(workspace, SESSION, made).values["duration"] == "75"
    assert [item.people for item in programme.outline(workspace)[0].children] == [2, 2, 0]


def test_a_duplicate_is_unscheduled(workspace):
    room = a_room(workspace)
    session = a_session(workspace, room_id=room, day=0, start=540, locked=1, code="X1")
    programme.duplicate(workspace, SESSION, session)
    places = [item.place for item in programme.outline(workspace)]
    assert places == [Place("Hall A", 0, 540), Place("", None, None)]
    with workspace.reading() as db:
        assert db.execute(select(tables.session.c.locked, tables.session.c.code)).all() == [(1, "X1"), (0, None)]


def test_a_duplicated_activity_has_its_sessions_too(workspace, roadshow):
    programme.duplicate(workspace, ACTIVITY, roadshow["Roadshow"])
    below = ["  Chips", "    One", "    Two", "    Three", "  Energy"]
    assert told(workspace) == ["Roadshow", *below, "Roadshow (copy)", *below, "Closing"]


def test_talks_change_their_order_and_their_session(workspace, roadshow):
    programme.move(workspace, TALK, roadshow["Three"], parent=roadshow["Chips"], place=0)
    assert told(workspace)[2:5] == ["    Three", "    One", "    Two"]
    programme.move(workspace, TALK, roadshow["One"], parent=roadshow["Energy"], place=0)
    assert told(workspace)[1:6] == ["  Chips", "    Three", "    Two", "  Energy", "    One"]
    assert workspace.undo_label == "Move “One”"


def test_sessions_and_activities_move_too(workspace, roadshow):
    programme.move(workspace, SESSION, roadshow["Energy"], parent=roadshow["Closing"], place=5)
    programme.move(workspace, ACTIVITY, roadshow["Closing"], parent=None, place=0)
    assert told(workspace)[:3] == ["Closing", "  Energy", "Roadshow"]
    with pytest.raises(NotFound):
        programme.move(workspace, TALK, roadshow["One"], parent=999, place=0)


def test_people_have_roles_and_lose_them(workspace, roadshow):
    person = a_person(workspace, "王晓宇", organization_id=an_organization(workspace, "VTT"))
    talk = roadshow["One"]
    role = programme.add_role(workspace, TALK, talk, person, RoleKind.SPEAKER)
    assert workspace.undo_label == "Add “王晓宇” to “One”"
    with pytest.raises(RuleViolation, match="has this role already"):
        programme.add_role(workspace, TALK, talk, person, RoleKind.SPEAKER)
    programme.change_role(workspace, role, RoleKind.CHAIR)
    (who,) = programme.details(workspace, TALK, talk).participants
    assert (who.role, who.person, who.name, who.organization, who.kind) == (
        role,
        person,
        "王晓宇",
        "VTT",
        RoleKind.CHAIR,
    )
    programme.remove_role(workspace, role)
    assert programme.details(workspace, TALK, talk).participants == ()
    with pytest.raises(NotFound):
        programme.remove_role(workspace, role)
    with pytest.raises(RuleViolation):
        programme.add_role(workspace, ACTIVITY, roadshow["Closing"], person, RoleKind.SPEAKER)
