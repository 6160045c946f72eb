"""The page of organizations: pairs that may be one, and all of them."""

import pytest
from PySide6.QtCore import Qt

from organizer.services import organizations, people
from tests.factories import an_organization
from ui.people.merge_organizations import MergeOrganizationsDialog
from ui.people.organizations import ALL, OrganizationsView
from ui.people.pairs import ONE, WHY
from ui.widgets.rows import LINES


@pytest.fixture
def ids(workspace):
    """One university under two names, a company in two forms, and another one."""
    names = ("清华大学", "Tsinghua University", "Acme", "Acme Ltd.", "VTT")
    made = [an_organization(workspace, name) for name in names]
    for name, place in (("王芳", 0), ("李娜", 0), ("Anna", 1), ("Bo", 2)):
        people.add_person(workspace, {"name": name, "organization": names[place]})
    return made


@pytest.fixture
def view(window, ids, qtbot):  # noqa: ARG001 - they are there before the page
    action = next(each for each in window.show_page("people").actions() if each.shortcut().toString() == "Ctrl+Shift+G")
    action.trigger()
    shown = window.stack.currentWidget()
    assert isinstance(shown, OrganizationsView)
    qtbot.waitUntil(lambda: shown.pane.settled)
    return shown


def opened(window):
    return next(each for each in window.findChildren(MergeOrganizationsDialog) if each.isVisible())


def names(view):
    return [view.everything.model.index(row, 0).data() for row in range(view.everything.model.rowCount())]


def test_pairs_with_the_larger_one_first(view, ids):
    model = view.pane.model
    assert [each.ids for each in model.rows] == [(ids[0], ids[1]), (ids[2], ids[3])]
    assert model.index(0, ONE).data(LINES).text() == "清华大学\n2 people"
    assert model.index(0, WHY).data(LINES).first == "known to be one"
    assert view._count.text() == "2 pairs"


def test_merging_a_pair_asks_which_name_stays(view, ids, window, workspace, qtbot):
    view.pane.merge.click()
    dialog = opened(window)
    assert dialog.choice.checkedId() == ids[0]
    dialog.choose(ids[1])
    dialog._accepted()
    one = next(each for each in organizations.organizations(workspace) if each.id == ids[1])
    assert (one.names, one.people) == (("Tsinghua University", "清华大学"), 3)
    assert workspace.undo_label == "Merge “清华大学” into “Tsinghua University”"
    qtbot.waitUntil(lambda: view.pane.settled)
    assert [each.ids for each in view.pane.model.rows] == [(ids[2], ids[3])]


def test_several_pairs_at_once_and_told_apart(view, ids, workspace, qtbot):
    view.pane.table.selectAll()
    view.pane.merge.click()
    qtbot.waitUntil(lambda: not view.pane.model.rows)
    assert workspace.undo_label == "Merge 2 organizations"
    workspace.undo()
    qtbot.waitUntil(lambda: view.pane.settled)
    view.pane.table.selectRow(1)
    view.pane.apart.click()
    assert workspace.undo_label == "“Acme” is not “Acme Ltd.”"
    qtbot.waitUntil(lambda: view.pane.settled)
    assert [each.ids for each in view.pane.model.rows] == [(ids[0], ids[1])]


def test_all_are_searched_by_any_name_and_merged_by_hand(view, ids, window, workspace):
    view.show_tab(ALL)
    assert names(view) == ["Acme", "Acme Ltd.", "Tsinghua University", "VTT", "清华大学"]
    assert view._count.text() == "5 organizations"
    view.everything.search("acme")
    assert names(view) == ["Acme", "Acme Ltd."]
    assert not view.everything.merge.isEnabled()
    view.everything.select([ids[2], ids[4]])
    assert view.everything.selected() == [ids[2]]
    view.everything.search("")
    view.everything.select([ids[2], ids[4]])
    view.everything.merge.click()
    opened(window)._accepted()
    assert names(view) == ["Acme", "Acme Ltd.", "Tsinghua University", "清华大学"]
    index = view.everything.model.index(0, 2)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "VTT"
    workspace.undo()
    assert len(names(view)) == 5


def test_a_pair_is_shown_in_the_list_and_back_to_people(view, ids, window):
    view.pane.ask_for_selected()
    assert view.choice.value() == ALL
    assert set(view.everything.selected()) == {ids[0], ids[1]}
    view.back.click()
    assert window.stack.currentWidget() is window.show_page("people")


def test_one_is_edited_beside_the_list(view, ids, workspace):
    view.show_tab(ALL)
    pane = view.everything
    pane.select([ids[4]])
    pane.edit.click()
    panel = pane.panel()
    assert panel.values()["name"] == "VTT"
    for word, text in (("second_name", "芬兰国家技术研究中心"), ("country", "Finland"), ("aliases", "VTT Oy\nVTT Ltd")):
        panel.fields[word].set_text(text)
    panel.set_dirty(True)
    panel.save_button.click()
    one = organizations.read_organization(workspace, ids[4])
    assert (one.second_name, one.country, one.aliases) == ("芬兰国家技术研究中心", "FI", ("VTT Oy", "VTT Ltd"))
    row = names(view).index("VTT")
    assert pane.model.index(row, 1).data() == "芬兰国家技术研究中心"
    workspace.undo()
    assert panel.values()["country"] == ""
    pane.select([ids[2]])
    assert panel.values()["name"] == "Acme"


def test_a_new_one_needs_a_name_and_is_selected_then(view, workspace):
    view.show_tab(ALL)
    pane = view.everything
    pane.add.click()
    panel = pane.panel()
    panel.fields["website"].set_text("example.org")
    panel.set_dirty(True)
    assert not panel.save()
    assert panel.fields["name"].problem() == "An organization needs a name."
    panel.fields["name"].set_text("Fraunhofer")
    assert panel.save()
    assert pane.selected() == [panel.organization]
    assert organizations.read_organization(workspace, panel.organization).website == "example.org"


def test_the_panel_of_a_deleted_one_closes(view, ids, workspace):
    view.show_tab(ALL)
    pane = view.everything
    pane.select([ids[2]])
    pane.edit.click()
    pane.delete.click()
    assert names(view) == ["Acme Ltd.", "Tsinghua University", "VTT", "清华大学"]
    assert workspace.undo_label == "Delete “Acme”: 1 person is left without one"
    assert pane.panel().isHidden()
