"""Programmes from files: what an import would do, and doing it as one operation."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from organizer.domain.agenda import read_agenda
from organizer.domain.agenda_columns import AgendaColumn, AgendaMapping, AgendaTable, agenda_tables, find_table
from organizer.domain.programme_matching import Decided, Decision, decide, identity, same_roles
from organizer.domain.programme_standing import Names, Standing
from organizer.domain.programmes import (
    BreakEntry,
    Credit,
    EntryKind,
    Programme,
    RejectedEntry,
    SessionEntry,
    TalkEntry,
)
from organizer.domain.sheets import Difference, Inspection, PlanCounts, Workbook
from organizer.errors import BadInput
from organizer.files.schedules import is_schedule, read_schedule
from organizer.files.spreadsheets import read_workbook
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_rows, next_id
from organizer.storage.programme_rows import read_standing

_COLORS = 8  # of the theme, given to new tracks in turn
_USUAL = 60  # minutes of a session whose file says nothing


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One line of the file and what becomes of it; ``id`` is None for what is new, ``reason`` a sentence."""

    row: int
    kind: EntryKind
    title: str
    where: str
    id: int | None = None
    differences: tuple[Difference, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeSource:
    """A file that was read: ``format`` is ``xml`` or a workbook's; ``tables`` are the sheets an agenda was found in."""

    path: str
    format: str
    programme: Programme = field(default_factory=Programme)
    tables: tuple[AgendaTable, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None

    @property
    def columns(self) -> tuple[AgendaColumn, ...]:
        """What the columns of the first sheet seem to mean."""
        return self.tables[0].columns if self.tables else ()


@dataclass(frozen=True, slots=True)
class ProgrammePlan:
    """Every entry of a programme file in one of five groups; nothing was written.

    ``event``: columns of the event that change; ``people``, ``rooms``, ``tracks``, ``activities``: names that are new.
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

    @property
    def programme(self) -> Programme:
        """What the file says."""
        return self.source.programme

    @property
    def counts(self) -> PlanCounts:
        """How many entries are in each group."""
        groups = (self.new, self.updated, self.unchanged, self.conflicting, self.rejected)
        return PlanCounts(*map(len, groups))


def is_programme_file(path: Path) -> bool:
    """Whether the file is a schedule XML; a sheet shows what it holds only when it is inspected."""
    return is_schedule(path)


def plan_programme(
    workspace: Workspace,
    source: str | Path | Inspection,
    progress: Progress | None = None,
    mapping: AgendaMapping | None = None,
) -> ProgrammePlan:
    """What importing a schedule XML or an agenda sheet would do.

    ``source``: a path, or an inspection whose sheet and header row are then taken. ``mapping`` overrules the guessed
    columns. Raises BadInput, FileTrouble, Cancelled.
    """
    read = _read(source, progress or Progress())
    with workspace.reading() as db:
        standing = read_standing(db)
    programme = read.programme
    if read.tables:
        programme = read_agenda(read.tables, start_date=standing.start_date, mapping=mapping)
    return _planned(replace(read, programme=programme), standing, decide(standing, programme))


def apply_programme(
    workspace: Workspace,
    plan: ProgrammePlan,
    progress: Progress | None = None,
    *,
    left_out: Set[int] = frozenset(),
) -> PlanCounts:
    """Write the plan as one operation, deciding again on the rows as they are now.

    ``left_out``: rows of the file that are not wanted; the talks of a new session go with it. Raises Cancelled: nothing
    stays.
    """
    progress = progress or Progress()
    programme, name = plan.programme, Path(plan.source.path).name
    with workspace.operation(_("Import the programme “{name}”").format(name=name)) as db:
        standing = read_standing(db)
        decision = _without(decide(standing, programme), left_out)
        _Writer(db, standing, decision, progress).write(programme)
    return _planned(plan.source, standing, decision).counts


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


def _read(source: str | Path | Inspection, progress: Progress) -> ProgrammeSource:
    if isinstance(source, Inspection):
        table = find_table(source.table, header_row=source.header_row or None)
        return _agenda_source(source.workbook, (table,) if table.is_agenda else ())
    path = Path(source)
    if is_schedule(path):
        return ProgrammeSource(str(path), "xml", read_schedule(path, progress))
    workbook = read_workbook(path, progress)
    return _agenda_source(workbook, agenda_tables(workbook))


def _agenda_source(workbook: Workbook, tables: tuple[AgendaTable, ...]) -> ProgrammeSource:
    if not tables:
        text = _(
            "No agenda was found in “{name}”. A row of headers is needed, with at least a title and a time or a room."
        )
        raise BadInput(text.format(name=Path(workbook.path).name))
    return ProgrammeSource(
        workbook.path, workbook.format, tables=tables, encoding=workbook.encoding, delimiter=workbook.delimiter
    )


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
        rooms=standing.rooms.missing(_rooms(programme)),
        tracks=standing.tracks.missing(_tracks(programme)),
        activities=standing.activities.missing(each.activity for each in sessions),
        notes=decision.notes,
    )


def _with_reason(entry: RejectedEntry) -> RejectedEntry:
    """The reading process speaks no language: what it rejects has no title."""
    return entry if entry.reason else RejectedEntry(entry.row, entry.column, _("It has no title."))


def _planned_entry(each: Decided) -> PlannedEntry:
    entry = each.entry
    parent = each.parent.title if each.parent else ""
    where = parent if isinstance(entry, TalkEntry) else entry.room
    return PlannedEntry(entry.row, each.kind, entry.title, where, each.id, each.differences, each.reason)


def _rooms(programme: Programme) -> list[str]:
    named = [*(each.room for each in programme.sessions), *(each.room for each in programme.breaks)]
    return [*programme.rooms, *named]


def _tracks(programme: Programme) -> list[str]:
    return [*programme.tracks, *(each.track for each in programme.sessions)]


# -- writing ---------------------------------------------------------------------------------------------------------


class _Writer:
    """Carries out a decision inside an operation."""

    def __init__(self, db: Connection, standing: Standing, decision: Decision, progress: Progress) -> None:
        self._db = db
        self._standing = standing
        self._decision = decision
        self._progress = progress
        self._people: dict[str, int] = {}

    def write(self, programme: Programme) -> None:
        """Everything that does not wait for somebody to decide."""
        self._write_event()
        standing, sessions = self._standing, programme.sessions
        self._rooms = self._ensure(tables.room, standing.rooms, _rooms(programme))
        self._tracks = self._ensure(tables.track, standing.tracks, _tracks(programme))
        self._activities = self._ensure(tables.activity, standing.activities, [each.activity for each in sessions])
        self._add_people(self._decision.new_people)
        ready = [each for each in self._decision.entries if not each.reason]
        ids = self._add_sessions([each for each in ready if each.kind is EntryKind.SESSION and each.id is None])
        ids |= {each.entry.row: each.id for each in ready if each.kind is EntryKind.SESSION and each.id is not None}
        self._add_talks([each for each in ready if each.kind is EntryKind.TALK and each.id is None], ids)
        self._add_breaks([each for each in ready if each.kind is EntryKind.BREAK and each.id is None])
        for done, each in enumerate(ready):
            self._progress.step(done, len(ready), _("Importing the programme"))
            if each.id is not None and each.differences:
                self._update(each, each.id)

    def _write_event(self) -> None:
        if self._decision.event:
            self._db.execute(update(tables.event).values(**self._decision.event))

    def _ensure(self, table: Table, known: Names, names: Sequence[str]) -> dict[str, int | None]:
        """Add the rows that are missing; ids by name, None for the empty one."""
        position = self._next_position(table)
        ids: dict[str, int | None] = {name: known.get(name) for name in names}
        for number, name in enumerate(known.missing(names)):
            values: dict[str, Any] = {"name": name, "position": position + number}
            if table is tables.track:
                values["color"] = (position + number) % _COLORS
            made = self._db.execute(insert(table).values(**values)).inserted_primary_key
            ids |= {each: made[0] for each in names if Names([(0, (each,))]).get(name) == 0} if made else {}
        return ids

    def _next_position(self, table: Table) -> int:
        newest = self._db.scalar(select(func.max(table.c.position)))
        return 0 if newest is None else newest + 1

    def _add_people(self, credits: Sequence[Credit]) -> None:
        organizations = self._organizations([each.organization for each in credits])
        first = next_id(self._db, tables.person)
        self._people = {identity(each): first + number for number, each in enumerate(credits)}
        columns = ("id", "uid", "name", "second_name", "organization_id")
        rows = (
            (
                first + number,
                each.uid or tables.new_uid(),
                each.name,
                each.second_name,
                organizations[each.organization],
            )
            for number, each in enumerate(credits)
        )
        insert_rows(self._db, tables.person, columns, rows, self._progress)

    def _organizations(self, names: Sequence[str]) -> dict[str, int | None]:
        """Ids by name; those that nobody knows are added."""
        organization = tables.organization.c
        rows = self._db.execute(
            select(organization.id, organization.name, organization.second_name, organization.aliases)
        )
        known = Names((row.id, (row.name, row.second_name, *(row.aliases or ()))) for row in rows)
        for name in known.missing(names):
            self._db.execute(insert(tables.organization).values(name=name))
        newest = self._db.execute(select(organization.id, organization.name).order_by(organization.id.desc()))
        added = Names((row.id, (row.name,)) for row in newest)
        return {name: known.get(name) or added.get(name) for name in names}

    def _add_sessions(self, new: Sequence[Decided]) -> dict[int, int]:
        """Insert sessions with their roles; ids by the entry's row."""
        first, position = next_id(self._db, tables.session), self._next_position(tables.session)
        ids = {each.entry.row: first + number for number, each in enumerate(new)}
        codes = set(self._db.scalars(select(tables.session.c.code)))
        values = [self._session_values(each.entry, codes) for each in new if isinstance(each.entry, SessionEntry)]
        rows = [{"id": first + number, "position": position + number, **each} for number, each in enumerate(values)]
        self._insert(tables.session, rows)
        self._add_roles([(each, "session_id", ids[each.entry.row]) for each in new])
        return ids

    def _session_values(self, entry: SessionEntry, codes: set[str | None]) -> dict[str, Any]:
        code = entry.code if entry.code and entry.code not in codes else None
        codes.add(code)
        return {
            "uid": entry.uid or tables.new_uid(),
            "code": code,
            "title": entry.title,
            "second_title": entry.second_title,
            "activity_id": self._activities[entry.activity],
            "track_id": self._tracks[entry.track],
            "kind": entry.kind,
            "language": entry.language,
            "description": entry.description,
            "room_id": self._rooms[entry.room],
            "day": self._day(entry.day),
            "start": entry.start,
            "duration": entry.duration or _USUAL,
            "expected": entry.expected,
        }

    def _add_talks(self, new: Sequence[Decided], sessions: Mapping[int, int]) -> None:
        first = next_id(self._db, tables.talk)
        owned = [each for each in new if each.parent is not None and each.parent.row in sessions]
        rows = [
            {
                "id": first + number,
                "uid": each.entry.uid or tables.new_uid(),
                "session_id": sessions[each.parent.row],
                "title": each.entry.title,
                "second_title": each.entry.second_title,
                "language": each.entry.language,
                "description": each.entry.description,
                "duration": each.entry.duration or 10,
                "position": each.parent.talks.index(each.entry),
            }
            for number, each in enumerate(owned)
            if isinstance(each.entry, TalkEntry) and each.parent is not None
        ]
        self._insert(tables.talk, rows)
        self._add_roles([(each, "talk_id", first + number) for number, each in enumerate(owned)])

    def _add_breaks(self, new: Sequence[Decided]) -> None:
        rows = [
            {
                "kind": entry.kind.value,
                "title": entry.title,
                "second_title": entry.second_title,
                "day": self._day(entry.day),
                "start": entry.start,
                "duration": entry.duration,
                "room_id": self._rooms[entry.room],
            }
            for entry in (each.entry for each in new)
            if isinstance(entry, BreakEntry)
        ]
        self._insert(tables.pause, rows)

    def _add_roles(self, places: Iterable[tuple[Decided, str, int]]) -> None:
        rows = [
            {"kind": credit.role.value, "person_id": person, "session_id": None, "talk_id": None, "position": position}
            | {column: number}
            for each, column, number in places
            for position, (credit, person) in enumerate(self._resolved(each))
        ]
        self._insert(tables.role, rows)

    def _resolved(self, each: Decided) -> list[tuple[Credit, int]]:
        """Everybody once in each role."""
        found: dict[tuple[str, int], Credit] = {}
        for credit, person in each.cast:
            number = person if person is not None else self._people[identity(credit)]
            found.setdefault((credit.role.value, number), credit)
        return [(credit, number) for (_role, number), credit in found.items()]

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            insert_rows(self._db, table, list(rows[0]), (tuple(row.values()) for row in rows), self._progress)

    def _day(self, day: int | None) -> int | None:
        return None if day is None else day + self._decision.day_offset

    # -- what is there and changes ---------------------------------------------------------------------------------

    def _update(self, each: Decided, number: int) -> None:
        table = {
            EntryKind.SESSION: tables.session,
            EntryKind.TALK: tables.talk,
            EntryKind.BREAK: tables.pause,
        }[each.kind]
        values = self._changed(each)
        if values:
            self._db.execute(update(table).where(table.c.id == number).values(**values))
        self._recast(each, table, number)

    def _changed(self, each: Decided) -> dict[str, Any]:
        """The columns behind the differences, with the entry's values."""
        entry, values = each.entry, {}
        for label in (difference.label for difference in each.differences):
            match label:
                case "room" if isinstance(entry, SessionEntry):
                    values["room_id"] = self._rooms[entry.room]
                case "track" if isinstance(entry, SessionEntry):
                    values["track_id"] = self._tracks[entry.track]
                case "activity" if isinstance(entry, SessionEntry):
                    values["activity_id"] = self._activities[entry.activity]
                case "time" if isinstance(entry, SessionEntry):
                    values |= {"day": self._day(entry.day), "start": entry.start}
                case _ if hasattr(entry, label):
                    values[label] = getattr(entry, label)
        return values

    def _recast(self, each: Decided, table: Table, number: int) -> None:
        """Let go of those the file no longer names in a role, add those it names now."""
        role = tables.role.c
        place = role.session_id if table is tables.session else role.talk_id
        labels = {difference.label for difference in each.differences}
        wanted = [(credit, person) for credit, person in self._resolved(each)]
        for kind in {credit.role for credit, _person in wanted if credit.role.value in labels}:
            kinds = [each.value for each in same_roles(kind)]
            here = set(self._db.scalars(select(role.person_id).where(place == number, role.kind.in_(kinds))))
            group = [(credit, person) for credit, person in wanted if credit.role.value in kinds]
            gone = here - {person for _credit, person in group}
            self._db.execute(
                tables.role.delete().where(place == number, role.kind.in_(kinds), role.person_id.in_(gone))
            )
            for position, (credit, person) in enumerate(group):
                if person not in here:
                    values = {"kind": credit.role.value, "person_id": person, "position": position, place.name: number}
                    self._db.execute(insert(tables.role).values(**values))
