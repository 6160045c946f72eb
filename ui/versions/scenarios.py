"""Schedules kept side by side: keep how it stands, compare two of them as a list or as boards, let one hold."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.domain.programme.words import span
from organizer.domain.schedule.grid import Snapshot
from organizer.domain.schedule.scenarios import PlaceChange, Stands
from organizer.i18n import _, ngettext, paragraph
from organizer.services import scenarios, schedule
from ui import dialogs
from ui.schedule.past import begun_words
from ui.schedule.words import day_name, room_name
from ui.versions.boards import TwoBoards
from ui.versions.kept import Kept, moment
from ui.versions.kept_view import KeptView
from ui.versions.name_and_note import NameAndNote
from ui.widgets.bars import Bar, Sideways
from ui.widgets.buttons import Segmented, button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.lines_model import LinesModel
from ui.widgets.rows import Lines
from ui.widgets.table import Column, RowDelegate, RowsView

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

LIST, BOARDS = "list", "boards"
ENTITIES = ("event", "session", "room", "role", "person", "track", "break", "scenario")


def start_scenarios(workspace: "Workspace", shell: "Shell") -> "ScenariosView":
    """Show the scenarios in the place of the schedule."""
    made = ScenariosView(workspace, shell)
    made.stand()
    return made


def ask_to_keep(workspace: "Workspace", shell: "Shell") -> NameAndNote:
    """Ask under what name the schedule as it stands is kept."""
    names = [each.name for each in scenarios.scenarios(workspace)]
    letters = (_("Plan {letter}").format(letter=chr(ord("A") + number)) for number in range(26))
    suggestion = next((each for each in letters if each not in names), "")
    text = _(
        "Where every session stands is kept, to be compared and to be applied later. A name kept before is replaced."
    )
    dialog = NameAndNote(shell.dialog_parent(), _("Keep as a scenario"), text, verb=_("Keep"), name=suggestion)
    dialog.given.connect(lambda name, note: shell.run(lambda: scenarios.keep_scenario(workspace, name, note)))
    dialog.open()
    return dialog


class ScenariosView(KeptView):
    """The scenarios at the left; at the right what stands elsewhere in the chosen one."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__(shell, _("Scenarios"), ENTITIES)
        self._workspace = workspace
        self._scenarios: dict[int, scenarios.Scenario] = {}
        self._now = Snapshot()
        self._changes: tuple[PlaceChange, ...] = ()
        self.model = LinesModel([_("Session"), "", ""], self)
        self.table = RowsView([Column(130, 2), Column(170, 2), Column(170, 2)])
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Sessions that stand elsewhere"))
        self.table.setItemDelegateForColumn(0, RowDelegate(self.table, QFont.Weight.DemiBold))
        self.table.wanted.connect(self._show_row_on_schedule)
        self.boards = TwoBoards()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.boards)
        self.lay_out(self._header(), self.beside(self.pages, self._acts()), self._empty())

    # -- building ------------------------------------------------------------------------------------------------------

    def _header(self) -> PageHeader:
        made = PageHeader(_("Scenarios"))
        self.view = Segmented([(LIST, _("List")), (BOARDS, _("Boards"))])
        self.view.changed.connect(self.show_view)
        self.days = Segmented()
        self.days.changed.connect(self.boards.show_day)
        self._days_room = Sideways(self.days)
        self.new = primary(_("Keep…"), "add", tip=_("Keep the schedule as it stands as a scenario"), shortcut="Ctrl+N")
        self.new.clicked.connect(lambda: ask_to_keep(self._workspace, self.shell))
        for each in (self.view, self._days_room):
            made.add_left(each)
        for action in (self.back, self.new):
            made.add_right(action)
        self._days_room.hide()
        return made

    def _empty(self) -> QWidget:
        start = primary(_("Keep…"), "add")
        start.clicked.connect(lambda: ask_to_keep(self._workspace, self.shell))
        text = _(
            "Keep the schedule under a name before you try something else; then compare both, and apply the better."
        )
        return EmptyState("columns", _("No scenario yet"), text, start)

    def _acts(self) -> Bar:
        self.delete_button = button(_("Delete"), "delete", tip=_("Forget this scenario (Del in the list)"))
        self.apply = button(_("Apply…"), "check", tip=_("Let the schedule be as in this scenario"))
        return self.bar({self.delete_button: self.delete, self.apply: self._ask_to_apply})

    # -- reading -------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt: another theme or size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "boards"):
            self.boards.restyle()

    def reload(self) -> None:
        """Read the scenarios and the schedule."""
        self._now = schedule.snapshot(self._workspace)
        self._scenarios = {each.id: each for each in scenarios.scenarios(self._workspace)}
        self.days.set_options([(day, day_name(self._now, day)) for day in range(self._now.days)])
        self.stack.setCurrentIndex(0 if self._scenarios else 1)
        self.kept.show_all([Kept(each.id, self._lines(each)) for each in self._scenarios.values()])
        for each in (self.view, self.new):
            each.setVisible(bool(self._scenarios))

    def _lines(self, each: scenarios.Scenario) -> Lines:
        count = len(scenarios.compare_scenario(self._workspace, each.id))
        said = ngettext("{count} elsewhere", "{count} elsewhere", count).format(count=count)
        return Lines(each.name, moment(each.at), said if count else _("as now"))

    def names(self) -> Mapping[int, str]:
        """What the scenarios are called."""
        return {each.id: each.name for each in self._scenarios.values()}

    @Slot()
    def compare(self) -> None:
        """Show which sessions stand elsewhere in the chosen scenario."""
        chosen, other = self.kept.current(), self.other.currentData()
        if chosen is None:
            return
        found = self.shell.run_quietly(
            lambda: scenarios.compare_scenario(self._workspace, other or chosen, chosen if other else None)
        )
        if found is None:
            return
        name, than = self._scenarios[chosen].name, self.other.currentText()
        self._changes = tuple(sorted(found, key=_in_time))
        self.model.titles = [_("Session"), than, name]
        self.model.set_lines([each.session for each in self._changes], [self._cells(each) for each in self._changes])
        text = ngettext("{count} session stands elsewhere", "{count} sessions stand elsewhere", len(found))
        self.said.set_text(text.format(count=len(found)) if found else _("Everything stands the same"))
        self.note.set_text(self._scenarios[chosen].note)
        self._show_boards()

    def _cells(self, change: PlaceChange) -> tuple[str, str, str]:
        card = self._now.card_by_id.get(change.session)
        return card.title if card else "", self._words(change.before), self._words(change.after)

    def _words(self, stands: Stands) -> str:
        place, minutes = stands
        if place is None:
            return _("in the list")
        time = f"{day_name(self._now, place.day, brief=True)} {span(place.start, place.start + minutes)}"
        return f"{time} · {room_name(self._now, place.room)}"

    @Slot(object)
    def show_view(self, view: str) -> None:
        """Show the list, or the two boards."""
        self.view.set_value(view)
        self.pages.setCurrentWidget(self.table if view == LIST else self.boards)
        self._days_room.setVisible(view == BOARDS)
        self.kept.setVisible(view == LIST)  # two boards need its room; their titles say which they are
        self.setFocusProxy(self.kept if view == LIST else self.boards.left)
        self._show_boards()

    def _show_boards(self) -> None:
        """Read the schedules for the boards, while they are looked at."""
        chosen, other = self.kept.current(), self.other.currentData()
        if self.view.value() != BOARDS or chosen is None:
            return
        there = scenarios.scenario_snapshot(self._workspace, chosen)
        here = scenarios.scenario_snapshot(self._workspace, other) if other else self._now
        names = (self.other.currentText(), self._scenarios[chosen].name)
        self.boards.show_schedules((names[0], here), (names[1], there), [each.session for each in self._changes])

    # -- acts ----------------------------------------------------------------------------------------------------------

    @Slot()
    def _show_row_on_schedule(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.ids):
            self.show_on_schedule(self.model.ids[row])

    @Slot()
    def edit(self) -> None:
        """Ask for another name and note."""
        if scenario := self._scenarios.get(self.kept.current() or 0):
            describe = partial(_describe, self._workspace, scenario.id)
            text = _("Where it has the sessions stays as it is.")
            self.ask_to_rename((scenario.name, scenario.note), text, describe)

    @Slot()
    def delete(self) -> None:
        """Forget the chosen scenario."""
        if chosen := self.kept.current():
            self.shell.run(lambda: scenarios.delete_scenario(self._workspace, chosen))

    @Slot()
    def _ask_to_apply(self) -> None:
        chosen = self.kept.current()
        found = self.shell.run_quietly(lambda: scenarios.try_scenario(self._workspace, chosen)) if chosen else None
        if chosen is None or found is None:
            return
        if not found.moved:
            self.shell.toast(applying(found))
            return
        begun = begun_words(self._now, [each.session for each in found.moving], self.shell.now())
        act = partial(scenarios.apply_scenario, self._workspace, chosen)
        title = _("Apply “{name}”?").format(name=self._scenarios[chosen].name)
        parent, run = self.shell.dialog_parent(), lambda: self.shell.run(act)
        dialogs.ask(parent, title, applying(found, begun), go_on=_("Apply"), act=run)


def _describe(workspace: "Workspace", id: int, name: str, note: str) -> None:
    scenarios.describe_scenario(workspace, id, name=name, note=note)


def applying(found: scenarios.Applied, begun: str = "") -> str:
    """What applying a scenario does and what of it cannot be; ``begun`` says how many of the sessions have begun."""
    moving = ngettext("{count} session moves.", "{count} sessions move.", found.moved).format(count=found.moved)
    names = _(", ").join(f"“{each.title}”" for each in found.locked[:3])
    locked = ngettext(
        "{count} stays where it is because it is locked: {names}.",
        "{count} stay where they are because they are locked: {names}.",
        len(found.locked),
    )
    more = names + ("…" if len(found.locked) > 3 else "")
    roomless = ngettext(
        "{count} keeps its time without a room, because the room is gone.",
        "{count} keep their time without a room, because the room is gone.",
        len(found.roomless),
    )
    gone = ngettext("{count} was deleted since.", "{count} were deleted since.", found.gone)
    said = [
        moving if found.moved else _("Nothing moves."),
        begun,
        locked.format(count=len(found.locked), names=more) if found.locked else "",
        roomless.format(count=len(found.roomless)) if found.roomless else "",
        gone.format(count=found.gone) if found.gone else "",
    ]
    return paragraph(said)


def _in_time(change: PlaceChange) -> tuple[int, int, int]:
    """By where it stands, or stood; what is in the list both times comes last."""
    place = change.after[0] or change.before[0]
    return (place.day, place.start, change.session) if place else (1 << 30, 0, change.session)
