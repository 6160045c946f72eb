"""Everything that mouse and keys do in the designer, on one sheet (F1)."""

from PySide6.QtGui import QKeySequence

from organizer.i18n import _
from ui.keys_dialog import Gesture, Gestures
from ui.printing.designer.acts import COPIES, ORDER, TOGETHER, Act


def gestures() -> Gestures:
    """The gestures by what they are for."""
    return (
        (_("Select"), _selecting()),
        (_("Move and stretch"), _moving()),
        (_("Order and groups"), (*map(_act, (*ORDER, *TOGETHER)),)),
        (_("Copy and undo"), (*map(_act, COPIES), *_undoing())),
        (_("Look"), _looking()),
    )


def _selecting() -> tuple[Gesture, ...]:
    return (
        (_("Click"), _("the uppermost element; with Shift one more, or one less")),
        (_("Drag beside the elements"), _("a frame around several; with Ctrl from anywhere")),
        (_("Tab, Shift and Tab"), _("the next element, the one before")),
        (_("Double click, Enter, F2"), _("to its text; in a group this one alone")),
        (_keys("Esc"), _("gives a drag up; else nothing is selected")),
    )


def _moving() -> tuple[Gesture, ...]:
    return (
        (_("Drag"), _("snaps to guides, edges, centres, and to the grid while it is shown")),
        (_("Shift while dragging"), _("straight across or down; at a handle in proportion")),
        (_("Alt while dragging"), _("a copy; at a handle the middle stays")),
        (_("Ctrl while dragging"), _("nothing snaps")),
        (_("Arrows"), _("a tenth of a millimetre; with Shift one, with Ctrl ten")),
        (_("Drag out of a ruler"), _("a guide; drag it back to take it away, or take it and press Del")),
    )


def _undoing() -> tuple[Gesture, ...]:
    return (
        (", ".join(map(_keys, ("Ctrl+Z", "Ctrl+Y"))), _("undo and redo in this template")),
        (_keys("Ctrl+S"), _("save; leaving the designer saves as well")),
    )


def _looking() -> tuple[Gesture, ...]:
    return (
        (_("Ctrl and the wheel"), _("larger or smaller, about the mouse")),
        (", ".join(map(_keys, ("Ctrl++", "Ctrl+-"))), _("larger, smaller")),
        (_keys("Ctrl+0"), _("the whole badge")),
        ("0, 1, 2", _("the whole badge, as large as on paper, what is selected")),
        (_("Drag with the middle button"), _("another part of the badge")),
        (", ".join(map(_keys, ("Alt+Left", "Alt+Right"))), _("the person before, the next one")),
    )


def _act(act: Act) -> Gesture:
    return _keys(act.keys), act.words()


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
