"""People as sheets name them, and which of them a sheet is for."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.people.words import RegistrationStatus, ScanVerdict
from organizer.domain.printing.days import Name
from organizer.domain.printing.local_names import forms_of
from organizer.domain.printing.sheet_orders import Attendance, SheetOrder
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.sheets.checked_in import is_checked_in, tells_check_in
from organizer.storage import queries, tables

person, scan = tables.person.c, tables.scan.c
_COLUMNS = (
    *(person.id, person.name, person.second_name, person.kana, person.country, person.code, person.status),
    *(person.category_id, person.job_title),
)


class Guests:
    """Everybody, by id; ``attendees`` holds those with a category, ``away`` those of them who cancelled."""

    def __init__(self, db: Connection, *, came: Collection[int] = ()) -> None:
        """``came``: who is checked in, where that is asked for; see :func:`checked_in`."""
        self._came = came
        self.by_id: dict[int, Guest] = {}
        self.attendees: dict[int, int] = {}
        self.away: set[int] = set()
        for row in db.execute(queries.people_on_paper(*_COLUMNS)):
            self.by_id[row.id] = _guest(row)
            if row.category_id is not None:
                self.attendees[row.id] = row.category_id
            if row.status == RegistrationStatus.CANCELLED:
                self.away.add(row.id)

    def attending(self, category: int | None = None) -> list[int]:
        """The attendees of a category, or all, those who cancelled among them; sorted by name."""
        return [id for id, kind in self.attendees.items() if category is None or kind == category]

    def chosen(self, order: SheetOrder) -> list[int]:
        """The people that an order names, else the attendees of its category, as many of them as it wants."""
        if order.people is not None:
            return list(order.people)
        ids = self.attending(order.category)
        return [id for id in ids if id in self._came] if order.attendance is Attendance.CHECKED_IN else ids

    def able(self, ids: Iterable[int]) -> list[Guest]:
        """Whom of these something can be printed for: who has a name and did not cancel."""
        there = (self.by_id[id] for id in ids if id in self.by_id and id not in self.away)
        return [each for each in there if each.name.first]


def checked_in(db: Connection) -> set[int]:
    """Who has come: whose badge was scanned, or of whom the sheet of another platform said so."""
    scanned = select(scan.person_id).where(scan.verdict == ScanVerdict.VALID, scan.person_id.is_not(None))
    came = set(db.scalars(scanned))
    if any(map(tells_check_in, db.scalars(select(tables.custom_field.c.label)))):  # else nobody's fields are read
        told = db.execute(select(person.id, person.fields).where(person.fields != {}))
        came.update(id for id, fields in told if is_checked_in(fields))
    return came


def _guest(row: Any) -> Guest:
    country = row.country or row.organization_country or ""
    return Guest(
        row.id,
        Name.of(row.name, row.second_name),
        Name.of(row.organization, row.second_organization),
        row.job_title,
        Name.of(row.category, row.second_category),
        row.code or "",
        forms_of(country, row.kana, row.name, row.second_name),
    )
