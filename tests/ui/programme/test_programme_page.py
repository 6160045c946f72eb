from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QTreeView

from organizer.domain.programme.outline import Item, ItemKind, Place
from organizer.domain.programme.words import RoleKind
from organizer.domain.schedule.grid import Placement
from organizer.services import people, programme, rooms, schedule
from ui import theme
from ui.dialogs import Question
from ui.programme.model import DURATION, SECOND, TITLE, OutlineModel
from ui.programme.words import minutes, place_text

ACTIVITY, SESSION, TALK = ItemKind
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def item(kind, id, title, *children, **values):
    given = {"second_title": "", "what": "", "color": None, "duration": 30, "place": None, "people": 0, **values}
    return Item(kind, id, title, **given, children=tuple(children))


TREE = (
    item(
        ACTIVITY,
        1,
        "Roadshow",
        item(SESSION, 1, "Chips", item(TALK, 1, "One"), item(TALK, 2, "Two"), place=Place("Hall A", 0, 600), what="AI"),
        item(SESSION, 2, "Energy"),
        what="roadshow",
    ),
    item(ACTIVITY, 2, "Closing", duration=0),
)


def told(model, parent=None, depth=0):
    """The tree as text, a line each, cells between bars."""
    lines = []
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        cells = [model.index(row, column, parent).data() for column in range(model.columnCount())]
        lines.append("  " * depth + " | ".join(filter(None, cells)))
        lines += told(model, model.index(row, 0, parent), depth + 1)
    return lines


@pytest.fixture
def model(qapp):  # noqa: ARG001 - item models need an application
    made = OutlineModel()
    made.tester = QAbstractItemModelTester(made, FATAL)
    made.set_items(TREE, ())
    return made


def test_what_begins_after_midnight_is_said_to_be_on_the_next_day():
    days = (date(2026, 9, 26), date(2026, 9, 27))
    assert place_text(Place("Hall A", 1, 1470), days) == "Mon 28 Sep 00:30 · Hall A"
    assert place_text(Place("", 0, 1470), ()) == "day 2 00:30"


def test_the_tree_as_text(model):
    assert told(model) == [
        "Roadshow | Roadshow | 30 min",
        "  Chips | AI | 30 min | day 1 10:00 · Hall A",
        "    One | 30 min",
        "    Two | 30 min",
        "  Energy | 30 min",
        "Closing",
    ]


def test_equal_lines_are_painted_anew_only_where_they_differ(model, qtbot):
    renamed = (TREE[0], item(ACTIVITY, 2, "Awards", duration=0))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        assert not model.set_items(renamed, ())
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert model.set_items(TREE[:1], ())


def test_what_is_edited_in_place_is_told(model, qtbot):
    chips = model.index_of((SESSION, 1))
    with qtbot.waitSignal(model.edited) as told_edit:
        model.setData(chips.siblingAtColumn(DURATION), "45")
    assert told_edit.args == [(SESSION, 1), "duration", "45"]
    assert not model.setData(chips, "Chips")
    editable = Qt.ItemFlag.ItemIsEditable
    activity = model.index_of((ACTIVITY, 1))
    assert [bool(model.flags(activity.siblingAtColumn(c)) & editable) for c in (TITLE, SECOND, DURATION)] == [1, 1, 0]


@pytest.mark.parametrize(
    ("key", "onto", "row", "target"),
    [
        ((TALK, 1), (SESSION, 2), -1, ((TALK, 1), 2, 0)),
        ((TALK, 1), (SESSION, 1), 2, ((TALK, 1), 1, 1)),
        ((TALK, 2), (SESSION, 1), 0, ((TALK, 2), 1, 0)),
        ((TALK, 1), (ACTIVITY, 1), -1, None),
        ((SESSION, 1), (ACTIVITY, 2), -1, ((SESSION, 1), 2, 0)),
        ((SESSION, 1), (SESSION, 2), -1, None),
        ((ACTIVITY, 2), None, 0, ((ACTIVITY, 2), None, 0)),
        ((TALK, 1), None, 0, None),
    ],
)
def test_a_line_is_dropped_only_where_it_belongs(model, key, onto, row, target):
    heard = []
    model.moved.connect(lambda *what: heard.append(what))
    carried = model.mimeData([model.index_of(key)])
    parent = model.index_of(onto) if onto else QModelIndex()
    assert model.canDropMimeData(carried, Qt.DropAction.MoveAction, row, 0, parent) == (target is not None)
    model.dropMimeData(carried, Qt.DropAction.MoveAction, row, 0, parent)
    assert heard == ([target] if target else [])


def test_durations_in_words():
    assert [minutes(each) for each in (10, 90, 240, 570)] == ["10 min", "90 min", "4 h", "9 h 30"]


@pytest.fixture
def made(workspace):
    """Ids by title."""
    ids = {"Roadshow": programme.add(workspace, ACTIVITY, "Roadshow")}
    for title in ("Chips", "Energy"):
        ids[title] = programme.add(workspace, SESSION, title, parent=ids["Roadshow"])
    for title in ("One", "Two"):
        ids[title] = programme.add(workspace, TALK, title, parent=ids["Chips"])
    return ids


@pytest.fixture
def page(window, made):  # noqa: ARG001 - the programme is there before the page
    return window.show_page("programme")


def titles(page):
    return [line.strip().split(" | ")[0] for line in told(page.outline.model)]


def test_an_empty_programme_says_what_it_is_for(window, workspace):
    page = window.show_page("programme")
    assert page.outline._views.currentIndex() == 1
    programme.add(workspace, ACTIVITY, "Roadshow")
    assert page.outline._views.currentIndex() == 0


def editor_of(view: QTreeView) -> QLineEdit | None:
    """The line in which a title is being typed."""
    return view.viewport().findChild(QLineEdit)


def test_adding_and_typing_the_title_is_one_step(page, made, workspace, qtbot):
    page.outline.tree.select([(SESSION, made["Energy"])])
    last = workspace.last_operation
    page.outline.add_talk()
    assert titles(page) == ["Roadshow", "Chips", "One", "Two", "Energy", "New talk"]
    editor = editor_of(page.outline.tree)
    editor.selectAll()
    qtbot.keyClicks(editor, "Batteries")
    assert workspace.last_operation == last
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["Roadshow", "Chips", "One", "Two", "Energy", "Batteries"])
    assert workspace.last_operation == last + 1
    assert workspace.undo_label == "Add “Batteries”"
    assert page.outline.tree.current()[0] is TALK
    workspace.undo()
    assert titles(page) == ["Roadshow", "Chips", "One", "Two", "Energy"]


def test_what_is_new_may_keep_the_title_that_is_proposed(page, workspace, qtbot):
    page.outline.add_activity()
    qtbot.keyClick(editor_of(page.outline.tree), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.undo_label == "Add “New activity”")
    assert titles(page)[-1] == "New activity"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_no_title_add_nothing(page, made, workspace, qtbot, key):
    page.outline.tree.select([(ACTIVITY, made["Roadshow"])])
    last = workspace.last_operation
    page.outline.add_session()
    editor = editor_of(page.outline.tree)
    editor.clear()
    qtbot.keyClick(editor, key)
    qtbot.waitUntil(lambda: titles(page) == ["Roadshow", "Chips", "One", "Two", "Energy"])
    assert workspace.last_operation == last


def test_what_is_typed_survives_a_change_from_elsewhere(page, made, workspace, qtbot):
    page.outline.tree.select([(ACTIVITY, made["Roadshow"])])
    page.outline.add_session()
    programme.change(workspace, TALK, made["One"], {"title": "First"})
    programme.add(workspace, TALK, "Three", parent=made["Chips"])
    editor = editor_of(page.outline.tree)
    qtbot.keyClicks(editor, "Water")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["Roadshow", "Chips", "First", "Two", "Three", "Energy", "Water"])


def test_a_talk_needs_its_session(page, made, workspace):
    page.outline.tree.select([(ACTIVITY, made["Roadshow"])])
    last = workspace.last_operation
    page.outline.add_talk()
    assert workspace.last_operation == last


def test_keys_move_duplicate_and_delete(page, made, workspace):
    outline = page.outline
    outline.tree.select([(TALK, made["Two"])])
    outline.move_up()
    assert titles(page) == ["Roadshow", "Chips", "Two", "One", "Energy"]
    assert outline.tree.current() == (TALK, made["Two"])
    outline.move_down()
    outline.move_down()
    assert titles(page) == ["Roadshow", "Chips", "One", "Energy", "Two"]
    outline.duplicate_current()
    assert titles(page)[-2:] == ["Two", "Two (copy)"]
    outline.remove_selected()
    assert titles(page)[-1] == "Two"
    workspace.undo()
    assert titles(page)[-1] == "Two (copy)"


def test_an_activity_with_a_session_that_has_begun_is_deleted_only_when_that_is_wanted(
    page, made, workspace, window, qtbot
):
    hall = rooms.add_room(workspace, {"name": "Hall A"}, {})
    schedule.move_session(workspace, made["Energy"], Placement(hall, 0, 540))
    window.clock = lambda: datetime(2026, 9, 26, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    page.outline.tree.select([(ACTIVITY, made["Roadshow"])])
    for key, left in ((Qt.Key.Key_Escape, 5), (Qt.Key.Key_Return, 0)):
        page.outline.remove_selected()
        (asked,) = (each for each in window.findChildren(Question) if each.isVisible())
        assert asked.windowTitle() == "“Energy” has begun"
        qtbot.keyClick(asked, key)
        assert len(titles(page)) == left


def test_what_is_open_and_selected_stays_so(page, made, workspace):
    tree = page.outline.tree
    tree.setExpanded(page.outline.model.index_of((SESSION, made["Chips"])), True)
    tree.select([(TALK, made["Two"])])
    programme.add(workspace, ACTIVITY, "Closing")
    assert tree.open_keys() == {(ACTIVITY, made["Roadshow"]), (SESSION, made["Chips"])}
    assert tree.selected() == [(TALK, made["Two"])]


def test_searching_opens_what_holds_it_and_closes_it_again(page, made, qtbot):
    page.search.setText("two")
    with qtbot.waitSignal(page.search.searched):
        pass
    assert titles(page) == ["Roadshow", "Chips", "Two"]
    assert (SESSION, made["Chips"]) in page.outline.tree.open_keys()
    page.search.clear()
    with qtbot.waitSignal(page.search.searched):
        pass
    assert page.outline.tree.open_keys() == {(ACTIVITY, made["Roadshow"])}


def test_details_are_saved_as_one_step(page, made, workspace, qtbot):
    page.outline.tree.select([(SESSION, made["Chips"])])
    page.outline.show_details()
    form = page.outline._form()
    form.fields["second_title"].editor.clear()
    qtbot.keyClicks(form.fields["second_title"].editor, "Circuits")
    form.fields["track"].editor.setCurrentText("AI")
    form.save()
    assert workspace.undo_label == "Edit “Chips”"
    assert [track.name for track in rooms.tracks(workspace)] == ["AI"]
    assert told(page.outline.model)[1].startswith("  Chips | Circuits | AI")

    form.fields["duration"].editor.clear()
    qtbot.keyClicks(form.fields["duration"].editor, "long")
    assert not form.leave()
    assert form.fields["duration"].problem() == "A duration is a whole number of minutes, from 1 to 1,440."
    form.revert()


def test_people_take_part_and_leave(page, made, workspace, qtbot):
    person = people.add_person(workspace, {"name": "曾国强", "organization": "VTT"})
    page.outline.tree.select([(TALK, made["One"])])
    page.outline.tree.setExpanded(page.outline.model.index_of((SESSION, made["Chips"])), True)
    page.outline.tree.select([(TALK, made["One"])])
    page.outline.show_details()
    who = page.outline._form().people
    qtbot.waitUntil(lambda: who.picker._finder.search("zeng") is not None)
    who.picker.line.setText("zeng")
    qtbot.waitUntil(lambda: who.picker.offers.count() == 1)
    qtbot.keyClick(who.picker.line, Qt.Key.Key_Return)

    def roles():
        return [(each.person, each.kind) for each in programme.details(workspace, TALK, made["One"]).participants]

    assert roles() == [(person, RoleKind.SPEAKER)]
    who._lines[0].kinds.setCurrentIndex(who._lines[0].kinds.findData(RoleKind.CHAIR))
    who._lines[0]._changed()
    assert roles() == [(person, RoleKind.CHAIR)]
    who._lines[0]._removed()
    assert roles() == []
    assert who._lines == []


def test_rooms_are_added_changed_moved_and_deleted(page, workspace, qtbot):
    page.show_tab("rooms")
    tab = page.rooms
    for name in ("Hall A", "Hall B"):
        tab.add_line()
        qtbot.keyClicks(tab.form.fields["name"].editor, name)
        tab.form.save()
    tab.form.fields["hours 1"].editor.setText("late")
    tab.form._edited()
    assert not tab.form.leave()
    assert tab.form.fields["hours 1"].problem() == "Hours look like 08:00–12:00, 13:00–18:00."
    tab.form.fields["hours 1"].editor.setText("9-12")
    assert tab.form.leave()
    assert [(room.name, room.hours) for room in rooms.rooms(workspace)] == [
        ("Hall A", {}),
        ("Hall B", {1: ((540, 720),)}),
    ]
    tab.select(rooms.rooms(workspace)[1].id)
    tab.move_up()
    assert [tab.model.index(row, 0).data() for row in range(2)] == ["Hall B", "Hall A"]
    tab.remove_line()
    assert [room.name for room in rooms.rooms(workspace)] == ["Hall A"]


def test_a_track_has_a_colour(page, workspace, qtbot):
    page.show_tab("tracks")
    page.tracks.add_line()
    qtbot.keyClicks(page.tracks.form.fields["name"].editor, "AI")
    color = page.tracks.form.fields["color"].editor
    color.setCurrentIndex(4)
    page.tracks.form.save()
    assert [(track.name, track.color) for track in rooms.tracks(workspace)] == [("AI", 4)]
    assert page.tracks.model.index(0, 2).data() == "Magenta"


def test_only_the_current_line_has_the_bar_of_the_keyboard(page, qtbot):
    tree = page.outline.tree
    qtbot.waitActive(tree.window())
    tree.expandAll()
    tree.setFocus()
    assert tree.hasFocus()
    top = tree.model().index(0, 0)
    current = tree.model().index(0, 0, top)
    tree.setCurrentIndex(current)
    picture, accent = tree.viewport().grab().toImage(), theme.current().accent

    def has_bar(index):
        rect = tree.visualRect(index)
        return any(picture.pixelColor(rect.left() + each, rect.center().y()) == accent for each in range(3))

    assert [has_bar(top), has_bar(current)] == [False, True]
