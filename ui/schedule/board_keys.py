"""What a key does on the board while nothing is carried."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.schedule.keys import STEPS
from ui.schedule.neighbours import neighbour

if TYPE_CHECKING:
    from ui.schedule.board import Board

PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
IGNORED = Qt.KeyboardModifier.KeypadModifier | SHIFT


def walk(board: "Board", event: QKeyEvent) -> bool:
    """Arrows go from card to card, with Shift they take it to those that are selected; False for another key."""
    if event.key() not in STEPS or event.modifiers() & ~IGNORED:
        return False
    across, along = STEPS[Qt.Key(event.key())]
    if board.arrangement.sideways:
        across, along = along, across
    found = neighbour(board.seen(), board.selection(), across, along)
    if found is not None:
        kept = board.chosen() if event.modifiers() & SHIFT else board.held()
        board.choose([found, *kept])
        board.reveal(found)
    return True


def open_menu(board: "Board") -> None:
    """The key of menus: the menu of the selected card; without one, the breaks."""
    item = board.item(board.selection() or 0)
    if item is None:
        board.pauses_wanted.emit()
    else:
        board.menu_wanted.emit(item.card.id, board.global_point(item.sceneBoundingRect().center()))


def carry_out(board: "Board", event: QKeyEvent) -> bool:
    """Do what the key means; False where it means nothing here."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~IGNORED
    session = board.selection()
    act, act_alone = _with_session().get((held, key)), _always().get((held, key))
    if act is not None and session is not None:
        act(board, session)
    elif act_alone is not None:
        act_alone(board)
    return act_alone is not None or (act is not None and session is not None)


Held = tuple[Qt.KeyboardModifier, Qt.Key]


@cache
def _always() -> Mapping[Held, Callable[["Board"], object]]:
    return {
        (PLAIN, Qt.Key.Key_M): lambda board: board.map.toggle(),
        (PLAIN, Qt.Key.Key_B): lambda board: board.pauses_wanted.emit(),
        (CONTROL, Qt.Key.Key_PageUp): lambda board: board.day_wanted.emit(-1),
        (CONTROL, Qt.Key.Key_PageDown): lambda board: board.day_wanted.emit(1),
        (CONTROL, Qt.Key.Key_A): lambda board: board.choose(each.card.id for each in board.all_items()),
        (CONTROL, Qt.Key.Key_V): lambda board: board.keys and board.keys.paste(),
    }


@cache
def _with_session() -> Mapping[Held, Callable[["Board", int], object]]:
    """What acts on the selected session."""
    return {
        (PLAIN, Qt.Key.Key_Escape): lambda board, _session: board.select(None),
        (PLAIN, Qt.Key.Key_Space): lambda board, session: board.hold(session),
        (PLAIN, Qt.Key.Key_F2): lambda board, session: board.edit_wanted.emit(session),
        (PLAIN, Qt.Key.Key_Delete): lambda board, session: board.unschedule_wanted.emit(session),
        (PLAIN, Qt.Key.Key_Backspace): lambda board, session: board.unschedule_wanted.emit(session),
        (PLAIN, Qt.Key.Key_L): lambda board, session: board.lock_wanted.emit(session),
        (PLAIN, Qt.Key.Key_T): lambda board, session: board.talks_wanted.emit(session),
        (CONTROL, Qt.Key.Key_D): lambda board, session: board.duplicate_wanted.emit(session),
        (CONTROL, Qt.Key.Key_C): lambda board, session: board.keys and board.keys.clip(session, copies=True),
        (CONTROL, Qt.Key.Key_X): lambda board, session: board.keys and board.keys.clip(session, copies=False),
        (CONTROL, Qt.Key.Key_R): lambda board, _session: board.swap_wanted.emit(),
    }
