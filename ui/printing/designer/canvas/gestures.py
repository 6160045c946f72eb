"""What the mouse does while its button is down: carry, stretch, frame, lay a guide. Each shows a draft until let go."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Item, new_ids
from organizer.domain.printing.designs.edits import duplicate
from organizer.domain.printing.designs.guides import add_guide, move_guide, remove_guide
from organizer.domain.printing.designs.placing import move, resize, shifted, within_reach
from organizer.domain.printing.designs.snapping import Caught, Magnets, lines_at, magnets, snap_at, snap_box
from organizer.domain.printing.faces import Box
from organizer.i18n import _
from ui.printing.designer.canvas.handles import Handle, about_middle, in_proportion, stretched
from ui.printing.designer.canvas.view import View
from ui.printing.designer.editing import Editing
from ui.printing.designer.words import in_millimetres

PULL = 7
"""Pixels from which a line pulls."""

Keys = Qt.KeyboardModifier
SHIFT, ALT, CONTROL = Keys.ShiftModifier, Keys.AltModifier, Keys.ControlModifier


class Gesture(Protocol):
    """One drag, from the place where the button went down."""

    lines: tuple[Caught, ...]
    """What has caught it, to be shown."""
    frame: QRectF | None
    """A frame around several, to be shown."""
    box: Box | None
    """Where what is carried lies now, whose distances are to be shown."""
    said: str
    """Where it is or how large, in figures, to be shown at the mouse."""

    def follow(self, point: QPointF, view: View, keys: Keys) -> None:
        """The mouse is here on the canvas."""

    def drop(self) -> None:
        """The button was let go."""


class Carry:
    """What is selected follows the mouse: Shift keeps it on one axis, Alt carries a copy, with Ctrl nothing pulls."""

    frame: QRectF | None = None
    box: Box | None = None
    said = ""

    def __init__(self, editing: Editing, x: int, y: int, *, grid: int) -> None:
        self._editing, self._x, self._y = editing, x, y
        self._first = editing.kept
        self._ids = frozenset(each.id for each in editing.chosen if not each.locked)
        self._start = editing.bounds
        self._pull = magnets(self._first, editing.own_side, self._ids, grid=grid)
        self._copies = False
        self.lines: tuple[Caught, ...] = ()

    def follow(self, point: QPointF, view: View, keys: Keys) -> None:
        """See :class:`Gesture`."""
        if self._start is None:
            return
        x, y = view.at(point)
        right, down = x - self._x, y - self._y
        if keys & SHIFT:
            right, down = (right, 0) if abs(right) >= abs(down) else (0, down)
        self.lines = ()
        if not keys & CONTROL:
            right, down = self._snapped(self._start, right, down, view.length(PULL), one_way=bool(keys & SHIFT))
        right, down = within_reach([self._start], right, down)
        self._copies = bool(keys & ALT)
        self.box = shifted(self._start, right, down)
        self.said = f"X {in_millimetres(self.box.x)}   Y {in_millimetres(self.box.y)}"
        self._editing.try_out(self._moved(right, down))

    def _snapped(self, box: Box, right: int, down: int, reach: int, *, one_way: bool) -> tuple[int, int]:
        found = snap_box(Box(box.x + right, box.y + down, box.width, box.height), self._pull, reach)
        if not one_way:
            self.lines = found.lines
            return right + found.right, down + found.down
        axis = Axis.ACROSS if right else Axis.DOWN
        self.lines = tuple(each for each in found.lines if each.axis is axis)
        return (right + found.right, 0) if right else (0, down + found.down)

    def _moved(self, right: int, down: int) -> Document:
        if self._copies:
            return duplicate(self._first, self._ids, right=right, down=down)
        return move(self._first, self._ids, right=right, down=down)

    def drop(self) -> None:
        """See :class:`Gesture`."""
        made = new_ids(self._first, self._editing.document)
        self._editing.keep(_("Copy") if self._copies else _("Move"))
        if made:
            self._editing.select(made)


class Stretch:
    """An edge or a corner of what is selected follows the mouse.

    Shift keeps the proportions, with Alt the middle stays where it is, with Ctrl nothing pulls.
    """

    frame: QRectF | None = None
    box: Box | None = None
    said = ""

    def __init__(self, editing: Editing, handle: Handle, point: tuple[int, int], *, grid: int) -> None:
        self._editing, self._handle, self._start = editing, handle, point
        self._first = editing.kept
        self._ids = frozenset(each.id for each in editing.chosen if not each.locked)
        self._old = editing.bounds
        self._pull = magnets(self._first, editing.own_side, self._ids, grid=grid)
        self.lines: tuple[Caught, ...] = ()

    def follow(self, point: QPointF, view: View, keys: Keys) -> None:
        """See :class:`Gesture`."""
        box, handle = self._old, self._handle
        if box is None:
            return
        x, y = view.at(point)
        right, down = x - self._start[0], y - self._start[1]
        if not keys & CONTROL:
            right, down = self._snapped(box, right, down, view.length(PULL))
        new = stretched(box, handle, right, down)
        if keys & SHIFT:
            new = in_proportion(box, new, handle)
        if keys & ALT:
            new = about_middle(box, new)
        self.lines = () if keys & CONTROL else lines_at(new, handle.edges(new), self._pull)
        self.box, self.said = new, f"{in_millimetres(new.width)} × {in_millimetres(new.height)}"
        self._editing.try_out(resize(self._first, self._ids, old=box, new=new))

    def _snapped(self, box: Box, right: int, down: int, reach: int) -> tuple[int, int]:
        """The way on which the carried edges come to rest on a line."""
        for axis, at in self._handle.edges(box):
            if axis is Axis.ACROSS:
                right = snap_at(at + right, self._pull, axis, reach) - at
            else:
                down = snap_at(at + down, self._pull, axis, reach) - at
        return right, down

    def drop(self) -> None:
        """See :class:`Gesture`."""
        self._editing.keep(_("Size"))


class Frame:
    """A frame is drawn; what lies in it as a whole is selected, and with Shift added to what was."""

    lines: tuple[Caught, ...] = ()
    box: Box | None = None
    said = ""

    def __init__(self, editing: Editing, start: QPointF, *, adds: bool) -> None:
        self._editing, self._start = editing, start
        self._before = editing.selection if adds else frozenset()
        self.frame: QRectF | None = None

    def follow(self, point: QPointF, view: View, keys: Keys) -> None:  # noqa: ARG002
        """See :class:`Gesture`."""
        self.frame = QRectF(self._start, point).normalized()
        left, top = view.at(self.frame.topLeft())
        right, bottom = view.at(self.frame.bottomRight())
        self._editing.select(self._before | self._editing.within(Box(left, top, right - left, bottom - top)))

    def drop(self) -> None:
        """See :class:`Gesture`."""


class GuideDrag:
    """A guide is carried, from a ruler or from where it lies; carried off the badge it is gone."""

    lines: tuple[Caught, ...] = ()
    frame: QRectF | None = None
    box: Box | None = None
    said = ""

    def __init__(self, editing: Editing, axis: Axis, old: int | None) -> None:
        """``old``: where it lies now; None for a new one."""
        self._editing, self._axis, self._old = editing, axis, old
        self._at = 0 if old is None else old
        self._first = editing.kept
        cleared = self._first if old is None else remove_guide(self._first, axis, old)
        self._pull: Magnets = magnets(cleared, editing.own_side, ())

    def follow(self, point: QPointF, view: View, keys: Keys) -> None:
        """See :class:`Gesture`."""
        x, y = view.at(point)
        self._at, end = (y, self._first.size[1]) if self._axis is Axis.ACROSS else (x, self._first.size[0])
        crossing = Axis.DOWN if self._axis is Axis.ACROSS else Axis.ACROSS
        if not keys & CONTROL:
            self._at = snap_at(self._at, self._pull, crossing, view.length(PULL))
        self.said = in_millimetres(self._at)
        self._editing.try_out(self._laid(self._at) if 0 <= self._at <= end else self._gone())

    def _laid(self, at: int) -> Document:
        if self._old is None:
            return add_guide(self._first, self._axis, at)
        return move_guide(self._first, self._axis, old=self._old, new=at)

    def _gone(self) -> Document:
        return self._first if self._old is None else remove_guide(self._first, self._axis, self._old)

    def drop(self) -> None:
        """See :class:`Gesture`."""
        self._editing.keep(_("Guide"))
        self._editing.select_guide((self._axis, self._at))


def under(editing: Editing, point: QPointF, view: View) -> Item | None:
    """The element that the mouse takes at a point of the canvas."""
    x, y = view.at(point)
    return editing.item_at(x, y, view.length(4))
