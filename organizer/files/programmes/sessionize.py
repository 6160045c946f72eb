"""Sessionize's JSON in all its views: Grid and GridSmart, Sessions, and All, which KotlinConf publishes too.

https://sessionize.com/playbook/api: sessions by day and room, by group, or beside lists of speakers, rooms and
categories. The view of speakers is no programme.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from organizer.domain.agenda.columns import header_meaning
from organizer.domain.agenda.words import AgendaField, sounds_like_break
from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.json_values import Object, first_text, items, long_text, named, objects, text
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import plain_text, source_uid, wall_clock

_SOURCE = "sessionize"


def is_sessionize(document: object) -> bool:
    """Whether this is one of the views that hold sessions."""
    return _is_all(document) or any(_sessions_of_lists(document))


def read_sessionize(document: Any) -> Programme:
    """The programme of a view with sessions."""
    rooms, told = _all(document) if _is_all(document) else _lists(document)
    tracks = [each.entry.track for each in told]
    frame = Programme(rooms=tuple(rooms), tracks=tuple(tracks), tells_roles=False)
    return assembled(told, frame)


def is_speakers_view(document: object) -> bool:
    """Whether this lists speakers: they name their sessions, but nobody knows when those are."""
    speakers = list(objects(document)) if isinstance(document, list) else []
    return bool(speakers) and all("fullName" in each for each in speakers)


def _is_all(document: object) -> bool:
    return (
        isinstance(document, Mapping)
        and isinstance(document.get("rooms"), list)
        and any("startsAt" in each for each in objects(document.get("sessions")))
    )


def _sessions_of_lists(document: object) -> Iterator[Object]:
    """The sessions of days and their rooms, or of groups; each once, though days may list them again by time."""
    for each in objects(document) if isinstance(document, list) else ():
        for holder in objects(each.get("rooms")) if "rooms" in each else (each,):
            yield from (session for session in objects(holder.get("sessions")) if "startsAt" in session)


def _lists(document: Any) -> tuple[list[str], list[Told]]:
    rooms = [text(room) for day in objects(document) for room in objects(day.get("rooms"))]
    sessions: dict[str, Object] = {}
    for each in _sessions_of_lists(document):
        sessions.setdefault(text(each.get("id")) or f"#{len(sessions)}", each)
    told = []
    for row, each in enumerate(sessions.values(), 1):
        groups = [(text(group), _names(group.get("categoryItems"))) for group in objects(each.get("categories"))]
        speakers = [(text(one.get("id")), text(one), "") for one in objects(each.get("speakers"))]
        told.append(_told(row, each, text(each.get("room")), groups=groups, speakers=speakers))
    return [*rooms, *(each.entry.room for each in told)], told


def _all(document: Any) -> tuple[list[str], list[Told]]:
    rooms, speakers = named(document.get("rooms")), named(document.get("speakers"))
    categories = [
        (first_text(each, "title", "name"), named(each.get("items"))) for each in objects(document.get("categories"))
    ]
    told = []
    for row, each in enumerate(objects(document.get("sessions")), 1):
        chosen = {text(number) for number in items(each.get("categoryItems"))}
        groups = [(title, _names(known[one] for one in known if one in chosen)) for title, known in categories]
        room = text(rooms.get(text(each.get("roomId")))) or text(each.get("room"))
        people = [_speaker(one, speakers) for one in items(each.get("speakers"))]
        told.append(_told(row, each, room, groups=groups, speakers=people))
    return [text(each) for each in rooms.values()], told


def _speaker(told: object, known: Mapping[str, Object]) -> tuple[str, str, str]:
    """Id, name and company of somebody who is told by id, or whole."""
    number = text(told.get("id")) if isinstance(told, Mapping) else text(told)
    whole = known.get(number) or (told if isinstance(told, Mapping) else {})
    full = " ".join(filter(None, (text(whole.get("firstName")), text(whole.get("lastName")))))
    return number, first_text(whole, "fullName", "name") or full, text(whole.get("companyName"))


def _names(values: Iterable[object] | object) -> list[str]:
    return [text(each) for each in (values if isinstance(values, Iterable) else ())]


def _told(
    row: int, session: Object, room: str, *, groups: list[tuple[str, list[str]]], speakers: list[tuple[str, str, str]]
) -> Told:
    starts, ends = (wall_clock(session.get(key)) for key in ("startsAt", "endsAt"))
    said = {meaning[0]: names[0] for title, names in groups if names and (meaning := header_meaning(title))}
    title = text(session.get("title"))
    for_all = session.get("isServiceSession") is True and session.get("isPlenumSession") is True
    pause = for_all and starts is not None and sounds_like_break(title)
    entry = SessionEntry(
        row=row,
        title=title,
        uid=source_uid("event", _SOURCE, text(session.get("id"))),
        code=text(session.get("id")),
        track=said.get(AgendaField.TRACK, ""),
        kind=said.get(AgendaField.KIND, ""),
        language=said.get(AgendaField.LANGUAGE, ""),
        description=plain_text(long_text(session.get("description"))),
        room="" if pause else room,
        duration=minutes_between(starts, ends),
        people=tuple(
            Credit(name, organization=company, uid=source_uid("person", _SOURCE, number))
            for number, name, company in dict.fromkeys(speakers)
            if name
        ),
    )
    return Told(entry, starts, pause=pause, state=text(session.get("status")))
