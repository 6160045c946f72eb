"""Carrying a card: from the pick-up by mouse or keyboard to the drop, with the answer shown all the way.

While something is carried nothing is read from the database and nothing is written; the rules are asked through the
board's conflict index, and only when the landing place has changed.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from organizer.domain.schedule.free_places import nearest_place
from organizer.domain.schedule.grid import Card, Placement, Severity
from organizer.i18n import _, paragraph
from ui.schedule.arrangement import By
from ui.schedule.face import Pens
from ui.schedule.ghosts import Ghosts
from ui.schedule.judged import NOTHING, judge, lacking
from ui.schedule.landing import Landing
from ui.schedule.load import Aim, Drop, Load, Manner, Mode
from ui.schedule.painted_places import MOST_PAINTED
from ui.schedule.tip import Tip, Told, told
from ui.schedule.words import place_name
from ui.widgets.buttons import Segmented

if TYPE_CHECKING:
    from ui.schedule.board import Board

DAY_WAIT, NEAREST_WAIT, SCROLL_EVERY = 450, 80, 30
"""Milliseconds: over a day's tab until it opens; between two looks whether the card is at rest, which is when the
nearest place is sought; between scroll steps."""
SCROLL_REACH, SCROLL_STEP = 36, 18
"""Pixels from the board's edge in which it scrolls, and how far at once."""

NO_KEYS = Qt.KeyboardModifier.NoModifier
COPY_KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the board's viewport and the page lie on the screen while a card is carried; pixels."""

    left: int
    top: int
    width: int
    height: int
    page_left: int
    page_top: int


class Drag(QObject):
    """At most one card is carried at a time."""

    dropped = Signal(object)
    """Carries a Drop whose answer was not a refusal."""
    day_wanted = Signal(object)
    """The value of the day tab over which the card was held."""
    began = Signal(object)
    """Carries the id of the carried session, or None for a new one."""
    ended = Signal()

    def __init__(self, board: "Board", tip: Tip, *, tray: QWidget, tabs: Segmented) -> None:
        super().__init__(board)
        self._board, self._tip, self._tray, self._tabs = board, tip, tray, tabs
        self._load: Load | None = None
        self._hint = ""
        self._aim: Aim | None = None
        self._judged = NOTHING
        self._lacks: Severity | None = None
        self._nearest: Placement | None = None
        self._last: tuple[int, int, Manner] | None = None
        self._sides: tuple[float, float] | None = None
        self._scrolls = False
        self._across, self._down = board.horizontalScrollBar(), board.verticalScrollBar()
        self._stage = Stage(0, 0, 0, 0, 0, 0)
        self._ghosts = Ghosts(board)
        self._landing = Landing(board)
        self._wanted_day: object = None
        self._day_timer = self._timer(DAY_WAIT, self._open_day)
        self._rested: Aim | None = None
        self._nearest_timer = self._timer(NEAREST_WAIT, self._rest)
        self._scroll_timer = self._timer(SCROLL_EVERY, self._scroll, once=False)

    def _timer(self, wait: int, slot: object, *, once: bool = True) -> QTimer:
        made = QTimer(self, interval=wait, singleShot=once)
        made.timeout.connect(slot)
        return made

    # -- beginning and end ---------------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether something is carried."""
        return self._load is not None

    @property
    def aim(self) -> Aim | None:
        """Where a drop would land; None outside everything."""
        return self._aim

    def pick_up(self, load: Load, *, hint: str = "") -> None:
        """Begin to carry; ``hint`` stands in the tip."""
        self._load = replace(load, grab=min(load.grab, load.card.duration))
        self._aim, self._nearest, self._hint = None, None, hint
        self._stage = self._measured()
        self._board.setFocus(Qt.FocusReason.MouseFocusReason)
        self.began.emit(load.card.id or None)
        self._landing.forget()
        self._paint()
        if load.mode is Mode.MOVE:
            self._fade(0.4)
            self._board.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _measured(self) -> "Stage":
        viewport, page = self._board.viewport(), self._tip.parentWidget() or self._board
        corner, page_corner = viewport.mapToGlobal(QPoint(0, 0)), page.mapToGlobal(QPoint(0, 0))
        return Stage(corner.x(), corner.y(), viewport.width(), viewport.height(), page_corner.x(), page_corner.y())

    def begin_new(self, place: Placement) -> None:
        """Begin to draw a new session from here."""
        self.pick_up(Load(Card(0, _("New session"), self._board.snap, place), Mode.CREATE))

    def drop(self) -> None:
        """Let go: tells what was dropped, unless it cannot be."""
        load, aim, refused = self._load, self._aim, self._judged.refused
        self._end()
        if load is None or aim is None or refused:
            return
        card = load.card
        if aim != Aim(card.placement, card.duration, aim.manner) or load.mode is Mode.CREATE:
            moves = load.moves(aim, self._board.snapshot, self._board.room_order) or {}
            self.dropped.emit(Drop(card.id or None, load.mode, aim, moves, tuple(each.id for each in load.others)))

    def cancel(self) -> None:
        """Let go without any effect."""
        if self.active:
            self._end()

    def _end(self) -> None:
        self._fade(1.0)
        self._load, self._aim, self._rested, self._last, self._judged = None, None, None, None, NOTHING
        self._sides, self._scrolls, self._wanted_day = None, False, None
        for timer in (self._day_timer, self._nearest_timer, self._scroll_timer):
            timer.stop()
        self._ghosts.hide()
        self._board.painted.hide()
        self._tip.forget()
        self._board.columns.aim(None)
        self._board.viewport().unsetCursor()
        self.ended.emit()

    def _fade(self, opacity: float) -> None:
        carried = () if self._load is None else (self._load.card, *self._load.others)
        for item in (item for card in carried for item in self._board.items_of(card.id)):
            item.setOpacity(opacity)

    def restyle(self, pens: Pens) -> None:
        """Follow another theme or size of text."""
        self._ghosts.restyle()
        self._tip.restyle(pens)

    # -- by mouse ------------------------------------------------------------------------------------------------------

    def follow(self, event: QMouseEvent) -> None:
        """The mouse that holds the card has moved."""
        point = event.globalPosition()
        self.pointer(round(point.x()), round(point.y()), manner=manner_of(event.modifiers()))

    def pointer(self, x: int, y: int, *, manner: Manner = Manner.ALONE) -> None:
        """The mouse is here, on the screen.

        Called for every move of the mouse: it counts in plain numbers and leaves Qt alone where nothing has changed.
        """
        self._last = (x, y, manner)
        stage = self._stage
        inside_x, inside_y = x - stage.left, y - stage.top
        if 0 <= inside_x < stage.width and 0 <= inside_y < stage.height:
            self._leave_tab()
            across, down = self._across.value(), self._down.value()
            self.aim_at(self._landing.of(self._load, inside_x + across, inside_y + down, manner))
            self._tip.place(x - stage.page_left, y - stage.page_top, beside=self._beside(across))
        else:
            point = QPoint(x, y)
            if not (self._over_tray(point) or self._over_tab(point)):
                self._leave_tab()
                self.aim_at(None)
            self._tip.place(x - stage.page_left, y - stage.page_top)
        self._watch_edges(inside_x, inside_y)

    def _beside(self, across: int) -> tuple[int, int] | None:
        """The left and right end of the ghost on the page: the tip does not cover where the card lands."""
        if self._sides is None:
            return None
        shift = self._stage.left - self._stage.page_left - across
        return round(self._sides[0]) + shift, round(self._sides[1]) + shift

    def look_again(self) -> None:
        """The board has changed under the mouse: another day, another zoom."""
        if self.active and self._last is not None:
            self._aim = None
            self._landing.forget()
            self._stage = self._measured()
            x, y, manner = self._last
            self.pointer(x, y, manner=manner)

    def _paint(self) -> None:
        """Paint where the load may go; a new session is drawn where it is, and edges are judged as they move."""
        load = self._load
        if load is not None and load.mode is Mode.MOVE and len(load.others) < MOST_PAINTED:
            card = replace(load.card, id=0, locked=False) if load.copies else load.card
            self._board.painted.show((card, *load.others))
            self._lacks = lacking(self._board.index, card)

    def _over_tray(self, point: QPoint) -> bool:
        tray = self._tray
        if self._load is None or self._load.mode is not Mode.MOVE:
            return False
        if not tray.rect().contains(tray.mapFromGlobal(point)):
            return False
        self._leave_tab()
        self.aim_at(Aim(None, self._load.card.duration))
        return True

    def _over_tab(self, point: QPoint) -> bool:
        day = self._tabs.value_at(self._tabs.mapFromGlobal(point))
        if day is None:
            return False
        if day != self._wanted_day:
            self._wanted_day = day
            self._day_timer.start()
            self.aim_at(None)
        return True

    def _leave_tab(self) -> None:
        if self._wanted_day is not None:
            self._wanted_day = None
            self._day_timer.stop()

    @Slot()
    def _open_day(self) -> None:
        if self._wanted_day is not None:
            self.day_wanted.emit(self._wanted_day)
            self._fade(0.4)

    def _watch_edges(self, x: int, y: int) -> None:
        width, height = self._stage.width, self._stage.height
        inside = 0 <= x < width and 0 <= y < height
        near = inside and bool(_towards(x, width) or _towards(y, height))
        if near != self._scrolls:
            self._scrolls = near
            self._scroll_timer.start() if near else self._scroll_timer.stop()

    @Slot()
    def _scroll(self) -> None:
        if self._last is None:
            return
        x, y, manner = self._last
        right = _towards(x - self._stage.left, self._stage.width)
        down = _towards(y - self._stage.top, self._stage.height)
        self._across.setValue(self._across.value() + SCROLL_STEP * right)
        self._down.setValue(self._down.value() + SCROLL_STEP * down)
        self.pointer(x, y, manner=manner)

    # -- the answer ----------------------------------------------------------------------------------------------------

    def aim_at(self, aim: Aim | None) -> None:
        """Point at a landing place; the rules are asked when it is another one than before."""
        if aim is not None and self._load is not None and self._load.copies:
            aim = replace(aim, manner=Manner.COPY)
        if (aim is self._aim or aim == self._aim) and self._tip.isVisible():
            return
        self._aim, self._nearest = aim, None
        self._judged = judge(self._board, self._load, aim, lacks=self._lacks)
        self._sides = self._ghosts.show(self._load, aim, self._judged.tone)
        self._tip.say(self._words)
        place = aim.placement if aim else None
        self._board.columns.aim(self._column(place) if place else None)
        moving = self._load is not None and self._load.mode is Mode.MOVE
        if self._judged.troubled and moving and not self._nearest_timer.isActive():
            self._nearest_timer.start()

    def _column(self, place: Placement) -> int | None:
        geometry, load = self._board.geometry_now, self._load
        if geometry.arrangement.by is By.ROOM:
            return geometry.place(place.day, place.room)
        return next(iter(geometry.places_of(load.card.at(place))), None) if load is not None else None

    def stand_by_ghost(self) -> None:
        """Scroll to the landing place, stand the tip beside it and tell it to screen readers."""
        board, rect = self._board, self._ghosts.area()
        if rect is None or self._aim is None or self._aim.placement is None:
            return
        board.ensureVisible(rect, 24, 24)
        corner = board.global_point(rect.topLeft())
        x, y = corner.x() - self._stage.page_left, corner.y() - self._stage.page_top
        self._tip.place(x, y, beside=self._beside(self._across.value()))
        board.setAccessibleDescription(f"{place_name(board.snapshot, self._aim.placement)}. {self._tip.text()}")

    def _words(self) -> Told:
        aim = self._aim
        if aim is None or self._load is None:
            return Told(_("Drop on the board or the list"))
        if aim.placement is None:
            headline = _("Back to the list") if self._load.card.placement else _("Stays in the list")
            return told(self._judged.answer) if self._judged.refused else Told(headline)
        return told(self._judged.answer, self._small_print())

    def _small_print(self) -> str:
        if self._nearest is not None:
            place = place_name(self._board.snapshot, self._nearest)
            return _("N: nearest place that fits is {place}").format(place=place)
        many = self._load is not None and len(self._load.others) >= MOST_PAINTED
        told = _("Places are painted for up to {count} sessions together.").format(count=MOST_PAINTED) if many else ""
        return paragraph((told, self._hint))

    # -- the nearest place ---------------------------------------------------------------------------------------------

    @Slot()
    def _rest(self) -> None:
        """Seek once the card is held still; to start the timer anew at every move would cost as much as the answer."""
        if self._aim == self._rested:
            self._seek_nearest()
        elif self._judged.troubled:
            self._nearest_timer.start()
        self._rested = self._aim

    def _seek_nearest(self) -> None:
        load, aim = self._load, self._aim
        if load is None or load.others or aim is None or aim.placement is None or not load.card.id:
            return
        found = nearest_place(self._board.index, load.card.id, aim.placement, duration=aim.duration)
        if found is not None and found != aim.placement:
            self._nearest = found
            self._tip.say(self._words)

    def take_nearest(self) -> None:
        """Drop at the nearest place without a conflict; without one, nothing happens."""
        self._seek_nearest()
        if self._nearest is not None and self._aim is not None:
            self.aim_at(replace(self._aim, placement=self._nearest, manner=Manner.ALONE))
            self.drop()


def manner_of(keys: Qt.KeyboardModifier) -> Manner:
    """What the keys held while carrying mean: Shift takes along what follows, Alt (or Ctrl) makes a copy."""
    if keys == NO_KEYS:
        return Manner.ALONE
    if keys & COPY_KEYS:
        return Manner.COPY
    return Manner.FOLLOWING if keys & Qt.KeyboardModifier.ShiftModifier else Manner.ALONE


def _towards(position: int, size: int) -> int:
    return -1 if position < SCROLL_REACH else 1 if position > size - SCROLL_REACH else 0
