"""The conflicts of the whole event in a panel beside the board: read, go there, mend or accept with a reason."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from organizer.domain.schedule.grid import Conflict, Severity, Snapshot
from organizer.i18n import _, ngettext
from ui import theme
from ui.schedule.conflict_filter import ConflictFilter
from ui.schedule.conflict_list import PAD, ConflictList, ConflictModel, body, heading
from ui.schedule.fix_list import FixList
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label
from ui.widgets.scrolling import Snug

WIDTH = 320


class ConflictPanel(QFrame):
    """Opens at the right of the board."""

    chosen = Signal(object)
    """The Conflict to show on the board."""
    settled = Signal()
    """Another conflict is current, or the same in another state of the event."""
    accepted = Signal(object, str)
    """The keys of conflicts and the reason."""
    reopened = Signal(str)
    people_wanted = Signal(object)
    """The ids of the people whose day is to be seen; none: of all who clash."""
    rules_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right-side")
        self.setFixedWidth(theme.px(WIDTH))
        self._all: tuple[Conflict, ...] = ()
        self._snapshot = Snapshot()
        self.model = ConflictModel(self)
        self.list = ConflictList(self.model)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.clicked.connect(self._current_changed)
        self.filter = ConflictFilter()
        self.filter.changed.connect(self._list)
        self.filter.search.left_downwards.connect(self._enter_list)
        self._calm = label("", "muted", wrap=True)
        self._calm.setContentsMargins(PAD, 0, PAD, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(self.filter)
        column.addWidget(self._calm)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_foot())
        column.addStretch(0)
        self._calm.setVisible(False)

    # -- construction --------------------------------------------------------------------------------------------------

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, theme.SMALL_GAP, theme.SMALL_GAP, theme.SMALL_GAP)
        row.addWidget(label(_("Conflicts"), "strong"))
        row.addStretch(1)
        self.rules_button = button(
            _("Rules…"), "settings", kind="flat", tip=_("What counts as a conflict, and how much")
        )
        self.rules_button.clicked.connect(self.rules_wanted)
        people = icon_button("people", _("Everybody who clashes, hour by hour"))
        people.clicked.connect(self._show_people)
        close = icon_button("close", _("Close the list of conflicts"))
        close.clicked.connect(self.closed)
        for each in (self.rules_button, people, close):
            row.addWidget(each)
        return row

    def _make_foot(self) -> QWidget:
        self._foot = QFrame()
        self._foot.setProperty("role", "panel")
        self.fixes = FixList()
        self.whose = button("", "person", kind="flat")
        self.whose.clicked.connect(self._show_whose)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why it is meant so"))
        self.reason.setAccessibleName(_("Reason for accepting the conflict"))
        self.reason.returnPressed.connect(self._accept)
        self.button = button(_("Accept"), "check", tip=_("Keep the conflict in the list, but count it no longer"))
        self.button.clicked.connect(self._accept)
        self.all_button = button("", "check", kind="flat")
        self.all_button.clicked.connect(self._accept_all)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(PAD, theme.SMALL_GAP, PAD, theme.SMALL_GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addWidget(Snug(self.fixes))
        column.addWidget(self.whose)
        column.addLayout(row)
        column.addWidget(self.all_button)
        self._foot.setVisible(False)
        return self._foot

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_conflicts(self, snapshot: Snapshot, conflicts: tuple[Conflict, ...]) -> None:
        """Take another state of the event; the current conflict stays current where it still stands."""
        self._snapshot, self._all = snapshot, conflicts
        self.filter.count(conflicts)
        self._list()

    @Slot()
    def _list(self) -> None:
        before, place = self.current(), self.list.currentIndex().row()
        chosen = self._all
        if self.filter.active:
            chosen = tuple(each for each in self._all if self._takes(each))
        self.list.selectionModel().blockSignals(True)
        self.model.show_conflicts(self._snapshot, chosen)
        self.list.setCurrentIndex(self.model.index(self._next(before, place), 0))
        self.list.selectionModel().blockSignals(False)
        self._say_calm(chosen)
        self._show_foot()

    def _takes(self, conflict: Conflict) -> bool:
        """Whether it is listed; its words are found only where somebody searches for words."""
        searched = bool(self.filter.search.text())
        said = f"{heading(self._snapshot, conflict)} {body(self._snapshot, conflict)}" if searched else ""
        return self.filter.takes(conflict, said)

    def _next(self, before: Conflict | None, place: int) -> int:
        """The row of the conflict that was current; where it is gone, of the one that took its place."""
        if before is None:
            return -1
        row = self.model.row_of(before.key)
        return min(place, self.model.rowCount() - 1) if row is None else row

    def _say_calm(self, chosen: tuple[Conflict, ...]) -> None:
        self._calm.setText(_("Nothing is in conflict.") if not self._all else _("No conflict fits what is searched."))
        self._calm.setVisible(not chosen)
        self.list.setVisible(bool(chosen))
        self.filter.setVisible(bool(self._all))

    def current(self) -> Conflict | None:
        """The conflict that is chosen."""
        return self.model.conflict(self.list.currentIndex().row())

    def go_to(self, severity: Severity) -> None:
        """Make the first open conflict of this weight the current one, whatever was searched before."""
        if not any(self._fits(row, severity) for row in range(self.model.rowCount())):
            self.filter.clear()
        for row in range(self.model.rowCount()):
            if self._fits(row, severity):
                self.list.setCurrentIndex(self.model.index(row, 0))
                self.list.scrollTo(self.model.index(row, 0), QListView.ScrollHint.PositionAtTop)
                return

    def _fits(self, row: int, severity: Severity) -> bool:
        conflict = self.model.conflict(row)
        return conflict is not None and conflict.severity is severity and not conflict.accepted

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Called by Qt: the list takes what the chips leave; the panel itself never asks the window to grow."""
        return False

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self.setFixedWidth(theme.px(WIDTH))
        self.list.restyle()
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _enter_list(self) -> None:
        self.list.setFocus()
        if self.current() is None:
            self.list.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _current_changed(self) -> None:
        self._show_foot()
        if (conflict := self.current()) is not None:
            self.chosen.emit(conflict)

    def _show_foot(self) -> None:
        conflict = self.current()
        self._foot.setVisible(conflict is not None)
        if conflict is not None:
            self.reason.setVisible(not conflict.accepted)
            self.button.setText(_("Count it again") if conflict.accepted else _("Accept"))
            alike = len(self._alike(conflict))
            words = ngettext("Accept all {count} of this kind", "Accept all {count} of this kind", alike)
            self.all_button.setText(words.format(count=alike))
            self.all_button.setToolTip(_("Accept every open conflict of this rule, with this one reason"))
            self.all_button.setVisible(alike > 1 and not conflict.accepted)
            self.whose.setText(_("Where they are, hour by hour"))
            self.whose.setVisible(bool(conflict.people))
        self.settled.emit()

    def _alike(self, conflict: Conflict) -> tuple[str, ...]:
        """The keys of the open conflicts of the same rule."""
        return tuple(each.key for each in self._all if each.rule is conflict.rule and not each.accepted)

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def _accept(self) -> None:
        conflict = self.current()
        if conflict is None:
            return
        if conflict.accepted:
            self.reopened.emit(conflict.key)
        else:
            self._take_reason((conflict.key,))

    @Slot()
    def _accept_all(self) -> None:
        if (conflict := self.current()) is not None:
            self._take_reason(self._alike(conflict))

    def _take_reason(self, keys: tuple[str, ...]) -> None:
        reason = self.reason.text().strip()
        self.reason.clear()
        self.accepted.emit(keys, reason)

    @Slot()
    def _show_whose(self) -> None:
        if (conflict := self.current()) is not None:
            self.people_wanted.emit(conflict.people)

    @Slot()
    def _show_people(self) -> None:
        self.people_wanted.emit(())
