"""OPass, the app of COSCUP and other conferences in Taiwan: sessions, speakers, types, rooms and tags by their ids.

https://github.com/CCIP-App/CCIP-iOS: every text stands once in each language, ``{"zh": {"title": …}, "en": {…}}``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.json_values import Object, first_text, items, named, objects, said_in, text
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import flat, plain_text, source_uid, wall_clock

_LISTS = ("session_types", "rooms", "speakers")


def is_opass(document: object) -> bool:
    """Whether this is a session.json of OPass."""
    if isinstance(document, Mapping) and not any(isinstance(document.get(key), list) for key in _LISTS):
        return False
    sessions = list(objects(_whole(document).get("sessions")))
    return bool(sessions) and all(isinstance(each.get("zh") or each.get("en"), Mapping) for each in sessions)


def read_opass(document: Any) -> Programme:
    """The programme; a session's type is its track."""
    document = _whole(document)
    types, rooms, speakers = (named(document.get(key)) for key in _LISTS)
    told = []
    for row, each in enumerate(objects(document["sessions"]), 1):
        starts, ends = wall_clock(each.get("start")), wall_clock(each.get("end"))
        title, second = said_in(each, "title")
        entry = SessionEntry(
            row=row,
            title=title,
            second_title=second,
            uid=source_uid("event", _source(document), text(each.get("id"))),
            code=text(each.get("id")),
            track=_name(each.get("type"), types),
            language=text(each.get("language")),
            description=plain_text(said_in(each, "description")[0]),
            room=_name(each.get("room"), rooms),
            duration=minutes_between(starts, ends),
            people=tuple(_people(each, speakers, _source(document))),
        )
        told.append(Told(entry, starts))
    frame = Programme(
        rooms=tuple(said_in(each, "name")[0] for each in rooms.values()),
        tracks=tuple(said_in(each, "name")[0] for each in types.values()),
        tells_roles=False,
    )
    return assembled(told, frame)


def _whole(document: object) -> Object:
    """The document with its lists; that of before 2020 is the list of sessions alone, with their speakers in them."""
    return document if isinstance(document, Mapping) else {"sessions": document}


def _source(document: Object) -> str:
    return first_text(document, "event_id", "event") or "opass"


def _name(reference: object, known: Mapping[str, Object]) -> str:
    """The name behind an id; rooms that no list explains are called by their id."""
    number = text(reference)
    return said_in(known[number], "name")[0] if number in known else number


def _people(session: Object, known: Mapping[str, Object], source: str) -> Iterator[Credit]:
    for each in items(session.get("speakers")):
        number = text(each.get("id")) if isinstance(each, Mapping) else text(each)
        name, second = said_in(known.get(number, each if isinstance(each, Mapping) else {}), "name")
        if name:
            yield Credit(flat(name), second_name=flat(second), uid=source_uid("person", source, number))
