"""What importing a people sheet would do, row by row: the values between the plan, the window and a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from organizer.domain.imports.decisions import Decisions
from organizer.domain.sheets.workbook import ColumnGuess, Field, Inspection


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that an import would change; ``label`` is a field's word or a custom field's label."""

    label: str
    old: str
    new: str


NEEDED = frozenset({Field.NAME, Field.LAST_NAME, Field.FIRST_NAME, Field.UID})
"""Without these nobody knows who a row is."""


@dataclass(frozen=True, slots=True)
class BadValue:
    """A cell at fault: the label of its column, what it holds, and in a sentence what is wrong with it."""

    label: str
    text: str
    reason: str

    @property
    def is_needed(self) -> bool:
        """Whether the row cannot be taken without it."""
        return self.label in NEEDED


Dropped = Mapping[int, tuple[BadValue, ...]]
"""By row, the values without which somebody takes it."""


class NewRow(NamedTuple):
    """Nobody like this is in the event yet. ``values`` stand in the order of the plan's ``labels``.

    ``note``: what the sheet says and was not taken. A named tuple, which is made three times as fast as a frozen
    dataclass; so is :class:`UnchangedRow`.
    """

    row: int
    name: str
    organization: str
    values: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class UpdatedRow:
    """A person who is there and would change."""

    row: int
    name: str
    organization: str
    id: int
    differences: tuple[Difference, ...]


class UnchangedRow(NamedTuple):
    """A person who is there already, just so; ``id`` 0: somebody exported who was deleted from the event since."""

    row: int
    name: str
    id: int


@dataclass(frozen=True, slots=True)
class CellClash:
    """A cell of our own export that was changed on both sides: as exported, in the event, in the sheet."""

    label: str
    base: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class ConflictingRow:
    """Somebody must decide: ``candidates`` are ids, ``other_row`` another row of the same sheet.

    With ``clashes`` it is sure who the row is, and each of those cells wants a decision; ``differences`` are what it
    changes besides, once they are all decided.
    """

    row: int
    name: str
    organization: str
    reason: str
    candidates: tuple[int, ...] = ()
    other_row: int | None = None
    clashes: tuple[CellClash, ...] = ()
    differences: tuple[Difference, ...] = ()
    kind: str = ""
    """Equal for rows with the same kind of doubt."""


@dataclass(frozen=True, slots=True)
class RemovedPerson:
    """Somebody who was exported and is no longer in the sheet; ``changed_here``: an exported value changed since."""

    id: int
    name: str
    organization: str
    changed_here: bool = False


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot be taken; ``column`` is the header of the cell at fault.

    ``bad``: the labels of the values without which it could be taken; empty where it could not.
    """

    row: int
    column: str | None
    reason: str
    bad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """An e-mail address that different people give, a payer's or an office's, and how many rows of the sheet do."""

    email: str
    rows: int


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many rows fall into each of the five groups."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicting: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """Every row of a people sheet in one of five groups; nothing was written.

    ``labels`` name the values of new rows: words of :class:`Field`, then custom fields. ``after`` is the event's last
    operation when the plan was made: another one since means planning again. ``decisions`` are those it was made with.
    ``removed`` are proposals only: who is really removed stands in the decisions. ``usual_category`` is what somebody
    new becomes of whom the sheet does not say it. ``dropped`` are the values without which rows are taken. ``shared``
    are the addresses of several rows that are nobody's own, the most frequent first.
    """

    inspection: Inspection
    mapping: tuple[ColumnGuess, ...]
    labels: tuple[str, ...]
    custom: tuple[str, ...]
    new: tuple[NewRow, ...]
    updated: tuple[UpdatedRow, ...]
    unchanged: tuple[UnchangedRow, ...]
    conflicting: tuple[ConflictingRow, ...]
    rejected: tuple[RejectedRow, ...]
    after: int | None = None
    decisions: Decisions = field(default_factory=Decisions)
    removed: tuple[RemovedPerson, ...] = ()
    usual_category: str = ""
    dropped: Dropped = field(default_factory=dict)
    shared: tuple[SharedAddress, ...] = ()

    def category_of(self, row: NewRow) -> str:
        """The category that somebody new will be of."""
        return self.categories_of((row,))[0]

    def categories_of(self, rows: Sequence[NewRow]) -> list[str]:
        """The same of many."""
        if Field.CATEGORY not in self.labels:
            return [self.usual_category] * len(rows)
        place = self.labels.index(Field.CATEGORY)
        return [row.values[place] or self.usual_category for row in rows]

    @property
    def counts(self) -> PlanCounts:
        """How many rows are in each group."""
        groups = (self.new, self.updated, self.unchanged, self.conflicting, self.rejected)
        return PlanCounts(*map(len, groups))
