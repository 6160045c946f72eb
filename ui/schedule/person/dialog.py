"""Where people are: the strip with one row per person, whom it shows, and what can be done there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from organizer.domain.changes import Changes
from organizer.domain.schedule.grid import Engagement, EngagementKind, Hours
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.person_days import Doing, DoingKind, clashing, person_days
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _, ngettext
from organizer.services import duties, people, schedule
from ui import theme
from ui.dialogs import Dialog
from ui.people.picker import PersonPicker
from ui.schedule.person.duty_form import DutyForm
from ui.schedule.person.hours_form import HoursForm
from ui.schedule.person.painting import story
from ui.schedule.person.strip import Strip
from ui.shell import Shell
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label
from ui.widgets.menus import offer_buttons, passing_menu

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

WIDTH, HEIGHT = 1160, 620
PICKER = 320
LENGTH = 60
"""Minutes of a new duty."""


class PeopleStrip(Dialog):
    """Shows who was asked for, or all who clash; duties and hours are changed here, sessions on the board."""

    def __init__(self, workspace: "Workspace", shell: Shell, asked: Sequence[int]) -> None:
        super().__init__(shell.dialog_parent(), _("Where people are"), width=WIDTH, height=HEIGHT)
        self._workspace, self._shell = workspace, shell
        self._asked = list(asked)
        self._all = not asked
        self.strip = Strip()
        self.strip.current_changed.connect(self._look)
        self.strip.opened.connect(self.open_current)
        self.strip.add_wanted.connect(self._add_at)
        self.strip.moved.connect(self._move)
        self.strip.remove_wanted.connect(self.remove_current)
        self.strip.menu_wanted.connect(self._menu)
        self._make_buttons()
        self._lay_out()
        shell.bridge.changed.connect(self._changed)
        self.reload()
        self._show_first()
        self.strip.setFocus()

    def _show_first(self) -> None:
        """Begin with what clashes, or with the first thing."""
        person = self.strip.person()
        if person is not None and person.doings:
            first = next((each for each in person.doings if each.conflicts), person.doings[0])
            self.strip.choose(person.person, first)

    def _make_buttons(self) -> None:
        self.clashes = button("", "warning", tip=_("Everybody with an error or a warning"))
        self.clashes.setCheckable(True)
        self.clashes.setChecked(self._all)
        self.clashes.clicked.connect(self._show_all)
        self.show_button = button(_("Show on the board"), "schedule", tip=_("Show the session on the board (Enter)"))
        self.new_button = button(_("Add a duty…"), "add")
        self.edit_button = button(_("Edit…"), "edit", tip=_("Edit the duty (Enter)"))
        self.remove_button = button(_("Remove"), "delete", tip=_("Remove the duty (Del)"))
        self.hours_button = button(_("Hours…"), "clock", tip=_("When this person is here"))
        acts = {
            self.show_button: self.open_current,
            self.new_button: self._add,
            self.edit_button: self.open_current,
            self.remove_button: self.remove_current,
            self.hours_button: self._edit_hours,
        }
        self.buttons = tuple(acts)
        for each, act in acts.items():
            each.clicked.connect(act)

    def _lay_out(self) -> None:
        self.picker = PersonPicker(self._workspace, self._shell)
        self.picker.setFixedWidth(theme.px(PICKER))
        self.picker.picked.connect(self.add_person)
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL_GAP)
        top.addWidget(self.picker, alignment=Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.clashes, alignment=Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        self._nobody = label(_("Nobody clashes. Search for a person to see what they do."), "muted")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.strip)
        self._stack.addWidget(self._nobody)
        self._story = label("", "small", wrap=True)
        self._story.setMinimumHeight(theme.px(52))
        self._story.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        for each in self.buttons:
            row.addWidget(each)
        row.addStretch(1)
        self.column.addLayout(top)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self._story)
        self.column.addLayout(row)
        self.add_button(primary(_("Close")), self.accept)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the schedule again."""
        snapshot = schedule.snapshot(self._workspace)
        index = ConflictIndex(snapshot)
        all_clashing = clashing(index)
        named = {each.id: each.name for each in people.rows(self._workspace, self._asked)}
        asked = {each: named[each] for each in self._asked if each in named}
        shown = all_clashing | asked if self._all else asked
        self.strip.show_people(snapshot, person_days(index, shown))
        count = len(all_clashing)
        self.clashes.setText(ngettext("{count} who clashes", "All {count} who clash", count).format(count=count))
        self._stack.setCurrentIndex(0 if shown else 1)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("event", "session", "talk", "role", "person", "room", "duty", "meeting", "party") or (
            changes.touches("person_hours", "rule_setting", "order_rule", "accepted_conflict")
        ):
            self.reload()

    @Slot()
    def _look(self) -> None:
        person, doing = self.strip.person(), self.strip.doing()
        duty = doing is not None and doing.kind is DoingKind.DUTY
        self.show_button.setEnabled(doing is not None and doing.kind in (DoingKind.SESSION, DoingKind.TALK))
        self.edit_button.setEnabled(duty)
        self.remove_button.setEnabled(duty)
        for each in (self.new_button, self.hours_button):
            each.setEnabled(person is not None)
        said = "" if doing is None else story(doing, self.strip.snapshot)
        self._story.setText(said or (person.name if person is not None else ""))

    @Slot(int)
    def add_person(self, person: int) -> None:
        """Show one more person."""
        if person not in self._asked:
            self._asked.append(person)
        self.reload()
        self.strip.choose(person, None)
        self.strip.setFocus()

    @Slot()
    def _show_all(self) -> None:
        self._all = self.clashes.isChecked()
        self.reload()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt: another theme or size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "strip"):
            self.strip.restyle()

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def open_current(self) -> None:
        """Show the current session on the board, or the current duty in its form."""
        from ui.schedule.page import SchedulePage

        doing = self.strip.doing()
        if doing is None or doing.kind is DoingKind.MEETING:
            return
        if doing.kind is DoingKind.DUTY:
            self._edit(self._duty(doing))
            return
        self.accept()
        page = self._shell.show_page("schedule")
        if isinstance(page, SchedulePage):
            page.show_session(doing.id)

    def _duty(self, doing: Doing) -> Engagement:
        return next(
            each for each in self.strip.snapshot.engagements if each.kind is EngagementKind.DUTY and each.id == doing.id
        )

    def _edit(self, duty: Engagement) -> None:
        def save(changed: Engagement) -> bool:
            return self._done(lambda: duties.change_duty(self._workspace, changed))

        DutyForm(self, self.strip.snapshot, duty, save=save).open()

    def _done(self, act: Callable[[], object]) -> bool:
        """Whether an act went well; what went wrong is shown."""

        def carry_out() -> bool:
            act()
            return True

        return self._shell.run_quietly(carry_out) is True

    @Slot()
    def _add(self) -> None:
        person, snapshot = self.strip.person(), self.strip.snapshot
        if person is not None:
            doing = self.strip.doing()
            self._add_at(person.person, snapshot.opens if doing is None else doing.end)

    @Slot(int, int)
    def _add_at(self, person: int, minute: int) -> None:
        days = self.strip.person()
        if days is None or days.person != person:
            return
        stretch = self.strip.geometry_now.stretch_of(minute)
        start = minute - stretch.day * DAY
        new = Engagement(EngagementKind.DUTY, 0, "", person, days.name, stretch.day, start, LENGTH)

        def save(said: Engagement) -> bool:
            return self._done(lambda: duties.add_duty(self._workspace, said))

        DutyForm(self, self.strip.snapshot, new, save=save).open()

    @Slot(object, int)
    def _move(self, doing: Doing, begin: int) -> None:
        day = self.strip.geometry_now.stretch_of(begin + 1).day
        changed = replace(self._duty(doing), day=day, start=begin - day * DAY)
        self._done(lambda: duties.change_duty(self._workspace, changed))

    @Slot()
    def remove_current(self) -> None:
        """Take the person off the current duty; the history takes it back."""
        doing = self.strip.doing()
        if doing is not None and doing.kind is DoingKind.DUTY:
            gone = self._duty(doing)
            self._shell.run(lambda: duties.remove_duty(self._workspace, gone))

    @Slot()
    def _edit_hours(self) -> None:
        person = self.strip.person()
        if person is None:
            return

        def save(hours: Sequence[Hours]) -> bool:
            return self._done(lambda: duties.set_availability(self._workspace, person.person, hours))

        known = self.strip.snapshot.available.get(person.person, ())
        HoursForm(self, self.strip.snapshot, person.name, known, save=save).open()

    @Slot(QPoint)
    def _menu(self, place: QPoint) -> None:
        menu = passing_menu(self)
        offer_buttons(menu, self.buttons)
        menu.popup(place)


def show_people(workspace: "Workspace", shell: Shell, asked: Sequence[int]) -> PeopleStrip:
    """Open the strip of some people; of all who clash where nobody is named."""
    made = PeopleStrip(workspace, shell, asked)
    made.open()
    return made


def show_clashes(workspace: "Workspace", shell: Shell) -> PeopleStrip:
    """Open the strip of all who clash."""
    return show_people(workspace, shell, ())
