"""A blank sheet of people to send around: what each column wants, what may be chosen, and one example."""

from datetime import date

from sqlalchemy import Connection, select

from organizer.domain.programme.words import as_date
from organizer.domain.sheets.example_rows import example_id
from organizer.domain.sheets.own_headers import header, told_apart
from organizer.domain.sheets.workbook import Cell, Field
from organizer.files.writing.book_parts import Column, Kind
from organizer.i18n import _
from organizer.services.exports.people import choices, labels
from organizer.services.exports.table import Table
from organizer.storage import tables

_FIELDS = (
    Field.NAME, Field.SECOND_NAME, Field.TITLE, Field.ORGANIZATION, Field.JOB_TITLE, Field.COUNTRY, Field.CATEGORY,
    Field.EMAIL, Field.PHONE, Field.DIET, Field.ACCOMMODATION, Field.ARRIVAL, Field.DEPARTURE,
)  # fmt: skip


def template_table(db: Connection) -> Table:
    """No people but an example, which no import takes for somebody until it is written over."""
    own = labels(db)
    first = as_date(db.scalar(select(tables.event.c.start_date)) or "") or date(2026, 9, 26)
    examples = _examples(choices(db, Field.CATEGORY), first)
    row = [*(examples[field] for field in _FIELDS), *[""] * len(own)]
    columns = [_column(db, field) for field in _FIELDS]
    columns += [
        *map(Column, told_apart(own, {each.header for each in columns})),
        Column(header(Field.UID), hidden=True),
    ]
    keys = [*(field.value for field in _FIELDS), *own, Field.UID.value]
    return Table("people", _("People"), keys, columns, [(*row, example_id(row))], examples=1)


def _column(db: Connection, field: Field) -> Column:
    kind = Kind.DATE if field in (Field.ARRIVAL, Field.DEPARTURE) else Kind.TEXT
    return Column(header(field), kind, note=_notes().get(field, ""), choices=choices(db, field))


def _examples(categories: tuple[str, ...], first: date) -> dict[Field, Cell]:
    return {
        Field.NAME: "Wang Xiaoyu",
        Field.SECOND_NAME: "王晓宇",
        Field.TITLE: _("Dr."),
        Field.ORGANIZATION: _("Example University"),
        Field.JOB_TITLE: _("Professor"),
        Field.COUNTRY: "CN",
        Field.CATEGORY: categories[0] if categories else _("Participant"),
        Field.EMAIL: "wang.xiaoyu@example.org",
        Field.PHONE: "+86 138 0013 8000",
        Field.DIET: _("vegetarian"),
        Field.ACCOMMODATION: _("Example Hotel"),
        Field.ARRIVAL: first,
        Field.DEPARTURE: first,
    }


def _notes() -> dict[Field, str]:
    """What stands at the headers."""
    day = _("A day such as 2026-09-26, with the time if you know it.")
    return {
        Field.NAME: _("Required. As on the badge; Chinese, Japanese and Korean names with the family name first."),
        Field.SECOND_NAME: _("The same name in the event's other language, if the badge should show both."),
        Field.TITLE: _("Mr, Ms, Dr., Prof. …; not part of the name."),
        Field.ORGANIZATION: _("University, company or institution, in one spelling for everybody of it."),
        Field.COUNTRY: _("The country's name in any language, or its two letters such as CN."),
        Field.CATEGORY: _("Choose from the list; another word makes a new category."),
        Field.EMAIL: _("The person's own address, one only."),
        Field.PHONE: _("With the country's number in front: +86 138 0013 8000."),
        Field.ARRIVAL: day,
        Field.DEPARTURE: day,
    }
