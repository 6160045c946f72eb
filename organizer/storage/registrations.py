"""People as an import meets them: everybody at once, and many rows written in few statements."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Text, delete, func, insert, select, type_coerce

from organizer.domain.folding import fold
from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED
from organizer.domain.imports.people_plan import Difference, NewRow, PeoplePlan, UpdatedRow
from organizer.domain.imports.same_words import same_word
from organizer.domain.names.organizations import organization_key, organization_kind
from organizer.domain.names.people import split_name
from organizer.domain.people.person import PersonField
from organizer.domain.people.registration_codes import new_codes
from organizer.domain.people.words import RegistrationStatus
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _
from organizer.progress import Progress
from organizer.storage import tables
from organizer.storage.bulk import insert_rows, next_id, update_rows
from organizer.storage.named_rows import categories_by_id, categories_named, category_keys, chunks

_CHUNK = 1_000
COLUMNS: dict[str, str] = {
    **{field: field.value for field in STORED},
    Field.LAST_NAME: "family_name",
    Field.FIRST_NAME: "given_name",
    Field.ORGANIZATION: "organization_id",
    Field.CATEGORY: "category_id",
    PersonField.NOTE: "note",
}
"""The column of ``person`` in which each stored field is kept."""

Column = list[Any]


# -- reading ----------------------------------------------------------------------------------------------------------


def last_operation(db: Connection) -> int:
    """The id of the newest operation; 0 when there is none."""
    return db.scalar(select(func.max(tables.operation.c.id))) or 0


def operation_before(db: Connection) -> int:
    """Inside an operation: the id of the one before it; 0 when it is the first."""
    operation = tables.operation.c.id
    return db.scalar(select(func.max(operation)).where(operation < last_operation(db))) or 0


def known_people(db: Connection, progress: Progress) -> Iterator[KnownPerson]:
    """Everybody in the event."""
    organizations = organizations_by_id(db)
    categories = categories_by_id(db)
    keys_of_organizations = {id: _keys(names) for id, names in organizations.items()}
    keys_of_categories = {id: category_keys(names) for id, names in categories.items()}
    timezone = db.scalar(select(tables.event.c.timezone)) or ""
    person = tables.person.c
    columns = [getattr(person, COLUMNS[field]) for field in STORED]
    place, organization, category = (STORED.index(f) + 1 for f in (Field.CODE, Field.ORGANIZATION, Field.CATEGORY))
    result = db.execute(select(person.id, *columns, type_coerce(person.fields, Text), person.note))
    done = 0
    for part in result.partitions(_CHUNK):
        for row in part:
            texts = list(row[1:-2])
            texts[place - 1] = texts[place - 1] or ""
            named = organizations.get(row[organization], ("",))
            grouped = categories.get(row[category], ("",))
            texts[organization - 1], texts[category - 1] = named[0], grouped[0]
            keys = keys_of_organizations.get(row[organization], ()), keys_of_categories.get(row[category], ())
            yield KnownPerson(row[0], tuple(texts), *keys, row[-2], timezone, row[-1])
        done += len(part)
        progress.step(done, 0, _("Reading the event …"))


def _keys(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(organization_key(name) for name in names if name)


def organizations_by_id(db: Connection) -> dict[int | None, tuple[str, ...]]:
    """Every organization's names, the main one first."""
    organization = tables.organization.c
    rows = db.execute(select(organization.id, organization.name, organization.second_name, organization.aliases))
    return {row.id: (row.name, row.second_name, *row.aliases) for row in rows}


def usual_category(db: Connection) -> str:
    """What the event calls people who are nothing more than that: its word for participants, else ours."""
    usual = _("Participant")
    meant = same_word(Field.CATEGORY, usual)
    return next((names[0] for names in categories_by_id(db).values() if meant in category_keys(names)), usual)


# -- writing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ids:
    """Where texts of a sheet point to, by key."""

    organizations: Mapping[str, int]
    categories: Mapping[str, int]


def write_people(db: Connection, plan: PeoplePlan, progress: Progress) -> None:
    """Everything the plan changes, inside the running operation: organizations, categories, fields, people."""
    _remove_people(db, sorted(plan.decisions.removed))
    if not plan.new and not plan.updated:
        return
    total = len(plan.new) + len(plan.updated)
    ids = _Ids(_with_new_organizations(db, plan, progress), _with_new_categories(db, plan))
    _add_custom_fields(db, plan)
    told = _Told(progress, total)
    insert_rows(db, tables.person, _insert_columns(plan), _new_people(db, plan, ids), told)
    told.base = len(plan.new)
    _update_people(db, plan, ids, told)
    _issue_missing_codes(db, told)


def _remove_people(db: Connection, people: Sequence[int]) -> None:
    """Those whose removal was confirmed, with their roles."""
    for part in chunks(people):
        db.execute(delete(tables.person).where(tables.person.c.id.in_(part)))


class _Told(Progress):
    """Says how many of all people are written, whatever a single statement counts."""

    def __init__(self, progress: Progress, total: int) -> None:
        super().__init__()
        self._progress = progress
        self._total = total
        self.base = 0

    def step(self, done: int, total: int, text: str = "") -> None:  # noqa: ARG002
        """Hand over to the job's own progress. Raises Cancelled."""
        self._progress.step(min(self.base + done, self._total), self._total, _("Writing …"))


def _values(plan: PeoplePlan, label: str) -> Iterator[str]:
    """Every text that the plan would write under ``label``."""
    if label in plan.labels:
        place = plan.labels.index(label)
        yield from (row.values[place] for row in plan.new)
    for row in plan.updated:
        yield from (each.new for each in row.differences if each.label == label)


def _with_new_organizations(db: Connection, plan: PeoplePlan, progress: Progress) -> dict[str, int]:
    ids = {key: id for id, names in organizations_by_id(db).items() if id for key in _keys(names)}
    new: dict[str, str] = {}
    for name in filter(None, dict.fromkeys(_values(plan, Field.ORGANIZATION))):
        key = organization_key(name)
        if key not in ids:
            new.setdefault(key, name)
    first = next_id(db, tables.organization)
    rows = [(first + n, token_hex(16), name, organization_kind(name).value) for n, name in enumerate(new.values())]
    insert_rows(db, tables.organization, ("id", "uid", "name", "kind"), rows, progress)
    return ids | {key: first + n for n, key in enumerate(new)}


def _with_new_categories(db: Connection, plan: PeoplePlan) -> dict[str, int]:
    """Ids by folded name, with the usual one where the sheet does not say what somebody new is.

    A word of another language finds the category too; of those made here both words are kept.
    """
    wanted = dict.fromkeys((*_values(plan, Field.CATEGORY), *plan.categories_of(plan.new)))
    return {fold(name): id for name, id in categories_named(db, filter(None, wanted)).items()}


def _add_custom_fields(db: Connection, plan: PeoplePlan) -> None:
    field = tables.custom_field
    known = set(db.scalars(select(field.c.label)))
    new = [label for label in plan.custom if label not in known and any(_values(plan, label))]
    rows = [{"label": label, "position": len(known) + n} for n, label in enumerate(new)]
    if rows:
        db.execute(insert(field), rows)


# -- new people -------------------------------------------------------------------------------------------------------

_ALWAYS = ("uid", "name", "family_name", "given_name", "code", "category_id")


def _insert_columns(plan: PeoplePlan) -> list[str]:
    stored = [COLUMNS[label] for label in plan.labels if label in COLUMNS]
    more = ["fields"] if plan.custom else []
    noted = ["note"] if plan.dropped else []
    return [*_ALWAYS, *(name for name in stored if name not in _ALWAYS), *more, *noted]


def _new_people(db: Connection, plan: PeoplePlan, ids: _Ids) -> Iterator[tuple[Any, ...]]:
    """Tuples in the order of :func:`_insert_columns`."""
    taken = set(db.scalars(select(tables.person.c.code).where(tables.person.c.code.is_not(None))))
    given = set(_values(plan, Field.CODE)) if Field.CODE in plan.labels else set()
    codes = iter(new_codes(len(plan.new), taken | given))
    for start in range(0, len(plan.new), _CHUNK):
        rows = plan.new[start : start + _CHUNK]
        texts = dict(zip(plan.labels, map(list, zip(*(row.values for row in rows), strict=True)), strict=True))
        texts[Field.CATEGORY] = plan.categories_of(rows)
        columns = _person_columns(texts, rows, ids)
        columns["code"] = _codes(texts.get(Field.CODE), len(rows), codes, taken)
        columns["note"] = [row.note for row in rows]
        if plan.custom:
            columns["fields"] = _fields_column({label: texts[label] for label in sorted(plan.custom)})
        yield from zip(*(columns[name] for name in _insert_columns(plan)), strict=True)


def _person_columns(texts: dict[str, Column], rows: Sequence[NewRow], ids: _Ids) -> dict[str, Column]:
    columns: dict[str, Column] = {COLUMNS[label]: column for label, column in texts.items() if label in COLUMNS}
    columns["uid"] = _uids(len(rows))
    families, given = columns.get("family_name"), columns.get("given_name")
    if families is None or given is None:
        families, given = map(list, zip(*(split_name(row.name) for row in rows), strict=True))
    columns["family_name"], columns["given_name"] = families, given
    if Field.ORGANIZATION in texts:
        columns["organization_id"] = _points(texts[Field.ORGANIZATION], ids.organizations, organization_key, None)
    columns["category_id"] = _points(texts[Field.CATEGORY], ids.categories, fold, None)
    if Field.STATUS in texts:
        columns["status"] = [text or "confirmed" for text in texts[Field.STATUS]]
    return columns


def _uids(count: int) -> list[str]:
    """As unguessable as others, but one after the other: an index grows at its end instead of everywhere."""
    common = token_hex(12)
    return [f"{common}{number:08x}" for number in range(count)]


def _points(texts: Column, ids: Mapping[str, int], key: Callable[[str], str], empty: int | None) -> Column:
    return [ids[key(text)] if text else empty for text in texts]


def _codes(wanted: Column | None, count: int, codes: Iterator[str], taken: set[str]) -> Column:
    """The sheet's own code where it has one that nobody has yet, else a new one."""
    if wanted is None:
        return [next(codes) for _row in range(count)]
    column = []
    for code in wanted:
        column.append(next(codes) if not code or code in taken else code)
        taken.add(column[-1])
    return column


def _fields_column(texts: Mapping[str, Column]) -> list[str]:
    """The custom fields as ``tables.as_json`` writes them, a column at a time: four times as fast."""
    parts = []
    for label, column in texts.items():
        prefix = encode_basestring(label) + ":"
        parts.append([prefix + encode_basestring(text) if text else "" for text in column])
    return ["{" + ",".join(filter(None, row)) + "}" for row in zip(*parts, strict=True)]


# -- known people -----------------------------------------------------------------------------------------------------


def _update_people(db: Connection, plan: PeoplePlan, ids: _Ids, progress: Progress) -> None:
    """One statement for each set of columns that change together."""
    fields = _fields_of(db, [row.id for row in plan.updated]) if plan.custom and plan.updated else {}
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row in plan.updated:
        values = _changed(row, ids, fields.get(row.id, {}))
        groups.setdefault(tuple(values), []).append((*values.values(), row.id))
    for columns, rows in groups.items():
        update_rows(db, tables.person, columns, rows, progress)


def _issue_missing_codes(db: Connection, progress: Progress) -> None:
    """Give who was in the event already, as a speaker of its agenda, the code that every attendee has."""
    person = tables.person.c
    missing = list(db.scalars(select(person.id).where(person.code.is_(None), person.category_id.is_not(None))))
    if missing:
        taken = set(db.scalars(select(person.code).where(person.code.is_not(None))))
        update_rows(
            db, tables.person, ("code",), list(zip(new_codes(len(missing), taken), missing, strict=True)), progress
        )


def _fields_of(db: Connection, people: Sequence[int]) -> dict[int, dict[str, str]]:
    person = tables.person.c
    wanted = frozenset(people)
    return {id: fields for id, fields in db.execute(select(person.id, person.fields)) if id in wanted}


def _changed(row: UpdatedRow, ids: _Ids, fields: dict[str, str]) -> dict[str, Any]:
    """The columns that change and their new values."""
    values: dict[str, Any] = {}
    custom = [each for each in row.differences if each.label not in COLUMNS]
    for each in row.differences:
        if each.label in COLUMNS:
            values[COLUMNS[each.label]] = _stored(each, ids)
    if custom:
        changed = fields | {each.label: each.new for each in custom}
        values["fields"] = tables.as_json({label: text for label, text in changed.items() if text})
    return values


def _stored(difference: Difference, ids: _Ids) -> Any:
    match difference.label:
        case Field.ORGANIZATION | Field.CATEGORY | Field.CODE if not difference.new:
            return None
        case Field.STATUS:
            return difference.new or RegistrationStatus.CONFIRMED.value
        case Field.ORGANIZATION:
            return ids.organizations[organization_key(difference.new)]
        case Field.CATEGORY:
            return ids.categories[fold(difference.new)]
        case _:
            return difference.new
