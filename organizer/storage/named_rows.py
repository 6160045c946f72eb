"""What people refer to by its name: organizations, categories, custom fields and codes, found or made."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, insert, select

from organizer.domain.folding import fold
from organizer.domain.imports.same_words import other_word, same_word
from organizer.domain.names.organizations import organization_key, organization_kind
from organizer.domain.people.registration_codes import new_codes
from organizer.domain.sheets.workbook import Field
from organizer.storage import tables
from organizer.storage.bulk import insert_row

organization, category, person = tables.organization.c, tables.category.c, tables.person.c
_CHUNK = 500


def organization_named(db: Connection, name: str) -> int | None:
    """The organization's id, by any of its names in any spelling; a new one where none is called so; None for “”."""
    if not name:
        return None
    found = db.scalar(select(organization.id).where(organization.name == name).order_by(organization.id))
    known = found or names_of_organizations(db).get(organization_key(name))
    return known or insert_row(db, tables.organization, {"name": name, "kind": organization_kind(name).value})


def names_of_organizations(db: Connection) -> dict[str, int]:
    """Every organization by the key of each of its names; of two that claim one the older, and main names first."""
    rows = db.execute(
        select(organization.id, organization.name, organization.second_name, organization.aliases).order_by(
            organization.id
        )
    ).all()
    main = ((row.id, row.name) for row in rows)
    others = ((row.id, name) for row in rows for name in (row.second_name, *row.aliases) if name)
    found: dict[str, int] = {}
    for id, name in (*main, *others):
        found.setdefault(organization_key(name), id)
    return found


def category_named(db: Connection, name: str) -> int | None:
    """The category's id; a new one at the end where none is called so; None for “”."""
    return categories_named(db, [name])[name] if name else None


def categories_named(db: Connection, names: Iterable[str]) -> dict[str, int]:
    """The categories' ids by name, in any spelling or language; new ones at the end for names that none has.

    Of those made here the usual word of the other language is kept as well.
    """
    known = categories_by_id(db)
    exact = {own[0]: id for id, own in known.items()}
    called = _first_of_each((fold(name), id) for id, own in known.items() for name in own if name)
    meant = _first_of_each((key, id) for id, own in known.items() for key in category_keys(own))
    found: dict[str, int] = {}
    for name in names:
        key = same_word(Field.CATEGORY, name)
        id = exact.get(name) or called.get(fold(name)) or meant.get(key)
        if id is None:
            second, place = other_word(Field.CATEGORY, name), len(known)
            values = {"name": name, "second_name": second, "color": place % 12, "position": place}
            id = meant[key] = insert_row(db, tables.category, values)
            known[id] = (name, second)
        found[name] = id
    return found


def _first_of_each(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Of those that claim one key the first."""
    found: dict[str, int] = {}
    for key, id in pairs:
        found.setdefault(key, id)
    return found


def categories_by_id(db: Connection) -> dict[int, tuple[str, ...]]:
    """Every category's names, the main one first; in their order."""
    rows = db.execute(select(category.id, category.name, category.second_name).order_by(category.position, category.id))
    return {row.id: (row.name, row.second_name) for row in rows}


def category_keys(names: Sequence[str]) -> tuple[str, ...]:
    """By what a category is called, and by what that means in every language."""
    said = [name for name in names if name]
    return tuple(dict.fromkeys([*map(fold, said), *(same_word(Field.CATEGORY, name) for name in said)]))


def know_labels(db: Connection, labels: Iterable[str]) -> None:
    """Make custom fields of the labels that are new."""
    known = set(db.scalars(select(tables.custom_field.c.label)))
    for position, label in enumerate((each for each in labels if each not in known), len(known)):
        db.execute(insert(tables.custom_field).values(label=label, position=position))


def new_code(db: Connection) -> str:
    """A code that nobody has."""
    while True:
        code = new_codes(1, ())[0]
        if db.scalar(select(person.id).where(person.code == code)) is None:
            return code


def chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in parts for ``IN (…)``: SQLite takes 32,766 parameters, older builds 999."""
    return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))
