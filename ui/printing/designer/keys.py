"""The keys of the canvas, while it or the list of elements has the focus."""

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.printing.designer.acts import ALL, NUDGES, delete, nudge
from ui.printing.designer.editing import Editing

_ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
_AS_PRINTED = {Qt.Key.Key_BraceLeft: Qt.Key.Key_BracketLeft, Qt.Key.Key_BraceRight: Qt.Key.Key_BracketRight}
"""With Shift these come as what stands above them on the key."""


class Keyboard:
    """Does what a key means."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    def knows(self, event: QKeyEvent) -> bool:
        """Whether the key means something here."""
        return _pressed(event) in _table()

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key means; False where it means nothing here."""
        do = _table().get(_pressed(event))
        if do is not None:
            do(self._editing)
        return do is not None


def _pressed(event: QKeyEvent) -> str:
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, _AS_PRINTED.get(key, key))).toString()


@cache
def _table() -> Mapping[str, Callable[[Editing], object]]:
    table = {_written(act.keys): act.do for acts in ALL for act in acts if act.keys}
    for held, step in NUDGES.items():
        for arrow, (right, down) in _ARROWS.items():
            table[_written(held + arrow)] = _nudge(right * step, down * step)
    table[_written("Backspace")] = delete
    table[_written("Esc")] = lambda editing: editing.select(())
    return table


def _nudge(right: int, down: int) -> Callable[[Editing], object]:
    return lambda editing: nudge(editing, right, down)


def _written(keys: str) -> str:
    """The keys as Qt writes them."""
    return QKeySequence(keys).toString()
