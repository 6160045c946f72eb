"""The page of duplicates: what it finds, and that each thing done there can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from organizer.domain.people.duplicates import Certainty
from organizer.domain.people.person import PersonField
from organizer.services import people
from ui.people.duplicates import DuplicatesView
from ui.people.merge import MergeDialog
from ui.people.pairs import HOW_SURE, ONE, OTHER, WHY, PairsModel
from ui.widgets.rows import CHIP, LINES


@pytest.fixture
def ids(workspace):
    """One person twice for sure, one perhaps, and somebody else."""
    said = (
        {"name": "张伟", "organization": "清华大学", "phone": "13800138000"},
        {"name": "Zhang Wei", "phone": "+86 138 0013 8000", "email": "z@t.cn"},
        {"name": "Anna Schmidt"},
        {"name": "Schmidt, Anna"},
        {"name": "Jari Korhonen"},
    )
    return [people.add_person(workspace, each) for each in said]


@pytest.fixture
def view(window, ids, qtbot):  # noqa: ARG001 - they are there before the page
    action = next(each for each in window.show_page("people").actions() if each.shortcut().toString() == "Ctrl+Shift+D")
    action.trigger()
    shown = window.stack.currentWidget()
    assert isinstance(shown, DuplicatesView)
    settled(shown.pane, qtbot)
    return shown.pane


def settled(view, qtbot):
    qtbot.waitUntil(lambda: view.settled)


def pairs(view):
    return [each.ids for each in view.model.rows]


def test_the_pairs_with_their_reasons_the_surest_first(view, ids):
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert pairs(view) == [(ids[0], ids[1]), (ids[2], ids[3])]
    index = [view.model.index(0, column) for column in range(4)]
    assert index[HOW_SURE].data(CHIP) == ("sure 90", "ok", "check")
    assert index[ONE].data(LINES).text() == "张伟\n清华大学 · 13800138000"
    assert index[OTHER].data(LINES).first == "Zhang Wei"
    assert index[WHY].data(LINES).text() == "the same name in Chinese and as it is read\nsame phone"
    assert index[HOW_SURE].data(Qt.ItemDataRole.ToolTipRole) == "sure, 90 of 100 points"
    assert view.parent()._count.text() == "2 pairs"


def test_merging_side_by_side_keeps_both_names(view, ids, window, workspace, qtbot):
    view.table.wanted.emit()
    dialog = next(each for each in window.findChildren(MergeDialog) if each.isVisible())
    dialog._accepted()
    merged = people.read_person(workspace, ids[0]).values
    words = (PersonField.NAME, PersonField.SECOND_NAME, PersonField.EMAIL)
    assert [merged[each] for each in words] == ["张伟", "Zhang Wei", "z@t.cn"]
    assert pairs(view) == [(ids[2], ids[3])]
    settled(view, qtbot)
    window.undo_action.trigger()
    settled(view, qtbot)
    assert pairs(view) == [(ids[0], ids[1]), (ids[2], ids[3])]


def test_several_pairs_are_merged_at_once(view, ids, workspace, qtbot):
    view.table.selectAll()
    assert view.merge.text() == "Merge 2 pairs"
    view.merge.click()
    qtbot.waitUntil(lambda: not view.model.rows)
    assert sorted(people.ids(workspace)) == [ids[0], ids[2], ids[4]]
    settled(view, qtbot)
    assert view._views.currentWidget() is view._none
    assert not view.merge.isVisible()
    assert not view.apart.isVisible()
    assert workspace.undo_label == "Merge 2 pairs of people"


def test_not_the_same_goes_at_once_and_does_not_come_back(view, ids, workspace, qtbot):
    qtbot.waitUntil(view.table.hasFocus)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert pairs(view) == [(ids[2], ids[3])]
    settled(view, qtbot)
    assert pairs(view) == [(ids[2], ids[3])]
    workspace.undo()
    settled(view, qtbot)
    assert pairs(view) == [(ids[0], ids[1]), (ids[2], ids[3])]


def test_an_edit_elsewhere_is_seen(view, ids, workspace, qtbot):
    people.update_person(workspace, ids[2], {"name": "Jari Korhonen"})
    assert view.model.rows[1].one.first == "Jari Korhonen"
    settled(view, qtbot)
    assert pairs(view) == [(ids[0], ids[1]), (ids[2], ids[4])]


def test_chips_filter_by_how_sure_it_is(view, ids):
    view.chips.set_chosen([Certainty.POSSIBLE])
    assert pairs(view) == [(ids[2], ids[3])]
    view.chips.set_chosen([Certainty.LIKELY])
    assert pairs(view) == []
    assert view._none._title.text() == "None of these"


def test_back_to_people_and_who_was_meant_is_selected(view, ids, window):
    view.ask_for_selected()
    page = window.stack.currentWidget()
    assert set(page.selected()) == {ids[0], ids[1]}


def test_escape_goes_back(view, window):
    view.parent().back.click()
    assert window.stack.currentWidget() is window.show_page("people")


def test_a_model_without_pairs(qtbot):  # noqa: ARG001 - needs an application
    model = PairsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.counts() == dict.fromkeys(Certainty, 0)


def test_the_same_pairs_found_again_are_not_painted_anew(view, qtbot):
    known = list(view.model.rows)
    with qtbot.assertNotEmitted(view.model.modelReset):
        view.model.set_pairs(list(known))
    with qtbot.waitSignal(view.model.modelReset):
        view.model.set_pairs(known[1:])
    assert view.model.rows == tuple(known[1:])
