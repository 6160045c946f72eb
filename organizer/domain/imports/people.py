"""Sorting the rows of a people sheet: new, updated, unchanged, conflicting, rejected. Nothing is written."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from operator import itemgetter

from organizer.domain.contacts import is_address
from organizer.domain.imports.decisions import Decisions, Side
from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.merged_rows import merged_rows, rows_merged
from organizer.domain.imports.name_steps import following
from organizer.domain.imports.people_columns import CHUNK, PeopleColumns, Record
from organizer.domain.imports.people_plan import (
    CellClash,
    ConflictingRow,
    Difference,
    NewRow,
    PeoplePlan,
    RejectedRow,
    UnchangedRow,
    UpdatedRow,
)
from organizer.domain.imports.row_differences import RowDifferences
from organizer.domain.imports.strangers import strangers
from organizer.domain.imports.three_way import Merged, ThreeWay
from organizer.domain.names.organizations import organization_key
from organizer.domain.people.identity import Doubt, Identity, Register, Verdict, identify, shared_emails
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
    merged = rows_merged(decisions.who)
    records = merged_rows(read, merged) if merged else read
    sorter = _sorted(sheet, known, decisions, three_way, records, progress)
    if sorter.merged:  # two rows were given to one person, which shows only now
        merged |= sorter.merged
        records = merged_rows(read, merged)
        again = replace(decisions, who={**decisions.who, **sorter.firsts})
        sorter = _sorted(sheet, known, again, three_way, records, progress)
    missing = sorter.missing
    removed = three_way.removed(sheet.inspection.workbook.sheets, known.people) if three_way else ()
    groups = sorter.groups
    groups.unchanged += [UnchangedRow(record.row, sorter.name_of(record), 0) for record in read if record.row in merged]
    let_go(records)
    let_go(read)
    plan = PeoplePlan(
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
    )
    return without_rows(plan, decisions.excluded)


def _sorted(
    sheet: PeopleSheet,
    known: Known,
    decisions: Decisions,
    three_way: ThreeWay | None,
    records: Sequence[Record],
    progress: Progress,
) -> "_Sorter":
    """Every record in its group."""
    register = _register(sheet.columns, records, known)
    sorter = _Sorter(sheet, known, register, decisions, three_way)
    if three_way is None and 2 * len(known.people) < len(records):  # else the sheet is of people who are known
        sorter.strangers = strangers(sheet.columns.labels, records, known.people.values())
    for done, record in enumerate(_exported_first(records, three_way)):
        sorter.take(record)
        if done % CHUNK == 0:
            progress.step(done, len(records), _("Comparing with the event …"))
    register.let_go()
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


def _register(columns: PeopleColumns, records: Sequence[Record], known: Known) -> Register:
    """Everybody known, and which e-mail addresses belong to nobody alone."""
    identities = [person.identity() for person in known.people.values()]
    pairs = [(each.email, each.names[0]) for each in identities]
    if Field.EMAIL in columns.labels:
        email, name = columns.labels.index(Field.EMAIL), columns.labels.index(Field.NAME)
        pairs += [(record.values[email], record.values[name]) for record in records]
    register = Register(identities, shared_emails=shared_emails(pairs))
    let_go(pairs)
    return register


class _Sorter:
    """Takes one row after the other; remembers who was taken, so that two rows of one person are seen."""

    def __init__(
        self, sheet: PeopleSheet, known: Known, register: Register, decisions: Decisions, three_way: ThreeWay | None
    ) -> None:
        columns = sheet.columns
        self.groups = _Groups()
        self._three_way = three_way
        self.merged: dict[int, int] = {}
        """Rows that were given to somebody whom another row means already, and that row."""
        self.firsts: dict[int, int] = {}
        """Those other rows, and whom they mean."""
        self._columns, self._at = columns, sheet.inspection.at
        self._errors = columns.errors
        self._people = known.people
        self._register = register
        self._decisions = decisions
        self.strangers: Set[int] = frozenset()
        """Rows that have nothing in common with anybody: they need not be looked for."""
        self._taken: dict[int, int] = {}
        self._claimed: set[str] = set()  # badge codes that updated rows bring
        places = {label: place for place, label in enumerate(columns.labels)}
        self._places = places
        self._name, self._email = places[Field.NAME], places.get(Field.EMAIL)
        self._organization = places.get(Field.ORGANIZATION)
        self._identity = itemgetter(*(places.get(each, -1) for each in _IDENTITY))
        self._differences = RowDifferences(columns.labels, register.is_shared)

    @property
    def missing(self) -> Set[int]:
        """Ids of those in the event whom no row means."""
        return self._people.keys() - self._taken.keys()

    def take(self, record: Record) -> None:
        """Put the row into its group."""
        fault = self._fault(record)
        if fault:
            self.groups.rejected.append(fault)
            return
        decided = self._decisions.who.get(record.row)
        if decided is None and record.row in self.strangers:
            self._stranger(record)
            return
        identity = self._identity_of(record)
        verdict = self._register.who(identity) if decided is None else Verdict(decided or None)
        if decided is None and self._is_exported(record) and not verdict.exactly:
            self._deleted_here(record, verdict)
        elif verdict.doubt:
            self._doubt(record, verdict)
        elif verdict.known is None:
            self._new(record, identity)
        elif decided and verdict.known in self._taken:
            first = self._taken[verdict.known]
            self.merged[record.row], self.firsts[first] = first, verdict.known
        elif verdict.known < 0 or verdict.known in self._taken:
            self._twice(record, -verdict.known if verdict.known < 0 else self._taken[verdict.known])
        else:
            self._taken[verdict.known] = record.row
            self._compare(record, self._people[verdict.known], exactly=verdict.exactly)

    def name_of(self, record: Record) -> str:
        """The name that the row says."""
        return record.values[self._name]

    def _fault(self, record: Record) -> RejectedRow | None:
        """What is wrong with a row; of our own export only what was made wrong there."""
        if record.row in self._errors:
            header, text = self._errors[record.row]
            return RejectedRow(record.row, header, _("The cell holds the error {text}.").format(text=text))
        if not record.values[self._name] and self._is_said(record, Field.NAME):
            return self._rejected(record, Field.NAME, _("The name is missing."))
        email = record.values[self._email] if self._email is not None else ""
        if email and not is_address(email) and self._is_said(record, Field.EMAIL):
            return self._rejected(record, Field.EMAIL, _("“{text}” is not an e-mail address.").format(text=email))
        status = self._three_way.unknown_status(record) if self._three_way else ""
        if status:
            return self._rejected(record, Field.STATUS, _("“{text}” is no known status.").format(text=status))
        return None

    def _rejected(self, record: Record, field: Field, reason: str) -> RejectedRow:
        return RejectedRow(record.row, self._columns.header_of(field), reason)

    def _is_exported(self, record: Record) -> bool:
        return self._three_way is not None and self._three_way.place_of(record) is not None

    def _is_said(self, record: Record, field: Field) -> bool:
        return self._three_way is None or self._three_way.is_changed(record, field)

    def _identity_of(self, record: Record) -> Identity:
        values = (*record.values, "")  # what the sheet does not have is read from the end
        name, second, email, phone, organization, uid, code, ticket = self._identity(values)
        return identify(
            -record.row,
            (name, second) if second else (name,),
            email=email,
            phone=phone,
            organizations=(organization_key(organization),) if organization else (),
            uid=uid,
            code=code,
            ticket_id=ticket,
        )

    def _organization_of(self, record: Record) -> str:
        return "" if self._organization is None else record.values[self._organization]

    def _deleted_here(self, record: Record, verdict: Verdict) -> None:
        """Somebody exported who is no longer in the event: only what was changed in the sheet asks for a decision."""
        assert self._three_way is not None
        name = record.values[self._name]
        if not self._three_way.is_touched(record):
            self.groups.unchanged.append(UnchangedRow(record.row, name, 0))
            return
        reason = _("Deleted from the event since the export, and changed in the sheet.")
        found = verdict.candidates if verdict.known is None else (verdict.known,)
        self._conflict(record, reason, tuple(person for person in found if person > 0), None)

    def _new(self, record: Record, identity: Identity) -> None:
        if identity.code in self._claimed:
            self._reject_code(record, identity.code)
            return
        self._stranger(record)
        self._register.add(identity)

    def _stranger(self, record: Record) -> None:
        name = record.values[self._name]
        self.groups.new.append(NewRow(record.row, name, self._organization_of(record), record.values))

    def _doubt(self, record: Record, verdict: Verdict) -> None:
        others = [person for person in verdict.candidates if person > 0]
        rows = [-person for person in verdict.candidates if person < 0]
        names = [self._people[person].values[0] for person in others]
        reason = _reason(verdict.doubt or Doubt.SEVERAL, names, list(map(self._at, rows)))
        self._conflict(record, reason, tuple(others), rows[0] if rows else None, kind=verdict.doubt or "")

    def _twice(self, record: Record, other: int) -> None:
        self._conflict(record, _("Row {row} is the same person.").format(row=self._at(other)), (), other, kind=_TWICE)

    def _conflict(
        self, record: Record, reason: str, candidates: tuple[int, ...], other_row: int | None, *, kind: str = ""
    ) -> None:
        name, organization = record.values[self._name], self._organization_of(record)
        row = ConflictingRow(record.row, name, organization, reason, candidates, other_row, kind=kind)
        self.groups.conflicting.append(row)

    def _compare(self, record: Record, person: KnownPerson, *, exactly: bool) -> None:
        if self._three_way and exactly and self._is_exported(record):
            merged = self._three_way.merge(record, person)
            found, clashes = self._decided(record, merged)
            said = {each.label for each in merged.clashes}
        else:
            found, clashes = self._differences.of(record.values, person, exactly=exactly), ()
            said = {label for label, value in zip(self._columns.labels, record.values, strict=True) if value}
        wanted = self._wanted(record, found)
        differences = (*wanted, *self._wanted(record, following(wanted, person, said)))
        name, organization = person.values[0], self._organization_of(record)
        if self._takes_a_code(record, person, differences):
            return
        if clashes:
            reason = _("Changed in the sheet and in the event since the export.")
            row = ConflictingRow(record.row, name, organization, reason, (person.id,))
            self.groups.conflicting.append(replace(row, clashes=clashes, differences=differences))
        elif differences:
            self.groups.updated.append(UpdatedRow(record.row, name, organization, person.id, differences))
        else:
            self.groups.unchanged.append(UnchangedRow(record.row, name, person.id))

    def _wanted(self, record: Record, differences: Iterable[Difference]) -> tuple[Difference, ...]:
        """Without those of which somebody decided that the event's value stays."""
        return tuple(each for each in differences if not self._decisions.stays(record.row, each.label))

    def _decided(self, record: Record, merged: Merged) -> tuple[list[Difference], tuple[CellClash, ...]]:
        """The differences with the clashes that somebody has decided, and those still open."""
        sides = {each: self._decisions.cells.get((record.row, each.label)) for each in merged.clashes}
        there = [Difference(each.label, each.here, each.there) for each, side in sides.items() if side is Side.THERE]
        return [*merged.differences, *there], tuple(each for each, side in sides.items() if side is None)

    def _takes_a_code(self, record: Record, person: KnownPerson, differences: Sequence[Difference]) -> bool:
        """Whether a badge's code would have two owners; the row is rejected then."""
        code = next((each.new.upper() for each in differences if each.label == Field.CODE), "")
        if not code:
            return False
        owner = self._register.owner_of(code)
        if code in self._claimed or owner not in (None, person.id):
            self._reject_code(record, code)
            return True
        self._claimed.add(code)
        return False

    def _reject_code(self, record: Record, code: str) -> None:
        reason = _("The badge code “{code}” belongs to somebody else.").format(code=code)
        self.groups.rejected.append(self._rejected(record, Field.CODE, reason))


_IDENTITY = (
    Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.ORGANIZATION, Field.UID, Field.CODE, Field.TICKET_ID,
)  # fmt: skip


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
