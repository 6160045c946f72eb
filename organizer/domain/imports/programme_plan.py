"""What importing a programme file would do: the values between the plan, the window and a report."""

from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from organizer.domain.agenda.columns import AgendaColumn, AgendaTable
from organizer.domain.agenda.grids import Grid
from organizer.domain.imports.outcomes import Group, Outcome
from organizer.domain.imports.people_plan import CellClash, Difference, PlanCounts
from organizer.domain.imports.programme_decision import RemovedEntry
from organizer.domain.programme.in_files import EntryKind, Programme, RejectedEntry


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """When an entry is: ``day`` is a date, or its number from 1 where nobody said one; minutes since its midnight."""

    day: date | int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One entry of the file and what becomes of it; ``id`` is None for what is new, ``reason`` a sentence.

    ``number`` names the entry, from 1: on a board several stand in one ``row``, and every sheet has a first one.

    Each of the ``clashes`` wants a decision; ``differences`` are what the line changes besides, once they are decided.
    ``time`` is what the file says; None for talks, and where it says none.
    """

    number: int
    row: int
    kind: EntryKind
    title: str
    where: str
    id: int | None = None
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    clashes: tuple[CellClash, ...] = ()
    time: PlannedTime | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeSource:
    """A file that was read; ``format``: ``xml`` or a workbook's; ``tables`` or ``grids``: where an agenda was found.

    ``base``: of our own export, what it was when it left, read as ``programme`` was; ``gone``: uids of it that stand
    in no sheet any more.
    """

    path: str
    format: str
    programme: Programme = field(default_factory=Programme)
    base: Programme | None = None
    gone: frozenset[str] = frozenset()
    tables: tuple[AgendaTable, ...] = ()
    grids: tuple[Grid, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None

    @property
    def columns(self) -> tuple[AgendaColumn, ...]:
        """What the columns of the first sheet seem to mean."""
        return self.tables[0].columns if self.tables else ()


@dataclass(frozen=True, slots=True)
class ProgrammePlan:
    """Every entry of a programme file in one of five groups; nothing was written.

    ``removed`` are proposals only. ``event``: columns of the event that change; ``people``, ``rooms``, ``tracks``,
    ``activities``: names that are new.
    """

    source: ProgrammeSource
    new: tuple[PlannedEntry, ...]
    updated: tuple[PlannedEntry, ...]
    unchanged: tuple[PlannedEntry, ...]
    conflicting: tuple[PlannedEntry, ...]
    rejected: tuple[RejectedEntry, ...]
    event: Mapping[str, object]
    people: tuple[str, ...]
    rooms: tuple[str, ...]
    tracks: tuple[str, ...]
    activities: tuple[str, ...]
    notes: tuple[str, ...]
    removed: tuple[RemovedEntry, ...] = ()

    @property
    def programme(self) -> Programme:
        """What the file says."""
        return self.source.programme

    @property
    def entries(self) -> tuple[PlannedEntry, ...]:
        """All that could be read, group by group."""
        return (*self.new, *self.updated, *self.unchanged, *self.conflicting)

    @property
    def counts(self) -> PlanCounts:
        """How many entries are in each group."""
        groups = (self.new, self.updated, self.unchanged, self.conflicting, self.rejected)
        return PlanCounts(*map(len, groups))


def programme_outcomes(plan: ProgrammePlan, removed: Set[int] = frozenset()) -> dict[Hashable, Outcome]:
    """What becomes of every entry by its number, and under numbers below 0 of those whose removal was confirmed."""
    groups = {
        Group.NEW: plan.new,
        Group.UPDATED: plan.updated,
        Group.UNCHANGED: plan.unchanged,
        Group.CONFLICTING: plan.conflicting,
    }
    found: dict[Hashable, Outcome] = {
        each.number: Outcome(group, each.title, (each.id, each.differences, each.reason, each.clashes))
        for group, entries in groups.items()
        for each in entries
    }
    return found | {
        -each.number: Outcome(Group.REMOVED, each.title, each.changed_here)
        for each in plan.removed
        if each.number in removed
    }
