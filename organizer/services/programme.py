"""The programme by hand: activities, sessions and talks, their order, and who does what in them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, delete, func, select, update

from organizer.domain.programme.outline import WORDS, Details, Item, ItemKind, Key, Participant, Place, checked, number
from organizer.domain.programme.words import RoleKind
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _, ngettext
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row

activity, session, talk, role = tables.activity.c, tables.session.c, tables.talk.c, tables.role.c
TABLES = {ItemKind.ACTIVITY: tables.activity, ItemKind.SESSION: tables.session, ItemKind.TALK: tables.talk}
PARENTS = {ItemKind.SESSION: session.activity_id, ItemKind.TALK: talk.session_id}
HOLDS = {ItemKind.SESSION: ItemKind.ACTIVITY, ItemKind.TALK: ItemKind.SESSION}
OWN = frozenset({"id", "uid", "code"})
"""Columns that a duplicate does not share with its original."""

# -- reading ----------------------------------------------------------------------------------------------------------


def outline(workspace: Workspace) -> tuple[Item, ...]:
    """The whole tree: the activities, then sessions without an activity, then talks without a session."""
    with workspace.reading() as db:
        people = _people_counts(db)
        talks = _below(_talks(db, people))
        sessions = _below(_sessions(db, people, talks))
        return (*_activities(db, sessions), *sessions[None], *talks[None])


def details(workspace: Workspace, kind: ItemKind, id: int) -> Details:
    """All that is said of a line of the tree. Raises NotFound."""
    with workspace.reading() as db:
        return Details(kind, id, _values(db, kind, id), _participants(db, kind, id))


# -- adding and changing ----------------------------------------------------------------------------------------------


def add(workspace: Workspace, kind: ItemKind, title: str, *, parent: int | None = None) -> int:
    """A new activity, a session in an activity or a talk in a session, below the others; answers the id."""
    values = checked({"title": title})
    with workspace.operation(_("Add “{title}”").format(title=values["title"])) as db:
        columns: dict[str, Any] = {_title(kind).name: values["title"], "position": _end(db, kind, parent)}
        if kind in PARENTS:
            columns[PARENTS[kind].name] = parent
        return insert_row(db, TABLES[kind], columns)


def change(workspace: Workspace, kind: ItemKind, id: int, values: Mapping[str, str]) -> None:
    """Change what is said of a line, by the words of WORDS; what equals the record is not touched.

    Raises NotFound, BadInput.
    """
    given = checked(values)
    before = details(workspace, kind, id).values
    new = {word: text for word, text in given.items() if before[word] != text}
    title = given.get("title") or before["title"]
    with workspace.operation(_change_label(new, before["title"], title)) as db:
        columns = {_column(kind, word): _stored(db, word, text) for word, text in new.items()}
        if columns:
            db.execute(update(TABLES[kind]).where(TABLES[kind].c.id == id).values(columns))


def remove(workspace: Workspace, keys: Sequence[Key]) -> None:
    """Delete lines with all below them: an activity's sessions, a session's talks."""
    if not keys:
        return
    with workspace.reading() as db:
        titles = [_title_of(db, *keys[0])]
    label = _("Delete “{title}”").format(title=titles[0])
    many = ngettext("Delete {count} item", "Delete {count} items", len(keys)).format(count=len(keys))
    with workspace.operation(label if len(keys) == 1 else many) as db:
        for kind, id in keys:
            _remove(db, kind, [id])


def duplicate(workspace: Workspace, kind: ItemKind, id: int) -> int:
    """A copy with all below it and everybody's roles, right after the original, unscheduled; answers its id."""
    with workspace.reading() as db:
        title = _title_of(db, kind, id)
    with workspace.operation(_("Duplicate “{title}”").format(title=title)) as db:
        row = _row(db, kind, id)
        parent = row[PARENTS[kind].name] if kind in PARENTS else None
        made = _copy(db, kind, row, {_title(kind).name: _("{title} (copy)").format(title=title)})
        order = _siblings(db, kind, parent)
        order.insert(order.index(id) + 1, order.pop(order.index(made)))
        _set_order(db, kind, order)
        return made


def move(workspace: Workspace, kind: ItemKind, id: int, *, parent: int | None, place: int) -> None:
    """Put a line before the ``place``-th (from 0) of those that ``parent`` holds; NotFound for an unknown parent."""
    with workspace.reading() as db:
        title = _title_of(db, kind, id)
        if kind in HOLDS and parent is not None:
            _title_of(db, HOLDS[kind], parent)
    with workspace.operation(_("Move “{title}”").format(title=title)) as db:
        order = [each for each in _siblings(db, kind, parent) if each != id]
        order.insert(place, id)
        if kind in PARENTS:
            db.execute(update(TABLES[kind]).where(TABLES[kind].c.id == id).values({PARENTS[kind].name: parent}))
        _set_order(db, kind, order)


# -- people in sessions and talks -------------------------------------------------------------------------------------


def add_role(workspace: Workspace, kind: ItemKind, id: int, person: int, role_kind: RoleKind) -> int:
    """Give somebody a role in a session or a talk; answers the role's id. Raises RuleViolation (has it already)."""
    where = _holder(kind) == id
    with workspace.reading() as db:
        title, name = (
            _title_of(db, kind, id),
            db.scalar(select(tables.person.c.name).where(tables.person.c.id == person)),
        )
        same = (role.person_id == person) & (role.kind == role_kind) & where
        if db.scalar(select(role.id).where(same)):
            raise RuleViolation(_("“{name}” has this role already.").format(name=name))
    with workspace.operation(_("Add “{name}” to “{title}”").format(name=name, title=title)) as db:
        position = db.scalar(select(func.coalesce(func.max(role.position) + 1, 0)).where(where))
        columns = {"person_id": person, "kind": role_kind, "position": position, _holder(kind).name: id}
        return insert_row(db, tables.role, columns)


def remove_role(workspace: Workspace, id: int) -> None:
    """Take a role away."""
    name, title = _role_names(workspace, id)
    with workspace.operation(_("Remove “{name}” from “{title}”").format(name=name, title=title)) as db:
        db.execute(delete(tables.role).where(role.id == id))


def change_role(workspace: Workspace, id: int, role_kind: RoleKind) -> None:
    """Let somebody do something else in the same session or talk."""
    name, title = _role_names(workspace, id)
    with workspace.operation(_("Change the role of “{name}” in “{title}”").format(name=name, title=title)) as db:
        db.execute(update(tables.role).where(role.id == id).values(kind=role_kind))


# -- pieces: the tree -------------------------------------------------------------------------------------------------

Below = dict[int | None, list[Item]]


def _people_counts(db: Connection) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for kind in (ItemKind.SESSION, ItemKind.TALK):
        column = _holder(kind)
        for id, count in db.execute(select(column, func.count()).where(column.is_not(None)).group_by(column)):
            counts[kind, id] = count
    return counts


def _below(items: list[tuple[int | None, Item]]) -> Below:
    found: Below = defaultdict(list)
    for parent, item in items:
        found[parent].append(item)
    return found


def _talks(db: Connection, people: Counter[Key]) -> list[tuple[int | None, Item]]:
    columns = (talk.session_id, talk.id, talk.title, talk.second_title, talk.duration)
    rows = db.execute(select(*columns).order_by(talk.position, talk.id)).all()
    kind = ItemKind.TALK
    return [
        (at, Item(kind, id, name, second, "", None, length, None, people[kind, id]))
        for at, id, name, second, length in rows
    ]


def _sessions(db: Connection, people: Counter[Key], talks: Below) -> list[tuple[int | None, Item]]:
    columns = (session.activity_id, session.id, session.title, session.second_title, session.duration)
    track = (tables.track.c.name, tables.track.c.color)
    place = (func.coalesce(tables.room.c.name, ""), session.day, session.start)
    joined = tables.session.outerjoin(tables.track).outerjoin(tables.room)
    rows = db.execute(select(*columns, *track, *place).select_from(joined).order_by(session.position, session.id)).all()
    found: list[tuple[int | None, Item]] = []
    for at, id, name, second, length, word, color, *where in rows:
        below = tuple(talks[id])
        count = people[ItemKind.SESSION, id] + sum(each.people for each in below)
        there = Place(*where)
        found.append((at, Item(ItemKind.SESSION, id, name, second, word or "", color, length, there, count, below)))
    return found


def _activities(db: Connection, sessions: Below) -> list[Item]:
    columns = (activity.id, activity.name, activity.second_name, activity.kind)
    items = []
    for id, name, second, kind in db.execute(select(*columns).order_by(activity.position, activity.id)):
        below = tuple(sessions[id])
        length, people = sum(each.duration for each in below), sum(each.people for each in below)
        items.append(Item(ItemKind.ACTIVITY, id, name, second, kind, None, length, None, people, below))
    return items


# -- pieces: one line -------------------------------------------------------------------------------------------------


def _title(kind: ItemKind) -> ColumnElement[Any]:
    return activity.name if kind is ItemKind.ACTIVITY else TABLES[kind].c.title


def _column(kind: ItemKind, word: str) -> str:
    names = {"host": "host_id", "track": "track_id"}
    if kind is ItemKind.ACTIVITY:
        names |= {"title": "name", "second_title": "second_name"}
    return names.get(word, word)


def _holder(kind: ItemKind) -> ColumnElement[Any]:
    if kind is ItemKind.ACTIVITY:
        raise RuleViolation(_("People have roles in sessions and talks, not in a whole activity."))
    return role.session_id if kind is ItemKind.SESSION else role.talk_id


def _row(db: Connection, kind: ItemKind, id: int) -> dict[str, Any]:
    row = db.execute(select(TABLES[kind]).where(TABLES[kind].c.id == id)).mappings().first()
    if row is None:
        raise NotFound(_("This is not in the programme any more."))
    return dict(row)


def _title_of(db: Connection, kind: ItemKind, id: int) -> str:
    return str(_row(db, kind, id)[_title(kind).name])


def _values(db: Connection, kind: ItemKind, id: int) -> dict[str, str]:
    row = _row(db, kind, id)
    texts = {word: row[_column(kind, word)] for word in WORDS[kind]}
    for word, table in (("host", tables.organization), ("track", tables.track)):
        if word in texts:
            texts[word] = db.scalar(select(table.c.name).where(table.c.id == texts[word]))
    return {word: "" if text is None else str(text) for word, text in texts.items()}


def _participants(db: Connection, kind: ItemKind, id: int) -> tuple[Participant, ...]:
    if kind is ItemKind.ACTIVITY:
        return ()
    person, organization = tables.person.c, tables.organization.c
    columns = (role.id, person.id, person.name, func.coalesce(organization.name, ""), role.kind)
    joined = tables.role.join(tables.person).outerjoin(tables.organization)
    rank = case({each.value: place for place, each in enumerate(RoleKind)}, value=role.kind)
    statement = select(*columns).select_from(joined).where(_holder(kind) == id).order_by(rank, role.position, role.id)
    rows = db.execute(statement).all()
    return tuple(Participant(id, who, name, where, RoleKind(what)) for id, who, name, where, what in rows)


def _stored(db: Connection, word: str, text: str) -> Any:
    if word in ("duration", "expected"):
        return number(text)
    if word == "track":
        return _named(db, tables.track, text)
    return _named(db, tables.organization, text) if word == "host" else text


def _named(db: Connection, table: Table, name: str) -> int | None:
    """The id of the row of that name, made when there is none; None without a name."""
    if not name:
        return None
    found = db.scalar(select(table.c.id).where(table.c.name == name).order_by(table.c.id))
    if found:
        return int(found)
    last = db.scalar(select(func.count()).select_from(table)) or 0
    order = {"position": last, "color": last} if "color" in table.c else {}
    return insert_row(db, table, {"name": name, **order})


def _change_label(new: Mapping[str, str], before: str, title: str) -> str:
    if set(new) == {"title"}:
        return _("Rename “{before}” to “{title}”").format(before=before, title=title)
    return _("Edit “{title}”").format(title=title)


def _role_names(workspace: Workspace, id: int) -> tuple[str, str]:
    """Whose role it is, and in what. Raises NotFound."""
    joined = tables.role.join(tables.person).outerjoin(tables.session).outerjoin(tables.talk)
    statement = select(tables.person.c.name, func.coalesce(talk.title, session.title)).select_from(joined)
    with workspace.reading() as db:
        row = db.execute(statement.where(role.id == id)).first()
    if row is None:
        raise NotFound(_("This role was taken away already."))
    return row[0], row[1]


# -- pieces: order and copies -----------------------------------------------------------------------------------------


def _siblings(db: Connection, kind: ItemKind, parent: int | None) -> list[int]:
    table = TABLES[kind]
    statement = select(table.c.id).order_by(table.c.position, table.c.id)
    return list(db.scalars(statement.where(PARENTS[kind] == parent) if kind in PARENTS else statement))


def _end(db: Connection, kind: ItemKind, parent: int | None) -> int:
    table = TABLES[kind]
    statement = select(func.coalesce(func.max(table.c.position) + 1, 0))
    return db.scalar(statement.where(PARENTS[kind] == parent) if kind in PARENTS else statement) or 0


def _set_order(db: Connection, kind: ItemKind, order: Sequence[int]) -> None:
    table = TABLES[kind]
    before = dict(db.execute(select(table.c.id, table.c.position).where(table.c.id.in_(order))).all())
    for position, id in enumerate(order):
        if before[id] != position:
            db.execute(update(table).where(table.c.id == id).values(position=position))


def _remove(db: Connection, kind: ItemKind, ids: Sequence[int]) -> None:
    for below, above in HOLDS.items():
        if above is kind and ids:
            _remove(db, below, list(db.scalars(select(TABLES[below].c.id).where(PARENTS[below].in_(ids)))))
    db.execute(delete(TABLES[kind]).where(TABLES[kind].c.id.in_(ids)))


def _copy(db: Connection, kind: ItemKind, row: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    kept = {name: value for name, value in row.items() if name not in OWN}
    nowhere = {"room_id": None, "day": None, "start": None, "locked": 0} if kind is ItemKind.SESSION else {}
    made = insert_row(db, TABLES[kind], {**kept, **nowhere, **other})
    if kind is not ItemKind.ACTIVITY:
        for each in db.execute(select(tables.role).where(_holder(kind) == row["id"])).mappings().all():
            columns = {name: value for name, value in each.items() if name != "id"}
            insert_row(db, tables.role, {**columns, _holder(kind).name: made})
    for below, above in HOLDS.items():
        if above is kind:
            rows = db.execute(select(TABLES[below]).where(PARENTS[below] == row["id"])).mappings().all()
            for each in rows:
                _copy(db, below, dict(each), {PARENTS[below].name: made})
    return made
