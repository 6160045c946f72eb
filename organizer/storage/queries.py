"""Questions that several services ask."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from organizer.domain.changes import OperationKind, Step
from organizer.domain.country_names import CountryNames
from organizer.storage import tables

_person, _organization, _category = tables.person.c, tables.organization.c, tables.category.c

PEOPLE = tables.person.outerjoin(tables.organization, _person.organization_id == _organization.id).outerjoin(
    tables.category, _person.category_id == _category.id
)
"""Everybody, with their organization and category where they have any."""


def people_on_paper(*columns: ColumnElement[Any]) -> Select[Any]:
    """These columns of everybody, and what both languages call their organization and category; by name."""
    return (
        select(
            *columns,
            _organization.name.label("organization"),
            _organization.second_name.label("second_organization"),
            _organization.country.label("organization_country"),
            _category.name.label("category"),
            _category.second_name.label("second_category"),
        )
        .select_from(PEOPLE)
        .order_by(_person.name, _person.id)
    )


def history_steps(db: Connection) -> list[Step]:
    """Every operation that undo knows, from the first on; those that never were undoable are left out."""
    operation = tables.operation.c
    rows = db.execute(
        select(operation.id, operation.kind, operation.target, operation.label)
        .where(operation.undoable == 1)
        .order_by(operation.id)
    )
    return [Step(row.id, OperationKind(row.kind), row.target, row.label) for row in rows]


def event_uid(db: Connection) -> str:
    """What tells this event from every other."""
    return db.scalar(select(tables.event.c.uid)) or ""


def event_language(db: Connection) -> str:
    """The event's main language, such as “en”."""
    return db.scalar(select(tables.event.c.language)) or ""


def event_name(db: Connection) -> str:
    """The event's name in its main language."""
    return db.scalar(select(tables.event.c.name)) or ""


def country_names(db: Connection) -> CountryNames:
    """What the event calls countries."""
    event = tables.event.c
    row = db.execute(select(event.country_names, event.language, event.second_language)).first()
    return CountryNames(row[0], (row[1], row[2])) if row else CountryNames()
