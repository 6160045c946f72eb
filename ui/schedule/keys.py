"""Carrying a card by keyboard: Enter picks it up, arrows move it, Enter drops it, Esc puts it back.

Alt or Ctrl with the arrows does the same in one go: letting the key go drops the card. Page Up and Page Down go to
another day. Plus and minus take the card by its end and make it longer or shorter; Enter and Esc mean the same then.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from organizer.domain.schedule.grid import Card
from organizer.i18n import _
from ui.schedule.drag import Drag
from ui.schedule.geometry import snapped
from ui.schedule.load import Aim, Load, Manner, Mode

if TYPE_CHECKING:
    from ui.schedule.board import Board

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
DAYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGER = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
HOLDING = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}
"""Keys that carry a card as long as they are held."""
ALT_OR_CONTROL = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keys:
    """Steers a drag; the answer is shown as it is for the mouse."""

    def __init__(self, board: "Board", drag: Drag) -> None:
        self._board, self._drag = board, drag
        self._holding = Qt.KeyboardModifier.NoModifier  # letting this key go drops what is carried
        self._stretches = False
        self._clipboard: tuple[int, bool] | None = None  # a session, and whether it is to be copied

    def take(self, event: QKeyEvent) -> bool:
        """Handle a key that picks up, carries, drops or cancels; False when it means something else."""
        if not self._drag.active:
            return self._pick_up(event)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._drag.cancel()
        elif key in ENTER:
            self._drag.drop()
        elif key == Qt.Key.Key_N:
            self._drag.take_nearest()
        elif key in LONGER:
            self._lengthen(LONGER[key])
        elif key in STEPS and self._stretches:
            self._lengthen(self._turned(*STEPS[key])[1])
        elif key in DAYS and not self._stretches:
            self._step_day(DAYS[key])
        elif key in STEPS:
            self._step(*STEPS[key], manner=_manner(event))
        return True

    def carry(self, card: Card, *, hint: str | None = None, copies: bool = False) -> None:
        """Begin to carry, from where the card stands or the corner of what is shown."""
        self._holding, self._stretches = Qt.KeyboardModifier.NoModifier, False
        others = () if copies else self._board.chosen_with(card)
        load = Load(card, others=others, copies=copies)
        self._drag.pick_up(load, hint=_("Enter drops, Esc cancels") if hint is None else hint)
        board = self._board
        here = card.placement if card.placement and card.placement.day in board.days else None
        across, down = board.horizontalScrollBar().value(), board.verticalScrollBar().value()
        self._aim(Aim(here or board.geometry_now.placement_at(across, down, board.snap), card.duration))

    def clip(self, session: int, *, copies: bool) -> None:
        """Remember a session, to carry it or a copy of it at the next paste."""
        self._clipboard = (session, copies)

    def paste(self) -> None:
        """Carry what was cut or copied; Enter or a press drops it."""
        if self._clipboard is None:
            return
        session, copies = self._clipboard
        card = self._board.snapshot.card_by_id.get(session)
        if card is not None:
            self.carry(card, copies=copies)

    def released(self, key: int) -> None:
        """Drop what the arrows carried together with this key."""
        held = HOLDING.get(Qt.Key(key))
        if self._drag.active and held is not None and held & self._holding:
            self._drag.drop()

    def _stretch(self, card: Card) -> None:
        """Take a card on the schedule by its end."""
        if card.placement is not None:
            self._holding, self._stretches = Qt.KeyboardModifier.NoModifier, True
            self._drag.pick_up(Load(card, Mode.BOTTOM), hint=_("Enter drops, Esc cancels"))
            self._aim(Aim(card.placement, card.duration))

    def _lengthen(self, steps: int) -> None:
        """Let the end be a step later or earlier; what is carried by its whole keeps its length."""
        aim, snap = self._drag.aim, self._board.snap
        if aim is None or aim.placement is None or not self._stretches:
            return
        start = aim.placement.start
        end = snapped(start + aim.duration + steps * snap, snap)
        self._aim(replace(aim, duration=max(end - start, min(snap, aim.duration))))

    def _turned(self, right: int, down: int) -> tuple[int, int]:
        """An arrow's step across the columns and along the time."""
        return (down, right) if self._board.arrangement.sideways else (right, down)

    def _pick_up(self, event: QKeyEvent) -> bool:
        key, session = Qt.Key(event.key()), self._board.selection()
        plain = not event.modifiers() & ALT_OR_CONTROL
        if session is None:
            return False
        card = self._board.snapshot.card_by_id[session]
        if key in ENTER and plain:
            self.carry(card)
        elif key in STEPS and event.modifiers() & ALT_OR_CONTROL:
            self.carry(card, hint=_("Let the key go to drop, Esc cancels"))
            self._holding = event.modifiers() & ALT_OR_CONTROL
            self._step(*STEPS[key], manner=_manner(event))
        elif key in LONGER and plain and card.placement is not None:
            self._stretch(card)
            self._lengthen(LONGER[key])
        else:
            return False
        return True

    def _step(self, right: int, down: int, *, manner: Manner) -> None:
        aim, board = self._drag.aim, self._board
        if aim is None or aim.placement is None:
            return
        across, along = self._turned(right, down)
        place = board.geometry_now.beside(aim.placement, across)
        start = max(snapped(place.start + along * board.snap, board.snap), 0)
        self._aim(Aim(replace(place, start=start), aim.duration, manner))

    def _step_day(self, days: int) -> None:
        aim, board = self._drag.aim, self._board
        if aim is None or aim.placement is None:
            return
        day = min(max(aim.placement.day + days, 0), board.snapshot.days - 1)
        if day not in board.days:
            self._drag.day_wanted.emit(day)
        self._aim(replace(aim, placement=replace(aim.placement, day=day)))

    def _aim(self, aim: Aim) -> None:
        self._drag.aim_at(aim)
        self._drag.stand_by_ghost()


def _manner(event: QKeyEvent) -> Manner:
    return Manner.FOLLOWING if event.modifiers() & SHIFT else Manner.ALONE
