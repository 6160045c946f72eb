"""Sorting the rows of a people sheet: new, updated, unchanged, conflicting, rejected. Nothing is written."""

import json
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from operator import itemgetter

from organizer.domain.decisions import Decisions
from organizer.domain.differences import KnownPerson, differs
from organizer.domain.identity import Doubt, Identity, Register, Verdict, identify, shared_emails
from organizer.domain.organizations import organization_key
from organizer.domain.people_columns import CHUNK, STORED, PeopleColumns, Record
from organizer.domain.sheets import (
    ColumnGuess,
    ConflictingRow,
    Difference,
    Field,
    Inspection,
    NewRow,
    PeoplePlan,
    RejectedRow,
    UnchangedRow,
    UpdatedRow,
)
from organizer.domain.values import EMAIL
from organizer.i18n import _
from organizer.memory import let_go
from organizer.progress import Progress


@dataclass(slots=True)
class _Groups:
    new: list[NewRow] = field(default_factory=list)
    updated: list[UpdatedRow] = field(default_factory=list)
    unchanged: list[UnchangedRow] = field(default_factory=list)
    conflicting: list[ConflictingRow] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody in the event by id, and its last operation."""

    people: dict[int, KnownPerson]
    after: int


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """An inspected sheet with the meaning of its columns settled."""

    inspection: Inspection
    mapping: tuple[ColumnGuess, ...]
    columns: PeopleColumns


def build_plan(sheet: PeopleSheet, known: Known, decisions: Decisions, progress: Progress) -> PeoplePlan:
    """The plan for all rows but those that were left out. Raises Cancelled."""
    records = _read(sheet.columns, progress)
    register = _register(sheet.columns, records, known)
    sorter = _Sorter(sheet.columns, known, register, decisions)
    for done, record in enumerate(records):
        sorter.take(record)
        if done % CHUNK == 0:
            progress.step(done, len(records), _("Comparing with the event …"))
    register.let_go()
    let_go(records)
    groups = sorter.groups
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
        decisions=replace(decisions, removed=decisions.removed & sorter.missing),
    )
    return without_rows(plan, decisions.excluded)


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

    def __init__(self, columns: PeopleColumns, known: Known, register: Register, decisions: Decisions) -> None:
        self.groups = _Groups()
        self._columns = columns
        self._people = known.people
        self._register = register
        self._decisions = decisions
        self._taken: dict[int, int] = {}
        places = {label: place for place, label in enumerate(columns.labels)}
        self._places = places
        self._name, self._email = places[Field.NAME], places.get(Field.EMAIL)
        self._organization = places.get(Field.ORGANIZATION)
        self._identity = itemgetter(*(places.get(each, -1) for each in _IDENTITY))
        stored: dict[str, int] = {label: place for place, label in enumerate(STORED)}
        self._stored = [(label, stored.get(label)) for label in columns.labels]

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
        identity = self._identity_of(record)
        decided = self._decisions.who.get(record.row)
        verdict = self._register.who(identity) if decided is None else Verdict(decided or None)
        if verdict.doubt:
            self._doubt(record, verdict)
        elif verdict.known is None:
            self._new(record, identity)
        elif verdict.known < 0 or verdict.known in self._taken:
            self._twice(record, -verdict.known if verdict.known < 0 else self._taken[verdict.known])
        else:
            self._taken[verdict.known] = record.row
            self._compare(record, self._people[verdict.known], exactly=verdict.exactly)

    def _fault(self, record: Record) -> RejectedRow | None:
        if not record.values[self._name]:
            return RejectedRow(record.row, self._columns.header_of(Field.NAME), _("The name is missing."))
        email = record.values[self._email] if self._email is not None else ""
        if email and not EMAIL.fullmatch(email):
            reason = _("“{text}” is not an e-mail address.").format(text=email)
            return RejectedRow(record.row, self._columns.header_of(Field.EMAIL), reason)
        return None

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

    def _new(self, record: Record, identity: Identity) -> None:
        name = record.values[self._name]
        self.groups.new.append(NewRow(record.row, name, self._organization_of(record), record.values))
        self._register.add(identity)

    def _doubt(self, record: Record, verdict: Verdict) -> None:
        others = [person for person in verdict.candidates if person > 0]
        rows = [-person for person in verdict.candidates if person < 0]
        names = [self._people[person].values[0] for person in others]
        reason = _reason(verdict.doubt or Doubt.SEVERAL, names, rows)
        self._conflict(record, reason, tuple(others), rows[0] if rows else None)

    def _twice(self, record: Record, other: int) -> None:
        self._conflict(record, _("Row {row} is the same person.").format(row=other), (), other)

    def _conflict(self, record: Record, reason: str, candidates: tuple[int, ...], other_row: int | None) -> None:
        name, organization = record.values[self._name], self._organization_of(record)
        self.groups.conflicting.append(ConflictingRow(record.row, name, organization, reason, candidates, other_row))

    def _compare(self, record: Record, person: KnownPerson, *, exactly: bool) -> None:
        differences = tuple(
            each
            for each in self._differences(record, person, exactly=exactly)
            if not self._decisions.stays(record.row, each.label)
        )
        name = person.values[0]
        if differences:
            organization = self._organization_of(record)
            self.groups.updated.append(UpdatedRow(record.row, name, organization, person.id, differences))
        else:
            self.groups.unchanged.append(UnchangedRow(record.row, name, person.id))

    def _differences(self, record: Record, person: KnownPerson, *, exactly: bool) -> list[Difference]:
        """What the sheet says otherwise; an empty cell says nothing."""
        custom = json.loads(person.fields) if self._columns.custom else {}
        found = []
        for place, (label, stored) in enumerate(self._stored):
            new = record.values[place]
            old = custom.get(label, "") if stored is None else person.values[stored]
            if new and new != old and differs(label, new, old, person, exactly=exactly):
                found.append(Difference(label, old, new))
        return found


_IDENTITY = (
    Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.ORGANIZATION, Field.UID, Field.CODE, Field.TICKET_ID,
)  # fmt: skip


def _reason(doubt: Doubt, names: Sequence[str], rows: Sequence[int]) -> str:
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
            return _("{who} has the same e-mail address but another name.").format(who=who)
        case _:
            return _("Several people could be meant: {who}.").format(who=who)
