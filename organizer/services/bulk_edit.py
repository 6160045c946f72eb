"""One value for many people: category, organization, country, status, custom fields … as one step."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from organizer.domain.people.person import COMMON_FIELDS, PersonField, cleaned
from organizer.domain.people.registration_codes import new_codes
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import named_rows, queries, tables
from organizer.storage.bulk import update_rows

person, organization, category = tables.person.c, tables.organization.c, tables.category.c
_ELSEWHERE = {PersonField.ORGANIZATION: organization.name, PersonField.CATEGORY: category.name}


def values_in_common(
    workspace: Workspace, ids: Sequence[int], progress: Progress | None = None
) -> dict[str, str | None]:
    """What the people say alike, by words of COMMON_FIELDS and by custom labels; None where they differ.

    Raises Cancelled.
    """
    with workspace.reading() as db:
        labels = list(db.scalars(select(tables.custom_field.c.label).order_by(tables.custom_field.c.position)))
        words = [*COMMON_FIELDS, *labels]
        said: dict[str, set[str]] = {word: set() for word in words}
        for values in _said(db, ids, labels, progress or Progress()):
            for word, value in zip(words, values, strict=True):
                said[word].add(value)
    return {word: next(iter(each), "") if len(each) < 2 else None for word, each in said.items()}


def _said(db: Connection, ids: Sequence[int], labels: Sequence[str], progress: Progress) -> Iterator[tuple[str, ...]]:
    """What each of the people says in the common fields and under the labels."""
    columns = [_ELSEWHERE[each] if each in _ELSEWHERE else person[each] for each in COMMON_FIELDS]
    statement = select(*columns, person.fields).select_from(queries.PEOPLE)
    done = 0
    for part in named_rows.chunks(ids):
        for *values, fields in db.execute(statement.where(person.id.in_(part))):
            yield *(value or "" for value in values), *(fields.get(label, "") for label in labels)
        done += len(part)
        progress.step(done, len(ids))


def edit_people(
    workspace: Workspace,
    ids: Sequence[int],
    values: Mapping[str, str],
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> None:
    """Say the same of all these people; ``values`` by words of COMMON_FIELDS, ``fields`` by custom labels, "" empties.

    Who has the value already is not touched, and who becomes an attendee gets a code. Raises RuleViolation (a value
    that is one person's own), NotFound (none of them is there), Cancelled.
    """
    if not set(values) <= set(COMMON_FIELDS):
        raise RuleViolation(_("A name, an address or a code is one person’s own."))
    told, given, custom = progress or Progress(), cleaned(values), cleaned(fields or {})
    with workspace.operation(_label(len(ids), given, custom)) as db:
        if not any(db.scalar(select(person.id).where(person.id.in_(part)).limit(1)) for part in named_rows.chunks(ids)):
            raise NotFound(_("None of these people is in the event any more."))
        columns = _columns(db, given)
        done = 0
        for part in named_rows.chunks(ids):
            told.step(done, len(ids), _("Writing …"))
            done += len(part)
            if columns:
                db.execute(update(tables.person).where(person.id.in_(part)).values(columns))
            if custom:
                _set_fields(db, part, custom, told)
        if columns.get("category_id"):
            _issue_codes(db, ids, told)


def _label(count: int, values: Mapping[str, str], fields: Mapping[str, str]) -> str:
    """What is done, in a line of the history; of several values only how many people they are given to."""
    people = ngettext("{count} person", "{count} people", count).format(count=count)
    if len(values) + len(fields) != 1:
        return _("Edit {people}").format(people=people)
    ((_word, text),) = {**values, **fields}.items()
    return _("Set “{value}” for {people}").format(value=text or "—", people=people)


def _columns(db: Connection, values: Mapping[str, str]) -> dict[str, Any]:
    columns: dict[str, Any] = {word: text for word, text in values.items() if word not in _ELSEWHERE}
    if values.get(PersonField.COUNTRY):
        columns["country"] = queries.country_names(db).stored(values[PersonField.COUNTRY])
    if PersonField.ORGANIZATION in values:
        columns["organization_id"] = named_rows.organization_named(db, values[PersonField.ORGANIZATION])
    if PersonField.CATEGORY in values:
        columns["category_id"] = named_rows.category_named(db, values[PersonField.CATEGORY])
    return columns


def _issue_codes(db: Connection, ids: Sequence[int], progress: Progress) -> None:
    """Every attendee has a code."""
    bare = select(person.id).where(person.code.is_(None))
    missing = [id for part in named_rows.chunks(ids) for id in db.scalars(bare.where(person.id.in_(part)))]
    if missing:
        taken = frozenset(db.scalars(select(person.code).where(person.code.is_not(None))))
        codes = new_codes(len(missing), taken)
        update_rows(db, tables.person, ("code",), list(zip(codes, missing, strict=True)), progress)


def _set_fields(db: Connection, ids: Sequence[int], fields: Mapping[str, str], progress: Progress) -> None:
    named_rows.know_labels(db, [label for label, text in fields.items() if text])
    changed = []
    for id, before in db.execute(select(person.id, person.fields).where(person.id.in_(ids))):
        after = {label: text for label, text in {**before, **fields}.items() if text}
        if after != before:
            changed.append((tables.as_json(after), id))
    update_rows(db, tables.person, ("fields",), changed, progress)
