"""Importing people from any sheet: look at it, plan what would happen, write it as one operation."""

from dataclasses import replace
from pathlib import Path

from organizer.domain.agenda.columns import agenda_tables
from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.outcomes import people_outcomes
from organizer.domain.imports.people import Known, PeopleSheet, build_plan, without_rows
from organizer.domain.imports.people_columns import PeopleColumns
from organizer.domain.imports.people_plan import ConflictingRow, PeoplePlan, PlanCounts, RejectedRow
from organizer.domain.imports.plan_changes import PlanChanged, changes_between
from organizer.domain.imports.rejected_rows import without_reasons
from organizer.domain.imports.turned_back import asking_before_turning_back
from organizer.domain.sheets.export_base import Base, read_base, read_head, set_apart
from organizer.domain.sheets.layout import inspect_workbook, load_words
from organizer.domain.sheets.workbook import ColumnGuess, ColumnMapping, Field, Inspection, SheetKind
from organizer.errors import BadInput, Refused
from organizer.files.reading.messages import Wishes
from organizer.files.reading.spreadsheets import read_workbook
from organizer.i18n import _, ngettext
from organizer.memory import let_go, many_objects
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import queries, registrations
from organizer.storage.former_values import former_values

_ATTEMPTS = 3  # plans made anew when others write between plan and write


class _Stale(Exception):
    """The event has changed since the plan was made."""


def inspect(
    path: str | Path,
    progress: Progress,
    *,
    password: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Inspection:
    """Read a file and guess what it holds. Raises BadInput, FileTrouble, Cancelled."""
    wishes = Wishes(password, encoding, delimiter)
    with many_objects():
        workbook = read_workbook(path, progress, wishes=wishes, meanwhile=load_words)
        found = inspect_workbook(set_apart(without_reasons(workbook)))
        progress.heed()
    if found.kind is SheetKind.UNKNOWN and agenda_tables(found.workbook):
        found = replace(found, kind=SheetKind.PROGRAMME)
    progress.heed()
    return found


def plan_people(
    workspace: Workspace,
    inspection: Inspection,
    progress: Progress,
    mapping: ColumnMapping | None = None,
    *,
    decisions: Decisions | None = None,
) -> PeoplePlan:
    """Sort every row of the sheet; nothing is written and no lock is held.

    ``mapping`` replaces the guessed one: a column that it leaves out is not imported. ``decisions`` are what
    somebody answered on looking at an earlier plan. Raises BadInput where no column holds names, Cancelled.
    """
    chosen = inspection.columns if mapping is None else mapping
    base = _base(workspace, inspection) if Field.UID in chosen.values() else None
    if base is None and not {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME} & set(chosen.values()):
        raise BadInput(_("No column of the sheet holds names. Choose the column with the names and try again."))
    with many_objects():
        known = _known(workspace, progress)
        with workspace.reading() as db:
            countries = queries.country_names(db)
        if base:
            countries = replace(countries, once=base.head.countries)
        columns = PeopleColumns(inspection, chosen, own_labels=base.own_labels if base else {}, countries=countries)
        sheet = PeopleSheet(inspection, _chosen_guesses(inspection, chosen), columns, base)
        plan = build_plan(sheet, known, decisions or Decisions(), progress)
        let_go(known.people)
        return plan if base else _asking(workspace, plan, progress)


def _asking(workspace: Workspace, plan: PeoplePlan, progress: Progress) -> PeoplePlan:
    """Without a base nobody knows what the sheet was: what stood here before is not taken unasked."""
    if not plan.updated:
        return plan
    with workspace.reading() as db:
        former = former_values(db, {row.id for row in plan.updated}, progress)
    return asking_before_turning_back(plan, former)


def taking_without_bad_values(plan: PeoplePlan) -> Decisions:
    """The plan's decisions, and that every row that only bad values keep out is taken without them."""
    return replace(plan.decisions, without=plan.decisions.without | {each.row for each in plan.rejected if each.bad})


def decide(workspace: Workspace, plan: PeoplePlan, decisions: Decisions, progress: Progress) -> PeoplePlan:
    """The plan with what somebody decided on looking at it.

    Raises PlanChanged where the event has changed since, so that a row would do something else; Refused for a row that
    cannot be taken as it was decided; Cancelled.
    """
    asked = decisions.who or decisions.cells or decisions.removed
    if not asked and decisions.without == plan.decisions.without:
        return without_rows(plan, decisions.excluded)
    decided = _planned_again(workspace, plan, decisions, progress)
    if decided.after != plan.after:
        _refuse_changes(plan, _planned_again(workspace, plan, plan.decisions, progress), decisions)
    _refuse_stuck(decided)
    return decided


def apply_people(workspace: Workspace, plan: PeoplePlan, progress: Progress) -> PlanCounts:
    """Write the plan as one operation and return what was done.

    Where the event has changed since, the sheet is planned again first. Raises PlanChanged when a row would do
    something else then: nothing was written, and its plan can be written instead. Raises Cancelled (nothing stays),
    Refused.
    """
    for _attempt in range(_ATTEMPTS):
        try:
            with many_objects(), workspace.operation(operation_label(plan)) as db:
                if registrations.operation_before(db) != plan.after:
                    raise _Stale
                registrations.write_people(db, plan, progress)
                progress.heed()
            return plan.counts
        except _Stale:
            again = _planned_again(workspace, plan, plan.decisions, progress)
            progress.heed()
            _refuse_changes(plan, again, plan.decisions)
            plan = again
    raise Refused(_("Others keep changing the event. Try the import again in a moment."))


def _refuse_stuck(plan: PeoplePlan) -> None:
    """Nothing that somebody decided is dropped in silence."""
    rows: list[RejectedRow | ConflictingRow] = [*plan.rejected, *plan.conflicting]
    for row in rows:
        if row.row in plan.decisions.who:
            text = _("Row {row} cannot be taken as you decided: {reason}")
            raise Refused(text.format(row=plan.inspection.at(row.row), reason=row.reason))


def _planned_again(workspace: Workspace, plan: PeoplePlan, decisions: Decisions, progress: Progress) -> PeoplePlan:
    mapping = {guess.column: guess.field for guess in plan.mapping}
    return plan_people(workspace, plan.inspection, progress, mapping, decisions=decisions)


def _refuse_changes(plan: PeoplePlan, again: PeoplePlan, decisions: Decisions) -> None:
    before, after = (people_outcomes(each, decisions.removed) for each in (plan, again))
    changes = changes_between(before, after)
    if plan.inspection.parts:
        changes = tuple(replace(each, at=plan.inspection.at(each.row)) for each in changes)
    if changes:
        raise PlanChanged(again, changes)


def operation_label(plan: PeoplePlan) -> str:
    """What the import is called in the history: “Import registrations.xlsx: 412 new, 37 updated”."""
    name = Path(plan.inspection.workbook.path).name
    new = ngettext("{count} new", "{count} new", len(plan.new)).format(count=len(plan.new))
    updated = ngettext("{count} updated", "{count} updated", len(plan.updated)).format(count=len(plan.updated))
    label = _("Import {name}: {new}, {updated}").format(name=name, new=new, updated=updated)
    gone = len(plan.decisions.removed)
    return label + ", " + ngettext("{count} removed", "{count} removed", gone).format(count=gone) if gone else label


def _base(workspace: Workspace, inspection: Inspection) -> Base | None:
    """What the cells were, where the file is an export of this very event."""
    hidden = inspection.workbook.base
    head = read_head(hidden)
    if head is None:
        return None
    with workspace.reading() as db:
        ours = queries.event_uid(db) == head.event
    return read_base(hidden) if ours else None


def _known(workspace: Workspace, progress: Progress) -> Known:
    """Everybody in the event, read once."""
    with workspace.reading() as db:
        people = {each.id: each for each in registrations.known_people(db, progress)}
        return Known(people, registrations.last_operation(db), registrations.usual_category(db))


def _chosen_guesses(inspection: Inspection, mapping: ColumnMapping) -> tuple[ColumnGuess, ...]:
    """The guesses as they were taken: a field that a person chose is certain."""
    return tuple(
        guess if guess.field == mapping[guess.column] else _certain(guess, mapping[guess.column])
        for guess in inspection.mapping
        if guess.column in mapping
    )


def _certain(guess: ColumnGuess, field: Field | None) -> ColumnGuess:
    return ColumnGuess(guess.column, guess.header, field, 1.0 if field else 0.0, guess.samples)
