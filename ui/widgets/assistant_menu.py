"""A button behind which a page keeps what is done now and then."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui import icons
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.pages import Assistant
    from ui.shell import Shell


class Entry(NamedTuple):
    """A line of the menu; ``begins``: a line is drawn above it."""

    icon: str
    text: str
    keys: str
    assistant: "Assistant"
    begins: bool = False


def fill_menu(made: Button, entries: Iterable[Entry], page: QWidget, workspace: "Workspace", shell: "Shell") -> None:
    """Let a button open the entries, each started as ``assistant(workspace, shell)``; their keys work on the page."""
    menu = QMenu(made)
    for each in entries:
        if each.begins:
            menu.addSeparator()
        action = QAction(icons.icon(each.icon), each.text, menu)
        action.setShortcut(QKeySequence(each.keys))
        action.triggered.connect(partial(_start, each.assistant, workspace, shell))
        menu.addAction(action)
        page.addAction(action)
    made.setMenu(menu)


def _start(assistant: "Assistant", workspace: "Workspace", shell: "Shell", _checked: bool = False) -> None:
    """Without the state that Qt tells of every action."""
    assistant.start(workspace, shell)
