"""schedule.json of the C3VOC, written: valid against https://c3voc.de/schedule/schema.json, first version.

It says what the schedule XML says: unscheduled sessions are left out, everybody on stage is a person.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from organizer import __version__
from organizer.domain.programme.in_files import Programme, SessionEntry
from organizer.files.programmes.frab import OURS
from organizer.files.programmes.published import (
    NIGHT,
    Entry,
    Published,
    acronym,
    clock_text,
    on_stage,
    person_guid,
)
from organizer.files.replacing import replacing
from organizer.progress import Progress

_SCHEMA = "https://c3voc.de/schedule/schema.json"


def write_schedule_json(path: Path, programme: Programme, progress: Progress) -> int:
    """Write the scheduled part of a programme and return how many events it has.

    Raises BadInput when the event has no dates, FileTrouble, Cancelled.
    """
    published = Published(programme)
    days = [_day(published, day, progress) for day in range(programme.days)]
    schedule = {
        "version": datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
        "conference": {**_conference(published), "days": days},
    }
    generator = {"name": OURS, "version": __version__}
    document = {"$schema": _SCHEMA, "generator": generator, "schedule": schedule}
    with replacing(path) as part:
        text = json.dumps(document, ensure_ascii=False, indent=1)
        part.write_text(text + "\n", encoding="utf-8", errors="replace")
    return sum(len(events) for day in days for events in day["rooms"].values())


def _conference(published: Published) -> dict[str, Any]:
    programme = published.programme
    return {
        "acronym": acronym(programme.name),
        "title": programme.name,
        "start": published.date(0).isoformat(),
        "end": published.date(programme.days - 1).isoformat(),
        "daysCount": programme.days,
        "timeslot_duration": "00:05",
        "time_zone_name": programme.timezone or "UTC",
        "tracks": [{"name": name} for name in programme.tracks],
        "rooms": [{"name": name, "guid": published.room_guid(name)} for name in programme.rooms],
    }


def _day(published: Published, day: int, progress: Progress) -> dict[str, Any]:
    progress.step(day, published.programme.days)
    rooms = {
        room: [
            _event(published, each) for each in sorted(published.entries(day, room), key=lambda each: each.start or 0)
        ]
        for room in (*published.programme.rooms, "")
    }
    return {
        "index": day + 1,
        "date": published.date(day).isoformat(),
        "day_start": published.instant(day, NIGHT).isoformat(),
        "day_end": published.instant(day + 1, NIGHT).isoformat(),
        "rooms": {room: events for room, events in rooms.items() if events or (room and day == 0)},
    }


def _event(published: Published, entry: Entry) -> dict[str, Any]:
    guid, starts = published.event_guid(entry), published.instant(entry.day or 0, entry.start or 0)
    session = entry if isinstance(entry, SessionEntry) else SessionEntry(entry.row, entry.title, kind="break")
    return {
        "id": published.number(entry),
        "guid": guid,
        "date": starts.isoformat(),
        "start": starts.strftime("%H:%M"),
        "end": (starts + timedelta(minutes=entry.duration or 1)).isoformat(),
        "duration": clock_text(entry.duration or 1),
        "room": entry.room,
        "slug": f"{acronym(published.programme.name)}-{published.number(entry)}",
        "url": f"urn:uuid:{guid}",
        "title": entry.title,
        "subtitle": entry.second_title,
        "track": session.track,
        "type": session.kind,
        "language": session.language,
        "abstract": "",
        "description": session.description,
        "persons": [{"guid": person_guid(each), "name": each.name} for each in on_stage(session)],
        "links": [],
    }
