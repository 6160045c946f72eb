"""The table of pairs that may be one, people or organizations: how sure that is, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt

from organizer.domain.people.duplicates import Certainty, certainty
from organizer.i18n import _
from ui.widgets.labels import Tone
from ui.widgets.rows import CHIP, LINES, Index, Lines
from ui.widgets.rows_model import RowsModel

HOW_SURE, ONE, OTHER, WHY = range(4)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of whom may be one: ``ids`` says who stays and who goes when they are merged. ``score``: 0 to 100."""

    ids: tuple[int, int]
    score: int
    one: Lines
    other: Lines
    reason: str


def certainty_word(step: Certainty) -> str:
    """How sure it is, in a word."""
    words = {Certainty.SURE: _("sure"), Certainty.LIKELY: _("likely"), Certainty.POSSIBLE: _("possible")}
    return words[step]


_LOOKS: dict[Certainty, tuple[Tone, str]] = {
    Certainty.SURE: ("ok", "check"),
    Certainty.LIKELY: ("accent", "forward"),
    Certainty.POSSIBLE: ("warn", "question"),
}


class PairsModel(RowsModel):
    """Pairs in the order of their scores, all or those of some certainties."""

    rows: Sequence[Pair] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, titles=("", _("One"), _("The other"), _("Why")))
        self._pairs: tuple[Pair, ...] = ()
        self._chosen: frozenset[Certainty] = frozenset()

    def set_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show these instead; where they are the same, nothing is painted anew and nothing scrolls."""
        new = tuple(pairs)
        if new != self._pairs:
            self._pairs = new
            self._show()

    def filter(self, chosen: frozenset[Certainty]) -> None:
        """Show those of these certainties; all when there is none."""
        self._chosen = chosen
        self._show()

    def update(self, lines: Mapping[int, Lines | None]) -> None:
        """Show these people's new lines; pairs of which somebody is gone (None) go as well."""
        told = []
        for each in self._pairs:
            one, other = (lines.get(id, known) for id, known in zip(each.ids, (each.one, each.other), strict=True))
            if one and other:
                told.append(replace(each, one=one, other=other))
        self.set_pairs(told)

    def leave_out(self, ids: Sequence[tuple[int, int]]) -> None:
        """Show these pairs no longer."""
        gone = frozenset(ids)
        self.set_pairs(each for each in self._pairs if each.ids not in gone)

    def counts(self) -> dict[Certainty, int]:
        """How many pairs there are of each certainty."""
        found = dict.fromkeys(Certainty, 0)
        for each in self._pairs:
            found[certainty(each.score)] += 1
        return found

    def members(self) -> frozenset[int]:
        """Everybody of whom a line is held."""
        return frozenset(id for each in self._pairs for id in each.ids)

    def _show(self) -> None:
        self.show_rows(each for each in self._pairs if not self._chosen or certainty(each.score) in self._chosen)

    # -- what Qt asks --------------------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        pair, column = self.rows[index.row()], index.column()
        if role == CHIP and column == HOW_SURE:
            step = certainty(pair.score)
            return (f"{certainty_word(step)} {pair.score}", *_LOOKS[step])
        if role == LINES and column != HOW_SURE:
            return _lines(pair)[column - ONE]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _sure(pair) if column == HOW_SURE else _lines(pair)[column - ONE].text()
        return None


def _lines(pair: Pair) -> tuple[Lines, Lines, Lines]:
    return pair.one, pair.other, Lines(*_first_and_rest(pair.reason), strong=False)


def _sure(pair: Pair) -> str:
    word = certainty_word(certainty(pair.score))
    return _("{word}, {score} of 100 points").format(word=word, score=pair.score)


def _first_and_rest(reasons: str) -> tuple[str, str]:
    """What the names say, and below it all else."""
    first, _dot, rest = reasons.partition(" · ")
    return first, rest
