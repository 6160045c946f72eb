"""The first page as a picture of an Overview: it shows what it is given and reads nothing."""

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
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

from organizer.domain.overview import Counts, Latest, Overview
from organizer.i18n import _, ngettext
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
from ui.widgets.table import calm_table, frameless, reading_list

NARROW = 700
"""Width of the page, pixels at 100 % text, below which the latest steps are left to the history page."""


class TodayView(QWidget):
    """Figures over two lists: the rooms, and the latest steps."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._rooms, self._steps = RoomsModel(self), StepsModel(self)
        self._about = ElidedLabel("", "muted")
        self._heading = label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        self.notices = QVBoxLayout()
        column.addLayout(self.notices)
        column.addLayout(self._body(), 1)

    # -- building ------------------------------------------------------------------------------------------------------

    def _header(self) -> PageHeader:
        header = PageHeader(_("Today"))
        header.add_stretching(self._about)
        header.add_right(ActionButton(self.shell.undo_action))
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
        self._steps_card = _card(label(_("Latest steps"), "strong"), self._step_list(), more)
        lists.addWidget(self._steps_card, 3)
        body.addLayout(lists, 1)
        return body

    def _figures(self) -> QHBoxLayout:
        self.attendees, self.printed = Figure(_("attendees"), "people"), Figure(_("badges printed"), "print")
        self.sessions, self.unplaced = Figure(_("sessions placed"), "schedule"), Figure(_("unplaced"), "schedule")
        self.conflicts = Figure(_("conflicts"), "schedule")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for figure in (self.attendees, self.printed, self.sessions, self.unplaced, self.conflicts):
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
        frameless(table)
        self._room_table = table
        self._room_stack = QStackedWidget()
        self._room_stack.addWidget(table)
        return self._room_stack

    def _no_rooms(self) -> EmptyState:
        first_step: QPushButton = primary(_("Import a programme…"), "import")
        first_step.clicked.connect(self._import)
        text = _("Import a programme, or add rooms and sessions by hand; then this list says what happens where.")
        return EmptyState("schedule", _("No rooms yet"), text, first_step)

    def _step_list(self) -> QListView:
        made = reading_list(QListView(), _("Latest steps"))
        made.setModel(self._steps)
        made.setItemDelegate(LinesDelegate(made))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt: where there is little room (large text, a small window) the rooms have all of it."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(NARROW)
        self._steps_card.setVisible(wide)
        rooms = (self.width() - 2 * theme.MARGIN) * (5 / 8 if wide else 1)
        self._room_table.setColumnWidth(0, min(theme.px(168), int(rooms * 0.32)))

    # -- showing -------------------------------------------------------------------------------------------------------

    def show_overview(self, seen: Overview, now: datetime) -> None:
        """Show what was read; ``now``: the moment it was read for."""
        self._about.set_text(words.where_we_stand(seen.card, seen.moment, now.date()))
        self._heading.setText(words.rooms_heading(seen.moment))
        self._rooms.set_rooms(seen.rooms, words.room_headings(seen.moment))
        if not seen.rooms and self._room_stack.count() == 1:
            self._room_stack.addWidget(self._no_rooms())
        self._room_stack.setCurrentIndex(0 if seen.rooms else 1)
        self._steps.show_rows([_step(each, words.time_of(each.at, now)) for each in seen.latest])
        self._count(seen.counts)

    def show_conflicts(self, errors: int, others: int) -> None:
        """Show how many conflicts there are: the worst as the number, in its colour, the others as words."""
        if errors:
            rest = ngettext("{count} warning", "{count} warnings", others).format(count=f"{others:,}")
            word = ngettext("error", "errors", errors)
            self.conflicts.set(f"{errors:,}", f"{word} · {rest}" if others else word, "bad")
        elif others:
            self.conflicts.set(f"{others:,}", ngettext("warning", "warnings", others), "warn")
        else:
            self.conflicts.set("0", ngettext("conflict", "conflicts", 0), "ok")

    def _count(self, counts: Counts) -> None:
        self.attendees.set(f"{counts.attendees:,}", ngettext("attendee", "attendees", counts.attendees))
        self.printed.set(f"{counts.printed:,}", ngettext("badge printed", "badges printed", counts.printed))
        self.sessions.set(f"{counts.placed:,}", ngettext("session placed", "sessions placed", counts.placed))
        self.unplaced.set(f"{counts.unplaced:,}", _("unplaced"), "warn" if counts.unplaced else "ok")

    # -- leading on ----------------------------------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        figure = self.sender()
        assert isinstance(figure, Figure)
        self.shell.show_page(figure.page)

    @Slot()
    def _show_history(self) -> None:
        self.shell.show_page("history")

    @Slot()
    def _import(self) -> None:
        self.shell.import_file()


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


def _step(each: Latest, time: str) -> Lines:
    who = " · ".join(part for part in (time, each.actor, each.desk) if part)
    return Lines(words.step(each), who, strong=False, gone=each.undone)
