"""What is printed: every kind of paper in groups, behind one button beside the page's title."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.printing.sheet_orders import SheetKind
from organizer.domain.printing.sheets.kinds import titles
from organizer.i18n import _
from ui import icons
from ui.widgets.buttons import Button


class Printed(StrEnum):
    """What is printed."""

    BADGES = "badges"
    TEMPLATES = "templates"
    DOOR_SIGNS = "door-signs"
    SESSION_SIGNS = "session-signs"
    TENTS = "tents"
    NAME_PLATES = "name-plates"
    SEATS = "reserved-seats"
    PERSONAL = "personal"
    MEETING_SLIPS = "meeting-slips"
    CERTIFICATES = "certificates"
    SIGN_IN = "sign-in"
    SESSION_SIGN_IN = "session-sign-in"
    RUN_SHEETS = "run-sheets"
    WALK_IN = "walk-in"
    PAPER_PACK = "paper-pack"
    AGENDA = "agenda"
    BOOKLET = "booklet"
    POSTER = "poster"

    @property
    def kinds(self) -> tuple[SheetKind, ...]:
        """The kinds of sheets, which differ in their paper alone; none for badges and their templates."""
        return _VARIANTS[self] if self in _VARIANTS else (SheetKind(self.value),)


_VARIANTS: Mapping[Printed, tuple[SheetKind, ...]] = {
    Printed.BADGES: (),
    Printed.TEMPLATES: (),
    Printed.TENTS: (SheetKind.TENTS, SheetKind.SMALL_TENTS),
    Printed.POSTER: (SheetKind.POSTER, SheetKind.SPLIT_POSTER),
}


def groups() -> Mapping[str, tuple[Printed, ...]]:
    """The kinds by what they are for."""
    return {
        "": (Printed.BADGES, Printed.TEMPLATES),
        _("Signs"): (*(Printed.DOOR_SIGNS, Printed.SESSION_SIGNS, Printed.TENTS, Printed.NAME_PLATES, Printed.SEATS),),
        _("For people"): (Printed.PERSONAL, Printed.MEETING_SLIPS, Printed.CERTIFICATES),
        _("For staff"): (
            *(Printed.SIGN_IN, Printed.SESSION_SIGN_IN, Printed.RUN_SHEETS, Printed.WALK_IN, Printed.PAPER_PACK),
        ),
        _("Programme"): (Printed.AGENDA, Printed.BOOKLET, Printed.POSTER),
    }


def printed_words(what: Printed) -> str:
    """What a kind is called."""
    if not what.kinds:
        return _("Badges") if what is Printed.BADGES else _("Badge templates")
    return titles()[what.kinds[0]]


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
        for name, kinds in groups().items():
            self._menu.addSection(name) if name else None
            for each in kinds:
                self._add(each)
        self._menu.triggered.connect(self._chosen)
        self.setMenu(self._menu)
        self.setToolTip(_("What is printed"))
        self.show_printed(Printed.BADGES)

    def _add(self, what: Printed) -> None:
        action = self._menu.addAction(printed_words(what))
        action.setData(what.value)
        action.setCheckable(True)
        self._group.addAction(action)

    def show_printed(self, what: Printed) -> None:
        """Say that this is printed."""
        self._value = what
        self.setText(printed_words(what))
        self.setAccessibleName(_("What is printed: {kind}").format(kind=printed_words(what)))
        for each in self._group.actions():
            each.setChecked(each.data() == what.value)

    def value(self) -> Printed:
        """What is printed."""
        return self._value

    def choose(self, what: Printed) -> None:
        """As if its entry had been chosen."""
        next(each for each in self._group.actions() if each.data() == what.value).trigger()

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.changed.emit(Printed(action.data()))
