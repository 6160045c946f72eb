"""What countries are called: the dialog, and every place that shows one."""

import pytest
from PySide6.QtCore import Qt

from organizer.domain.names.organizations import Organization
from organizer.domain.people.person import PersonField
from organizer.services import countries, organizations, people
from ui.people.country_names import CountryNamesDialog, start_country_names
from ui.people.organizations import ALL, start_organizations


@pytest.fixture
def anna(workspace):
    organizations.add_organization(workspace, Organization(0, "ČVUT", "", (), "university", "CZ", "", ""))
    return people.add_person(workspace, {"name": "Anna", "organization": "ČVUT", "country": "CZ"})


@pytest.fixture
def dialog(window, workspace, anna):  # noqa: ARG001 - she is there before the dialog
    start_country_names(workspace, window)
    return opened(window)


def opened(window):
    return next(each for each in window.findChildren(CountryNamesDialog) if each.isVisible())


def test_a_name_is_typed_and_saved_by_the_keyboard(dialog, workspace, qtbot):
    first, second = dialog.editors["CZ"]
    assert (first.placeholderText(), second.placeholderText()) == ("Czechia", "捷克")
    qtbot.keyClicks(first, "Czech Lands")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert workspace.undo_label == "Call Czechia “Czech Lands”"
    assert countries.country_names(workspace).given == {"CZ": {"en": "Czech Lands"}}


def test_resetting_gives_the_usual_names_back(window, workspace, anna, qtbot):  # noqa: ARG001 - as above
    countries.name_countries(workspace, [("CZ", ("Czech Lands", "捷克之地"))])
    start_country_names(workspace, window)
    dialog = opened(window)
    reset = dialog.resets["CZ"]
    assert reset.isEnabled()
    qtbot.keyClick(reset, Qt.Key.Key_Space)
    assert dialog.given() == [("CZ", ("", ""))]
    assert not reset.isEnabled()
    dialog._save()
    assert countries.country_names(workspace).given == {}


def test_a_name_that_is_taken_keeps_the_dialog_open(dialog, window, workspace, monkeypatch):
    said = []
    monkeypatch.setattr(window.operations, "present", lambda error: said.append(str(error)))
    dialog.editors["CZ"][0].setText("Italy")
    dialog._save()
    assert dialog.isVisible()
    assert said == ["“Italy” (CZ) is the name of another country, too. Sheets could not tell the two apart."]
    assert countries.country_names(workspace).given == {}
    dialog.reject()


def test_the_panel_of_a_person_shows_it_and_understands_it(window, workspace, anna):
    page = window.show_page("people")
    page.panel().show_person(anna)
    countries.name_countries(workspace, [("CZ", ("Czech Lands", ""))])
    window.announce()
    assert page.panel().fields[PersonField.COUNTRY].text() == "Czech Lands"
    before = workspace.undo_state
    page.panel().set_dirty(True)
    page.panel().leave()
    assert workspace.undo_state == before  # the name of the same country is no change


def test_the_list_and_the_panel_of_organizations_show_it(window, workspace, anna, qtbot):  # noqa: ARG001 - as above
    view = start_organizations(workspace, window)
    view.show_tab(ALL)
    assert view.everything.model.index(0, 4).data() == "Czechia"
    countries.name_countries(workspace, [("CZ", ("Czech Lands", ""))])
    window.announce()
    assert view.everything.model.index(0, 4).data() == "Czech Lands"
    view.everything.select([view.everything.model.ids[0]])
    view.everything.edit_selected()
    assert view.everything.panel().fields["country"].text() == "Czech Lands"
    qtbot.waitUntil(lambda: view.pane.settled)
