"""Organizations: all of them, which of them may be one, and making one of several."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from organizer.domain.names.organization_spellings import mail_domain
from organizer.domain.names.organizations import Organization, renamed, tidied, united
from organizer.domain.people.merges import merges
from organizer.domain.people.organization_duplicates import (
    OrganizationCandidate,
    OrganizationTraits,
    find_organization_duplicates,
)
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import merging, queries, tables
from organizer.storage.bulk import insert_row

organization, person = tables.organization.c, tables.person.c
_CHUNK = 1_000


def organizations(workspace: Workspace) -> tuple[Organization, ...]:
    """All of them by name."""
    with workspace.reading() as db:
        return _read(db)


def read_organization(workspace: Workspace, id: int) -> Organization:
    """One of them. Raises NotFound."""
    with workspace.reading() as db:
        return _one(db, id)


def add_organization(workspace: Workspace, given: Organization) -> int:
    """A new one as one step; answers its id, whatever ``given`` says of it. Raises RuleViolation without a name."""
    new = _valid(workspace, given)
    with workspace.operation(_("Add “{name}”").format(name=new.name)) as db:
        return insert_row(db, tables.organization, _columns(new))


def update_organization(workspace: Workspace, given: Organization) -> Organization:
    """Change what is said of one as one step, and answer it; the name it had stays as another name.

    Raises NotFound, RuleViolation without a name.
    """
    new = _valid(workspace, given)
    with workspace.operation(_("Edit “{name}”").format(name=new.name)) as db:
        new = renamed(new, _one(db, new.id))
        db.execute(update(tables.organization).where(organization.id == new.id).values(_columns(new)))
    return new


def delete_organizations(workspace: Workspace, ids: Sequence[int]) -> None:
    """Take organizations out of the event as one step; their people stay, without one. Raises NotFound."""
    with workspace.reading() as db:
        known = {each.id: each for each in _read(db)}
    _refuse_missing(known, ids)
    with workspace.operation(_delete_label([known[id] for id in ids])) as db:
        db.execute(delete(tables.organization).where(organization.id.in_(ids)))


def candidates(workspace: Workspace, progress: Progress) -> tuple[OrganizationCandidate, ...]:
    """All pairs that may be one organization and were not told apart, the surest first. Raises Cancelled."""
    with workspace.reading() as db:
        known, domains = _read(db), _domains(db)
        apart = merging.told_apart(db, tables.organization)
    traits = [_traits(each, domains.get(each.id, frozenset())) for each in known]
    return find_organization_duplicates(traits, apart, progress)


def merge_organizations(workspace: Workspace, keep: int, others: Sequence[int]) -> None:
    """Make one organization of several as one step: people and all else that refers to the others refer to ``keep``.

    Their names stay as its other names, by which the next import finds it. Raises NotFound, RuleViolation.
    """
    merge_many(workspace, [(keep, other) for other in others])


def merge_many(workspace: Workspace, pairs: Sequence[tuple[int, int]], progress: Progress | None = None) -> None:
    """Many such pairs ``(keep, drop)`` as one step; pairs may hang together. Raises Cancelled as well."""
    told = progress or Progress()
    groups = _groups(pairs)
    if not groups:
        raise RuleViolation(_("Choose two organizations to merge."))
    with workspace.reading() as db:
        known = {each.id: each for each in _read(db)}
    _refuse_missing(known, {id for pair in pairs for id in pair})
    with workspace.operation(_merge_label(known, groups)) as db:
        for done, (keep, others) in enumerate(groups.items()):
            told.step(done, len(groups), _("Writing …"))
            _merge(db, known[keep], [known[other] for other in others])


def tell_apart(workspace: Workspace, pairs: Sequence[tuple[int, int]]) -> None:
    """Remember as one step that the two of each pair are two, so that they are not proposed again.

    Raises NotFound, RuleViolation (none can be told apart from itself).
    """
    if any(one == other for one, other in pairs):
        raise RuleViolation(_("Choose two organizations."))
    with workspace.reading() as db:
        known = {each.id: each for each in _read(db)}
    _refuse_missing(known, {id for pair in pairs for id in pair})
    label = ngettext("{count} pair is two organizations", "{count} pairs are two organizations", len(pairs))
    said = label.format(count=len(pairs))
    if len(pairs) == 1:
        one, other = (known[id].name for id in pairs[0])
        said = _("“{one}” is not “{other}”").format(one=one, other=other)
    with workspace.operation(said) as db:
        for pair in pairs:
            merging.tell_apart(db, tables.organization, *pair)


# -- pieces -----------------------------------------------------------------------------------------------------------


def _read(db: Connection) -> tuple[Organization, ...]:
    counts = select(person.organization_id, func.count().label("people")).group_by(person.organization_id).subquery()
    columns = ("id", "name", "second_name", "aliases", "kind", "country", "website", "note")
    statement = (
        select(*(organization[name] for name in columns), func.coalesce(counts.c.people, 0))
        .outerjoin(counts, counts.c.organization_id == organization.id)
        .order_by(organization.name, organization.id)
    )
    return tuple(
        Organization(id, name, second, tuple(aliases), *rest)
        for id, name, second, aliases, *rest in db.execute(statement)
    )


def _one(db: Connection, id: int) -> Organization:
    found = next((each for each in _read(db) if each.id == id), None)
    if found is None:
        raise NotFound(_("This organization is not in the event any more."))
    return found


def _valid(workspace: Workspace, given: Organization) -> Organization:
    new = tidied(given)
    if not new.name:
        raise RuleViolation(_("An organization needs a name."))
    with workspace.reading() as db:
        countries = queries.country_names(db)
    return replace(new, country=countries.stored(given.country))


def _columns(one: Organization) -> dict[str, Any]:
    words = ("name", "second_name", "kind", "country", "website", "note")
    return {"aliases": list(one.aliases), **{word: getattr(one, word) for word in words}}


def _delete_label(those: Sequence[Organization]) -> str:
    count, left = len(those), sum(each.people for each in those)
    label = ngettext("Delete {count} organization", "Delete {count} organizations", count).format(count=count)
    if count == 1:
        label = _("Delete “{name}”").format(name=those[0].name)
    if not left:
        return label
    text = ngettext(
        "{label}: {count:,} person is left without one", "{label}: {count:,} people are left without one", left
    )
    return text.format(label=label, count=left)


def _domains(db: Connection) -> dict[int, frozenset[str]]:
    """The domains from which at least half of an organization's people write."""
    rows = db.execute(
        select(person.organization_id, person.email).where(person.organization_id.is_not(None), person.email != "")
    )
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for part in rows.partitions(_CHUNK):  # all at once would stop other threads
        for id, email in part:
            counts[id][mail_domain(email)] += 1
    return {id: frozenset(_usual(domains)) for id, domains in counts.items()}


def _usual(domains: Counter[str]) -> Iterable[str]:
    return (domain for domain, count in domains.items() if domain and 2 * count >= domains.total())


def _traits(each: Organization, domains: frozenset[str]) -> OrganizationTraits:
    site = each.website.lower().partition("://")[2] or each.website.lower()
    host = site.partition("/")[0].removeprefix("www.")
    return OrganizationTraits(each.id, each.names, each.country, domains | ({host} if host else set()), each.people)


def _groups(pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Who stays at last, and all who go into it."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for keep, drop in merges(pairs):
        groups[keep] += [*groups.pop(drop, ()), drop]
    return groups


def _refuse_missing(known: dict[int, Organization], wanted: Iterable[int]) -> None:
    if not known.keys() >= set(wanted):
        raise NotFound(_("This organization is not in the event any more."))


def _merge_label(known: dict[int, Organization], groups: dict[int, list[int]]) -> str:
    ((keep, others), *more) = groups.items()
    count = sum(map(len, groups.values()))
    if more:
        return ngettext("Merge {count} organization", "Merge {count} organizations", count).format(count=count)
    if count == 1:
        names = {"dropped": known[others[0]].name, "kept": known[keep].name}
        return _("Merge “{dropped}” into “{kept}”").format(**names)
    label = ngettext("Merge {count} organization into “{kept}”", "Merge {count} organizations into “{kept}”", count)
    return label.format(count=count, kept=known[keep].name)


def _merge(db: Connection, keep: Organization, others: Sequence[Organization]) -> None:
    for each in others:
        merging.move_references(db, tables.organization, keep.id, each.id)
        db.execute(delete(tables.organization).where(organization.id == each.id))
    one = united(keep, others)
    values = {word: getattr(one, word) for word in ("second_name", "kind", "country", "website", "note")}
    db.execute(
        update(tables.organization).where(organization.id == keep.id).values(aliases=list(one.aliases), **values)
    )
