"""The strip with one row per person: what they do and where it clashes; duties and hours are changed there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Engagement, EngagementKind, Hours, Placement
from organizer.domain.schedule.person_days import DoingKind
from organizer.services import duties, schedule
from tests.factories import a_person
from ui.schedule.person.dialog import PeopleStrip, show_people
from ui.schedule.person.duty_form import DutyForm
from ui.schedule.person.hours_form import HoursForm


@pytest.fixture
def desk(page, event):
    """Elena Rossi opens at nine and sits at the desk at two."""
    rossi = page.board.snapshot.card_by_id[event.opening].people[0].person
    duties.add_duty(event.workspace, Engagement(EngagementKind.DUTY, 0, "Desk", rossi, "", 0, 840, 60))
    return rossi


@pytest.fixture
def dialog(window, event, desk):
    """Her row."""
    made = show_people(event.workspace, window, [desk])
    made.resize(1160, 620)
    return made


def point(strip, doing, minutes: int = 10) -> QPoint:
    """A point of the viewport on something of the first row, so many minutes after its begin."""
    layout = strip.geometry_now
    area, seen = layout.area(layout.rows[0], doing), strip._seen()
    return QPoint(round(area.left() + minutes * layout.per_minute - seen.left()), round(area.center().y() - seen.top()))


def test_everything_one_does_stands_in_a_row_and_clashes_are_told(dialog, event):
    person = dialog.strip.person()
    assert [(each.kind, each.title, each.begin) for each in person.doings] == [
        (DoingKind.SESSION, "Opening", 540),
        (DoingKind.DUTY, "Desk", 840),
    ]
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 840))

    assert [each.text for each in dialog.strip.person().conflicts] == [
        "Elena Rossi is in “Eurasian session” and “Desk”, 14:00–15:00."
    ]
    assert dialog.clashes.text() == "1 who clashes"
    dialog.accept()


def test_arrows_choose_and_enter_shows_a_session_on_the_board(dialog, event, page):
    QTest.keyClick(dialog.strip, Qt.Key.Key_Right)
    assert dialog.strip.doing().title == "Desk"
    assert not dialog.show_button.isEnabled()
    QTest.keyClick(dialog.strip, Qt.Key.Key_Left)
    assert dialog._story.text() == "Opening\nSat 26 Sep 09:00–10:00 · Speaker · Hall A"
    QTest.keyClick(dialog.strip, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert page.board.selection() == event.opening


def test_a_duty_is_dragged_to_another_time_and_undo_takes_it_back(dialog, event, desk):
    strip = dialog.strip
    doing = strip.person().doings[1]
    start, end = point(strip, doing), point(strip, doing, 70)
    QTest.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(strip.viewport(), end)
    QTest.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    assert strip.person().doings[1].begin == 900
    event.workspace.undo()
    assert strip.person().doings[1].begin == 840
    strip.choose(desk, strip.person().doings[1])
    QTest.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert strip.person().doings[1].begin == 845
    dialog.accept()


def test_a_duty_is_added_in_its_form_edited_and_removed(dialog, event):
    dialog.strip.choose(dialog.strip.person().person, None)
    QTest.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    form = dialog.findChild(DutyForm)
    form.title.setText("Door")  # typing it would open what is offered, which takes the keyboard
    form.room.setCurrentIndex(form.room.findData(event.salon))
    form.day.setCurrentIndex(1)
    QTest.keyClick(form.title, Qt.Key.Key_Return)

    added = dialog.strip.person().doings[-1]
    assert (added.title, added.begin, added.end, added.room) == ("Door", 24 * 60 + 480, 24 * 60 + 540, event.salon)
    dialog.strip.choose(dialog.strip.person().person, added)
    QTest.keyClick(dialog.strip, Qt.Key.Key_Delete)
    assert [each.title for each in dialog.strip.person().doings] == ["Opening", "Desk"]
    event.workspace.undo()
    assert [each.title for each in dialog.strip.person().doings] == ["Opening", "Desk", "Door"]
    dialog.accept()


def test_hours_are_set_and_what_lies_outside_is_not_available(dialog, event, desk):
    QTest.mouseClick(dialog.hours_button, Qt.MouseButton.LeftButton)
    form = dialog.findChild(HoursForm)
    form.always.click()
    assert form.problem.text() == "Say at least one stretch of time."
    QTest.keyClicks(form.lines[0], "26-10")
    assert not form._ok.isEnabled()
    form.lines[0].clear()
    QTest.keyClicks(form.lines[0], "10-12, 14-26")
    QTest.mouseClick(form._ok, Qt.MouseButton.LeftButton)

    assert schedule.snapshot(event.workspace).available == {desk: (Hours(0, 600, 720), Hours(0, 840, 26 * 60))}
    assert dialog.strip.person().away[:2] == ((480, 600), (720, 840))
    assert [each.rule for each in dialog.strip.person().conflicts] == ["person-away"]
    event.workspace.undo()
    assert dialog.strip.person().away == ()
    dialog.accept()


def test_people_are_added_to_the_strip_and_all_who_clash_are_shown(dialog, event, desk):
    wang = a_person(event.workspace, "王晓宇")
    dialog.add_person(wang)
    assert [row.days.name for row in dialog.strip.geometry_now.rows] == ["Elena Rossi", "王晓宇"]
    assert dialog.strip.person().doings == ()
    QTest.keyClick(dialog.strip, Qt.Key.Key_Up)
    assert dialog.strip.person().person == desk
    dialog.accept()


def test_nobody_clashes_and_the_strip_says_so(window, event):
    made = show_people(event.workspace, window, [])
    assert made._nobody.isVisible()
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))
    assert [row.days.name for row in made.strip.geometry_now.rows] == ["Elena Rossi"]
    made.accept()


def test_the_panel_and_the_people_page_lead_to_the_strip(window, event, page):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))
    page._open_panel()
    page.panel.list.setCurrentIndex(page.panel.model.index(0, 0))
    QTest.mouseClick(page.panel.whose, Qt.MouseButton.LeftButton)
    found = window.dialog_parent().findChild(PeopleStrip)
    assert found.strip.person().name == "Elena Rossi"
    found.accept()

    listing = window.show_page("people")
    QTest.qWait(100)
    listing.select([found.strip.person().person])
    listing.acts.show_days()
    opened = [each for each in window.dialog_parent().findChildren(PeopleStrip) if each.isVisible()]
    assert [each.strip.person().name for each in opened] == ["Elena Rossi"]
    opened[0].accept()
