"""“12 changes since Version 2” in the page's header, as a chip that opens the versions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from organizer.i18n import _, ngettext
from organizer.services import releases
from ui import theme
from ui.schedule.chips import HeaderChip
from ui.schedule.plan_menu import VERSIONS
from ui.widgets.buttons import with_shortcut

if TYPE_CHECKING:
    from organizer.domain.changes import Changes
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

ENTITIES = ("session", "talk", "role", "break", "break_room", "release")
LATER = 400
"""Milliseconds without a change before they are counted: who drags one card after the other does not wait for it."""
LONGEST = 110
"""Pixels of a version's name at 100 % text."""


class VersionChip(HeaderChip):
    """Hidden before the first release; counts again a moment after the last change."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__("accent", "history", parent)
        self._workspace, self._shell = workspace, shell
        self._stale, self._counting = True, False
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=LATER)
        self._timer.timeout.connect(self.count)
        self.clicked.connect(lambda: VERSIONS.start(workspace, shell))
        shell.bridge.changed.connect(self._changed)

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        if changes.touches(*ENTITIES):
            self._stale = True
            self.look()

    def look(self) -> None:
        """Count soon, where the page is seen and something changed."""
        page = self.parentWidget()
        if self._stale and page is not None and page.isVisible():
            self._timer.start()

    @Slot()
    def count(self) -> None:
        """Count, beside the window, what is different since the last version."""
        if self._counting:
            return  # once more when that is over
        self._stale = False
        if not releases.releases(self._workspace):
            self._show(None)
            return
        self._counting = True
        workspace = self._workspace
        self._shell.jobs.start(lambda _progress: releases.newest(workspace), self._show, "", over=self._counted)

    @Slot()
    def _counted(self) -> None:
        self._counting = False
        self.look()

    def _show(self, found: tuple[releases.Release, int] | None) -> None:
        if found is not None:
            last, count = found
            text = ngettext("{count} change since {name}", "{count} changes since {name}", count)
            name = self.fontMetrics().elidedText(last.name, Qt.TextElideMode.ElideRight, theme.px(LONGEST))
            self.say(text.format(count=count, name=name), str(count))
            self.setAccessibleName(text.format(count=count, name=last.name))
            tip = _("{changes}: show them").format(changes=self.accessibleName())
            self.setToolTip(with_shortcut(tip, "Ctrl+Shift+H"))
        self.setVisible(found is not None and found[1] > 0)
