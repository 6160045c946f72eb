from collections.abc import Iterable

import pytest
from sqlalchemy import delete, insert, select, update

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.badges.runs import Run, Wanted
from organizer.domain.printing.badges.templates import default_design
from organizer.domain.printing.ledger import State
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.errors import BadInput, Cancelled, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services.printing import badges, ledger
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.domain.printing.badge_values import RULER
from tests.factories import a_category, a_person, an_organization

EVERYBODY = Wanted()
keeps_undo = pytest.mark.keeps_undo_to_itself
"""A person whose badge or code is on paper cannot be undone away."""


@pytest.fixture
def guest(workspace: Workspace) -> int:
    return a_category(workspace, "Guest", second_name="嘉宾", color=3)


def prepared(workspace: Workspace, wanted: Wanted = EVERYBODY, **more: str) -> Run:
    return badges.prepare(workspace, wanted, RULER, Progress(), **more)


def states(workspace: Workspace) -> dict[str, State]:
    return {line.name: line.state for line in badges.lines(workspace, Progress())}


def printed(workspace: Workspace, wanted: Wanted = EVERYBODY) -> Run:
    run = prepared(workspace, wanted)
    ledger.mark_printed(workspace, run.pieces, Progress())
    return run


def codes(workspace: Workspace) -> dict[int, str]:
    return {line.id: line.code for line in badges.lines(workspace, Progress())}


def change(workspace: Workspace, person: int, **values: object) -> None:
    with workspace.operation("Change") as db:
        db.execute(update(tables.person).where(tables.person.c.id == person).values(**values))


def marks(workspace: Workspace) -> Iterable[int]:
    with workspace.reading() as db:
        return db.scalars(select(tables.print_mark.c.person_id).order_by(tables.print_mark.c.id)).all()


def test_attendees_get_a_badge_by_name_and_nobody_else(workspace: Workspace, guest: int) -> None:
    second = a_person(workspace, "Zoe", category_id=guest, code="A1")
    first = a_person(workspace, "Anna", category_id=guest, code="A2")
    a_person(workspace, "Mail contact")
    a_person(workspace, "Bela", category_id=guest, status="cancelled")
    run = prepared(workspace)
    assert run.ids == (first, second)
    assert (run.asked, len(run.faces), run.skipped, run.repeated) == (3, 2, 1, 0)


def test_a_badge_says_what_is_known_in_both_languages(workspace: Workspace, guest: int) -> None:
    university = an_organization(workspace, "KPI Kyiv", second_name="基辅理工学院", country="UA")
    a_person(
        workspace,
        "Олена Шевченко",
        second_name="Olena Shevchenko",
        organization_id=university,
        category_id=guest,
        code="X",
    )
    said = prepared(workspace).faces[0].words()
    assert {
        "Олена Шевченко",
        "Olena Shevchenko",
        "KPI Kyiv",
        "基辅理工学院",
        "Ukraine · 乌克兰",
        "Guest",
        "嘉宾",
    } <= set(said)
    assert "Technology Exchange 2026" in said
    assert any("Sep 26" in text and "2026" in text for text in said)


def test_people_are_printed_in_the_order_in_which_they_were_asked_for_and_once(
    workspace: Workspace, guest: int
) -> None:
    anna, zoe = (a_person(workspace, name, category_id=guest) for name in ("Anna", "Zoe"))
    run = prepared(workspace, Wanted(ids=[zoe, anna, zoe]))
    assert run.ids == (zoe, anna)
    assert (run.asked, run.skipped, run.repeated) == (3, 0, 1)


def test_more_people_than_a_query_names(workspace: Workspace, guest: int) -> None:
    with workspace.operation("Add") as db:
        people = [{"name": f"Person {number:04}", "category_id": guest, "uid": str(number)} for number in range(600)]
        db.execute(insert(tables.person), people)
    ids = [line.id for line in badges.lines(workspace, Progress())][:550]
    assert prepared(workspace, Wanted(ids=ids)).ids == tuple(ids)


def test_one_category_only(workspace: Workspace, guest: int) -> None:
    press = a_category(workspace, "Press")
    a_person(workspace, "Anna", category_id=guest)
    zoe = a_person(workspace, "Zoe", category_id=press)
    assert prepared(workspace, Wanted(category=press)).ids == (zoe,)


def test_whoever_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="4711"):
        prepared(workspace, Wanted(ids=[4711]))


def test_a_person_without_a_name_is_skipped_and_told(workspace: Workspace, guest: int) -> None:
    person = a_person(workspace, "  ", category_id=guest)
    run = prepared(workspace)
    assert (run.faces, run.asked, run.skipped) == ((), 1, 1)
    assert [(problem.person, problem.kind) for problem in run.problems] == [(person, ProblemKind.MISSING_NAME)]


def test_who_cancelled_is_skipped_and_told(workspace: Workspace, guest: int) -> None:
    person = a_person(workspace, "Anna", category_id=guest, status="cancelled")
    run = prepared(workspace)
    assert (run.faces, run.asked, run.skipped, run.problems) == ((), 1, 1, ())
    assert [(problem.person, problem.name, problem.kind) for problem in run.left_out] == [
        (person, "Anna", ProblemKind.CANCELLED)
    ]


def test_two_registrations_of_one_person_are_told(workspace: Workspace, guest: int) -> None:
    a_person(workspace, "Anna", category_id=guest, code="A")
    second = a_person(workspace, "Anna", category_id=guest, code="B")
    run = prepared(workspace)
    assert [(problem.person, problem.kind) for problem in run.problems] == [(second, ProblemKind.DUPLICATE)]
    assert len(run.faces) == 2


@keeps_undo
def test_missing_codes_are_issued_once_and_stay(workspace: Workspace, guest: int) -> None:
    person = a_person(workspace, "Anna", category_id=guest)
    kept = a_person(workspace, "Zoe", category_id=guest, code="KEPT")
    assert [problem.kind for problem in prepared(workspace).problems] == [ProblemKind.MISSING_CODE]
    drafted = badges.draft_codes(workspace, EVERYBODY)
    assert [(id, len(code)) for id, code in drafted.items()] == [(person, 8)]
    assert drafted[person] in badges.prepare(workspace, EVERYBODY, RULER, Progress(), codes=drafted).faces[0].words()
    assert codes(workspace) == {person: "", kept: "KEPT"}
    badges.issue_codes(workspace, drafted)
    assert codes(workspace) == {person: drafted[person], kept: "KEPT"}
    assert badges.draft_codes(workspace, EVERYBODY) == {}
    assert prepared(workspace).problems == ()
    assert workspace.undo_label is not None
    assert "code" not in workspace.undo_label


@keeps_undo
def test_who_got_a_code_meanwhile_keeps_it_and_nothing_is_issued(workspace: Workspace, guest: int) -> None:
    anna, zoe = (a_person(workspace, name, category_id=guest) for name in ("Anna", "Zoe"))
    drafted = badges.draft_codes(workspace, EVERYBODY)
    change(workspace, zoe, code="HERS")
    with pytest.raises(RuleViolation, match="Print again"):
        badges.issue_codes(workspace, drafted)
    assert codes(workspace) == {anna: "", zoe: "HERS"}


@keeps_undo
def test_only_what_became_wrong_is_printed_again(workspace: Workspace, guest: int) -> None:
    anna, zoe = (a_person(workspace, name, category_id=guest, code=name) for name in ("Anna", "Zoe"))
    assert states(workspace) == {"Anna": State.NEW, "Zoe": State.NEW}
    printed(workspace)
    assert states(workspace) == {"Anna": State.PRINTED, "Zoe": State.PRINTED}
    assert prepared(workspace, Wanted(due=True)).faces == ()
    change(workspace, zoe, diet="vegetarian")
    change(workspace, anna, job_title="Dean")
    assert states(workspace) == {"Anna": State.CHANGED, "Zoe": State.PRINTED}
    run = prepared(workspace, Wanted(due=True))
    assert (run.ids, run.asked, run.skipped) == ((anna,), 2, 1)


@keeps_undo
def test_a_mark_can_be_taken_back_where_it_stands(workspace: Workspace, guest: int) -> None:
    anna, zoe = (a_person(workspace, name, category_id=guest, code=name) for name in ("Anna", "Zoe"))
    printed(workspace)
    printed(workspace, Wanted(ids=[zoe]))
    ledger.unmark(workspace, PieceKind.BADGE, [Subject(person=each) for each in (anna, zoe)])
    assert states(workspace) == {"Anna": State.NEW, "Zoe": State.PRINTED}
    assert marks(workspace) == [zoe]


@keeps_undo
def test_marking_leaves_out_who_was_deleted_meanwhile(workspace: Workspace, guest: int) -> None:
    anna, zoe = (a_person(workspace, name, category_id=guest, code=name) for name in ("Anna", "Zoe"))
    run = prepared(workspace)
    with workspace.operation("Delete") as db:
        db.execute(delete(tables.person).where(tables.person.c.id == anna))
    assert ledger.mark_printed(workspace, run.pieces, Progress()) == 1
    assert marks(workspace) == [zoe]


def test_a_cancelled_marking_leaves_nothing(workspace: Workspace, guest: int) -> None:
    a_person(workspace, "Anna", category_id=guest)
    progress = Progress()
    run = prepared(workspace)
    progress.cancel()
    with pytest.raises(Cancelled):
        ledger.mark_printed(workspace, run.pieces, progress)
    assert marks(workspace) == []


def test_somebody_without_category_can_be_picked_by_hand(workspace: Workspace) -> None:
    speaker = a_person(workspace, "Anna")
    assert badges.lines(workspace, Progress()) == ()
    assert [line.id for line in badges.lines(workspace, Progress(), also=[speaker])] == [speaker]
    assert prepared(workspace, Wanted(ids=[speaker])).ids == (speaker,)


# -- templates ---------------------------------------------------------------------------------------------------------


def own_template(workspace: Workspace, name: str, design: dict[str, object], *, default: int) -> None:
    with workspace.operation("Add template") as db:
        db.execute(insert(tables.badge_template).values(name=name, design=design, is_default=default))


def test_the_events_default_template_goes_before_the_programs(workspace: Workspace) -> None:
    assert badges.designs(workspace).usual.width == 90_000
    own_template(workspace, "Small", {**default_design(), "size": [80_000, 100_000]}, default=1)
    own_template(workspace, "Large", {**default_design(), "size": [105_000, 148_000]}, default=0)
    assert badges.designs(workspace).usual.width == 80_000
    assert badges.designs(workspace, "Large").usual.width == 105_000
    assert badges.templates(workspace) == ("Small", "Large")
    with pytest.raises(NotFound, match="Small, Large"):
        badges.designs(workspace, "Medium")


def test_a_broken_template_is_refused(workspace: Workspace, guest: int) -> None:
    a_person(workspace, "Anna", category_id=guest)
    own_template(workspace, "Broken", {"size": [80_000, 100_000]}, default=1)
    with pytest.raises(BadInput, match="elements"):
        prepared(workspace)


def test_pictures_of_a_template_are_found_by_hash(workspace: Workspace) -> None:
    with workspace.operation("Add a template with a picture") as db:
        db.execute(insert(tables.badge_template).values(name="With a logo"))
        db.execute(insert(tables.asset).values(sha256="ab", media_type="image/png", data=b"picture"))
    assert badges.pictures(workspace, ["ab", "cd"]) == {"ab": b"picture"}
