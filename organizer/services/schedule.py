"""What people do with one session of the schedule: move, resize, unschedule, create, describe, lock, accept.

Whatever moves a session first asks the rules of ``organizer.domain.schedule.timetable`` on the rows as they are now,
the same question that the board asked while the mouse hovered.
"""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import Connection, delete, insert, select

from organizer.domain.programme.words import span
from organizer.domain.schedule.arranging import shifted
from organizer.domain.schedule.grid import Answer, Card, Placement, Snapshot
from organizer.errors import BadInput
from organizer.i18n import _, ngettext
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import copy_row, insert_row
from organizer.storage.session_rows import (
    NOWHERE,
    allowed,
    card_of,
    carry_out,
    columns_of,
    move_label,
    place_words,
    placed,
    title_of,
    unlocked,
    write,
    write_places,
)
from organizer.storage.timetable_rows import read_around, read_cards, read_snapshot


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
    with workspace.operation(_ask(workspace, move_label, session, target)) as db:
        answer = allowed(read_around(db, session, target), session, target)
        write(db, session, columns_of(target))
    return answer


def resize_session(workspace: Workspace, session: int, *, start: int, duration: int) -> Answer:
    """Give a placed session another beginning (minutes since midnight) and length (minutes)."""
    time = span(start, start + max(duration, 0))
    label = _("Resize “{title}” to {time}").format(title=_ask(workspace, title_of, session), time=time)
    with workspace.operation(label) as db:
        here = placed(card_of(db, session))
        target = Placement(here.room, here.day, start)
        answer = allowed(read_around(db, session, target), session, target, duration)
        write(db, session, {**columns_of(target), "duration": duration})
    return answer


def unschedule_session(workspace: Workspace, session: int) -> None:
    """Put a session back into the list; RuleViolation when it is locked."""
    with workspace.operation(_("Unschedule “{title}”").format(title=_ask(workspace, title_of, session))) as db:
        unlocked(db, session)
        write(db, session, NOWHERE)


def shift_following(workspace: Workspace, session: int, target: Placement) -> Answer:
    """Move a session and, by the same minutes and to the same room and day, all that follow it in its room."""
    label = _("{move} with all that follow").format(move=_ask(workspace, move_label, session, target))
    with workspace.operation(label) as db:
        now = read_snapshot(db)
        return carry_out(db, now, shifted(now, session, target))


def move_sessions(workspace: Workspace, moves: Mapping[int, Placement]) -> Answer:
    """Put several sessions somewhere as one step; RuleViolation when one of them cannot be there."""
    label = ngettext("Move {count} session", "Move {count} sessions", len(moves)).format(count=len(moves))
    with workspace.operation(label) as db:
        return carry_out(db, read_snapshot(db), moves)


def unschedule_sessions(workspace: Workspace, sessions: Collection[int]) -> int:
    """Put several sessions back into the list as one step; RuleViolation when one of them is locked.

    Returns how many.
    """
    label = ngettext("Unschedule {count} session", "Unschedule {count} sessions", len(sessions))
    with workspace.operation(label.format(count=len(sessions))) as db:
        for each in sessions:
            unlocked(db, each)
        write_places(db, dict.fromkeys(sessions))
    return len(sessions)


def copy_session(workspace: Workspace, session: int, target: Placement | None) -> int:
    """Another session like this one, with its talks and people, at a place or in the list (None); returns its id."""
    title = _ask(workspace, title_of, session)
    where = _("the list") if target is None else _ask(workspace, place_words, target)
    with workspace.operation(_("Copy “{title}” to {place}").format(title=title, place=where)) as db:
        place = NOWHERE if target is None else columns_of(target)
        made = copy_row(db, tables.session, session, locked=0, **place)
        _copy_parts(db, session, made)
        if target is not None:
            allowed(read_around(db, made, target), made, target)
    return made


def create_session_at(
    workspace: Workspace, target: Placement, *, duration: int, title: str = "", second_title: str = ""
) -> int:
    """A new session at a place of the schedule; returns its id."""
    title = title.strip() or _("New session")
    label = _("Create “{title}” in {place}").format(title=title, place=_ask(workspace, place_words, target))
    with workspace.operation(label) as db:
        values = {"title": title, "second_title": second_title.strip(), "duration": max(duration, 1)}
        made = insert_row(db, tables.session, values)
        allowed(read_around(db, made, target), made, target, duration)
        write(db, made, columns_of(target))
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
    with workspace.operation(_("Edit “{title}”").format(title=_ask(workspace, title_of, session))) as db:
        write(db, session, values)


def delete_session(workspace: Workspace, session: int) -> None:
    """Remove a session; its talks wait for another one. RuleViolation when it is locked."""
    with workspace.operation(_("Delete “{title}”").format(title=_ask(workspace, title_of, session))) as db:
        unlocked(db, session)
        db.execute(delete(tables.session).where(tables.session.c.id == session))


def lock_session(workspace: Workspace, session: int) -> None:
    """Keep a session where it is until it is unlocked."""
    with workspace.operation(_("Lock “{title}”").format(title=_ask(workspace, title_of, session))) as db:
        write(db, session, {"locked": 1})


def unlock_session(workspace: Workspace, session: int) -> None:
    """Let a session move again."""
    with workspace.operation(_("Unlock “{title}”").format(title=_ask(workspace, title_of, session))) as db:
        write(db, session, {"locked": 0})


def accept_conflict(workspace: Workspace, key: str, reason: str) -> None:
    """Say why a conflict is meant so; it stays in the list but no longer counts."""
    with workspace.operation(_("Accept a conflict: {reason}").format(reason=reason.strip() or "–")) as db:
        _accept(db, [key], reason)


def accept_conflicts(workspace: Workspace, keys: Collection[str], reason: str) -> None:
    """Say of several conflicts at once why they are meant so."""
    label = ngettext("Accept {count} conflict: {reason}", "Accept {count} conflicts: {reason}", len(keys))
    with workspace.operation(label.format(count=len(keys), reason=reason.strip() or "–")) as db:
        _accept(db, keys, reason)


def reopen_conflict(workspace: Workspace, key: str) -> None:
    """Let an accepted conflict count again."""
    accepted = tables.accepted_conflict
    with workspace.operation(_("Count an accepted conflict again")) as db:
        db.execute(delete(accepted).where(accepted.c.key == key))


def _accept(db: Connection, keys: Collection[str], reason: str) -> None:
    accepted = tables.accepted_conflict
    for key in keys:
        db.execute(delete(accepted).where(accepted.c.key == key))
    if keys:
        db.execute(insert(accepted), [{"key": key, "reason": reason.strip()} for key in keys])


def _copy_parts(db: Connection, session: int, copy: int) -> None:
    """Copy the talks and roles of a session, and the roles of its talks."""
    talk, role = tables.talk.c, tables.role.c
    for each in db.scalars(select(role.id).where(role.session_id == session).order_by(role.id)).all():
        copy_row(db, tables.role, each, session_id=copy)
    for number in db.scalars(select(talk.id).where(talk.session_id == session).order_by(talk.position, talk.id)).all():
        made = copy_row(db, tables.talk, number, session_id=copy)
        for each in db.scalars(select(role.id).where(role.talk_id == number).order_by(role.id)).all():
            copy_row(db, tables.role, each, talk_id=made)


def _ask(workspace: Workspace, question: Callable[..., str], *values: object) -> str:
    """What something is called, before the operation that is named by it."""
    with workspace.reading() as db:
        return question(db, *values)
