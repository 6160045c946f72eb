"""People who may be in the event twice: looking for them, and remembering who is not the same."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from organizer.domain.names.organizations import organization_key
from organizer.domain.people.duplicates import Candidate, Traits, find_duplicates
from organizer.domain.people.identity import phone_key
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _, ngettext
from organizer.memory import let_go, many_objects
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import merging, named_rows, queries, tables

_CHUNK = 1_000


def candidates(workspace: Workspace, progress: Progress) -> tuple[Candidate, ...]:
    """All pairs who may be one person and were not told apart, the surest first. Raises Cancelled."""
    with many_objects():
        with workspace.reading() as db:
            people = list(_traits(db, progress))
            apart = merging.told_apart(db, tables.person)
        found = find_duplicates(people, apart, progress)
        let_go(people)
    return found


def tell_apart(workspace: Workspace, pairs: Sequence[tuple[int, int]]) -> None:
    """Remember as one step that the two of each pair are two, so that they are not proposed again.

    Raises NotFound, RuleViolation (somebody cannot be told apart from oneself).
    """
    if not pairs:
        return
    if any(one == other for one, other in pairs):
        raise RuleViolation(_("Choose two people."))
    with workspace.operation(_label(workspace, pairs)) as db:
        for one, other in pairs:
            merging.tell_apart(db, tables.person, one, other)


def _label(workspace: Workspace, pairs: Sequence[tuple[int, int]]) -> str:
    wanted = sorted({id for pair in pairs for id in pair})
    names = _names(workspace, wanted)
    if len(names) < len(wanted):
        raise NotFound(_("This person is not in the event any more."))
    if len(pairs) == 1:
        one, other = pairs[0]
        return _("“{one}” is not “{other}”").format(one=names[one], other=names[other])
    return ngettext("{count} pair is two people", "{count} pairs are two people", len(pairs)).format(count=len(pairs))


def _names(workspace: Workspace, ids: Sequence[int]) -> dict[int, str]:
    person = tables.person.c
    named = select(person.id, person.name)
    with workspace.reading() as db:
        parts = (db.execute(named.where(person.id.in_(part))) for part in named_rows.chunks(ids))
        return {row.id: row.name for rows in parts for row in rows}


def _traits(db: Connection, progress: Progress) -> Iterator[Traits]:
    keys, countries = _organization_keys(db), queries.country_names(db)
    person = tables.person.c
    columns = (person.name, person.second_name, person.email, person.phone, person.organization_id, person.country)
    done = 0
    for part in db.execute(select(person.id, *columns).order_by(person.id)).partitions(_CHUNK):
        for id, name, second, email, phone, organization, country in part:
            names = (name, second) if second else (name,)
            of = keys.get(organization, ())
            yield Traits(id, names, email.lower(), phone_key(phone), of, countries.code(country))
        done += len(part)
        progress.step(done, 0, _("Reading the event …"))


def _organization_keys(db: Connection) -> dict[int, tuple[str, ...]]:
    """The keys of all names of each organization."""
    organization = tables.organization.c
    rows = db.execute(select(organization.id, organization.name, organization.second_name, organization.aliases))
    named = ((row.id, (row.name, row.second_name, *row.aliases)) for row in rows)
    return {id: tuple(dict.fromkeys(organization_key(name) for name in names if name)) for id, names in named}
