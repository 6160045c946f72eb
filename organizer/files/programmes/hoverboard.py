"""The three files of Hoverboard, which droidcons and Android Makers publish: schedule, sessions and speakers.

https://github.com/gdg-x/hoverboard: schedule.json has days with time slots, and in each slot the ids of the sessions
of every track; what they are called stands in sessions.json.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from organizer.domain.agenda.words import sounds_like_break
from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.json_values import Object, first_text, items, languages, long_text, objects, text
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import plain_text, source_uid, wall_clock
from organizer.files.reading.messages import Fault, ReadFault

SCHEDULE, SESSIONS, SPEAKERS = "schedule", "sessions", "speakers"
"""What the files are called, somewhere in their names."""

_SOURCE = "hoverboard"


def is_slots(document: object) -> bool:
    """Whether this is the schedule.json: days with time slots."""
    days = list(objects(document))
    return bool(days) and all(isinstance(each.get("timeslots"), list) for each in days)


def is_sessions(document: object) -> bool:
    """Whether this is the sessions.json: sessions by their ids."""
    sessions = list(document.values()) if isinstance(document, Mapping) else []
    return bool(sessions) and all(isinstance(each, Mapping) and "title" in each for each in sessions)


def is_speakers(document: object) -> bool:
    """Whether this is the speakers.json: people by their ids."""
    people = list(document.values()) if isinstance(document, Mapping) else []
    return bool(people) and all(isinstance(each, Mapping) and "name" in each and "bio" in each for each in people)


def read_hoverboard(documents: Mapping[str, Any]) -> Programme:
    """The programme of those of the three files that were there. Raises ReadFault where no session has a title."""
    sessions, speakers = _by_id(documents.get(SESSIONS)), _by_id(documents.get(SPEAKERS))
    if not sessions:
        raise ReadFault(Fault.MISSING_FILE, "sessions.json")
    days = list(objects(documents.get(SCHEDULE)))
    tracks = [text(track.get("title")) for day in days for track in objects(day.get("tracks"))]
    placed = [each for day in days for each in _placed(day)]
    told = [
        _told(row, number, sessions.get(number, {}), speakers=speakers, slot=slot)
        for row, (number, slot) in enumerate(placed, 1)
    ]
    scheduled = {number for number, _slot in placed}
    for number in sessions:
        if number not in scheduled:
            told.append(_told(len(told) + 1, number, sessions[number], speakers=speakers, slot=_Slot()))
    missing = tuple(f"{each}.json" for each in (SCHEDULE, SPEAKERS) if each not in documents)
    return assembled(told, Programme(rooms=tuple(tracks), tells_roles=False, missing=missing))


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where something stands: the clock at its beginning, how long, in which track."""

    starts: datetime | None = None
    minutes: int | None = None
    track: str = ""


def _by_id(document: object) -> dict[str, Object]:
    if isinstance(document, Mapping):
        return {str(number): each for number, each in document.items() if isinstance(each, Mapping)}
    return {text(each.get("id")): each for each in objects(document)}


def _placed(day: Object) -> Iterator[tuple[str, _Slot]]:
    """The ids of the day's sessions with their slots; several in one place follow each other."""
    tracks = [text(track.get("title")) for track in objects(day.get("tracks"))]
    slots = list(objects(day.get("timeslots")))
    for index, slot in enumerate(slots):
        columns = list(objects(slot.get("sessions")))
        for column, place in enumerate(columns):
            last = slots[min(index + max(int(place.get("extend") or 1), 1), len(slots)) - 1]
            starts = wall_clock(f"{text(day.get('date'))} {_clock(slot.get('startTime'))}")
            minutes = minutes_between(starts, wall_clock(f"{text(day.get('date'))} {_clock(last.get('endTime'))}"))
            numbers = [text(each) for each in items(place.get("items"))]
            track = tracks[column] if len(columns) > 1 and column < len(tracks) else ""
            yield from _in_turn(numbers, _Slot(starts, minutes, track))


def _clock(value: object) -> str:
    return text(value).rjust(5, "0")


def _in_turn(numbers: list[str], slot: _Slot) -> Iterator[tuple[str, _Slot]]:
    each_minutes = slot.minutes // len(numbers) if slot.minutes and numbers else slot.minutes
    for place, number in enumerate(numbers):
        starts = slot.starts + timedelta(minutes=place * (each_minutes or 0)) if slot.starts else None
        yield number, _Slot(starts, each_minutes, slot.track)


def _name_of(number: str, slot: _Slot) -> str:
    """Coffee and registration have one id at many times."""
    return number if number.isdecimal() else f"{number} {slot.starts}"


def _told(row: int, number: str, session: Object, *, speakers: Mapping[str, Object], slot: _Slot) -> Told:
    title, second = languages(session.get("title"))
    entry = SessionEntry(
        row=row,
        title=title,
        second_title=second,
        uid=source_uid("event", _SOURCE, _name_of(number, slot)),
        code=number,
        track=text(next(iter(items(session.get("tags"))), "")),
        kind=first_text(session, "type", "complexity"),
        language=text(session.get("language")),
        description=plain_text(long_text(session.get("description"))),
        room=slot.track,
        duration=slot.minutes,
        people=tuple(
            Credit(name, organization=text(one.get("company")), uid=source_uid("person", _SOURCE, key))
            for each in items(session.get("speakers"))
            if (name := text((one := speakers.get(key := text(each), {})).get("name")) or text(each))
        ),
    )
    return Told(entry, slot.starts, pause=not entry.people and sounds_like_break(title))
