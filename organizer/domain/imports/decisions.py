"""What a person decides about an import after looking at its plan."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum

SOMEBODY_NEW = 0
"""In :attr:`Decisions.who`: the row is nobody of the event and becomes a person of its own."""


class Side(StrEnum):
    """Whose value of one cell stays: the event's, or the file's."""

    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Decisions:
    """Answers by row (as the spreadsheet counts, from 1); what nobody decided stays as the plan has it.

    ``who``: the id of the person whom the row means, SOMEBODY_NEW, or less than 0 for the person of an earlier row (-7:
    of row 7), into which it is taken. ``cells``: by row and label, which value stays
    where the two sides differ. ``excluded``: rows that are left out; they still tell who is who, so that leaving one
    out changes no other. ``removed``: ids of people whose removal was confirmed, one by one.
    ``without``: rows that are taken without those of their values that cannot be taken and that nobody needs.
    """

    who: Mapping[int, int] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], Side] = field(default_factory=dict)
    excluded: Set[int] = frozenset()
    removed: Set[int] = frozenset()
    without: Set[int] = frozenset()

    def stays(self, row: int, label: str) -> bool:
        """Whether the event's own value was chosen for a cell."""
        return self.cells.get((row, label)) is Side.HERE
