"""The Schedule page: the board with its list, its days and its conflicts."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.changes import Changes
from organizer.domain.schedule.begun import moment
from organizer.domain.schedule.grid import Conflict, Severity, Snapshot
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _
from organizer.services import schedule
from ui import theme
from ui.schedule.acts import Acts
from ui.schedule.arrangement import Arrangement, By
from ui.schedule.board import Board
from ui.schedule.chips import CountChip
from ui.schedule.column_chooser import ColumnChooser
from ui.schedule.conflict_acts import ConflictActs
from ui.schedule.drag import Drag
from ui.schedule.gestures import GesturesDialog
from ui.schedule.keys import Keys
from ui.schedule.page_keys import take_key
from ui.schedule.painted_places import MOST_PAINTED
from ui.schedule.panel import ConflictPanel
from ui.schedule.pause_acts import PauseActs
from ui.schedule.plan_menu import plan_button
from ui.schedule.saved_views import SavedViews
from ui.schedule.session_list import SessionList
from ui.schedule.swapping import Swapping
from ui.schedule.tip import Tip
from ui.schedule.tray import Tray
from ui.schedule.trying import Trying
from ui.schedule.version_chip import VersionChip
from ui.schedule.view_menu import ViewButton
from ui.schedule.view_options import ViewOptions
from ui.schedule.words import day_name
from ui.shell import Shell
from ui.widgets.bars import Sideways
from ui.widgets.buttons import ActionButton, Segmented, primary
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

ENTITIES = (
    *("event", "session", "room", "room_hours", "break", "talk"),
    *("role", "track", "person", "activity", "accepted_conflict", "break_room", "person_hours", "duty"),
    *("meeting", "party", "table", "rule_setting", "order_rule"),
)
"""The tables whose rows the board shows."""
ALL_DAYS = -1
FEW = 60
"""Sessions that are read by themselves when they change; with more, everything is."""
MINUTE, REST = 30_000, 250
"""Milliseconds: how often the line of the present moves, and how long a card is selected before its places are."""
NARROW = 900
"""Width of the page, pixels at 100 % text, below which list and conflicts do not stand beside the board together."""
SPELLED_DAYS = 3
"""With more days than this, their tabs leave out the month."""


class SchedulePage(QWidget):
    """Shows the schedule and carries out what is dropped on it."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self.setAccessibleName(_("Schedule"))
        self._workspace, self._shell = workspace, shell
        self._stale = True
        self.board, self.tray, self.panel = Board(), Tray(), ConflictPanel()
        self.list = SessionList()
        self.days = Segmented()
        self.days.changed.connect(self._open_day)
        self.chips = {each: CountChip(each) for each in (Severity.ERROR, Severity.WARNING)}
        self.view = ViewButton(SavedViews(workspace.uid))
        self.view.arranged.connect(self.arrange)
        self.view.choosing.connect(self._choose_columns)
        self.view.explaining.connect(self.show_gestures)
        self.acts = Acts(workspace, shell, self.board, self.tray, self)
        self.pause_acts = PauseActs(workspace, shell, self.board, self)
        self.list.edit_wanted.connect(self.acts.edit)
        self.list.menu_wanted.connect(self.acts.menu)
        self.conflict_acts = ConflictActs(workspace, shell, self, self.board, show=self.show_session)
        self._build()
        self.tip = Tip(self)
        self.drag = Drag(self.board, self.tip, tray=self.tray, tabs=self.days)
        self.board.drag = self.tray.list.drag = self.drag
        self.board.keys = self.tray.list.keys = Keys(self.board, self.drag)
        self.trying = Trying(self.board, self.panel, self.tip, show_days=self._show_only)
        self.swapping = self.board.swapping = self.acts.swapping = Swapping(self.board, self.trying, say=shell.toast)
        self.setFocusProxy(self.board)
        self._connect()
        shell.bridge.changed.connect(self._changed)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start()
        self._at_rest = QTimer(self, interval=REST, singleShot=True)
        self._at_rest.timeout.connect(self._paint_selected)
        self.board.selected.connect(self._selected)

    # -- construction --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._header = PageHeader(_("Schedule"))
        self._header.add_left(Sideways(self.days))
        self.plan, self.since = (
            plan_button(self._workspace, self._shell, self),
            VersionChip(self._workspace, self._shell, self),
        )
        for each in (self.view, self.plan, self.since):
            self._header.add_right(each)
        for chip in self.chips.values():
            chip.clicked.connect(self._open_panel)
            self._header.add_right(chip)
        self._header.add_right(ActionButton(self._shell.undo_action))
        new = primary(_("New session"), "add", tip=_("Add a session to the list"), shortcut="Ctrl+N")
        new.clicked.connect(self.acts.create_in_list)
        self._header.add_right(new)
        self.tray.column.addWidget(ViewOptions(self.board))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tray)
        self._views_stack = QStackedWidget()
        self._views_stack.addWidget(self.board)
        self._views_stack.addWidget(self.list)
        row.addWidget(self._views_stack, 1)
        row.addWidget(self.panel)
        self.panel.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)

    def _empty(self) -> QWidget:
        start = primary(_("Import a programme…"), "import")
        start.clicked.connect(self._import)
        text = _("Import the agenda, or add rooms on the Programme page; then drag sessions to their rooms and times.")
        return EmptyState("schedule", _("No rooms and no sessions yet"), text, start)

    def _connect(self) -> None:
        tray, drag, panel = self.tray, self.drag, self.panel
        drag.dropped.connect(self.acts.dropped)
        drag.began.connect(tray.set_carried)
        drag.ended.connect(self._drag_ended)
        drag.day_wanted.connect(self._open_day)
        self.board.day_wanted.connect(self._step_day)
        self.acts.placed.connect(self.show_session)
        panel.chosen.connect(self._show_conflict)
        panel.accepted.connect(self.conflict_acts.accept)
        panel.reopened.connect(self.conflict_acts.reopen)
        panel.closed.connect(self._close_panel)
        panel.people_wanted.connect(self.conflict_acts.show_people)
        panel.rules_wanted.connect(self.conflict_acts.show_rules)
        self.trying.wanted.connect(self.conflict_acts.mend)
        self.board.swap_wanted.connect(self.swapping.begin)
        self.swapping.wanted.connect(self.acts.swap)

    # -- reading -------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not changes.touches(*ENTITIES):
            return
        if self._stale or not self.isVisible():
            self._stale = True
        elif not self._take_few(changes):
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: nothing is carried on a page that is not seen."""
        self.drag.cancel()
        self.board.hand.cancel()
        self.swapping.end()
        super().hideEvent(event)

    def _take_few(self, changes: Changes) -> bool:
        """Read only the sessions that changed, where a move or an edit of a few cards is all that happened."""
        rows = changes.rows("session")
        others = [each for each in ENTITIES if each != "session"]
        if rows is None or len(rows) > FEW or changes.touches(*others):
            return False
        cards = schedule.cards(self._workspace, rows)
        if len(cards) < len(rows) or any(each.id not in self.board.snapshot.card_by_id for each in cards):
            return False
        self.drag.cancel()
        for each in cards:
            self.board.index.take(each)
        self._show(self.board.snapshot.with_cards(*cards), self.board.index)
        return True

    def reload(self) -> None:
        """Read the schedule again and show it."""
        self.drag.cancel()
        self._stale = False
        snapshot = schedule.snapshot(self._workspace)
        self._show(snapshot, ConflictIndex(snapshot))

    def _show(self, snapshot: Snapshot, index: ConflictIndex) -> None:
        self._show_days(snapshot.days)
        self.board.arrange(self.view.kept().without(snapshot))
        self.board.show_schedule(snapshot, index)
        self._show_list(snapshot, index)
        self._look_at_clock()
        self._name_days()
        self.tray.show_schedule(snapshot)
        self._show_conflicts(index.conflicts())
        self._stack.setCurrentIndex(0 if snapshot.rooms or snapshot.cards else 1)

    @Slot()
    def _look_at_clock(self) -> None:
        if self.isVisible():
            self.board.now_line.show(moment(self.board.snapshot, self._shell.now()))

    def _show_days(self, count: int) -> None:
        if any(day >= count for day in self.board.days):
            self.board.show_days([0])

    def _name_days(self) -> None:
        snapshot = self.board.snapshot
        brief = snapshot.days > SPELLED_DAYS
        options: list[tuple[object, str]] = [
            (day, day_name(snapshot, day, brief=brief)) for day in range(snapshot.days)
        ]
        if snapshot.days > 1:
            options.append((ALL_DAYS, _("Both") if snapshot.days == 2 else _("All")))
        self.days.set_options(options)
        self.days.set_value(self.board.days[0] if len(self.board.days) == 1 else ALL_DAYS)

    def _show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        counts = Counter(each.severity for each in conflicts if not each.accepted)
        for severity, chip in self.chips.items():
            chip.set_count(counts[severity])
        self.panel.show_conflicts(self.board.snapshot, conflicts)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt: another theme or size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "drag"):
            for each in (self.board, self.tray, self.panel):
                each.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt with the keys that nothing on the page took."""
        if not take_key(self, event):
            super().keyPressEvent(event)

    # -- view ----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _open_day(self, day: int) -> None:
        self.days.set_value(day)
        self.board.show_days(range(self.board.snapshot.days) if day == ALL_DAYS else [day])
        self._show_list(self.board.snapshot, self.board.index)

    @Slot(int)
    def _step_day(self, step: int) -> None:
        """The next or the previous tab of the days; from all days, the first or the last."""
        shown, last = self.board.days, self.board.snapshot.days - 1
        here = shown[0] if len(shown) == 1 else -1 if step > 0 else last + 1
        self._open_day(min(max(here + step, 0), last))

    def _show_only(self, days: Sequence[int]) -> None:
        """Show these days, and say so."""
        self._open_day(days[0] if len(days) == 1 else ALL_DAYS)

    def _show_list(self, snapshot: Snapshot, index: ConflictIndex) -> None:
        """Show the list in the place of the board, where that is wanted."""
        arrangement = self.board.arrangement
        self._put_first(arrangement)
        if arrangement.listed:
            self.list.show_all(snapshot, index, self.board.days, arrangement)

    def _put_first(self, arrangement: Arrangement) -> None:
        """Show the list or the board; a board that is not seen is not told of its size, and would be laid out late."""
        self._views_stack.setCurrentWidget(self.list if arrangement.listed else self.board)

    @Slot(object)
    def arrange(self, arrangement: Arrangement) -> None:
        """Look at the schedule in another way."""
        if arrangement.by is By.DAY and len(self.board.days) == 1 and self.board.snapshot.days > 1:
            self._open_day(ALL_DAYS)
        self._put_first(arrangement)
        self.board.arrange(arrangement)
        self.view.show_arrangement(arrangement)
        self._show_list(self.board.snapshot, self.board.index)
        (self.list.table if arrangement.listed else self.board).setFocus()

    @Slot()
    def _choose_columns(self) -> None:
        dialog = ColumnChooser(self, self.board.snapshot, self.board.arrangement)
        dialog.chosen.connect(self.arrange)
        dialog.open()

    @Slot(int)
    def show_session(self, session: int) -> None:
        """Select a session and bring it into sight, on whichever day it is."""
        card = self.board.snapshot.card_by_id.get(session)
        if card is None or card.placement is None:
            return
        if card.placement.day not in self.board.days:
            self._open_day(card.placement.day)
        self.board.select(session)
        self.board.reveal(session)
        self.list.show_session(session)

    @Slot()
    def _open_panel(self) -> None:
        chip = self.sender()
        self.tray.setVisible(self._has_room())  # first: both together would make the window wider
        self.panel.show()
        if isinstance(chip, CountChip):
            self.panel.go_to(chip.severity)
        self.panel.list.setFocus()

    @Slot()
    def _close_panel(self) -> None:
        self.trying.end()
        self.panel.hide()
        self._share_width()
        self.board.setFocus()

    def _share_width(self) -> None:
        """Where there is no room for both beside the board, the conflicts stand in the place of the list."""
        self.tray.setVisible(self.panel.isHidden() or self._has_room())

    def _has_room(self) -> bool:
        return self.width() >= theme.px(NARROW)

    @Slot()
    def toggle_panel(self) -> None:
        """Show the conflicts, or no longer."""
        self._close_panel() if self.panel.isVisible() else self._open_panel()

    def go_round(self) -> None:
        """Put the keyboard into the next part of the page: list, board, conflicts."""
        parts = [self.tray.list, self.list.table if self.board.arrangement.listed else self.board, self.panel.list]
        seen = [each for each in parts if each.isVisible()]
        here = next((number for number, each in enumerate(seen) if each.hasFocus()), -1)
        seen[(here + 1) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _show_conflict(self, conflict: Conflict) -> None:
        if conflict.sessions:
            self.show_session(conflict.sessions[0])

    @Slot()
    def show_gestures(self) -> None:
        """Tell what mouse and keys do."""
        GesturesDialog(self).open()

    @Slot()
    def _drag_ended(self) -> None:
        self.tray.set_carried(None)
        self._at_rest.start()

    @Slot()
    def _selected(self) -> None:
        if not self.drag.active:
            self.board.painted.hide()
            self._at_rest.start()

    @Slot()
    def _paint_selected(self) -> None:
        """Mark where the selected card may go, once one has settled on it."""
        session = self.board.selection()
        if session is None or self.drag.active or self.board.arrangement.listed:
            return
        card = self.board.snapshot.card_by_id[session]
        cards = (card, *self.board.chosen_with(card))
        if len(cards) <= MOST_PAINTED:
            self.board.painted.show(cards, whole=False)

    @Slot()
    def _import(self) -> None:
        self._shell.import_file()
