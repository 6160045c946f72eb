"""The versions of the programme: which were given out, what is different since, and the way back."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from organizer.domain.schedule.change_words import change_lines, counted, person_lines
from organizer.domain.schedule.grid import Snapshot
from organizer.domain.schedule.releases import Comparison
from organizer.i18n import _, ngettext
from organizer.services import releases, schedule
from organizer.services.overview import event_card
from ui import dialogs, theme
from ui.schedule.past import begun_words
from ui.schedule.words import day_name
from ui.versions.changes import By, ChangesTable
from ui.versions.going_back import going_back
from ui.versions.kept import Kept, moment
from ui.versions.kept_view import NOW, KeptView
from ui.versions.name_and_note import NameAndNote
from ui.widgets.bars import Bar
from ui.widgets.buttons import Segmented, button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.rows import Lines
from ui.widgets.search import SearchField

if TYPE_CHECKING:
    from pathlib import Path

    from organizer.progress import Progress
    from organizer.services.exports import Exported
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

T = TypeVar("T")

ENTITIES = ("event", "session", "talk", "role", "room", "person", "track", "break", "break_room", "release")


def start_versions(workspace: "Workspace", shell: "Shell") -> "VersionsView":
    """Show the versions in the place of the schedule."""
    made = VersionsView(workspace, shell)
    made.stand()
    return made


def ask_to_release(workspace: "Workspace", shell: "Shell") -> NameAndNote:
    """Ask what the programme as it stands is to be called, and release it."""
    suggestion = releases.suggested_name(releases.releases(workspace))
    text = _("The programme as it stands is kept. From then on you see what is different from it, and can go back.")
    dialog = NameAndNote(shell.dialog_parent(), _("Release a version"), text, verb=_("Release"), name=suggestion)
    dialog.given.connect(lambda name, note: shell.run(lambda: releases.release(workspace, name, note)))
    dialog.open()
    return dialog


class VersionsView(KeptView):
    """The releases at the left, and at the right what is different since the chosen one."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__(shell, _("Versions"), ENTITIES)
        self._workspace = workspace
        self._releases: dict[int, releases.Release] = {}
        self._counts: Mapping[int, int] = {}
        self._asked: Callable[[], Comparison] | None = None
        self._counting: Callable[[], Mapping[int, int]] | None = None
        self.changes = ChangesTable()
        self.changes.wanted.connect(self.show_on_schedule)
        self.lay_out(self._header(), self.beside(self.changes, self._acts()), self._empty())

    # -- building ------------------------------------------------------------------------------------------------------

    def _header(self) -> PageHeader:
        made = PageHeader(_("Versions"))
        self.by = Segmented([(By.SESSION, _("By session")), (By.PERSON, _("By person"))])
        self.by.changed.connect(self.changes.show_by)
        self.search = SearchField(_("Search changes"))
        self.search.setMaximumWidth(theme.px(220))
        self.search.searched.connect(self.changes.search)
        self.search.left_downwards.connect(self.changes.enter)
        self.new = primary(_("Release…"), "add", tip=_("Release the programme as it stands"), shortcut="Ctrl+N")
        self.new.clicked.connect(lambda: ask_to_release(self._workspace, self.shell))
        for each in (self.by, self.search):
            made.add_left(each)
        for action in (self.back, self.new):
            made.add_right(action)
        return made

    def _empty(self) -> QWidget:
        start = primary(_("Release…"), "add")
        start.clicked.connect(lambda: ask_to_release(self._workspace, self.shell))
        text = _(
            "Release the programme whenever you give it out: then you see what was moved, added and cancelled since, "
            "whom to tell, and can go back to it."
        )
        return EmptyState("history", _("No version was released yet"), text, start)

    def _acts(self) -> Bar:
        self.go_back = button(_("Go back to it…"), "undo", tip=_("Let the programme be as it was released"))
        self.export = button(_("Export…"), "export", tip=_("Write the changes to a workbook or a text file"))
        self.delete_button = button(_("Delete"), "delete", tip=_("Forget this version (Del in the list)"))
        acts = {self.delete_button: self.delete, self.export: self._export, self.go_back: self._ask_to_go_back}
        return self.bar(acts)

    # -- reading -------------------------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: nobody waits for what was asked any more, and this may be the end of the view."""
        super().hideEvent(event)
        self._asked, self._counting, self.rereading.stale = None, None, True

    def reload(self) -> None:
        """Read the releases; what is different since is found beside the window."""
        self._releases = {each.id: each for each in releases.releases(self._workspace)}
        self.stack.setCurrentIndex(0 if self._releases else 1)
        self._show_kept()
        for each in (self.by, self.search, self.new):
            each.setVisible(bool(self._releases))
        if self._releases:
            self._counting = partial(releases.change_counts, self._workspace)
            self.shell.jobs.start(partial(_answer, self._counting), partial(self._take_counts, self._counting), "")

    def _show_kept(self) -> None:
        kept = [Kept(each.id, _lines(each, self._counts.get(each.id))) for each in self._releases.values()]
        self.kept.show_all(kept)

    def _take_counts(self, asked: Callable[[], object], counts: Mapping[int, int]) -> None:
        if asked is self._counting:  # otherwise they are counted again already
            self._counts = counts
            self.kept.blockSignals(True)  # the same one is chosen
            self._show_kept()
            self.kept.blockSignals(False)

    def names(self) -> Mapping[int, str]:
        """What the versions are called."""
        return {each.id: each.name for each in self._releases.values()}

    @Slot()
    def compare(self) -> None:
        """Find what is different since the chosen version, beside the window."""
        chosen = self.kept.current()
        asked = self._asked = None if chosen is None else self._comparison(chosen)
        if asked is not None and chosen is not None:
            done, failed = partial(self._take, asked, chosen), partial(self._miss, asked)
            self.shell.jobs.start(partial(_answer, asked), done, "", failed=failed)

    def _miss(self, asked: Callable[[], Comparison], problem: Exception) -> None:
        """Say why it cannot be told; a version that was deleted meanwhile is asked for no more."""
        if asked is self._asked:
            self.said.set_text(str(problem))

    def _take(self, asked: Callable[[], Comparison], chosen: int, found: Comparison) -> None:
        """Show what was found, unless something else was asked for meanwhile."""
        if asked is not self._asked:
            return
        setting = Snapshot(start_date=event_card(self._workspace).first_day)
        day = partial(day_name, setting)
        people = [(name, line) for _person, name, line in person_lines(found, day)]
        self.changes.show_changes(change_lines(found, day), people)
        self._say(chosen, found)

    def _comparison(self, chosen: int) -> Callable[[], Comparison]:
        other = self.other.currentData()
        if other == NOW:
            return partial(releases.changes_since, self._workspace, chosen)
        return partial(releases.changes_between, self._workspace, chosen, other)

    def _say(self, chosen: int, found: Comparison) -> None:
        words = {"name": self._releases[chosen].name, "other": self.other.currentText(), "what": counted(found)}
        if self.other.currentData() == NOW:
            text, none = _("Different now from “{name}”: {what}"), _("Nothing is different now from “{name}”")
        else:
            text = _("Different in “{other}” from “{name}”: {what}")
            none = _("Nothing is different in “{other}” from “{name}”")
        self.said.set_text((text if found.count else none).format(**words))
        self.note.set_text(self._releases[chosen].note)
        self.export.setEnabled(found.count > 0)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def _release(self) -> releases.Release | None:
        return self._releases.get(self.kept.current() or 0)

    @Slot()
    def edit(self) -> None:
        """Ask for another name and note."""
        if release := self._release():
            describe = partial(_describe, self._workspace, release.id)
            text = _("The programme that it holds stays as it is.")
            self.ask_to_rename((release.name, release.note), text, describe)

    @Slot()
    def delete(self) -> None:
        """Forget the chosen version."""
        if release := self._release():
            self.shell.run(lambda: releases.delete_release(self._workspace, release.id))

    @Slot()
    def _ask_to_go_back(self) -> None:
        release = self._release()
        found = release and self.shell.run_quietly(lambda: releases.changes_back(self._workspace, release.id))
        if not release or not found:
            return
        now, sessions = schedule.snapshot(self._workspace), [each.session for each in found.changes]
        text = going_back(found.changes, begun_words(now, sessions, self.shell.now()))
        title = _("Go back to “{name}”?").format(name=release.name)
        act = partial(releases.go_back, self._workspace, release.id)
        dialogs.ask(self.shell.dialog_parent(), title, text, go_on=_("Go back"), act=lambda: self.shell.run(act))

    @Slot()
    def _export(self) -> None:
        release = self._release()
        if release is None:
            return
        kinds = ";;".join((_("Excel workbook (*.xlsx)"), _("Text (*.txt)")))
        name = _("Changes since {name}").format(name=release.name).replace("/", "-")
        path = dialogs.choose_new_file(self.shell.dialog_parent(), _("Export the changes"), kinds, f"{name}.xlsx")
        if path is not None:
            self._write(path, release.id, self.other.currentData() or None)

    def _write(self, path: "Path", since: int, until: int | None) -> None:
        from organizer.services.exports import export_changes

        def work(progress: "Progress") -> "Exported":
            return export_changes(self._workspace, path, since, progress, until=until)

        self.shell.jobs.start(work, self._written, _("Exporting to “{name}”").format(name=path.name))

    def _written(self, exported: "Exported") -> None:
        self.shell.toast(_("The changes were written to {path}").format(path=exported.path))


def _describe(workspace: "Workspace", id: int, name: str, note: str) -> None:
    releases.describe_release(workspace, id, name=name, note=note)


def _answer(asked: Callable[[], T], _progress: "Progress") -> T:
    return asked()


def _lines(each: releases.Release, count: int | None) -> Lines:
    """A version's name, when and by whom it was released, and how much is different since; None: not known yet."""
    if count is None:
        return Lines(each.name, " · ".join(filter(None, (moment(each.at), each.by))), "")
    said = ngettext("{count} change since", "{count} changes since", count).format(count=count)
    second = " · ".join(filter(None, (moment(each.at), each.by)))
    return Lines(each.name, second, said if count else _("no change"))
