"""What is printed: every kind of paper in groups, behind one button beside the page's title."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.printing.sheet_orders import Filter, SheetKind, titles
from organizer.i18n import _
from ui import icons
from ui.widgets.buttons import Button


class OfBadges(StrEnum):
    """What has a page of its own beside that of whole sheets."""

    BADGES = "badges"
    TEMPLATES = "templates"


Printed = OfBadges | SheetKind
"""What is printed; a kind of sheet stands for its variants, which are chosen as its paper."""


def groups() -> Mapping[str, tuple[Printed, ...]]:
    """The kinds by what they are for."""
    return {
        "": (OfBadges.BADGES, OfBadges.TEMPLATES),
        _("Signs"): (
            SheetKind.DOOR_SIGNS,
            SheetKind.SESSION_SIGNS,
            SheetKind.TENTS,
            SheetKind.NAME_PLATES,
            SheetKind.SEATS,
        ),
        _("For people"): (SheetKind.PERSONAL, SheetKind.MEETING_SLIPS, SheetKind.CERTIFICATES),
        _("For staff"): (
            SheetKind.SIGN_IN,
            SheetKind.SESSION_SIGN_IN,
            SheetKind.RUN_SHEETS,
            SheetKind.WALK_IN,
            SheetKind.PAPER_PACK,
        ),
        _("Programme"): (SheetKind.AGENDA, SheetKind.BOOKLET, SheetKind.POSTER),
    }


def for_people() -> tuple[Printed, ...]:
    """What can be printed for certain people."""
    kinds = (each for together in groups().values() for each in together)
    return (OfBadges.BADGES, *(each for each in kinds if isinstance(each, SheetKind) and Filter.PEOPLE in each.filters))


def printed_words(what: Printed) -> str:
    """What a kind is called."""
    if isinstance(what, SheetKind):
        return titles()[what]
    return _("Badges") if what is OfBadges.BADGES else _("Badge templates")


class WhatButton(Button):
    """Says what is printed, and opens the menu of everything that can be."""

    changed = Signal(object)
    """Carries the Printed that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAutoDefault(False)
        self.setIcon(icons.icon("down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._group = QActionGroup(self._menu)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._actions: dict[Printed, QAction] = {}
        for name, kinds in groups().items():
            self._menu.addSection(name) if name else None
            for each in kinds:
                self._add(each)
        self._menu.triggered.connect(self._chosen)
        self.setMenu(self._menu)
        self.setToolTip(_("What is printed"))
        self.show_printed(OfBadges.BADGES)

    def _add(self, what: Printed) -> None:
        action = self._menu.addAction(printed_words(what))
        self._actions[what] = action
        action.setCheckable(True)
        self._group.addAction(action)

    def show_printed(self, what: Printed) -> None:
        """Say that this is printed."""
        self._value = what
        self.setText(printed_words(what))
        self.setAccessibleName(_("What is printed: {kind}").format(kind=printed_words(what)))
        self._actions[what].setChecked(True)

    def show_wrong(self) -> None:
        """Say that what became wrong is printed, of whatever kind."""
        self.setText(_("Wrong sheets"))
        self.setAccessibleName(_("What is printed: {kind}").format(kind=_("Wrong sheets")))
        if checked := self._group.checkedAction():
            checked.setChecked(False)

    def value(self) -> Printed:
        """What is printed."""
        return self._value

    def choose(self, what: Printed) -> None:
        """As if its entry had been chosen."""
        self._actions[what].trigger()

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.changed.emit(next(what for what, each in self._actions.items() if each is action))
