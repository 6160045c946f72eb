"""People as sheets name them, and which of them a sheet is for."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from organizer.domain.people.words import RegistrationStatus
from organizer.domain.printing.days import Name
from organizer.domain.printing.local_names import forms_of
from organizer.domain.printing.sheets.guests import Guest
from organizer.storage import queries, tables

person = tables.person.c
_COLUMNS = (
    *(person.id, person.name, person.second_name, person.kana, person.country, person.code, person.status),
    *(person.category_id, person.job_title),
)


class Guests:
    """Everybody, by id; ``attendees`` holds those with a category, ``away`` those of them who cancelled."""

    def __init__(self, db: Connection) -> None:
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

    def able(self, ids: Iterable[int]) -> list[Guest]:
        """Whom of these something can be printed for: who has a name and did not cancel."""
        return [self.by_id[id] for id in ids if id not in self.away and self.by_id[id].name.first]


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
