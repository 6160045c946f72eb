"""What the right mouse button offers on a card."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.programme.words import state_words
from organizer.domain.schedule.grid import Card
from organizer.i18n import _
from ui import icons
from ui.schedule.swapping import Swapping


def card_menu(parent: QWidget, card: Card, acts: Mapping[str, Callable[[], object]]) -> QMenu:
    """The menu of a card, which goes when it is closed.

    ``acts`` by name: edit, talks, lock, list, copy, languages, people, delete, and each state by its value.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name, text, icon, keys in _entries(card):
        action = menu.addAction(icons.icon(icon), text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(_called(acts[name]))
        if name == "copy":
            menu.addMenu(_states(menu, card, acts))
    return menu


def add_swap(menu: QMenu, swapping: Swapping) -> None:
    """Offer to swap the two selected sessions; it is shown while the mouse, or the arrow, rests on it."""
    first = menu.actions()[0]
    action = QAction(icons.icon("swap"), _("Swap the two"), menu)
    action.setShortcut(QKeySequence("Ctrl+R"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(swapping.carry_out)
    menu.insertAction(first, action)

    def look(hovered: QAction) -> None:
        swapping.begin() if hovered is action else swapping.end()

    menu.hovered.connect(look)
    menu.aboutToHide.connect(swapping.end)


def _states(menu: QMenu, card: Card, acts: Mapping[str, Callable[[], object]]) -> QMenu:
    """How sure it is that the session takes place."""
    made = QMenu(_("Takes place"), menu)
    made.setIcon(icons.icon("ok"))
    group = QActionGroup(made)
    for state, words in state_words().items():
        action = made.addAction(words)
        action.setCheckable(True)
        action.setChecked(card.state is state)
        action.triggered.connect(_called(acts[state.value]))
        group.addAction(action)
    return made


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
    yield "languages", _("Interpreted into…"), "language", ""
    if card.people:
        yield "people", _("Where its people are…"), "people", ""
    yield "delete", _("Delete the session"), "delete", ""
