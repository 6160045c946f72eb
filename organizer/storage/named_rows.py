"""What people refer to by its name: organizations, categories, custom fields and codes, found or made."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, insert, select

from organizer.domain.names.organizations import organization_key, organization_kind
from organizer.domain.people.registration_codes import new_codes
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
    if not name:
        return None
    found = db.scalar(select(category.id).where(category.name == name))
    last = db.scalar(select(func.coalesce(func.max(category.position), -1))) or 0
    return found or insert_row(db, tables.category, {"name": name, "position": last + 1, "color": last + 1})


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
