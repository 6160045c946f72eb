"""Rearranges a whole day at once: rooms change places, times shift, gaps close; what it would do is said before."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QStackedWidget, QTimeEdit, QVBoxLayout, QWidget

from organizer.domain.schedule.arranging import Moves, compacted, delayed, rotated
from organizer.domain.schedule.previews import Preview, preview
from organizer.domain.schedule.snapping import change_over
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _, ngettext, paragraph
from organizer.services import arrangements, schedule
from ui import theme
from ui.dialogs import Dialog
from ui.schedule.past import begun_words
from ui.schedule.words import day_name
from ui.widgets.buttons import Segmented, button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

MIDNIGHT = 24 * 60
FURTHEST = 12 * 60
"""Minutes by which a day can be shifted."""


class Way(StrEnum):
    """What can be done to a day."""

    ROTATE = "rotate"
    SHIFT = "shift"
    COMPACT = "compact"


def start_rearranging(workspace: "Workspace", shell: "Shell") -> "RearrangeDialog":
    """Ask how a day is to be rearranged; the day that the board shows is offered first."""
    page = shell.show_page("schedule")
    dialog = RearrangeDialog(workspace, shell, page.board.days[0])  # type: ignore[attr-defined]
    dialog.open()
    return dialog


class RearrangeDialog(Dialog):
    """Three ways; whatever is chosen is tried out at once on the schedule as it was read."""

    def __init__(self, workspace: "Workspace", shell: "Shell", day: int) -> None:
        super().__init__(shell.dialog_parent(), _("Rearrange a day"), width=520)
        self._workspace, self._shell = workspace, shell
        self._snapshot = schedule.snapshot(workspace)
        self.day = QComboBox()
        for each in range(self._snapshot.days):
            self.day.addItem(day_name(self._snapshot, each), each)
        self.day.setCurrentIndex(day)
        self.way = Segmented(
            [(Way.ROTATE, _("Swap rooms")), (Way.SHIFT, _("Shift times")), (Way.COMPACT, _("Close gaps"))]
        )
        self.way.changed.connect(self.choose_way)
        self._pages = QStackedWidget()
        for page in (self._rotating(), self._shifting(), self._compacting()):
            self._pages.addWidget(page)
        self.said = label("", wrap=True)
        self.said.setMinimumHeight(theme.px(40))
        self.column.addWidget(label(_("Rearrange a day"), "title"))
        self.column.addWidget(self.way)
        self.column.addLayout(form_layout([(_("Day"), self.day)]))
        self.column.addWidget(self._pages, 1)
        self.column.addWidget(self.said)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.do_button = primary(_("Rearrange"))
        self.add_button(self.do_button, self._do)
        self.day.currentIndexChanged.connect(self._try)
        self._try()

    # -- the three ways ------------------------------------------------------------------------------------------------

    def _rotating(self) -> QWidget:
        self.rooms = TickList(_("Rooms that change places"), ordered=True)
        for room in self._snapshot.rooms:
            self.rooms.add(room.id, room.name, ticked=False)
        self.rooms.setMinimumHeight(theme.px(168))
        self.rooms.setCurrentRow(0)
        self.rooms.itemChanged.connect(self._try)
        self.rooms.model().rowsMoved.connect(self._try)
        self.rooms.model().rowsInserted.connect(self._try)
        text = _(
            "Tick two rooms to swap them, or more: the sessions of each go into the next one that is ticked, those of "
            "the last into the first. Drag rooms into another order, or move them with Alt and the arrows."
        )
        return _column(label(text, "muted", wrap=True), self.rooms)

    def _shifting(self) -> QWidget:
        self.minutes = QSpinBox(minimum=-FURTHEST, maximum=FURTHEST, singleStep=5, value=15)
        self.minutes.setSuffix(_(" min"))
        self.shifted_room = self._room_choice(_("All rooms"))
        self.part = QCheckBox(_("Only sessions that begin in a part of the day"))
        self.since, self.until = QTimeEdit(), QTimeEdit()
        for field, minute in ((self.since, self._snapshot.opens), (self.until, self._snapshot.closes)):
            field.setDisplayFormat("HH:mm")
            field.setTime(QTime(0, 0).addSecs(60 * (minute % MIDNIGHT)))
            field.setEnabled(False)
            field.timeChanged.connect(self._try)
            self.part.toggled.connect(field.setEnabled)
        self.part.toggled.connect(self._try)
        self.minutes.valueChanged.connect(self._try)
        form = form_layout(
            [
                (_("Later by"), self.minutes),
                (_("Rooms"), self.shifted_room),
                (_("From"), self.since),
                (_("Until before"), self.until),
            ]
        )
        form.insertRow(2, self.part)
        self.minutes.setToolTip(_("A negative number: earlier"))
        self.part.setAccessibleName(self.part.text())
        page = QWidget()
        page.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        return page

    def _compacting(self) -> QWidget:
        self.room = self._room_choice()
        self.gap = QSpinBox(minimum=0, maximum=120, singleStep=5, value=change_over(ConflictIndex(self._snapshot)))
        self.gap.setSuffix(_(" min"))
        self.gap.valueChanged.connect(self._try)
        page = QWidget()
        form = form_layout([(_("Room"), self.room), (_("Between two sessions"), self.gap)])
        form.setContentsMargins(0, 0, 0, 0)
        text = _("The first session stays; those after it move up to the one before. Breaks and locked ones stay.")
        form.insertRow(0, label(text, "muted", wrap=True))
        page.setLayout(form)
        return page

    def _room_choice(self, first: str = "") -> QComboBox:
        made = QComboBox()
        if first:
            made.addItem(first, None)
        for room in self._snapshot.rooms:
            made.addItem(room.name, room.id)
        made.currentIndexChanged.connect(self._try)
        return made

    @Slot(object)
    def choose_way(self, way: Way) -> None:
        """Show what one of the ways asks."""
        self.way.set_value(way)
        self._pages.setCurrentIndex(list(Way).index(way))
        self._try()

    # -- trying --------------------------------------------------------------------------------------------------------

    def _ticked(self) -> list[int]:
        out = self.rooms.unticked()
        return [each for each in self.rooms.numbers() if each not in out]

    def _between(self) -> tuple[int, int] | None:
        """The part of the day; times before it opens belong to the night after it."""
        if not self.part.isChecked():
            return None
        since, until = (QTime(0, 0).secsTo(each.time()) // 60 for each in (self.since, self.until))
        if since < self._snapshot.opens and self._snapshot.closes > MIDNIGHT + since:
            since += MIDNIGHT
        return since, until if until > since else until + MIDNIGHT

    def _moves(self) -> Moves:
        now, day = self._snapshot, self.day.currentData()
        match self.way.value():
            case Way.ROTATE:
                ticked = self._ticked()
                return rotated(now, day, ticked) if len(ticked) > 1 else {}
            case Way.SHIFT:
                return delayed(now, day, self.minutes.value(), between=self._between(), rooms=self._shifted())
            case _:
                room = self.room.currentData()
                return {} if room is None else compacted(now, day, room, gap=self.gap.value())

    def _shifted(self) -> list[int] | None:
        room = self.shifted_room.currentData()
        return None if room is None else [room]

    @Slot()
    def _try(self) -> None:
        if not hasattr(self, "do_button"):
            return  # still being built
        moves = self._moves()
        found = preview(self._snapshot, moves)
        begun = begun_words(self._snapshot, moves, self._shell.now())
        ticks_missing = self.way.value() == Way.ROTATE and len(self._ticked()) < 2
        self.said.setText(_("Tick at least two rooms.") if ticks_missing else sentence(found, begun))
        self.said.setProperty("role", "bad" if found.refused else "warn" if begun else "")
        self.said.style().polish(self.said)
        self.do_button.setEnabled(found.moving > 0 and found.refused is None)

    @Slot()
    def _do(self) -> None:
        workspace, day = self._workspace, self.day.currentData()
        ways: dict[object, Callable[[], object]] = {
            Way.ROTATE: partial(arrangements.rotate_rooms, workspace, day, self._ticked()),
            Way.SHIFT: partial(
                arrangements.delay,
                workspace,
                day,
                self.minutes.value(),
                between=self._between(),
                rooms=self._shifted(),
            ),
            Way.COMPACT: partial(arrangements.compact, workspace, day, self.room.currentData(), gap=self.gap.value()),
        }
        self.accept()
        self._shell.run(ways[self.way.value()])


def sentence(found: Preview, begun: str) -> str:
    """What would happen, in words; ``begun`` says how many of the sessions have begun."""
    if found.refused is not None:
        return found.refused
    if not found.moving:
        return _("Nothing moves.")
    moving = ngettext("{count} session moves.", "{count} sessions move.", found.moving).format(count=found.moving)
    come = ngettext("{count} conflict comes.", "{count} conflicts come.", found.come).format(count=found.come)
    gone = ngettext("{count} conflict goes.", "{count} conflicts go.", found.gone).format(count=found.gone)
    told = [words for words, count in ((come, found.come), (gone, found.gone)) if count]
    rest = told or [_("No conflict comes or goes.")]
    return paragraph([moving, begun, *rest])


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SMALL_GAP)
    for each in widgets:
        column.addWidget(each)
    return page
