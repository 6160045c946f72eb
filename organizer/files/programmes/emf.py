"""The JSON of Electromagnetic Field and what is like it: a list of entries with a start, an end and a venue.

https://www.emfcamp.org/schedule/2022.json. The speaker is one text.
"""

from typing import Any

from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.json_values import first_text, long_text, objects, text
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import plain_text, source_uid, wall_clock

_STARTS, _ENDS = ("start_date", "start", "starts_at"), ("end_date", "end", "ends_at")
_ROOMS = ("venue", "room", "location")


def is_list_of_entries(document: object) -> bool:
    """Whether these are entries with a title, a start and a place."""
    entries = list(objects(document)) if isinstance(document, list) else []
    return bool(entries) and all(
        "title" in each and any(key in each for key in _STARTS) and any(key in each for key in _ROOMS)
        for each in entries
    )


def read_list_of_entries(document: Any) -> Programme:
    """The programme of such a list."""
    told = []
    for row, each in enumerate(objects(document), 1):
        starts, ends = wall_clock(first_text(each, *_STARTS)), wall_clock(first_text(each, *_ENDS))
        speaker = text(each.get("speaker"))
        source = "" if not each.get("link") else text(each["link"]).partition("://")[2].partition("/")[0]
        entry = SessionEntry(
            row=row,
            title=text(each.get("title")),
            uid=source_uid("event", source, text(each.get("id"))),
            code=text(each.get("id")),
            track=text(each.get("track")),
            kind=text(each.get("type")),
            language=text(each.get("language")),
            description=plain_text(long_text(each.get("description"))),
            room=first_text(each, *_ROOMS),
            duration=minutes_between(starts, ends),
            people=(Credit(speaker),) if speaker else (),
        )
        told.append(Told(entry, starts))
    return assembled(told, Programme(rooms=tuple(each.entry.room for each in told), tells_roles=False))
