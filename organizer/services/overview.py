"""Where the event stands: counts, and what happens now and next in each room."""

from collections import defaultdict
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, func, select

from organizer.domain.overview import Counts, EventCard, Overview, RoomNow, Standing, first_two, moment_of
from organizer.services.workspace import Workspace
from organizer.storage import tables


def event_card(workspace: Workspace) -> EventCard:
    """The event's name and days, and when it was last written."""
    with workspace.reading() as db:
        return _card(db)


def overview(workspace: Workspace, at: datetime | None = None) -> Overview:
    """Everything the first page shows. ``at``: the moment to look at, with a time zone; now when None."""
    with workspace.reading() as db:
        card = _card(db)
        moment = moment_of(card.first_day, card.days, _local(at or datetime.now(UTC), card.timezone))
        standing = _standing(db, moment.day)
        rooms = tuple(
            RoomNow(room.name, room.second_name, room.capacity, *first_two(standing[room.id], moment))
            for room in db.execute(_rooms())
        )
        return Overview(card, _counts(db), moment, rooms)


def _card(db: Connection) -> EventCard:
    event = db.execute(select(tables.event)).one()
    saved = db.scalar(select(tables.operation.c.at).order_by(tables.operation.c.id.desc()).limit(1))
    return EventCard(
        name=event.name,
        second_name=event.second_name,
        place=event.place,
        first_day=_date(event.start_date),
        days=event.days,
        timezone=event.timezone,
        saved=datetime.fromisoformat(saved).astimezone() if saved else None,
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _local(at: datetime, timezone: str) -> datetime:
    """``at`` on the clocks of the event; on this computer's where the zone is unknown."""
    try:
        return at.astimezone(ZoneInfo(timezone))
    except (KeyError, ValueError, OSError):
        return at.astimezone()


def _counts(db: Connection) -> Counts:
    person, session, mark = tables.person.c, tables.session.c, tables.print_mark.c
    printed = select(func.count(mark.person_id.distinct())).where(mark.what == "badge")
    row = db.execute(
        select(
            select(func.count()).select_from(tables.person).scalar_subquery(),
            select(func.count()).where(person.category_id.is_not(None)).scalar_subquery(),
            printed.scalar_subquery(),
            select(func.count()).select_from(tables.activity).scalar_subquery(),
            select(func.count()).select_from(tables.session).scalar_subquery(),
            select(func.count()).where(session.day.is_(None)).scalar_subquery(),
            select(func.count()).select_from(tables.talk).scalar_subquery(),
            select(func.count()).select_from(tables.room).scalar_subquery(),
            select(func.count()).select_from(tables.project).scalar_subquery(),
        )
    ).one()
    return Counts(*row)


def _rooms() -> Select[tuple[int, str, str, int | None]]:
    room = tables.room.c
    return select(room.id, room.name, room.second_name, room.capacity).order_by(room.position, room.id)


def _standing(db: Connection, day: int) -> defaultdict[int, list[Standing]]:
    session, track = tables.session.c, tables.track.c
    rows = db.execute(
        select(
            session.room_id,
            session.id,
            session.title,
            session.second_title,
            session.day,
            session.start,
            session.duration,
            track.color,
        )
        .select_from(tables.session.outerjoin(tables.track, track.id == session.track_id))
        .where(session.day == day, session.room_id.is_not(None))
    )
    by_room: defaultdict[int, list[Standing]] = defaultdict(list)
    for room_id, *values in rows:
        by_room[room_id].append(Standing(*values))
    return by_room
