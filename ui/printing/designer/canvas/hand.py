"""The mouse on the canvas: what a press begins, and what it selects."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Item
from organizer.domain.printing.designs.guides import guides
from ui.printing.designer.canvas.gestures import CONTROL, SHIFT, Carry, Frame, Gesture, GuideDrag, Keys, Stretch, under
from ui.printing.designer.canvas.handles import Handle, handle_at
from ui.printing.designer.canvas.view import grid_step

if TYPE_CHECKING:
    from ui.printing.designer.canvas.canvas import Canvas

THRESHOLD = 3
"""Pixels that the mouse moves before a press becomes a drag."""
GUIDE_REACH = 3


class Hand:
    """Turns presses and moves into selections and gestures."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas, self._editing = canvas, canvas.editing
        self._pressed: QPointF | None = None
        self._waiting: Gesture | None = None
        self._narrow: Item | None = None
        self.gesture: Gesture | None = None
        """The drag that is under way."""
        self.point = QPointF()
        """Where the mouse is while it drags."""

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        point, keys = event.position(), event.modifiers()
        self._pressed, self._narrow = point, None
        self._waiting = self._drag_from(point, keys)

    def _drag_from(self, point: QPointF, keys: Keys) -> Gesture | None:
        """What a drag from here would be; what is pressed on is selected at once."""
        editing, view = self._editing, self._canvas.view
        place, grid = view.at(point), self._grid()
        if handle := self.handle_at(point):
            return Stretch(editing, handle, place, grid=grid)
        if guide := self.guide_at(point):
            editing.select_guide(guide)
            return GuideDrag(editing, *guide)
        item = under(editing, point, view)
        if item is None or (keys & CONTROL and item.id not in editing.selection):
            if not keys & (SHIFT | CONTROL):
                editing.select(())
            return Frame(editing, point, adds=bool(keys & SHIFT))
        if keys & SHIFT and item.id not in editing.selection:
            editing.toggle(item.id)
        elif item.id not in editing.selection:
            editing.select([item.id])
        else:
            self._narrow = item
        return Carry(editing, *place, grid=grid)

    def _grid(self) -> int:
        return grid_step(self._canvas.view.scale) if self._canvas.grid else 0

    def begin(self, gesture: Gesture) -> None:
        """Start a drag that a ruler gives out."""
        self.gesture = gesture

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved over the canvas."""
        point = event.position()
        if self.gesture is not None:
            self.follow(point, event.modifiers())
        elif self._pressed is not None:
            away = point - self._pressed
            if max(abs(away.x()), abs(away.y())) >= THRESHOLD and self._waiting is not None:
                self.gesture, self._waiting = self._waiting, None
                self.follow(point, event.modifiers())
        else:
            self._canvas.look_under(point)

    def follow(self, point: QPointF, keys: Keys) -> None:
        """A drag goes on."""
        if self.gesture is not None:
            self.point = point
            self.gesture.follow(point, self._canvas.view, keys)
            self._canvas.viewport().update()

    def release(self, keys: Keys = Qt.KeyboardModifier.NoModifier) -> None:
        """The left button went up: drop what was dragged, else select what was pressed alone."""
        gesture, narrow = self.gesture, self._narrow
        self._forget()
        if gesture is not None:
            gesture.drop()
        elif narrow is not None and keys & SHIFT:
            self._editing.toggle(narrow.id)
        elif narrow is not None and len(self._editing.selection) > 1:
            self._editing.select([narrow.id])
        self._canvas.viewport().update()

    def cancel(self) -> bool:
        """Give the drag up without any effect; False where there is none."""
        if self.gesture is None:
            return False
        self._forget()
        self._editing.give_up()
        self._canvas.viewport().update()
        return True

    def _forget(self) -> None:
        self.gesture = self._waiting = self._pressed = self._narrow = None

    def handle_at(self, point: QPointF) -> Handle | None:
        """The handle of what is selected at a point of the canvas."""
        box = self._editing.bounds
        if box is None or all(each.locked for each in self._editing.chosen):
            return None
        return handle_at(self._canvas.view.rect(box), point)

    def guide_at(self, point: QPointF) -> tuple[Axis, int] | None:
        """The guide at a point of the canvas: along which axis, and where."""
        view, document = self._canvas.view, self._editing.document
        for axis, pixel, place in ((Axis.DOWN, point.x(), view.x), (Axis.ACROSS, point.y(), view.y)):
            for at in guides(document, axis):
                if abs(place(at) - pixel) <= GUIDE_REACH:
                    return axis, at
        return None
