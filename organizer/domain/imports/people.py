"""Sorting the rows of a people sheet: new, updated, unchanged, conflicting, rejected. Nothing is written."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from organizer.domain.imports.category_sheets import by_sheet
from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.merged_rows import merged_rows, rows_merged
from organizer.domain.imports.people_columns import CHUNK, PeopleColumns, Record
from organizer.domain.imports.people_plan import (
    ConflictingRow,
    Difference,
    Dropped,
    NewRow,
    PeoplePlan,
    RejectedRow,
    SharedAddress,
    UnchangedRow,
    UpdatedRow,
)
from organizer.domain.imports.row_changes import RowChanges
from organizer.domain.imports.row_faults import bad_values, rejected_row
from organizer.domain.imports.row_owners import RowOwners
from organizer.domain.imports.taken_without import drop_bad_values, merged_into, note_with
from organizer.domain.imports.three_way import ThreeWay
from organizer.domain.people.identity import Doubt, Verdict
from organizer.domain.sheets.export_base import Base
from organizer.domain.sheets.workbook import ColumnGuess, Field, Inspection, SheetRow
from organizer.i18n import _
from organizer.memory import let_go
from organizer.progress import Progress

_TWICE = "twice"  # the kind of doubt of a row that is the same person as another one


@dataclass(slots=True)
class _Groups:
    new: list[NewRow] = field(default_factory=list)
    updated: list[UpdatedRow] = field(default_factory=list)
    unchanged: list[UnchangedRow] = field(default_factory=list)
    conflicting: list[ConflictingRow] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody in the event by id, its last operation, and the category of people of whom nothing is said."""

    people: dict[int, KnownPerson]
    after: int
    usual_category: str


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """An inspected sheet with the meaning of its columns settled; ``base`` where it is our own export come back."""

    inspection: Inspection
    mapping: tuple[ColumnGuess, ...]
    columns: PeopleColumns
    base: Base | None = None


def build_plan(sheet: PeopleSheet, known: Known, decisions: Decisions, progress: Progress) -> PeoplePlan:
    """The plan for all rows but those that were left out. Raises Cancelled."""
    read = _read(sheet.columns, progress)
    three_way = ThreeWay(sheet.base, sheet.columns) if sheet.base else None
    told = by_sheet(sheet.inspection, sheet.columns, read, three_way)
    read = told.records
    progress.heed()
    dropped = drop_bad_values(sheet.columns, read, three_way, decisions.without)
    merged = rows_merged(decisions.who)
    records = merged_rows(read, merged) if merged else read
    rows = _Rows(records, three_way, dropped.keys(), merged_into(dropped, merged), told.contradictions)
    sorter = _sorted(sheet, known, decisions, rows, progress)
    if sorter.merged:  # two rows were given to one person, which shows only now
        merged |= sorter.merged
        rows = replace(rows, records=merged_rows(read, merged), dropped=merged_into(dropped, merged))
        again = replace(decisions, who={**decisions.who, **sorter.firsts})
        sorter = _sorted(sheet, known, again, rows, progress)
    progress.heed()
    sorter.groups.unchanged += [UnchangedRow(each.row, sorter.name_of(each), 0) for each in read if each.row in merged]
    let_go(rows.records)
    let_go(read)
    return without_rows(_plan(sheet, known, decisions, rows, sorter), decisions.excluded)


def _plan(sheet: PeopleSheet, known: Known, decisions: Decisions, rows: "_Rows", sorter: "_Sorter") -> PeoplePlan:
    """The plan of sorted rows."""
    three_way, missing, groups = rows.three_way, sorter.missing, sorter.groups
    removed = three_way.removed(sheet.inspection.workbook.sheets, known.people) if three_way else ()
    return PeoplePlan(
        sheet.inspection,
        sheet.mapping,
        sheet.columns.labels,
        sheet.columns.custom,
        new=tuple(groups.new),
        updated=tuple(groups.updated),
        unchanged=tuple(groups.unchanged),
        conflicting=tuple(groups.conflicting),
        rejected=tuple(groups.rejected),
        after=known.after,
        decisions=replace(decisions, removed=decisions.removed & missing),
        removed=tuple(each for each in removed if each.id in missing),
        usual_category=known.usual_category,
        dropped=rows.dropped,
        shared=sorter.shared,
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a sheet as they are sorted. ``mended``: those of which ``dropped`` values were taken away.

    ``contradictions``: by row, why nobody knows what its sheet and its cells say together.
    """

    records: list[Record]
    three_way: ThreeWay | None
    mended: Set[int]
    dropped: Dropped
    contradictions: Mapping[int, str]


def _sorted(sheet: PeopleSheet, known: Known, decisions: Decisions, rows: _Rows, progress: Progress) -> "_Sorter":
    """Every record in its group."""
    records, three_way = rows.records, rows.three_way
    owners = RowOwners(sheet.columns.labels, records, known.people, progress)
    changes = RowChanges(sheet.columns, decisions, three_way, is_shared=owners.is_shared)
    sorter = _Sorter(sheet, known, decisions, owners, changes)
    sorter.dropped, sorter.shared = rows.dropped, owners.shared_addresses()
    progress.heed()
    faults = bad_values(sheet.columns, records, three_way, mended=rows.mended)
    for done, record in enumerate(_exported_first(records, three_way)):
        if record.row in faults:
            sorter.groups.rejected.append(rejected_row(sheet.columns, record.row, faults[record.row]))
        elif reason := rows.contradictions.get(record.row):
            header = sheet.columns.header_of(Field.CATEGORY)
            sorter.groups.rejected.append(RejectedRow(record.row, header, reason))
        else:
            sorter.take(record, three_way)
        if done % CHUNK == 0:
            progress.step(done, len(records), _("Comparing with the event …"))
    owners.let_go()
    return sorter


def without_rows(plan: PeoplePlan, rows: Set[int]) -> PeoplePlan:
    """The plan without the rows (as the spreadsheet counts) that somebody leaves out."""
    if not rows:
        return plan
    return replace(
        plan,
        new=tuple(each for each in plan.new if each.row not in rows),
        updated=tuple(each for each in plan.updated if each.row not in rows),
        unchanged=tuple(each for each in plan.unchanged if each.row not in rows),
        conflicting=tuple(each for each in plan.conflicting if each.row not in rows),
        rejected=tuple(each for each in plan.rejected if each.row not in rows),
        dropped={row: values for row, values in plan.dropped.items() if row not in rows},
        decisions=replace(plan.decisions, excluded=plan.decisions.excluded | rows),
    )


def _read(columns: PeopleColumns, progress: Progress) -> list[Record]:
    records: list[Record] = []
    for chunk in columns.chunks():
        records += chunk
        progress.step(len(records), len(columns), _("Understanding the sheet …"))
    return records


def _exported_first(records: Sequence[Record], three_way: ThreeWay | None) -> Iterable[Record]:
    """Rows that carry our id before those that somebody added: a copy must not take the place of its original."""
    if three_way is None:
        return records
    return sorted(records, key=lambda record: three_way.place_of(record) is None)


class _Sorter:
    """Puts one row after the other into its group; remembers who was taken, so that two rows of one person are seen."""

    def __init__(
        self, sheet: PeopleSheet, known: Known, decisions: Decisions, owners: RowOwners, changes: RowChanges
    ) -> None:
        self.groups = _Groups()
        self.merged: dict[int, int] = {}
        """Rows that were given to somebody whom another row means already, and that row."""
        self.firsts: dict[int, int] = {}
        """Those other rows, and whom they mean."""
        self.dropped: Dropped = {}
        self.shared: tuple[SharedAddress, ...] = ()
        self._columns, self._at = sheet.columns, sheet.inspection.at
        self._people = known.people
        self._decided = decisions.who
        self._owners = owners
        self._changes = changes
        self._taken: dict[int, int] = {}
        self._claimed: set[str] = set()  # badge codes that updated rows bring
        labels = sheet.columns.labels
        self._name = labels.index(Field.NAME)
        self._organization = labels.index(Field.ORGANIZATION) if Field.ORGANIZATION in labels else None
        self._code = labels.index(Field.CODE) if Field.CODE in labels else None

    @property
    def missing(self) -> Set[int]:
        """Ids of those in the event whom no row means."""
        return self._people.keys() - self._taken.keys()

    def take(self, record: Record, three_way: ThreeWay | None) -> None:
        """Put a row without faults into its group."""
        decided = self._decided.get(record.row)
        verdict = self._owners.who(record) if decided is None else Verdict(decided or None)
        if three_way and decided is None and not verdict.exactly and three_way.place_of(record) is not None:
            self._deleted_here(record, verdict, is_touched=three_way.is_touched(record))
        elif verdict.doubt:
            self._doubt(record, verdict)
        elif verdict.known is None:
            self._new(record)
        elif decided and verdict.known in self._taken:
            first = self._taken[verdict.known]
            self.merged[record.row], self.firsts[first] = first, verdict.known
        elif verdict.known < 0 or verdict.known in self._taken:
            self._twice(record, -verdict.known if verdict.known < 0 else self._taken[verdict.known])
        else:
            self._taken[verdict.known] = record.row
            self._known(record, self._people[verdict.known], exactly=verdict.exactly)

    def name_of(self, record: Record) -> str:
        """The name that the row says."""
        return record.values[self._name]

    def _organization_of(self, record: Record) -> str:
        return "" if self._organization is None else record.values[self._organization]

    def _deleted_here(self, record: Record, verdict: Verdict, *, is_touched: bool) -> None:
        """Somebody exported who is no longer in the event: only what was changed in the sheet asks for a decision."""
        if not is_touched:
            self.groups.unchanged.append(UnchangedRow(record.row, self.name_of(record), 0))
            return
        reason = _("Deleted from the event since the export, and changed in the sheet.")
        found = verdict.candidates if verdict.known is None else (verdict.known,)
        self._conflict(record, reason, tuple(person for person in found if person > 0), None)

    def _new(self, record: Record) -> None:
        code = "" if self._code is None else record.values[self._code].upper()
        if code in self._claimed:
            self._reject_code(record, code)
            return
        organization, note = self._organization_of(record), self._noted(record, "")
        self.groups.new.append(NewRow(record.row, self.name_of(record), organization, record.values, note))
        self._owners.add(record)

    def _doubt(self, record: Record, verdict: Verdict) -> None:
        others = [person for person in verdict.candidates if person > 0]
        rows = [-person for person in verdict.candidates if person < 0]
        names = [self._people[person].values[0] for person in others]
        reason = _reason(verdict.doubt or Doubt.SEVERAL, names, list(map(self._at, rows)))
        self._conflict(record, reason, tuple(others), rows[0] if rows else None, kind=verdict.doubt or "")

    def _twice(self, record: Record, other: int) -> None:
        reason = _("Row {row} is the same person.").format(row=self._at(other))
        self._conflict(record, reason, (), other, kind=_TWICE)

    def _conflict(
        self, record: Record, reason: str, candidates: tuple[int, ...], other_row: int | None, *, kind: str = ""
    ) -> None:
        name, organization = self.name_of(record), self._organization_of(record)
        row = ConflictingRow(record.row, name, organization, reason, candidates, other_row, kind=kind)
        self.groups.conflicting.append(row)

    def _known(self, record: Record, person: KnownPerson, *, exactly: bool) -> None:
        note = self._noted(record, person.note)
        changes = self._changes.of(record, person, note, exactly=exactly)
        name, organization = person.values[0], self._organization_of(record)
        if self._takes_a_code(record, person, changes.differences):
            return
        if changes.clashes:
            reason = _("Changed in the sheet and in the event since the export.")
            row = ConflictingRow(record.row, name, organization, reason, (person.id,))
            self.groups.conflicting.append(replace(row, clashes=changes.clashes, differences=changes.differences))
        elif changes.differences:
            self.groups.updated.append(UpdatedRow(record.row, name, organization, person.id, changes.differences))
        else:
            self.groups.unchanged.append(UnchangedRow(record.row, name, person.id))

    def _noted(self, record: Record, note: str) -> str:
        """The person's note with what is left out of the row."""
        return note_with(note, self.dropped[record.row]) if record.row in self.dropped else note

    def _takes_a_code(self, record: Record, person: KnownPerson, differences: Sequence[Difference]) -> bool:
        """Whether a badge's code would have two owners; the row is rejected then."""
        code = next((each.new.upper() for each in differences if each.label == Field.CODE), "")
        if not code:
            return False
        owner = self._owners.owner_of(code)
        if code in self._claimed or owner not in (None, person.id):
            self._reject_code(record, code)
            return True
        self._claimed.add(code)
        return False

    def _reject_code(self, record: Record, code: str) -> None:
        reason = _("The badge code “{code}” belongs to somebody else.").format(code=code)
        self.groups.rejected.append(RejectedRow(record.row, self._columns.header_of(Field.CODE), reason))


def _reason(doubt: Doubt, names: Sequence[str], rows: Sequence[SheetRow]) -> str:
    """The doubt in a sentence, with who it is about."""
    who = "“" + "”, “".join(dict.fromkeys(names)) + "”" if names else _("row {row}").format(row=rows[0])
    match doubt:
        case Doubt.OTHER_NAME_SAME_NUMBER:
            return _("{who} has the same registration number but another name.").format(who=who)
        case Doubt.SAME_NAME_OTHER_CONTACT:
            return _("{who} has the same name and organization but another e-mail address or phone.").format(who=who)
        case Doubt.SAME_NAME_NOTHING_ELSE:
            return _("{who} has the same name, and nothing else can be compared.").format(who=who)
        case Doubt.SAME_CONTACT_OTHER_NAME:
            return _("{who} has the same e-mail address or phone but another name.").format(who=who)
        case _:
            return _("Several people could be meant: {who}.").format(who=who)
