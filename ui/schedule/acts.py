"""Carries out on the event what was done to cards: drops, keys, menus, the popover."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.schedule.arranging import following
from organizer.domain.schedule.free_places import nearest_place
from organizer.domain.schedule.grid import Card, Placement
from organizer.i18n import ngettext
from organizer.services import schedule
from organizer.services.talks import arrange_talks
from ui.schedule.board import Board
from ui.schedule.card_menu import add_swap, card_menu
from ui.schedule.describing import Describing
from ui.schedule.load import Drop, Manner, Mode
from ui.schedule.past import Deed, ask_about_past
from ui.schedule.popover import CardPopover
from ui.schedule.swapping import Swapping
from ui.schedule.talks_dialog import TalksDialog
from ui.schedule.tray import Tray
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

NEW_LENGTH = 60
"""Minutes of a session that is added to the list."""


class Acts(QObject):
    """Every act is one operation with a name, run through the shell, which shows what went wrong."""

    placed = Signal(int)
    """A session that now stands somewhere and should be seen."""

    def __init__(self, workspace: "Workspace", shell: Shell, board: Board, tray: Tray, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._shell = workspace, shell
        self._board, self._tray, self._page = board, tray, page
        self.popover = CardPopover(page)
        self.swapping: Swapping | None = None
        self._describing = Describing(workspace, shell, page)
        self._new_place: Placement | None = None  # of the session whose title is asked for; None: the list
        self._edited_in: QWidget = board  # where the keyboard was when the popover was opened
        self.popover.saved.connect(self._describe)
        self.popover.created.connect(self._make)
        self.popover.closed.connect(self._go_back)
        for view in (board, tray.list):
            view.edit_wanted.connect(self.edit)
            view.menu_wanted.connect(self.menu)
            view.lock_wanted.connect(self.toggle_lock)
        board.unschedule_wanted.connect(self.unschedule)
        board.duplicate_wanted.connect(self.duplicate)
        board.talks_wanted.connect(self.talks)

    @Slot(object)
    def dropped(self, drop: Drop) -> None:
        """Put what was let go where it was let go."""
        place, session = drop.aim.placement, drop.session
        if session is None:
            if place is not None:
                self._create(place, drop.aim.duration)
        elif place is None:
            self._unschedule((session, *drop.others))
        elif drop.aim.manner is Manner.COPY:
            self._copy(session, place)
        else:
            self._put(session, place, drop)

    def _put(self, session: int, place: Placement, drop: Drop) -> None:
        workspace, duration = self._workspace, drop.aim.duration
        if drop.mode is not Mode.MOVE:
            resize = partial(schedule.resize_session, workspace, session, start=place.start, duration=duration)
            self._ask_first(Deed.RESIZE, [session], lambda: self._place(session, resize))
        elif drop.aim.manner is Manner.FOLLOWING:
            later = [each.id for each in following(self._board.snapshot, session)]
            shift = partial(schedule.shift_following, workspace, session, place)
            self._ask_first(Deed.MOVE, [session, *later], lambda: self._place(session, shift))
        elif drop.others:
            self._ask_first(
                Deed.MOVE, drop.moves, lambda: self._run(lambda: schedule.move_sessions(workspace, drop.moves))
            )
        else:
            move = partial(schedule.move_session, workspace, session, place)
            self._ask_first(Deed.MOVE, [session], lambda: self._place(session, move))

    def _place(self, session: int, action: Callable[[], object]) -> None:
        """Put a session somewhere and show it there."""
        self._run(action)
        self.placed.emit(session)

    def _ask_first(self, deed: Deed, sessions: Iterable[int], act: Callable[[], object]) -> None:
        """The past is protected: where one of the sessions has begun, ask before ``act``."""
        ask_about_past(self._shell, self._board.snapshot, sessions, deed=deed, act=act)

    def _copy(self, session: int, place: Placement | None) -> None:
        made = self._run(lambda: schedule.copy_session(self._workspace, session, place))
        if isinstance(made, int):
            self.placed.emit(made)

    @Slot(int)
    def duplicate(self, session: int) -> None:
        """Make another session like it: at the nearest free place after it, or in the list where it is itself."""
        card = self._board.snapshot.card_by_id[session]
        here = card.placement
        if here is None:
            self._copy(session, None)
            return
        after = here.later(card.duration)
        free = nearest_place(self._board.index, session, after)
        self._copy(session, after if free is None or free == here else free)

    @Slot(object)
    def swap(self, moves: Mapping[int, Placement]) -> None:
        """Let two sessions change places."""
        act = partial(schedule.move_sessions, self._workspace, moves)
        self._ask_first(Deed.MOVE, moves, lambda: self._run(act))

    def _run(self, action: Callable[[], object]) -> object:
        return self._shell.run_quietly(action)

    def _create(self, place: Placement, duration: int) -> None:
        """Ask what a new session is called; it is made with its title, as one step."""
        self._new_place, self._edited_in = place, self._board
        self.popover.ask(duration, self._area_of(place, duration))

    @Slot()
    def create_in_list(self) -> None:
        """Ask for a new session that waits in the list."""
        self._new_place, self._edited_in = None, self._tray.list
        self.popover.ask(NEW_LENGTH, self._on_page(self._tray, self._tray.rect()))

    @Slot(str, str, int)
    def _make(self, title: str, second_title: str, duration: int) -> None:
        place, said = self._new_place, {"title": title, "second_title": second_title}
        if place is None:
            made = self._run(lambda: schedule.create_session(self._workspace, duration=duration, **said))
            if isinstance(made, int):
                self._tray.choose(made)
            return
        made = self._run(lambda: schedule.create_session_at(self._workspace, place, duration=duration, **said))
        if isinstance(made, int):
            self.placed.emit(made)

    @Slot(int)
    def unschedule(self, session: int) -> None:
        """Put a session back into the list."""
        self._unschedule(self._meant(session))

    def _meant(self, session: int) -> tuple[int, ...]:
        """All selected sessions where this is one of them, else this one."""
        chosen = self._board.chosen()
        return chosen if session in chosen else (session,)

    def _unschedule(self, sessions: Sequence[int]) -> None:
        cards = self._board.snapshot.card_by_id
        placed = [each for each in sessions if each in cards and cards[each].placement is not None]
        if len(placed) == 1:
            act = partial(schedule.unschedule_session, self._workspace, placed[0])
            self._ask_first(Deed.UNSCHEDULE, placed, lambda: self._run(act))
        elif placed:
            free = [each for each in placed if not cards[each].locked]
            several = partial(self._unschedule_several, free or placed, len(placed) - len(free))
            self._ask_first(Deed.UNSCHEDULE, free, several)

    def _unschedule_several(self, sessions: Sequence[int], locked: int) -> None:
        """Put sessions back, and say how many of those that were meant stayed because they are locked."""
        done = self._run(lambda: schedule.unschedule_sessions(self._workspace, sessions))
        if done and locked:
            text = ngettext("{count} locked session stayed.", "{count} locked sessions stayed.", locked)
            self._shell.toast(text.format(count=locked))

    @Slot(int)
    def toggle_lock(self, session: int) -> None:
        """Lock a session, or unlock it."""
        verb = schedule.unlock_session if self._board.snapshot.card_by_id[session].locked else schedule.lock_session
        self._run(lambda: verb(self._workspace, session))

    @Slot(int)
    def _delete(self, session: int) -> None:
        act = partial(schedule.delete_session, self._workspace, session)
        self._ask_first(Deed.DELETE, [session], lambda: self._shell.run(act))

    @Slot(int, str, str, int)
    def _describe(self, session: int, title: str, second_title: str, duration: int) -> None:
        said = {"title": title, "second_title": second_title}
        act = partial(schedule.describe_session, self._workspace, session, duration=duration, **said)
        longer = self._board.snapshot.card_by_id[session].duration != duration
        self._ask_first(Deed.RESIZE, [session] if longer else [], lambda: self._run(act))

    # -- one card ------------------------------------------------------------------------------------------------------

    @Slot(int)
    def edit(self, session: int) -> None:
        """Open the popover beside a card."""
        card = self._board.snapshot.card_by_id.get(session)
        if card is not None:
            self._edited_in = self._tray.list if self._tray.list.hasFocus() else self._board
            self.popover.edit(card, self._place_of(session))

    @Slot()
    def _go_back(self) -> None:
        """The popover was closed by a key: the keyboard goes on where it was."""
        self._edited_in.setFocus()

    def _place_of(self, session: int) -> QRect:
        """Where a card is seen on the page; the list where it is not."""
        item, row = self._board.item(session), self._tray.model.row_of(session)
        if item is not None:
            view, area = self._board.viewport(), self._board.mapFromScene(item.sceneBoundingRect()).boundingRect()
        elif row is not None:
            view, area = self._tray.list.viewport(), self._tray.list.visualRect(self._tray.model.index(row, 0))
        else:
            view, area = self._tray, self._tray.rect()
        return self._on_page(view, area)

    def _area_of(self, place: Placement, duration: int) -> QRect:
        """Where a session of this length would be seen on the page."""
        rects = self._board.geometry_now.rects(Card(0, "", duration, place))
        area = self._board.mapFromScene(rects[0]).boundingRect() if rects else self._board.viewport().rect()
        return self._on_page(self._board.viewport(), area)

    def _on_page(self, view: QWidget, area: QRect) -> QRect:
        return QRect(view.mapTo(self._page, area.topLeft()), area.size())

    @Slot(int)
    def talks(self, session: int) -> None:
        """Arrange the talks of a session that has any."""
        card = self._board.snapshot.card_by_id[session]
        if card.talks:
            dialog = TalksDialog(self._page, card)
            dialog.arranged.connect(self._arrange_talks)
            dialog.open()

    @Slot(int, object)
    def _arrange_talks(self, session: int, pairs: Sequence[tuple[int, int]]) -> None:
        self._run(lambda: arrange_talks(self._workspace, session, pairs))

    @Slot(int, QPoint)
    def menu(self, session: int, point: QPoint) -> None:
        """Open the menu of a card."""
        self.menu_of(session).popup(point)

    def menu_of(self, session: int) -> QMenu:
        """Everything that can be done with a card."""
        card = self._board.snapshot.card_by_id[session]
        acts = {"edit": self.edit, "lock": self.toggle_lock, "list": self.unschedule, "copy": self.duplicate}
        acts |= {"talks": self.talks, "delete": self._delete}
        bound = {name: partial(act, session) for name, act in acts.items()}
        menu = card_menu(self._page, card, {**bound, **self._describing.acts(card, self._meant(session))})
        if self.swapping is not None and session in self._board.chosen() and self.swapping.moves() is not None:
            add_swap(menu, self.swapping)
        return menu
