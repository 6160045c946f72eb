"""Which conflicts are listed: by their weight, by their rule, by words."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.folding import fold
from organizer.domain.schedule.grid import Conflict, Rule, Severity
from organizer.domain.schedule.rulebook import NORMS
from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.filters import FilterChips
from ui.widgets.search import SearchField


class Standing(StrEnum):
    """What a conflict counts as in the list."""

    ERROR = Severity.ERROR.value
    WARNING = Severity.WARNING.value
    CHECK = Severity.CHECK.value
    ACCEPTED = "accepted"


def standing(conflict: Conflict) -> Standing:
    """An accepted one weighs nothing."""
    return Standing.ACCEPTED if conflict.accepted else Standing(conflict.severity.value)


class ConflictFilter(QWidget):
    """Two lines of chips with counts and a search; the chips of rules open on demand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Search conflicts"))
        self.search.searched.connect(self._tell)
        self.standings, self.rules = FilterChips(), FilterChips()
        self._said: dict[FilterChips, tuple[object, ...]] = {}
        for chips in (self.standings, self.rules):
            chips.changed.connect(self._tell)
        self.opener = button(_("Kinds"), "filter", kind="flat", tip=_("Choose conflicts by their rule"))
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self.rules.setVisible)
        self.rules.hide()
        top = QHBoxLayout()
        top.setSpacing(theme.TIGHT)
        top.addWidget(self.search, 1)
        top.addWidget(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, 0, theme.GAP, theme.SMALL_GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addLayout(top)
        column.addWidget(self.standings)
        column.addWidget(self.rules)

    def count(self, conflicts: Iterable[Conflict]) -> None:
        """Offer what there is, with how often; what is chosen stays, even where there is none of it any more."""
        found = tuple(conflicts)
        standings = Counter(map(standing, found))
        rules = Counter(each.rule for each in found if not each.accepted)
        words = standing_words()
        self._offer(self.standings, [(each, words[each], standings[each]) for each in Standing])
        self._offer(self.rules, [(each, NORMS[each].title(), rules[each]) for each in Rule])

    def _offer(self, chips: FilterChips, options: list[tuple[StrEnum, str, int]]) -> None:
        chosen = chips.chosen()
        wanted = tuple(each for each in options if each[2] or each[0] in chosen)
        if wanted != self._said.get(chips):
            self._said[chips] = wanted
            chips.set_options(wanted)

    def takes(self, conflict: Conflict, said: str) -> bool:
        """Whether a conflict is listed; ``said``: all that its row says."""
        standings, rules = self.standings.chosen(), self.rules.chosen()
        if (standings and standing(conflict) not in standings) or (rules and conflict.rule not in rules):
            return False
        text = fold(said) if self.search.text() else ""
        return all(word in text for word in fold(self.search.text()).split())

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.search.text().strip() or self.standings.chosen() or self.rules.chosen())

    @Slot()
    def clear(self) -> None:
        """List everything."""
        self.search.clear()
        self.standings.set_chosen(())
        self.rules.set_chosen(())

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


def standing_words() -> dict[Standing, str]:
    """What the chips say."""
    return {
        Standing.ERROR: _("Errors"),
        Standing.WARNING: _("Warnings"),
        Standing.CHECK: _("To check"),
        Standing.ACCEPTED: _("Accepted"),
    }
