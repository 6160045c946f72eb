"""Which pages there are, in the order of the rail, where their classes lie, and the stack that shows one of them.

A page is named here and imported when it is first visited.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.i18n import _

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page of the rail."""

    name: str
    title: Callable[[], str]
    """The word in the current language."""
    icon: str
    module: str
    kind: str
    """The name of the page's class in ``module``."""

    def make(self, workspace: "Workspace", shell: "Shell") -> QWidget:
        """Import the page's class and construct it."""
        made: QWidget = getattr(import_module(self.module), self.kind)(workspace, shell)
        return made


ALL = (
    PageEntry("today", lambda: _("Today"), "today", "ui.today.page", "TodayPage"),
    PageEntry("schedule", lambda: _("Schedule"), "schedule", "ui.schedule.page", "SchedulePage"),
    PageEntry("programme", lambda: _("Programme"), "programme", "ui.programme.page", "ProgrammePage"),
    PageEntry("people", lambda: _("People"), "people", "ui.people.page", "PeoplePage"),
    PageEntry("print", lambda: _("Print"), "print", "ui.printing.page", "PrintPage"),
    PageEntry("history", lambda: _("History"), "history", "ui.history.page", "HistoryPage"),
)


@dataclass(frozen=True, slots=True)
class Assistant:
    """Something that the menu starts over whatever page is shown: ``function(workspace, shell, …)``."""

    module: str
    function: str

    def start(self, workspace: "Workspace | None", shell: "Shell", *arguments: object) -> None:
        """Import and begin it; nothing happens while no event is open."""
        if workspace is not None:
            getattr(import_module(self.module), self.function)(workspace, shell, *arguments)


IMPORT = Assistant("ui.imports.flow", "start_import")
"""``start_import(workspace, shell, path or None)``: sheets and programme files, from file to review."""
PASTE = Assistant("ui.imports.pasting", "start_paste")
"""``start_paste(workspace, shell, text)``: rows copied from a spreadsheet."""
EXPORT = Assistant("ui.imports.export_dialog", "start_export")
"""``start_export(workspace, shell, ids of the people who are selected)``."""


class PageStack(QStackedWidget):
    """One page at a time, each made when it is first wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._stand_ins: dict[str, QWidget] = {}
        self.name = ""
        """The page that is shown; empty while none is."""

    def show_page(self, name: str, workspace: "Workspace", shell: "Shell") -> QWidget:
        """Bring a page to the front."""
        if name not in self._pages:
            entry = next(each for each in ALL if each.name == name)
            self._pages[name] = entry.make(workspace, shell)
            self.addWidget(self._pages[name])
        self.name = name
        self.setCurrentWidget(self._stand_ins.get(name, self._pages[name]))
        return self._pages[name]

    def stand_in(self, name: str, widget: QWidget) -> None:
        """Show ``widget`` wherever the page would be, until :meth:`give_back`; an earlier stand-in goes."""
        self.give_back(name)
        self._stand_ins[name] = widget
        self.addWidget(widget)

    def give_back(self, name: str) -> None:
        """Let the page's stand-in go, if there is one."""
        widget = self._stand_ins.pop(name, None)
        if widget is not None:
            self.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def show_other(self, widget: QWidget) -> None:
        """Show something that is no page, such as the welcome; it is dropped with the pages."""
        self.drop()
        self._pages[""] = widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)

    def drop(self) -> None:
        """Let every page go."""
        for name in tuple(self._stand_ins):
            self.give_back(name)
        for page in self._pages.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages, self.name = {}, ""
