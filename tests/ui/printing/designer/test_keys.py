"""Every key of the designer, pressed for real."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from organizer.domain.printing.designs.clipboard import MIME
from organizer.domain.printing.designs.document import Reverse, Side, design_of
from organizer.domain.printing.designs.edits import set_locked, set_reverse
from tests.ui.printing.designer.conftest import CODE, LINE, NAME, PANEL, Store, box, elements
from ui.keys_dialog import KeysDialog
from ui.printing.designer.designer import Designer
from ui.window import MainWindow

Key, Held = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT = Held.ControlModifier, Held.ShiftModifier


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


def order(designer: Designer) -> list[int]:
    return [each.id for each in designer.editing.kept.front]


@pytest.mark.parametrize(
    ("key", "held", "right", "down"),
    [
        (Key.Key_Right, Held.NoModifier, 100, 0),
        (Key.Key_Left, Held.NoModifier, -100, 0),
        (Key.Key_Down, Held.NoModifier, 0, 100),
        (Key.Key_Up, SHIFT, 0, -1_000),
        (Key.Key_Right, SHIFT, 1_000, 0),
        (Key.Key_Left, CONTROL, -10_000, 0),
        (Key.Key_Down, CONTROL, 0, 10_000),
    ],
)
def test_arrows_move_what_is_selected(
    designer: Designer, key: Qt.Key, held: Qt.KeyboardModifier, right: int, down: int
) -> None:
    designer.editing.select([PANEL])
    press(designer.canvas, key, held)
    assert box(designer, PANEL) == (10_000 + right, 10_000 + down, 20_000, 20_000)


def test_arrows_in_a_row_are_taken_back_together_and_those_of_another_element_are_not(designer: Designer) -> None:
    designer.editing.select([PANEL])
    for _times in range(3):
        press(designer.canvas, Key.Key_Right)
    designer.editing.select([CODE])
    press(designer.canvas, Key.Key_Down)
    press(designer.canvas, Key.Key_Z, CONTROL)
    assert box(designer, CODE) == (55_000, 85_000, 25_000, 25_000)
    assert box(designer, PANEL)[0] == 10_300
    press(designer.canvas, Key.Key_Z, CONTROL)
    assert box(designer, PANEL)[0] == 10_000
    press(designer.canvas, Key.Key_Y, CONTROL)
    press(designer.canvas, Key.Key_Z, CONTROL | SHIFT)
    assert box(designer, CODE)[1] == 85_100


def test_tab_goes_from_element_to_element_and_then_on(designer: Designer) -> None:
    seen = []
    for _times in range(4):
        press(designer.canvas, Key.Key_Tab)
        seen.append(set(designer.editing.selection))
    assert seen == [{PANEL}, {NAME}, {CODE}, {LINE}]
    press(designer.canvas, Key.Key_Backtab, SHIFT)
    assert designer.editing.selection == {CODE}
    press(designer.canvas, Key.Key_Tab)
    press(designer.canvas, Key.Key_Tab)
    assert not designer.canvas.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_del_takes_away_what_is_not_locked(designer: Designer, key: Qt.Key) -> None:
    designer.editing.change("Test", lambda it: set_locked(it, [CODE], locked=True))
    designer.editing.select_within([PANEL, CODE])
    press(designer.canvas, key)
    assert order(designer) == [NAME, CODE, LINE]


def test_everything_may_be_deleted_and_the_empty_side_says_what_to_do(designer: Designer, store: Store) -> None:
    assert not designer.first_step.isVisible()
    press(designer.canvas, Key.Key_A, CONTROL)
    press(designer.canvas, Key.Key_X, CONTROL)
    assert order(designer) == []
    assert designer.first_step.isVisible()
    assert designer.save()
    assert store.design["elements"] == []
    designer.first_step.paste_button.click()
    assert len(elements(designer)) == 4
    assert not designer.first_step.isVisible()


def test_copy_and_paste_lay_a_copy_beside_the_first(designer: Designer) -> None:
    designer.editing.select([PANEL])
    press(designer.canvas, Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert json.loads(data.text()) == json.loads(bytes(data.data(MIME).data()))
    assert json.loads(data.text())["elements"] == [elements(designer)[0]]
    press(designer.canvas, Key.Key_V, CONTROL)
    press(designer.canvas, Key.Key_V, CONTROL)
    assert [each["box"][:2] for each in elements(designer)[4:]] == [[12_000, 12_000], [14_000, 14_000]]
    assert designer.editing.selection == {6}


def test_cut_and_paste_on_the_back(designer: Designer) -> None:
    designer.editing.change("Test", lambda it: set_reverse(it, Reverse.OWN))
    designer.editing.select([LINE])
    press(designer.canvas, Key.Key_X, CONTROL)
    designer.editing.show_side(Side.BACK)
    press(designer.canvas, Key.Key_V, CONTROL)
    made = design_of(designer.editing.kept)
    assert [each["kind"] for each in made["elements"]] == ["rectangle", "text", "code"]
    assert [each["kind"] for each in made["back"]["elements"]] == ["line"]


def test_pasting_something_else_is_refused_with_a_sentence(designer: Designer, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Elena Rossi")
    press(designer.canvas, Key.Key_V, CONTROL)
    assert len(elements(designer)) == 4
    assert "There are no elements of a badge on the clipboard" in window.toaster.text()


def test_each_step_has_a_name(designer: Designer) -> None:
    undo, redo = designer.undo_button, designer.redo_button
    assert (undo.isEnabled(), undo.toolTip()) == (False, "Undo: nothing (Ctrl+Z)")
    designer.editing.select([PANEL, CODE])
    designer.tools.acts.of["align-left"].click()
    press(designer.canvas, Key.Key_Right)
    assert undo.toolTip() == "Undo: Move (Ctrl+Z)"
    undo.click()
    assert (undo.toolTip(), redo.toolTip()) == ("Undo: Align left edges (Ctrl+Z)", "Redo: Move (Ctrl+Y)")


def test_a_style_is_pasted(designer: Designer) -> None:
    designer.editing.select([LINE])
    press(designer.canvas, Key.Key_C, CONTROL)
    designer.editing.select([NAME, PANEL])
    press(designer.canvas, Key.Key_V, CONTROL | SHIFT)
    assert [elements(designer)[place]["color"] for place in (0, 1)] == ["red", "red"]
    assert designer.editing.undo_label == "Paste the style"


def test_duplicate(designer: Designer) -> None:
    designer.editing.select([CODE])
    press(designer.canvas, Key.Key_D, CONTROL)
    assert elements(designer)[4] == {**elements(designer)[2], "box": [57_000, 87_000, 25_000, 25_000]}
    assert designer.editing.selection == {5}


def test_group_and_ungroup(designer: Designer) -> None:
    designer.editing.select([PANEL, CODE])
    press(designer.canvas, Key.Key_G, CONTROL)
    designer.editing.select([PANEL])
    assert designer.editing.selection == {PANEL, CODE}
    press(designer.canvas, Key.Key_G, CONTROL | SHIFT)
    designer.editing.select([PANEL])
    assert designer.editing.selection == {PANEL}


def test_lock_and_unlock(designer: Designer) -> None:
    designer.editing.select([PANEL])
    press(designer.canvas, Key.Key_L, CONTROL)
    press(designer.canvas, Key.Key_Right)
    assert elements(designer)[0] == {**elements(designer)[0], "locked": True, "box": [10_000, 10_000, 20_000, 20_000]}
    press(designer.canvas, Key.Key_L, CONTROL)
    assert "locked" not in elements(designer)[0]


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Key.Key_BracketRight, CONTROL, [PANEL, CODE, NAME, LINE]),
        (Key.Key_BracketLeft, CONTROL, [NAME, PANEL, CODE, LINE]),
        (Key.Key_BraceRight, CONTROL | SHIFT, [PANEL, CODE, LINE, NAME]),
        (Key.Key_BraceLeft, CONTROL | SHIFT, [NAME, PANEL, CODE, LINE]),
    ],
)
def test_order(designer: Designer, key: Qt.Key, held: Qt.KeyboardModifier, expected: list[int]) -> None:
    designer.editing.select([NAME])
    press(designer.canvas, key, held)
    assert order(designer) == expected


def test_hidden_elements_are_not_drawn_not_taken_and_printed_all_the_same(designer: Designer) -> None:
    designer.editing.select([NAME])
    before = designer.canvas.face
    press(designer.canvas, Key.Key_H)
    assert before is not None
    assert designer.canvas.face is not None
    assert "Anna Schmidt" in before.words()
    assert "Anna Schmidt" not in designer.canvas.face.words()
    assert designer.editing.item_at(20_000, 56_000, 100) is None
    assert not designer.editing.dirty


def test_esc_selects_nothing(designer: Designer) -> None:
    designer.editing.select([PANEL])
    press(designer.canvas, Key.Key_Escape)
    assert designer.editing.selection == frozenset()


def test_f2_and_enter_go_to_the_text(designer: Designer) -> None:
    for key in (Key.Key_F2, Key.Key_Return):
        designer.editing.select([NAME])
        designer.canvas.setFocus()
        press(designer.canvas, key)
        assert designer.panel.text.text.line.hasFocus()


def test_ctrl_s_saves_as_one_step_and_ctrl_z_is_not_that_of_the_event(
    designer: Designer, store: Store, window: MainWindow
) -> None:
    steps = window.workspace.undo_label if window.workspace else None
    designer.editing.select([PANEL])
    press(designer.canvas, Key.Key_Right)
    press(designer.canvas, Key.Key_Right)
    press(designer.canvas, Key.Key_S, CONTROL)
    assert [each["elements"][0]["box"][0] for each in store.writes] == [10_200]
    for _times in range(3):
        press(designer.canvas, Key.Key_Z, CONTROL)
    assert box(designer, PANEL)[0] == 10_000
    assert (window.workspace.undo_label if window.workspace else None) == steps
    assert designer.editing.dirty


def test_keys_of_the_zoom(designer: Designer) -> None:
    whole = designer.canvas.zoom
    press(designer.canvas, Key.Key_Plus, CONTROL)
    assert designer.canvas.zoom == pytest.approx(whole * 1.25)
    press(designer.canvas, Key.Key_Minus, CONTROL)
    press(designer.canvas, Key.Key_Minus, CONTROL)
    assert designer.canvas.zoom == pytest.approx(whole / 1.25)
    press(designer.canvas, Key.Key_0, CONTROL)
    assert designer.canvas.zoom == pytest.approx(whole)


def test_f1_shows_every_key(designer: Designer) -> None:
    press(designer.canvas, Key.Key_F1)
    (dialog,) = designer.findChildren(KeysDialog)
    said = {each.text() for each in dialog.findChildren(QLabel)}
    assert {"Ctrl+D", "Group", "Arrows"} <= said
    dialog.accept()


def test_the_keys_work_in_the_list_too_and_arrows_walk_through_it(designer: Designer) -> None:
    designer.list.setFocus()
    designer.editing.select([CODE])
    press(designer.list, Key.Key_Up)
    assert designer.editing.selection == {LINE}
    assert box(designer, LINE)[0] == 43_000
    press(designer.list, Key.Key_Delete)
    assert order(designer) == [PANEL, NAME, CODE]
    press(designer.list, Key.Key_Z, CONTROL)
    assert order(designer) == [PANEL, NAME, CODE, LINE]


def test_the_menu_does_the_same(designer: Designer) -> None:
    from ui.printing.designer.toolbar import context_menu

    designer.editing.select([PANEL])
    menu = context_menu(designer.editing, designer)
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert [enabled[each] for each in ("Duplicate", "Group", "Ungroup", "Paste")] == [True, False, False, True]
    next(action for action in menu.actions() if action.text() == "Duplicate").trigger()
    assert len(elements(designer)) == 5
    menu.deleteLater()
