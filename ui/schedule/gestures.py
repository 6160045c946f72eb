"""Everything that mouse and keys do on the Schedule page, on one sheet (F1)."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from organizer.i18n import _
from ui.keys_dialog import Gesture, KeysDialog


def gestures() -> tuple[tuple[str, tuple[Gesture, ...]], ...]:
    """The gestures by what they are for."""
    return (
        (_("Move"), _moves()),
        (_("Select and copy"), _copies()),
        (_("Change"), _changes()),
        (_("Plan"), _plans()),
        (_("Look"), _looks()),
    )


def _moves() -> tuple[Gesture, ...]:
    return (
        (_("Drag a card"), _("to another room, time or day (hold it over a day's tab), or back to the list")),
        (_("Shift while dragging"), _("all that follow in the room come along")),
        (_("Alt while dragging"), _("a copy is made")),
        (_("Drag an edge"), _("longer or shorter")),
        (_("Drag on an empty place"), _("a new session")),
        (_("Enter, arrows, Enter"), _("carry the selected card by keyboard; Page Up and Page Down change the day")),
        (_("Alt or Ctrl and the arrows"), _("the same in one go: let the key go to drop")),
        (_("Plus, minus, Enter"), _("longer or shorter by keyboard")),
        ("N", _("while carrying: drop at the nearest place that fits")),
        ("Esc", _("let go without any change")),
    )


def _copies() -> tuple[Gesture, ...]:
    return (
        (_("Ctrl and click"), _("select several, drag them together")),
        (_("Ctrl and drag on an empty place"), _("a frame around several")),
        (_("Shift and the arrows"), _("several by keyboard")),
        (_("Space"), _("keep the card selected while the arrows go on to others")),
        (_keys("Ctrl+A"), _("all of the day")),
        (_keys("Ctrl+D"), _("duplicate")),
        (", ".join(map(_keys, ("Ctrl+C", "Ctrl+X", "Ctrl+V"))), _("copy, cut, paste")),
        (_keys("Ctrl+R"), _("swap two selected sessions: shown first, Enter does it")),
    )


def _changes() -> tuple[Gesture, ...]:
    return (
        (_("F2 or a double click"), _("titles and length")),
        ("T", _("the talks inside: order and lengths")),
        ("L", _("lock or unlock")),
        (_keys("Del"), _("back to the list")),
        (_("Right click on an empty place"), _("a new break or blocker; drag breaks and their edges")),
        ("B", _("the breaks and blockers of the day, by keyboard")),
        (", ".join(map(_keys, ("Ctrl+Z", "Ctrl+Y"))), _("undo, redo")),
    )


def _plans() -> tuple[Gesture, ...]:
    return (
        (_keys("Ctrl+Shift+R"), _("release a version of the programme")),
        (_keys("Ctrl+Shift+H"), _("versions, and what is different since")),
        (_keys("Ctrl+Shift+K"), _("keep the schedule as a scenario")),
        (_keys("Ctrl+Shift+L"), _("scenarios, compared and applied")),
        (_keys("Ctrl+Shift+A"), _("swap rooms, shift times or close gaps of a day")),
    )


def _looks() -> tuple[Gesture, ...]:
    return (
        (_("Ctrl+Alt+1 … 6"), _("by room, track, activity, person, week, list")),
        (_("Ctrl and the wheel"), _("more or less of the day; {key} as usual").format(key=_keys("Ctrl+0"))),
        ("F6", _("from the list to the board, and to the conflicts")),
        (" / ".join(map(_keys, ("Ctrl+PgUp", "Ctrl+PgDown"))), _("the day before, the next day")),
        ("M", _("hide or show the map")),
        ("F8", _("conflicts")),
        ("Ctrl+F8", _("rules of the schedule")),
        ("Shift+F8", _("everybody who clashes, hour by hour")),
    )


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class GesturesDialog(KeysDialog):
    """What mouse and keys do on the schedule."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Mouse and keys on the schedule"), gestures())
