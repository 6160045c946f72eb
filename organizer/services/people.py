"""People: the table's lines, the whole record, and every way of changing them by hand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)

from organizer.domain.people import search
from organizer.domain.people.merges import merges
from organizer.domain.people.person import (
    Category,
    Person,
    PersonField,
    PersonOrder,
    PersonRow,
    cleaned,
    problems,
    together,
)
from organizer.errors import BadInput, NotFound, Problem, RuleViolation
from organizer.i18n import _, ngettext, paragraph
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import merging, named_rows, queries, tables
from organizer.storage.bulk import insert_row

CHUNK = 500
"""Ids in one IN (…), and rows read at once."""

person, organization, category = tables.person.c, tables.organization.c, tables.category.c
_JOINED = tables.person.outerjoin(tables.organization, person.organization_id == organization.id).outerjoin(
    tables.category, person.category_id == category.id
)
_ORGANIZATION, _CATEGORY = func.coalesce(organization.name, ""), func.coalesce(category.name, "")
_CODE = func.coalesce(person.code, "")
_LINE = (
    person.id,
    person.name,
    person.second_name,
    _ORGANIZATION,
    _CATEGORY,
    func.coalesce(category.color, 0),
    person.job_title,
    person.email,
    person.phone,
    _CODE,
)
_ELSEWHERE: dict[str, ColumnElement[Any]] = {
    PersonField.ORGANIZATION: _ORGANIZATION,
    PersonField.CATEGORY: _CATEGORY,
    PersonField.CODE: _CODE,
}

# -- reading ----------------------------------------------------------------------------------------------------------


def ids(
    workspace: Workspace,
    *,
    order: PersonOrder = PersonOrder.NAME,
    descending: bool = False,
    categories: Collection[int] = (),
    limit: int | None = None,
) -> list[int]:
    """All people, or those of the categories, sorted by a column; who has no value there comes last.

    ``limit``: only so many, the first ones.
    """
    statement = _sorted(order, descending=descending).limit(limit)
    if categories:
        statement = statement.where(person.category_id.in_(categories))
    with workspace.reading() as db:
        return _first_column(db, statement)


def rows(workspace: Workspace, ids: Sequence[int]) -> tuple[PersonRow, ...]:
    """The table's lines of these people in the order of the ids; who does not exist (any more) is left out."""
    statement = select(*_LINE).select_from(_JOINED)
    with workspace.reading() as db:
        found = {
            row[0]: PersonRow(*tuple(row)) for part in _chunks(ids) for row in db.execute(statement.where(_is(part)))
        }
    return tuple(found[each] for each in ids if each in found)


def read_person(workspace: Workspace, id: int) -> Person:
    """The whole record. Raises NotFound."""
    with workspace.reading() as db:
        return _read(db, id)


def categories(workspace: Workspace) -> tuple[Category, ...]:
    """The categories in their order, with the number of people in each."""
    counts = select(person.category_id, func.count().label("count")).group_by(person.category_id).subquery()
    statement = (
        select(category.id, category.name, category.second_name, category.color, func.coalesce(counts.c.count, 0))
        .select_from(tables.category.outerjoin(counts, counts.c.category_id == category.id))
        .order_by(category.position, category.id)
    )
    with workspace.reading() as db:
        return tuple(Category(*row) for row in db.execute(statement))


def belonging(workspace: Workspace, organizations: Collection[int], categories: Collection[int]) -> list[int]:
    """The people of these organizations or categories."""
    if not organizations and not categories:
        return []
    those = or_(person.organization_id.in_(organizations), person.category_id.in_(categories))
    with workspace.reading() as db:
        return list(db.scalars(select(person.id).where(those)))


def custom_labels(workspace: Workspace) -> tuple[str, ...]:
    """The labels of the event's custom fields in their order."""
    field = tables.custom_field.c
    with workspace.reading() as db:
        return tuple(db.scalars(select(field.label).order_by(field.position, field.id)))


def organization_names(workspace: Workspace) -> list[str]:
    """Every organization's name, sorted, for completion."""
    with workspace.reading() as db:
        return list(db.scalars(select(organization.name).distinct().order_by(organization.name)))


def searched(workspace: Workspace, ids: Sequence[int] | None = None) -> Iterator[search.Searched]:
    """What is searched of these people, or of all in the order of their names."""
    statement = select(
        person.id,
        person.name,
        person.second_name,
        person.kana,
        person.badge_name,
        organization.name.label("organization"),
        organization.second_name.label("second_organization"),
        person.email,
        person.phone,
        person.code,
    ).select_from(tables.person.outerjoin(tables.organization, person.organization_id == organization.id))
    asked = (
        [statement.order_by(person.name, person.id)] if ids is None else [statement.where(_is(p)) for p in _chunks(ids)]
    )
    with workspace.reading() as db:
        for each in asked:
            for part in db.execute(each).partitions(CHUNK):
                yield from map(_searched, part)


def search_index(workspace: Workspace, progress: Progress) -> search.SearchIndex:
    """Everybody, ready to be searched as somebody types; takes a second for 50,000 people. Raises Cancelled."""
    return search.build_index(searched(workspace), progress)


def find(workspace: Workspace, text: str) -> tuple[PersonRow, ...]:
    """The people in whom every word of the text is found, in the order of their names; nobody without a word."""
    typed = search.words(text)
    found = [each.id for each in searched(workspace) if search.matches(each, typed)] if typed else []
    return rows(workspace, found)


# -- writing ----------------------------------------------------------------------------------------------------------


def add_person(workspace: Workspace, values: Mapping[str, str], fields: Mapping[str, str] | None = None) -> int:
    """Somebody new; answers the id. An organization or a category is made when none has the name.

    ``values`` by words of PersonField, ``fields`` by custom labels. Raises BadInput, RuleViolation (code is taken).
    """
    given = _valid({PersonField.NAME: "", **values})
    with workspace.operation(_("Add “{name}”").format(name=given[PersonField.NAME])) as db:
        columns = _columns(db, _with_country(db, given))
        if columns.get("category_id") and not columns.get("code"):
            columns["code"] = named_rows.new_code(db)
        columns["fields"] = _kept(fields or {})
        named_rows.know_labels(db, columns["fields"])
        return insert_row(db, tables.person, columns)


def update_person(
    workspace: Workspace, id: int, values: Mapping[str, str], fields: Mapping[str, str] | None = None
) -> None:
    """Change what is said of a person; what equals the record is not touched, and custom labels not named stay.

    Raises NotFound, BadInput, RuleViolation (code is taken).
    """
    given = _valid(values)
    name = given.get(PersonField.NAME) or read_person(workspace, id).values[PersonField.NAME]
    with workspace.operation(_("Edit “{name}”").format(name=name)) as db:
        _change(db, id, given, fields or {})


def delete_people(workspace: Workspace, ids: Collection[int]) -> None:
    """Take people out of the event, with their roles. Who is not there is ignored."""
    with workspace.reading() as db:
        names = list(db.scalars(select(person.name).where(_is(list(ids)[:2]))))
    one = _("Delete “{name}”").format(name=names[0]) if len(ids) == 1 and names else ""
    label = one or ngettext("Delete {count} person", "Delete {count} people", len(ids)).format(count=len(ids))
    with workspace.operation(label) as db:
        for part in _chunks(list(ids)):
            db.execute(delete(tables.person).where(_is(part)))


def merge_people(
    workspace: Workspace, keep: int, drop: int, values: Mapping[str, str], fields: Mapping[str, str] | None = None
) -> None:
    """Make one person of two: everything that refers to ``drop`` refers to ``keep``, who gets the values.

    Raises NotFound, BadInput, RuleViolation (they are the same, or the code is a third one's).
    """
    given = _valid(values)
    kept, dropped = read_person(workspace, keep), read_person(workspace, drop)
    names = {"dropped": dropped.values[PersonField.NAME], "kept": kept.values[PersonField.NAME]}
    with workspace.operation(_("Merge “{dropped}” into “{kept}”").format(**names)) as db:
        _merge(db, kept, dropped, given, {**dropped.fields, **kept.fields, **(fields or {})})


def merge_pairs(workspace: Workspace, pairs: Sequence[tuple[int, int]], progress: Progress | None = None) -> None:
    """Merge many pairs ``(keep, drop)`` as one step; what ``keep`` lacks comes from ``drop``.

    Pairs may hang together: three records of one person become one. Raises NotFound, RuleViolation, Cancelled.
    """
    told = progress or Progress()
    label = ngettext("Merge {count} pair of people", "Merge {count} pairs of people", len(pairs))
    with workspace.operation(label.format(count=len(pairs))) as db:
        for done, (keep, drop) in enumerate(merges(pairs)):
            told.step(done, len(pairs), _("Writing …"))
            kept, dropped = _read(db, keep), _read(db, drop)
            _merge(db, kept, dropped, *together(kept, dropped))


def _merge(db: Connection, kept: Person, dropped: Person, values: Mapping[str, str], fields: Mapping[str, str]) -> None:
    if kept.id == dropped.id:
        raise RuleViolation(_("Choose two people to merge."))
    merging.move_references(db, tables.person, kept.id, dropped.id)
    photo = select(person.photo).where(person.id == dropped.id).scalar_subquery()
    db.execute(update(tables.person).where(person.id == kept.id, person.photo == "").values(photo=photo))
    db.execute(delete(tables.person).where(person.id == dropped.id))
    _change(db, kept.id, values, fields)


# -- pieces -----------------------------------------------------------------------------------------------------------


def _is(ids: Sequence[int]) -> ColumnElement[bool]:
    return person.id.in_(ids)


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK))


def _first_column(db: Connection, statement: Select[Any]) -> list[int]:
    """The driver's rows are unpacked here: SQLAlchemy's own would take longer than the query."""
    cursor = db.execute(statement).cursor
    return [row[0] for row in cursor.fetchall()] if cursor else []


def _sorted(order: PersonOrder, *, descending: bool) -> Select[Any]:
    if order is PersonOrder.NAME:  # nobody is without one, and there is an index
        keys = [person.name.desc(), person.id.desc()] if descending else [person.name, person.id]
        return select(person.id).order_by(*keys)
    column = _column(order)
    source = _JOINED if order in (PersonOrder.ORGANIZATION, PersonOrder.CATEGORY) else tables.person
    key = category.position if order is PersonOrder.CATEGORY else column
    last = case((column == "", literal(1)), else_=0)
    return (
        select(person.id).select_from(source).order_by(last, key.desc() if descending else key, person.name, person.id)
    )


def _column(word: str) -> ColumnElement[Any]:
    return _ELSEWHERE[word] if word in _ELSEWHERE else person[word]


def _searched(row: Any) -> search.Searched:
    names = tuple(each for each in (row.name, row.second_name, row.kana, row.badge_name) if each)
    organizations = tuple(each for each in (row.organization, row.second_organization) if each)
    return search.Searched(row.id, names, organizations, row.email, row.phone, row.code or "")


def _read(db: Connection, id: int) -> Person:
    columns = [_column(each).label(each) for each in PersonField]
    row = db.execute(select(*columns, person.fields).select_from(_JOINED).where(person.id == id)).first()
    if row is None:
        raise NotFound(_("This person is not in the event any more."))
    return Person(id, dict(zip(PersonField, row[:-1], strict=True)), row.fields)


def _valid(values: Mapping[str, str]) -> dict[str, str]:
    found = problems(values)
    if found:
        raise BadInput(paragraph(found.values()), tuple(Problem(text, column=word) for word, text in found.items()))
    return cleaned(values)


def _kept(fields: Mapping[str, str]) -> dict[str, str]:
    return {label: text for label, text in cleaned(fields).items() if text}


def _change(db: Connection, id: int, given: Mapping[str, str], fields: Mapping[str, str]) -> None:
    before = _read(db, id)
    given = _with_country(db, given, before.values[PersonField.COUNTRY])
    new = {word: text for word, text in given.items() if before.values[PersonField(word)] != text}
    columns = _columns(db, new)
    if columns.get("category_id") and not (new.get(PersonField.CODE) or before.values[PersonField.CODE]):
        columns["code"] = named_rows.new_code(db)
    custom = _kept({**before.fields, **fields})
    if custom != before.fields:
        columns["fields"] = custom
        named_rows.know_labels(db, custom)
    if columns:
        db.execute(update(tables.person).where(person.id == id).values(columns))


def _with_country(db: Connection, values: Mapping[str, str], before: str = "") -> Mapping[str, str]:
    """The values with the country as it is kept."""
    typed = values.get(PersonField.COUNTRY, "")
    return {**values, PersonField.COUNTRY: queries.country_names(db).stored(typed, before)} if typed else values


def _columns(db: Connection, values: Mapping[str, str]) -> dict[str, Any]:
    """The values as columns of the person's row, with ids where they name something else."""
    columns: dict[str, Any] = {word: text for word, text in values.items() if PersonField(word) not in _ELSEWHERE}
    if PersonField.ORGANIZATION in values:
        columns["organization_id"] = named_rows.organization_named(db, values[PersonField.ORGANIZATION])
    if PersonField.CATEGORY in values:
        columns["category_id"] = named_rows.category_named(db, values[PersonField.CATEGORY])
    if PersonField.CODE in values:
        columns["code"] = _free_code(db, values[PersonField.CODE])
    return columns


def _free_code(db: Connection, code: str) -> str | None:
    owner = db.scalar(select(person.name).where(person.code == code)) if code else None
    if owner:
        raise RuleViolation(_("The code “{code}” is “{name}”’s already.").format(code=code, name=owner))
    return code or None
