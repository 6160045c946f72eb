"""The program's menu behind “⋯”, and the keys that work everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from organizer import preferences
from organizer.i18n import _
from ui import icons

if TYPE_CHECKING:
    from ui.window import MainWindow


class RecentMenu(QMenu):
    """The event files opened last; filled when it is opened."""

    def __init__(self, open_event: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(_("Open recent"), parent)
        self.setIcon(icons.icon("clock"))
        self.setToolTipsVisible(True)
        self._open_event = open_event
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._chosen)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for each in preferences.load().recent:
            action = self.addAction(Path(each).stem)
            action.setData(each)
            action.setToolTip(each)
        if self.isEmpty():
            self.addAction(_("Nothing opened yet")).setEnabled(False)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        if action.data():
            self._open_event(action.data())


class ProgramMenu(QMenu):
    """Event files, what is done with the open event, and the program itself."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._needing_event: list[QAction] = []
        self._add_files()
        self.addSeparator()
        self._add_event()
        self.addSeparator()
        self._add("settings", _("Preferences…"), window.show_preferences, "Ctrl+,")
        self._add("info", _("About Organizer"), window.show_about)
        self._add("close", _("Quit"), window.close, "Ctrl+Q")
        self.set_event_open(False)

    def _add_files(self) -> None:
        documents = self._window.documents
        self._add("new-file", _("New event…"), self._window.new_event, "Ctrl+Shift+N")
        self._add("open", _("Open…"), documents.choose, "Ctrl+O")
        self.addMenu(RecentMenu(self._window.open_event, self))
        self._add("sample", _("Try the sample event"), documents.sample)

    def _add_event(self) -> None:
        window = self._window
        for undo in (window.undo_action, window.redo_action):
            self.addAction(undo)
            window.addAction(undo)
        self._needing_event = [
            self._add("search", _("Find"), window.focus_search, "Ctrl+F"),
            self._add("import", _("Import…"), window.choose_import, "Ctrl+I"),
            self._add("export", _("Export…"), window.export_file, "Ctrl+E"),
            self._add("print", _("Print…"), window.show_print, "Ctrl+P"),
            self._add("backup", _("Backup…"), window.back_up),
        ]

    def _add(self, icon: str, text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(icons.icon(icon), text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(act)
        self.addAction(action)
        self._window.addAction(action)  # so that its keys work while the menu is closed
        return action

    def set_event_open(self, is_open: bool) -> None:
        """Grey what needs an event while there is none."""
        for action in self._needing_event:
            action.setEnabled(is_open)
