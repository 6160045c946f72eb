from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from organizer.domain.imports.decisions import SOMEBODY_NEW, Decisions, Side
from organizer.domain.imports.outcomes import Group
from organizer.domain.sheets.workbook import SheetRow
from ui.imports.answers import Answers
from ui.imports.review_model import FIRST, TAKE, WHAT, ReviewModel
from ui.imports.rows import CellChoice, Choice, ReviewRow, review
from ui.widgets.rows import CHIP

HEADERS = {"Name": 150, "Organization": 190}


def _row(group: Group, row: int, name: str, why: str = "") -> ReviewRow:
    choices = (Choice(7, "张伟 · 清华大学"),) if group is Group.CONFLICTING else ()
    doubtful = group is Group.CONFLICTING
    return ReviewRow(
        group, row, SheetRow(row), (name, "VTT"), why, choices, alike="namesake" * doubtful, decidable=doubtful
    )


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: object) -> ReviewModel:  # noqa: ARG001
    rows = [
        _row(Group.NEW, 4, "Anna"),
        _row(Group.UNCHANGED, 5, "Olena"),
        _row(Group.CONFLICTING, 6, "张伟", "two people are called so"),
        _row(Group.UPDATED, 7, "Jari", "phone: — → +358"),
        _row(Group.REJECTED, 8, "", "no name"),
    ]
    return ReviewModel(review(HEADERS, rows))


def _names(model: ReviewModel) -> list[str]:
    return [model.index(row, FIRST).data() for row in range(model.rowCount())]


def test_it_is_a_proper_model(model: ReviewModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_only(Group.NEW, "")
    model.set_taken({4}, taken=False)


def test_what_wants_attention_comes_first(model: ReviewModel) -> None:
    assert _names(model) == ["张伟", "", "Jari", "Anna", "Olena"]
    assert model.index(0, WHAT).data(CHIP) == ("to decide", "warn", "question")


@pytest.mark.parametrize(
    ("group", "text", "names"),
    [
        (Group.NEW, "", ["Anna"]),
        (None, "+358", ["Jari"]),
        (None, "VTT  ", ["张伟", "", "Jari", "Anna", "Olena"]),
        (None, "ANNA", ["Anna"]),
        (Group.UPDATED, "anna", []),
    ],
)
def test_rows_are_filtered_by_group_and_text(
    model: ReviewModel, group: Group | None, text: str, names: list[str]
) -> None:
    model.show_only(group, text)
    assert _names(model) == names


def test_new_and_updated_are_taken_unless_left_out(model: ReviewModel, qtbot: QtBot) -> None:
    assert model.taken == 2
    with qtbot.waitSignal(model.taken_changed):
        model.setData(model.index(3, TAKE), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert (model.taken, model.answers.left_out) == (1, {4})
    assert model.index(3, TAKE).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_only_what_would_be_written_has_a_box(model: ReviewModel) -> None:
    boxes = [model.index(row, TAKE).data(Qt.ItemDataRole.CheckStateRole) for row in range(5)]
    assert boxes == [Qt.CheckState.Unchecked, None, Qt.CheckState.Checked, Qt.CheckState.Checked, None]
    assert not model.setData(model.index(1, TAKE), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_the_header_knows_whether_all_shown_are_taken(model: ReviewModel) -> None:
    assert model.all_shown_taken() is True
    model.set_taken({4}, taken=False)
    assert model.all_shown_taken() is None
    model.show_only(Group.NEW, "")
    assert model.all_shown_taken() is False


def test_a_decided_row_is_taken_and_says_so(model: ReviewModel) -> None:
    model.decide(6, 7)
    assert (model.taken, model.index(0, WHAT).data(CHIP)[0]) == (3, "decided")
    model.decide(6, SOMEBODY_NEW)
    assert (model.taken, model.index(0, WHAT).data(CHIP)[0]) == (3, "new")
    model.decide(6, None)
    assert (model.taken, model.answers.who) == (2, {})


# -- answers -----------------------------------------------------------------------------------------------------------


def _doubtful(row: int, *people: int) -> ReviewRow:
    choices = tuple(Choice(each, "张伟") for each in people)
    return ReviewRow(Group.CONFLICTING, row, SheetRow(row), ("张伟",), "why", choices, alike="namesake", decidable=True)


def _differing(row: int, group: Group = Group.UPDATED, base: str | None = None) -> ReviewRow:
    cells = (CellChoice("phone", "1", "2", base), CellChoice("email", "a", "b"))
    return ReviewRow(group, row, SheetRow(row), ("Jari",), "why", differing=cells, alike="both" if base else "")


@pytest.fixture
def answers() -> Answers:
    rows = [_doubtful(2, 7), _doubtful(3, 7, 8), _doubtful(4, -2), _differing(5), _differing(6, Group.CONFLICTING, "0")]
    return Answers(review(HEADERS, [*rows, ReviewRow(Group.REMOVED, -9, None, ("Olena",))]))


def _row_of(answers: Answers, key: int) -> ReviewRow:
    return answers._rows[key]


def test_all_of_a_kind_are_answered_at_once_but_for_those_that_could_be_several(answers: Answers) -> None:
    row = _row_of(answers, 2)
    assert answers.decide_alike(row, update=True) == 2
    assert (answers.who, answers.taken) == ({2: 7, 4: -2}, 3)
    assert answers.decide_alike(row, update=False) == 3
    assert answers.who == {2: 0, 3: 0, 4: 0}
    answers.decide_alike(row, update=None)
    assert (answers.who, answers.taken) == ({}, 1)


def test_an_updated_row_of_which_every_cell_stays_is_not_taken(answers: Answers) -> None:
    row = _row_of(answers, 5)
    answers.choose(5, "phone", Side.HERE)
    assert (answers.is_taken(row), answers.taken) == (True, 1)
    answers.choose(5, "email", Side.HERE)
    assert (answers.is_taken(row), answers.taken) == (False, 0)
    answers.take({5})
    assert (answers.is_taken(row), answers.cells) == (True, {})


def test_a_row_changed_on_both_sides_waits_for_its_clashing_cells_only(answers: Answers) -> None:
    row = _row_of(answers, 6)
    assert (answers.side(row, "phone"), answers.side(row, "email")) == (None, Side.THERE)
    answers.choose_alike(row, Side.HERE)
    assert (answers.is_taken(row), answers.cells) == (True, {(6, "phone"): Side.HERE})


def test_people_are_removed_only_where_they_are_ticked(answers: Answers) -> None:
    model = ReviewModel(review(HEADERS, [ReviewRow(Group.REMOVED, -9, None, ("Olena",)), _row(Group.NEW, 4, "Anna")]))
    model.set_taken(model.shown_keys(), taken=True)
    assert (model.taken, model.answers.decisions()) == (1, Decisions())
    answers.take({-9})
    assert (answers.taken, answers.decisions().removed) == (2, {9})


def test_answers_outlast_a_new_plan_but_for_the_rows_that_changed(answers: Answers) -> None:
    answers.decide(2, 7)
    answers.decide(4, 0)
    answers.leave_out({5})
    rows = [_doubtful(2, 7), _doubtful(4, 7), _differing(5)]
    again = Answers(review(HEADERS, rows))
    again.carry_over(answers, {4})
    assert (again.who, again.left_out, again.removed) == ({2: 7}, {5}, set())


def test_the_next_row_to_decide_is_found_from_the_top_again(model: ReviewModel) -> None:
    assert model.next_undecided(3) == 0
    model.decide(6, SOMEBODY_NEW)
    assert model.next_undecided(-1) is None


def test_what_is_counted_is_what_is_decided_whatever_was_answered_in_between() -> None:
    rows = [_differing(each, Group.CONFLICTING, "0") for each in (1, 2, 3)]
    rows += [_differing(each) for each in (4, 5)] + [_doubtful(6, 7)]
    answers, random = Answers(review({"Name": 100}, rows)), Random(5)
    for _step in range(300):
        row = random.choice(rows)
        side = random.choice((Side.HERE, Side.THERE))
        match random.randrange(5):
            case 0 if row.differing:
                answers.choose(row.key, random.choice(("phone", "email")), side)
            case 1:
                answers.choose_all([each for each in rows if each.differing and random.random() < 0.3], side)
            case 2 if row.alike == "both":
                answers.choose_alike(row, side)
            case 3 if row.can_be_taken:
                (answers.take if random.random() < 0.5 else answers.leave_out)([row.key])
            case 4 if row.wants_person:
                answers.decide(row.key, random.choice((7, SOMEBODY_NEW, None)))
        clashing = [each for each in rows if each.wants_cells]
        decided = [each for each in clashing if (each.key, "phone") in answers.cells]
        assert [each for each in clashing if answers.is_taken(each)] == decided
        assert answers.taken == sum(map(answers.is_taken, rows))
        assert answers.waiting == len(clashing) - len(decided) + (6 not in answers.who)


def test_many_rows_are_answered_with_one_signal(qapp: object) -> None:  # noqa: ARG001
    rows = [_differing(each, Group.CONFLICTING, "0") for each in (1, 2, 3)] + [_doubtful(6, 7), _doubtful(7, 8)]
    model, told = ReviewModel(review({"Name": 100}, rows)), []
    model.taken_changed.connect(lambda: told.append(model.taken))
    model.choose_all(rows[:3], Side.HERE)
    model.decide_all({6: 7, 7: SOMEBODY_NEW})
    assert told == [3, 5]
