"""In which order badges are printed, what lies between them, and in how many parcels: behind one button."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.choices import Between, Order
from organizer.i18n import _, ngettext
from ui.widgets.buttons import Button

MOST = 12
"""So many desks stand at the largest counters."""

DESKS = (("A-L", "M-Z"), ("A-H", "I-Q", "R-Z"), ("A-F", "G-L", "M-R", "S-Z"))
"""How desks are usually marked."""


class OrderButton(Button):
    """Opens a menu of three groups; its tooltip says what is chosen."""

    changed = Signal()
    """Something else was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Order and parcels"), parent)
        self.setAccessibleName(_("Order and parcels"))
        menu = QMenu(self)
        orders: list[tuple[Order | None, str]] = [(None, _("As listed")), *order_words().items()]
        self._orders = self._group(menu, _("Sorted by"), orders)
        between: list[tuple[Between | None, str]] = [(None, _("Nothing")), *between_words().items()]
        self._between = self._group(menu, _("A sheet between"), between)
        even: list[tuple[object, str]] = [(n, _parcels(n)) for n in range(1, MOST + 1)]
        lettered = [(",".join(each), " · ".join(each)) for each in DESKS]
        self._parcels = self._group(menu, _("Parcels"), [*even, *lettered])
        self._apart = menu.addAction(_("Each parcel in a file of its own"))
        self._apart.setCheckable(True)
        self._apart.triggered.connect(self._chosen)
        self.setMenu(menu)
        self._say()

    def _group(self, menu: QMenu, title: str, choices: Iterable[tuple[object, str]]) -> QActionGroup:
        below, group = menu.addMenu(title), QActionGroup(self)
        for value, words in choices:
            action = below.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        group.actions()[0].setChecked(True)
        group.triggered.connect(self._chosen)
        return group

    @property
    def plan(self) -> Plan | None:
        """What is chosen; None: as they are listed, in one pile."""
        groups = (self._orders, self._between, self._parcels)
        if all(each.checkedAction() is each.actions()[0] for each in groups):
            return None
        order, between, parcels = (each.checkedAction().data() for each in groups)
        apart = self._apart.isChecked() and self._apart.isEnabled()
        plan = Plan(Order(order or Order.NAME), None if between is None else Between(between), apart=apart)
        if isinstance(parcels, str):
            return replace(plan, letters=tuple(parcels.split(",")))
        return replace(plan, parcels=int(parcels))

    @Slot()
    def _chosen(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        groups = (self._orders, self._between, self._parcels)
        self._apart.setEnabled(self._parcels.checkedAction() is not self._parcels.actions()[0])
        said = [each.checkedAction().text() for each in groups]
        said += [self._apart.text()] if self._apart.isChecked() and self._apart.isEnabled() else []
        self.setToolTip(" · ".join(said))


def order_words() -> dict[Order, str]:
    """Each order as somebody chooses it."""
    return {
        Order.NAME: _("Name"),
        Order.SECOND_NAME: _("Second name"),
        Order.ORGANIZATION: _("Organization"),
        Order.CODE: _("Code"),
        Order.CATEGORY: _("Category"),
        Order.COUNTRY: _("Country"),
    }


def between_words() -> dict[Between, str]:
    """What separating sheets say."""
    return {Between.LETTER: _("Letters"), Between.CATEGORY: _("Categories")}


def _parcels(count: int) -> str:
    return ngettext("{n} parcel", "{n} parcels", count).format(n=count)
