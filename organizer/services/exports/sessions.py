"""The sessions with those who have anything to do with them: a row for each person of each."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from organizer.domain.programme.words import RoleKind, role_words
from organizer.domain.sheets.own_headers import header
from organizer.domain.sheets.workbook import Field, Row
from organizer.files.writing.book_parts import Column, Kind
from organizer.i18n import _
from organizer.services.exports.agenda import read_agenda
from organizer.services.exports.programme import when
from organizer.services.exports.table import Table
from organizer.storage import tables

_KEYS = (
    "day", "start", "end", "room", "session", "talk", "role", "name", "second_name", "organization", "email", "phone",
)  # fmt: skip


def sessions_table(db: Connection) -> Table:
    """In the order of time; of a session first who belongs to all of it. One without people has a row as well."""
    agenda = read_agenda(db)
    people = _people(db)
    rows: list[Row] = []
    for session in agenda.sessions:
        day, start, end, _duration = when(agenda, session.day, session.start, session.duration)
        about = (day, start, end, agenda.room(session.room), session.title)
        found = [(*about, "", *each) for each in people.get(session.uid, ())]
        found += [(*about, talk.title, *each) for talk in session.talks for each in people.get(talk.uid, ())]
        rows += found or [(*about, "", *[""] * 6)]
    columns = (
        Column(_("Day"), Kind.NUMBER if agenda.start_date is None else Kind.DATE),
        Column(_("Start"), Kind.TIME),
        Column(_("End"), Kind.TIME),
        *map(Column, (_("Room"), _("Session"), _("Talk"), _("Role"), header(Field.NAME), header(Field.SECOND_NAME))),
        *map(Column, (header(Field.ORGANIZATION), header(Field.EMAIL), header(Field.PHONE))),
    )
    return Table("sessions", _("Sessions and people"), _KEYS, columns, rows)


def _people(db: Connection) -> Mapping[str, list[Row]]:
    """Role, names, organization and contact of everybody, by the uid of the session or talk."""
    role, person, organization = tables.role.c, tables.person.c, tables.organization.c
    joined = (
        tables.role.join(tables.person)
        .outerjoin(tables.organization, person.organization_id == organization.id)
        .outerjoin(tables.session, role.session_id == tables.session.c.id)
        .outerjoin(tables.talk, role.talk_id == tables.talk.c.id)
    )
    of = func.coalesce(tables.session.c.uid, tables.talk.c.uid)
    told = (person.name, person.second_name, func.coalesce(organization.name, ""), person.email, person.phone)
    words, order = role_words(), {kind: place for place, kind in enumerate(RoleKind)}
    found: dict[str, list[tuple[RoleKind, Row]]] = {}
    query = select(of, role.kind, *told).select_from(joined).order_by(role.position, role.id)
    for uid, kind, *texts in db.execute(query):
        found.setdefault(uid, []).append((RoleKind(kind), (words[RoleKind(kind)], *texts)))
    return {uid: [row for _kind, row in sorted(those, key=lambda each: order[each[0]])] for uid, those in found.items()}
