"""The people of an event as a table, read while it is written: nobody holds all of them."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, Text, bindparam, func, or_, select, type_coerce

from organizer.domain.people.words import RegistrationStatus
from organizer.domain.sheets.export_base import Head, people_row
from organizer.domain.sheets.export_choice import EVERYBODY, PeopleChoice
from organizer.domain.sheets.own_headers import header, in_utc, told_apart
from organizer.domain.sheets.workbook import Cell, Field, Row
from organizer.errors import BadInput
from organizer.files.writing.book_parts import CHUNK, Chunk, Column, Kind, Stream
from organizer.i18n import _, current_language
from organizer.services.exports.table import Table
from organizer.storage import queries, tables

_PERSON, _ORGANIZATION, _CATEGORY = tables.person.c, tables.organization.c, tables.category.c

Bases = Callable[[Sequence[str], Sequence[Sequence[str]]], Row]
"""What goes into the hidden sheet for some people: their uids, and their texts column by column."""

STORED: dict[Field, ColumnElement[str]] = {
    Field.NAME: _PERSON.name,
    Field.SECOND_NAME: _PERSON.second_name,
    Field.LAST_NAME: _PERSON.family_name,
    Field.FIRST_NAME: _PERSON.given_name,
    Field.KANA: _PERSON.kana,
    Field.TITLE: _PERSON.title,
    Field.ORGANIZATION: func.coalesce(_ORGANIZATION.name, ""),
    Field.JOB_TITLE: _PERSON.job_title,
    Field.COUNTRY: _PERSON.country,
    Field.CATEGORY: func.coalesce(_CATEGORY.name, ""),
    Field.EMAIL: _PERSON.email,
    Field.PHONE: _PERSON.phone,
    Field.BADGE_NAME: _PERSON.badge_name,
    Field.CODE: func.coalesce(_PERSON.code, ""),
    Field.STATUS: _PERSON.status,
    Field.REGISTERED_AT: _PERSON.registered_at,
    Field.ORDER_ID: _PERSON.order_id,
    Field.TICKET_ID: _PERSON.ticket_id,
    Field.TICKET_SECRET: _PERSON.ticket_secret,
    Field.DIET: _PERSON.diet,
    Field.ACCOMMODATION: _PERSON.accommodation,
    Field.ARRIVAL: _PERSON.arrival,
    Field.DEPARTURE: _PERSON.departure,
}
"""The fields that leave, in the order of the columns."""

_BY_ID = {Field.ORGANIZATION: _PERSON.organization_id, Field.CATEGORY: _PERSON.category_id}
"""Whose names many people share: looking them up here spares a third of the query's time."""

ALWAYS = frozenset(
    {
        Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION, Field.JOB_TITLE, Field.COUNTRY, Field.CATEGORY, Field.EMAIL,
        Field.PHONE,
    }
)  # fmt: skip
"""Columns that are there even when nobody has anything in them."""

ARRIVALS = (
    Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION, Field.CATEGORY, Field.PHONE, Field.ARRIVAL, Field.DEPARTURE,
    Field.ACCOMMODATION, Field.DIET,
)  # fmt: skip
"""The columns of the list of arrivals."""

_TIMES = (Field.REGISTERED_AT, Field.ARRIVAL, Field.DEPARTURE)
_UTC, _LENGTH = "+00:00", len("2026-09-26T10:30:00")
_DAY, _MOMENT = "____-__-__", "____-__-__{}__:__%"
_ZONES = (_MOMENT + "+__:__", _MOMENT + "-__:__", _MOMENT + "Z")


def used_columns(db: Connection) -> tuple[str, ...]:
    """The fields that are exported unless somebody chooses: those somebody has, then the custom ones."""
    unused = [field for field in STORED if field not in ALWAYS]
    while unused and (found := _somebody_with_any(db, unused)):
        unused = [field for field, text in zip(unused, found, strict=True) if not text]
    return (*(field for field in STORED if field not in unused), *labels(db))


def _somebody_with_any(db: Connection, fields: Sequence[Field]) -> Sequence[str] | None:
    """The texts of the first person who has any of them, so that the people are gone through once for all fields."""
    columns = [STORED[field] for field in fields]
    somebody = select(*columns).select_from(queries.PEOPLE).where(or_(*(each != "" for each in columns))).limit(1)
    return db.execute(somebody).first()


def people_tables(db: Connection, choice: PeopleChoice = EVERYBODY, bases: Bases | None = None) -> list[Table]:
    """Who was chosen as one table, or as one for each category; each is read from ``db`` while it is written.

    Raises BadInput for a column or a category that the event does not have.
    """
    reader = _Reader(db, choice, bases)
    if not choice.by_category:
        return [reader.table(_("People"), *_who(db, choice))]
    wanted = [*_categories(db, choice), *([] if choice.categories else [(None, _("No category"))])]
    found = [reader.table(name, *_who(db, choice), _PERSON.category_id == id) for id, name in wanted]
    return [table for table in found if isinstance(table.rows, Stream) and table.rows.count] or found[:1]


def arrivals_table(db: Connection) -> Table:
    """Who comes when, leaves when and stays where, the first to come first."""
    choice = PeopleChoice(columns=ARRIVALS, order=Field.ARRIVAL)
    known = or_(*(column != "" for column in (_PERSON.arrival, _PERSON.departure, _PERSON.accommodation)))
    return _Reader(db, choice, kind="arrivals").table(_("Arrivals"), known)


def head_of(db: Connection, table: Table) -> Head:
    """What the hidden sheet says of a table first."""
    pairs = zip(table.keys[:-1], table.columns, strict=False)  # without the ids, which are the base's own
    headers = {key: column.header for key, column in pairs}
    return Head(queries.event_uid(db), headers, queries.country_names(db).given)


base_row: Bases = people_row
"""For a workbook that comes back: all texts as they are now."""


class _Reader:
    """Reads tables of the chosen columns."""

    def __init__(
        self, db: Connection, choice: PeopleChoice, bases: Bases | None = None, *, kind: str = "people"
    ) -> None:
        self._db, self._choice, self._bases, self._kind = db, choice, bases, kind
        self._countries = queries.country_names(db)
        _known(db, (choice.order,))
        self._keys = used_columns(db) if choice.columns is None else _known(db, choice.columns)
        self._stored = [Field(key) for key in self._keys if key in STORED]
        self._own = [key for key in self._keys if key not in STORED]
        ours: dict[str, Column] = {field: self._column(field) for field in self._stored}
        own = told_apart(self._own, {each.header for each in ours.values()})
        columns = ours | dict(zip(self._own, map(Column, own), strict=True))
        self._columns = [columns[key] for key in self._keys]

    def table(self, name: str, *who: ColumnElement[bool]) -> Table:
        """The people of whom all of ``who`` holds."""
        count = self._db.scalar(select(func.count()).select_from(tables.person).where(*who)) or 0
        columns = [*self._columns, Column(header(Field.UID), hidden=True)]
        return Table(self._kind, name, [*self._keys, Field.UID.value], columns, Stream(count, self._chunks(who)))

    def _column(self, field: Field) -> Column:
        if field in _TIMES:
            return _time_column(self._db, field)
        return Column(header(field), choices=choices(self._db, field))

    def _chunks(self, who: Sequence[ColumnElement[bool]]) -> Iterator[Chunk]:
        for texts in self._texts(self._statement(who)):
            cells = [
                self._cells(key, column, values)
                for key, column, values in zip(self._keys, self._columns, texts, strict=False)
            ]
            base = self._bases(texts[-1], texts[:-1]) if self._bases else ()
            yield Chunk([*cells, texts[-1]], base)

    def _cells(self, key: str, column: Column, values: Sequence[str]) -> Sequence[Cell]:
        if column.kind in (Kind.DATE, Kind.MOMENT):
            return _instants(values)
        if key != Field.COUNTRY:
            return values
        names = {each: self._countries.shown(each, current_language()) for each in set(values)}
        return [names[each] for each in values]

    def _texts(self, statement: Executable) -> Iterator[list[Sequence[str]]]:
        """The values of some people at a time in the order of the keys, the uids last."""
        named = {key: _names_of(self._db, key) for key in self._stored if key in _BY_ID}
        for part in self._db.execute(statement).partitions(CHUNK):
            uids, *columns = zip(*part, strict=True)
            found: dict[str, Sequence[Any]] = dict(zip(self._stored, columns, strict=False))
            found |= {key: [names.get(id, "") for id in found[key]] for key, names in named.items()}
            if self._own:
                own = list(map(json.loads, columns[-1]))
                found |= {label: [fields.get(label, "") for fields in own] for label in self._own}
            yield [*(found[key] for key in self._keys), uids]

    def _statement(self, who: Sequence[ColumnElement[bool]]) -> Executable:
        stored = [_BY_ID.get(key, STORED[key]) for key in self._stored]
        own = [type_coerce(_PERSON.fields, Text)] if self._own else []
        first = STORED[self._choice.order]
        chosen = select(_PERSON.uid, *stored, *own).select_from(queries.PEOPLE).where(*who)
        order = first.desc() if self._choice.descending else first
        if self._choice.order is Field.NAME:  # the name a second time would keep SQLite from following its index
            return chosen.order_by(order, _PERSON.id)
        return chosen.order_by(first == "", order, _PERSON.name, _PERSON.id)


def _names_of(db: Connection, field: Field) -> dict[int, str]:
    """The names of all organizations or categories by their ids."""
    table = _ORGANIZATION if field is Field.ORGANIZATION else _CATEGORY
    return dict(db.execute(select(table.id, table.name)).all())


def _who(db: Connection, choice: PeopleChoice) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if choice.people is not None:  # written into the statement: SQLite takes no more than so many parameters
        found.append(_PERSON.id.in_(bindparam("people", choice.people, expanding=True, literal_execute=True)))
    if choice.categories is not None:
        found.append(_PERSON.category_id.in_([id for id, _name in _categories(db, choice)]))
    return found


def _categories(db: Connection, choice: PeopleChoice) -> list[tuple[int | None, str]]:
    """The chosen categories in the event's order. Raises BadInput."""
    rows = db.execute(select(_CATEGORY.id, _CATEGORY.name).order_by(_CATEGORY.position, _CATEGORY.id))
    known = {name: id for id, name in rows}
    for name in choice.categories or ():
        if name not in known:
            text = _("There is no category “{name}”. There are: {known}.")
            raise BadInput(text.format(name=name, known=", ".join(known)))
    return [(id, name) for name, id in known.items() if choice.categories is None or name in choice.categories]


def _known(db: Connection, columns: Sequence[str]) -> tuple[str, ...]:
    """Raises BadInput for a column that the event does not have."""
    possible = (*(field.value for field in STORED), *labels(db))
    for column in columns:
        if column not in possible:
            text = _("There is no column “{name}”. There are: {known}.")
            raise BadInput(text.format(name=column, known=", ".join(possible)))
    return tuple(dict.fromkeys(columns))


def labels(db: Connection) -> list[str]:
    """The event's custom fields in their order."""
    field = tables.custom_field.c
    return list(db.scalars(select(field.label).order_by(field.position, field.id)))


def choices(db: Connection, field: Field) -> tuple[str, ...]:
    """What a drop-down below the header offers."""
    match field:
        case Field.CATEGORY:
            return tuple(db.scalars(select(_CATEGORY.name).order_by(_CATEGORY.position, _CATEGORY.id)))
        case Field.STATUS:
            return tuple(each.value for each in RegistrationStatus)
        case _:
            return ()


def _is_somebody(db: Connection, condition: ColumnElement[bool]) -> bool:
    return bool(db.scalar(select(select(_PERSON.id).select_from(queries.PEOPLE).where(condition).exists())))


# -- days and times ---------------------------------------------------------------------------------------------------


def _time_column(db: Connection, field: Field) -> Column:
    """A field's column: days and times are real ones where the event has them so.

    Instants with a zone are shown in UTC and the header says so: a workbook knows no zones.
    """
    column = STORED[field]
    moment = _is_somebody(db, or_(*(column.like(_MOMENT.format(between)) for between in "T ")))
    zoned = moment and _is_somebody(
        db, or_(*(column.like(pattern.format(between)) for between in "T " for pattern in _ZONES))
    )
    name = in_utc(header(field)) if zoned else header(field)
    if moment:
        return Column(name, Kind.MOMENT)
    return Column(name, Kind.DATE if _is_somebody(db, column.like(_DAY)) else Kind.TEXT)


def _instants(texts: Sequence[str]) -> list[Cell]:
    """Dates, moments in UTC, or the texts where they are neither. Nearly all are moments in UTC as we write them."""
    moments = "".join(texts).split(_UTC)[:-1]
    if set(map(len, texts)) == {_LENGTH + len(_UTC)} and list(map(len, moments)) == [_LENGTH] * len(texts):
        with suppress(ValueError):
            return list(map(datetime.fromisoformat, moments))
    return list(map(_instant, texts))


def _instant(text: str) -> Cell:
    """A date, a moment in UTC, or the text where it is neither."""
    if text[4:5] != "-" or text[7:8] != "-":
        return text
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text) if text[10] in "T " and text[13:14] == ":" else None
        if moment is None or moment.microsecond:
            return text
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return text
