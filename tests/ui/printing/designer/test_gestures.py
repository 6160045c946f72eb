"""Every gesture of the mouse on the canvas, by real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.edits import group, set_lines, set_locked
from organizer.domain.printing.designs.guides import add_guide, guides
from organizer.domain.printing.faces import Box
from tests.ui.printing.designer.conftest import CODE, LEFT, LINE, NAME, PANEL, Mouse, box, elements
from ui.printing.designer.canvas.handles import HANDLES, Handle
from ui.printing.designer.designer import Designer

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def close_to(place: tuple[int, ...], expected: tuple[int, ...], pixel: int = 700) -> bool:
    """A pixel of the mouse is some tenths of a millimetre wide."""
    return all(abs(one - other) <= pixel for one, other in zip(place, expected, strict=True))


def test_a_press_selects_and_a_press_beside_it_selects_nothing(designer: Designer, mouse: Mouse) -> None:
    mouse.click(20_000, 20_000)
    assert designer.editing.selection == {PANEL}
    mouse.click(20_000, 56_000)
    assert designer.editing.selection == {NAME}
    mouse.click(85_000, 40_000)
    assert designer.editing.selection == frozenset()
    assert not designer.editing.undo_label


def test_shift_adds_to_the_selection_and_takes_from_it(designer: Designer, mouse: Mouse) -> None:
    mouse.click(20_000, 20_000)
    mouse.click(20_000, 56_000, SHIFT)
    assert designer.editing.selection == {PANEL, NAME}
    mouse.click(20_000, 20_000, SHIFT)
    assert designer.editing.selection == {NAME}


def test_a_thin_line_can_be_taken(designer: Designer, mouse: Mouse) -> None:
    mouse.click(53_000, 20_500)
    assert designer.editing.selection == {LINE}


def test_a_drag_moves_and_one_step_back_undoes_it(designer: Designer, mouse: Mouse) -> None:
    mouse.drag((20_000, 20_000), (26_000, 33_000), CONTROL)
    assert close_to(box(designer, PANEL), (16_000, 23_000, 20_000, 20_000))
    designer.editing.undo()
    assert box(designer, PANEL) == (10_000, 10_000, 20_000, 20_000)
    assert not designer.editing.undo_label


def test_several_are_dragged_together(designer: Designer, mouse: Mouse) -> None:
    designer.editing.select([PANEL, CODE])
    mouse.drag((20_000, 20_000), (24_000, 20_000), CONTROL)
    moved = box(designer, PANEL)[0] - 10_000
    assert moved > 0
    assert box(designer, CODE) == (55_000 + moved, 85_000, 25_000, 25_000)
    assert designer.editing.selection == {PANEL, CODE}


def test_a_press_on_one_of_several_selects_it_alone(designer: Designer, mouse: Mouse) -> None:
    designer.editing.select([PANEL, CODE])
    mouse.click(20_000, 20_000)
    assert designer.editing.selection == {PANEL}


def test_shift_while_dragging_keeps_it_on_one_axis(designer: Designer, mouse: Mouse) -> None:
    mouse.drag((20_000, 20_000), (23_000, 42_000), SHIFT | CONTROL)
    left, top, *_size = box(designer, PANEL)
    assert left == 10_000
    assert close_to((top,), (32_000,))


def test_alt_while_dragging_carries_a_copy(designer: Designer, mouse: Mouse) -> None:
    mouse.drag((20_000, 20_000), (60_000, 20_000), CONTROL | ALT)
    assert box(designer, PANEL) == (10_000, 10_000, 20_000, 20_000)
    assert len(elements(designer)) == 5
    assert close_to(tuple(elements(designer)[4]["box"][:2]), (50_000, 10_000))
    assert designer.editing.selection == {5}
    designer.editing.undo()
    assert len(elements(designer)) == 4


def test_what_comes_near_an_edge_snaps_to_it_and_the_line_is_shown(designer: Designer, mouse: Mouse) -> None:
    mouse.press(20_000, 20_000)
    mouse.move(40_000, 40_000)
    mouse.move(65_300, 45_000)  # its left edge comes near that of the code at 55 mm
    gesture = designer.canvas.hand.gesture
    assert gesture is not None
    assert [each.at for each in gesture.lines if each.axis is Axis.ACROSS] == [55_000]
    mouse.release(65_300, 45_000)
    assert box(designer, PANEL)[0] == 55_000


def test_ctrl_does_without_snapping(designer: Designer, mouse: Mouse) -> None:
    mouse.press(20_000, 20_000)
    mouse.move(40_000, 40_000, CONTROL)
    mouse.move(65_900, 45_000, CONTROL)
    gesture = designer.canvas.hand.gesture
    assert gesture is not None
    assert gesture.lines == ()
    mouse.release(65_900, 45_000, CONTROL)
    assert box(designer, PANEL)[0] != 55_000


def test_it_snaps_to_a_guide(designer: Designer, mouse: Mouse) -> None:
    designer.editing.change("Test", lambda it: add_guide(it, Axis.DOWN, 34_000))
    mouse.drag((20_000, 20_000), (44_500, 43_300))
    assert box(designer, PANEL)[0] == 34_000


def test_esc_gives_a_drag_up(designer: Designer, mouse: Mouse) -> None:
    mouse.press(20_000, 20_000)
    mouse.move(40_000, 60_000)
    assert designer.editing.drafting
    QTest.keyClick(designer.canvas, Qt.Key.Key_Escape)
    mouse.move(50_000, 60_000)
    mouse.release(50_000, 60_000)
    assert box(designer, PANEL) == (10_000, 10_000, 20_000, 20_000)
    assert not designer.editing.undo_label
    assert designer.editing.selection == {PANEL}


@pytest.mark.parametrize("handle", HANDLES, ids=lambda each: f"{each.across},{each.down}")
def test_each_of_the_eight_handles_stretches_its_sides(designer: Designer, mouse: Mouse, handle: Handle) -> None:
    designer.editing.select([PANEL])
    middle = 20_000
    start = middle + handle.across * 10_000, middle + handle.down * 10_000
    mouse.drag(start, (start[0] + handle.across * 4_000, start[1] + handle.down * 6_000), CONTROL)
    left, top, width, height = box(designer, PANEL)
    assert close_to((width, height), (20_000 + abs(handle.across) * 4_000, 20_000 + abs(handle.down) * 6_000))
    assert close_to((left,), (10_000 - (4_000 if handle.across < 0 else 0),))
    assert close_to((top,), (10_000 - (6_000 if handle.down < 0 else 0),))


def test_shift_on_a_handle_keeps_proportions(designer: Designer, mouse: Mouse) -> None:
    designer.editing.select([NAME])
    mouse.drag((70_000, 62_000), (82_000, 62_500), SHIFT | CONTROL)
    _left, _top, width, height = box(designer, NAME)
    assert close_to((width,), (72_000,))
    assert abs(width - 5 * height) <= 5


def test_alt_on_a_handle_keeps_the_middle(designer: Designer, mouse: Mouse) -> None:
    designer.editing.select([PANEL])
    mouse.drag((30_000, 20_000), (34_000, 20_000), ALT | CONTROL)
    left, top, width, height = box(designer, PANEL)
    assert close_to((left, width), (6_000, 28_000))
    assert (top, height, 2 * left + width) == (10_000, 20_000, 40_000)


def test_a_drag_says_where_it_is_and_how_far_from_what_is_beside_it(designer: Designer, mouse: Mouse) -> None:
    mouse.press(20_000, 20_000)
    mouse.move(25_000, 25_000)
    gesture = designer.canvas.hand.gesture
    assert gesture is not None
    assert gesture.box is not None
    assert gesture.said == f"X {gesture.box.x / 1000:.1f} mm   Y {gesture.box.y / 1000:.1f} mm"
    designer.canvas.repaint()
    mouse.release(25_000, 25_000)
    assert box(designer, PANEL)[:2] == (gesture.box.x, gesture.box.y)


def test_the_middle_button_carries_the_whole_badge(designer: Designer) -> None:
    QTest.keyClick(designer.canvas, Qt.Key.Key_1)
    designer.editing.select([CODE])
    QTest.keyClick(designer.canvas, Qt.Key.Key_2)
    canvas = designer.canvas
    room = canvas.viewport().rect()
    assert canvas.zoom > 1
    assert room.contains(canvas.view.rect(designer.editing.chosen[0].box).toAlignedRect())
    before, middle = canvas.view.left, Qt.MouseButton.MiddleButton
    QTest.mousePress(canvas.viewport(), middle, Qt.KeyboardModifier.NoModifier, room.center())
    QTest.mouseMove(canvas.viewport(), room.center() - QPoint(20, 0))
    QTest.mouseRelease(canvas.viewport(), middle, Qt.KeyboardModifier.NoModifier, room.center())
    assert canvas.view.left == before - 20
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert room.contains(canvas.view.rect(Box(0, 0, 90_000, 120_000)).toAlignedRect())


def test_a_handle_snaps(designer: Designer, mouse: Mouse) -> None:
    designer.editing.select([PANEL])
    mouse.drag((30_000, 20_000), (54_600, 20_000))
    assert box(designer, PANEL) == (10_000, 10_000, 45_000, 20_000)


def test_a_frame_selects_what_lies_in_it_as_a_whole(designer: Designer, mouse: Mouse) -> None:
    mouse.drag((5_000, 5_000), (75_000, 66_000))
    assert designer.editing.selection == {PANEL, NAME, LINE}
    mouse.press(84_000, 75_000, SHIFT)
    mouse.move(50_000, 115_000, SHIFT)
    mouse.release(50_000, 115_000, SHIFT)
    assert designer.editing.selection == {PANEL, NAME, LINE, CODE}


def test_a_group_is_taken_as_one_and_a_double_click_takes_one_of_it(designer: Designer, mouse: Mouse) -> None:
    designer.editing.change("Test", lambda it: group(it, [PANEL, NAME]))
    mouse.click(20_000, 20_000)
    assert designer.editing.selection == {PANEL, NAME}
    QTest.mouseDClick(designer.canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, mouse.pixel(20_000, 56_000))
    assert designer.editing.selection == {NAME}
    assert designer.panel.text.text.line.hasFocus()


def test_a_double_click_goes_to_the_line_under_the_mouse(designer: Designer, mouse: Mouse) -> None:
    line = {"text": "{code}", "size": 4_000}
    designer.editing.change("Test", lambda it: set_lines(it, NAME, [{"text": "{name}", "size": 6_000}, line]))
    QTest.mouseDClick(designer.canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, mouse.pixel(12_000, 59_000))
    assert designer.panel.text.text.line.text() == "{code}"
    QTest.mouseDClick(designer.canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, mouse.pixel(12_000, 53_000))
    assert designer.panel.text.text.line.text() == "{name}"


def test_what_is_locked_lets_the_mouse_through(designer: Designer, mouse: Mouse) -> None:
    designer.editing.change("Test", lambda it: set_locked(it, [PANEL], locked=True))
    mouse.drag((20_000, 20_000), (40_000, 40_000))
    assert box(designer, PANEL) == (10_000, 10_000, 20_000, 20_000)
    assert designer.editing.selection == frozenset()


def test_a_guide_is_dragged_out_of_the_ruler_elsewhere_and_back(designer: Designer, mouse: Mouse) -> None:
    ruler, view = designer.canvas.down, designer.canvas.view
    QTest.mousePress(ruler, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(5, 200))
    target = ruler.mapFromGlobal(designer.canvas.viewport().mapToGlobal(mouse.pixel(36_000, 70_000)))
    QTest.mouseMove(ruler, target)
    QTest.mouseRelease(ruler, LEFT, Qt.KeyboardModifier.NoModifier, target)
    (laid,) = guides(designer.editing.kept, Axis.DOWN)
    assert close_to((laid,), (36_000,))
    assert laid % 100 == 0
    mouse.drag((laid, 100_000), (38_000, 100_000), CONTROL)
    (carried,) = guides(designer.editing.kept, Axis.DOWN)
    assert close_to((carried,), (38_000,))
    mouse.drag((carried, 100_000), (-view.length(30), 100_000))
    assert guides(designer.editing.kept, Axis.DOWN) == ()


def test_a_guide_that_is_taken_goes_by_the_keys(designer: Designer, mouse: Mouse) -> None:
    designer.editing.change("Test", lambda it: add_guide(it, Axis.DOWN, 36_000))
    designer.editing.select([PANEL])
    mouse.click(36_000, 100_000)
    assert (designer.editing.guide, designer.editing.selection) == ((Axis.DOWN, 36_000), frozenset())
    QTest.keyClick(designer.canvas, Qt.Key.Key_Right, SHIFT)
    (carried,) = guides(designer.editing.kept, Axis.DOWN)
    assert designer.editing.guide == (Axis.DOWN, carried)
    assert carried > 36_000
    QTest.keyClick(designer.canvas, Qt.Key.Key_Return)
    assert designer.panel.sheet.guides.fields[(Axis.DOWN, carried)].hasFocus()
    designer.canvas.setFocus()
    QTest.keyClick(designer.canvas, Qt.Key.Key_Delete)
    assert guides(designer.editing.kept, Axis.DOWN) == ()
    assert len(elements(designer)) == 4


def test_ctrl_and_the_wheel_zoom_about_the_mouse(designer: Designer, mouse: Mouse) -> None:
    canvas = designer.canvas
    before = canvas.zoom
    canvas.set_zoom(3)
    point = QPoint(300, 200)
    place = canvas.view.at(QPointF(point))
    _wheel(designer, point, 240)
    assert canvas.zoom == pytest.approx(3 * 1.15**2)
    assert (mouse.pixel(*place) - point).manhattanLength() <= 2
    _wheel(designer, point, -120)
    assert canvas.zoom == pytest.approx(3 * 1.15)
    designer.below.percent.click()
    assert canvas.zoom == pytest.approx(1)
    assert canvas.view.scale * 25_400 == pytest.approx(canvas.dots)
    designer.below.whole.click()
    assert canvas.zoom == pytest.approx(before)


def _wheel(designer: Designer, point: QPoint, turn: int) -> None:
    viewport = designer.canvas.viewport()
    place = QPointF(viewport.mapToGlobal(point))
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(point), place, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, CONTROL, phase, False
    )
    QApplication.sendEvent(viewport, event)


def test_drags_snap_to_the_grid_while_it_is_shown(designer: Designer, mouse: Mouse) -> None:
    designer.below.grid.click()
    mouse.drag((20_000, 20_000), (37_300, 43_300))  # far from all edges
    assert box(designer, PANEL)[:2] == (27_000, 33_000)
