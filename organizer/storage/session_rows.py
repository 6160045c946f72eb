"""Rows of sessions and what they are called in the history: what the use cases of the schedule share."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from organizer.domain.programme.words import as_date, clock
from organizer.domain.schedule.grid import Answer, Card, Placement, Snapshot
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.timetable import ConflictIndex, plan_move
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _, ngettext
from organizer.storage import tables
from organizer.storage.timetable_rows import read_cards

NOWHERE = {"room_id": None, "day": None, "start": None}
"""The columns of a session that is not on the schedule."""


def gone() -> NotFound:
    """That a session was deleted meanwhile."""
    return NotFound(_("This session does not exist any more."))


def card_of(db: Connection, session: int) -> Card:
    """A session as it stands; NotFound when it is gone."""
    found = read_cards(db, [session])
    if not found:
        raise gone()
    return found[0]


def placed(card: Card) -> Placement:
    """Where a session stands; RuleViolation when it is in the list."""
    if card.placement is None:
        raise RuleViolation(_("“{title}” is not on the schedule.").format(title=card.title))
    return card.placement


def title_of(db: Connection, session: int) -> str:
    """What a session is called; NotFound when it is gone."""
    title = db.scalar(select(tables.session.c.title).where(tables.session.c.id == session))
    if title is None:
        raise gone()
    return str(title)


def unlocked(db: Connection, session: int) -> None:
    """Raise RuleViolation when a session is locked, NotFound when it is gone."""
    row = db.execute(
        select(tables.session.c.title, tables.session.c.locked).where(tables.session.c.id == session)
    ).first()
    if row is None:
        raise gone()
    if row.locked:
        raise RuleViolation(_("“{title}” is locked. Unlock it to move it.").format(title=row.title))


def allowed(now: Snapshot, session: int, target: Placement, duration: int | None = None) -> Answer:
    """What the rules say of a move; RuleViolation when it cannot be."""
    answer = plan_move(now, session, target, duration)
    if answer.refused is not None:
        raise RuleViolation(answer.refused)
    return answer


def columns_of(target: Placement) -> dict[str, int | None]:
    """A place as columns of a session."""
    return {"room_id": target.room, "day": target.day, "start": target.start}


def write(db: Connection, session: int, values: Mapping[str, Any]) -> None:
    """Change columns of a session; NotFound when it is gone."""
    table = tables.session
    if db.execute(update(table).where(table.c.id == session).values(**values)).rowcount == 0:
        raise gone()


def move_label(db: Connection, session: int, target: Placement) -> str:
    """What a move is called in the history."""
    return _("Move “{title}” to {place}").format(title=title_of(db, session), place=place_words(db, target))


def place_words(db: Connection, target: Placement) -> str:
    """“Hall A, 10:30”, with the date before the time where the event has several days."""
    room = db.scalar(select(tables.room.c.name).where(tables.room.c.id == target.room))
    event = db.execute(select(tables.event.c.days, tables.event.c.start_date)).first()
    name = room or _("no room")
    if event is None or event.days == 1:
        return f"{name}, {clock(target.start)}"
    return f"{name}, {when_words(Snapshot(start_date=as_date(event.start_date)), target.day, target.start)}"


def when_words(snapshot: Snapshot, day: int, start: int) -> str:
    """“2026-09-26 10:30”; what begins after midnight of a day of the event has the next day's date."""
    return f"{day_words(snapshot, day + start // DAY)} {clock(start)}"


def day_words(snapshot: Snapshot, day: int) -> str:
    """A day's date, or its number where the event has none."""
    date = snapshot.date_of(day)
    return date.isoformat() if date else _("day {number}").format(number=day + 1)


def named(snapshot: Snapshot, sessions: Mapping[int, object]) -> str:
    """“Opening”, or how many sessions there are."""
    if len(sessions) == 1:
        card = snapshot.card_by_id.get(next(iter(sessions)))
        return f"“{card.title}”" if card else "–"
    return ngettext("{count} session", "{count} sessions", len(sessions)).format(count=len(sessions))


def carry_out(db: Connection, now: Snapshot, moves: Mapping[int, Placement]) -> Answer:
    """Move several sessions when the rules allow all of it; RuleViolation otherwise."""
    answer = ConflictIndex(now).plan_together(moves)
    if answer.refused is not None:
        raise RuleViolation(answer.refused)
    write_places(db, moves)
    return answer


def write_places(db: Connection, moves: Mapping[int, Placement | None]) -> None:
    """Put sessions where they go, None: into the list, and ask nothing."""
    session = tables.session
    if moves:
        statement = update(session).where(session.c.id == bindparam("number"))
        db.execute(
            statement.values(room_id=bindparam("room"), day=bindparam("on"), start=bindparam("at")),
            [
                {"number": id, "room": place and place.room, "on": place and place.day, "at": place and place.start}
                for id, place in moves.items()
            ],
        )
