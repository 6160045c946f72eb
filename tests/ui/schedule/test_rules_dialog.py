"""Rules are the user's to set; every change is one step, and the conflicts follow at once."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest

from organizer.domain.programme.words import OrderKind
from organizer.domain.schedule.grid import Level, Placement, Rule, Setting, Severity
from organizer.services import schedule
from ui.dialogs import Dialog
from ui.schedule.rules.dialog import RulesDialog


@pytest.fixture
def rules(page, event, window):
    """The dialog over a board with a person in two rooms and a room that is too small."""
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))
    page._open_panel()
    QTest.mouseClick(page.panel.rules_button, Qt.MouseButton.LeftButton)
    return window.dialog_parent().findChild(RulesDialog)


def choose(box, level: Level) -> None:
    """Choose a level with the keys."""
    step = box.findData(level) - box.currentIndex()
    for _ in range(abs(step)):
        QTest.keyClick(box, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)


def test_a_rule_weighs_what_the_user_says_and_conflicts_follow(rules, page, event):
    line = rules.rules.lines[Rule.ROOM_TOO_SMALL]
    choose(line.level, Level.ERROR)

    assert [each.text() for each in page.chips.values()] == ["2 errors", "0 warnings"]
    assert event.workspace.undo_label == "Rule “Room too small”: Error"
    QTest.mouseClick(line.usual, Qt.MouseButton.LeftButton)
    assert page.board.snapshot.settings == {}
    assert line.level.currentData() == Level.WARNING
    event.workspace.undo()
    assert line.level.currentData() == Level.ERROR
    rules.accept()


def test_a_refused_rule_refuses_moves(rules, page, event):
    choose(rules.rules.lines[Rule.ROOM_TOO_SMALL].level, Level.REFUSED)
    answer = page.board.index.plan(event.eurasian, Placement(event.salon, 1, 600))

    assert answer.refused == "62 expected, Salon seats 40."
    rules.accept()


def test_a_limit_is_typed_once_and_counts_when_the_dialog_closes(rules, page, event):
    line = rules.rules.lines[Rule.CHANGE_ROOM]
    line.limit.selectAll()
    QTest.keyClicks(line.limit, "25")
    QTest.keyClick(line.limit, Qt.Key.Key_Return)

    assert page.board.snapshot.settings == {Rule.CHANGE_ROOM: Setting(Level.CHECK, 25)}
    assert event.workspace.undo_label == "Rule “Too little time to change rooms”: To check, 25"
    line.limit.setValue(30)
    rules.accept()
    assert page.board.snapshot.settings == {Rule.CHANGE_ROOM: Setting(Level.CHECK, 30)}
    rules.accept()


def test_all_rules_as_usual_is_one_step(rules, page, event):
    choose(rules.rules.lines[Rule.NO_CHAIR].level, Level.OFF)
    choose(rules.rules.lines[Rule.EMPTY].level, Level.CHECK)
    assert len(page.board.snapshot.settings) == 2
    QTest.mouseClick(rules.rules.reset, Qt.MouseButton.LeftButton)

    assert page.board.snapshot.settings == {}
    assert not rules.rules.reset.isEnabled()
    event.workspace.undo()
    assert len(page.board.snapshot.settings) == 2
    rules.accept()


def test_what_must_hold_between_two_sessions_is_added_and_removed(rules, page, event):
    rules.show_leaf(1)
    orders = rules.orders
    orders.first.setEditText(orders.first.itemText(orders.first.findData(event.clinic)))
    orders.second.setEditText(orders.second.itemText(orders.second.findData(event.opening)))
    QTest.mouseClick(orders.add, Qt.MouseButton.LeftButton)

    assert [(each.kind, each.session, each.other) for each in page.board.snapshot.orders] == [
        (OrderKind.BEFORE, event.clinic, event.opening)
    ]
    assert [orders.list.item(row).text() for row in range(orders.list.count())] == ["“Clinic” before “Opening”"]
    assert any(each.rule is Rule.BEFORE for each in page.panel._all)
    orders.list.setCurrentRow(0)
    QTest.keyClick(orders.list, Qt.Key.Key_Delete)
    assert page.board.snapshot.orders == ()
    event.workspace.undo()
    assert orders.list.count() == 1
    rules.accept()


def test_a_session_is_found_by_a_part_of_its_title_and_not_set_beside_itself(rules):
    orders = rules.orders
    for choice in (orders.first, orders.second):
        choice.completer().setCompletionPrefix("pening")
        assert choice.completer().currentCompletion() == "Opening – Sat 26 Sep, Hall A, 09:00"
        choice.setEditText("Opening – Sat 26 Sep, Hall A, 09:00")
    assert not orders.add.isEnabled()
    rules.accept()


def test_a_day_may_end_after_midnight(rules, page, event):
    rules.show_leaf(2)
    day = rules.day
    day.closes.setTime(QTime(2, 0))
    assert day.problem.text() == "A day has to end after it begins. Does it end on the next day?"
    QTest.mouseClick(day.next_day, Qt.MouseButton.LeftButton, pos=day.next_day.rect().center() * 0.1)
    QTest.qWait(1)

    assert (page.board.snapshot.opens, page.board.snapshot.closes) == (480, 26 * 60)
    assert day.said.text() == "Every day from 08:00 to 26:00, that is 02:00 on the next day."
    assert event.workspace.undo_label == "Hours of the day"
    schedule.move_session(event.workspace, event.eurasian, Placement(event.hall, 0, 24 * 60))
    assert not any(each.rule is Rule.OUTSIDE_DAY for each in page.board.index.conflicts())
    assert page.chips[Severity.ERROR].isHidden()
    rules.accept()


@pytest.mark.parametrize(("keys", "title"), [("Ctrl+F8", "Rules of the schedule"), ("Shift+F8", "Where people are")])
def test_rules_and_clashes_open_by_keys_as_well(page, window, keys, title):
    next(each for each in page.actions() if each.shortcut().toString() == keys).trigger()
    opened = [each for each in window.dialog_parent().findChildren(Dialog) if each.isVisible()]
    for each in opened:
        each.close()

    assert [each.windowTitle() for each in opened] == [title]
