"""What the import of people and that of a programme have in common, as the window needs it.

Everything here but constructing runs on a worker.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from organizer.domain.agenda_columns import AgendaMapping
from organizer.domain.people_import import without_rows
from organizer.domain.plan_changes import Group
from organizer.domain.sheets import Cell, Difference, Field, Inspection, PeoplePlan, RejectedRow, Workbook
from organizer.i18n import _
from organizer.progress import Progress
from ui.imports.rows import Choice, Review, ReviewRow, review
from ui.imports.words import field_word

if TYPE_CHECKING:
    from organizer.domain.programme_plan import PlannedEntry, ProgrammePlan
    from organizer.domain.programmes import RejectedEntry
    from organizer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user took from a review: rows left out by key, and whom doubtful rows mean (0: somebody new)."""

    left_out: Set[int] = frozenset()
    decisions: Mapping[int, int] = field(default_factory=dict)


class Intake(Protocol):
    """One file on its way in, understood so far that it can be planned."""

    page: str
    """The page that shows what was imported."""

    def plan(self, progress: Progress) -> Review:
        """Find out what each row would do."""
        ...

    def apply(self, wanted: Wanted, progress: Progress) -> None:
        """Write what was wanted, as one operation."""
        ...

    def write_rejected(self, path: Path, progress: Progress) -> int:
        """Write the rejected rows to a workbook and return how many."""
        ...


class PeopleIntake:
    """A sheet of people."""

    page = "people"

    def __init__(self, workspace: "Workspace", inspection: Inspection, mapping: Mapping[int, Field | None]) -> None:
        self._workspace, self._inspection, self._mapping = workspace, inspection, dict(mapping)
        self._plan: PeoplePlan | None = None

    def plan(self, progress: Progress) -> Review:
        """See :class:`Intake`."""
        from organizer.services import imports

        self._plan = imports.plan_people(self._workspace, self._inspection, progress, self._mapping)
        return people_review(self._plan, self._names())

    def apply(self, wanted: Wanted, progress: Progress) -> None:
        """See :class:`Intake`."""
        from organizer.services import imports

        assert self._plan is not None
        plan = without_rows(self._plan, wanted.left_out)
        if wanted.decisions:
            decisions = replace(plan.decisions, who=wanted.decisions)
            plan = imports.plan_people(self._workspace, self._inspection, progress, self._mapping, decisions=decisions)
        imports.apply_people(self._workspace, plan, progress)

    def write_rejected(self, path: Path, progress: Progress) -> int:
        """See :class:`Intake`."""
        from organizer.services import import_reports

        assert self._plan is not None
        return import_reports.write_rejected_people(path, self._plan, progress, doubtful=False)

    def _names(self) -> dict[int, str]:
        """The candidates of doubtful rows in words."""
        from organizer.services import people

        assert self._plan is not None
        ids = sorted({each for row in self._plan.conflicting for each in row.candidates})
        found = people.rows(self._workspace, ids)
        return {each.id: " · ".join(filter(None, (each.name, each.organization, each.email))) for each in found}


_SHOWN = (Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION, Field.CATEGORY)


def people_review(plan: PeoplePlan, names: Mapping[int, str]) -> Review:
    """A plan as rows to look at; ``names`` are the candidates in words."""
    cells = _Cells(plan)

    def line(group: Group, row: Any, why: str = "", choices: tuple[Choice, ...] = ()) -> ReviewRow:
        return ReviewRow(group, row.row, row.row, cells.of(row), why, choices, decidable=group is Group.CONFLICTING)

    rows = [line(Group.NEW, row) for row in plan.new]
    rows += [line(Group.UPDATED, row, _changes(row.differences)) for row in plan.updated]
    rows += [line(Group.UNCHANGED, row) for row in plan.unchanged]
    rows += [line(Group.CONFLICTING, row, row.reason, _choices(row.candidates, names)) for row in plan.conflicting]
    rows += [line(Group.REJECTED, row, _rejection(row)) for row in plan.rejected]
    return review({_("Name"): 150, _("Second name"): 120, _("Organization"): 190, _("Category"): 100}, rows)


def _choices(candidates: Iterable[int], names: Mapping[int, str]) -> tuple[Choice, ...]:
    return tuple(Choice(each, names[each]) for each in candidates if each in names)


def _changes(differences: Iterable[Difference]) -> str:
    each = [f"{field_word(one.label).lower()}: {one.old or '—'} → {one.new or '—'}" for one in differences]
    return " · ".join(each)


def _rejection(row: "RejectedRow | RejectedEntry") -> str:
    place = _("row {row}").format(row=row.row) + (f", {row.column}" if row.column else "")
    return f"{place}: {row.reason}"


class _Cells:
    """The cells of a row as the file has them, for what the plan does not repeat."""

    def __init__(self, plan: PeoplePlan) -> None:
        self._rows = plan.inspection.table.rows
        self._columns = {guess.field: guess.column for guess in plan.mapping if guess.field is not None}

    def of(self, row: Any) -> tuple[str, ...]:
        """Name, second name, organization, category of a row of any group."""
        values = self._rows[row.row - 1] if 0 < row.row <= len(self._rows) else ()
        known = {Field.NAME: getattr(row, "name", ""), Field.ORGANIZATION: getattr(row, "organization", "")}
        return tuple(known.get(each) or self._cell(values, each) for each in _SHOWN)

    def _cell(self, values: tuple[Cell, ...], which: Field) -> str:
        column = self._columns.get(which)
        if column is None or column >= len(values) or values[column] is None:
            return ""
        return str(values[column]).strip()


class ProgrammeIntake:
    """A sheet of sessions, or a programme file."""

    page = "programme"

    def __init__(
        self, workspace: "Workspace", source: Workbook | Inspection | Path, mapping: AgendaMapping | None = None
    ) -> None:
        """``mapping`` overrules what was guessed of the columns."""
        self._workspace, self._source, self._mapping = workspace, source, mapping
        self._plan: ProgrammePlan | None = None

    def plan(self, progress: Progress) -> Review:
        """See :class:`Intake`."""
        from organizer.services import programme_imports

        self._plan = programme_imports.plan_programme(self._workspace, self._source, progress, self._mapping)
        return programme_review(self._plan)

    def apply(self, wanted: Wanted, progress: Progress) -> None:
        """See :class:`Intake`."""
        from organizer.services import programme_imports

        assert self._plan is not None
        programme_imports.apply_programme(self._workspace, self._plan, progress, left_out=wanted.left_out)

    def write_rejected(self, path: Path, progress: Progress) -> int:
        """See :class:`Intake`."""
        from organizer.services import import_reports

        assert self._plan is not None
        return import_reports.write_rejected_entries(path, self._plan, progress, doubtful=False)


def programme_review(plan: "ProgrammePlan") -> Review:
    """A plan as rows to look at."""

    def line(group: Group, entry: "PlannedEntry", why: str = "") -> ReviewRow:
        return ReviewRow(group, entry.row, entry.row, (entry.title, _entry_word(entry.kind), entry.where), why)

    rows = [line(Group.NEW, entry) for entry in plan.new]
    rows += [line(Group.UPDATED, entry, _changes(entry.differences)) for entry in plan.updated]
    rows += [line(Group.UNCHANGED, entry) for entry in plan.unchanged]
    rows += [line(Group.CONFLICTING, entry, entry.reason) for entry in plan.conflicting]
    rows += [ReviewRow(Group.REJECTED, row.row, row.row, ("", "", ""), _rejection(row)) for row in plan.rejected]
    return review({_("Title"): 330, _("Kind"): 80, _("Room or session"): 180}, rows)


def _entry_word(kind: str) -> str:
    return {"session": _("session"), "talk": _("talk"), "break": _("break")}.get(kind, kind)
