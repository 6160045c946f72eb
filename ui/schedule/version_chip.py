"""“12 changes since Version 2” in the page's header, as a chip that opens the versions."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services import releases
from ui import theme
from ui.rereading import JobRereading
from ui.schedule.chips import HeaderChip
from ui.schedule.plan_menu import VERSIONS
from ui.widgets.buttons import with_shortcut

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

ENTITIES = ("session", "talk", "role", "break", "break_room", "release")
LATER = 400
"""Milliseconds without a change before they are counted: who drags one card after the other does not wait for it."""
LONGEST = 110
"""Pixels of a version's name at 100 % text."""


class VersionChip(HeaderChip):
    """Hidden before the first release; counts again a moment after the last change."""

    def __init__(self, workspace: "Workspace", shell: "Shell", page: QWidget) -> None:
        """``page``: in whose header it stands; nothing is counted while that is not seen."""
        super().__init__("accent", "history", page)
        self.hide()
        self.clicked.connect(lambda: VERSIONS.start(workspace, shell))
        counting = partial(_count, workspace)
        JobRereading(page, shell, lambda: counting, self._show, touching=ENTITIES, calm=LATER)

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


def _count(workspace: "Workspace", _progress: Progress) -> tuple[releases.Release, int] | None:
    return releases.newest(workspace)
