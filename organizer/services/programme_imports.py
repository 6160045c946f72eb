"""Programmes from files: what an import would do, and doing it as one operation."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from organizer.domain.agenda.columns import AgendaMapping, AgendaTable, agenda_tables, find_table
from organizer.domain.agenda.grids import grids_in
from organizer.domain.agenda.lists import read_agenda, read_board
from organizer.domain.agenda.words import AgendaField
from organizer.domain.folding import fold
from organizer.domain.imports.decisions import Decisions, Side
from organizer.domain.imports.people_plan import Difference, PlanCounts
from organizer.domain.imports.plan_changes import PlanChanged, changes_between
from organizer.domain.imports.programme_decision import Decided, Decision
from organizer.domain.imports.programme_matching import decide
from organizer.domain.imports.programme_plan import (
    PlannedEntry,
    PlannedTime,
    ProgrammePlan,
    ProgrammeSource,
    programme_outcomes,
)
from organizer.domain.imports.programme_standing import Standing
from organizer.domain.imports.programme_three_way import base_programme
from organizer.domain.imports.rejected_rows import without_reasons
from organizer.domain.programme.in_files import (
    BreakEntry,
    LeftOut,
    Programme,
    RejectedEntry,
    Rejection,
    SessionEntry,
    TalkEntry,
    activities_of,
    date_of,
    rooms_of,
    tracks_of,
)
from organizer.domain.programme.zones import in_zone
from organizer.domain.sheets.export_base import read_head, read_programme_base, set_apart
from organizer.domain.sheets.workbook import Inspection, Sheet, SheetRow, Workbook
from organizer.errors import BadInput
from organizer.files.programmes.schedules import is_schedule, read_schedule
from organizer.files.reading.spreadsheets import read_workbook
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import queries
from organizer.storage.programme_rows import read_standing
from organizer.storage.programme_writing import ProgrammeWriter


def is_programme_file(path: Path) -> bool:
    """Whether the file is a programme that is no sheet; a sheet shows what it holds only when it is inspected."""
    return is_schedule(path)


def plan_programme(
    workspace: Workspace,
    source: str | Path | Inspection | Workbook,
    progress: Progress | None = None,
    mapping: AgendaMapping | None = None,
) -> ProgrammePlan:
    """What importing a programme of any format, or an agenda sheet, would do.

    ``source``: a path, a workbook that was read, or an inspection whose sheet and header row are then taken.
    ``mapping`` overrules the guessed columns. Raises BadInput, FileTrouble, Cancelled.
    """
    read, workbook = _read(source, progress or Progress())
    with workspace.reading() as db:
        standing, event = read_standing(db), queries.event_uid(db)
    if read.tables:
        programme = read_agenda(read.tables, start_date=standing.start_date, mapping=mapping)
        fields = _fields(read.tables, mapping)
        base = _base(workbook.base, event, fields, standing.start_date) if workbook else None
        read = replace(read, programme=programme, base=base, gone=_gone(base, workbook))
    elif read.grids:
        programme = _known_breaks(read_board(read.grids, start_date=standing.start_date), standing)
        read = replace(read, programme=programme)
    else:
        read = replace(read, programme=in_zone(read.programme, standing.timezone))
    return _planned(read, standing, decide(standing, read.programme, read.base, gone=read.gone))


def _fields(tables: Sequence[AgendaTable], mapping: AgendaMapping | None) -> Set[AgendaField | None]:
    """What every one of the tables has a column for."""
    return set.intersection(*(set((mapping or each.mapping).values()) for each in tables))


def _base(
    hidden: Sheet | None, event: str, fields: Set[AgendaField | None], start_date: date | None
) -> Programme | None:
    """What the rows were, where the file is an export of this very event and says which row is which."""
    head, columns = read_head(hidden), read_programme_base(hidden)
    if head is None or head.event != event or columns is None or AgendaField.UID not in fields:
        return None
    return base_programme(columns, fields, start_date)


def _gone(base: Programme | None, workbook: Workbook | None) -> frozenset[str]:
    """The names of what was exported that stand in none of the sheets any more."""
    if base is None or workbook is None:
        return frozenset()
    cells = {cell for sheet in workbook.sheets for row in sheet.rows for cell in row if isinstance(cell, str)}
    return (
        frozenset({each.uid for each in base.sessions} | {talk.uid for each in base.sessions for talk in each.talks})
        - cells
    )


def apply_programme(
    workspace: Workspace,
    plan: ProgrammePlan,
    progress: Progress | None = None,
    *,
    decisions: Decisions | None = None,
) -> PlanCounts:
    """Write the plan as one operation, deciding again on the rows as they are now.

    ``decisions``, by the numbers of entries: which are not wanted (the talks of a new session go with it), whose
    values of single cells stay, and what is really removed. Raises PlanChanged when an entry would do something else
    than was planned: nothing was written, and its plan can be written instead. Raises Cancelled: nothing stays.
    """
    progress, decisions = progress or Progress(), decisions or Decisions()
    programme, name = plan.programme, Path(plan.source.path).name
    with workspace.operation(_("Import the programme “{name}”").format(name=name)) as db:
        standing = read_standing(db)
        decision = decide(standing, programme, plan.source.base, gone=plan.source.gone)
        _refuse_changes(plan, _planned(plan.source, standing, decision), decisions.removed)
        confirmed = tuple(each for each in decision.removed if each.number in decisions.removed)
        decision = replace(decision, removed=confirmed)
        decision = _without(_with_cells(decision, decisions), decisions.excluded)
        ProgrammeWriter(db, standing, decision, progress).write(programme)
    return _planned(plan.source, standing, decision).counts


def _refuse_changes(plan: ProgrammePlan, again: ProgrammePlan, removed: Set[int]) -> None:
    changes = changes_between(*(programme_outcomes(each, removed) for each in (plan, again)))
    if changes:
        rows = {each.number: SheetRow(each.row) for each in plan.entries}
        raise PlanChanged(again, tuple(replace(each, at=rows.get(each.row)) for each in changes))


def _with_cells(decision: Decision, decisions: Decisions) -> Decision:
    """The decision with the cells of which somebody said whose value stays."""
    numbered = enumerate(decision.entries, 1)
    return replace(decision, entries=tuple(_settled(each, number, decisions) for number, each in numbered))


def _settled(each: Decided, number: int, decisions: Decisions) -> Decided:
    sides = {clash: decisions.cells.get((number, clash.label)) for clash in each.clashes}
    taken = [Difference(clash.label, clash.here, clash.there) for clash, side in sides.items() if side is Side.THERE]
    kept = [found for found in each.differences if not decisions.stays(number, found.label)]
    still = tuple(clash for clash, side in sides.items() if side is None)
    return replace(each, differences=(*kept, *taken), clashes=still)


def _without(decision: Decision, left_out: Set[int]) -> Decision:
    """The decision without what is not wanted, and without what would hang in the air."""
    if not left_out:
        return decision
    numbered = list(enumerate(decision.entries, 1))
    lost = {id(each.entry) for number, each in numbered if each.id is None and number in left_out}
    wanted = tuple(each for number, each in numbered if number not in left_out and id(each.parent) not in lost)
    return replace(decision, entries=wanted)


def _read(source: str | Path | Inspection | Workbook, progress: Progress) -> tuple[ProgrammeSource, Workbook | None]:
    """The source, and the workbook that it is from."""
    if isinstance(source, Workbook):
        return _agenda_source(source, agenda_tables(source), source.sheets), source
    if isinstance(source, Inspection):
        table = find_table(source.table, header_row=source.header_row or None)
        tables = (table,) if table.is_agenda else ()
        return _agenda_source(source.workbook, tables, (source.table,)), source.workbook
    path = Path(source)
    if is_schedule(path):
        return ProgrammeSource(str(path), "schedule", read_schedule(path, progress)), None
    workbook = set_apart(without_reasons(read_workbook(path, progress)))
    return _agenda_source(workbook, agenda_tables(workbook), workbook.sheets), workbook


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
    dated = replace(programme, start_date=programme.start_date or standing.start_date)
    entries = [(each, _planned_entry(dated, each, number)) for number, each in enumerate(decision.entries, 1)]
    clear = [(each, entry) for each, entry in entries if not entry.reason]
    base = decision.base or Programme()
    return ProgrammePlan(
        source=source,
        new=tuple(entry for each, entry in clear if each.id is None and not each.gone),
        updated=tuple(entry for each, entry in clear if each.id is not None and each.differences),
        unchanged=tuple(entry for each, entry in clear if each.gone or (each.id is not None and not each.differences)),
        conflicting=tuple(entry for _each, entry in entries if entry.reason),
        rejected=tuple(_with_reason(each) for each in programme.rejected),
        event=decision.event,
        people=tuple(each.name for each in decision.new_people),
        rooms=standing.rooms.missing(decision.wanted("room", rooms_of(programme), before=rooms_of(base))),
        tracks=standing.tracks.missing(decision.wanted("track", tracks_of(programme), before=tracks_of(base))),
        activities=standing.activities.missing(
            decision.wanted("activity", activities_of(programme), before=activities_of(base))
        ),
        notes=(*decision.notes, *_told_of_file(programme)),
        removed=decision.removed,
    )


def _told_of_file(programme: Programme) -> Iterator[str]:
    """What the reading process, which speaks no language, found odd about the file."""
    if programme.missing:
        text = _("Files that belong to this one were not beside it: {names}. What only they say is missing.")
        yield text.format(names=", ".join(programme.missing))
    if programme.far_away:
        count, first = len(programme.far_away), programme.far_away[0]
        text = ngettext(
            "{count} session has a date far from all others and comes without a time: “{title}”.",
            "{count} sessions have dates far from all others and come without a time; the first is “{title}”.",
            count,
        )
        yield text.format(count=count, title=first)
    if programme.endless:
        text = ngettext(
            "“{title}” repeats without an end and was taken up to the last day of the others.",
            "{count} entries repeat without an end and were taken up to the last day of the others: “{title}”, …",
            len(programme.endless),
        )
        yield text.format(count=len(programme.endless), title=programme.endless[0])
    if programme.left_out:
        what = _(", ").join(_left_out_words()[each] for each in programme.left_out)
        yield _("The file also has {what}: an event has no place for them, so they are not taken.").format(what=what)
    if programme.in_utc and programme.timezone:
        text = _("The file tells its times in UTC; they were taken by the clock of the event, {zone}.")
        yield text.format(zone=programme.timezone)


def _left_out_words() -> Mapping[LeftOut, str]:
    """What is not taken, in words."""
    return {
        LeftOut.LINKS: _("links"),
        LeftOut.FILES: _("slides and other files"),
        LeftOut.TAGS: _("tags"),
        LeftOut.LEVELS: _("levels and other categories"),
        LeftOut.ANSWERS: _("answers to questions"),
        LeftOut.BIOGRAPHIES: _("biographies"),
    }


def _with_reason(entry: RejectedEntry) -> RejectedEntry:
    """The reading process speaks no language: it says why by a word."""
    if entry.reason:
        return entry
    if entry.why is Rejection.NOT_ACCEPTED:
        text = _("It is not accepted, so it is not on the programme: {title}.")
        return replace(entry, reason=text.format(title=entry.detail))
    return replace(entry, reason=_("It has no title."))


def _planned_entry(programme: Programme, each: Decided, number: int) -> PlannedEntry:
    entry = each.entry
    parent = each.parent.title if each.parent else ""
    where = parent if isinstance(entry, TalkEntry) else entry.room
    reason = each.reason or (_("Changed in the sheet and in the event since the export.") if each.clashes else "")
    clashes = () if each.reason else each.clashes
    return PlannedEntry(
        number=number,
        row=entry.row,
        kind=each.kind,
        title=entry.title,
        where=where,
        id=each.id,
        differences=each.differences,
        reason=reason,
        clashes=clashes,
        time=None if isinstance(entry, TalkEntry) else _time(programme, entry),
    )


def _time(programme: Programme, entry: SessionEntry | BreakEntry) -> PlannedTime | None:
    if entry.day is None or entry.start is None:
        return None
    return PlannedTime(date_of(programme, entry.day), entry.start, entry.start + (entry.duration or 0))
