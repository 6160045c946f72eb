"""The table of pairs: two people who may be one, how sure that is, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from organizer.domain.duplicates import Candidate, Certainty, reason
from organizer.domain.person import PersonRow
from organizer.i18n import _
from ui.widgets.labels import Tone
from ui.widgets.rows import CHIP, LINES, Index, Lines

HOW_SURE, ONE, OTHER, WHY = range(4)
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate with the two people's lines."""

    candidate: Candidate
    one: PersonRow
    other: PersonRow

    @property
    def ids(self) -> tuple[int, int]:
        """Who stays and who goes when they are merged."""
        return self.one.id, self.other.id


def certainty_word(certainty: Certainty) -> str:
    """How sure it is, in a word."""
    words = {Certainty.SURE: _("sure"), Certainty.LIKELY: _("likely"), Certainty.POSSIBLE: _("possible")}
    return words[certainty]


_LOOKS: dict[Certainty, tuple[Tone, str]] = {
    Certainty.SURE: ("ok", "check"),
    Certainty.LIKELY: ("accent", "forward"),
    Certainty.POSSIBLE: ("warn", "question"),
}


class PairsModel(QAbstractTableModel):
    """Pairs in the order of their scores, all or those of some certainties."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()
        self._chosen: frozenset[Certainty] = frozenset()
        self.shown: tuple[Pair, ...] = ()

    def set_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show these instead."""
        self._pairs = tuple(pairs)
        self._show()

    def filter(self, chosen: frozenset[Certainty]) -> None:
        """Show those of these certainties; all when there is none."""
        self._chosen = chosen
        self._show()

    def update(self, people: Mapping[int, PersonRow | None]) -> None:
        """Show these people's new lines; pairs of whom somebody is gone (None) go as well."""
        told = (
            (each, people.get(each.one.id, each.one), people.get(each.other.id, each.other)) for each in self._pairs
        )
        self.set_pairs(Pair(each.candidate, one, other) for each, one, other in told if one and other)

    def leave_out(self, ids: Sequence[tuple[int, int]]) -> None:
        """Show these pairs no longer."""
        self.set_pairs(each for each in self._pairs if each.ids not in ids)

    def counts(self) -> dict[Certainty, int]:
        """How many pairs there are of each certainty."""
        found = dict.fromkeys(Certainty, 0)
        for each in self._pairs:
            found[each.candidate.certainty] += 1
        return found

    def people(self) -> frozenset[int]:
        """Everybody of whom a line is held."""
        return frozenset(id for each in self._pairs for id in each.ids)

    def _show(self) -> None:
        self.beginResetModel()
        self.shown = tuple(each for each in self._pairs if not self._chosen or each.candidate.certainty in self._chosen)
        self.endResetModel()

    # -- what Qt asks --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else 4

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Called by Qt."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return ("", _("One"), _("Other"), _("Why"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        pair, column = self.shown[index.row()], index.column()
        if role == CHIP and column == HOW_SURE:
            certainty = pair.candidate.certainty
            return (f"{certainty_word(certainty)} {pair.candidate.score}", *_LOOKS[certainty])
        if role == LINES and column in (ONE, OTHER):
            return _lines(pair.one if column == ONE else pair.other)
        if role == LINES and column == WHY:
            return Lines(*_first_and_rest(reason(pair.candidate)), strong=False)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(pair, column)
        return None

    def _said(self, pair: Pair, column: int) -> str:
        if column == HOW_SURE:
            word = certainty_word(pair.candidate.certainty)
            return _("{word}, {score} of 100 points").format(word=word, score=pair.candidate.score)
        if column == WHY:
            return reason(pair.candidate)
        return _lines(pair.one if column == ONE else pair.other).text()


def _lines(row: PersonRow) -> Lines:
    name = f"{row.name} · {row.second_name}" if row.second_name else row.name
    more = (row.organization, row.job_title, row.email, row.phone, row.category)
    return Lines(name, " · ".join(filter(None, more)) or _("nothing else is known"))


def _first_and_rest(reasons: str) -> tuple[str, str]:
    """What the names say, and below it all else."""
    first, _dot, rest = reasons.partition(" · ")
    return first, rest
