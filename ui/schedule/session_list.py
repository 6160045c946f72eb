"""The schedule as a list: one row for each session, sorted by a press on a heading, searched as you type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.domain.people.search import fold
from organizer.domain.schedule.grid import Card, Snapshot
from organizer.domain.schedule.moments import begins
from organizer.domain.schedule.timetable import ConflictIndex
from organizer.i18n import _
from ui import theme
from ui.schedule.arrangement import Arrangement
from ui.schedule.face import gravest, when
from ui.schedule.words import day_name, room_name
from ui.widgets.lines_model import LinesModel
from ui.widgets.search import SearchField
from ui.widgets.table import ColorChipDelegate, Column, RowsView

LATER = 1 << 30
"""What is not scheduled comes after everything that is."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the list: what it says of a session and by what it sorts."""

    title: str
    width: Column
    text: Callable[[Card], str]
    order: Callable[[Card], tuple[int, ...]] | None = None


class SessionList(QWidget):
    """Shows the sessions of some days and those that wait; writes nothing itself."""

    edit_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot, self._index = Snapshot(), ConflictIndex(Snapshot())
        self._days: Sequence[int] = (0,)
        self._arrangement = Arrangement()
        self._sorted_by, self._backwards = 0, False
        self._headings = self._made_headings()
        self.search = SearchField(_("Search sessions, rooms and people"))
        self.search.searched.connect(self._fill)
        self.search.left_downwards.connect(self._enter)
        self.table = RowsView([each.width for each in self._headings])
        self.model = LinesModel([each.title for each in self._headings], self)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(4, ColorChipDelegate(self.table))
        self.table.setAccessibleName(_("Sessions"))
        self.table.wanted.connect(self._open)
        self.table.menu_wanted.connect(self._ask_for_menu)
        heads = self.table.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(True)
        heads.sectionClicked.connect(self._sort_by)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, 0)
        column.setSpacing(theme.SMALL_GAP)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)

    def _made_headings(self) -> tuple[Heading, ...]:
        return (
            Heading(_("Day"), Column(84, 0), self._day, _time),
            Heading(_("Time"), Column(104, 0), when, lambda card: _time(card)[1:]),
            Heading(_("Title"), Column(200, 4), _titles),
            Heading(_("Room"), Column(110, 1), self._room),
            Heading(_("Track"), Column(110, 1, 2), self._track),
            Heading(_("People"), Column(130, 2, 3), _people),
            Heading(_("Conflict"), Column(130, 2, 1), self._conflict),
        )

    def show_all(self, snapshot: Snapshot, index: ConflictIndex, days: Sequence[int], arrangement: Arrangement) -> None:
        """Show the sessions of these days; what the arrangement hides stays hidden."""
        self._snapshot, self._index, self._days, self._arrangement = snapshot, index, tuple(days), arrangement
        self._fill()

    def show_session(self, session: int) -> None:
        """Make a session the current one, where it is among those that are shown."""
        if session in self.model.ids:
            self.table.setCurrentIndex(self.model.index(list(self.model.ids).index(session), 0))

    def current(self) -> int | None:
        """The id of the current session."""
        row = self.table.currentIndex().row()
        return self.model.ids[row] if 0 <= row < len(self.model.ids) else None

    @Slot()
    def _fill(self) -> None:
        before = self.current()
        cards = [each for each in self._snapshot.cards if self._is_shown(each)]
        heading = self._headings[self._sorted_by]
        cards.sort(key=lambda card: (card.placement is None, _time(card)))
        cards.sort(key=heading.order or _by_text(heading), reverse=self._backwards)
        lines = [[each.text(card) for each in self._headings] for card in cards]
        found = [place for place, line in enumerate(lines) if self._is_found(line)]
        shown = [cards[each] for each in found]
        said, colors = [lines[each] for each in found], [each.color or 0 for each in shown]
        self.model.set_lines([each.id for each in shown], said, colors)
        self.table.horizontalHeader().setSortIndicator(
            self._sorted_by, Qt.SortOrder.DescendingOrder if self._backwards else Qt.SortOrder.AscendingOrder
        )
        if before is not None:
            self.show_session(before)

    def _is_shown(self, card: Card) -> bool:
        return self._arrangement.shows(card) and (card.placement is None or card.placement.day in self._days)

    def _is_found(self, line: Sequence[str]) -> bool:
        text = fold("\n".join(line))
        return all(word in text for word in fold(self.search.text()).split())

    # -- what the columns say ------------------------------------------------------------------------------------------

    def _day(self, card: Card) -> str:
        return day_name(self._snapshot, card.placement.day, brief=True) if card.placement else _("in the list")

    def _room(self, card: Card) -> str:
        return room_name(self._snapshot, card.placement.room) if card.placement else ""

    def _track(self, card: Card) -> str:
        return next((each.name for each in self._snapshot.tracks if each.id == card.track), "")

    def _conflict(self, card: Card) -> str:
        found = gravest(self._index.of(card.id))
        return found.short if found else ""

    # -- hands ---------------------------------------------------------------------------------------------------------

    @Slot(int)
    def _sort_by(self, column: int) -> None:
        self._backwards = column == self._sorted_by and not self._backwards
        self._sorted_by = column
        self._fill()

    @Slot()
    def _enter(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _open(self) -> None:
        if (session := self.current()) is not None:
            self.edit_wanted.emit(session)

    @Slot(object)
    def _ask_for_menu(self, point: QPoint) -> None:
        if (session := self.current()) is not None:
            self.menu_wanted.emit(session, point)


def _by_text(heading: Heading) -> Callable[[Card], Any]:
    return lambda card: heading.text(card).casefold()


def _time(card: Card) -> tuple[int, int, int]:
    if card.placement is None:
        return LATER, LATER, card.id
    return begins(card), card.placement.start, card.id


def _titles(card: Card) -> str:
    return " · ".join(filter(None, (card.title, card.second_title)))


def _people(card: Card) -> str:
    return ", ".join(dict.fromkeys(each.name for each in card.people))
