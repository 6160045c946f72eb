"""What there is to choose from before people are exported."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from organizer.domain.sheets.own_headers import header, told_apart
from organizer.domain.sheets.workbook import Field
from organizer.services.exports.people import STORED, labels, used_columns
from organizer.storage import tables


@dataclass(frozen=True, slots=True)
class OfferedColumn:
    """A column by its key and its header; ``used``: exported unless somebody chooses."""

    key: str
    header: str
    used: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """The columns in their usual order, what people can be sorted by, and the categories."""

    columns: tuple[OfferedColumn, ...]
    orders: tuple[tuple[Field, str], ...]
    categories: tuple[str, ...]


def read_offer(db: Connection) -> Offer:
    """What the event has."""
    category, used = tables.category.c, set(used_columns(db))
    fields = [OfferedColumn(field.value, header(field), field in used) for field in STORED]
    custom = labels(db)
    own = [OfferedColumn(*each, True) for each in zip(custom, told_apart(custom, map(header, STORED)), strict=True)]
    names = tuple(db.scalars(select(category.name).order_by(category.position, category.id)))
    return Offer((*fields, *own), tuple((field, header(field)) for field in STORED), names)
