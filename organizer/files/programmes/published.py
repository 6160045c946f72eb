"""What the public forms of a programme have in common: instants with their zone, and names that stay the same.

A session's GUID is its uid; a room's is made of the event's uid and the room's id, so that it outlives a new name.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from organizer.domain.folding import fold
from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput
from organizer.files.programmes.texts import zone_of
from organizer.i18n import _

Entry = SessionEntry | BreakEntry

NIGHT = 6 * 60
"""Minutes after midnight at which a day of the conference begins and the one before ends."""

ON_STAGE = (RoleKind.SPEAKER, RoleKind.PANELIST, RoleKind.CHAIR)


class Published:
    """A programme with dates. Raises BadInput where it has none."""

    def __init__(self, programme: Programme) -> None:
        if programme.start_date is None:
            raise BadInput(_("A schedule file needs dates. Give the event its first day and try again."))
        self.programme = programme
        self._first = programme.start_date
        self._zone: tzinfo = zone_of(programme.timezone) or UTC
        self._rooms = dict(zip(programme.rooms, programme.room_uids, strict=False))
        self._numbers: dict[int, str] = {}

    def date(self, day: int) -> date:
        """The calendar day."""
        return self._first + timedelta(days=day)

    def instant(self, day: int, minutes: int) -> datetime:
        """Minutes after the day's midnight on the wall's clock; they may pass the next midnight."""
        return datetime.combine(self._first, time(), self._zone) + timedelta(days=day, minutes=minutes)

    def entries(self, day: int, room: str) -> Iterator[Entry]:
        """What stands there, sessions first; for no room what is over all of them."""
        for session in self.programme.sessions:
            if session.day == day and session.room == room and session.start is not None:
                yield session
        for pause in self.programme.breaks:
            if pause.day == day and pause.room == room:
                yield pause

    def event_guid(self, entry: Entry) -> str:
        """A session's or a break's name for the whole world."""
        if isinstance(entry, BreakEntry) and entry.uid:
            return guid("", f"{entry.uid} {entry.room}")  # one break over several rooms is an event in each
        return guid(entry.uid, f"{entry.title} {entry.day} {entry.start} {entry.room}")

    def room_guid(self, room: str) -> str:
        """A room's name for the whole world."""
        return guid(self._rooms.get(room, ""), f"{self.programme.uid or self.programme.name} {room}")

    def number(self, entry: Entry) -> int:
        """A number for old readers, which want one: always the same for a GUID, and unlike all before it."""
        name = self.event_guid(entry)
        number = int(name[:7], 16) or 1
        while self._numbers.setdefault(number, name) != name:
            number += 1
        return number


def person_guid(credit: Credit) -> str:
    """A person's name for the whole world."""
    return guid(credit.uid, f"{credit.name} {credit.organization}")


def on_stage(session: SessionEntry) -> list[Credit]:
    """Everybody whom the audience sees, those of the talks too, each once."""
    talking = [credit for talk in session.talks for credit in talk.people]
    return list(dict.fromkeys([*(each for each in session.people if each.role in ON_STAGE), *talking]))


def guid(uid: str, otherwise: str) -> str:
    """A GUID: our uid where it is one, else one made of the words that name the thing."""
    try:
        return str(uuid.UUID(uid))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_OID, uid or otherwise))


def acronym(name: str) -> str:
    """At least four of a to z, digits and _, as both schemas want: ``technology_exchange_conference_2026``."""
    letters = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    return letters if len(letters) >= 4 else f"{letters}_event".strip("_")


def clock_text(minutes: int) -> str:
    """``09:05``; a length may have more hours than a day."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
