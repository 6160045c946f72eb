"""What people do on the schedule: move, resize, unschedule, create, lock, accept what they know about.

Whatever moves a session first asks the rules of ``organizer.domain.schedule.timetable`` on the rows as they are now,
the same question that the board asked while the mouse hovered.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from organizer.domain.programme.words import as_date, clock, span
from organizer.domain.schedule.grid import Answer, Card, Placement, Snapshot
from organizer.domain.schedule.timetable import ConflictIndex, plan_move, shifted
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.i18n import _, ngettext
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import copy_row, insert_row
from organizer.storage.timetable_rows import read_around, read_cards, read_snapshot

NOWHERE = {"room_id": None, "day": None, "start": None}


def snapshot(workspace: Workspace) -> Snapshot:
    """The whole schedule as it stands, in a fixed number of queries."""
    with workspace.reading() as db:
        return read_snapshot(db)


def cards(workspace: Workspace, sessions: Collection[int]) -> tuple[Card, ...]:
    """The cards of some sessions as they stand; one that is gone is not among them."""
    with workspace.reading() as db:
        return read_cards(db, sessions)


def move_session(workspace: Workspace, session: int, target: Placement) -> Answer:
    """Put a session somewhere. Answers with the conflicts it has there; RuleViolation when it cannot be."""
    with workspace.operation(_move_label(workspace, session, target)) as db:
        answer = _allowed(read_around(db, session, target), session, target)
        _write(db, session, _columns(target))
    return answer


def resize_session(workspace: Workspace, session: int, *, start: int, duration: int) -> Answer:
    """Give a placed session another beginning (minutes since midnight) and length (minutes)."""
    time = span(start, start + max(duration, 0))
    label = _("Resize “{title}” to {time}").format(title=_title(workspace, session), time=time)
    with workspace.operation(label) as db:
        here = _placed(_card(db, session))
        target = Placement(here.room, here.day, start)
        answer = _allowed(read_around(db, session, target), session, target, duration)
        _write(db, session, {**_columns(target), "duration": duration})
    return answer


def unschedule_session(workspace: Workspace, session: int) -> None:
    """Put a session back into the list; RuleViolation when it is locked."""
    with workspace.operation(_("Unschedule “{title}”").format(title=_title(workspace, session))) as db:
        _unlocked(db, session)
        _write(db, session, NOWHERE)


def shift_following(workspace: Workspace, session: int, target: Placement) -> Answer:
    """Move a session and, by the same minutes and to the same room and day, all that follow it in its room."""
    label = _("{move} with all that follow").format(move=_move_label(workspace, session, target))
    with workspace.operation(label) as db:
        now = read_snapshot(db)
        return _put_all(db, now, shifted(now, session, target))


def move_sessions(workspace: Workspace, moves: Mapping[int, Placement]) -> Answer:
    """Put several sessions somewhere as one step; RuleViolation when one of them cannot be there."""
    label = ngettext("Move {count} session", "Move {count} sessions", len(moves)).format(count=len(moves))
    with workspace.operation(label) as db:
        return _put_all(db, read_snapshot(db), moves)


def unschedule_sessions(workspace: Workspace, sessions: Collection[int]) -> None:
    """Put several sessions back into the list as one step; RuleViolation when one of them is locked."""
    label = ngettext("Unschedule {count} session", "Unschedule {count} sessions", len(sessions))
    with workspace.operation(label.format(count=len(sessions))) as db:
        for each in sessions:
            _unlocked(db, each)
            _write(db, each, NOWHERE)


def copy_session(workspace: Workspace, session: int, target: Placement | None) -> int:
    """Another session like this one, with its talks and people, at a place or in the list (None); returns its id."""
    title = _title(workspace, session)
    where = _("the list") if target is None else _place(workspace, target)
    with workspace.operation(_("Copy “{title}” to {place}").format(title=title, place=where)) as db:
        place = NOWHERE if target is None else _columns(target)
        made = copy_row(db, tables.session, session, locked=0, **place)
        _copy_parts(db, session, made)
        if target is not None:
            _allowed(read_around(db, made, target), made, target)
    return made


def create_session_at(
    workspace: Workspace, target: Placement, *, duration: int, title: str = "", second_title: str = ""
) -> int:
    """A new session at a place of the schedule; returns its id."""
    title = title.strip() or _("New session")
    label = _("Create “{title}” in {place}").format(title=title, place=_place(workspace, target))
    with workspace.operation(label) as db:
        values = {"title": title, "second_title": second_title.strip(), "duration": max(duration, 1)}
        made = insert_row(db, tables.session, values)
        _allowed(read_around(db, made, target), made, target, duration)
        _write(db, made, _columns(target))
    return made


def create_session(workspace: Workspace, *, duration: int, title: str = "", second_title: str = "") -> int:
    """A new session in the list of what is not scheduled yet; returns its id."""
    title = title.strip() or _("New session")
    with workspace.operation(_("Create “{title}”").format(title=title)) as db:
        values = {"title": title, "second_title": second_title.strip(), "duration": max(duration, 1)}
        return insert_row(db, tables.session, values)


def describe_session(workspace: Workspace, session: int, *, title: str, second_title: str, duration: int) -> None:
    """Change what a card says: its titles and its length. BadInput for an empty title or no length."""
    if not title.strip():
        raise BadInput(_("A session needs a title."))
    if duration <= 0:
        raise BadInput(_("A session must last at least a minute."))
    values = {"title": title.strip(), "second_title": second_title.strip(), "duration": duration}
    with workspace.operation(_("Edit “{title}”").format(title=_title(workspace, session))) as db:
        _write(db, session, values)


def delete_session(workspace: Workspace, session: int) -> None:
    """Remove a session; its talks wait for another one. RuleViolation when it is locked."""
    with workspace.operation(_("Delete “{title}”").format(title=_title(workspace, session))) as db:
        _unlocked(db, session)
        db.execute(delete(tables.session).where(tables.session.c.id == session))


def lock_session(workspace: Workspace, session: int) -> None:
    """Keep a session where it is until it is unlocked."""
    with workspace.operation(_("Lock “{title}”").format(title=_title(workspace, session))) as db:
        _write(db, session, {"locked": 1})


def unlock_session(workspace: Workspace, session: int) -> None:
    """Let a session move again."""
    with workspace.operation(_("Unlock “{title}”").format(title=_title(workspace, session))) as db:
        _write(db, session, {"locked": 0})


def accept_conflict(workspace: Workspace, key: str, reason: str) -> None:
    """Say why a conflict is meant so; it stays in the list but no longer counts."""
    accepted = tables.accepted_conflict
    with workspace.operation(_("Accept a conflict: {reason}").format(reason=reason.strip() or "–")) as db:
        db.execute(delete(accepted).where(accepted.c.key == key))
        db.execute(insert(accepted).values(key=key, reason=reason.strip()))


def reopen_conflict(workspace: Workspace, key: str) -> None:
    """Let an accepted conflict count again."""
    accepted = tables.accepted_conflict
    with workspace.operation(_("Count an accepted conflict again")) as db:
        db.execute(delete(accepted).where(accepted.c.key == key))


# -- inside ----------------------------------------------------------------------------------------------------------


def _gone() -> NotFound:
    return NotFound(_("This session does not exist any more."))


def _card(db: Connection, session: int) -> Card:
    found = read_cards(db, [session])
    if not found:
        raise _gone()
    return found[0]


def _placed(card: Card) -> Placement:
    if card.placement is None:
        raise RuleViolation(_("“{title}” is not on the schedule.").format(title=card.title))
    return card.placement


def _title(workspace: Workspace, session: int) -> str:
    with workspace.reading() as db:
        title = db.scalar(select(tables.session.c.title).where(tables.session.c.id == session))
    if title is None:
        raise _gone()
    return str(title)


def _unlocked(db: Connection, session: int) -> None:
    row = db.execute(
        select(tables.session.c.title, tables.session.c.locked).where(tables.session.c.id == session)
    ).first()
    if row is None:
        raise _gone()
    if row.locked:
        raise RuleViolation(_("“{title}” is locked. Unlock it to move it.").format(title=row.title))


def _allowed(now: Snapshot, session: int, target: Placement, duration: int | None = None) -> Answer:
    answer = plan_move(now, session, target, duration)
    if answer.refused is not None:
        raise RuleViolation(answer.refused)
    return answer


def _put_all(db: Connection, now: Snapshot, moves: Mapping[int, Placement]) -> Answer:
    answer = ConflictIndex(now).plan_together(moves)
    if answer.refused is not None:
        raise RuleViolation(answer.refused)
    for each, place in moves.items():
        _write(db, each, _columns(place))
    return answer


def _copy_parts(db: Connection, session: int, copy: int) -> None:
    """Copy the talks and roles of a session, and the roles of its talks."""
    talk, role = tables.talk.c, tables.role.c
    for each in db.scalars(select(role.id).where(role.session_id == session).order_by(role.id)).all():
        copy_row(db, tables.role, each, session_id=copy)
    for number in db.scalars(select(talk.id).where(talk.session_id == session).order_by(talk.position, talk.id)).all():
        made = copy_row(db, tables.talk, number, session_id=copy)
        for each in db.scalars(select(role.id).where(role.talk_id == number).order_by(role.id)).all():
            copy_row(db, tables.role, each, talk_id=made)


def _columns(target: Placement) -> dict[str, int | None]:
    return {"room_id": target.room, "day": target.day, "start": target.start}


def _write(db: Connection, session: int, values: Mapping[str, Any]) -> None:
    table = tables.session
    if db.execute(update(table).where(table.c.id == session).values(**values)).rowcount == 0:
        raise _gone()


def _move_label(workspace: Workspace, session: int, target: Placement) -> str:
    return _("Move “{title}” to {place}").format(title=_title(workspace, session), place=_place(workspace, target))


def _place(workspace: Workspace, target: Placement) -> str:
    """“Hall A, 10:30”, with the date before the time where the event has several days."""
    with workspace.reading() as db:
        room = db.scalar(select(tables.room.c.name).where(tables.room.c.id == target.room))
        event = db.execute(select(tables.event.c.days, tables.event.c.start_date)).first()
    name = room or _("no room")
    if event is None or event.days == 1:
        return f"{name}, {clock(target.start)}"
    first = Snapshot(start_date=as_date(event.start_date)).date_of(target.day)
    day = first.isoformat() if first else _("day {number}").format(number=target.day + 1)
    return f"{name}, {day} {clock(target.start)}"
