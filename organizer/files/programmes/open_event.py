"""Open Event, the JSON of eventyay: a folder or a zip of event, sessions, speakers, tracks and microlocations.

https://github.com/fossasia/open-event/blob/master/docs/ — sessions.json holds the programme; the others say the
event's name and zone, and rooms and tracks that nothing uses yet. Older exports say ``start_time`` for ``starts-at``.
"""

from collections.abc import Mapping
from typing import Any

from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.json_values import Object, first_text, long_text, objects, text, with_plain_keys
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import described, source_uid, wall_clock, zone_of

SESSIONS = "sessions.json"
PARTS = ("event.json", "tracks.json", "microlocations.json", "speakers.json", "session_types.json", "sponsors.json")
"""The other files, which have no sessions; the first three say what the programme needs."""

Documents = Mapping[str, Any]
"""The files that were there, by their names."""


def is_sessions(document: object) -> bool:
    """Whether this is the sessions.json of such an export."""
    sessions = [with_plain_keys(each) for each in objects(document)] if isinstance(document, list) else []
    return bool(sessions) and all("microlocation" in each and "title" in each for each in sessions)


def read_open_event(documents: Documents) -> Programme:
    """The programme of the files; all but sessions.json may be missing, which the programme says."""
    event = with_plain_keys(next(objects([documents.get("event.json")]), {}))
    zone_name = text(event.get("timezone"))
    zone, source = zone_of(zone_name), first_text(event, "identifier", "name", "id")
    starts = wall_clock(event.get("starts_at") or event.get("start_time"), zone)
    told = []
    for row, each in enumerate(objects(documents[SESSIONS]), 1):
        session = with_plain_keys(each)
        begin = wall_clock(session.get("starts_at") or session.get("start_time"), zone)
        end = wall_clock(session.get("ends_at") or session.get("end_time"), zone)
        told.append(
            Told(_entry(row, session, source, duration=minutes_between(begin, end)), begin, state=_state(session))
        )
    frame = Programme(
        name=text(event.get("name")),
        start_date=starts.date() if starts else None,
        timezone=zone_name,
        rooms=tuple(map(text, objects(documents.get("microlocations.json")))),
        tracks=tuple(map(text, objects(documents.get("tracks.json")))),
        tells_roles=False,
        missing=tuple(each for each in PARTS[:3] if each not in documents),
    )
    return assembled(told, frame)


def _state(session: Object) -> str:
    return "deleted" if session.get("deleted_at") else text(session.get("state"))


def _entry(row: int, session: Object, source: str, *, duration: int | None) -> SessionEntry:
    number = text(session.get("id"))
    return SessionEntry(
        row=row,
        title=text(session.get("title")),
        second_title=text(session.get("subtitle")),
        uid=source_uid("event", source, number),
        code=number,
        track=text(session.get("track")),
        kind=first_text(session, "session_type", "type"),
        language=text(session.get("language")),
        description=described(long_text(session.get("short_abstract")), long_text(session.get("long_abstract"))),
        room=text(session.get("microlocation")),
        duration=duration,
        people=tuple(
            Credit(
                name,
                organization=first_text(each, "organisation", "organization"),
                uid=source_uid("person", source, text(each.get("id"))),
            )
            for each in objects(session.get("speakers"))
            if (name := text(each))
        ),
    )
