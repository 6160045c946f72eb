"""One value for many people, through the dialog."""

import pytest

from organizer.domain.people.person import PersonField
from organizer.services import people
from ui.people import bulk_edit
from ui.people.bulk_edit import BulkEditDialog, start_bulk_edit


@pytest.fixture
def ids(workspace):
    said = (
        ({"name": "Anna", "organization": "VTT", "category": "guest"}, {"T-shirt": "M"}),
        ({"name": "Berta", "organization": "VTT", "category": "speaker"}, {}),
        ({"name": "Clara"}, {}),
    )
    return [people.add_person(workspace, values, fields) for values, fields in said]


def opened(window):
    return next(each for each in window.findChildren(BulkEditDialog) if each.isVisible())


def test_the_selected_ones_are_edited_as_one_step(window, workspace, ids):
    page = window.show_page("people")
    page.select(ids[:2])
    assert page.bar.edit.isEnabled()
    page.bar.edit.click()
    dialog = opened(window)
    assert dialog.windowTitle() == "Edit 2 people"
    assert not dialog.save.isEnabled()
    assert dialog.editors["organization"].text() == "VTT"
    assert dialog.editors["category"].lineEdit().placeholderText() == "they differ"
    assert dialog.editors["T-shirt"].placeholderText() == "they differ"

    dialog.set_value("category", "press")
    dialog.set_value("status", "pending")
    dialog.set_value("T-shirt", "")
    dialog.save.click()

    assert workspace.undo_label == "Edit 2 people"
    said = [people.read_person(workspace, id) for id in ids]
    assert [each.values[PersonField.CATEGORY] for each in said] == ["press", "press", ""]
    assert [each.values[PersonField.STATUS] for each in said] == ["pending", "pending", "confirmed"]
    assert [each.fields for each in said] == [{}, {}, {}]


def test_typing_ticks_and_what_is_not_ticked_stays(window, workspace, ids, qtbot):
    start_bulk_edit(workspace, window, ids)
    dialog = opened(window)
    qtbot.keyClicks(dialog.editors["country"], "CH")
    assert dialog.ticks["country"].isChecked()
    assert dialog.chosen() == ({"country": "CH"}, {})
    dialog.ticks["country"].setChecked(False)
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_many_are_written_beside_the_window(window, workspace, ids, qtbot, monkeypatch):
    monkeypatch.setattr(bulk_edit, "MANY", 3)
    start_bulk_edit(workspace, window, ids)
    qtbot.waitUntil(lambda: not window.jobs.running)
    dialog = opened(window)
    dialog.set_value("country", "CH")
    dialog.save.click()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert [people.read_person(workspace, id).values[PersonField.COUNTRY] for id in ids] == ["CH"] * 3
    assert workspace.undo_label == "Set “CH” for 3 people"
