"""What badges say that is not in the row of the person, and by which template."""

from typing import Any

import pytest
from sqlalchemy import update

from organizer.domain.people.signed_codes import verified_code
from organizer.domain.printing.badges.runs import Run, Wanted
from organizer.domain.printing.badges.templates import default_design, default_designs
from organizer.domain.printing.faces import Code, Picture
from organizer.progress import Progress
from organizer.services import people
from organizer.services.printing import badges, templates
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.domain.printing.badge_values import RULER
from tests.factories import a_category, a_person, a_role, a_room, a_session, a_talk, an_organization, make

SIZE = {"size": [200_000, 100_000]}


@pytest.fixture
def guest(workspace: Workspace) -> int:
    return a_category(workspace, "Guest", second_name="嘉宾")


def text(expression: str) -> dict[str, Any]:
    return {"kind": "text", "box": [0, 0, 200_000, 90_000], "text": expression, "size": 3_000, "max_lines": 3}


def prepared(workspace: Workspace, *elements: dict[str, Any], ids: list[int] | None = None) -> Run:
    """The badges of everybody by a template with these elements."""
    for line in templates.list_templates(workspace):
        templates.delete_template(workspace, line.id)
    templates.add_template(workspace, "Test", {**SIZE, "elements": list(elements)})
    return badges.prepare(workspace, Wanted(ids=ids), RULER, Progress())


def said(workspace: Workspace, person: int, expression: str) -> tuple[str, ...]:
    return prepared(workspace, text(expression), ids=[person]).faces[0].words()


def test_the_sessions_of_somebody_are_told_by_time_in_both_languages(workspace: Workspace, guest: int) -> None:
    hall = a_room(workspace, "Hall A", second_name="主会场")
    chips = a_session(workspace, "Chips", second_title="芯片", day=1, start=600, room_id=hall)
    opening = a_session(workspace, "Opening", day=0, start=540, room_id=hall)
    dinner = a_session(workspace, "Dinner", day=0, start=1_140)
    gone = a_session(workspace, "Gone", day=0, start=800, state="cancelled")
    waiting = a_session(workspace, "Waiting")
    anna = a_person(workspace, "Anna", category_id=guest)
    a_role(workspace, anna, "chair", session_id=opening)
    a_role(workspace, anna, talk_id=a_talk(workspace, chips))
    a_role(workspace, anna, talk_id=a_talk(workspace, chips))
    for session in (gone, waiting):
        a_role(workspace, anna, session_id=session)
    a_role(workspace, anna, "audience", session_id=dinner)
    assert said(workspace, anna, "{sessions}") == (
        "Sat, Sep 26, 09:00 · Opening · Hall A",
        "Sun, Sep 27, 10:00 · Chips · Hall A",
    )
    assert said(workspace, anna, "{second_sessions}") == (
        "9月26日周六, 09:00 · Opening · 主会场",
        "9月27日周日, 10:00 · 芯片 · 主会场",
    )
    assert said(workspace, anna, "{enrolled}") == ("Sat, Sep 26, 19:00 · Dinner",)


def test_on_a_single_day_the_day_goes_without_saying(workspace: Workspace, guest: int) -> None:
    with workspace.operation("One day") as db:
        db.execute(update(tables.event).values(days=1))
    anna = a_person(workspace, "Anna", category_id=guest)
    a_role(workspace, anna, session_id=a_session(workspace, "Opening", day=0, start=540))
    assert said(workspace, anna, "{sessions}") == ("09:00 · Opening",)


def test_the_tables_of_somebody_are_told(workspace: Workspace, guest: int) -> None:
    expert, visitor = (a_person(workspace, name, category_id=guest) for name in ("Anna", "Bela"))
    second, first = (
        make(workspace, tables.table, name=name, second_name=other, position=place, expert_id=who)
        for name, other, place, who in (("Table 2", "", 2, None), ("Table 1", "1 号桌", 1, expert))
    )
    for table in (first, second):
        meeting = make(workspace, tables.meeting, table_id=table)
        make(workspace, tables.party, meeting_id=meeting, person_id=visitor)
    assert said(workspace, expert, "{table}") == ("Table 1",)
    assert said(workspace, visitor, "{table} · {second_table}") == ("Table 1, Table 2 · 1 号桌",)


def test_a_country_has_its_code_and_a_name_its_parts(workspace: Workspace, guest: int) -> None:
    home = an_organization(workspace, "KPI", country="UA")
    anna = a_person(
        workspace, "Anna M.", family_name="Rossi", given_name="Anna", category_id=guest, organization_id=home
    )
    wanted = "{country_code} · {family_name} · {given_name} · {full_name}"
    assert said(workspace, anna, wanted) == ("UA · Rossi · Anna · Anna Rossi",)
    other = a_person(workspace, "Bela", country="Elbonia", category_id=guest)
    assert said(workspace, other, "{country_code} · {country}") == ("Elbonia",)


def test_a_signed_code_is_signed_with_the_events_secret(workspace: Workspace, guest: int) -> None:
    with workspace.operation("A secret that is the same in every run") as db:
        db.execute(update(tables.event).values(secret="0123"))
    anna = a_person(workspace, "Anna", code="7K2M9XQP", category_id=guest)
    code = {"kind": "code", "box": [0, 0, 20_000, 20_000], "text": "{signed_code}"}
    (drawn,) = prepared(workspace, code, ids=[anna]).faces[0].own
    assert isinstance(drawn, Code)
    assert verified_code(drawn.text, "0123") == "7K2M9XQP"


def test_a_photo_is_the_persons(workspace: Workspace, guest: int) -> None:
    anna = a_person(workspace, "Anna", category_id=guest, photo="ab" * 32)
    (drawn,) = prepared(workspace, {"kind": "photo", "box": [0, 0, 9, 9]}, ids=[anna]).faces[0].own
    assert isinstance(drawn, Picture)
    assert drawn.asset == "ab" * 32


def test_the_photo_of_one_of_two_records_stays(workspace: Workspace, guest: int) -> None:
    keep, drop = a_person(workspace, "Anna", category_id=guest), a_person(workspace, "Anna", photo="ab" * 32)
    people.merge_people(workspace, keep, drop, {})
    (drawn,) = prepared(workspace, {"kind": "photo", "box": [0, 0, 9, 9]}, ids=[keep]).faces[0].own
    assert isinstance(drawn, Picture)


# -- templates by category ---------------------------------------------------------------------------------------------


@pytest.fixture
def press(workspace: Workspace) -> int:
    """A category with cards of 86 × 54 mm, printed on both sides; everybody else has the usual badge."""
    press = a_category(workspace, "Press")
    card = templates.add_template(workspace, "Card", {**default_designs()["card-86x54"], "back": "same"})
    templates.choose_template(workspace, [press], card)
    usual = templates.add_template(workspace, "Usual", default_design())
    templates.make_default(workspace, usual)
    return press


def test_each_category_has_its_template_and_those_of_one_size_stand_together(
    workspace: Workspace, guest: int, press: int
) -> None:
    ids = [
        a_person(workspace, name, code=name, category_id=of) for name, of in (("A", guest), ("B", press), ("C", guest))
    ]
    run = badges.prepare(workspace, Wanted(), RULER, Progress())
    assert run.ids == (ids[0], ids[2], ids[1])
    assert [(batch.size, len(batch.faces), len(batch.backs)) for batch in run.batches] == [
        ((90_000, 130_000), 2, 0),
        ((86_000, 54_000), 1, 1),
    ]
    assert run.batches[1].faces == run.batches[1].backs
    assert run.problems == ()


def test_a_badge_is_due_again_when_its_category_gets_another_template(
    workspace: Workspace, guest: int, press: int
) -> None:
    for name, of in (("A", guest), ("B", press)):
        a_person(workspace, name, code=name, category_id=of)
    before = badges.prepare(workspace, Wanted(), RULER, Progress())
    templates.choose_template(workspace, [press], None)
    after = badges.prepare(workspace, Wanted(), RULER, Progress())
    assert (before.ids, len(after.batches)) == (after.ids, 1)
    with workspace.reading() as db:
        pieces = {piece.subject.person: piece.digest for piece in badges.badge_pieces(db)}
    assert set(pieces) == set(after.ids)


def test_somebody_without_a_category_has_the_usual_badge(workspace: Workspace, press: int) -> None:  # noqa: ARG001
    person = a_person(workspace, "A", code="A")
    assert badges.prepare(workspace, Wanted(ids=[person]), RULER, Progress()).batches[0].size == (90_000, 130_000)


def test_templates_of_no_category_ask_nothing_of_the_programme(workspace: Workspace) -> None:
    assert badges.designs(workspace).fields.isdisjoint({"sessions", "table"})
