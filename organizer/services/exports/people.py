"""The people of an event as a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from organizer.domain.export_base import UID_HEADER, Head, head_row, people_row
from organizer.domain.sheets import Cell, Field, Row
from organizer.files.workbooks import Column, Kind
from organizer.i18n import _
from organizer.services.exports.table import Table
from organizer.storage import queries, tables

_BASE_CHUNK = 500  # people whose base is one row of the hidden sheet
_PERSON, _ORGANIZATION, _CATEGORY = tables.person.c, tables.organization.c, tables.category.c


@dataclass(frozen=True, slots=True)
class _Source:
    """A column of the table: which field, from where, and whether it is there when nobody has it."""

    field: Field
    column: Any
    always: bool = False


_SOURCES = (
    _Source(Field.NAME, _PERSON.name, always=True),
    _Source(Field.SECOND_NAME, _PERSON.second_name, always=True),
    _Source(Field.LAST_NAME, _PERSON.family_name),
    _Source(Field.FIRST_NAME, _PERSON.given_name),
    _Source(Field.KANA, _PERSON.kana),
    _Source(Field.TITLE, _PERSON.title),
    _Source(Field.ORGANIZATION, _ORGANIZATION.name, always=True),
    _Source(Field.JOB_TITLE, _PERSON.job_title, always=True),
    _Source(Field.COUNTRY, _PERSON.country, always=True),
    _Source(Field.CATEGORY, _CATEGORY.name, always=True),
    _Source(Field.EMAIL, _PERSON.email, always=True),
    _Source(Field.PHONE, _PERSON.phone, always=True),
    _Source(Field.BADGE_NAME, _PERSON.badge_name),
    _Source(Field.CODE, _PERSON.code),
    _Source(Field.STATUS, _PERSON.status),
    _Source(Field.REGISTERED_AT, _PERSON.registered_at),
    _Source(Field.ORDER_ID, _PERSON.order_id),
    _Source(Field.TICKET_ID, _PERSON.ticket_id),
    _Source(Field.TICKET_SECRET, _PERSON.ticket_secret),
    _Source(Field.DIET, _PERSON.diet),
    _Source(Field.ACCOMMODATION, _PERSON.accommodation),
    _Source(Field.ARRIVAL, _PERSON.arrival),
    _Source(Field.DEPARTURE, _PERSON.departure),
)


_TIMES = {Field.REGISTERED_AT, Field.ARRIVAL, Field.DEPARTURE}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_ZONED = re.compile(r"(Z|[+-]\d\d:\d\d)$")


def header(field: Field) -> str:
    """What a field's column is called; the import reads every one of these words."""
    return {
        Field.NAME: _("Name"),
        Field.SECOND_NAME: _("Name in second language"),
        Field.LAST_NAME: _("Last name"),
        Field.FIRST_NAME: _("First name"),
        Field.KANA: _("Kana"),
        Field.TITLE: _("Salutation"),
        Field.ORGANIZATION: _("Organization"),
        Field.JOB_TITLE: _("Job title"),
        Field.COUNTRY: _("Country"),
        Field.CATEGORY: _("Category"),
        Field.EMAIL: _("Email"),
        Field.PHONE: _("Phone"),
        Field.BADGE_NAME: _("Badge name"),
        Field.CODE: _("Badge code"),
        Field.STATUS: _("Status"),
        Field.REGISTERED_AT: _("Registered at"),
        Field.ORDER_ID: _("Order ID"),
        Field.TICKET_ID: _("Ticket ID"),
        Field.TICKET_SECRET: _("Ticket secret"),
        Field.DIET: _("Dietary requirements"),
        Field.ACCOMMODATION: _("Accommodation"),
        Field.ARRIVAL: _("Arrival"),
        Field.DEPARTURE: _("Departure"),
        Field.UID: UID_HEADER,
    }[field]


def people_table(db: Connection) -> Table:
    """Everybody by name: the fields somebody has, then the custom fields, then the hidden ID."""
    sources = [each for each in _SOURCES if each.always or _is_used(db, each.column)]
    labels = list(db.scalars(select(tables.custom_field.c.label).order_by(tables.custom_field.c.position)))
    columns = list(zip(*_rows(db, [each.column for each in sources], labels), strict=True))
    shown = [_shown(source.field, values) for source, values in zip(sources, columns, strict=False)]
    rows = list(zip(*[values for _column, values in shown], *columns[len(sources) :], strict=True))
    custom = [Column(label) for label in labels]
    keys = [each.field.value for each in sources] + labels + [Field.UID.value]
    heads = [column for column, _values in shown] or [Column(header(each.field)) for each in sources]
    headers = [each.header for each in (*heads, *custom)]
    head = Head(queries.event_uid(db), dict(zip(keys[:-1], headers, strict=True)))
    base = [head_row(head), *_base_rows(columns)]
    return Table(_("People"), keys, [*heads, *custom, Column(header(Field.UID), hidden=True)], rows, base=base)


def _base_rows(columns: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    """What the event has, for the comparison when the workbook comes back; the last column holds the uids."""
    texts = [[str(value or "") for value in values] for values in columns]
    for start in range(0, len(texts[-1]) if texts else 0, _BASE_CHUNK):
        part = [values[start : start + _BASE_CHUNK] for values in texts]
        yield people_row(part[-1], part[:-1])


def _shown(field: Field, values: Sequence[Cell]) -> tuple[Column, Sequence[Cell]]:
    """A field's column and its values: days and times are real ones where the event has them so.

    Instants with a zone are shown in UTC and the header says so: a workbook knows no zones.
    """
    if field not in _TIMES:
        return Column(header(field)), values
    texts = [value if isinstance(value, str) else "" for value in values]
    times = [_instant(text) for text in texts]
    zoned = any(isinstance(each, datetime) and _ZONED.search(text) for each, text in zip(times, texts, strict=True))
    name = _("{header} (UTC)").format(header=header(field)) if zoned else header(field)
    kinds = {type(each) for each in times} - {str}
    kind = Kind.MOMENT if datetime in kinds else Kind.DATE if kinds else Kind.TEXT
    return Column(name, kind), times


def _instant(text: str) -> Cell:
    """A date, a moment in UTC, or the text where it is neither."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text) if _MOMENT.match(text) else None
    except ValueError:
        return text
    if moment is None or moment.microsecond:
        return text
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _is_used(db: Connection, column: Any) -> bool:
    return bool(db.scalar(select(select(tables.person.c.id).where(func.coalesce(column, "") != "").exists())))


def _rows(db: Connection, columns: Sequence[Any], labels: Sequence[str]) -> list[Row]:
    joined = tables.person.outerjoin(tables.organization).outerjoin(tables.category)
    query = select(*columns, _PERSON.uid).select_from(joined).order_by(_PERSON.name, _PERSON.id)
    if not labels:
        return [tuple(row) for row in db.execute(query)]
    found = db.execute(query.add_columns(_PERSON.fields))
    return [(*row[:-2], *[row[-1].get(label, "") for label in labels], row[-2]) for row in found]
