"""Today: where the event stands, what happens now and next, and what was done last."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.changes import Changes
from organizer.domain.grid import Severity
from organizer.domain.overview import Counts, Overview
from organizer.i18n import _, ngettext
from organizer.services import history, overview
from ui import theme
from ui.shell import Shell
from ui.today import words
from ui.today.figures import Figure
from ui.today.models import RoomsModel, StepsModel
from ui.widgets.buttons import ActionButton, button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.rows import Lines, LinesDelegate
from ui.widgets.tables import calm_table, frameless, reading_list

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

MINUTE = 60_000
LATEST = 30
"""How many operations the list holds."""


class TodayPage(QWidget):
    """The first page."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._stale = True
        self._rooms, self._steps = RoomsModel(self), StepsModel(self)
        self._about = ElidedLabel("", "muted")
        self._heading = label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addLayout(self._body(), 1)
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._read_if_visible)
        self._clock.start()
        shell.bridge.changed.connect(self._changed)

    # -- building ------------------------------------------------------------------------------------------------------

    def _header(self) -> PageHeader:
        header = PageHeader(_("Today"))
        header.add_stretching(self._about)
        header.add_right(ActionButton(self._shell.undo_action))
        return header

    def _body(self) -> QVBoxLayout:
        body = QVBoxLayout()
        body.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        body.setSpacing(theme.MARGIN)
        body.addLayout(self._figures())
        lists = QHBoxLayout()
        lists.setSpacing(theme.MARGIN)
        lists.addWidget(_card(self._heading, self._room_list()), 5)
        more = button(_("All steps"), kind="link", tip=_("Everything that happened, and taking it back"))
        more.clicked.connect(self._show_history)
        lists.addWidget(_card(label(_("Latest steps"), "strong"), self._step_list(), more), 3)
        body.addLayout(lists, 1)
        return body

    def _figures(self) -> QHBoxLayout:
        self._attendees, self._printed = Figure(_("attendees"), "people"), Figure(_("badges printed"), "print")
        self._sessions, self._unplaced = Figure(_("sessions placed"), "schedule"), Figure(_("unplaced"), "schedule")
        self._conflicts = Figure(_("conflicts"), "schedule")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for figure in (self._attendees, self._printed, self._sessions, self._unplaced, self._conflicts):
            figure.clicked.connect(self._follow)
            row.addWidget(figure)
        return row

    def _room_list(self) -> QWidget:
        table = calm_table(QTableView(), _("Rooms"), row=52)
        table.setModel(self._rooms)
        table.setItemDelegate(LinesDelegate(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalScrollBarPolicy(theme.NO_BAR)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(0, theme.px(168))
        frameless(table)
        empty = EmptyState("schedule", _("No rooms yet"), _empty_text(), self._first_step())
        self._room_stack = QStackedWidget()
        self._room_stack.addWidget(table)
        self._room_stack.addWidget(empty)
        return self._room_stack

    def _first_step(self) -> QPushButton:
        made = primary(_("Import a programme…"), "import")
        made.clicked.connect(self._import)
        return made

    def _step_list(self) -> QListView:
        made = reading_list(QListView(), _("Latest steps"))
        made.setModel(self._steps)
        made.setItemDelegate(LinesDelegate(made))
        return made

    # -- reading -------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: a hidden page reads when it is looked at again."""
        super().showEvent(event)
        if self._stale:
            self._read()

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        self._stale = True
        self._read_if_visible()

    @Slot()
    def _read_if_visible(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        seen = self._shell.run_quietly(lambda: overview.overview(self._workspace, self._shell.now()))
        if seen is not None:
            self._show(seen)
        QTimer.singleShot(0, self, self._read_conflicts)

    def _show(self, seen: Overview) -> None:
        now = self._shell.now()
        self._about.set_text(words.where_we_stand(seen.card, seen.moment, now.date()))
        self._heading.setText(words.rooms_heading(seen.moment))
        self._rooms.set_rooms(seen.rooms, words.room_headings(seen.moment))
        self._room_stack.setCurrentIndex(0 if seen.rooms else 1)
        self._count(seen.counts)
        steps = history.operations(self._workspace, LATEST)
        self._steps.set_steps([_step(each, words.time_of(each.at, now)) for each in steps])

    def _count(self, counts: Counts) -> None:
        self._attendees.set(f"{counts.attendees:,}", ngettext("attendee", "attendees", counts.attendees))
        self._printed.set(f"{counts.printed:,}", ngettext("badge printed", "badges printed", counts.printed))
        self._sessions.set(f"{counts.placed:,}", ngettext("session placed", "sessions placed", counts.placed))
        self._unplaced.set(f"{counts.unplaced:,}", _("unplaced"), "warn" if counts.unplaced else "ok")

    @Slot()
    def _read_conflicts(self) -> None:
        from organizer.domain import timetable
        from organizer.services import schedule

        found = self._shell.run_quietly(lambda: timetable.conflicts(schedule.snapshot(self._workspace)))
        if found is None:
            return
        errors = sum(each.severity is Severity.ERROR for each in found)
        word = ngettext("conflict", "conflicts", len(found))
        self._conflicts.set(f"{len(found):,}", word, "bad" if errors else "warn" if found else "ok")

    # -- leading on ----------------------------------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        figure = self.sender()
        assert isinstance(figure, Figure)
        self._shell.show_page(figure.page)

    @Slot()
    def _show_history(self) -> None:
        self._shell.show_page("history")

    @Slot()
    def _import(self) -> None:
        self._shell.import_file()


def _card(heading: QWidget, content: QWidget, more: QWidget | None = None) -> QFrame:
    """A white card: a heading, perhaps something at its right, and below it the content."""
    made = QFrame()
    made.setProperty("role", "card")
    column = QVBoxLayout(made)
    column.setContentsMargins(1, theme.SMALL_GAP, 1, 1)
    column.setSpacing(theme.TIGHT)
    row = QHBoxLayout()
    row.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
    heading.setMinimumHeight(theme.px(theme.CONTROL_HEIGHT))
    row.addWidget(heading, 1)
    if more is not None:
        row.addWidget(more)
    column.addLayout(row)
    column.addWidget(content, 1)
    return made


def _empty_text() -> str:
    return _("Import a programme, or add rooms and sessions by hand; then this list says what happens where.")


def _step(each: history.Operation, time: str) -> Lines:
    who = " · ".join(part for part in (time, each.actor, each.desk) if part)
    return Lines(each.label, who, strong=False, gone=each.undone)
