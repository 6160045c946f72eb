"""What importing a people sheet would do, row by row: the values between the plan, the window and a report."""

from dataclasses import dataclass, field

from organizer.domain.imports.decisions import Decisions
from organizer.domain.sheets.workbook import ColumnGuess, Field, Inspection


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that an import would change; ``label`` is a field's word or a custom field's label."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewRow:
    """Nobody like this is in the event yet. ``values`` stand in the order of the plan's ``labels``."""

    row: int
    name: str
    organization: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UpdatedRow:
    """A person who is there and would change."""

    row: int
    name: str
    organization: str
    id: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class UnchangedRow:
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
    """A row that cannot be taken; ``column`` is the header of the cell at fault."""

    row: int
    column: str | None
    reason: str


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
    new becomes of whom the sheet does not say it.
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

    def category_of(self, row: NewRow) -> str:
        """The category that somebody new will be of."""
        said = row.values[self.labels.index(Field.CATEGORY)] if Field.CATEGORY in self.labels else ""
        return said or self.usual_category

    @property
    def counts(self) -> PlanCounts:
        """How many rows are in each group."""
        groups = (self.new, self.updated, self.unchanged, self.conflicting, self.rejected)
        return PlanCounts(*map(len, groups))
