"""What must hold between two sessions: a list, and a line to add to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.programme.words import OrderKind
from organizer.domain.schedule.grid import Card, OrderRule, Snapshot
from organizer.i18n import _
from organizer.services import schedule, schedule_rules
from organizer.services.schedule_rules import order_words
from ui import theme
from ui.schedule.words import day_name, place_name
from ui.shell import Shell
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class SessionChoice(QComboBox):
    """A session, found by any part of its title."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setToolTip(_("Type a part of its title"))
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line = QLineEdit()
        self.line.setPlaceholderText(name)
        self.setLineEdit(self.line)
        self.activated.connect(self._show_begin)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def offer(self, snapshot: Snapshot) -> None:
        """Offer every session; the one that was chosen stays chosen."""
        before = self.session()
        self.clear()
        for card in sorted(snapshot.cards, key=lambda each: each.title.casefold()):
            self.addItem(_told(snapshot, card), card.id)
        self.setCurrentIndex(-1 if before is None else self.findData(before))

    @Slot()
    def _show_begin(self) -> None:
        """Show how the title begins, not how it ends."""
        self.line.setCursorPosition(0)

    def session(self) -> int | None:
        """Whose title the line says; None where it says none."""
        place = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return None if place < 0 else int(self.itemData(place))


class Orders(QWidget):
    """The order rules of the event."""

    def __init__(self, workspace: "Workspace", shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._orders: tuple[OrderRule, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(_("What must hold between sessions"))
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._look)
        self.first, self.second = SessionChoice(_("Session")), SessionChoice(_("Other session"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("What must hold"))
        for kind, words in kind_words().items():
            self.kind.addItem(words, kind)
        self.add = button(_("Add"), "add")
        self.add.clicked.connect(self._add)
        self.remove = button(_("Remove"), "delete", tip=_("Remove (Del)"))
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        for choice in (self.first, self.second):
            choice.editTextChanged.connect(self._look)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self.first, 1)
        row.addWidget(self.kind)
        row.addWidget(self.second, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(row)
        self._none = label(_("Nothing has to hold between two sessions yet."), "muted")
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignLeft)

    def reload(self) -> None:
        """Show what must hold now."""
        snapshot = schedule.snapshot(self._workspace)
        for choice in (self.first, self.second):
            choice.offer(snapshot)
        self._orders, row = snapshot.orders, self.list.currentRow()
        self.list.clear()
        for each in self._orders:
            cards = (snapshot.card_by_id.get(number) for number in (each.session, each.other))
            first, second = (card.title if card else "–" for card in cards)
            item = QListWidgetItem(order_words(each.kind).format(first=first, second=second))
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._none.setVisible(not self._orders)
        self._look()

    @Slot()
    def _look(self) -> None:
        one, other = self.first.session(), self.second.session()
        self.add.setEnabled(one is not None and other is not None and one != other)
        self.remove.setEnabled(self.list.currentRow() >= 0)

    @Slot()
    def _add(self) -> None:
        one, other, kind = self.first.session(), self.second.session(), OrderKind(self.kind.currentData())
        if one is None or other is None:
            return
        if self._shell.run_quietly(lambda: schedule_rules.add_order(self._workspace, kind, one, other)) is not None:
            for choice in (self.first, self.second):
                choice.setCurrentIndex(-1)

    @Slot()
    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._orders):
            rule = self._orders[row]
            self._shell.run_quietly(lambda: schedule_rules.remove_order(self._workspace, rule))


def kind_words() -> dict[OrderKind, str]:
    """What may have to hold, between the names of two sessions."""
    return {
        OrderKind.BEFORE: _("before"),
        OrderKind.SAME_DAY: _("on the same day as"),
        OrderKind.NOT_PARALLEL: _("not parallel to"),
    }


def _told(snapshot: Snapshot, card: Card) -> str:
    """A session's title with where and when it stands, so that two of one title are told apart."""
    if card.placement is None:
        return _("{title} – in the list").format(title=card.title)
    day = f"{day_name(snapshot, card.placement.day)}, " if snapshot.days > 1 else ""
    return f"{card.title} – {day}{place_name(snapshot, card.placement)}"
