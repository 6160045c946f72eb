"""The page of the programme: what the event consists of, and the rooms and tracks it uses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.programme.outline import ItemKind
from organizer.i18n import _
from ui.programme.lists import ListTab
from ui.programme.outline_tab import TABLES, OutlineTab
from ui.programme.rooms import RoomsTab, TracksTab
from ui.widgets.buttons import Segmented, button, primary
from ui.widgets.header import PageHeader
from ui.widgets.search import SearchField

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.services.workspace import Workspace
    from ui.shell import Shell


class ProgrammePage(QWidget):
    """Three tabs: the programme, its rooms, its tracks."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineTab(workspace, shell)
        self.rooms, self.tracks = RoomsTab(workspace, shell), TracksTab(workspace, shell)
        self._tabs: dict[str, OutlineTab | ListTab] = {
            "outline": self.outline,
            "rooms": self.rooms,
            "tracks": self.tracks,
        }
        self._stale = set(self._tabs)
        self._stack = QStackedWidget()
        for each in self._tabs.values():
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self._stack, 1)
        self.show_tab("outline")
        shell.bridge.changed.connect(self._changed)

    def _header(self) -> PageHeader:
        made = PageHeader(_("Programme"))
        self.choice = Segmented([("outline", _("Sessions")), ("rooms", _("Rooms")), ("tracks", _("Tracks"))])
        self.choice.changed.connect(self._chosen)
        self.search = SearchField(_("Search the programme"))
        self.search.searched.connect(self._search)
        self.search.left_downwards.connect(self.outline.tree.setFocus)
        made.add_left(self.choice)
        made.add_left(self.search)
        for each in self._buttons():
            made.add_right(each)
        return made

    def _buttons(self) -> list[QPushButton]:
        outline = self.outline
        self._adding = {
            "activity": button(_("Add activity"), "activity", shortcut="Ctrl+Shift+T"),
            "talk": button(_("Add talk"), "talk", shortcut="Ctrl+T"),
            "outline": primary(_("Add session"), "add", shortcut="Ctrl+N"),
            "rooms": primary(_("Add room"), "add", shortcut="Ctrl+N"),
            "tracks": primary(_("Add track"), "add", shortcut="Ctrl+N"),
        }
        acts = (outline.add_activity, outline.add_talk, outline.add_session, self.rooms.add_line, self.tracks.add_line)
        for made, act in zip(self._adding.values(), acts, strict=True):
            made.clicked.connect(act)
        return list(self._adding.values())

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front: outline, rooms or tracks."""
        self.choice.set_value(name)
        self._stack.setCurrentWidget(self._tabs[name])
        for word, each in self._adding.items():
            each.setVisible(word == name or (name == "outline" and word in ("activity", "talk")))
        self.search.setVisible(name == "outline")
        self._refresh()

    def show_line(self, kind: str, id: int) -> None:
        """Bring an activity, a session or a talk into view."""
        self.search.clear()
        self.show_tab("outline")
        self.outline.search("")
        self.outline.show_line((ItemKind(kind), id))

    @Slot(object)
    def _chosen(self, name: object) -> None:
        if self.outline.leave():
            self.show_tab(str(name))
        else:
            self.choice.set_value("outline")

    @Slot(str)
    def _search(self, text: str) -> None:
        self.outline.search(text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: a page that was hidden reads what it missed."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: nothing typed is lost."""
        super().hideEvent(event)
        self.outline.leave()

    def _refresh(self) -> None:
        name = str(self.choice.value())
        if self.isVisible() and name in self._stale:
            self._stale.discard(name)
            self._tabs[name].reload()

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        if changes.touches(*TABLES, "room_hours", "person", "organization"):
            self._stale = set(self._tabs)
            self._refresh()
