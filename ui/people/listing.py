"""Who stands in the table of people: read in an order, filtered by category, searched as somebody types."""

import time
from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from organizer.domain.people.person import PersonOrder
from organizer.services import people
from ui.people.finder import finder

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

HEAD = 256
"""People who are read before the first paint; the others come right after it."""

MANY = 10_000
"""People from which on they are read and counted beside the window."""

SLICE = 0.008
"""Seconds that a search takes before the window gets a turn."""


class Listing(QObject):
    """Holds the ids of all who pass the filter, in the table's order, and tells which of them are to be shown."""

    shown = Signal(object)
    """The ids of everybody who is to be shown."""
    begun = Signal(object)
    """The first of them, in their order; the others follow."""
    preparing = Signal()
    """Something is searched and the index is not there yet."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.all: list[int] = []
        self.text = ""
        self.whole = False
        """Whether all were read, and not only the head."""
        self._order, self._descending = PersonOrder.NAME, False
        self._categories: frozenset[int] = frozenset()
        self._asked: object = None  # the reading that counts: the last one
        self._hits: Iterator[list[int]] | None = None
        self._found: list[int] = []
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._go_on)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self.reload)
        self.finder = finder(workspace, shell)
        self.finder.ready.connect(self.search_again)

    # -- reading -------------------------------------------------------------------------------------------------------

    def read_head(self) -> None:
        """Read as many as fit on any screen, or all when there are no more."""
        head = people.ids(self._workspace, limit=HEAD)
        if len(head) == HEAD:
            self.begun.emit(head)
        else:
            self.whole = True
            self.reload()

    @Slot()
    def read_rest(self) -> None:
        """Read the others, as soon as the window has nothing better to do."""
        if not self.whole:
            self._rest.start()

    @Slot()
    def reload(self) -> None:
        """Read who is there; many are read beside the window."""
        self._rest.stop()
        ask = partial(
            people.ids,
            self._workspace,
            order=self._order,
            descending=self._descending,
            categories=self._categories,
        )
        self._asked = ask
        if self.whole and len(self.all) <= MANY:
            self._take(ask, ask())
        else:
            self._shell.jobs.start(lambda _progress: ask(), partial(self._take, ask), "")

    def expect_many(self) -> None:
        """Read beside the window the next time: more may have come than are known."""
        self.whole = False

    def _take(self, ask: object, ids: list[int]) -> None:
        """Show who was read, unless something else was asked for since."""
        if ask is self._asked:
            self.all, self.whole = ids, True
            self.search_again()

    def sort(self, order: PersonOrder, *, descending: bool) -> None:
        """Read in another order."""
        self._order, self._descending = order, descending
        self.reload()

    def filter(self, categories: Collection[int]) -> None:
        """Read only the people of these categories; all when there is none."""
        self._categories = frozenset(categories)
        self.reload()

    @property
    def filtered(self) -> bool:
        """Whether somebody may be hidden by a search or a filter."""
        return bool(self.text or self._categories)

    # -- searching -----------------------------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Show those in whom every word is found."""
        self.text = text
        self.search_again()

    @Slot()
    def search_again(self) -> None:
        """Search what is searched already, among those who are there now."""
        if not self.whole:
            return
        self._slice.stop()
        self._hits = self.finder.search(self.text) if self.text else None
        self._found = []
        if self._hits is not None:
            self._go_on()
            return
        self.shown.emit(self.all)
        if self.text:
            self.preparing.emit()

    @Slot()
    def _go_on(self) -> None:
        """Search for some milliseconds; the first ones found are told at once, the rest when all are there."""
        if self._hits is None:
            return
        until, before = time.perf_counter() + SLICE, len(self._found)
        for part in self._hits:
            self._found += part
            if time.perf_counter() > until:
                self._pause(before)
                return
        self._hits = None
        wanted = frozenset(self._found)
        self.shown.emit(self.all if len(wanted) == len(self.all) else [id for id in self.all if id in wanted])

    def _pause(self, before: int) -> None:
        in_order = self._order is PersonOrder.NAME and not self._descending and not self._categories
        if self._found and not before and in_order:
            self.begun.emit(list(self._found))
        self._slice.start()
