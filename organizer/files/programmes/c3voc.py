"""schedule.json of the C3VOC, which frab and pretalx export: https://c3voc.de/schedule/schema.json, both versions.

The first says in JSON what schedule.xml says, so it is turned into its elements and read as those.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.frab import programme_of
from organizer.files.programmes.json_values import (
    Object,
    first_text,
    items,
    languages,
    long_text,
    named,
    objects,
    text,
)
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import described, source_uid, wall_clock, zone_of

_PERSON_NAMES = ("public_name", "full_public_name", "name", "display_name")


def is_schedule_json(document: object) -> bool:
    """Whether this is a schedule.json of either version; some exports leave the outermost object out."""
    return _schedule(document) is not None


def read_schedule_json(document: Any) -> Programme:
    """The programme of a schedule.json. Raises ReadFault."""
    schedule = _schedule(document) or {}
    if isinstance(schedule.get("events"), list):
        return _second_version(schedule)
    return programme_of(_as_element(schedule, document.get("generator") if isinstance(document, Mapping) else None))


def _schedule(document: object) -> Object | None:
    if not isinstance(document, Mapping):
        return None
    schedule = document.get("schedule", document)
    conference = schedule.get("conference") if isinstance(schedule, Mapping) else None
    if not isinstance(schedule, Mapping) or not isinstance(conference, Mapping):
        return None
    return schedule if isinstance(conference.get("days"), list) or isinstance(schedule.get("events"), list) else None


# -- the first version -------------------------------------------------------------------------------------------------


def _as_element(schedule: Object, generator: object) -> Element:
    root, conference = Element("schedule"), schedule["conference"]
    generator = generator or schedule.get("generator")
    if isinstance(generator, Mapping):
        SubElement(root, "generator", name=text(generator.get("name")))
    head = SubElement(root, "conference")
    for tag in ("title", "acronym", "start", "timeslot_duration", "time_zone_name"):
        SubElement(head, tag).text = text(conference.get(tag))
    for track in objects(conference.get("tracks")):
        SubElement(head, "track", name=text(track))
    rooms = [text(each) for each in (*objects(conference.get("rooms")), *objects(schedule.get("rooms")))]
    for index, told in enumerate(objects(conference.get("days"))):
        day = SubElement(root, "day", date=first_text(told, "date", "day_start", "start"))
        listed = _rooms_of_day(told.get("rooms"))
        for name in (*(rooms if index == 0 else ()), *listed):
            room = SubElement(day, "room", name=name)
            room.extend(_event(each) for each in listed.pop(name, ()))
    return root


def _rooms_of_day(rooms: object) -> dict[str, list[Object]]:
    """The events by the room's name; some exports make a list of the rooms."""
    if isinstance(rooms, Mapping):
        return {str(name): list(objects(events)) for name, events in rooms.items()}
    return {text(each): list(objects(each.get("events"))) for each in objects(rooms)}


def _event(told: Object) -> Element:
    element = Element("event", guid=text(told.get("guid")), id=text(told.get("id")), code=text(told.get("code")))
    for tag in ("date", "start", "duration", "room", "title", "subtitle", "track", "type", "language"):
        SubElement(element, tag).text = text(told.get(tag))
    for tag in ("abstract", "description"):
        SubElement(element, tag).text = long_text(told.get(tag))
    persons = SubElement(element, "persons")
    for each in items(told.get("persons")):
        if isinstance(each, Mapping):
            number = first_text(each, "id", "code")
            person = SubElement(persons, "person", guid=text(each.get("guid")), id=number)
            person.text = first_text(each, *_PERSON_NAMES)
        else:
            SubElement(persons, "person").text = text(each)
    return element


# -- the second --------------------------------------------------------------------------------------------------------


def _second_version(schedule: Object) -> Programme:
    conference = schedule["conference"]
    zone_name = text(conference.get("time_zone_name"))
    rooms = named(schedule.get("rooms") or conference.get("rooms"), "slug")
    tracks = named(schedule.get("tracks") or conference.get("tracks"), "slug")
    persons = named(schedule.get("persons"), "guid")
    zone = zone_of(zone_name)
    start = wall_clock(conference.get("start"), zone)
    told = []
    for row, each in enumerate(objects(schedule["events"]), 1):
        starts, ends = (wall_clock(each.get(key), zone) for key in ("start", "end"))
        title, second = languages(each.get("title"))
        entry = SessionEntry(
            row=row,
            title=title,
            second_title=languages(each.get("subtitle"))[0] or second,
            uid=source_uid("event", text(conference.get("acronym")), first_text(each, "guid", "id")),
            code=first_text(each, "code", "id"),
            track=_by_slug(each.get("track"), tracks),
            kind=text(each.get("type")).capitalize(),
            language=text(each.get("language")),
            description=described(*(languages(each.get(key))[0] for key in ("abstract", "description"))),
            room=_by_slug(each.get("room"), rooms),
            duration=minutes_between(starts, ends),
            people=tuple(_participants(each, persons)),
        )
        told.append(Told(entry, starts, state=text(each.get("state"))))
    frame = Programme(
        name=text(conference.get("title")),
        start_date=start.date() if start else None,
        days=len(items(conference.get("days"))) or 1,
        timezone=zone_name,
        rooms=tuple(map(text, rooms.values())),
        tracks=tuple(map(text, tracks.values())),
        tells_roles=False,
    )
    return assembled(told, frame)


def _by_slug(reference: object, known: Mapping[str, Object]) -> str:
    """The name of a room or a track that is named, or only referred to."""
    if not isinstance(reference, Mapping):
        return text(reference)
    slug = text(reference.get("slug"))
    return text(reference.get("name")) or text(known.get(slug)) or slug


def _participants(event: Object, persons: Mapping[str, Object]) -> Iterator[Credit]:
    for each in objects(event.get("participants") or event.get("persons")):
        number = text(each.get("guid"))
        name = first_text(each, *_PERSON_NAMES) or first_text(persons.get(number, {}), *_PERSON_NAMES)
        if name:
            yield Credit(name, uid=source_uid("person", "", number))
