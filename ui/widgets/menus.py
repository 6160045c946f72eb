"""Menus that open over a page and go when they are closed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.buttons import Button


def passing_menu(parent: QWidget) -> QMenu:
    """An empty menu for ``popup``."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made


def offer_buttons(menu: QMenu, buttons: Iterable[Button]) -> None:
    """Add what the buttons do, enabled as they are."""
    for each in buttons:
        menu.addAction(each.icon(), each.words, each.click).setEnabled(each.isEnabled())
