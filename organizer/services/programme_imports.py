"""Programmes from files: what an import would do, and doing it as one operation."""

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path

from organizer.domain.agenda.columns import AgendaMapping, AgendaTable, agenda_tables, find_table
from organizer.domain.agenda.grids import grids_in
from organizer.domain.agenda.lists import read_agenda, read_board
from organizer.domain.folding import fold
from organizer.domain.imports.people_plan import PlanCounts
from organizer.domain.imports.plan_changes import PlanChanged, changes_between
from organizer.domain.imports.programme_matching import Decided, Decision, decide, identity
from organizer.domain.imports.programme_plan import PlannedEntry, ProgrammePlan, ProgrammeSource, programme_outcomes
from organizer.domain.imports.programme_standing import Standing
from organizer.domain.imports.rejected_rows import without_reasons
from organizer.domain.programme.in_files import (
    BreakEntry,
    Programme,
    RejectedEntry,
    TalkEntry,
    rooms_of,
    tracks_of,
)
from organizer.domain.sheets.workbook import Inspection, Sheet, Workbook
from organizer.errors import BadInput
from organizer.files.programmes.schedules import is_schedule, read_schedule
from organizer.files.reading.spreadsheets import read_workbook
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage.programme_rows import read_standing
from organizer.storage.programme_writing import ProgrammeWriter


def is_programme_file(path: Path) -> bool:
    """Whether the file is a schedule XML; a sheet shows what it holds only when it is inspected."""
    return is_schedule(path)


def plan_programme(
    workspace: Workspace,
    source: str | Path | Inspection | Workbook,
    progress: Progress | None = None,
    mapping: AgendaMapping | None = None,
) -> ProgrammePlan:
    """What importing a schedule XML or an agenda sheet would do.

    ``source``: a path, a workbook that was read, or an inspection whose sheet and header row are then taken.
    ``mapping`` overrules the guessed columns. Raises BadInput, FileTrouble, Cancelled.
    """
    read = _read(source, progress or Progress())
    with workspace.reading() as db:
        standing = read_standing(db)
    programme = read.programme
    if read.tables:
        programme = read_agenda(read.tables, start_date=standing.start_date, mapping=mapping)
    elif read.grids:
        programme = _known_breaks(read_board(read.grids, start_date=standing.start_date), standing)
    return _planned(replace(read, programme=programme), standing, decide(standing, programme))


def apply_programme(
    workspace: Workspace,
    plan: ProgrammePlan,
    progress: Progress | None = None,
    *,
    left_out: Set[int] = frozenset(),
) -> PlanCounts:
    """Write the plan as one operation, deciding again on the rows as they are now.

    ``left_out``: rows of the file that are not wanted; the talks of a new session go with it. Raises PlanChanged when
    an entry would do something else than was planned: nothing was written, and its plan can be written instead. Raises
    Cancelled: nothing stays.
    """
    progress = progress or Progress()
    programme, name = plan.programme, Path(plan.source.path).name
    with workspace.operation(_("Import the programme “{name}”").format(name=name)) as db:
        standing = read_standing(db)
        decision = decide(standing, programme)
        _refuse_changes(plan, _planned(plan.source, standing, decision))
        decision = _without(decision, left_out)
        ProgrammeWriter(db, standing, decision, progress).write(programme)
    return _planned(plan.source, standing, decision).counts


def _refuse_changes(plan: ProgrammePlan, again: ProgrammePlan) -> None:
    changes = changes_between(programme_outcomes(plan), programme_outcomes(again))
    if changes:
        raise PlanChanged(again, changes)


def _without(decision: Decision, left_out: Set[int]) -> Decision:
    """The decision without what is not wanted, and without what would hang in the air."""
    if not left_out:
        return decision
    lost = {each.entry.row for each in decision.entries if each.id is None and each.entry.row in left_out}
    wanted = tuple(
        each
        for each in decision.entries
        if each.entry.row not in left_out and not (each.parent is not None and each.parent.row in lost)
    )
    named = {identity(credit) for each in wanted for credit, person in each.cast if person is None}
    people = tuple(each for each in decision.new_people if identity(each) in named)
    return replace(decision, entries=wanted, new_people=people)


def _read(source: str | Path | Inspection | Workbook, progress: Progress) -> ProgrammeSource:
    if isinstance(source, Workbook):
        return _agenda_source(source, agenda_tables(source), source.sheets)
    if isinstance(source, Inspection):
        table = find_table(source.table, header_row=source.header_row or None)
        return _agenda_source(source.workbook, (table,) if table.is_agenda else (), (source.table,))
    path = Path(source)
    if is_schedule(path):
        return ProgrammeSource(str(path), "xml", read_schedule(path, progress))
    workbook = without_reasons(read_workbook(path, progress))
    return _agenda_source(workbook, agenda_tables(workbook), workbook.sheets)


def _agenda_source(workbook: Workbook, tables: tuple[AgendaTable, ...], sheets: Sequence[Sheet]) -> ProgrammeSource:
    """The tables, or where there are none the boards."""
    grids = () if tables else grids_in(sheets)
    if not tables and not grids:
        text = _(
            "No agenda was found in “{name}”. A row of headers is needed, with at least a title and a time or a room."
        )
        raise BadInput(text.format(name=Path(workbook.path).name))
    return ProgrammeSource(
        workbook.path,
        workbook.format,
        tables=tables,
        grids=grids,
        encoding=workbook.encoding,
        delimiter=workbook.delimiter,
    )


def _known_breaks(programme: Programme, standing: Standing) -> Programme:
    """A board shows blockers and breaks of any name like sessions: those that stand here so are breaks."""
    breaks = {(fold(each.title), each.start): each for each in standing.breaks}
    told = [(each, breaks.get((fold(each.title), each.start or 0))) for each in programme.sessions]
    again = tuple(
        BreakEntry(each.row, each.title, each.day or 0, pause.start, each.duration or pause.duration, room=each.room)
        for each, pause in told
        if pause
    )
    sessions = tuple(each for each, pause in told if not pause)
    return replace(programme, sessions=sessions, breaks=(*programme.breaks, *again))


# -- the plan --------------------------------------------------------------------------------------------------------


def _planned(source: ProgrammeSource, standing: Standing, decision: Decision) -> ProgrammePlan:
    programme = source.programme
    entries = [(each, _planned_entry(each)) for each in decision.entries]
    clear = [(each, entry) for each, entry in entries if not each.reason]
    sessions = programme.sessions
    return ProgrammePlan(
        source=source,
        new=tuple(entry for each, entry in clear if each.id is None),
        updated=tuple(entry for each, entry in clear if each.id is not None and each.differences),
        unchanged=tuple(entry for each, entry in clear if each.id is not None and not each.differences),
        conflicting=tuple(entry for each, entry in entries if each.reason),
        rejected=tuple(_with_reason(each) for each in programme.rejected),
        event=decision.event,
        people=tuple(each.name for each in decision.new_people),
        rooms=standing.rooms.missing(rooms_of(programme)),
        tracks=standing.tracks.missing(tracks_of(programme)),
        activities=standing.activities.missing(each.activity for each in sessions),
        notes=decision.notes,
    )


def _with_reason(entry: RejectedEntry) -> RejectedEntry:
    """The reading process speaks no language: what it rejects has no title."""
    return entry if entry.reason else replace(entry, reason=_("It has no title."))


def _planned_entry(each: Decided) -> PlannedEntry:
    entry = each.entry
    parent = each.parent.title if each.parent else ""
    where = parent if isinstance(entry, TalkEntry) else entry.room
    return PlannedEntry(entry.row, each.kind, entry.title, where, each.id, each.differences, each.reason)
