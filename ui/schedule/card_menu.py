"""What the right mouse button offers on a card."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.schedule.grid import Card
from organizer.i18n import _
from ui import icons


def card_menu(parent: QWidget, card: Card, acts: Mapping[str, Callable[[], object]]) -> QMenu:
    """The menu of a card, which goes when it is closed; ``acts`` by name: edit, talks, lock, list, copy, delete."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name, text, icon, keys in _entries(card):
        action = menu.addAction(icons.icon(icon), text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(_called(acts[name]))
    return menu


def _called(act: Callable[[], object]) -> Callable[[bool], None]:
    """The act without the state that Qt tells of every action."""

    def call(_checked: bool) -> None:
        act()

    return call


def _entries(card: Card) -> Iterator[tuple[str, str, str, str]]:
    yield "edit", _("Edit…"), "edit", "F2"
    if card.talks:
        yield "talks", _("Talks…"), "talk", "T"
    if card.locked:
        yield "lock", _("Unlock"), "unlock", "L"
    else:
        yield "lock", _("Lock"), "lock", "L"
    if card.placement is not None:
        yield "list", _("Back to the list"), "remove", "Del"
    yield "copy", _("Duplicate"), "copy", "Ctrl+D"
    yield "delete", _("Delete the session"), "delete", ""
