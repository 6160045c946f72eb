"""What a key does on the Schedule page where neither the board nor a list takes it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.schedule.arrangement import By

if TYPE_CHECKING:
    from ui.schedule.page import SchedulePage

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier
IGNORED = Qt.KeyboardModifier.KeypadModifier


def take_key(page: "SchedulePage", event: QKeyEvent) -> bool:
    """Do what the key means; False where it means nothing here."""
    key, held = event.key(), event.modifiers() & ~IGNORED
    act = _acts().get((held, key))
    if act is not None:
        act(page)
    elif held == CTRL_ALT:
        return _arrange(page, key - Qt.Key.Key_1)
    return act is not None


@cache
def _acts() -> Mapping[tuple[Qt.KeyboardModifier, int], Callable[["SchedulePage"], object]]:
    return {
        (NONE, Qt.Key.Key_F1): lambda page: page.show_gestures(),
        (NONE, Qt.Key.Key_F6): lambda page: page.go_round(),
        (NONE, Qt.Key.Key_F8): lambda page: page.toggle_panel(),
        (CTRL, Qt.Key.Key_0): lambda page: page.board.set_zoom(1.0),
        (CTRL, Qt.Key.Key_Equal): lambda page: page.board.zoom_by(1),
        (CTRL, Qt.Key.Key_Plus): lambda page: page.board.zoom_by(1),
        (CTRL, Qt.Key.Key_Minus): lambda page: page.board.zoom_by(-1),
    }


def _arrange(page: "SchedulePage", place: int) -> bool:
    """The view at a place of the menu of views, of which the last is the list."""
    now = page.board.arrangement
    if 0 <= place < len(By):
        page.arrange(replace(now, by=tuple(By)[place], listed=False))
    elif place == len(By):
        page.arrange(replace(now, listed=True))
    return 0 <= place <= len(By)
