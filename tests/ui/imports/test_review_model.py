import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from organizer.domain.decisions import SOMEBODY_NEW
from organizer.domain.plan_changes import Group
from ui.imports.review_model import FIRST, TAKE, WHAT, ReviewModel
from ui.imports.rows import Choice, ReviewRow, review
from ui.widgets.rows import CHIP

HEADERS = {"Name": 150, "Organization": 190}


def _row(group: Group, row: int, name: str, why: str = "") -> ReviewRow:
    choices = (Choice(7, "张伟 · 清华大学"),) if group is Group.CONFLICTING else ()
    doubtful = group is Group.CONFLICTING
    return ReviewRow(group, row, row, (name, "VTT"), why, choices, alike="namesake" * doubtful, decidable=doubtful)


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
