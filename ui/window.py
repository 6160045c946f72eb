"""The window: the rail, one page at a time, and what every page may ask of it.

It is empty and light until it has been painted once; the event's file, the pages and everything they need come after.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QEvent, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer import preferences
from organizer.event_file import ENDING
from organizer.i18n import _
from ui import dialogs, icons, pages, theme
from ui.bridge import Bridge
from ui.documents import Documents
from ui.menu import ProgramMenu
from ui.operations import Operations, inside_a_sentence
from ui.rail import Rail
from ui.widgets.drop_hint import DropHint, dropped_files
from ui.widgets.text_undo import TextUndo
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from organizer.domain.changes import Changes, Step
    from organizer.domain.overview import EventCard
    from organizer.progress import Progress
    from organizer.services.workspace import Workspace

T = TypeVar("T")
NARROW = 880
"""Pixels at 100 % text below which the rail shows its icons only."""


class MainWindow(QWidget):
    """What the pages know as :class:`ui.shell.Shell`."""

    preferences_changed = Signal()
    """Theme, size of text or language: whoever made the window dresses or makes it again."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self._wanted = ""  # the page that was asked for before the event was open
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.bridge = Bridge(self)
        self.bridge.changed.connect(self._changed)
        self.toaster = Toast(self)
        self.operations = Operations(self, self.toaster)
        self.jobs = self.operations.jobs
        self.documents = Documents(self, self.operations, self.jobs)
        self.documents.opened.connect(self.show_event)
        self._make_undo()
        TextUndo(self)
        self.menu = ProgramMenu(self)
        self._lay_out()
        self.setAcceptDrops(True)
        self._drop_hint = DropHint(self)
        self._drop_hint.dropped.connect(self._dropped)

    def _lay_out(self) -> None:
        self.rail = Rail(pages.ALL, self.menu)
        self.rail.wanted.connect(self.show_page)
        self.stack = pages.PageStack()
        self.toaster.stand_over(self.stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        for item in self.rail.items:
            QShortcut(QKeySequence(item.keys), self).activated.connect(item.click)
        QShortcut(QKeySequence("F10"), self).activated.connect(self.rail.menu_button.open)

    def _make_undo(self) -> None:
        self.undo_action = QAction(icons.icon("undo"), "", self)
        self.undo_action.setShortcut(QKeySequence("Ctrl+Z"))
        self.undo_action.triggered.connect(self.operations.undo)
        self.redo_action = QAction(icons.icon("redo"), "", self)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.redo_action.triggered.connect(self.operations.redo)
        self._name_undo()

    # -- the event -----------------------------------------------------------------------------------------------------

    @Slot()
    def new_event(self) -> None:
        """Ask for the name and the days of a new event."""
        from ui.welcome import NewEventDialog

        made = NewEventDialog(self)
        made.confirmed.connect(self.documents.create)
        made.open()

    def open_event(self, address: str) -> None:
        """Open an event; the welcome screen comes where that fails and nothing else is open."""
        if not self.documents.open(address) and self.workspace is None:
            self.show_welcome()

    def show_welcome(self) -> None:
        """Offer the ways to begin."""
        from ui.welcome import Welcome

        self.rail.hide()
        self.stack.show_other(Welcome(self.documents, self.new_event, self.open_event))

    @Slot(object)
    def show_event(self, workspace: "Workspace") -> None:
        """Put an opened event in the place of the one shown now."""
        wanted = self._wanted if self.workspace is None else ""
        self.let_go()
        self.workspace = workspace
        self.operations.work_on(workspace)
        self.bridge.follow(workspace)
        self.menu.set_event_open(True)
        self.rail.show()
        self._name_undo()
        self._name_event()
        self.show_page(wanted or pages.ALL[0].name)

    def preview(self, address: str) -> QWidget | None:
        """Show the first page of an event that is not open yet; None where a glance at the file is not enough."""
        from organizer.services.glance import glance

        seen = glance(address, self.now())
        if seen is None:
            return None
        from ui.today.view import TodayView

        view = TodayView(self)
        view.show_overview(seen, self.now())
        self._name_card(seen.card)
        self.rail.show()
        self.rail.set_page(pages.ALL[0].name)
        self.stack.show_other(view)
        return view

    def let_go(self) -> None:
        """Leave the event: no page, no job, no open file remains."""
        workspace = self.release()
        if workspace is not None:
            workspace.close()

    def release(self) -> "Workspace | None":
        """Leave the event without closing it, for another window to show; no page and no job of this one remains."""
        self.jobs.close()
        self.bridge.leave()
        self.operations.work_on(None)
        self.toaster.hide()  # its Undo was meant for this event
        self.stack.drop()
        self.menu.set_event_open(False)
        workspace, self.workspace = self.workspace, None
        self._name_undo()
        return workspace

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        self._name_undo()
        if changes.touches("event"):
            self._name_event()
        self._say_saved(self.now().astimezone())

    def _name_event(self) -> None:
        from organizer.services.overview import event_card

        assert self.workspace is not None
        self._name_card(event_card(self.workspace))

    def _name_card(self, card: "EventCard") -> None:
        self.rail.set_event(card.name)
        self.window().setWindowTitle(f"{card.name} — Organizer")
        self._say_saved(card.saved)

    def _say_saved(self, at: datetime | None) -> None:
        saved = _("● Saved {time}").format(time=f"{at:%H:%M:%S}") if at else _("● Saved")
        desk = preferences.load().desk or _("this laptop")
        self.rail.set_foot(saved, _("Desk: {name}").format(name=desk))

    def _name_undo(self) -> None:
        here = self.workspace
        for action, word, what in (
            (self.undo_action, _("Undo {what}"), here.undo_label if here else None),
            (self.redo_action, _("Redo {what}"), here.redo_label if here else None),
        ):
            action.setText(word.format(what=inside_a_sentence(what or "")).strip())
            action.setEnabled(what is not None)

    # -- what pages ask (ui.shell) -------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """See :class:`ui.shell.Shell`."""
        return self.clock()

    def run(self, action: Callable[[], T]) -> T | None:
        """See :class:`ui.shell.Shell`."""
        return self.operations.run(action)

    def run_quietly(self, action: Callable[[], T]) -> T | None:
        """See :class:`ui.shell.Shell`."""
        return self.operations.run_quietly(action)

    def walk(self, steps: "Sequence[Step]", take: "Callable[[Progress], object]", title: str) -> None:
        """See :class:`ui.shell.Shell`."""
        self.operations.walk(steps, take, title)

    def present(self, error: Exception) -> None:
        """See :class:`ui.shell.Shell`."""
        self.operations.present(error)

    def toast(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """See :class:`ui.shell.Shell`."""
        self.toaster.say(text, action=action)

    def stand_in(self, name: str, widget: QWidget) -> None:
        """See :class:`ui.shell.Shell`."""
        self.stack.stand_in(name, widget)
        self.show_page(name)

    def give_back(self, name: str) -> None:
        """See :class:`ui.shell.Shell`."""
        self.stack.give_back(name)
        self.show_page(name)

    def announce(self) -> None:
        """See :class:`ui.shell.Shell`."""
        self.operations.announce()

    def dialog_parent(self) -> QWidget:
        """See :class:`ui.shell.Shell`."""
        return self

    @Slot(str)
    def show_page(self, name: str) -> QWidget:
        """See :class:`ui.shell.Shell`; while the event is still being opened the wish is remembered."""
        if self.workspace is None:
            self._wanted = name
            self.rail.set_page(name)
            return self.stack
        page = self.stack.show_page(name, self.workspace, self)
        self.rail.set_page(name)
        page.setFocus()
        return page

    # -- what the menu asks --------------------------------------------------------------------------------------------

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into the search field of the page."""
        from ui.widgets.search import SearchField

        for field in self.stack.findChildren(SearchField):
            if field.isVisible():
                field.setFocus()
                field.selectAll()
                return

    def import_file(self, path: Path | None = None) -> None:
        """See :class:`ui.shell.Shell`."""
        pages.IMPORT.start(self.workspace, self, path)

    def paste_rows(self, text: str) -> None:
        """See :class:`ui.shell.Shell`."""
        pages.PASTE.start(self.workspace, self, text)

    @Slot()
    def choose_import(self) -> None:
        """Ask for a file and import it."""
        self.import_file()

    @Slot()
    def export_file(self) -> None:
        """Ask what to write where."""
        from ui.people.page import PeoplePage

        page = self.stack.currentWidget()
        pages.EXPORT.start(self.workspace, self, page.selected() if isinstance(page, PeoplePage) else [])

    @Slot()
    def show_print(self) -> None:
        """Go to what is printed."""
        self.show_page("print")

    @Slot()
    def back_up(self) -> None:
        """Make a copy of the event."""
        if self.workspace is not None:
            self.documents.back_up(self.workspace)

    @Slot()
    def show_preferences(self) -> None:
        """Let the user choose theme, language, size of text and names."""
        from ui.preferences_dialog import PreferencesDialog

        made = PreferencesDialog(self)
        made.changed.connect(self.preferences_changed)
        made.open()

    @Slot()
    def show_about(self) -> None:
        """Say what this program is."""
        from ui.preferences_dialog import AboutDialog

        AboutDialog(self).open()

    # -- Qt ------------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Called by Qt: a file may be dropped anywhere; a hint over the whole window says what it would do."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._drop_hint.show_for(self.drop_text(paths[0]))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Called by Qt, where the hint was too late to take the file itself."""
        self._drop_hint.dropEvent(event)

    def drop_text(self, path: Path) -> str:
        """What dropping a file would do."""
        if path.suffix.lower() == ENDING:
            return _("Open “{name}”").format(name=path.name)
        if self.workspace is None:
            return _("Open an event first; then “{name}” can be imported into it.").format(name=path.name)
        return _("Import “{name}”: first you see what it would change").format(name=path.name)

    @Slot(object)
    def _dropped(self, path: Path) -> None:
        dialogs.later(lambda: self.take_file(path))

    def take_file(self, path: Path) -> None:
        """What a dropped file, or one given by the system, is for."""
        if path.suffix.lower() == ENDING:
            self.open_event(str(path))
        elif self.workspace is not None:
            self.import_file(path)
        else:
            self.toaster.say(_("Open an event first; then “{name}” can be imported into it.").format(name=path.name))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt: the rail's own colours follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "rail"):
            self.rail.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt: the rail leaves its room to the page where the window is narrow for its size of text."""
        super().resizeEvent(event)
        self.rail.set_compact(self.width() < theme.px(NARROW))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Called by Qt: everything is saved already, so nobody is asked."""
        self.let_go()
        keep_geometry(self.window().saveGeometry())
        super().closeEvent(event)


def keep_geometry(geometry: QByteArray) -> None:
    """Remember where the window stood, if the folder can be written."""
    try:
        preferences.change(geometry=geometry.toBase64().toStdString())
    except OSError:
        return
