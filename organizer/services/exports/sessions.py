"""The sessions with those who have anything to do with them: a row for each person of each."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from organizer.domain.agenda.own_rows import when
from organizer.domain.programme.in_files import Credit
from organizer.domain.programme.words import RoleKind, role_words
from organizer.domain.sheets.own_headers import header
from organizer.domain.sheets.workbook import Field, Row
from organizer.files.writing.book_parts import Column, Kind
from organizer.i18n import _
from organizer.services.exports.programme import day_kind
from organizer.services.exports.table import Table
from organizer.storage import tables
from organizer.storage.programme_rows import read_programme

_KEYS = (
    "day", "start", "end", "room", "session", "talk", "role", "name", "second_name", "organization", "email", "phone",
)  # fmt: skip


_FIELDS = (Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION, Field.EMAIL, Field.PHONE)
_ORDER = {kind: place for place, kind in enumerate(RoleKind)}


def sessions_table(db: Connection) -> Table:
    """In the order of time; of a session first who belongs to all of it. One without people has a row as well."""
    programme = read_programme(db)
    contacts, words = _contacts(db), role_words()

    def told(people: Iterable[Credit]) -> Iterator[tuple[str, ...]]:
        for each in sorted(people, key=lambda credit: _ORDER[credit.role]):
            yield (words[each.role], each.name, each.second_name, each.organization, *contacts[each.uid])

    rows: list[Row] = []
    for session in programme.sessions:
        day, start, end, _duration = when(programme, session.day, session.start, session.duration)
        about = (day, start, end, session.room, session.title)
        found: list[Row] = [(*about, "", *each) for each in told(session.people)]
        found += [(*about, talk.title, *each) for talk in session.talks for each in told(talk.people)]
        rows += found or [(*about, "", *[""] * 6)]
    columns = (
        Column(_("Day"), day_kind(programme)),
        Column(_("Start"), Kind.TIME),
        Column(_("End"), Kind.TIME),
        *map(Column, (_("Room"), _("Session"), _("Talk"), _("Role"))),
        *(Column(header(each)) for each in _FIELDS),
    )
    return Table("sessions", _("Sessions and people"), _KEYS, columns, rows)


def _contacts(db: Connection) -> dict[str, tuple[str, str]]:
    """Address and telephone of everybody with a role, by uid."""
    person = tables.person.c
    on_stage = person.id.in_(select(tables.role.c.person_id))
    rows = db.execute(select(person.uid, person.email, person.phone).where(on_stage))
    return {uid: (email, phone) for uid, email, phone in rows}
